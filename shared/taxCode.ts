import { italianCheckDigit } from './vat.ts'
import { dayExists } from './periods.ts'

/** What is wrong with a tax code; the words are in `organisations.json` under `check`. */
export type TaxCodeCode = 'ok' | 'tax-code-shape' | 'tax-code-zeros' | 'tax-code-check' | 'tax-code-month' | 'tax-code-day'
export type TaxCodeCheck = {
  /** Upper case, without separators; an omocodia is left as it is. */
  value: string
  level: 'ok' | 'error'
  code: TaxCodeCode
  /** A body (11 digits) or a person (16 characters, personal data); null where the shape is neither. */
  kind: 'entity' | 'person' | null
}

/** Letters that stand for the digits 0–9 in an omocodia. */
const omocodia = 'LMNPQRSTUV'
/** Places (from 0) that hold digits: year, day, place of birth. */
const digitPlaces = [6, 7, 9, 10, 12, 13, 14]
/** Letters of the months, January first. */
const months = 'ABCDEHLMPRST'
/** Values of the characters at odd places, A to Z; a digit counts as the letter of the same order (0 = A). */
const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
const personShape = /^[A-Z]{6}[\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/

/** 0–9 and A–Z both count from 0. */
const order = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65)

/** The control letter of a person's code, from its first 15 characters (DM 23 December 1976 n. 13813). */
function controlLetter(first15: string): string {
  const sum = [...first15].reduce((total, character, index) => {
    const value = order(character)
    // The first place is odd in the decree's counting.
    return total + (index % 2 === 0 ? (oddValues[value] ?? 0) : value)
  }, 0)
  return String.fromCharCode(65 + (sum % 26))
}

/** The first 15 characters with the letters of an omocodia turned back into digits. */
function plainFirst15(value: string): string {
  return Array.from(value.slice(0, 15), (character, index) => {
    const digit = digitPlaces.includes(index) ? omocodia.indexOf(character) : -1
    return digit < 0 ? character : String(digit)
  }).join('')
}

/**
 * The base form of a person's tax code: where two people would get the same code, the revenue office turns digits into letters
 * and computes a new control letter. Compare people by this form. What is no person's code comes back unchanged.
 */
export function decodeOmocodia(value: string): string {
  if (!personShape.test(value)) return value
  const plain = plainFirst15(value)
  return plain === value.slice(0, 15) ? value : plain + controlLetter(plain)
}

/** Upper case, full-width digits made plain, without separators and a leading "C.F.". */
export function normaliseTaxCode(text: string): string {
  const letters = text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  return letters.replace(/^(CODICEFISCALE|CODFISCALE|CODFISC|CF)N?(?=\d{11}$|[A-Z]{6}[\dLMNPQRSTUV]{2}[A-Z].{7}$)/, '')
}

function checkEntity(value: string): TaxCodeCheck {
  const kind = 'entity'
  if (/^0+$/.test(value)) return { value, level: 'error', code: 'tax-code-zeros', kind }
  const right = italianCheckDigit(value.slice(0, 10)) === Number(value[10])
  return right ? { value, level: 'ok', code: 'ok', kind } : { value, level: 'error', code: 'tax-code-check', kind }
}

function checkPerson(value: string): TaxCodeCheck {
  const kind = 'person'
  if (controlLetter(value.slice(0, 15)) !== value[15]) return { value, level: 'error', code: 'tax-code-check', kind }
  const plain = plainFirst15(value)
  const month = months.indexOf(plain.charAt(8)) + 1
  if (month === 0) return { value, level: 'error', code: 'tax-code-month', kind }
  const marked = Number(plain.slice(9, 11))
  // 40 is added to a woman's day.
  const date = marked > 40 ? marked - 40 : marked
  // The century is not in the code; a day that 19.. had, 20.. had too (29 February 00 in 2000 only).
  const born = `20${plain.slice(6, 8)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  if (!dayExists(born)) return { value, level: 'error', code: 'tax-code-day', kind }
  return { value, level: 'ok', code: 'ok', kind }
}

/**
 * Checks an Italian tax code (DPR 605/1973; DM 23 December 1976 n. 13813) by its form only.
 * - Body: 11 digits with the check digit of the VAT number, with which it need not agree (80000010480 ok).
 * - Person: 16 characters with control letter, month letter, a day that exists (1–31, women 41–71), omocodie included
 *   (RSSMRA80A01H501U, RSSMRA80A41H501Y, RSSMRAULALMHRLMD ok; RSSMRA80A32H501C has a right control letter and no such day).
 *   Names and the place of birth are not compared with anything.
 */
export function checkTaxCode(text: string): TaxCodeCheck {
  const value = normaliseTaxCode(text)
  if (/^\d{11}$/.test(value)) return checkEntity(value)
  if (personShape.test(value)) return checkPerson(value)
  return { value, level: 'error', code: 'tax-code-shape', kind: null }
}
