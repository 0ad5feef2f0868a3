import type { Column } from './columns.ts'
import { joiners } from './columns.ts'
import { decimalSignOf, scaleOf } from './header.ts'
import { decimalOf } from './numbers.ts'
import { problem, type ProblemCode } from './problems.ts'
import { blankCell, cellAt, kinds, oneLine, type Cell, type ForeignSheet } from './sheet.ts'
import { isOwnField } from './skips.ts'
import { certificateName, splitAddress, splitPlace, type Place } from './texts.ts'
import { readCell, type CellContext, type ReadCell } from './values.ts'
import { legalFormOf } from '../legalForm.ts'
import { isImportFigure, type ImportField, type ImportProblem, type ImportRow } from '../members.ts'

type Used = { index: number; field: ImportField; read: (cell: Cell) => ReadCell }
type Draft = { values: ImportRow['values']; problems: ImportProblem[] }

/** The texts of a column, as far as a look at it goes. */
const textsOf = (sheet: ForeignSheet, index: number): string[] => sheet.rows.slice(0, 2000).flatMap((row) => { const { kind, text } = cellAt(row, index); return kind === kinds.text ? [text] : [] })

/** A column that says more different things seldom says one of them twice. */
const mostRemembered = 500

/** Reads the cells of a column, what they say alike once: towns, codes, days and small numbers come back in most rows. */
function columnReader(field: ImportField, context: CellContext): Used['read'] {
  const known = new Map<string, { kind: Cell['kind']; read: ReadCell }>()
  return (cell) => {
    const { kind, text } = cell
    const before = known.get(text)
    if (before?.kind === kind) return before.read
    const read = readCell(field, cell, context)
    if (known.size < mostRemembered) known.set(text, { kind, read })
    return read
  }
}

/** The columns that have a meaning, with what reads their cells. */
export function usedColumns(columns: readonly Column[], sheet: ForeignSheet, today: string): Used[] {
  const { date1904 } = sheet
  const presumed = decimalSignOf(columns.map(({ header }) => header))
  const contextOf = (header: string, index: number): CellContext => ({ header, certificate: certificateName(header)?.name ?? null, scale: scaleOf(header), signs: { told: decimalOf(textsOf(sheet, index)), presumed }, today, date1904 })
  return columns.flatMap(({ index, field, header }) => (field === null ? [] : [{ index, field, read: columnReader(field, contextOf(header, index)) }]))
}

type RowState = {
  hidden: boolean
  /** By column: the cell of an earlier row that is merged down to this one. */
  covered: ReadonlyMap<number, Cell> | undefined
}

/** By these a row is a firm of its own: rows that share them are lines of one firm. */
const identity: readonly ImportField[] = ['name', 'vatNumber', 'taxCode', 'rea']
/** What several rows share is each one's, but for figures, which would count as often as there are rows, and for what makes a firm. */
export const isShared = (field: ImportField): boolean => !isImportFigure(field) && !identity.includes(field)

/** A row of the sheet as the row of a member: `new`, or `error` where something in it must be decided first. */
export function readRow(row: number, cells: readonly Cell[], used: readonly Used[], { hidden, covered }: RowState): ImportRow {
  const draft: Draft = { values: {}, problems: [] }
  const beside: NonNullable<ReadCell['beside']>[] = []
  for (const { index, field, read: readOf } of used) {
    const own = cells[index] ?? blankCell
    const above = own.kind === kinds.blank ? covered?.get(index) : undefined
    const cell = above && isShared(field) ? above : own
    const read = readOf(cell)
    put(draft, field, read)
    if (above) draft.problems.push(problem(cell === own ? 'merged-above' : 'merged-taken', field, field === 'privateNotes' ? '' : oneLine(above.text)))
    for (const code of read.notes) draft.problems.push(said(code, field, cell.text, read))
    if (read.beside) beside.push(read.beside)
  }
  // what a column of its own says counts first
  for (const [field, value] of beside) draft.values[field] ??= value
  complete(draft, used)
  if (hidden) draft.problems.push(problem('row-hidden', null, ''))
  const outcome = draft.problems.some(({ level }) => level === 'error') ? 'error' : 'new'
  return { row, outcome, values: draft.values, problems: draft.problems, match: null, changes: [] }
}

/** What private notes hold is repeated nowhere. */
const said = (code: ProblemCode, field: ImportField, text: string, { value }: ReadCell) =>
  problem(code, field, field === 'privateNotes' ? '' : oneLine(text), value === null || field === 'privateNotes' ? {} : { value })

function put({ values }: Draft, field: ImportField, { value }: ReadCell): void {
  const before = values[field]
  const joiner = joiners[field]
  if (before === undefined || before === null) values[field] = value
  else if (value !== null && joiner !== undefined && !String(before).split(joiner).includes(String(value))) values[field] = `${before}${joiner}${value}`
}

const has = (used: readonly Used[], field: ImportField) => used.some((column) => column.field === field)

/** A name, and the legal form in it. */
const saysNameAlone = (values: Draft['values']) => typeof values.name === 'string' && Object.entries(values).every(([field, value]) => (field === 'name') === ((value ?? null) !== null) || field === 'legalForm')

function complete(draft: Draft, used: readonly Used[]): void {
  const { values, problems } = draft
  if (!has(used, 'municipality')) splitWholeAddress(draft)
  else splitTown(draft)
  if (typeof values.name === 'string' && (values.legalForm ?? null) === null) {
    const form = legalFormOf(values.name)
    if (form !== null || has(used, 'legalForm')) values.legalForm = form
  }
  if (!values.name) problems.push(problem('name-missing', 'name', ''))
  if (saysNameAlone(values) && used.length > 2 && used.some(({ field }) => isOwnField(field))) problems.push(problem('name-only', 'name', String(values.name)))
  else if (!values.vatNumber && !values.taxCode && !problems.some(({ field }) => field === 'vatNumber')) problems.push(problem('vat-missing', 'vatNumber', ''))
  if (typeof values.joinedOn === 'string' && typeof values.leftOn === 'string' && values.leftOn < values.joinedOn) {
    problems.push(problem('dates-order', 'leftOn', values.leftOn, { joinedOn: values.joinedOn }))
    values.leftOn = null
  }
}

/** What a cell tells beside its own field fills what the row does not say itself. */
function fill(draft: Draft, field: ImportField, typed: string, place: Place): void {
  for (const other of ['municipality', 'province', 'postalCode'] as const) {
    if (other !== field && place[other] !== undefined && (draft.values[other] ?? null) === null) draft.values[other] = place[other]
  }
  const before = draft.values[field]
  draft.values[field] = (field === 'address' ? place.address : place.municipality) ?? null
  if (before !== draft.values[field]) draft.problems.push(problem('place-split', field, typed))
}

function splitTown(draft: Draft): void {
  const typed = draft.values.municipality
  if (typeof typed === 'string') fill(draft, 'municipality', typed, splitPlace(typed))
}

function splitWholeAddress(draft: Draft): void {
  const typed = draft.values.address
  const place = typeof typed === 'string' ? splitAddress(typed) : null
  if (typeof typed === 'string' && place) fill(draft, 'address', typed, place)
}
