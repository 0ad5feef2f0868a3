import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { documentStateAt, documentStates } from '../../shared/documents.ts'
import { readPdf, readWorkbook } from '../papers/reading.ts'
import { testDesk, type TestDesk } from './desk.ts'

const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name } })).id
const iso = 'type-iso9001-2015'

async function someDocuments(desk: TestDesk) {
  const [tannery, mill] = [await firm(desk, 'Conceria Uno'), await firm(desk, 'Cartiera Due')]
  const save = async (organisationId: string, values: Parameters<typeof desk.call<'documents.save'>>[1]['values']) => (await desk.call('documents.save', { organisationId, values })).id
  return {
    tannery, mill,
    durc: await save(tannery, { documentTypeId: 'type-durc', issuedOn: '2026-01-01', number: 'D-1' }),
    old: await save(tannery, { documentTypeId: iso, issuedOn: '2021-03-01', issuer: 'Prova Cert', number: 'ISO-77' }),
    renewed: await save(tannery, { documentTypeId: iso, issuedOn: '2024-02-20', verified: true, checkedHow: 'register', checkedOn: '2024-03-01' }),
    unknown: await save(mill, { documentTypeId: 'type-fsc' }),
    sa8000: await save(mill, { documentTypeId: 'type-sa8000-2014', issuedOn: '2025-06-01' }),
    policy: await save(mill, { documentTypeId: 'type-liability-insurance', validFrom: '2026-09-01', expiresOn: '2027-08-31' }),
  }
}

test('the list says the state of each document at a day, in the order of what ends first', async () => {
  const desk = await testDesk()
  const made = await someDocuments(desk)
  const states = async (at: string, more: Partial<Parameters<typeof desk.call<'documents.list'>>[1]> = {}) =>
    (await desk.call('documents.list', { at, sort: 'endsOn', ...more })).rows.map(row => [row.typeName.name.slice(0, 8), row.state, row.endsOn])
  expect(await states('2026-04-20')).toEqual([
    ['ISO 9001', 'replaced', '2024-03-01'], ['DURC (re', 'expiring', '2026-05-01'], ['ISO 9001', 'valid', '2027-02-20'], ['Polizza ', 'future', '2027-08-31'], ['SA8000', 'valid', '2028-06-01'],
    ['FSC', 'unknown', null],
  ])
  expect(await states('2024-01-31', { filter: { number: 'ISO-77' } })).toEqual([['ISO 9001', 'expiring', '2024-03-01']])
  expect(await states('2026-05-02', { filter: { state: 'expired' } })).toEqual([['DURC (re', 'expired', '2026-05-01']])
  expect(await states('2026-10-01', { filter: { transition: 'due' } })).toEqual([['SA8000', 'valid', '2028-06-01']])
  expect(await states('2026-10-01', { organisationId: made.mill, filter: { daysLeft: { to: 400 } } })).toEqual([['Polizza ', 'valid', '2027-08-31']])
  expect(await states('2026-04-20', { text: 'cartiera sa80' })).toHaveLength(1)
  expect(await states('2026-04-20', { text: 'iso 9001 2015' })).toHaveLength(2)
  expect((await desk.call('documents.values', { column: 'state', at: '2026-04-20' })).values).toContainEqual({ value: 'valid', count: 2 })
  expect((await desk.call('documents.groups', { by: 'type', at: '2026-04-20' })).groups).toHaveLength(5)
  const renewed = (await desk.call('documents.list', { filter: { verified: 1 } })).rows
  expect(renewed).toMatchObject([{ id: made.renewed, verified: true, typeName: { name: 'ISO 9001', edition: '2015' }, organisation: 'Conceria Uno', kind: 'certificate', files: 0 }])
  expect((await desk.refused('documents.list', { filter: { state: { from: true } } })).code).toBe('bad-input')
})

test('types stand in the order of their names in the language that is read, states in their own', async () => {
  const desk = await testDesk()
  const { mill } = await someDocuments(desk)
  await desk.call('documents.save', { organisationId: mill, values: { documentTypeId: 'type-dvr', issuedOn: '2025-01-01' } })
  const at = '2026-04-20'
  const listed = async (sort: string) => (await desk.call('documents.list', { at, sort })).rows
  // a DVR is a risk assessment in English
  const aroundIt = async () => {
    const types = (await listed('type')).map(({ type }) => type)
    expect((await desk.call('documents.groups', { at, by: 'type' })).groups.map(({ value }) => value)).toEqual([...new Set(types)])
    return types.indexOf('type-dvr') < types.indexOf('type-fsc') ? 'before' : 'after'
  }
  expect(await aroundIt()).toBe('before')
  await desk.call('workspace.settings.save', { language: 'en' })
  expect(await aroundIt()).toBe('after')
  expect((await listed('state')).map(({ state }) => state)).toEqual(['valid', 'valid', 'valid', 'expiring', 'replaced', 'future', 'unknown'])
})

