import { fold } from '../folding.ts'
import { oneLine } from './sheet.ts'
import type { ProblemCode } from './problems.ts'

/** A number read from a text: null where it is unknown or cannot be told, with what there is to say of it. */
export type ReadNumber = { value: number | null; notes: ProblemCode[] }

/** Comma or dot where it is known; null where a lone one before three digits may group thousands or not. */
export type DecimalSign = ',' | '.' | null

/** What is known of a column's decimal sign: `told` by its other cells, `presumed` by the language of the list's headings, which may be of two languages. */
export type Signs = { told: DecimalSign; presumed: DecimalSign | 'either' }
export const unknownSigns: Signs = { told: null, presumed: null }
type Rule = Signs & { /** What is counted has seldom a fraction, and never thousandths. */ counted: boolean }

const italian = /\d,\d{1,2}(?!\d)|\d\.\d{3}[.,]\d|(?<!\d)0,\d/
const english = /\d\.\d{1,2}(?!\d)|\d,\d{3}[.,]\d|(?<!\d)0\.\d/

/** The decimal sign that some texts of a column show beyond doubt (`12,5`, `1.234,50`, `1.234.567` as against `12.5`, `1,234.50`); null where none does, or both. */
export function decimalOf(texts: readonly string[]): DecimalSign {
  const [comma, dot] = [texts.some((text) => italian.test(text)), texts.some((text) => english.test(text))]
  return comma === dot ? null : comma ? ',' : '.'
}

const nothing = new Set([
  '', 'nd', 'n d', 'na', 'n a', 'n p', 'np', 'n c', 'nc', 'nn', 'n n', 'n r', 'nr', 'null', 'none', 'nan', 'unknown', 'ignoto', 'sconosciuto', 'nessuno', 'nessuna',
  'non disponibile', 'non disponibili', 'non comunicato', 'non comunicati', 'non pervenuto', 'non noto', 'non dichiarato', 'non rilevato', 'non indicato',
  'not available', 'not known', 'not disclosed', 'da verificare', 'da definire', 'tbd', 'vuoto', 'blank',
])

/** How each of them begins: most texts need no closer look. */
const nothingBegins = /^[^\p{L}\d]*(n|un|ign|scon|d|tbd|vuoto|blank|$)/iu

/** Whether a text stands for "unknown": `-`, `/`, `?`, `n.d.`, `non disponibile`, `\\N` of a database and the like. */
export const saysNothing = (text: string): boolean =>
  text === '' || text === '\\N' || (text.length <= 40 && nothingBegins.test(text) && !/\d/.test(text) && nothing.has(fold(text)))

/** A number that a spreadsheet wrote with an exponent, as digits: whole where none are lost, else null. */
export function fromExponent(text: string): { digits: string | null } | null {
  const [, first, rest = '', exponent] = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i.exec(text) ?? []
  if (first === undefined || exponent === undefined) return null
  return { digits: rest.length >= Number(exponent) ? (first + rest).slice(0, Number(exponent) + 1) : null }
}

