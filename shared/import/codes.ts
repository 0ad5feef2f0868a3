import { fold } from '../folding.ts'
import { kinds, oneLine, type Cell } from './sheet.ts'
import { fromExponent, saysNothing } from './numbers.ts'
import type { ProblemCode } from './problems.ts'
import type { ReadText } from './texts.ts'
import { atecoDivisionLabelKey } from '../ateco.ts'
import { legalFormIn } from '../legalForm.ts'
import type { OrganisationFields } from '../organisations.ts'
import { atecoEditions } from '../organisations/codes.ts'
import { isProvince } from '../provinces.ts'
import { checkTaxCode } from '../taxCode.ts'
import { checkVat } from '../vat.ts'
import { foreignPrefix } from '../foreignVat.ts'

const nothing: ReadText = { value: null, notes: [] }
const found = (value: string, ...notes: ProblemCode[]): ReadText => ({ value, notes })

/** Digits of a number as a cell holds it: `259305100`, `259305100.0`, `00259 305.100`; null where there is more than digits. */
const wholeDigits = (text: string) => /^(\d+)(?:[.,]0{1,2})?$/.exec(text)?.[1] ?? (/^\d[\d\s.\-/]*$/.test(text) ? text.replace(/\D/g, '') : null)

export type ReadVat = ReadText & {
  /** A tax code that stood in the same cell. */
  taxCode: string | null
}

const personCode = /\b[A-Z]{6}[\dLMNP-V]{2}[A-Z][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]\b/i

/**
 * Reads a VAT number, leading zeros restored: eleven digits for Italy, prefix kept elsewhere. A person's tax code in the same
 * cell ("P.IVA / C.F.") is told apart. A wrong check digit or shape is kept as typed, with an error.
 */
