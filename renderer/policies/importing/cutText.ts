import { useState } from 'react'
import type { Answer } from '../../../shared/contract.ts'
import type { CutProblem } from '../../../shared/policies/cut.ts'
import type { ClauseDraft } from '../../../shared/policies/model.ts'
import { numbersOf } from '../../../shared/policies/tree.ts'
import type { Language } from '../../../shared/procedure.ts'

/** A clause as it was cut, with what of it did not come along as it was. */
export type CutClause = ClauseDraft & { /** Its place among those that were cut. */ key: number; problems: CutProblem[] }

const deepest = 6

export type CutText = ReturnType<typeof useCutText>

/** A foreign text that was cut into clauses, while it is looked at and corrected; nothing of it is stored. `cameBackOf`: the version that it was, before somebody mended it. */
export function useCutText(first: Language, cameBackOf?: string) {
  const [language, setLanguage] = useState<Language>(first)
  const [clauses, setClauses] = useState<CutClause[]>([])
  const [rest, setRest] = useState<CutProblem[]>([])
  const numbers = numbersOf(clauses)
  return {
    language, cameBackOf,
    /** Of the text; what was cut is cut again. */
    setLanguage: (next: Language) => { setLanguage(next); setClauses([]); setRest([]) },
    clauses: clauses.map((clause, index) => ({ ...clause, number: numbers[index] ?? '' })),
    /** What stands beside no clause. */
    rest,
    take: ({ clauses: cut, problems }: Answer<'policies.import.preview'>) => {
      setClauses(cut.map((clause, key) => ({ ...clause, key, problems: problems.filter(problem => problem.clause === key) })))
      setRest(problems.filter(({ clause }) => clause === null))
    },
    head: (key: number, heading: string) => setClauses(old => old.map(one => (one.key === key ? { ...one, [language === 'en' ? 'headingEnglish' : 'heading']: heading || null } : one))),
    /** One level deeper, or higher. */
    shift: (key: number, by: 1 | -1) => setClauses(old => old.map(one => (one.key === key ? { ...one, level: Math.min(deepest, Math.max(1, one.level + by)) } : one))),
    leaveOut: (key: number) => setClauses(old => old.filter(one => one.key !== key)),
    clear: () => { setClauses([]); setRest([]) },
    drafts: clauses.map(({ key: _key, problems: _problems, ...draft }): ClauseDraft => draft),
  }
}
