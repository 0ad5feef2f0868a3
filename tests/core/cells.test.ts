import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import { testDesk, type TestDesk } from './desk.ts'

const lastYear = new Date().getFullYear() - 1
type Changes = Input<'members.cells'>['changes']

async function firm(desk: TestDesk, name: string, values: { phone?: string; vatNumber?: string } = {}): Promise<string> {
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  return (await desk.call('organisations.save', { values: { name, ...values }, clusterId, joinedOn: '2020-01-01' })).id
}

const rowOf = async (desk: TestDesk, id: string) => (await desk.call('members.list', {})).rows.find(row => row.organisationId === id)
const outcomes = (answer: { cells: { outcome: string }[] }) => answer.cells.map(cell => cell.outcome)

test('cells of every kind of column are read as they are typed and land in the records that the list shows', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova')
  const typed: [Changes[number]['column'], string][] = [
    ['name', 'Prova Due S.r.l.'], ['vatNumber', '259305100'], ['legalForm', 'srl'], ['kind', 'Associazione'], ['municipality', 'Empoli (FI)'], ['postalCode', '50053'], ['atecoCode', '151100'],
    ['chainPlace', 'Finissaggio'], ['employees', '1.234,5'], ['turnover', '€ 1.234.567,89'], ['joinedOn', '1/3/25'], ['email', 'INFO@prova.example'], ['phone', '0571 1'], ['tags', 'uno; due'],
  ]
  const answer = await desk.call('members.cells', { how: 'paste', changes: typed.map(([column, text]) => ({ organisationId, column, text })) })
  expect(answer.counts).toEqual({ changed: typed.length, same: 0, refused: 0, stale: 0 })
  expect(await rowOf(desk, organisationId)).toMatchObject({
    name: 'Prova Due S.r.l.', vatNumber: '00259305100', legalForm: 'SRL', kind: 'association', municipality: 'Empoli', province: 'FI', postalCode: '50053', atecoCode: '15.11.00', chainPlace: 'finishing',
    employees: 1234.5, turnover: 1234567.89, figuresYear: lastYear, joinedOn: '2025-03-01', email: 'info@prova.example', phone: '0571 1', tags: ['uno', 'due'],
  })
  const { sites } = await desk.call('organisations.get', { id: organisationId })
  expect(sites).toMatchObject([{ kind: 'registered', municipalityCode: '048014' }])
  // one batch, which is undone as one
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect(await rowOf(desk, organisationId)).toMatchObject({ name: 'Prova', vatNumber: null, municipality: null, employees: null, joinedOn: '2020-01-01', tags: [] })
})

test('a code of activity keeps the edition that it is typed with, and does not keep that of another code', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova')
  const type = async (text: string) => {
    await desk.call('members.cells', { how: 'edit', changes: [{ organisationId, column: 'atecoCode', text }] })
    const { atecoCode, atecoEdition } = await desk.call('organisations.get', { id: organisationId })
    return [atecoCode, atecoEdition]
  }
  expect(await type('15.11 (ATECO 2007)')).toEqual(['15.11', '2007'])
  expect(await type('15.11.00')).toEqual(['15.11.00', '2007'])
  expect(await type('15.20.10')).toEqual(['15.20.10', null])
})

test('bad cells stay as they are and say why; the good ones beside them are written', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova', { phone: '0571 1' })
  const bad: [Changes[number]['column'], string, string][] = [
    ['name', '', 'required'], ['employees', 'tanti', 'not-a-number'], ['employees', '-3', 'negative'], ['joinedOn', '31/2/25', 'not-a-day'], ['legalForm', 'boh', 'not-a-choice'], ['size', 'Piccola', 'read-only'],
    ['postalCode', 'x'.repeat(20), 'too-long'], ['turnover', '#RIF!', 'cell-error'], ['email', 'a@b.example; c@d.example', 'several-addresses'], ['leftOn', '1/1/2019', 'period-order'],
  ]
  const answer = await desk.call('members.cells', {
    how: 'paste', changes: [...bad.map(([column, text]) => ({ organisationId, column, text })), { organisationId, column: 'phone', text: '0571 2' }, { organisationId: 'none', column: 'phone', text: '1' }],
  })
  expect(answer.cells.map(cell => cell.problem?.code ?? null)).toEqual([...bad.map(([, , code]) => code), null, 'gone'])
  expect(answer.counts).toEqual({ changed: 1, same: 0, refused: bad.length + 1, stale: 0 })
  expect(await rowOf(desk, organisationId)).toMatchObject({ name: 'Prova', phone: '0571 2', employees: null, leftOn: null })
})

test('a number that fails its check is kept, with the doubt said', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova')
  const { cells } = await desk.call('members.cells', { how: 'edit', changes: [{ organisationId, column: 'vatNumber', text: '00743110158' }, { organisationId, column: 'municipality', text: 'Borgo Inventato' }] })
  expect(cells).toMatchObject([{ outcome: 'changed', problem: { code: 'vat-check-digit' } }, { outcome: 'changed', problem: { code: 'municipality-unknown' } }])
  expect(await rowOf(desk, organisationId)).toMatchObject({ vatNumber: '00743110158', vatToVerify: true, municipality: 'Borgo Inventato' })
})

