import { Refused } from './errors.ts'
import { fold } from './folding.ts'
import { continued, coveredBy, dittosAbove, labelsAbove, type Above } from './import/above.ts'
import { proposeColumns, type Mapping } from './import/columns.ts'
import { markDuplicates } from './import/duplicates.ts'
import { asksOutcome, asksState, claimsOf, enough, partOfPerson, yearIn, yearsOf } from './import/header.ts'
import { findHeading, type Heading } from './import/heading.ts'
import { problem } from './import/problems.ts'
import { personColumns, readRow, usedColumns } from './import/rows.ts'
import { amongThoseNotAdmitted, amongThoseWhoLeft, headingsOf } from './import/sections.ts'
import { monthWord } from './import/dates.ts'
import { inOneOrder } from './import/reordered.ts'
import { repeatedBefore } from './import/returned.ts'
import { sampledFrom, type Column } from './import/seen.ts'
import { filled, headingsAgain, headsPart, isPartOfTotal, mostlyCapitals, mostlyFilled, mostlyNumbered, pageHeads, saysGone, saysNoMember, saysNone, saysRefused, sectionRows, skipReason, type SkipContext } from './import/skips.ts'
import { cellAt, cellsOf, kinds, oneLine, type Cell, type ForeignRow, type ForeignSheet, type ForeignWorkbook } from './import/sheet.ts'
import { answerOf, type IsTown } from './import/texts.ts'
import { legalFormOf } from './legalForm.ts'
import { isImportFigure, type ImportField, type ImportMeaning, type ImportPreview, type ImportRow } from './members.ts'

export { markDuplicates } from './import/duplicates.ts'
export { mappingSignature, namingYear } from './import/header.ts'

/** How a sheet is read as a list of members: the part of a preview that the file alone decides. */
export type Reading = Pick<ImportPreview, 'columns' | 'year' | 'yearFrom' | 'skipped'> & {
  /** Row number of the headings, the lower one where there are two; 0 = none, the columns were told by their cells. */
  headerRow: number
  /** `new`, `duplicate` (of an earlier row, in `match.row`) or `error`. */
  rows: ImportRow[]
  /** The sheet as it was read: under headings that come again in another order its rows stand in the first. */
  sheet: ForeignSheet
  /** What a title above the headings says of the amounts: `migliaia di euro`; empty where none does. */
  titleUnit: string
  /** By row and column, the labels that were taken from the rows above. */
  labels: Above
}

export type ReadingOptions = {
  /** The clerk's own choice by column index; null leaves a column out; what is not named is proposed. */
  mapping?: Mapping
  /** What columns with such headings meant when a clerk last chose, from left to right; null where nobody did. It counts where no `mapping` is given. */
  remembered?: (headers: readonly string[]) => readonly (ImportMeaning | null)[] | null
  /** The year that the figures belong to. */
  year?: number
  /** Today as `YYYY-MM-DD`. */
  today: string
  /** Whether a text is the name of a municipality; without it none is known. */
  isTown?: IsTown
  /** The town that the sheet is called as, in a workbook with a sheet for each. */
  town?: string
  /** Whether the rows become members: where not, it does not matter who left. */
  memberships?: boolean
}

/** What stands right above the headings of figures, where there is more than one such text: the heading of their group, in or left of their column. */
function groupsAbove(rows: readonly ForeignRow[], label: number, columns: readonly Column[]): string[] {
  const cells = rows.filter(({ row }) => row === label - 1).map(cellsOf).find((some) => filled(some) > 1) ?? []
  return columns.filter(({ field }) => isImportFigure(field)).flatMap(({ index }) => cells.slice(0, index + 1).findLast(({ text }) => text !== '')?.text ?? [])
}

/**
 * The year of the figures: given, else named by a heading of figures or of their group, else by a title above the list (whose headings are the rows from `first` to
 * `label`) or the sheet's name (`title`), else last year.
 */
