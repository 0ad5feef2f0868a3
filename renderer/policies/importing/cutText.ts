import { z } from 'zod'
import type { Answer } from '../../../shared/contract.ts'
import { cutProblems } from '../../../shared/policies/cut.ts'
import { clauseDraft, type ClauseDraft } from '../../../shared/policies/model.ts'
import { numbersOf } from '../../../shared/policies/tree.ts'
import { language as languageShape, type Language } from '../../../shared/procedure.ts'

const cutProblem = z.object({ kind: z.enum(cutProblems), clause: z.number().nullable(), text: z.string(), count: z.number() })
/** A clause as it was cut: `key` is its place among those that were cut, `problems` what of it did not come along as it was. */
const cutClause = clauseDraft.extend({ key: z.number(), problems: z.array(cutProblem) })
export type CutClause = z.infer<typeof cutClause>

/** A text and what it was cut into, as it is kept in a draft, whole; null before anything was cut or said of it. `rest` are the problems that stand beside no clause. */
export const cutShape = z.object({ language: languageShape, clauses: z.array(cutClause), rest: z.array(cutProblem) }).nullable()
type Cut = NonNullable<z.infer<typeof cutShape>>
const uncut = (language: Language): Cut => ({ language, clauses: [], rest: [] })

const deepest = 6

export type CutText = ReturnType<typeof cutText>

/** A foreign text that was cut into clauses, while it is looked at and corrected; nothing of it is stored. `first`: its language unless told; `cameBackOf`: the version that it was, before somebody mended it. */
export function cutText(cut: Cut | null, first: Language, put: (change: (old: Cut | null) => Cut) => void, cameBackOf?: string) {
  const { language, clauses, rest } = cut ?? uncut(first)
  const numbers = numbersOf(clauses)
  const change = (next: (clauses: readonly CutClause[]) => CutClause[]) => { put(old => { const now = old ?? uncut(first); return { ...now, clauses: next(now.clauses) } }) }
  return {
    language, cameBackOf, rest,
    /** Of the text; what was cut is cut again. */
    setLanguage: (next: Language) => { put(() => uncut(next)) },
    clauses: clauses.map((clause, index) => ({ ...clause, number: numbers[index] ?? '' })),
    take: ({ clauses: taken, problems }: Answer<'policies.import.preview'>) => {
      put(() => ({
        language, rest: problems.filter(({ clause }) => clause === null),
        clauses: taken.map((clause, key) => ({ ...clause, key, problems: problems.filter(problem => problem.clause === key) })),
      }))
    },
    head: (key: number, heading: string) => { change(old => old.map(one => (one.key === key ? { ...one, [language === 'en' ? 'headingEnglish' : 'heading']: heading || null } : one))) },
    /** One level deeper, or higher. */
    shift: (key: number, by: 1 | -1) => { change(old => old.map(one => (one.key === key ? { ...one, level: Math.min(deepest, Math.max(1, one.level + by)) } : one))) },
    leaveOut: (key: number) => { change(old => old.filter(one => one.key !== key)) },
    clear: () => { put(() => uncut(language)) },
    drafts: clauses.map(({ key: _key, problems: _problems, ...draft }): ClauseDraft => draft),
  }
}
