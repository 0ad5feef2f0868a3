import { useState } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { modesOf } from '../../../shared/policies/cascade.ts'
import { inherits, type BindingFields, type BindingMode, type Clause, type Parameter, type ParameterValue } from '../../../shared/policies/model.ts'
import type { ResolvedView } from '../../../shared/policies/views.ts'
import type { Language } from '../../../shared/procedure.ts'
import { typedDay } from '../../components/days.ts'
import type { Words } from './ClauseWords.tsx'
import { shownValue, typedValue } from './parameterDraft.ts'

/** A clause that a firm decides about, or a new one of its own after another. */
export type Bound = { clause: ResolvedView; afterId: null } | { clause: null; afterId: string | null }

/** What a firm may do with a clause; with one of its own, only say it. */
const allowedFor = (pinned: Clause | null): readonly BindingMode[] => (pinned === null ? ['add'] : modesOf(pinned.tailorability).filter(one => one !== 'setParameter' || pinned.parameters.length > 0))

type Decided = Pick<BindingFields, 'mode' | 'strength' | 'omission'> & { reason: string; until: string }
const decidedOf = ({ mode, strength, omission, reason, until }: BindingFields): Decided => ({ mode, strength, omission, reason: reason ?? '', until: until === null ? '' : formatDay(until) })

/** The values that were typed, by their keys; null where one is not of its kind. */
function typedValues(parameters: readonly Parameter[], values: Readonly<Record<string, string>>, language: Language): Record<string, ParameterValue> | null {
  const typed = parameters.map(({ key, kind }) => [key, typedValue(values[key] ?? '', kind, language)] as const)
  if (typed.some(([, value]) => value === undefined)) return null
  return Object.fromEntries(typed.flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])))
}

/** A decision of a firm while it is typed: what is asked for depends on what it does with the clause. */
export function useBindingDraft({ clause, afterId }: Bound, language: Language) {
  const pinned = clause?.binding.pinned ?? null
  const before: BindingFields = clause?.binding ?? { ...inherits, mode: 'add', afterId }
  const parameters = pinned?.parameters ?? []
  const [draft, setDraft] = useState(() => decidedOf(before))
  const [words, setWords] = useState<Words>({ heading: before.heading, headingEnglish: before.headingEnglish, text: before.text, textEnglish: before.textEnglish })
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(parameters.map(({ key, kind }) => [key, shownValue(before.values[key] ?? null, kind, language)])))
  const { mode } = draft
  const setsValues = (mode === 'setParameter' || mode === 'strengthen') && parameters.length > 0
  return {
    pinned, parameters, draft, words, values, setsValues, modes: allowedFor(pinned), speaks: mode === 'strengthen' || mode === 'replace' || mode === 'add',
    set: (part: Partial<Decided>) => setDraft(old => ({ ...old, ...part })),
    setWords: (part: Partial<Words>) => setWords(old => ({ ...old, ...part })),
    setValue: (key: string, value: string) => setValues(old => ({ ...old, [key]: value })),
    /** What is stored; null where something typed cannot be read. */
    fields: (): Partial<BindingFields> | null => {
      const [until, typed] = [draft.omission === 'postponed' && mode === 'omit' ? typedDay(draft.until) : null, typedValues(setsValues ? parameters : [], values, language)]
      return until === undefined || typed === null ? null : { ...words, ...draft, reason: draft.reason.trim() || null, until, values: typed, ...(clause ? {} : { afterId }) }
    },
  }
}
