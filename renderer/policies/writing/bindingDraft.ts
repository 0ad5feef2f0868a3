import { z } from 'zod'
import { formatDay } from '../../../shared/format.ts'
import { modesOf } from '../../../shared/policies/cascade.ts'
import { bindingFields, inherits, type BindingFields, type BindingMode, type Clause, type Parameter, type ParameterValue } from '../../../shared/policies/model.ts'
import type { ResolvedView } from '../../../shared/policies/views.ts'
import type { Language } from '../../../shared/procedure.ts'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { shownValue, typedValue } from './parameterDraft.ts'

/** A clause that a firm decides about, or a new one of its own after another. */
export type Bound = { clause: ResolvedView; afterId: null } | { clause: null; afterId: string | null }

/** What a firm may do with a clause; with one of its own, only say it. */
const allowedFor = (pinned: Clause | null): readonly BindingMode[] => (pinned === null ? ['add'] : modesOf(pinned.tailorability).filter(one => one !== 'setParameter' || pinned.parameters.length > 0))

const shape = bindingFields.pick({ mode: true, strength: true, omission: true, heading: true, headingEnglish: true, text: true, textEnglish: true })
  .extend({ reason: z.string(), until: z.string(), values: z.record(z.string(), z.string()) })
type Typed = z.infer<typeof shape>

function typedOf({ mode, strength, omission, heading, headingEnglish, text, textEnglish, reason, until, values }: BindingFields, parameters: readonly Parameter[], language: Language): Typed {
  return {
    mode, strength, omission, heading, headingEnglish, text, textEnglish, reason: reason ?? '', until: until === null ? '' : formatDay(until),
    values: Object.fromEntries(parameters.map(({ key, kind }) => [key, shownValue(values[key] ?? null, kind, language)])),
  }
}

/** The values that were typed, by their keys; null where one is not of its kind. */
function typedValues(parameters: readonly Parameter[], values: Readonly<Record<string, string>>, language: Language): Record<string, ParameterValue> | null {
  const typed = parameters.map(({ key, kind }) => [key, typedValue(values[key] ?? '', kind, language)] as const)
  if (typed.some(([, value]) => value === undefined)) return null
  return Object.fromEntries(typed.flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])))
}

/** A decision of a firm about a clause of that version while it is typed: what is asked for depends on what it does with the clause. */
export function useBindingDraft({ clause, afterId }: Bound, versionId: string, language: Language) {
  const pinned = clause?.binding.pinned ?? null
  const parameters = pinned?.parameters ?? []
  const { now, set, found, round, forget } = useKept(`binding/${versionId}/${clause?.clauseId ?? 'new'}`, () => typedOf(clause?.binding ?? { ...inherits, mode: 'add', afterId }, parameters, language), shape)
  const { mode, values } = now
  const setsValues = (mode === 'setParameter' || mode === 'strengthen') && parameters.length > 0
  return {
    pinned, parameters, now, set, setsValues, found, round, forget, modes: allowedFor(pinned), speaks: mode === 'strengthen' || mode === 'replace' || mode === 'add',
    setValue: (key: string, value: string) => { set({ values: { ...values, [key]: value } }) },
    /** What is stored; null where something typed cannot be read. */
    fields: (): Partial<BindingFields> | null => {
      const [until, typed] = [now.omission === 'postponed' && mode === 'omit' ? typedDay(now.until) : null, typedValues(setsValues ? parameters : [], values, language)]
      return until === undefined || typed === null ? null : { ...now, reason: now.reason.trim() || null, until, values: typed, ...(clause ? {} : { afterId }) }
    },
  }
}