const units = new Set([
  'addetti', 'addetto', 'add', 'dipendenti', 'dipendente', 'dip', 'unita', 'persone', 'persona', 'pers', 'lavoratori', 'lavoratrici', 'occupati', 'operai', 'impiegati',
  'collaboratori', 'soci', 'risorse', 'ula', 'fte', 'teste', 'employees', 'employee', 'people', 'persons', 'staff', 'workers', 'units', 'headcount',
  'euro', 'euri', 'eur', 'euros', 'n', 'nr', 'no', 'num', 'numero', 'totale', 'tot', 'total', 'di', 'in', 'of', 'annui', 'anno',
])
const approximations = new Set(['circa', 'ca', 'c', 'cca', 'about', 'around', 'approx', 'approximately', 'quasi', 'stima', 'stimati', 'stimato', 'indicativamente', 'estimated'])
const bounds = new Set([
  'oltre', 'piu', 'meno', 'almeno', 'fino', 'max', 'min', 'massimo', 'minimo', 'over', 'under', 'more', 'less', 'least', 'up', 'superiore', 'inferiore', 'e', 'a', 'than', 'at', 'to', 'or',
])
const scales: Readonly<Record<string, number>> = {
  k: 1e3, mila: 1e3, migliaia: 1e3, thousand: 1e3, thousands: 1e3,
  m: 1e6, mln: 1e6, mio: 1e6, ml: 1e6, mn: 1e6, milione: 1e6, milioni: 1e6, million: 1e6, millions: 1e6,
  mld: 1e9, mrd: 1e9, miliardo: 1e9, miliardi: 1e9, bn: 1e9, billion: 1e9, billions: 1e9,
}
/** What the words of a text multiply by: ` mln` a million, `k€` a thousand; 1 where none does. */
export const scaleIn = (text: string): number => fold(text).split(' ').reduce((product, word) => product * (Object.hasOwn(scales, word) ? (scales[word] ?? 1) : 1), 1)
/** The signs and words of money that is no euro. */
const otherMoney = /[$£¥₤]|\b(usd|gbp|chf|jpy|cny|lit|lira|lire|dollari|dollars|sterline|franchi)\b/i
/** Whether a heading says that its amounts are in another currency: `Annual revenue (USD)`. */
export const isOtherMoney = (header: string): boolean => otherMoney.test(header) && !/€|\beuro?\b/i.test(header)
const range = /^(?:(?:da|tra|fra|from|between)\s+)?\d[\d.,]*\s*(?:[-–—÷/]|\ba\b|\be\b|\bto\b|\band\b|\.\.+)\s*\d[\d.,]*$/
const digits = /\d[\d.,'’`´ ]*/g

const unreadable = (...notes: ProblemCode[]): ReadNumber => ({ value: null, notes })

/**
 * Reads an amount of money in euros, rounded to cents: `€ 1.234.567,89`, `1.5 mln`, `k€ 500`, `1'234,-`.
 * @param scale what the column's heading says to multiply by (1,000 for "migliaia di euro").
 */
export function readMoney(text: string, scale = 1, signs: Signs = unknownSigns): ReadNumber {
  if (otherMoney.test(text)) return unreadable('currency-other')
  const read = readScaled(text, scale, { ...signs, counted: false })
  return read.value === null ? read : asMoney(read.value, scale, read.notes)
}

/** An amount that stands as a number. */
export const moneyOf = (value: number, scale = 1): ReadNumber => asMoney(value * scale, scale, [])

/** More than a hundred billion, or less than a thousand euros, in a year: somebody counted in another unit than the heading says. */
function asMoney(euros: number, scale: number, notes: ProblemCode[]): ReadNumber {
  const cents = (amount: number) => Math.round(amount * 100) / 100
  if (scale > 1 && euros > 1e11) return within({ value: cents(euros / scale), notes: [...notes, 'money-unscaled'] }, 1e13)
  return within({ value: cents(euros), notes: euros > 0 && euros < 1000 ? [...notes, 'money-small'] : notes }, 1e13)
}

/** Reads a headcount, decimals allowed: `24 addetti`, `12,5`, `circa 30`. A range or a bound is no number. */
export function readCount(text: string, signs: Signs = unknownSigns): ReadNumber {
  return within(readScaled(text, 1, { ...signs, counted: true }), 10_000_000)
}

/** Holds a number to what a record may keep: not negative, not beyond `max`. */
export function within(read: ReadNumber, max: number): ReadNumber {
  if (read.value === null) return read
  if (Number.isNaN(read.value)) return unreadable('number-unreadable')
  if (read.value < 0) return unreadable('number-negative')
  return read.value > max ? unreadable('number-too-large') : read
}

function readScaled(text: string, scale: number, rule: Rule): ReadNumber {
  const bare = /^(?:€ ?)?(\d[\d.,]*)$/.exec(text)?.[1]
  if (bare !== undefined) return readWords(bare, [], false, scale, rule)
  if (saysNothing(text)) return unreadable()
  const plain = oneLine(text).toLowerCase().replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''))
  const compact = plain.replaceAll(' ', '')
  if (/^\d+([.,]\d+)?e[+-]?\d{1,2}$/.test(compact)) return { value: Number(compact.replace(',', '.')) * scale, notes: ['number-exponent'] }
  const negative = /^\(([^()]+)\)$/.exec(plain)
  if (negative?.[1] && /^[€\s\d.,]+$/.test(negative[1])) return unreadable('number-negative')
  // A remark in brackets that is no unit ("1.500 (migliaia)"; "5 (M)" are five men), what a part of it is ("35, di cui 20 donne"), a footnote mark, and ",-" or ",=" for no cents.
  const scaled = plain.replace(/\(([^()]*)\)/g, (bracketed, inside: string) => (scaleIn(inside) > 1 && /\p{L}{2}|€/u.test(inside) && !/\d/.test(inside) ? ` ${inside} ` : bracketed))
  const remark = scaled.replace(/\([^()]*\)|\[[^[\]]*\]|\*+|(?<=\d)[ ,;–-]*(di cui|of which) .*$/g, ' ').trim()
  const notes: ProblemCode[] = remark !== scaled.trim() && /\d/.test(remark) && /\d|[a-z]/.test(scaled.replace(remark, '')) ? ['remark-left'] : []
  const body = (/\d/.test(remark) ? remark : scaled).replace(/[.,]\s*[-–—=]+/g, ' ').trim()
  const read = readOne(body, scale, rule)
  return { value: read.value, notes: [...notes, ...read.notes] }
}

/** A text with one number in it, and words that must all be known. */
function readOne(text: string, scale: number, rule: Rule): ReadNumber {
  const numbers = text.match(digits)?.map((number) => number.trim()) ?? []
  if (numbers.length > 1 && range.test(onlyNumbers(text))) return unreadable('number-range')
  const [number] = numbers
  if (numbers.length !== 1 || number === undefined || text.includes('%')) return unreadable('number-unreadable')
  const at = text.indexOf(number)
  const around = `${text.slice(0, at)} ${text.slice(at + number.length)}`
  // "50+" and "+ di 50" are bounds, "+12" is a number
  if (/[<>≤≥]/.test(around) || text.slice(at + number.length).includes('+') || /\+\s*\p{L}/u.test(text.slice(0, at))) return unreadable('number-bound')
  const before = text.slice(0, at).replace(/euro?|€/, '')
  if (/[-–−]\s*$/.test(before) && !/\p{L}/u.test(before)) return unreadable('number-negative')
  return readWords(number, fold(around).split(' ').filter(Boolean), /[~≈±]/.test(around), scale, rule)
}