test('what changed since the screen showed it is stale and stays; the same again is no change and no batch', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova', { phone: '1' })
  const change = (text: string, seen: string | null) => desk.call('members.cells', { how: 'edit', changes: [{ organisationId, column: 'phone', text, seen }] })
  await desk.call('organisations.save', { id: organisationId, values: { phone: '22222' } })
  expect((await change('33333', '1')).cells).toMatchObject([{ outcome: 'stale', before: '22222', after: '22222' }])
  const same = await change('22222', '1')
  expect(same.batch).toBeNull()
  expect(outcomes(same)).toEqual(['same'])
  expect(outcomes(await change('33333', '22222'))).toEqual(['changed'])
  expect(await rowOf(desk, organisationId)).toMatchObject({ phone: '33333' })
})

test('a dry run says the same and writes nothing', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova')
  const changes: Changes = [{ organisationId, column: 'employees', text: '12' }, { organisationId, column: 'joinedOn', text: 'ieri' }]
  const before = (await desk.call('history.list', {})).total
  const tried = await desk.call('members.cells', { how: 'paste', dryRun: true, changes })
  expect(tried).toMatchObject({ batch: null, counts: { changed: 1, refused: 1 } })
  expect((await desk.call('history.list', {})).total).toBe(before)
  expect((await desk.call('members.cells', { how: 'paste', changes })).cells).toEqual(tried.cells)
})

test('values as the list holds them fill and empty cells; figures go into the year that is shown', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova')
  await desk.call('organisations.figures.save', { organisationId, fields: { year: 2021, employees: 7 } })
  const fill = (column: Changes[number]['column'], value: string | number | null) => desk.call('members.cells', { how: 'fill', changes: [{ organisationId, column, value }] })
  await fill('employees', 9.5)
  await fill('legalForm', 'SRL')
  expect(await rowOf(desk, organisationId)).toMatchObject({ employees: 9.5, figuresYear: 2021, legalForm: 'SRL' })
  expect((await fill('legalForm', 'NONE')).cells[0]?.problem?.code).toBe('not-a-choice')
  expect((await fill('name', null)).cells[0]?.problem?.code).toBe('required')
  await fill('legalForm', null)
  expect(await rowOf(desk, organisationId)).toMatchObject({ legalForm: null })
})

test('both days of a membership may move past each other in one paste, in whichever order they come', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Prova')
  await desk.call('members.cells', { how: 'edit', changes: [{ organisationId, column: 'leftOn', text: '31/12/2099' }] })
  const membershipId = (await rowOf(desk, organisationId))?.id
  const moved = await desk.call('members.cells', {
    how: 'paste', at: '2020-06-01', changes: [{ organisationId, membershipId, column: 'joinedOn', text: '1/1/2100' }, { organisationId, membershipId, column: 'leftOn', text: '31/12/2100' }],
  })
  expect(moved.counts.changed).toBe(2)
})

test('a thousand rows with three hundred bad cells: every good one is written, every bad one named, in one batch', async () => {
  const desk = await testDesk()
  const list = join(desk.home, 'list.csv')
  writeFileSync(list, `Denominazione;Comune\n${Array.from({ length: 1000 }, (_, n) => `Prova ${n};Comune ${n}`).join('\n')}`)
  const { session } = await desk.call('members.import.preview', { file: list })
  await desk.call('members.import.apply', { session })
  const ids = (await desk.call('members.list', { limit: 1000 })).rows.map(row => row.organisationId)
  expect(ids).toHaveLength(1000)
  const changes = ids.flatMap((organisationId, n): Changes => [
    { organisationId, column: 'employees', text: n < 300 ? `circa tanti ${n}` : String(n) }, { organisationId, column: 'phone', text: `0571 ${10_000 + n}` },
  ])
  const answer = await desk.call('members.cells', { how: 'paste', changes })
  expect(answer.counts).toEqual({ changed: 1700, same: 0, refused: 300, stale: 0 })
  expect(answer.cells.filter(cell => cell.outcome === 'refused').every((cell, n) => cell.problem?.values['text'] === `circa tanti ${n}`)).toBe(true)
  const { rows } = await desk.call('members.list', { limit: 1000 })
  expect(rows.filter(row => row.phone !== null)).toHaveLength(1000)
  expect(rows.filter(row => row.employees !== null)).toHaveLength(700)
  await desk.call('history.undo', { batch: answer.batch ?? '' })
  expect((await desk.call('members.list', { filter: { phone: { empty: false } } })).total).toBe(0)
})

test('nonsense is refused at the door', async () => {
  const desk = await testDesk()
  expect((await desk.refused('members.cells', { how: 'edit', changes: [] })).code).toBe('bad-input')
  expect((await desk.refused('members.cells', { how: 'edit', changes: [{ organisationId: 'x', column: 'salary', text: '1' }] })).code).toBe('bad-input')
  expect((await desk.refused('members.cells', { how: 'edit', clusterId: 'none', changes: [{ organisationId: 'x', column: 'name', text: '1' }] })).code).toBe('not-found')
})
