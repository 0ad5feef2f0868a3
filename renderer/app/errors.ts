import { formatDay, formatInstant, formatNumber } from '../../shared/format.ts'
import type { ErrorCode, Values } from '../../shared/errors.ts'
import { call, CallError } from './api.ts'
import { currentLanguage, wordsNow } from './language.ts'

export type ErrorWords = { title: string; next: string; code: ErrorCode; values: Values }

const day = /^\d{4}-\d\d-\d\d$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** Values as a person reads them: days and instants on the calendar and the wall clock, numbers with their dots, and a word for what nobody knows. */
function readable(values: Values): Record<string, unknown> {
  const unknown = wordsNow()('unknown')
  const show = (value: unknown) => {
    if (typeof value === 'number') return formatNumber(value, currentLanguage())
    if (typeof value === 'string' && instant.test(value)) return formatInstant(value)
    if (typeof value === 'string' && day.test(value)) return formatDay(value)
    return value === null || value === '?' ? unknown : value
  }
  // A plural chooses its form by the bare count.
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, key === 'count' ? value : show(value)]))
}

/** The words of a refusal: what happened, and what to do next. */
export function refusalWords(code: ErrorCode, values: Values = {}): ErrorWords {
  const t = wordsNow()
  const shown = readable(values)
  return { title: t(`errors:${code}.title`, shown), next: t(`errors:${code}.next`, shown), code, values }
}

/** The words of anything that was thrown: what is not a refusal of the core is the window's own fault, `internal` without a number, since no log has it. */
export const errorWords = (error: unknown): ErrorWords =>
  error instanceof CallError ? refusalWords(error.code, error.values) : { title: wordsNow()('errors:internal.title'), next: wordsNow()('crashed.next'), code: 'internal', values: {} }

/** The places in our own code where something was thrown, without the words, which may name somebody. */
const placesOf = ({ name, stack = '' }: Error): string => [name, ...(stack.match(/[\w.-]+\.js:\d+:\d+/g) ?? []).slice(0, 5)].join(' ')

/** What whoever helps needs to know of an error: of which version, when, what was asked for and what came back. Nothing that was typed, and no folder. */
export async function errorDetails(thrown: unknown): Promise<string> {
  const { version, shell } = await call('shell.about', {}).catch(() => ({ version: '?', shell: window.desk.shell }))
  const { code, values } = errorWords(thrown)
  const number = typeof values['number'] === 'string' ? values['number'] : null
  const what = thrown instanceof CallError ? thrown.procedure : thrown instanceof Error ? placesOf(thrown) : null
  return [`Cooperate Desk ${version} (${shell})`, new Date().toISOString(), what, [code, number].filter(Boolean).join(' ')].filter(Boolean).join('\n')
}