const onlyNumbers = (text: string) => text.split(' ').filter((word) => !units.has(fold(word)) && !Object.hasOwn(scales, fold(word)) && word !== '€').join(' ')

function readWords(number: string, words: readonly string[], tilde: boolean, scale: number, rule: Rule): ReadNumber {
  if (words.includes('mil')) return unreadable('number-unit')
  const plain = (word: string) => units.has(word) || Object.hasOwn(scales, word)
  if (words.some((word) => bounds.has(word)) && words.every((word) => bounds.has(word) || plain(word))) return unreadable('number-bound')
  if (!words.every((word) => approximations.has(word) || plain(word))) return unreadable('number-unreadable')
  const own = scaleIn(words.join(' '))
  // What the cell says itself ("2,3 mln") counts, not the heading as well.
  const factor = own === 1 ? scale : own
  const read = readDigits(number, factor, rule)
  if (read.value === null) return read
  const approximate: ProblemCode[] = tilde || words.some((word) => approximations.has(word)) ? ['number-approximate'] : []
  // Dividing what is multiplied by a power of ten again: 2.3 × 1,000,000 must not become 2299999.9999999995.
  return { value: factor === 1 ? read.value : Number((read.value * factor).toPrecision(15)), notes: [...approximate, ...read.notes] }
}

const grouped = (number: string, separator: string) => {
  const [first = '', ...groups] = number.split(separator)
  return /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group))
}

/**
 * Digits with separators, the Italian way first. Dot and comma together: the last one is the decimal one. A single dot before
 * exactly three digits groups thousands (`1.234` = 1234); a comma there (`1,234`) may do so too, as in English: see `oneSeparator`.
 */
function readDigits(number: string, factor: number, rule: Rule): ReadNumber {
  const joined = /[ '’`´]/.test(number) ? joinGroups(number) : number.replace(/[.,]$/, '')
  if (joined === null) return unreadable('number-unreadable')
  const dots = joined.split('.').length - 1
  const commas = joined.split(',').length - 1
  if (dots > 0 && commas > 0) return bothSeparators(joined)
  if (dots === 0 && commas === 0) return { value: Number(joined), notes: [] }
  const separator = dots > 0 ? '.' : ','
  if (dots + commas > 1) {
    if (!grouped(joined, separator)) return unreadable('number-unreadable')
    return { value: Number(joined.replaceAll(separator, '')), notes: commas > 0 ? ['number-english'] : [] }
  }
  return oneSeparator(joined, separator, factor, rule)
}

/**
 * Digits with one comma or dot. Before exactly three digits it is read as the column's other numbers tell, else it is said that it can be read in two ways. Beside a scale ("1,234 mln", a
 * heading in thousands) what the list's language takes for its decimal sign is one. A list's own decimal sign before three digits groups thousands of euros, since cents have two; of
 * employees nobody knows: left empty.
 */
function oneSeparator(number: string, separator: ',' | '.', factor: number, { told, presumed, counted }: Rule): ReadNumber {
  const decimal = Number(number.replace(',', '.'))
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(number)) return { value: decimal, notes: [] }
  const thousands = Number(number.replace(separator, ''))
  if (told !== null) return { value: separator === told ? decimal : thousands, notes: [] }
  if (factor >= 1e6) return separator === (presumed === '.' ? '.' : ',') ? { value: decimal, notes: [] } : unreadable('number-undecided')
  if (separator !== presumed) return { value: thousands, notes: separator === ',' || presumed === 'either' ? ['number-ambiguous'] : [] }
  if (counted) return unreadable('number-undecided')
  return { value: factor > 1 ? decimal : thousands, notes: ['number-ambiguous'] }
}

function bothSeparators(number: string): ReadNumber {
  const decimal = number.lastIndexOf(',') > number.lastIndexOf('.') ? ',' : '.'
  const group = decimal === ',' ? '.' : ','
  const [whole = '', ...rest] = number.split(decimal)
  if (rest.length !== 1 || !grouped(whole, group)) return unreadable('number-unreadable')
  return { value: Number(`${whole.replaceAll(group, '')}.${rest[0]}`), notes: decimal === '.' ? ['number-english'] : [] }
}

/** Blanks and apostrophes between groups of three taken out; null where they stand elsewhere. */
function joinGroups(number: string): string | null {
  const match = /^(\d{1,3}(?:[ '’`´]\d{3})+)([.,]\d*)?$/.exec(number.trim())
  return match?.[1] === undefined ? null : match[1].replace(/[ '’`´]/g, '') + (match[2] ?? '').replace(/[.,]$/, '')
}
