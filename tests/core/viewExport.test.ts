import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readPdf } from '../papers/reading.ts'
import { assessmentList } from '../../shared/checklists/list.ts'
import { documentList } from '../../shared/documentList.ts'
import type { Input } from '../../shared/contract.ts'
import { words } from '../../shared/language.ts'
import { actionList, decisionList, meetingList } from '../../shared/meetings/list.ts'
import { policyList } from '../../shared/policies/list.ts'
import { supplierList } from '../../shared/suppliers/list.ts'
import type { ExportedGrid } from '../../shared/viewExport.ts'
import { committee, decidedAndClosed, opened } from './meetingDesk.ts'
import { testDesk, type TestDesk } from './desk.ts'

type Asked = Input<'views.export'>
type Sheet = { titles: string[]; rows: ExcelJS.CellValue[][]; formats: string[]; cover: string }

/** The table of an exported workbook as Excel's library reads it; the words of its cover. */
async function workbook(path: string): Promise<Sheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const [cover, sheet] = [book.worksheets[0], book.worksheets.at(-1)]
  const lines = (of: ExcelJS.Worksheet | undefined) => (of?.getSheetValues() ?? []).flatMap(row => (Array.isArray(row) ? [Array.from({ length: of?.columnCount ?? 0 }, (_, at) => row[at + 1] ?? null)] : []))
  const [head = [], ...rows] = lines(sheet)
  return { titles: head.map(String), rows, formats: head.map((_, at) => sheet?.getRow(2).getCell(at + 1).numFmt ?? ''), cover: JSON.stringify(lines(cover)) }
}

const written = async (desk: TestDesk, input: Asked) => workbook((await desk.call('views.export', input)).path)
const day = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)

const district = () => testDesk({ create: { sample: true } })

test('a list as it is seen: the columns that are shown in their order, the rows in theirs, typed; the view and the filters in words', async () => {
  const desk = await district()
  const selection = { sort: '-endsOn', filter: { state: ['valid', 'expiring'] } }
  const { rows } = await desk.call('documents.list', { ...selection, limit: 1000 })
  expect(rows.length).toBeGreaterThan(20)
  const sheet = await written(desk, { grid: 'documents', selection, columns: ['endsOn', 'organisation', 'daysLeft', 'state'], format: 'xlsx', language: 'it', view: 'Da rinnovare' })
  const t = words('it')
  expect(sheet.titles).toEqual((['endsOn', 'organisation', 'daysLeft', 'state'] as const).map(column => t(`documents:column.${column}`)))
  expect(sheet.rows.map(([ends, ...rest]) => [day(ends), ...rest])).toEqual(rows.map(row => [row.endsOn, row.organisation, row.daysLeft, t(`documents:state.${row.state}`)]))
  expect(sheet.formats[0]).toBe('dd/mm/yyyy')
  expect(sheet.cover).toContain('Vista «Da rinnovare»')
  expect(sheet.cover).toContain(`Scelta: ${t('documents:column.state')}: ${t('documents:state.valid')}, ${t('documents:state.expiring')}`)

  // what its own list refuses is refused at the door, and so is a list that is none
  const input = { columns: ['name'], format: 'xlsx', language: 'it' }
  expect((await desk.refused('views.export', { ...input, grid: 'policies', selection: { filter: { salary: 1 } } })).code).toBe('bad-input')
  expect((await desk.refused('views.export', { ...input, grid: 'people', selection: {} })).code).toBe('bad-input')
  expect((await desk.refused('views.export', { ...input, grid: 'policies', selection: {}, columns: ['name', 'name'] })).code).toBe('bad-input')
  expect(await desk.refused('views.export', { ...input, grid: 'policies', selection: {}, columns: ['name', 'salary'] })).toMatchObject({ code: 'bad-input', values: { fields: [{ path: 'columns.1' }] } })
})

