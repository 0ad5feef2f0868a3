import { Refused } from './errors.ts'
import { fold } from './folding.ts'
import { proposeColumns, type Column, type Mapping } from './importColumns.ts'
import { markDuplicates } from './importDuplicates.ts'
import { yearIn } from './importHeader.ts'
import { findHeading, type Heading } from './importHeading.ts'
import { readRow, usedColumns } from './importRows.ts'
import { skipReason } from './importSkips.ts'
import { cellAt, cellsOf, oneLine, type ForeignSheet, type ForeignWorkbook } from './importSheet.ts'
import type { ImportField, ImportPreview, ImportRow } from './members.ts'

export { markDuplicates } from './importDuplicates.ts'
export { mappingSignature } from './importHeader.ts'

/** How a sheet is read as a list of members: the part of a preview that the file alone decides. */
export type Reading = Pick<ImportPreview, 'columns' | 'year' | 'yearFrom' | 'skipped'> & {
  /** Row number of the headings, the lower one where there are two; 0 = none, the columns were told by their cells. */
  headerRow: number
  /** `new`, `duplicate` (of an earlier row, in `match.row`) or `error`. */
  rows: ImportRow[]
}

export type ReadingOptions = {
  /** The clerk's own choice by column index; null leaves a column out; what is not named is proposed. */
  mapping?: Mapping
  /** The year that the figures belong to. */
  year?: number
  /** Today as `YYYY-MM-DD`. */
  today: string
}

const figures: readonly (ImportField | null)[] = ['employees', 'turnover', 'balanceSheet']

/**
 * The year of the figures: given, else named by a heading of figures, else by a title above the list or the sheet's name
 * (`title`), else last year.
 */
function yearOf(sheet: ForeignSheet, heading: Heading, columns: readonly Column[], { year, today }: ReadingOptions): Pick<Reading, 'year' | 'yearFrom'> {
  if (year !== undefined) return { year, yearFrom: 'given' }
  const headers = columns.filter(({ field }) => figures.includes(field)).map(({ header }) => header)
  const titles = sheet.rows.slice(0, Math.max(0, heading.first)).flatMap((row) => row.cells.map((_, column) => cellAt(row, column).text))
  for (const texts of [headers, titles, [sheet.name]]) {
    const years = texts.map((text) => yearIn(text, today)).filter((found) => found !== null)
    if (years.length > 0) return { year: Math.max(...years), yearFrom: 'title' }
  }
  return { year: Number(today.slice(0, 4)) - 1, yearFrom: 'lastYear' }
}

/** At most so many blank rows are listed one by one. */
const blanksListed = 1000

function blankRows(sheet: ForeignSheet): Reading['skipped'] {
  const skipped: Reading['skipped'] = []
  let next = sheet.rows[0]?.row ?? 1
  for (const { row } of sheet.rows) {
    for (; next < row && skipped.length < blanksListed; next++) skipped.push({ row: next, reason: 'blank' })
    next = row + 1
  }
  return skipped
}

/**
 * Reads a sheet as a list of members: finds the headings under their titles, proposes what each column means, reads each row,
 * leaves out what is none (titles, blanks, totals, repeated headings) and marks rows that repeat an earlier one.
 * @throws Refused `no-header` with the `sheet` where neither headings nor contents tell of a list
 */
export function proposeReading(sheet: ForeignSheet, options: ReadingOptions): Reading {
  const { mapping = {}, today } = options
  const heading = findHeading(sheet)
  const columns = proposeColumns(sheet, heading, mapping, today)
  const list = sheet.rows.slice(heading.last + 1)
  const told = heading.fields > 0 || columns.some(({ field }) => field !== null) || (heading.last >= 0 && columns.length >= 2)
  if (list.length === 0 || !told) throw new Refused('no-header', { sheet: sheet.name })
  const used = usedColumns(columns, sheet, today)
  const hidden = new Set(sheet.hiddenRows)
  const skipped: Reading['skipped'] = sheet.rows.slice(0, heading.last + 1).flatMap(({ row }, index) =>
    index === heading.label ? [] : [{ row, reason: index < heading.first ? 'title' : 'header' }])
  const rows: ImportRow[] = []
  const fields = new Map(columns.map(({ index, field }) => [index, field]))
  const headers = heading.texts.map((text) => oneLine(text).toLowerCase())
  for (const line of list) {
    const cells = cellsOf(line)
    const reason = skipReason(line.row, cells, sheet, (column) => fields.get(column) ?? null, headers)
    if (reason === null) rows.push(readRow(line.row, cells, used, hidden.has(line.row)))
    else skipped.push({ row: line.row, reason })
  }
  return {
    headerRow: sheet.rows[heading.label]?.row ?? 0, columns, ...yearOf(sheet, heading, columns, options),
    rows: markDuplicates(rows), skipped: [...skipped, ...blankRows(sheet)].toSorted((a, b) => a.row - b.row),
  }
}

/**
 * The sheet that holds the list: the one named (capitals and blanks apart), else the one whose headings tell most, visible ones
 * first, then the one with most rows.
 * @throws Refused `sheet-missing` with `sheet` and the names of the `sheets` there are; `no-header` for a workbook without content
 */
export function chooseSheet({ sheets }: ForeignWorkbook, name?: string): ForeignSheet {
  if (name !== undefined) {
    const found = sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => fold(sheet.name) === fold(name))
    if (!found) throw new Refused('sheet-missing', { sheet: name, sheets: sheets.map((sheet) => sheet.name) })
    return found
  }
  const rated = sheets.filter(({ rows }) => rows.length > 0).map((sheet) => ({ sheet, fields: findHeading(sheet).fields }))
  const [best] = rated.toSorted((a, b) => Number(a.sheet.hidden) - Number(b.sheet.hidden) || b.fields - a.fields || b.sheet.rows.length - a.sheet.rows.length)
  const hiddenBetter = rated.find(({ sheet, fields }) => sheet.hidden && fields >= 2 && (best?.fields ?? 0) < 2)
  const chosen = hiddenBetter ?? best
  if (!chosen) throw new Refused('no-header', { sheet: sheets[0]?.name ?? '' })
  return chosen.sheet
}
