import type { Answer, AnswerFields, Checklist, ChecklistRow, GivenAnswer } from './definition.ts'
import { formatPercent } from '../format.ts'
import { words } from '../language.ts'
import type { Language } from '../procedure.ts'

/** How the questions of one element were answered. */
export type ElementResult = {
  code: string
  rows: number
  yes: number
  partly: number
  no: number
  notApplicable: number
  /** Without an answer yet. */
  open: number
  /** (yes + ½ partly) ÷ applicable, 0–100; null while questions are open, or where none applies. */
  share: number | null
  /** Codes of the critical questions answered "no". */
  alarms: string[]
}

/** Never one mark for all: each element stands for itself, and an alarm is one whatever the rest says. */
export type Result = {
  elements: ElementResult[]
  rows: number
  answered: number
  alarms: string[]
  /** Codes of the questions said not to apply without a reason. */
  unreasoned: string[]
}

const count = (given: readonly (Answer | null)[], answer: Answer | null): number => given.filter(one => one === answer).length

function elementResult(code: string, rows: readonly ChecklistRow[], answerOf: (row: string) => Answer | null): ElementResult {
  const given = rows.map(row => answerOf(row.code))
  const [yes, partly, no, notApplicable, open] = [count(given, 'yes'), count(given, 'partly'), count(given, 'no'), count(given, 'notApplicable'), count(given, null)]
  const applicable = yes + partly + no
  return {
    code, rows: rows.length, yes, partly, no, notApplicable, open,
    share: open > 0 || applicable === 0 ? null : ((yes + partly / 2) / applicable) * 100,
    alarms: rows.filter(row => row.severity === 'critical' && answerOf(row.code) === 'no').map(row => row.code),
  }
}

/** The result of a self-assessment by element. Answers to questions that the checklist does not have count for nothing. */
export function resultOf({ elements }: Pick<Checklist, 'elements'>, given: readonly GivenAnswer[]): Result {
  const byRow = new Map<string, AnswerFields>(given.map(one => [one.row, one]))
  const results = elements.map(({ code, rows }) => elementResult(code, rows, row => byRow.get(row)?.answer ?? null))
  const all = elements.flatMap(element => element.rows)
  return {
    elements: results,
    rows: all.length,
    answered: results.reduce((sum, { rows, open }) => sum + rows - open, 0),
    alarms: results.flatMap(element => element.alarms),
    unreasoned: all.flatMap(({ code }) => {
      const one = byRow.get(code)
      return one?.answer === 'notApplicable' && !one.note?.trim() ? [code] : []
    }),
  }
}

/** The share of an element as it is said: a number only where every question has an answer. */
export function shareWords({ share, open, rows }: ElementResult, language: Language): string {
  const t = words(language)
  if (share !== null) return formatPercent(share, language, 0)
  return open > 0 ? t('checklists:result.incomplete', { answered: rows - open, count: rows }) : t('checklists:result.notApplicable')
}