test('what is read of one document agrees with the rule and with the list', async () => {
  const desk = await testDesk()
  const made = await someDocuments(desk)
  const record = await desk.call('documents.get', { id: made.sa8000, at: '2026-10-01' })
  const { state, endsOn, daysLeft, transition, reviewOn } = record
  expect({ state, endsOn, daysLeft, transition, reviewOn }).toEqual(documentStateAt({ ...record, replacedOn: null }, record.type, '2026-10-01'))
  expect(record).toMatchObject({ organisation: 'Cartiera Due', type: { code: 'SA8K', nameEnglish: 'SA8000', successorId: 'type-sa8000-2026', transitionOn: '2028-12-31' }, transition: 'due' })
  expect((await desk.call('documents.get', { id: made.old, at: '2026-10-01' })).state).toBe('replaced')
  expect((await desk.refused('documents.get', { id: 'none' })).code).toBe('not-found')
})

test('a newer one replaces one for the same sites only, also one of the next edition, and never by being rejected', async () => {
  const desk = await testDesk()
  const organisationId = await firm(desk, 'Conceria Uno')
  const old = (await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-sa8000-2014', issuedOn: '2024-01-01', sites: 'Sede di Fucecchio' } })).id
  const stateOf = async () => (await desk.call('documents.get', { id: old, at: '2027-01-31' })).state
  await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-sa8000-2014', issuedOn: '2026-01-01', sites: 'Sede di Empoli' } })
  expect(await stateOf()).toBe('expired')
  const next = await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-sa8000-2026', issuedOn: '2027-01-10', sites: 'sede di fucecchio' } })
  expect(await stateOf()).toBe('replaced')
  await desk.call('documents.save', { id: next.id, values: { rejectedOn: '2027-01-20', rejectedReason: 'copia illeggibile' } })
  expect(await stateOf()).toBe('expired')
  expect((await desk.call('documents.get', { id: next.id, at: '2027-01-31' })).state).toBe('rejected')
})

test('a document is changed field by field; stale screens, wrong days and missing types are refused', async () => {
  const desk = await testDesk()
  const { durc, tannery } = await someDocuments(desk)
  const { revision } = await desk.call('documents.get', { id: durc })
  const saved = await desk.call('documents.save', { id: durc, values: { issuer: 'INPS', verified: true }, revision })
  expect(await desk.refused('documents.save', { id: durc, values: { issuer: 'INAIL' }, revision })).toMatchObject({ code: 'stale', values: { revision: saved.revision, changed: { issuer: 'INPS', verified: true } } })
  expect((await desk.refused('documents.save', { id: durc, values: { expiresOn: '2025-12-31' } })).code).toBe('period-order')
  expect((await desk.refused('documents.save', { organisationId: tannery, values: {} })).code).toBe('type-missing')
  expect((await desk.refused('documents.save', { values: { documentTypeId: 'type-durc' } })).code).toBe('not-found')
  expect((await desk.refused('documents.save', { organisationId: tannery, values: { documentTypeId: 'none' } })).code).toBe('not-found')
  await desk.call('history.undo', { batch: saved.batch })
  expect(await desk.call('documents.get', { id: durc })).toMatchObject({ issuer: null, verified: false })
})

test('documents go into the bin and come back; those of a firm in the bin are not listed', async () => {
  const desk = await testDesk()
  const { durc, old, mill } = await someDocuments(desk)
  await desk.call('documents.remove', { ids: [durc, old] })
  expect((await desk.call('documents.list', {})).total).toBe(4)
  await desk.call('documents.restore', { ids: [durc, old] })
  await desk.call('organisations.remove', { ids: [mill] })
  expect((await desk.call('documents.list', {})).total).toBe(3)
  expect((await desk.refused('documents.restore', { ids: ['none'] })).code).toBe('not-found')
})

test('what expires: from the day on, within so many days, with how many are over or not known', async () => {
  const desk = await testDesk()
  const made = await someDocuments(desk)
  const names = async (at: string, days?: number) => (await desk.call('documents.expiring', { at, ...(days === undefined ? {} : { days }) })).rows.map(row => row.id)
  expect(await names('2026-04-20')).toEqual([made.durc])
  expect(await names('2026-04-20', 10)).toEqual([])
  expect(await names('2026-04-20', 11)).toEqual([made.durc])
  expect(await names('2026-05-01', 0)).toEqual([made.durc])
  expect(await names('2026-10-01', 365)).toEqual([made.renewed, made.policy])
  expect(await desk.call('documents.expiring', { at: '2026-10-01', days: 30 })).toEqual({ rows: [], total: 0, counts: { expired: 1, unknown: 1, transition: 1 } })
  expect((await desk.refused('documents.expiring', { days: -1 })).code).toBe('bad-input')
})

test('a workspace begins with the catalogue in both languages, with ids that stay', async () => {
  const desk = await testDesk()
  const { types } = await desk.call('documents.types.list', {})
  expect(types.length).toBeGreaterThan(30)
  for (const type of types) expect(type, type.id).toMatchObject({ id: expect.stringMatching(/^type-[a-z0-9-]+$/), code: expect.any(String), nameEnglish: expect.any(String), documents: 0 })
  expect(types.find(({ id }) => id === 'type-grs')).toMatchObject({ successorId: 'type-mms', successorFrom: '2027-12-31', transitionOn: null, validity: 'fixed', validFor: 12, validUnit: 'months' })
  expect(types.find(({ id }) => id === 'type-durc')).toMatchObject({ validFor: 120, validUnit: 'days', warnDays: 20 })
})

test('types are data: made, changed, and removed while nothing needs them', async () => {
  const desk = await testDesk()
  const { mill } = await someDocuments(desk)
  const { id } = await desk.call('documents.types.save', { fields: { name: 'Marchio del distretto', validity: 'fixed', validFor: 2, validUnit: 'years' } })
  const made = await desk.call('documents.save', { organisationId: mill, values: { documentTypeId: id, issuedOn: '2026-01-01' } })
  expect((await desk.call('documents.get', { id: made.id, at: '2026-01-01' })).endsOn).toBe('2028-01-01')
  await desk.call('documents.types.save', { id, fields: { validFor: 18, validUnit: 'months' } })
  expect((await desk.call('documents.get', { id: made.id, at: '2026-01-01' })).endsOn).toBe('2027-07-01')
  expect((await desk.call('documents.types.list', {})).types.find(type => type.id === id)?.documents).toBe(1)
  expect(await desk.refused('documents.types.remove', { id })).toMatchObject({ code: 'type-in-use', values: { count: 1 } })
  expect((await desk.refused('documents.types.remove', { id: 'type-sa8000-2026' })).code).toBe('type-in-use')
  expect((await desk.refused('documents.types.save', { id, fields: { validFor: null } })).code).toBe('type-rule')
  expect((await desk.refused('documents.types.save', { id: 'type-sa8000-2026', fields: { successorId: 'type-sa8000-2014' } })).code).toBe('type-circle')
  expect((await desk.refused('documents.types.save', { fields: {} })).code).toBe('name-missing')
  expect((await desk.refused('documents.types.save', { id: 'none', fields: {} })).code).toBe('not-found')
  await desk.call('documents.remove', { ids: [made.id] })
  const { batch } = await desk.call('documents.types.remove', { id })
  expect((await desk.call('documents.types.list', {})).types.some(type => type.id === id)).toBe(false)
  await desk.call('history.undo', { batch })
  expect((await desk.call('documents.types.list', {})).types.some(type => type.id === id)).toBe(true)
})

test('what expires is written as a paper, of one organisation or of all, and filtered by kind', async () => {
  const desk = await testDesk()
  const { mill } = await someDocuments(desk)
  const path = join(dirname(desk.file), 'scadenze.xlsx')
  const write = async (input: Partial<Parameters<typeof desk.call<'documents.export'>>[1]>) => {
    await desk.call('documents.export', { format: 'xlsx', language: 'it', at: '2026-10-01', path, ...input })
    return readWorkbook(path).text
  }
  const all = await write({ days: 365 })
  for (const words of ['D-1', 'FSC', 'SA8000:2014', 'Polizza']) expect(all).toContain(words)
  expect(all).not.toContain('ISO-77')
  expect(await write({ organisationId: mill })).not.toContain('D-1')
  expect(await write({ days: 365, filter: { kind: ['insurance'] } })).not.toContain('SA8000')
  for (const format of ['pdf', 'xlsx'] as const) expect((await desk.call('documents.export', { format, language: 'en', preview: true })).bytes).toBeGreaterThan(1000)
  expect((await desk.refused('documents.export', { format: 'pdf', language: 'it', organisationId: 'none' })).code).toBe('not-found')
})

test('a document is written as a sheet, with its state at a day and how it was checked', async () => {
  const desk = await testDesk()
  const { old, renewed } = await someDocuments(desk)
  const sheet = async (id: string, language: 'it' | 'en' = 'it') =>
    (await readPdf((await desk.call('documents.sheet', { id, language, at: '2026-10-01', path: join(dirname(desk.file), 'scheda.pdf') })).path)).text.normalize('NFC').replace(/\s+/g, ' ')
  const text = await sheet(renewed)
  for (const words of ['ISO 9001:2015: Conceria Uno', 'Scade il', '20/02/2024', 'In un registro pubblico', 'Nessun file allegato.', '01/10/2026']) expect(text).toContain(words)
  const past = await sheet(old, 'en')
  for (const words of ['Replaced', 'Prova Cert', 'ISO-77', 'Verified no']) expect(past).toContain(words)
  expect(past).not.toMatch(/Rilasciato|documents:|papers:|\{\{/)
  await desk.call('documents.remove', { ids: [old] })
  expect((await desk.refused('documents.sheet', { id: old, language: 'it' })).code).toBe('not-found')
})

/** The lines of a part of a calendar file as its properties. */
const propertiesOf = (text: string) => Object.fromEntries(text.split('\r\n').flatMap(line => {
  const [, name, value] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? []
  return name && value !== undefined ? [[name, value]] : []
}))
/** The events of a calendar file with their reminder; long lines are folded by the standard (RFC 5545, 3.1). */
const eventsOf = (text: string) => text.replace(/\r\n[ \t]/g, '').split('BEGIN:VEVENT').slice(1).map(event => {
  const [own = '', alarm = ''] = event.split('BEGIN:VALARM')
  const { UID, DTSTART, SUMMARY, DESCRIPTION } = propertiesOf(own)
  return { UID, DTSTART, SUMMARY, DESCRIPTION, reminder: propertiesOf(alarm)['TRIGGER'] }
})

test('deadlines go into a calendar file with reminders and ids that stay', async () => {
  const desk = await testDesk({ create: { agency: 'Agenzia di prova' } })
  const made = await someDocuments(desk)
  const path = join(dirname(desk.file), 'scadenze.ics')
  const read = async (input: Partial<Parameters<typeof desk.call<'documents.calendar'>>[1]> = {}) => {
    const written = await desk.call('documents.calendar', { language: 'it', path, ...input })
    const events = eventsOf(readFileSync(path, 'utf8'))
    expect(written.rows).toBe(events.length)
    return events
  }
  const all = await read()
  expect(all.find(event => event.UID === `document-${made.renewed}@cooperate-desk`)).toMatchObject({ DTSTART: '20270220', SUMMARY: 'Scade ISO 9001:2015: Conceria Uno', reminder: '-P89DT15H' })
  expect(all.find(event => event.UID === 'edition-type-sa8000-2014@cooperate-desk')).toMatchObject({ DTSTART: '20281231', DESCRIPTION: expect.stringMatching(/^Cartiera Due/) })
  expect(all.some(event => event.UID?.includes(made.old))).toBe(false)
  expect(all.some(event => event.UID?.includes(made.unknown))).toBe(false)
  const first = readFileSync(path, 'utf8')
  await read()
  expect(readFileSync(path, 'utf8'), 'the same data are the same bytes').toBe(first)
  expect((await read({ organisationId: made.tannery, language: 'en' })).every(event => event.SUMMARY?.includes('Conceria Uno'))).toBe(true)
  expect((await desk.refused('documents.calendar', { language: 'it', organisationId: 'none' })).code).toBe('not-found')
  expect((await desk.refused('documents.calendar', { language: 'it', path: join(dirname(desk.file), 'manca', 'x.ics') })).code).toBe('cannot-write')
})

test('the sample district has documents in every state, with files that open', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const { values } = await desk.call('documents.values', { column: 'state' })
  expect(values.map(({ value }) => value).toSorted()).toEqual([...documentStates].toSorted())
  expect((await desk.call('documents.list', { filter: { transition: 'due' } })).total).toBeGreaterThan(0)
  expect(await desk.call('documents.attachments.check', {})).toMatchObject({ faulty: [] })
  const [row] = (await desk.call('documents.list', { filter: { files: { from: 2 } } })).rows
  const { attachments } = await desk.call('documents.attachments.list', { documentId: row?.id })
  for (const { id, bytes } of attachments) expect(readFileSync((await desk.call('documents.attachments.open', { id })).path)).toHaveLength(bytes)
})
