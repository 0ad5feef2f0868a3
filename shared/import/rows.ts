import { saysAsAbove } from './above.ts'
import type { Column } from './seen.ts'
import { joiners } from './columns.ts'
import { certificateOf, decimalSignOf, partOfPerson, scaleUnder } from './header.ts'
import { monthFirstIn } from './dates.ts'
import { decimalOf, isOtherMoney } from './numbers.ts'
import { problem, type ProblemCode } from './problems.ts'
import { blankCell, cellAt, kinds, oneLine, type Cell, type ForeignSheet } from './sheet.ts'
import { isOwnField } from './skips.ts'
import { listed, postalCodeBehind, splitAddress, splitPlace, type IsTown, type Place } from './texts.ts'
import { readCell, type CellContext, type ReadCell } from './values.ts'
import { fold } from '../folding.ts'
import { foreignPrefix } from '../foreignVat.ts'
import { endsWithLegalForm, legalFormOf } from '../legalForm.ts'
import { isProvince, provinceLetters } from '../provinces.ts'
import { checkVat } from '../vat.ts'
import { isImportFigure, type ImportField, type ImportProblem, type ImportRow } from '../members.ts'

type Used = { index: number; field: ImportField; read: (cell: Cell) => ReadCell; /** The column of what belongs before this one's cells: the letters of a REA number, the prefix of a telephone; `shared` where it means something else too. */ before: { index: number; shared: boolean } | null }
type Draft = { values: ImportRow['values']; problems: ImportProblem[] }

/** The texts of a column, as far as a look at it goes. */
const textsOf = (sheet: ForeignSheet, index: number): string[] => sheet.rows.slice(0, 2000).flatMap((row) => { const { kind, text } = cellAt(row, index); return kind === kinds.text ? [text] : [] })

/** A column that says more different things seldom says one of them twice. */
const mostRemembered = 500

/** Reads the cells of a column, what they say alike once: towns, codes, days and small numbers come back in most rows. */
function columnReader(field: ImportField, context: CellContext): Used['read'] {
  const known = new Map<string, { kind: Cell['kind']; read: ReadCell }>()
  return (cell) => {
    const { kind, text, unit, link } = cell
    // what its format or its link says, its text does not
    if (unit !== undefined || link !== undefined) return readCell(field, cell, context)
    const before = known.get(text)
    if (before?.kind === kind) return before.read
    const read = readCell(field, cell, context)
    if (known.size < mostRemembered) known.set(text, { kind, read })
    return read
  }
}

/** Whether a column holds the letters or the names of provinces, and nothing else. */
function holdsProvinces(sheet: ForeignSheet, index: number): boolean {
  const texts = textsOf(sheet, index)
  const known = texts.filter((text) => provinceLetters(text) !== null)
  return known.length > 0 && known.length >= (texts.length - 1) * 0.8
}

/** The column with the letters of the numbers of a REA column: another one of REA, else that on its left, unless it is the province that stands behind a town or its postal code. */
function lettersOf({ index, field }: Column, columns: readonly Column[], sheet: ForeignSheet): Used['before'] {
  if (field !== 'rea' || holdsProvinces(sheet, index)) return null
  const fieldAt = (place: number) => columns.find((column) => column.index === place)?.field ?? null
  const besideTown = fieldAt(index - 2) === 'municipality' || fieldAt(index - 2) === 'postalCode'
  const left = fieldAt(index - 1)
  const own = columns.find((column) => column.field === 'rea' && column.index !== index)?.index
  const found = own ?? ((left === null || (left === 'province' && !besideTown)) && index > 0 ? index - 1 : undefined)
  return found !== undefined && holdsProvinces(sheet, found) ? { index: found, shared: own === undefined } : null
}

/** Headings of a column that stands left of a telephone or a street and belongs to it. */
const belonging: Partial<Record<ImportField, RegExp>> = { phone: /^pref/i, address: /^(dug|toponimo|tipo (di )?(via|strada|indirizzo))\b/i }

const namesCountry = /^(cod(ice|\.)? ?(iso )?)?(paese|nazione|naz\.?|country)( (code|iva))?$/i

function beforeOf(column: Column, columns: readonly Column[], sheet: ForeignSheet): Used['before'] {
  const { index, field } = column
  if (field === 'rea') return lettersOf(column, columns, sheet)
  // "DE" and "136695976" make the number of a firm abroad, which may have one of Italy too
  if (field === 'vatNumber') { const country = columns.find((other) => other.field === null && namesCountry.test(other.header)); return country ? { index: country.index, shared: false } : null }
  const left = columns.find((other) => other.index === index - 1)
  return field !== null && left?.field === null && belonging[field]?.test(left.header) ? { index: left.index, shared: false } : null
}

