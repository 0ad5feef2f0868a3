import type { Language } from '../../../shared/procedure.ts'

/** Seats that occur in Italian districts: the Union, its neighbours, and the countries of the same trades. */
const codes = [
  'IT', 'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
  'AL', 'BA', 'BD', 'BR', 'CH', 'CN', 'EG', 'GB', 'IN', 'JP', 'KR', 'MA', 'MD', 'ME', 'MK', 'NO', 'PK', 'RS', 'SM', 'TN', 'TR', 'TW', 'UA', 'US', 'VA', 'VN',
]

/** Countries by name, Italy first; a stored code that the list lacks is added. */
export function countryChoices(language: Language, stored: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const label = (code: string) => names.of(code) ?? code
  const all = codes.includes(stored) ? codes : [...codes, stored]
  const others = all.filter(code => code !== 'IT').map(value => ({ value, label: label(value) })).toSorted((a, b) => a.label.localeCompare(b.label, language))
  return [{ value: 'IT', label: label('IT') }, ...others]
}
