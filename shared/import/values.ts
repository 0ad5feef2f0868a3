import { editionIn, readAteco, readAtecoEdition, readChainPlace, readLegalForm, readMembershipKind, readPostalCode, readRea, readSdi, readTaxCode, readVat } from './codes.ts'
import { readDay, readDayNumber, saysNoDay, type ReadDay } from './dates.ts'
import { moneyOf, readCount, readMoney, saysNothing, scaleIn, within, type ReadNumber, type Signs } from './numbers.ts'
import { readFirm } from './firm.ts'
import type { ProblemCode } from './problems.ts'
import { cleanText, kinds, oneLine, type Cell } from './sheet.ts'
import {
  answerOf, isCertified, listed, mailboxes, partsOfPhoneCell, readCertificates, readEmails, readList, readPec, readPhone, readPhoneNumber, readProvince, readWebsite, saysYes, type IsTown, type ReadText,
} from './texts.ts'
import type { ImportField } from '../members.ts'
import { dayExists } from '../periods.ts'

export type CellContext = {
  /** What the column's heading is. */
  header: string
  /** The certificate that the column's heading names, for a column with a tick where a firm has it. */
  certificate: string | null
  /** Its heading says that its money is no euro. */
  otherMoney?: boolean
  /** What its heading says to multiply money by. */
  scale: number
  /** The decimal sign of the column's numbers. */
  signs: Signs
  today: string
  /** A column of days writes the month first. */
  monthFirst?: boolean
  date1904: boolean
  isTown: IsTown
}

/** A cell's value as its field keeps it, what there is to say of it, and what it tells of other fields: a tax code beside a VAT number, an address below a name. */
export type ReadCell = { value: string | number | null; notes: ProblemCode[]; beside?: readonly (readonly [ImportField, string])[] }

type Reader = (cell: Cell, context: CellContext) => ReadText | ReadNumber | ReadCell

const plain = (cell: Cell): ReadText => ({ value: saysNothing(cell.text) ? null : oneLine(cell.text), notes: [] })

/** "Fatturato (mil. €)": thousands or millions, nobody knows. */
const saysMil = /(?<!\p{L})mil(?!\p{L})/iu

const money: Reader = ({ kind, value, text, unit }, { header, otherMoney = false, scale: headed, signs }) => {
  if (kind === kinds.day || kind === kinds.time) return { value: null, notes: ['number-was-date'] }
  if (unit === undefined && headed === 1 && saysMil.test(header) && scaleIn(text) === 1 && /[1-9]/.test(text)) return { value: null, notes: ['number-unit'] }
  if (otherMoney && /[1-9]/.test(text) && !/€|\beuro?\b/i.test(text)) return { value: null, notes: ['currency-other'] }
  // What the cell's own format says counts, not the heading as well.
  const scale = unit ?? headed
  const read = typeof value === 'number' ? moneyOf(value, scale) : readMoney(text, scale, signs)
  return read.value === null || scale === 1 || read.notes.includes('money-unscaled') ? read : { value: read.value, notes: [...read.notes, 'money-scaled'] }
}

const count: Reader = ({ kind, value, text }, { signs }) => {
  if (kind === kinds.day || kind === kinds.time) return { value: null, notes: ['number-was-date'] }
  return typeof value === 'number' ? within({ value, notes: [] }, 10_000_000) : readCount(text, signs)
}

const day = (atEnd: boolean): Reader => ({ kind, value, text }, { today, date1904, monthFirst = false }): ReadDay => {
  if (saysNoDay(text)) return { value: null, notes: [] }
  if (kind === kinds.day) return { value: text, notes: text > today ? ['date-future'] : [] }
  const options = { today, date1904, atEnd, monthFirst }
  return typeof value === 'number' ? readDayNumber(value, options) : readDay(text, options)
}

const vat: Reader = (cell) => {
  const { value, notes, taxCode } = readVat(cell)
  return { value, notes, ...(taxCode !== null && { beside: [['taxCode', taxCode]] }) }
}

/** The edition that the cell names itself counts, not the heading's. */
const ateco: Reader = (cell, { header }) => {
  const { value, notes } = readAteco(cell)
  const atecoEdition = editionIn(cell.text) ?? editionIn(header)
  return { value, notes, ...(value !== null && atecoEdition !== null && { beside: [['atecoEdition', atecoEdition]] }) }
}

const phone: Reader = ({ kind, value, text }) => {
  if (typeof value === 'number' && kind === kinds.number && !text.startsWith('0')) return readPhoneNumber(value)
  const { phone: numbers, emails, website } = partsOfPhoneCell(text)
  const { value: read, notes } = readPhone(numbers)
  const beside: NonNullable<ReadCell['beside']> = [...(emails === null ? [] : mailFields(text, emails)), ...(website === null ? [] : [['website', website] as const])]
  return { value: read, notes: [...notes, ...(emails === null ? [] : ['email-in-phone' as const]), ...(website === null ? [] : ['website-in-phone' as const])], ...(beside.length > 0 && { beside }) }
}

/** The mail addresses of a cell by their fields: a certified one beside ordinary ones is the PEC. */
function mailFields(text: string, emails: string): NonNullable<ReadCell['beside']> {
  const parted = mailboxes(text)
  return parted === null ? [['email', emails]] : [['pec', parted.pec], ['email', parted.emails]]
}

const email: Reader = ({ text }, { header }) => {
  const { value, notes } = readEmails(text)
  const several = value?.includes(listed) ?? false
  // alone under a heading that names both
  if (value !== null && !several && /p\.?e\.?c\b/i.test(header) && isCertified(value)) return { value: null, notes, beside: [['pec', value]] }
  const parted = several ? mailboxes(text) : null
  return parted === null ? { value, notes } : { value: parted.emails, notes: [...notes, 'pec-in-email'], beside: [['pec', parted.pec]] }
}

