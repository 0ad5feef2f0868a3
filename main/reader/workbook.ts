import { read, set_cptable, type CellObject, type ParsingOptions, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { scaleOf } from '../../shared/import/header.ts'
import { scaleIn } from '../../shared/import/numbers.ts'
import { dayOfSerial, kinds, type CellKind, type ForeignRow, type ForeignSheet, type ForeignValue } from '../../shared/import/sheet.ts'
import { withoutMarks } from './marks.ts'
import type { Part } from './zip.ts'

/** What the library need not do for us: formulas, HTML and a formatted text for each cell cost half of its time. */
const lean: ParsingOptions = { dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true }

/**
 * The library's options for an unpacked .xlsx: its slow ways are taken only where the sheets hold what they find, hidden rows
 * or columns and formulas without a result.
 */
export function optionsFor(parts: readonly Part[]): ParsingOptions {
  const sheets = parts.filter((part) => part.bytes.includes('sheetData'))
  const cellStyles = sheets.some(({ bytes }) => bytes.includes('hidden="1"') || bytes.includes('hidden="true"'))
  const withoutResult = /<\/(\w+:)?f>\s*<\/(\w+:)?c>|<(\w+:)?f\b[^<>]*\/>\s*<\/(\w+:)?c>|<(\w+:)?v>\s*<\/(\w+:)?v>|<(\w+:)?v\s*\/>/
  const formulas = sheets.some(({ bytes }) => bytes.includes('</f>') && withoutResult.test(bytes.toString('latin1')))
  return { ...lean, ...(cellStyles && { cellStyles }), cellFormula: formulas || sheets.some(({ bytes }) => holdLinks(bytes)), sheetStubs: formulas }
}

/** Whether formulas make links, for which the library must read them. */
export const holdLinks = (bytes: Buffer | string): boolean => bytes.includes('HYPERLINK(')
/** The same in an old .xls: a function of one or two parameters by its number, in each of its classes. */
const holdOldLinks = (bytes: Buffer): boolean => [0x22, 0x42, 0x62].some((token) => [1, 2].some((parameters) => bytes.includes(Buffer.from([token, parameters, 0x67, 0x01]))))

/** Reads a zipped workbook (repacked) by the library. */
export const readZipped = (bytes: Buffer, options: ParsingOptions): ForeignSheet[] => sheetsOf(read(bytes, { ...options, type: 'buffer' }), options)

/** Reads an old .xls; texts of versions before 97 need the code pages. */
export async function readOld(bytes: Buffer): Promise<ForeignSheet[]> {
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  return sheetsOf(read(bytes, { ...lean, type: 'buffer', cellStyles: true, cellFormula: holdOldLinks(bytes) }))
}

/** Reads HTML, Excel 2003 XML or a flat .ods. Cells of HTML stay texts: the library would read our numbers in English. */
export const readMarkup = (text: string): ForeignSheet[] => sheetsOf(read(text, { ...lean, type: 'string', raw: true, cellFormula: holdLinks(text) }))

/** How cells are read: the sheet counts its days from 1904; a formula that holds nothing has no result, rather than a blank one. */
type Rules = { date1904: boolean; withoutResult: boolean }

function sheetsOf(workbook: WorkBook, { sheetStubs = false }: ParsingOptions = {}): ForeignSheet[] {
  const rules = { date1904: workbook.Workbook?.WBProps?.date1904 ?? false, withoutResult: sheetStubs }
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name]
    if (!sheet?.['!data']) return []
    return [sheetOf(name, sheet, sheet['!data'], (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0, rules)]
  })
}

function sheetOf(name: string, sheet: WorkSheet, data: CellObject[][], hidden: boolean, rules: Rules): ForeignSheet {
  const rows: ForeignRow[] = []
  let width = 0
  // `forEach` skips what a sparse sheet leaves out.
  data.forEach((cells, index) => {
    const row = rowOf(index + 1, cells, rules)
    if (!row) return
    rows.push(row)
    width = Math.max(width, row.cells.length)
  })
  return {
    name, hidden, rows, width, date1904: rules.date1904,
    hiddenColumns: (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden && index < width ? [index] : [])),
    hiddenRows: (sheet['!rows'] ?? []).flatMap((row, index) => (row?.hidden ? [index + 1] : [])),
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c })),
  }
}