test('a grouped list stands in its groups, with how many there are and what is added up', async () => {
  const desk = await district()
  const { groups } = await desk.call('checklists.groups', { by: 'source' })
  const { total } = await desk.call('checklists.list', {})
  expect(groups.length).toBeGreaterThan(1)
  const { rows } = await written(desk, { grid: 'checklists', selection: { group: 'source' }, columns: ['organisation', 'alarms'], format: 'xlsx', language: 'en' })
  expect(rows).toHaveLength(total + groups.length + 1)
  const source = words('en')('checklists:column.source')
  expect(rows.filter(([first]) => typeof first === 'string' && first.startsWith(`${source}: `)).map(([, alarms]) => alarms)).toEqual(groups.map(({ sums }) => sums['alarms']))
  expect(rows.at(-1)).toEqual([`Total: ${total} rows`, groups.reduce((sum, { sums }) => sum + (sums['alarms'] ?? 0), 0)])
  // a month is written out
  const { groups: months } = await desk.call('meetings.actions.groups', { by: 'due' })
  const { rows: due } = await written(desk, { grid: 'actions', selection: { group: 'due' }, columns: ['text'], format: 'xlsx', language: 'en' })
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(new Date(`${String(months[0]?.value)}-15`))
  expect(due.some(([first]) => typeof first === 'string' && first.startsWith(`Due date: ${month} (`))).toBe(true)
  expect((await desk.refused('checklists.groups', { by: 'colour' })).code).toBe('bad-input')
})

