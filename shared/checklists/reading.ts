import { fold } from '../folding.ts'
import { cellAt, dayOfSerial, kinds, type Cell, type ForeignRow, type ForeignSheet, type ForeignWorkbook } from '../import/sheet.ts'
import { words } from '../language.ts'
import { parseDay } from '../typed.ts'
import { answers, rowsOf, type Answer, type Checklist, type GivenAnswer } from './definition.ts'
import { columnNames, dayRow, personRow, readColumnMark, readRowMark, type ColumnName, type Identity } from './marks.ts'

/**
 * Why something in a returned questionnaire was not taken: no answer that we know; a formula or an error; a question that stands twice and says two things; a
 * question that the checklist does not have; words beside no question, or in no column of ours; a row of another questionnaire; a question that is gone; no day;
 * more words than are kept.
 */
export const unreadReasons = ['answer-unknown', 'formula', 'two-answers', 'row-unknown', 'no-row', 'no-column', 'other-questionnaire', 'row-missing', 'day-unknown', 'too-long'] as const
export type UnreadReason = (typeof unreadReasons)[number]
export type UnreadCell = { sheet: string; /** `D12`; empty where it is no cell. */ cell: string; row: string | null; text: string; why: UnreadReason }

export type ReadAnswers = { answers: GivenAnswer[]; person: string | null; answeredOn: string | null; unread: UnreadCell[] }

const same = (a: Identity, b: Identity) => a.questionnaireId === b.questionnaireId && a.checklist === b.checklist && a.edition === b.edition && a.organisationId === b.organisationId

const textsOf = (row: ForeignRow): string[] => Array.from(row.kinds, (_, column) => cellAt(row, column).text)
const marksOf = (row: ForeignRow) => textsOf(row).flatMap(text => readRowMark(text) ?? [])

/** Whose questionnaire a workbook is, by most of its rows; null where no mark is left. */
export function identityOf({ sheets }: ForeignWorkbook): Identity | null {
  const found: { identity: Identity; rows: number }[] = []
  for (const { identity } of sheets.flatMap(sheet => sheet.rows.flatMap(marksOf))) {
    const known = found.find(one => same(one.identity, identity))
    if (known) known.rows++
    else found.push({ identity, rows: 1 })
  }
  return found.toSorted((a, b) => b.rows - a.rows)[0]?.identity ?? null
}

const languages = ['it', 'en'] as const

/** What people write for an answer, beside the words of the list. That something is not known (n.d.) is none. */
const alsoSaid: Record<Answer, readonly string[]> = {
  yes: ['s', 'y', 'true', 'vero'], partly: ['parzialmente', 'parziale', 'partially', 'partial'], no: ['n', 'false', 'falso'],
  notApplicable: ['n a', 'na', 'non pertinente', 'non si applica', 'does not apply'],
}
const answerWords = new Map(answers.flatMap(answer => [...languages.map(language => words(language)(`checklists:answer.${answer}`)), ...alsoSaid[answer]].map(word => [fold(word), answer] as const)))

/** An answer as it was written; null where it is none. */
export const readAnswer = (text: string): Answer | null => answerWords.get(fold(text)) ?? null

type Columns = Partial<Record<ColumnName, number>>
/** The columns of a sheet, and the number of the row that heads them. */
type Layout = { columns: Columns; head: number }

const headings = columnNames.map(name => ({ name, texts: languages.map(language => fold(words(language)(`checklists:questionnaire.column.${name}`))) }))

/** By the marks over the columns, wherever these went; else by their headings. */
function layoutOf({ rows }: ForeignSheet): Layout {
  const layout: Layout = { columns: {}, head: 0 }
  const note = (row: ForeignRow, name: ColumnName | null | undefined, column: number) => {
    if (!name || layout.columns[name] !== undefined) return
    layout.columns[name] = column
    layout.head = Math.max(layout.head, row.row)
  }
  const look = (nameOf: (text: string) => ColumnName | null | undefined) => {
    for (const row of rows) textsOf(row).forEach((text, column) => note(row, nameOf(text), column))
  }
  look(readColumnMark)
  // without its headings a heading is a word like others: they stand in one row
  const heading = rows.find(row => textsOf(row).filter(text => headings.some(({ texts }) => texts.includes(fold(text)))).length >= 2)
  if (heading) {
    textsOf(heading).forEach((text, column) => note(heading, headings.find(({ texts }) => texts.includes(fold(text)))?.name, column))
    layout.head = Math.max(layout.head, heading.row)
  }
  return layout
}

const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** A row of the file that speaks of a question: what stands in its cells. */
type Line = { sheet: ForeignSheet; row: ForeignRow; code: string; columns: Columns }

const cellOf = ({ row, columns }: Line, name: ColumnName): Cell | null => {
  const column = columns[name]
  return column === undefined ? null : cellAt(row, column)
}
const unreadIn = ({ sheet, row, code }: Line, column: number, text: string, why: UnreadReason): UnreadCell =>
  ({ sheet: sheet.name, cell: `${letters(column)}${row.row}`, row: code === '' || code.startsWith('@') ? null : code, text, why })
const unreadAt = (line: Line, name: ColumnName, text: string, why: UnreadReason): UnreadCell => unreadIn(line, line.columns[name] ?? 0, text, why)

type Reading = { identity: Identity | null; known: ReadonlySet<string>; unread: UnreadCell[]; longest: number }