function rowOf(row: number, cells: readonly (CellObject | undefined)[], rules: Rules): ForeignRow | null {
  const values: ForeignValue[] = []
  let letters = ''
  let shown: Record<number, string> | undefined
  let units: Record<number, number> | undefined
  let links: Record<number, string> | undefined
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    const [kind, value] = cell ? valueOf(cell, rules) : blank
    values.push(value)
    letters += kind
    if (!cell) continue
    const text = kind === kinds.number ? zerosShown(cell) : null
    if (text !== null) (shown ??= {})[column] = text
    const unit = kind === kinds.number ? unitOf(cell) : null
    if (unit !== null) (units ??= {})[column] = unit
    const link = kind === kinds.text ? linkOf(cell) : null
    if (link !== null) (links ??= {})[column] = link
  }
  const trimmed = letters.trimEnd()
  if (trimmed === '') return null
  values.length = trimmed.length
  return { row, cells: values, kinds: trimmed, ...(shown && { shown }), ...(units && { units }), ...(links && { links }) }
}

const blank: [CellKind, ForeignValue] = [kinds.blank, null]

/** Numbers of the library for error values. */
const errorTexts: Record<number, string> = {
  0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA',
}

function valueOf(cell: CellObject, { date1904, withoutResult }: Rules): [CellKind, ForeignValue] {
  const { t, v } = cell
  if (t === 's' && typeof v === 'string') {
    const text = withoutMarks(v)
    if (text.trim() !== '') return [kinds.text, text]
  }
  if (t === 'n' && typeof v === 'number' && Number.isFinite(v)) return isDate(cell.z) ? timeOf(v, date1904) : [kinds.number, v]
  if (t === 'b' && typeof v === 'boolean') return [kinds.boolean, v]
  if (t === 'e') return [kinds.error, typeof v === 'number' ? (errorTexts[v] ?? '#?') : '#?']
  // a text without a sign, or of blanks, is a result: `IF(A2="","",…)`
  if (cell.f === undefined || !withoutResult || (t === 's' && typeof v === 'string')) return blank
  const link = linkIn(cell.f)
  return link ? [kinds.text, link.shown] : [kinds.formula, null]
}

/** Where a formula that is a link leads to, and what it shows; null for another, or one that makes its target up. */
function linkIn(formula: string): { target: string; shown: string } | null {
  const [, target, shown] = /^(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")+)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)$/i.exec(formula.trim()) ?? []
  return target === undefined ? null : { target: target.replaceAll('""', '"'), shown: (shown ?? target).replaceAll('""', '"') }
}

function timeOf(serial: number, date1904: boolean): [CellKind, ForeignValue] {
  const day = serial >= 1 || date1904 ? dayOfSerial(serial, date1904) : null
  if (day !== null) return [kinds.day, day]
  if (serial < 0 || serial >= 1) return [kinds.number, serial]
  const minutes = Math.round(serial * 1440)
  return [kinds.time, `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`]
}

const dateFormats = new Map<string, boolean>()

/** What a number format only shows as it stands: quoted, escaped, a colour or a country; `[h]` and its like count hours and stay. */
const literal = /"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

function isDate(z: CellObject['z']): boolean {
  if (z === undefined || z === 'General') return false
  const format = String(z)
  let answer = dateFormats.get(format)
  if (answer === undefined) dateFormats.set(format, (answer = /[ymdhs]/i.test(format.replace(literal, '').replace(/general|standard/gi, ''))))
  return answer
}

/** The shown text of a number whose format fills up with zeros (`00000`): a postal code, a VAT number, a telephone number. */
function zerosShown(cell: CellObject): string | null {
  if (cell.z === undefined || cell.z === 'General') return null
  const format = String(cell.z)
  return /^0{2,}$/.test(format) && Number.isInteger(cell.v) ? String(cell.v).padStart(format.length, '0') : null
}

const units = new Map<string, number | null>()

/** Commas behind the digits, each of which divides by a thousand what is shown (quoted: see `factorsKept`). */
const divided = /[0#?](?:,|",")+(?![0#?,])/
/** What a format only shows: quoted, escaped, or the letters of a currency. */
const written = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]/g

/** What one of a number is worth whose format shows it scaled; null where it does not. */
function unitOf({ z }: CellObject): number | null {
  if (z === undefined || z === 'General') return null
  const format = String(z)
  let unit = units.get(format)
  if (unit === undefined) {
    const words = [...(format.split(';')[0] ?? '').matchAll(written)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').join('')
    const scale = Math.max(scaleIn(words), scaleOf(words))
    units.set(format, (unit = divided.test(format) ? 1 : scale > 1 ? scale : null))
  }
  return unit
}

/** Where a cell leads to by mail or into the web, unless it shows just that; people write web addresses without a scheme. */
function linkOf({ l, v, f }: CellObject): string | null {
  const target = l?.Target ?? (f === undefined ? null : linkIn(f)?.target) ?? ''
  return /^(mailto:|https?:|www\.)/i.test(target) && target.replace(/^mailto:/i, '') !== v ? target : null
}
