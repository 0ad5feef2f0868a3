import type { z } from 'zod'
import { procedures, type ProcedureName } from '../../shared/contract.ts'
import type { ErrorCode, Failure, Reply, Values } from '../../shared/errors.ts'
import { words } from '../../shared/language.ts'
import type { Language, Procedure } from '../../shared/procedure.ts'
import type { Call } from '../../shared/bridge.ts'
import { errorNumber } from './errorNumber.ts'
import { asRefusal } from './refusal.ts'

/** Words for those who read no window: what happened and what to do next, in that language. */
export function failure(code: ErrorCode, values: Values, language: Language): Failure {
  const t = words(language)
  return { code, message: `${t(`errors:${code}.title`, values)} ${t(`errors:${code}.next`, values)}`.trim(), values }
}

const isProcedure = (name: string): name is ProcedureName => Object.hasOwn(procedures, name)

/** What went wrong with an input: the fields by their path, with zod's code, never the value itself. */
export function inputProblems(error: z.ZodError): Values {
  return { fields: error.issues.map(issue => ({ path: issue.path.join('.'), code: issue.code, ...('expected' in issue ? { expected: String(issue.expected) } : {}) })) }
}

export type DoorOptions = {
  language(): Language
  /** Runs a procedure on its parsed input. */
  run(name: ProcedureName, input: unknown, id: string): Promise<unknown>
  /** Keeps what nobody expected, under a number. */
  report(number: string, procedure: string, error: unknown): void
}

/** The one door: parses the input, calls the service, and turns whatever is thrown into a reply. */
export function openDoor({ language, run, report }: DoorOptions): (call: Call) => Promise<Reply> {
  return async ({ id, procedure: name, input }) => {
    const refuse = (code: ErrorCode, values: Values): Reply => ({ ok: false, error: failure(code, values, language()) })
    if (!isProcedure(name)) return refuse('unknown-procedure', { procedure: name })
    const procedure: Procedure = procedures[name]
    const parsed = procedure.input.safeParse(input ?? {})
    if (!parsed.success) return refuse('bad-input', inputProblems(parsed.error))
    try {
      return { ok: true, answer: (await run(name, parsed.data, id)) ?? {} }
    } catch (error) {
      const refusal = asRefusal(error)
      if (refusal) return refuse(refusal.code, refusal.values)
      const number = errorNumber()
      report(number, name, error)
      return refuse('internal', { number })
    }
  }
}