/** Which question a row is about: by its mark, else by the code that is shown; `other` where the mark is another questionnaire's. */
function codeOf(row: ForeignRow, { columns }: Layout, reading: Reading): { code: string; other: boolean } {
  const marks = marksOf(row)
  const own = marks.find(({ identity }) => reading.identity !== null && same(identity, reading.identity))
  if (own) return { code: own.row, other: false }
  if (marks[0]) return { code: marks[0].row, other: true }
  const shown = columns.code === undefined ? null : cellAt(row, columns.code)
  // a number lost its zeros: 3.10 is 3.1 then
  return { code: shown?.kind === kinds.text ? shown.text : '', other: false }
}

/** What stands in other columns than these. */
function writtenBeside({ row, columns: own }: Line, columns: readonly ColumnName[]): { column: number; text: string }[] {
  const known = new Set(columns.map(name => own[name]))
  return textsOf(row).flatMap((text, column) => (text === '' || known.has(column) || readRowMark(text) ? [] : [{ column, text }]))
}

/** The rows of a sheet that speak of questions; what else was written in it is told. */
function linesOf(sheet: ForeignSheet, reading: Reading): Line[] {
  const layout = layoutOf(sheet)
  const { columns } = layout
  // without marks and headings a sheet of a file without marks is not ours to judge; without marks our own lines are not told from the firm's either
  const judged = reading.identity !== null || layout.head > 0
  const ours: ColumnName[] = ['code', 'question', 'hint']
  return sheet.rows.flatMap(row => {
    const { code, other } = codeOf(row, layout, reading)
    const line: Line = { sheet, row, code, columns }
    const known = !other && (reading.known.has(code) || code.startsWith('@'))
    const passed: ColumnName[] = known ? [...columnNames] : other || reading.identity === null ? ours : ['code']
    const why = known ? 'no-column' : other ? 'other-questionnaire' : code === '' ? 'no-row' : 'row-unknown'
    if (judged && row.row > layout.head) reading.unread.push(...writtenBeside(line, passed).map(({ column, text }) => unreadIn(line, column, text, why)))
    return known ? [line] : []
  })
}

function readText(line: Line, name: 'note' | 'evidence', { unread, longest }: Reading): string | null {
  const cell = cellOf(line, name)
  if (!cell || cell.kind === kinds.blank) return null
  if (cell.kind === kinds.formula || cell.kind === kinds.error) { unread.push(unreadAt(line, name, cell.text, 'formula')); return null }
  if (cell.text.length <= longest) return cell.text
  unread.push(unreadAt(line, name, cell.text, 'too-long'))
  return cell.text.slice(0, longest)
}

function readLine(line: Line, reading: Reading): GivenAnswer {
  const cell = cellOf(line, 'answer')
  const answer = cell ? readAnswer(cell.text) : null
  if (cell && answer === null && cell.kind !== kinds.blank) reading.unread.push(unreadAt(line, 'answer', cell.text, cell.kind === kinds.formula || cell.kind === kinds.error ? 'formula' : 'answer-unknown'))
  return { row: line.code, answer, note: readText(line, 'note', reading), evidence: readText(line, 'evidence', reading) }
}

const empty = ({ answer, note, evidence }: GivenAnswer) => answer === null && note === null && evidence === null
const says = ({ answer, note, evidence }: GivenAnswer) => JSON.stringify([answer, note, evidence])

/** A question that stands in several rows: one of them, unless they say different things. */
function readQuestion(lines: readonly Line[], reading: Reading): GivenAnswer | null {
  const filled = lines.map(line => ({ line, given: readLine(line, reading) })).filter(({ given }) => !empty(given))
  const [first] = filled
  if (!first) return null
  if (filled.every(({ given }) => says(given) === says(first.given))) return first.given
  reading.unread.push(...filled.map(({ line, given }) => unreadAt(line, 'answer', [cellOf(line, 'answer')?.text, given.note, given.evidence].filter(Boolean).join(' · '), 'two-answers')))
  return null
}

function readPerson(lines: readonly Line[]): string | null {
  const texts = lines.map(line => cellOf(line, 'answer')?.text ?? '').filter(Boolean)
  return texts[0]?.slice(0, 120) ?? null
}

function readDay(lines: readonly Line[], today: string, { unread }: Reading): string | null {
  for (const line of lines) {
    const cell = cellOf(line, 'answer')
    if (!cell || cell.kind === kinds.blank) continue
    const day = cell.kind === kinds.day ? cell.text : cell.kind === kinds.number ? dayOfSerial(Number(cell.value), line.sheet.date1904) : parseDay(cell.text, today)
    if (day !== null && day <= today) return day
    unread.push(unreadAt(line, 'answer', cell.text, 'day-unknown'))
  }
  return null
}

/**
 * Reads the answers of a questionnaire: rows by their hidden marks or the code that is shown, columns by their marks or their headings, sheets by what is in
 * them; nothing by its place. `identity` is whose it is, null where the file has no marks left. What cannot be read is listed, and taken for nothing else.
 */
export function readQuestionnaire({ sheets }: ForeignWorkbook, checklist: Checklist, options: { identity: Identity | null; today: string; longest: number }): ReadAnswers {
  const rows = rowsOf(checklist)
  const reading: Reading = { identity: options.identity, known: new Set(rows.map(row => row.code)), unread: [], longest: options.longest }
  const lines = Map.groupBy(sheets.flatMap(sheet => linesOf(sheet, reading)), line => line.code)
  const read = rows.flatMap(({ code, question }) => {
    const found = lines.get(code)
    if (!found) reading.unread.push({ sheet: '', cell: '', row: code, text: question, why: 'row-missing' })
    return found ? (readQuestion(found, reading) ?? []) : []
  })
  return { answers: read, person: readPerson(lines.get(personRow) ?? []), answeredOn: readDay(lines.get(dayRow) ?? [], options.today, reading), unread: reading.unread }
}
