import { foreignPrefix, isForeignShape, passesForeignChecksum } from './foreignVat.ts'

/** What is wrong with a VAT number; the words are in `organisations.json` under `check`. */
export type VatCode = 'ok' | 'vat-office-unknown' | 'vat-check-digit' | 'vat-shape' | 'vat-zeros' | 'vat-foreign-checksum'
export type VatCheck = {
  /** Normalised: 11 digits for Italy, prefix included elsewhere. */
  value: string
  /** `error`: surely no such number, keep only as "to be verified". `warning`: odd, take it and say so. */
  level: 'ok' | 'warning' | 'error'
  code: VatCode
}

/** Upper case, full-width digits made plain, separators and a leading "P.IVA" or "VAT no." taken off. */
function bare(text: string): string {
  const letters = text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}+*]/gu, '')
  return letters.replace(/^(CF)?(PARTITAIVA|PIVA|PI|VATNUMBER|VATNO|VAT)N?(?=([A-Z]{2})?[A-Z]?\d)/, '')
}

/** The country whose rule a bare number follows, and the number without its prefix. A written prefix wins over the seat's country. */
function read(letters: string, country: string): { prefix: string | null; number: string } {
  const own = country === 'IT' ? 'IT' : foreignPrefix(country)
  const prefix = letters.slice(0, 2)
  const number = letters.slice(2)
  const fits = (candidate: string, rest: string) => (candidate === 'IT' ? /^\d{11}$/.test(rest) : isForeignShape(candidate, rest))
  // A French number may begin with two letters that look like a prefix: its own shape is tried first.
  if (own && fits(own, letters)) return { prefix: own, number: letters }
  const written = prefix === 'IT' ? 'IT' : foreignPrefix(prefix)
  if (written && (written === own || written === 'XI' || fits(written, number))) return { prefix: written, number }
  return { prefix: own, number: letters }
}

/**
 * A VAT number as it is stored and compared: 11 digits for Italy, with the prefix of VIES elsewhere (`EL` for Greece, `XI` for
 * Northern Ireland). Spaces, dots, "IT" and "P.IVA" go. What has no known shape comes back without separators, never emptied of
 * its digits; lost leading zeros are not guessed.
 */
export function normaliseVat(text: string, country = 'IT'): string {
  const { prefix, number } = read(bare(text), country)
  if (prefix === null || prefix === 'IT') return number
  // Belgian numbers were printed without their leading 0 until 2005.
  return prefix + (prefix === 'BE' && /^\d{9}$/.test(number) ? `0${number}` : number)
}

/** Offices that give or gave Italian numbers: the provinces 001–100, then 120, 121, 888, 999. */
const officeKnown = (office: number) => (office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office)

/**
 * Check digit of an 11-digit Italian number (DPR 633/1972; the same for the tax codes of bodies): of the first ten digits those
 * at even places are doubled, less 9 above 9; all are summed and filled up to the next ten.
 */
export function italianCheckDigit(firstTen: string): number {
  const sum = [...firstTen].reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 0 ? 1 : 2)
    return total + (digit > 9 ? digit - 9 : digit)
  }, 0)
  return (10 - (sum % 10)) % 10
}

function checkItalian(value: string): VatCheck {
  if (!/^\d{11}$/.test(value)) return { value, level: 'error', code: 'vat-shape' }
  // Eleven zeros pass the check digit.
  if (/^0+$/.test(value)) return { value, level: 'error', code: 'vat-zeros' }
  if (italianCheckDigit(value.slice(0, 10)) !== Number(value[10])) return { value, level: 'error', code: 'vat-check-digit' }
  if (!officeKnown(Number(value.slice(7, 10)))) return { value, level: 'warning', code: 'vat-office-unknown' }
  return { value, level: 'ok', code: 'ok' }
}

/**
 * Checks a VAT number by its form only; that it exists, VIES alone can say.
 * - Italy (DPR 633/1972, art. 35): 7 digits serial, 3 office, 1 check. Wrong check digit, wrong length or all zeros: `error`;
 *   an office that does not exist: `warning`. Vectors: 00743110157 ok, 00743110158 error, 12345678903 warning (office 890),
 *   00000000000 error.
 * - European Union and Northern Ireland: shapes as VIES prints them, else `error`; a checksum that fails is a `warning`, since
 *   new series appear before libraries know them (Belgium's numbers with 1, since 2023).
 * - Other countries: no rule is known here, everything that is not empty is `ok`.
 * @param country ISO 3166-1 alpha-2 of the seat; a prefix in the text wins over it.
 */
export function checkVat(text: string, country = 'IT'): VatCheck {
  if (country === 'IT' && /^\d{11}$/.test(text)) return checkItalian(text)
  const { prefix, number } = read(bare(text), country)
  const value = normaliseVat(text, country)
  if (prefix === 'IT') return checkItalian(value)
  if (prefix === null) return value === '' ? { value, level: 'error', code: 'vat-shape' } : { value, level: 'ok', code: 'ok' }
  if (!isForeignShape(prefix, number)) return { value, level: 'error', code: 'vat-shape' }
  if (!passesForeignChecksum(prefix, value.slice(2))) return { value, level: 'warning', code: 'vat-foreign-checksum' }
  return { value, level: 'ok', code: 'ok' }
}
