import { Refused } from './errors.ts'
import { fold } from './folding.ts'
import { proposeColumns, type Column, type Mapping } from './import/columns.ts'
import { markDuplicates } from './import/duplicates.ts'
import { yearIn } from './import/header.ts'
import { findHeading, type Heading } from './import/heading.ts'
import { readRow, usedColumns } from './import/rows.ts'
import { filled, mostlyCapitals, sectionRows, skipReason, type SkipContext } from './import/skips.ts'
import { blankCell, cellAt, cellsOf, kinds, oneLine, type Cell, type ForeignRow, type ForeignSheet, type ForeignWorkbook } from './import/sheet.ts'
import { isImportFigure, type ImportPreview, type ImportRow } from './members.ts'

export { markDuplicates } from './import/duplicates.ts'
export { mappingSignature, namingYear } from './import/header.ts'

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

/**
 * The year of the figures: given, else named by a heading of figures, else by a title above the list or the sheet's name
 * (`title`), else last year.
 */
function yearOf(sheet: ForeignSheet, heading: Heading, columns: readonly Column[], { year, today }: ReadingOptions): Pick<Reading, 'year' | 'yearFrom'> {
  if (year !== undefined) return { year, yearFrom: 'given' }
  const headers = columns.filter(({ field }) => isImportFigure(field)).map(({ header }) => header)
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

/** Below the last row of the list and a blank one, single cells are signatures, places with dates and the like. */
function footersFrom(list: readonly ForeignRow[]): number {
  const last = list.findLastIndex((row) => filled(cellsOf(row)) >= 2)
  const gap = list.findIndex((row, index) => index > last && index > 0 && row.row > (list[index - 1]?.row ?? 0) + 1)
  return last < 0 || gap < 0 ? list.length : gap
}

/** By row and column, the cells that are merged down from an earlier row: what they show stands there only. */
export function coveredBy({ merges, rows }: ForeignSheet): Map<number, Map<number, Cell>> {
  const covered = new Map<number, Map<number, Cell>>()
  const down = merges.slice(0, 10_000).filter(({ top, bottom }) => bottom > top)
  const first = new Set(down.map(({ top }) => top))
  const lines = new Map(rows.filter(({ row }) => first.has(row)).map((line) => [line.row, line]))
  for (const { top, left, bottom } of down) {
    const line = lines.get(top)
    const cell = line ? cellAt(line, left) : blankCell
    if (cell.kind === kinds.blank) continue
    for (let row = top + 1; row <= Math.min(bottom, top + 1000); row++) covered.set(row, (covered.get(row) ?? new Map<number, Cell>()).set(left, cell))
  }
  return covered
}

/** So many rows tell how a list writes its names. */
const namesLookedAt = 300

function readRows(sheet: ForeignSheet, list: readonly ForeignRow[], columns: readonly Column[], heading: Heading, today: string): Pick<Reading, 'rows' | 'skipped'> {
  const used = usedColumns(columns, sheet, today)
  const hidden = new Set(sheet.hiddenRows)
  const covered = coveredBy(sheet)
  const fields = new Map(columns.map(({ index, field }) => [index, field]))
  const name = columns.find(({ field }) => field === 'name')?.index
  const names = name === undefined ? [] : list.slice(0, namesLookedAt).filter((row) => filled(cellsOf(row)) > 1).map((row) => cellAt(row, name).text)
  const rules: Omit<SkipContext, 'sections'> = { ...sheet, fieldOf: (column) => fields.get(column) ?? null, headers: heading.texts.map((text) => oneLine(text).toLowerCase()), capitals: mostlyCapitals(names) }
  const context: SkipContext = { ...rules, sections: sectionRows(list, rules) }
  const footers = footersFrom(list)
  const rows: ImportRow[] = []
  const skipped: Reading['skipped'] = []
  let totals = false
  list.forEach((line, index) => {
    const cells = cellsOf(line)
    const reason = skipReason(line.row, cells, context) ?? (index >= footers || (totals && filled(cells) === 1) ? 'title' : null)
    totals ||= reason === 'total'
    if (reason === null) rows.push(readRow(line.row, cells, used, { hidden: hidden.has(line.row), covered: covered.get(line.row) }))
    else skipped.push({ row: line.row, reason })
  })
  return { rows, skipped }
}

/**
 * Reads a sheet as a list of members: finds the headings under their titles, proposes what each column means, reads each row,
 * leaves out what is none (titles, blanks, totals, repeated headings) and marks rows that repeat an earlier one.
 * @throws Refused `no-header` with the `sheet` where neither headings nor contents tell of a list
 */
export function proposeReading(sheet: ForeignSheet, options: ReadingOptions): Reading {
  const { mapping = {}, today } = options
  const heading = findHeading(sheet)
  const columns = proposeColumns(sheet, heading, mapping, options)
  const list = sheet.rows.slice(heading.last + 1)
  const told = heading.fields > 0 || columns.some(({ field }) => field !== null) || (heading.last >= 0 && columns.length >= 2)
  if (!told || (list.length === 0 && heading.fields === 0)) throw new Refused('no-header', { sheet: sheet.name })
  const skipped: Reading['skipped'] = sheet.rows.slice(0, heading.last + 1).flatMap(({ row }, index) =>
    index === heading.label ? [] : [{ row, reason: index < heading.first ? 'title' : 'header' }])
  const read = readRows(sheet, list, columns, heading, today)
  return {
    headerRow: sheet.rows[heading.label]?.row ?? 0, columns, ...yearOf(sheet, heading, columns, options),
    rows: markDuplicates(read.rows), skipped: [...skipped, ...read.skipped, ...blankRows(sheet)].toSorted((a, b) => a.row - b.row),
  }
}

/**
 * The sheet that holds the list: the one named (capitals and blanks apart), else the visible one that looks most like a list, a
 * hidden one only where none does.
 * @throws Refused `sheet-missing` with `sheet` and the names of the `sheets` there are; `no-header` for a workbook without content
 */
export function chooseSheet({ sheets }: ForeignWorkbook, name?: string): ForeignSheet {
  if (name !== undefined) {
    const found = sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => fold(sheet.name) === fold(name))
    if (!found) throw new Refused('sheet-missing', { sheet: name, sheets: sheets.map((sheet) => sheet.name) })
    return found
  }
  const rated = sheets.filter(({ rows }) => rows.length > 0).map((sheet) => ({ sheet, score: likeness(sheet) }))
  const visible = rated.filter(({ sheet, score }) => !sheet.hidden && score >= 2)
  const [first, ...others] = visible.length > 0 ? visible : rated
  if (!first) throw new Refused('no-header', { sheet: sheets[0]?.name ?? '' })
  return others.reduce((best, next) => (next.score > best.score ? next : best), first).sheet
}

/** How much a sheet looks like the list: fields that its headings name, and a little for each doubling of its rows; else its size. */
function likeness(sheet: ForeignSheet): number {
  const { fields } = findHeading(sheet)
  if (fields < 2) return (sheet.rows.length * sheet.width) / 1e9
  return fields + Math.floor(Math.log2(sheet.rows.length)) / 2
}
