import { formatEuros, formatNumber } from './format.ts'
import { words } from './language.ts'
import type { Language } from './procedure.ts'
import type { Figure, SizeOverYears } from './sme.ts'

/** A size class in words, with what decided it or is missing: for screens and papers. */
export function sizeWords(size: SizeOverYears, language: Language): { title: string; reasons: string[] } {
  const t = words(language)
  const figure = (name: Figure) => t(`organisations:figure.${name}`)
  const amount = (name: Figure, value: number) => (name === 'employees' ? formatNumber(value, language) : formatEuros(value, language, Number.isInteger(value) ? 0 : 2))
  const reasons: string[] = []
  if (size.missing.length && size.between) reasons.push(t('organisations:sizeReason.missing', { figures: size.missing.map(figure).join(', ') }))
  for (const { figure: name, limit, value } of size.decidedBy) {
    reasons.push(t('organisations:sizeReason.decided', { figure: figure(name), value: amount(name, value), limit: amount(name, limit), year: size.year }))
  }
  if (size.class === 'micro') reasons.push(t('organisations:sizeReason.within', { year: size.year }))
  if (size.departing) reasons.push(t('organisations:sizeReason.departing', { year: size.departing.year, class: t(`organisations:size.${size.departing.class}`) }))
  if (size.class) return { title: t(`organisations:size.${size.class}`), reasons }
  if (!size.between) return { title: t('organisations:size.unknown'), reasons: [t('organisations:sizeReason.nothing')] }
  const [low, high] = size.between
  return { title: t('organisations:sizeReason.between', { low: t(`organisations:size.${low}`), high: t(`organisations:size.${high}`) }), reasons }
}