/** The columns that have a meaning, with what reads their cells; `titleUnit` is what a title says of their amounts. */
export function usedColumns(columns: readonly Column[], sheet: ForeignSheet, { titleUnit, today, isTown }: { titleUnit: string; today: string; isTown: IsTown }): Used[] {
  const { date1904 } = sheet
  const presumed = decimalSignOf(columns.map(({ header }) => header))
  const contextOf = ({ header, index, field }: Column): CellContext => {
    const texts = textsOf(sheet, index)
    const monthFirst = (field === 'joinedOn' || field === 'leftOn') && monthFirstIn(texts)
    return { header, certificate: certificateOf(header), otherMoney: isOtherMoney(header), scale: scaleUnder(header, titleUnit), signs: { told: decimalOf(texts), presumed }, monthFirst, today, date1904, isTown }
  }
  const used = columns.flatMap((column): Used[] => {
    const { index, field } = column
    return field === null ? [] : [{ index, field, read: columnReader(field, contextOf(column)), before: beforeOf(column, columns, sheet) }]
  })
  return used.filter(({ index, field }) => field !== 'rea' || !used.some(({ before }) => before?.index === index))
}

/** A prefix that stands as a number has lost its zero. */
const prefixOf = ({ kind, text }: Cell) => (kind === kinds.number && /^[1-9]\d{1,3}$/.test(text) ? `0${text}` : text)

/** A cell with what stands before it in a column of its own. */
function withBefore(draft: Draft, cells: readonly Cell[], { index, field }: Used, { index: beside, shared }: NonNullable<Used['before']>): Cell {
  const [own, before] = [cells[index] ?? blankCell, cells[beside] ?? blankCell]
  if (own.text === '' || before.text === '' || (field === 'rea' && !/^\d{3,7}$/.test(own.text))) return own
  if (field === 'vatNumber') {
    const [country, number] = [before.text.toUpperCase(), own.text.replace(/\s/g, '')]
    const whole = `${country}${number}`
    return country === 'IT' || foreignPrefix(country) === null || !/^\d[\dA-Z]*$/i.test(number) || checkVat(number).level === 'ok' || checkVat(whole).level === 'error' ? own : { kind: kinds.text, value: null, text: whole }
  }
  const first = field === 'rea' ? (provinceLetters(before.text) ?? before.text) : field === 'phone' ? prefixOf(before) : before.text
  const text = `${first} ${own.text}`
  if (shared) draft.problems.push(problem('rea-beside', field, text))
  return { kind: kinds.text, value: null, text }
}

type RowState = {
  hidden: boolean
  /** By column: the cell of an earlier row that is merged down to this one. */
  covered: ReadonlyMap<number, Cell> | undefined
  /** By column: the label of its group, which stands at an earlier row. */
  labels: ReadonlyMap<number, Cell> | undefined
  /** Whether the rows of the list mostly hold more than a name. */
  mostlyFilled: boolean
  isTown: IsTown
  /** The columns of a person's surname and first name, or of both, which mean no field. */
  person: readonly number[] | null
}

/** Where a list of firms and persons writes these: "Cognome" and "Nome", or "Titolare", beside the name of a firm. */
export function personColumns(columns: readonly Column[]): RowState['person'] {
  const whole = columns.find(({ header, field }) => field === null && /^((nome (del )?)?titolare( o (legale )?(rapp|rappr|rappresentante)[\w.]*)?|cognome e nome|nome e cognome)$/i.test(header))?.index
  const [surname, first] = (['surname', 'first'] as const).map((part) => columns.find(({ header, field }) => field === null && partOfPerson(header) === part)?.index)
  return surname !== undefined && first !== undefined ? [surname, first] : whole === undefined ? null : [whole]
}

/** A sole trader, whose row has a tax number and no firm's name, is called as the person. */
function nameOfPerson({ values, problems }: Draft, cells: readonly Cell[], { person }: RowState): void {
  if (person === null || values.name || (!values.vatNumber && !values.taxCode)) return
  const name = person.map((column) => oneLine(cells[column]?.text ?? '')).filter((text) => text !== '').join(' ')
  if (!name.includes(' ')) return
  values.name = name
  problems.push(problem('name-of-person', 'name', name))
}

/** By these a row is a firm of its own: rows that share them are lines of one firm. */
const identity: readonly ImportField[] = ['name', 'vatNumber', 'taxCode', 'rea']
/** What several rows share is each one's, but for figures, which would count as often as there are rows, and for what makes a firm. */
export const isShared = (field: ImportField): boolean => !isImportFigure(field) && !identity.includes(field)