function yearOf(sheet: ForeignSheet, { first, label }: { first: number; label: number }, columns: readonly Column[], { year, today }: ReadingOptions): Pick<Reading, 'year' | 'yearFrom'> {
  if (year !== undefined) return { year, yearFrom: 'given' }
  const named = yearsOf(columns.map(({ header }) => header))
  const short = columns.flatMap(({ field, header }, place) => (isImportFigure(field) && yearIn(header, today) === null && named[place] ? [String(named[place])] : []))
  const headers = [...columns.filter(({ field }) => isImportFigure(field)).map(({ header }) => header), ...short]
  const groups = groupsAbove(sheet.rows, label, columns)
  const titles = sheet.rows.filter(({ row }) => row < first).flatMap((row) => row.cells.map((_, column) => cellAt(row, column).text))
  for (const texts of [headers, groups, titles, [sheet.name]]) {
    const years = texts.map((text) => yearIn(text, today)).filter((found) => found !== null)
    if (years.length > 0) return { year: Math.max(...years), yearFrom: 'title' }
  }
  return { year: Number(today.slice(0, 4)) - 1, yearFrom: 'lastYear' }
}

/** What a cell answers to the question of its heading where its row is a member no more: "no" below "Attivo", a tick below "Cessata". */
const answersGone = { current: 'no', gone: 'yes' } as const