test('every column of every list prints in both formats and languages, in the words of that language', async () => {
  const desk = await district()
  const lists = { documents: documentList, suppliers: supplierList, policies: policyList, checklists: assessmentList, meetings: meetingList, decisions: decisionList, actions: actionList } as const
  const totals: Record<ExportedGrid, number> = {
    documents: (await desk.call('documents.list', {})).total, suppliers: (await desk.call('suppliers.list', {})).total, policies: (await desk.call('policies.list', {})).total,
    checklists: (await desk.call('checklists.list', {})).total, meetings: (await desk.call('meetings.list', {})).total,
    decisions: (await desk.call('meetings.decisions.list', {})).total, actions: (await desk.call('meetings.actions.list', {})).total,
  }
  for (const grid of Object.keys(lists) as ExportedGrid[]) {
    expect(totals[grid], grid).toBeGreaterThan(0)
    for (const language of ['it', 'en'] as const) {
      const input: Omit<Asked, 'format'> = { grid, selection: {}, columns: [...lists[grid].names], language, confidential: true }
      const sheet = await written(desk, { ...input, format: 'xlsx' })
      expect(sheet.titles).toEqual(lists[grid].names.map(name => lists[grid].heading(name as never, words(language))))
      expect(sheet.rows, grid).toHaveLength(totals[grid])
      const pdf = await readPdf((await desk.call('views.export', { ...input, columns: lists[grid].names.slice(0, 5), format: 'pdf', confidential: false })).path)
      expect(pdf.text).toContain(words(language)(`papers:list.${grid}.title`))
      expect(`${pdf.text}${JSON.stringify(sheet)}`, grid).not.toMatch(/[a-zA-Z]+:[a-z]+\.[a-z]|\{\{|undefined|\[object/)
      // self-assessments say on every paper that they are no certificates
      expect(pdf.text.includes(words(language)('checklists:disclaimerOfMany')), grid).toBe(grid === 'checklists')
      expect(pdf.collisions, grid).toBe(0)
    }
  }
}, 60_000)

test('the lists of members and of contacts say how many they hold', async () => {
  const desk = await district()
  const { total } = await desk.call('members.list', {})
  for (const [language, said] of [['it', `${total} soci`], ['en', `${total} members`]] as const) {
    const { cover } = await workbook((await desk.call('members.export', { kind: 'list', format: 'xlsx', language })).path)
    expect(cover).toContain(said)
    const contacts = await workbook((await desk.call('people.export', { format: 'xlsx', language })).path)
    expect(`${cover} ${contacts.cover}`).not.toContain('{{')
  }
})

test('what confidential points decided and asked for stays out and is counted, unless it is asked for: then every page says so', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const open = await opened(desk, body)
  await decidedAndClosed(desk, open)
  const secret = await opened(desk, body, '2026-04-10T18:00')
  await desk.call('meetings.points.save', { meetingId: secret.meeting, id: secret.point, fields: { confidential: true } })
  await decidedAndClosed(desk, secret, '2026-04-10')
  const input: Omit<Asked, 'format'> = { grid: 'decisions', selection: { group: 'body' }, columns: ['startsAt', 'title', 'body'], language: 'it' }
  const { rows } = await written(desk, { ...input, format: 'xlsx' })
  expect(rows).toHaveLength(3)
  expect(rows.at(-1)).toContain('Totale: 1 riga')
  // to the minute, as Excel counts
  expect(rows[1]?.[0]).toEqual(new Date('2026-03-10T18:00:00Z'))
  const pages = async (confidential: boolean) => (await readPdf((await desk.call('views.export', { ...input, format: 'pdf', confidential })).path)).text
  expect(await pages(false)).toContain('1 riga riservata non è riportata.')
  const all = await pages(true)
  expect(all).toContain('RISERVATO')
  expect(all).toContain('10/04/2026, 18:00')
})

test('the pages of a list lie as its columns ask, and otherwise where that is wished, in Excel and in PDF', async () => {
  const desk = await district()
  const lies = async (path: string) => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(path)
    return book.worksheets.at(-1)?.pageSetup.orientation
  }
  const view = { grid: 'documents', selection: {}, format: 'xlsx', language: 'it' } as const
  const [few, many] = [['organisation', 'state'], documentList.names]
  expect([await lies((await desk.call('views.export', { ...view, columns: few })).path), await lies((await desk.call('views.export', { ...view, columns: [...many] })).path)]).toEqual(['portrait', 'landscape'])
  for (const orientation of ['portrait', 'landscape'] as const) {
    const papers = [
      await desk.call('views.export', { ...view, columns: few, orientation }), await desk.call('members.export', { kind: 'list', format: 'xlsx', language: 'it', columns: ['name'], orientation }),
      await desk.call('people.export', { format: 'xlsx', language: 'it', columns: ['name'], orientation }),
    ]
    expect(await Promise.all(papers.map(({ path }) => lies(path)))).toEqual([orientation, orientation, orientation])
    const [width, height] = (await readPdf((await desk.call('views.export', { ...view, format: 'pdf', columns: few, orientation })).path)).size
    expect(width > height ? 'landscape' : 'portrait').toBe(orientation)
  }
})

test('a contact list has the columns that are shown, and nobody who did not agree, nor what the agency recorded of it', async () => {
  const desk = await testDesk()
  const firm = (await desk.call('organisations.save', { values: { name: 'Ditta prova' } })).id
  for (const [name, agrees] of [['Ada Prova', true], ['Bruno Finto', true], ['Carla Esempio', false]] as const) {
    const { id } = await desk.call('people.save', { values: { name, noticeOn: '2025-01-01' }, contact: { organisationId: firm, role: agrees ? 'Acquisti' : 'Vendite', email: `${name.slice(0, 3).toLowerCase()}@prova.example` } })
    if (agrees) await desk.call('people.consents.save', { personId: id, fields: { purpose: 'directory', givenOn: '2025-01-01' } })
  }
  const path = join(desk.home, 'contatti.pdf')
  await desk.call('people.export', { format: 'pdf', language: 'it', columns: ['email', 'name'], sort: '-name', group: 'organisation', filter: { directory: ['given', 'none'] }, view: 'Acquisti', path })
  const { text } = await readPdf(path)
  expect(text.replace(/\s+/g, ' ')).toMatch(/E-mail Nome.*Ditta prova \(2\).*bru@prova\.example Bruno Finto ada@prova\.example Ada Prova/)
  for (const absent of ['Carla', 'car@prova', 'Informativa', 'Consenso']) expect(text).not.toContain(absent)
  expect(text).toContain('Vista «Acquisti»')
  expect((await desk.refused('people.export', { format: 'pdf', language: 'it', columns: ['directory'] })).code).toBe('bad-input')
})