/** What stands for a blank cell: what is merged down to it, or the label of its group. */
function fromAbove(draft: Draft, { index, field }: Used, { covered, labels }: RowState): Cell {
  const merged = covered?.get(index)
  if (merged) {
    draft.problems.push(problem(isShared(field) ? 'merged-taken' : 'merged-above', field, field === 'privateNotes' ? '' : oneLine(merged.text)))
    return isShared(field) ? merged : blankCell
  }
  const label = labels?.get(index)
  if (label) draft.problems.push(problem('from-above', field, field === 'privateNotes' ? '' : oneLine(label.text)))
  return label ?? blankCell
}

/** A row of the sheet as the row of a member: `new`, or `error` where something in it must be decided first. */
export function readRow(row: number, cells: readonly Cell[], used: readonly Used[], state: RowState): ImportRow {
  const draft: Draft = { values: {}, problems: [] }
  const beside: (readonly [ImportField, string])[] = []
  for (const column of used) {
    const { index, field, before } = column
    const own = before === null ? (cells[index] ?? blankCell) : withBefore(draft, cells, column, before)
    const cell = own.kind === kinds.blank || (state.labels?.has(index) && saysAsAbove(own.text)) ? fromAbove(draft, column, state) : own
    const read = column.read(cell)
    put(draft, field, read)
    for (const code of read.notes) draft.problems.push(said(code, field, cell.text, read))
    if (read.beside) beside.push(...read.beside)
  }
  for (const [field, value] of beside) addBeside(draft, field, value)
  nameOfPerson(draft, cells, state)
  complete(draft, used, state)
  if (state.hidden) draft.problems.push(problem('row-hidden', null, ''))
  const outcome = draft.problems.some(({ level }) => level === 'error') ? 'error' : 'new'
  return { row, outcome, values: draft.values, problems: draft.problems, match: null, changes: [] }
}

/** What private notes hold is repeated nowhere. */
const said = (code: ProblemCode, field: ImportField, text: string, { value }: ReadCell) =>
  problem(code, field, field === 'privateNotes' ? '' : oneLine(text), value === null || field === 'privateNotes' ? {} : { value })

/** Two texts as one; of a list each part once. */
export function joined(before: string, value: string, joiner: string): string {
  const known = before.split(joiner)
  const parts = joiner === listed ? value.split(listed) : [value]
  return [before, ...parts.filter((part) => !known.includes(part))].join(joiner)
}

function put({ values }: Draft, field: ImportField, { value }: ReadCell): void {
  const before = values[field]
  const joiner = joiners[field]
  if (before === undefined || before === null) values[field] = value
  else if (value !== null && joiner !== undefined) values[field] = joined(String(before), String(value), joiner)
}

/** What a cell says beside its own field: mail addresses and telephone numbers are added, another PEC to the mail addresses; of others what a column of its own says counts, and what differs is told. */
function addBeside(draft: Draft, field: ImportField, value: string): void {
  const own = draft.values[field] ?? null
  if (own === null || field === 'email' || field === 'phone') return put(draft, field, { value, notes: [] })
  if (fold(String(own)) === fold(value)) return
  draft.problems.push(problem('said-otherwise', field, value, { value: own }))
  if (field === 'pec') put(draft, 'email', { value, notes: [] })
}

const has = (used: readonly Used[], field: ImportField) => used.some((column) => column.field === field)

/** A name, and the legal form in it. */
const saysNameAlone = (values: Draft['values']) => typeof values.name === 'string' && (values.vatNumber ?? null) === null && Object.entries(values).every(([field, value]) => (field === 'name') === ((value ?? null) !== null) || field === 'legalForm')

/** Whether nothing but a name is odd in a list that asks for more. */
const isOddAlone = (values: Draft['values'], used: readonly Used[], mostlyFilled: boolean) =>
  saysNameAlone(values) && used.length >= 2 && (mostlyFilled || (used.length > 2 && used.some(({ field }) => isOwnField(field))))

function complete(draft: Draft, used: readonly Used[], { isTown, mostlyFilled }: RowState): void {
  const { values, problems } = draft
  if (!has(used, 'municipality')) splitWholeAddress(draft, isTown)
  else splitTown(draft)
  takePostalCode(draft)
  takeTownOfName(draft, { alone: !has(used, 'municipality'), isTown })
  if (typeof values.name === 'string' && (values.legalForm ?? null) === null) {
    const form = legalFormOf(values.name)
    if (form !== null || has(used, 'legalForm')) values.legalForm = form
  }
  if (typeof values.vatNumber === 'string') heedCountry(draft, values.vatNumber)
  if (!values.name) problems.push(problem('name-missing', 'name', ''))
  if (isOddAlone(values, used, mostlyFilled)) problems.push(problem('name-only', 'name', String(values.name)))
  else if (!values.vatNumber && !values.taxCode && !problems.some(({ field }) => field === 'vatNumber')) problems.push(problem('vat-missing', 'vatNumber', ''))
  if (typeof values.joinedOn === 'string' && typeof values.leftOn === 'string' && values.leftOn < values.joinedOn) {
    problems.push(problem('dates-order', 'leftOn', values.leftOn, { joinedOn: values.joinedOn }))
    values.leftOn = null
  }
}