/** What tells the states of the rows, by the headings of their columns, whatever these mean beside it, unless they were put aside: a cell, what is merged down to it, or what it repeats from above. A row whose state says that it left, or that has a reason where the heading itself speaks of leaving, is asked for the day; one that was not admitted is no member. */
function statesOf(columns: readonly Column[], labels: Above, covered: Above): (row: ImportRow, line: ForeignRow) => ImportRow {
  const states = columns.filter((column) => column.states === 'read').map((column) => ({ ...column, asked: asksState(column.header), outcome: asksOutcome(column.header) }))
  const reason = columns.find(({ field, header }) => field === 'withdrawalReason' && asksState(header) === 'gone')
  const withReason = (row: ImportRow) => (reason !== undefined && typeof row.values.withdrawalReason === 'string' && answerOf(row.values.withdrawalReason) !== 'no' ? amongThoseWhoLeft(row, 'status-left', row.values.withdrawalReason, { column: reason.header }) : row)
  return (row, line) => states.reduce((told, { index, header, asked, outcome }) => {
    const own = cellAt(line, index)
    const { text } = labels.get(line.row)?.get(index) ?? (own.text === '' ? (covered.get(line.row)?.get(index) ?? own) : own)
    const state = oneLine(text)
    if (outcome ? saysNoMember(state) : saysRefused(state) || (asked === 'admitted' && answerOf(state) === 'no')) return amongThoseNotAdmitted(told, state, header)
    return !outcome && (saysGone(state) || (asked !== null && asked !== 'admitted' && answerOf(state) === answersGone[asked])) ? amongThoseWhoLeft(told, 'status-left', state, { column: header }) : told
  }, withReason(row))
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

/** What stands alone in its row above the headings. */
const titlesOf = ({ rows }: ForeignSheet, first: number) => rows.slice(0, Math.max(0, first)).map((line) => ({ row: line.row, cells: cellsOf(line) })).filter(({ cells }) => filled(cells) === 1)

/** So many rows tell how a list writes its names. */
const namesLookedAt = 300

function readRows(sheet: ForeignSheet, { list, covered }: { list: readonly ForeignRow[]; covered: ReturnType<typeof coveredBy> }, columns: readonly Column[], heading: Heading, { today, town, memberships = true, isTown = () => false }: ReadingOptions): Pick<Reading, 'rows' | 'skipped' | 'labels'> {
  const usedOf = (some: readonly Column[]) => usedColumns(some, sheet, { titleUnit: heading.titleUnit, today, isTown })
  const own = { used: usedOf(columns), other: [] as Column[] }
  const hidden = new Set(sheet.hiddenRows)
  const labels = dittosAbove(list, columns, covered, labelsAbove(list, columns))
  const fields = new Map(columns.map(({ index, field }) => [index, field]))
  const name = columns.find(({ field }) => field === 'name')?.index
  const names = name === undefined ? [] : list.slice(0, namesLookedAt).filter((row) => filled(cellsOf(row)) > 1).map((row) => cellAt(row, name).text)
  const rules: Omit<SkipContext, 'sections'> = { ...sheet, fieldOf: (column) => fields.get(column) ?? null, headers: heading.texts.map((text) => oneLine(text).toLowerCase()), capitals: mostlyCapitals(names), numbers: mostlyNumbered(names), isTown }
  const context: SkipContext = { ...rules, sections: sectionRows(list, rules) }
  const footers = footersFrom(list)
  const heads = pageHeads(list, sheet.rows.slice(0, Math.max(0, heading.first)), rules.headers)
  const person = personColumns(columns)
  const mostly = mostlyFilled(list)
  const rows: ImportRow[] = []
  const skipped: Reading['skipped'] = []
  const withReason = repeatedBefore(columns)
  const withState = memberships ? statesOf(columns, labels, covered) : (row: ImportRow) => row
  const headings = headingsOf(columns, titlesOf(sheet, heading.first), { sheet: sheet.name, town, isTown, memberships })
  let totals = false
  let parts = false
  let under = own
  list.forEach((line, index) => {
    const cells = cellsOf(line)
    const reason = (heads.has(line.row) && !context.sections.has(line.row) ? 'title' : null) ?? skipReason(line.row, cells, context) ?? (headsPart(cells, list[index - 1]?.row !== line.row - 1, list[index + 1], rules) ? 'section' : null) ?? (parts && isPartOfTotal(cells, rules) ? 'total' : null) ?? (index >= footers || (totals && filled(cells) === 1) ? 'title' : null)
    totals ||= reason === 'total'
    parts = reason === 'total'
    if (reason === null) {
      const row = headings.tell(readRow(line.row, cells, under.used, { hidden: hidden.has(line.row), covered: covered.get(line.row), labels: labels.get(line.row), mostlyFilled: mostly, isTown, person }))
      rows.push(withReason(withState(underOther(row, under.other), line), line))
    }
    else if (reason === 'section') skipped.push({ row: line.row, reason, text: headings.open(line.row, cells, rules.fieldOf) })
    else {
      if (reason === 'total') headings.close()
      if (reason === 'header') {
        const other = calledOtherwise(cells, columns)
        under = other.length === 0 ? own : { used: usedOf(columns.map((column) => other.find(({ index: at }) => at === column.index) ?? column)), other }
      }
      skipped.push({ row: line.row, reason })
    }
  })
  // what stands above a list without headings, or below its last row, is a heading of nothing
  const [from, to] = [heading.last < 0 ? (rows[0]?.row ?? 0) : 0, rows.at(-1)?.row ?? 0]
  const isSection = ({ row }: { row: number }) => row < to && (row > from || headings.saysOf(row))
  return { rows, labels, skipped: skipped.map((one) => (one.reason === 'section' && !isSection(one) ? { row: one.row, reason: 'title' } : one)) }
}

/** So many rows tell whether the headings of a list stand in its first column. */
const labelsLookedAt = 60

/** How the headings stand below each other in the first column: once, with the firms beside each other (`turned`), or for each firm again (`cards`). */
function labelsBelow({ rows, width }: ForeignSheet, heading: Heading): 'turned' | 'cards' | null {
  if (heading.fields > 1 || width < 2) return null
  const looked = rows.slice(0, labelsLookedAt)
  const labels = looked.flatMap((row) => { const { text } = cellAt(row, 0); const [claim] = claimsOf(text); return claim && claim.score > 0.9 ? [{ text, field: claim.field }] : [] })
  if (new Set(labels.map(({ field }) => field)).size < 3 || labels.length <= looked.length / 2) return null
  const [first] = labels
  if (labels.filter(({ text }) => text === first?.text).length > 1) return 'cards'
  return rows.length > labelsLookedAt ? null : 'turned'
}

/** Whether cells tell of firms: a shop's sign or a person beside the firm has neither number nor legal form. */
const tellsFirms = ({ samples }: Column): boolean => samples.some((text) => /^(IT)?\d{8,11}$/.test(text) || legalFormOf(text) !== null)

/** Whether a second list stands on the right of the first, parted from it by a blank column, under headings for the same: a name, and a number or a place. */
function standApart({ texts }: Heading, columns: readonly Column[]): boolean {
  const firms: readonly (ImportField | undefined)[] = ['name', 'vatNumber', 'taxCode']
  const fieldsOf = (some: readonly Column[]) => new Set(some.filter(({ header, samples }) => samples.length > 0 && partOfPerson(header) === null).flatMap(({ header }) => claimsOf(header).slice(0, 1).flatMap(({ field, score }) => (score >= enough ? [field] : []))))
  const used = new Set(columns.map(({ index }) => index))
  const gaps = texts.flatMap((text, column) => (text === '' && !used.has(column) && column > 0 ? [column] : []))
  return gaps.some((gap) => {
    const [left, right] = [fieldsOf(columns.filter(({ index }) => index < gap)), fieldsOf(columns.filter(({ index }) => index > gap))]
    const both = [...right].filter((field) => left.has(field))
    return both.includes('name') && both.some((field) => field === 'vatNumber' || field === 'taxCode' || field === 'municipality') && columns.some((column) => column.index > gap && firms.includes(claimsOf(column.header)[0]?.field) && tellsFirms(column))
  })
}

/** Whether a second list stands on the right of the first, under nearly all of its headings: a name and an address of mail that come again may be the person's whom to ask for. */
function standBeside({ texts }: Heading, columns: readonly Column[]): boolean {
  const name = columns.find(({ field }) => field === 'name')?.index
  if (name === undefined || name + 1 >= texts.length) return false
  const again = texts.findIndex((text, column) => column > name + 1 && text !== '' && text === texts[name] && texts[column + 1] !== '' && texts[column + 1] === texts[name + 1])
  const first = texts.slice(name, Math.max(name, again)).filter((text) => text !== '' && !texts.slice(0, name).includes(text))
  const repeated = first.filter((text) => texts.indexOf(text, again) >= 0)
  return again >= 0 && repeated.length >= first.length * 0.8 && columns.some(({ index, samples }) => index === again && samples.length > 0)
}

/** The headings, with those that only a later part of the list has, where it repeats the others and no row above fills their column: "Data uscita" above the members that left. */
function withLater(sheet: ForeignSheet, heading: Heading): Heading {
  const headers = heading.texts.map((text) => oneLine(text).toLowerCase())
  if (heading.last < 0 || !headers.includes('')) return heading
  const texts = [...heading.texts]
  const filled = new Set<number>()
  for (const row of sheet.rows.slice(heading.last + 1)) {
    const cells = cellsOf(row)
    const again = headingsAgain(cells, headers)
    again?.forEach((text, column) => { if (text !== '' && !texts[column] && !filled.has(column)) texts[column] = text })
    if (!again) cells.forEach(({ kind }, column) => { if (kind !== kinds.blank) filled.add(column) })
  }
  return { ...heading, texts }
}

/**
 * The columns that headings further down call otherwise, and that mean another field there: "Data recesso" where "Data adesione" stood above. What a clerk
 * chose against the heading holds for the whole column.
 */
function calledOtherwise(cells: readonly Cell[], columns: readonly Column[]): Column[] {
  const fieldOf = (header: string) => claimsOf(header).find(({ score }) => score >= enough)?.field ?? null
  return columns.flatMap((column) => {
    const header = oneLine(cells[column.index]?.text ?? '')
    if (header === '' || header.toLowerCase() === column.header.toLowerCase() || fieldOf(column.header) !== column.field) return []
    const field = fieldOf(header)
    return field === null || columns.some((one) => one.field === field) ? [] : [{ ...column, header, field }]
  })
}

/** Says of a row what its column is called in its part of the list. */
const underOther = (row: ImportRow, other: readonly Column[]): ImportRow =>
  other.length === 0 ? row : ({ ...row, problems: [...row.problems, ...other.flatMap(({ field, header }) => (field !== null && (row.values[field] ?? null) !== null ? [problem('heading-other', field, header)] : []))] })

/** The columns with their meanings, and whether a clerk chose them, now or for such a list before. */
function meantColumns(sheet: ForeignSheet, heading: Heading, options: ReadingOptions): { columns: Column[]; chosen: boolean } {
  const { mapping, remembered } = options
  const columns = proposeColumns(sheet, heading, mapping ?? {}, options)
  const before = mapping === undefined ? (remembered?.(columns.map(({ header }) => header)) ?? null) : null
  if (before === null) return { columns, chosen: mapping !== undefined }
  const meant = Object.fromEntries(columns.map(({ index }, place) => [String(index), before[place] ?? null]))
  return { columns: proposeColumns(sheet, heading, meant, options), chosen: true }
}

/**
 * Reads a sheet as a list of members: finds the headings under their titles, proposes what each column means, reads each row,
 * leaves out what is none (titles, blanks, totals, repeated headings) and marks rows that repeat an earlier one.
 * @throws Refused `no-header` with the `sheet` where neither headings nor contents tell of a list, `list-turned` where its rows stand as columns, `list-cards` where each firm has a card of its own, `lists-beside` where two stand
 *   beside each other and nobody chose which counts
 */
export function proposeReading(given: ForeignSheet, options: ReadingOptions): Reading {
  const found = findHeading(given)
  const sheet = inOneOrder(given, found.last, found.texts)
  const heading = withLater(sheet, found)
  const { columns, chosen } = meantColumns(sheet, heading, options)
  const covered = coveredBy(sheet)
  const { rows: list, joined } = continued(sheet.rows.slice(heading.last + 1), columns, covered)
  const below = labelsBelow(sheet, heading)
  if (below !== null) throw new Refused(below === 'cards' ? 'list-cards' : 'list-turned', { sheet: sheet.name })
  if (!chosen && (standBeside(heading, columns) || standApart(heading, columns))) throw new Refused('lists-beside', { sheet: sheet.name })
  const told = heading.fields > 0 || columns.some(({ field }) => field !== null) || (heading.last >= 0 && columns.length >= 2)
  if (!told || (list.length === 0 && heading.fields === 0)) throw new Refused('no-header', { sheet: sheet.name })
  const skipped: Reading['skipped'] = sheet.rows.slice(0, heading.last + 1).flatMap(({ row }, index) =>
    index === heading.label ? [] : [{ row, reason: index < heading.first ? 'title' : 'header' }])
  const read = readRows(sheet, { list, covered }, columns, heading, options)
  const members = new Set(read.rows.map(({ row }) => row))
  const label = sheet.rows[heading.label]?.row ?? 0
  return {
    sheet, headerRow: label, columns: members.size === 0 ? columns : sampledFrom(list.filter(({ row }) => members.has(row)), columns), titleUnit: heading.titleUnit, ...yearOf(sheet, { first: sheet.rows[heading.first]?.row ?? read.rows[0]?.row ?? 0, label }, columns, options),
    rows: markDuplicates(read.rows), labels: read.labels, skipped: [...skipped, ...read.skipped, ...joined.map((row) => ({ row, reason: 'continued' as const })), ...blankRows(sheet)].toSorted((a, b) => a.row - b.row),
  }
}

/**
 * The sheet that holds the list: the one named (capitals and blanks apart), else the visible one that looks most like a list, the newest
 * of several years, one that is called by those who left or who are no members (`Prospect`), or a hidden one, only where none else does.
 * @throws Refused `sheet-missing` with `sheet` and the names of the `sheets` there are; `no-header` for a workbook without content
 */
export function chooseSheet({ sheets }: ForeignWorkbook, name?: string): ForeignSheet {
  if (name !== undefined) {
    const found = sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => fold(sheet.name) === fold(name))
    if (!found) throw new Refused('sheet-missing', { sheet: name, sheets: sheets.map((sheet) => sheet.name) })
    return found
  }
  const written = sheets.filter(({ rows }) => rows.length > 0)
  if (written.length === 1 && written[0]) return written[0]
  const rated = written.map((sheet) => ({ sheet, score: likeness(sheet) }))
  const visible = rated.filter(({ sheet, score }) => !sheet.hidden && score >= 2)
  const present = visible.filter(({ sheet }) => !saysNone(sheet.name))
  const [first, ...others] = [present, visible, rated].find((some) => some.length > 0) ?? []
  if (!first) throw new Refused('no-header', { sheet: sheets[0]?.name ?? '' })
  return others.reduce((best, next) => (isBetter(next, best) ? next : best), first).sheet
}

type Rated = { sheet: ForeignSheet; score: number }
const asideOfName = new RegExp(`\\b(?:elenco|lista|al|a|${monthWord})\\b|[\\d ]`, 'g')
/** Of sheets that are called the same but for their days ("Soci 2023", "Elenco soci al 31.12.2024"; not "Nuovi soci 2025") the newest, where it is a list as the others are. */
function isBetter(next: Rated, best: Rated): boolean {
  const [year, before] = [next, best].map(({ sheet }) => Number(/(?<!\d)(19|20)\d\d(?!\d)/.exec(sheet.name)?.[0] ?? 0))
  const [called, other] = [next, best].map(({ sheet }) => fold(sheet.name).replace(asideOfName, ''))
  if (year && before && year !== before && called === other && Math.abs(next.score - best.score) <= 1) return year > before
  return next.score > best.score
}

/** How much a sheet looks like the list: fields that its headings name, and a little for each doubling of its rows; else its size. */
function likeness(sheet: ForeignSheet): number {
  const { fields } = findHeading(sheet)
  if (fields < 2) return (sheet.rows.length * sheet.width) / 1e9
  return fields + Math.floor(Math.log2(sheet.rows.length)) / 2
}