const pec: Reader = ({ text }) => {
  const { value, notes, others } = readPec(text)
  return { value, notes, ...(others !== null && { beside: [['email', others]] }) }
}

/** "Codice - Ragione sociale": each cell has a number before its name. */
const numbersNames = /(?<!\p{L})(cod(ice)?|n|nr|num(ero)?|id|matricola)(?!\p{L})/iu

/** A name, and the address that stands in its cell with it. */
const name: Reader = (cell, { header }) => (saysNothing(cell.text) ? plain(cell) : readFirm(numbersNames.test(header) ? cell.text.replace(/^\s*\d{1,8}\s*[-–—.:)/]\s*(?=\p{L})/u, '') : cell.text))

/** A column whose heading is a certificate holds yes, no, a number or a day. */
const certificates: Reader = ({ text }, { certificate }) =>
  certificate === null ? readCertificates(text) : { value: saysYes(text) ? certificate : null, notes: [] }

const notes: Reader = ({ text }) => ({ value: saysNothing(text) ? null : cleanText(text), notes: [] })
const address: Reader = ({ text }) => ({ value: saysNothing(text) ? null : cleanText(text).replace(/\n+/g, ', '), notes: [] })
const province: Reader = ({ text }, { isTown }) => {
  const { value, notes, town } = readProvince(text, isTown)
  return { value, notes, ...(town !== undefined && { beside: [['municipality', town]] }) }
}

const readers: Readonly<Record<ImportField, Reader>> = {
  name, address, municipality: plain, ownerGroup: plain,
  legalForm: readLegalForm, vatNumber: vat, taxCode: readTaxCode, rea: readRea, postalCode: readPostalCode, province, atecoCode: ateco, atecoEdition: readAtecoEdition,
  chainPlace: readChainPlace, employees: count, turnover: money, balanceSheet: money, joinedOn: day(false), leftOn: day(true),
  membershipKind: readMembershipKind, act: notes, withdrawalReason: notes, email, pec, sdiCode: readSdi, phone,
  website: ({ text }) => readWebsite(text), certificates, tags: ({ text }) => readList(text), privateNotes: notes,
}

/** Where "no" says that there is none. */
const mayBeNone: readonly ImportField[] = ['email', 'pec', 'phone', 'website']

const links: Partial<Record<ImportField, RegExp>> = { email: /^mailto:./i, pec: /^mailto:./i, website: /^(https?:|www\.)/i }

/** Whether a cell leads to what its field holds: a mail address, a website. */
export const leadsTo = (field: ImportField, { link }: Cell): boolean => link !== undefined && (links[field]?.test(link) ?? false)

/** A cell as its field means it: where it shows words ("scrivi", "sito") and leads to an address, that address. */
export function asMeant(cell: Cell, field: ImportField): Cell {
  if (!leadsTo(field, cell) || saysNothing(cell.text)) return cell
  const { notes } = field === 'website' ? readWebsite(cell.text) : readEmails(cell.text)
  if (notes.every((note) => note === 'email-several')) return cell
  const text = field === 'website' ? (cell.link ?? '') : unescaped((cell.link ?? '').replace(/^mailto:|\?.*$/gi, ''))
  return { kind: kinds.text, value: text, text: cleanText(text) }
}

/** A link's text with its signs as they are meant (`%20`), where it holds to the rules. */
function unescaped(link: string): string {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}

/** How long a text a record keeps. */
const longest: Partial<Record<ImportField, number>> = {
  name: 300, address: 300, municipality: 120, ownerGroup: 200, pec: 200, email: 1000, phone: 100, website: 300, certificates: 1000, tags: 3000,
  privateNotes: 20_000, act: 300, withdrawalReason: 500,
}

/** So many signs of a cell are understood, and as many as a record keeps: what goes on for longer is no name and no number, and would be looked through for seconds. */
const understood = 2000

/** A text such as `2024-10-15` is what a program writes for a day: a number or a code that became one has become one in a .csv as well. */
const asDay = (cell: Cell): Cell => (cell.kind === kinds.text && dayExists(cell.text) ? { ...cell, kind: kinds.day } : cell)

/**
 * Reads a cell as a field: text typed as a number and number stored as text alike. A cell in error or a formula without a result
 * is unknown and said.
 */
export function readCell(field: ImportField, given: Cell, context: CellContext): ReadCell {
  const cell = asMeant(given, field)
  if (cell.kind === kinds.blank) return { value: null, notes: [] }
  if (cell.kind === kinds.error) return { value: null, notes: ['cell-error'] }
  if (cell.kind === kinds.formula) return { value: null, notes: ['formula-without-value'] }
  if (mayBeNone.includes(field) && answerOf(cell.text) === 'no') return { value: null, notes: [] }
  const limit = longest[field] ?? understood
  const whole = cell.text.length <= Math.max(limit, understood)
  const text = whole ? cell.text : cell.text.slice(0, Math.max(limit, understood))
  const looked = whole ? cell : { ...cell, text, ...(cell.kind === kinds.text && { value: text }) }
  const read = readers[field](field === 'joinedOn' || field === 'leftOn' ? looked : asDay(looked), context)
  if (whole && (typeof read.value !== 'string' || read.value.length <= limit)) return read
  return { ...read, value: typeof read.value === 'string' ? read.value.slice(0, limit).trim() : read.value, notes: [...read.notes, 'text-cut'] }
}
