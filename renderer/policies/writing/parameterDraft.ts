import { z } from 'zod'
import { formatDay, formatNumber } from '../../../shared/format.ts'
import { parameter, type Parameter, type ParameterValue } from '../../../shared/policies/model.ts'
import { sound } from '../../../shared/policies/parameters.ts'
import type { Language } from '../../../shared/procedure.ts'
import { parseNumber } from '../../../shared/typed.ts'
import { typedDay } from '../../components/days.ts'

type Kind = Parameter['kind']

/** A parameter while it is typed: its values as they are written in the window's language. */
export const parameterDraft = z.object({
  key: z.string(), kind: parameter.shape.kind, label: z.string(), stricter: parameter.shape.stricter, labelEnglish: z.string(), unit: z.string(), unitEnglish: z.string(), value: z.string(), min: z.string(), max: z.string(),
})
export type ParameterDraft = z.infer<typeof parameterDraft>

export const emptyParameter: ParameterDraft = { key: '', kind: 'number', label: '', labelEnglish: '', unit: '', unitEnglish: '', value: '', min: '', max: '', stricter: null }

/** A value as it is written. */
export const shownValue = (value: ParameterValue | null, kind: Kind, language: Language): string =>
  (value === null ? '' : typeof value === 'number' ? formatNumber(value, language) : kind === 'date' ? formatDay(value) : value)

/** A value as it was typed: null where nothing is, undefined where it is not of the kind. */
export function typedValue(text: string, kind: Kind, language: Language): ParameterValue | null | undefined {
  if (text.trim() === '') return null
  if (kind === 'text') return text.trim()
  return kind === 'date' ? typedDay(text) : parseNumber(text, language) ?? undefined
}

export const draftOf = ({ labelEnglish, unit, unitEnglish, value, min, max, ...rest }: Parameter, language: Language): ParameterDraft => ({
  ...rest, labelEnglish: labelEnglish ?? '', unit: unit ?? '', unitEnglish: unitEnglish ?? '', value: shownValue(value, rest.kind, language), min: shownValue(min, rest.kind, language), max: shownValue(max, rest.kind, language),
})

/** The parameter that was typed; null where something of it cannot be one. */
export function parameterOf({ labelEnglish, unit, unitEnglish, value, min, max, ...rest }: ParameterDraft, language: Language): Parameter | null {
  const typed = (text: string) => typedValue(text, rest.kind, language)
  const read = parameter.safeParse({ ...rest, labelEnglish: labelEnglish || null, unit: unit || null, unitEnglish: unitEnglish || null, value: typed(value), min: typed(min), max: typed(max) })
  return read.success && sound(read.data) ? read.data : null
}
