import { formatDay, formatNumber } from '../format.ts'
import { dayExists } from '../periods.ts'
import type { RichNode } from '../paper.ts'
import type { Parameter, ParameterValue } from './model.ts'
import type { RichText } from './text.ts'

/** Whether a value is of a parameter's kind. */
export function fits({ kind }: Parameter, value: ParameterValue): boolean {
  if (kind === 'text') return typeof value === 'string' && value !== ''
  if (kind === 'date') return typeof value === 'string' && dayExists(value)
  return typeof value === 'number' && Number.isFinite(value)
}

/** Whether a value lies within the bounds. */
export const within = ({ min, max }: Parameter, value: ParameterValue): boolean => (min === null || value >= min) && (max === null || value <= max)

/** Whether a value is on the weaker side of the parameter's own. */
export function weaker({ value: own, stricter }: Parameter, value: ParameterValue): boolean {
  if (own === null || stricter === null) return false
  return stricter === 'higher' ? value < own : value > own
}

/** Whether a parameter can be reckoned with: its bounds in order, its own value of its kind and within them. */
export function sound(parameter: Parameter): boolean {
  const { min, max, value } = parameter
  const given = [min, max, value].filter(one => one !== null)
  return given.every(one => fits(parameter, one)) && (min === null || max === null || min <= max) && (value === null || within(parameter, value))
}

const written = ({ kind, unit, unitEnglish }: Parameter, value: ParameterValue, language: 'it' | 'en'): string => {
  const text = kind === 'date' ? formatDay(String(value)) : typeof value === 'number' ? formatNumber(value, language) : value
  const beside = kind === 'percent' ? '%' : (language === 'en' ? unitEnglish : null) ?? unit
  return beside ? `${text}\u00a0${beside}` : text
}

/** What stands where a value is not known yet. */
export const blankValue = '……'

/** The parameters with their values, one a line, in Italian. */
export const valueLines = (parameters: readonly Parameter[]): string =>
  parameters.map(parameter => `${parameter.label}: ${parameter.value === null ? blankValue : written(parameter, parameter.value, 'it')}`).join('\n')

/** The parameter's own value as it stands in a text. */
export const writtenValue = (parameter: Parameter, language: 'it' | 'en'): string => (parameter.value === null ? blankValue : written(parameter, parameter.value, language))

/** A text with the values of its parameters in the place of `{key}`. */
export function filled(text: RichText, parameters: readonly Parameter[], values: Readonly<Record<string, ParameterValue>>, language: 'it' | 'en'): RichText {
  if (parameters.length === 0) return text
  const words = new Map(parameters.map(parameter => {
    const value = values[parameter.key] ?? parameter.value
    return [parameter.key, value === null ? blankValue : written(parameter, value, language)]
  }))
  const fill = (node: RichNode): RichNode => {
    if (node.type === 'text') return { ...node, text: node.text.replace(/\{(\w+)\}/g, (whole, key: string) => words.get(key) ?? whole) }
    return node.type === 'hardBreak' || node.content === undefined ? node : { ...node, content: node.content.map(fill) }
  }
  return text.map(fill)
}
