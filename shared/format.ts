import type { Language } from './procedure.ts'

const locales = { it: 'it-IT', en: 'en-GB' } as const

/** Intl writes 1234,50 in Italian without the dot: official papers want it, so grouping is always on. */
const number = (language: Language, minimum: number, maximum: number) =>
  new Intl.NumberFormat(locales[language], { useGrouping: 'always', minimumFractionDigits: minimum, maximumFractionDigits: maximum } as Intl.NumberFormatOptions)

/** A quantity: `1.234,5`, with at most (or exactly, if given) so many decimals. */
export function formatNumber(value: number, language: Language, decimals?: number): string {
  return number(language, decimals ?? 0, decimals ?? 6).format(value)
}

/** Euros (not cents): `1.234,50 €` in Italian, `€1,234.50` in English. */
export function formatEuros(euros: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR', useGrouping: 'always' } as Intl.NumberFormatOptions).format(euros)
}

/** A day `YYYY-MM-DD` as `31/12/2024`, in both languages. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

/** An instant (UTC ISO) on the wall clock of this computer: `31/12/2024 15:04`. */
export function formatInstant(instant: string): string {
  const at = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`
}