/** Countries of the EU, and Switzerland and Norway, whose postal codes have four digits. */
const fourDigits = /^(AT|BE|BG|CH|CY|DK|HU|LU|LV|NO|SI)/

/** What the country of a VAT number tells: in some, postal codes of four digits have lost no zero; in Italy, no firm with an Italian form in its name has a foreign one ("LLC"). */
function heedCountry({ values, problems }: Draft, vatNumber: string): void {
  const padded = problems.findIndex(({ code, field }) => code === ('leading-zeros' satisfies ProblemCode) && field === 'postalCode')
  const typed = String(problems[padded]?.values.text ?? '')
  if (fourDigits.test(vatNumber) && /^\d{4}$/.test(typed)) {
    values.postalCode = typed
    problems.splice(padded, 1)
  }
  const form = values.legalForm === 'EST' && /^\d{11}$/.test(vatNumber) && typeof values.name === 'string' ? legalFormOf(values.name) : null
  if (form === null || form === 'EST') return
  problems.push(problem('form-of-name', 'legalForm', 'EST', { value: form }))
  values.legalForm = form
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

/** Takes a province off a town; the letters of one alone are the province, unless the row names another: RE and VB are Re, near Verbania. */
function splitTown(draft: Draft): void {
  const { municipality: typed, province = null } = draft.values
  if (typeof typed !== 'string') return
  const letters = /^\(?([A-Z]{2})\)?$/.exec(typed)?.[1]
  if (letters === undefined || !isProvince(letters) || (province !== null && province !== letters)) return fill(draft, 'municipality', typed, splitPlace(typed))
  Object.assign(draft.values, { municipality: null, province: letters })
  draft.problems.push(problem('place-split', 'municipality', typed))
}

/** Where no column holds towns, an address may be one, or hold one. */
function splitWholeAddress(draft: Draft, isTown: IsTown): void {
  const typed = draft.values.address
  const place = typeof typed !== 'string' ? null : (splitAddress(typed) ?? (isTown(typed) ? { municipality: typed } : null))
  if (typeof typed === 'string' && place) fill(draft, 'address', typed, place)
}

/** Takes the postal code off that ends an address, where the row says none itself. */
function takePostalCode({ values, problems }: Draft): void {
  const { address: typed, postalCode } = values
  const found = typeof typed === 'string' && !postalCode ? postalCodeBehind(typed) : null
  if (!found) return
  Object.assign(values, found)
  problems.push(problem('place-split', 'address', String(typed)))
}

/** What stands behind the last comma or dash of a name and is called as a town is; `shown` by its province or its postal code. */
function townBehind(name: string, isTown: IsTown): { firm: string; comma: boolean; place: Place; shown: boolean } | null {
  const [, firm, sign, rest] = /^(.{2,}\S)\s*([,;]|\s[–-])\s*(\S.*)$/.exec(name) ?? []
  if (!firm || !sign || !rest) return null
  const place = splitPlace(rest)
  const shown = place.province !== undefined || place.postalCode !== undefined
  return isTown(place.municipality, place.province) ? { firm: firm.trimEnd(), comma: !sign.includes(' '), place, shown } : null
}

/**
 * Takes the town off that stands after a firm's name: "Suolificio Arno srl, Empoli", "Tacchificio Uno - Empoli (FI)". Its province, its postal code or, before a comma, the firm's legal form must show it,
 * since partners are called as towns are ("Studio Rossi, Bianchi, Massa"), and no column may hold towns (`alone`); else the name is left, and it is said.
 */
function takeTownOfName({ values, problems }: Draft, { alone, isTown }: { alone: boolean; isTown: IsTown }): void {
  const { name, municipality, province, postalCode } = values
  const found = typeof name === 'string' && !municipality ? townBehind(name, isTown) : null
  if (!found) return
  const { firm, comma, place, shown } = found
  if (alone && (shown || (comma && endsWithLegalForm(firm)))) {
    problems.push(problem('name-split', 'name', String(name)))
    Object.assign(values, { name: firm, municipality: place.municipality, province: province ?? place.province ?? null, postalCode: postalCode ?? place.postalCode ?? null })
  } else if ((comma || shown) && !problems.some(({ code }) => code === 'name-holds-more')) problems.push(problem('name-holds-more', 'name', String(name)))
}