export function readVat({ text }: Cell): ReadVat {
  const typed = oneLine(text).replace(/^['’]/, '')
  // a program writes 0 where it has none
  if (saysNothing(typed) || typed === '0') return { ...nothing, taxCode: null }
  if (/^\d{11}$/.test(typed)) return { ...checked(typed, []), taxCode: null }
  const compact = typed.replace(/\s/g, '')
  const person = personCode.exec(compact.length === 16 ? compact : typed)?.[0]
  if (person !== undefined) {
    const rest = compact.length === 16 ? '' : typed.replace(person, ' ').replace(/\bc(od)?\.?\s?f(isc)?\.?:?/gi, ' ')
    const read = /\d/.test(rest) ? readBareVat(rest.replace(/^[\s/;,|-]+|[\s/;,|-]+$/g, '')) : nothing
    return { value: read.value, notes: [...read.notes, 'tax-code-in-vat'], taxCode: person.toUpperCase() }
  }
  if (!/\d/.test(typed)) return { value: null, notes: ['vat-missing'], taxCode: null }
  const among = amongWords(typed)
  if (among !== null) { const read = readBareVat(among.number); return { value: read.value, notes: among.remark ? [...read.notes, 'remark-left'] : read.notes, taxCode: null } }
  const [, first, second] = /^\D*(\d{11})\D+(\d{11})\D*$/.exec(typed) ?? []
  if (first === undefined || second === undefined) return { ...readBareVat(typed), taxCode: null }
  const read = readBareVat(first)
  return { value: read.value, notes: first === second ? read.notes : [...read.notes, 'tax-code-in-vat'], taxCode: second }
}

const vatWords = new Set(['it', 'p', 'i', 'iva', 'piva', 'partita', 'vat', 'n', 'nr', 'no', 'num', 'numero', 'number', 'c', 'f', 'cf', 'cod', 'codice', 'fisc', 'fiscale', 'e', 'and'])

/** The one run of eleven digits of a text with words beside it ("00743110157 (gruppo IVA)", "P.IVA/C.F. 00743110157"), and whether these say more than what it is; null for any other text. */
function amongWords(typed: string): { number: string; remark: boolean } | null {
  const [, before = '', number, after = ''] = /^(|\D*[^\d\p{L}]|(?:\D*[^\d\p{L}])?IT)(\d{11})(|[^\d\p{L}]\D*)$/iu.exec(typed) ?? []
  const words = fold(`${before} ${after}`).split(' ').filter((word) => word !== '' && !vatWords.has(word))
  return number === undefined ? null : { number, remark: words.length > 0 }
}

function readBareVat(typed: string): ReadText {
  const exponent = fromExponent(typed)
  if (exponent && exponent.digits === null) return { value: null, notes: ['vat-cut'] }
  const digits = exponent?.digits ?? wholeDigits(typed)
  const short = digits !== null && digits.length < 11 && digits.length >= 4 ? digits.padStart(11, '0') : null
  // Short digits are an Italian number without its zeros where the check digit agrees; what stands as a number always has lost them.
  if (short !== null && checkVat(short).level !== 'error') return checked(short, ['leading-zeros'])
  if (short !== null && (digits?.length ?? 0) >= 8) return checked(short, ['leading-zeros'])
  return checked(digits ?? typed, [])
}

function checked(text: string, before: ProblemCode[]): ReadText {
  const letters = text.toUpperCase().replace(/[^A-Z\d]/g, '')
  const { value, level, code } = checkVat(text)
  const country = letters.slice(0, 2)
  // A country whose rule nobody here knows: Switzerland (CHE), Great Britain, San Marino …
  if (level === 'error' && /^[A-Z]{2}/.test(letters) && country !== 'IT' && foreignPrefix(country) === null && /^[A-Z]{2,3}\d{5,12}[A-Z]{0,5}$/.test(letters)) {
    return { value: letters, notes: [...before, 'vat-country-unknown'] }
  }
  return { value: value === '' ? null : value.slice(0, 20), notes: code === 'ok' ? before : [...before, code] }
}

/** "idem", "= P.IVA": no digit, but in the code of a person all may have become letters. */
const isWord = (typed: string) => !/\d/.test(typed) && !/^[A-Z]{16}$/i.test(typed)

/** Reads an Italian tax code, of a body (eleven digits, zeros restored) or of a person. What fails its check is kept. */
export function readTaxCode({ text }: Cell): ReadText {
  const typed = oneLine(text)
  if (saysNothing(typed)) return nothing
  const exponent = fromExponent(typed)
  if (exponent && exponent.digits === null) return { value: null, notes: ['tax-code-shape'] }
  const digits = exponent?.digits ?? wholeDigits(typed)
  const short = digits !== null && digits.length < 11 && digits.length >= 4 ? digits.padStart(11, '0') : null
  const restored = short !== null && (checkTaxCode(short).level === 'ok' || (digits?.length ?? 0) >= 8)
  if (isWord(typed)) return { value: null, notes: ['remark-left'] }
  const { value, code } = checkTaxCode(restored && short !== null ? short : (digits ?? typed.replace(/^IT(?=\d{11}$)/i, '')))
  const notes: ProblemCode[] = [...(restored ? ['leading-zeros' as const] : []), ...(code === 'ok' ? [] : [code])]
  return { value: value.slice(0, 20) || null, notes }
}

/** As Polish post offices write it; without its dash nobody there would know it. */
const dashed = /^\d{2}-\d{3}$/
/** A postal code of five digits, leading zeros restored; another shape is kept and said. */
export function readPostalCode({ text }: Cell): ReadText {
  const typed = oneLine(text)
  if (saysNothing(typed)) return nothing
  if (dashed.test(typed)) return found(typed)
  const digits = wholeDigits(typed.replace(/^['’]?(I|IT)[\s-]*(?=\d{5}$)/i, ''))
  if (digits?.length === 5) return found(digits)
  if (digits !== null && digits.length >= 2 && digits.length <= 4) return found(digits.padStart(5, '0'), 'leading-zeros')
  return { value: typed.length <= 12 ? typed : null, notes: ['postal-code-shape'] }
}

const atecoShape = /^\d{2}(\.\d{1,2}(\.\d{1,2})?)?$/

/**
 * An ATECO or NACE code at the beginning of a cell, with dots: `15.11.00`, `151100`, `C 15.11`, `15.11.00 - Preparazione …`. A
 * code that Excel took for a date is read back from it.
 */
export function readAteco({ kind, text }: Cell): ReadText {
  if (saysNothing(text)) return nothing
  if (kind === kinds.day) return found(`${text.slice(8)}.${text.slice(5, 7)}.${text.slice(2, 4)}`, 'ateco-was-date')
  const typed = oneLine(text).replace(/^['’]|\.$/g, '')
    .replace(/^(ateco|nace|cod(ice)?\.?)[\s:.]*((2007|2022|2025)[\s:.]+)?/i, '').replace(/^[A-V][\s.-]*(?=\d)/i, '')
  const dotted = /^(\d{1,2})[.,](\d{1,2})(?:[.,](\d{1,2}))?(?![\d.])/.exec(typed) ?? /^(\d{2})-(\d{2})-(\d{1,2})(?!\d)/.exec(typed) ?? /^(\d{2}) (\d{2}) (\d?0)(?![\d,])/.exec(typed)
  if (dotted) return withoutOthers(atecoOf([dotted[1], dotted[2], dotted[3]], kind === kinds.number), typed.slice(dotted[0].length))
  const run = /^(\d{2,6})(?!\d)/.exec(typed)?.[1]
  if (run === undefined) return { value: typed.length <= 20 ? typed : null, notes: ['ateco-shape'] }
  // a category or a group of the district, as the record itself reads it: not "15000", which is mixed farming ("01.50.00"), since of these divisions only sewers (37) and software (62) have a group that is a 0
  if (run.length % 2 === 1 && (run[2] !== '0' || /^(37|62)/.test(run)) && atecoDivisionLabelKey(run.slice(0, 2)) !== null) return atecoOf(run.match(/\d{1,2}/g) ?? [], false)
  const even = run.length % 2 === 1 ? `0${run}` : run
  const read = atecoOf([even.slice(0, 2), even.slice(2, 4) || undefined, even.slice(4) || undefined], false)
  return even === run ? read : { ...read, notes: ['leading-zeros', ...read.notes] }
}

/** Of several codes in a cell the first counts, which is said. */
const withoutOthers = (read: ReadText, rest: string): ReadText => (/(?<!\d)\d{2}\.\d/.test(rest) ? { ...read, notes: [...read.notes, 'remark-left'] } : read)

/** Puts the dots; a division of one digit has lost its zero, a class of one digit in a number has lost the one at its end. */
function atecoOf([division = '', group, category]: (string | undefined)[], number: boolean): ReadText {
  const ended = number && group?.length === 1 ? `${group}0` : group
  const value = [division.padStart(2, '0'), ended, category].filter((part) => part !== undefined).join('.')
  const notes: ProblemCode[] = division.length < 2 || ended !== group ? ['leading-zeros'] : []
  return { value, notes: atecoShape.test(value) ? notes : [...notes, 'ateco-shape'] }
}

/**
 * The edition of ATECO that a text names, as a year or by the edition of NACE that it follows (Rev. 2: 2007, Rev. 2.1: 2025); null
 * where it names none.
 */
export function editionIn(text: string): OrganisationFields['atecoEdition'] {
  const year = atecoEditions.find((edition) => new RegExp(`(?<!\\d)${edition}(?!\\d)`).test(text))
  if (year !== undefined) return year
  const nace = /\bnace\W*rev\w*\W*2(\.1)?(?![\d.])/i.exec(text)
  return nace ? (nace[1] === undefined ? '2007' : '2025') : null
}

/** Reads an edition of ATECO: `2007`, `ATECO 2025`, `NACE Rev. 2`. */
export function readAtecoEdition({ text }: Cell): ReadText {
  if (saysNothing(text)) return nothing
  const edition = editionIn(text)
  return edition === null ? { value: null, notes: ['ateco-edition-unknown'] } : found(edition)
}

/** A number of the economic register with the letters of its Chamber: `FI 123456` → `FI-123456`. */
export function readRea({ text }: Cell): ReadText {
  if (saysNothing(text)) return nothing
  const typed = oneLine(text).toUpperCase().replace(/^((N(UM)?\.?\s*)?(R\.?E\.?A\.?|CCIAA)[\s.:]*(N\.?|DI)?|N\.)[\s.:]*/, '')
  const [, letters, number] = /^\(?([A-Z]{2})\)?[\s./-]*(?:N\.?\s*)?(\d{3,7})$/.exec(typed) ?? []
  const [, numberFirst, lettersLast] = /^(\d{3,7})[\s./-]*\(?([A-Z]{2})\)?$/.exec(typed) ?? []
  const province = letters ?? lettersLast
  if (province !== undefined && isProvince(province)) return found(`${province}-${number ?? numberFirst}`)
  return { value: oneLine(text).slice(0, 20), notes: ['rea-shape'] }
}

/** Whether a REA number has the letters of its Chamber: without them it may be that of several firms. */
export const isWholeRea = (rea: string): boolean => /^[A-Z]{2}-\d+$/.test(rea)

/** The seven characters by which electronic invoices find their way (six for public bodies). */
export function readSdi({ kind, text }: Cell): ReadText {
  const typed = oneLine(text).toUpperCase().replace(/\s/g, '')
  if (saysNothing(typed)) return nothing
  if (/^[A-Z\d]{6,7}$/.test(typed)) return found(typed)
  if (/^\d{1,5}$/.test(typed) && (kind === kinds.number || /^0+$/.test(typed))) return found(typed.padStart(7, '0'), 'leading-zeros')
  return { value: typed.length <= 7 ? typed : null, notes: ['sdi-shape'] }
}

export function readLegalForm({ text }: Cell): ReadText {
  if (saysNothing(text)) return nothing
  const form = legalFormIn(text)
  return form === null ? { value: null, notes: ['legal-form-unknown'] } : found(form)
}

const membershipWords: readonly [string, RegExp][] = [
  ['supporter', /sostenitor|support|sponsor|honorar|benemerit|simpatizzant|amic[oi]|friend|onorari/], ['pilot', /pilota|pilot/],
  ['signatory', /firmatari|signator|sottoscrittor|protocollo|aderente al/],
  ['member', /soci[oae]?( |$)|ordinar[iy]|regular|effettiv|fondator|founding|member|associat|aderent|iscritt|full|founder/],
]

export function readMembershipKind({ text }: Cell): ReadText {
  if (saysNothing(text)) return nothing
  const kind = membershipWords.find(([, words]) => words.test(fold(text)))
  return kind ? found(kind[0]) : { value: null, notes: ['membership-kind-unknown'] }
}

const chainWords: readonly [string, RegExp][] = [
  ['rawMaterial', /materi[ae] prim|raw material|pelli grezze|filati grezzi/],
  ['finishing', /finitur|finissagg|nobilitaz|rifinizion|tintoria|finishing|stamp[ae]ria/],
  ['components', /component|accessor|semilavorat|minuteri|suolific|tacch/],
  ['assembly', /assembl|confezion|montaggio|prodotto finito|prodotti finiti|manufattur/],
  ['machinery', /macchin|impiant|machinery|equipment/], ['trade', /commerc|distribu|rivend|trade|retail|wholesale|vendita/],
  ['services', /serviz|consulen|logistic|service/],
  ['processing', /lavoraz|process|conci[ae]|conceri|terzist|trasformaz|produzione/], ['other', /^(altr|other)/],
]

export function readChainPlace({ text }: Cell): ReadText {
  if (saysNothing(text)) return nothing
  const place = chainWords.find(([code, words]) => fold(text) === code.toLowerCase() || words.test(fold(text)))
  return place ? found(place[0]) : { value: null, notes: ['chain-place-unknown'] }
}
