import { z } from 'zod'
import { day, id } from '../procedure.ts'
import { richText } from './text.ts'

const text = (max: number) => z.string().trim().max(max).nullable()

/** A cluster's policy, or the policy of one firm. */
export const policyScopes = ['cluster', 'firm'] as const
/** What is stored of a version. That an adopted one is superseded, not yet in force or withdrawn is told by the days (`shared/policies/versions.ts`). */
export const storedStates = ['working', 'consultation', 'adopted'] as const
export const policyStates = ['working', 'consultation', 'adopted', 'future', 'superseded', 'withdrawn'] as const
export type PolicyState = (typeof policyStates)[number]

/** How strongly a clause binds, weakest first. */
export const strengths = ['may', 'should', 'must'] as const
export type Strength = (typeof strengths)[number]
/** What a firm may do with a clause beside inheriting it: nothing; fill its parameters; also add to it; also replace it. All but locked ones may be left out with a reason. */
export const tailorabilities = ['locked', 'parametric', 'strengthenable', 'free'] as const
export type Tailorability = (typeof tailorabilities)[number]
/** Standards that a clause answers to. */
export const sourceStandards = ['SA8000', 'AA1000', 'ISO 26000', 'EMAS', 'ISO 14001', 'ISO 45001', 'ISO 9001', 'VSME', 'GRI', 'OECD', 'other'] as const

export const parameterKinds = ['number', 'percent', 'days', 'date', 'text'] as const
/** A date, a number or a few words. */
export const parameterValue = z.union([z.number(), z.string().trim().max(300)])
export type ParameterValue = z.infer<typeof parameterValue>
/**
 * A value that stands in a clause as `{key}`. `value` is the cluster's own; a firm may set another within the bounds, and never on the weaker side where
 * `stricter` says which way is stricter. Bounds and values of a date are `YYYY-MM-DD`.
 */
export const parameter = z.strictObject({
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/),
  kind: z.enum(parameterKinds),
  label: z.string().trim().min(1).max(200),
  labelEnglish: text(200),
  unit: text(60),
  unitEnglish: text(60),
  /** Null where each firm has to say its own. */
  value: parameterValue.nullable(),
  min: parameterValue.nullable(),
  max: parameterValue.nullable(),
  stricter: z.enum(['higher', 'lower']).nullable(),
})
export type Parameter = z.infer<typeof parameter>

export const source = z.strictObject({ standard: z.enum(sourceStandards), /** Clause or topic of the standard. */ reference: text(100) })
export type Source = z.infer<typeof source>

/** What a clause says. Italian stands in the plain fields, English beside it. */
export const clauseFields = z.strictObject({
  heading: text(300),
  headingEnglish: text(300),
  text: richText,
  textEnglish: richText.nullable(),
  strength: z.enum(strengths).nullable(),
  tailorability: z.enum(tailorabilities),
  parameters: z.array(parameter).max(20),
  rationale: text(5000),
  rationaleEnglish: text(5000),
  sources: z.array(source).max(20),
})
export type ClauseFields = z.infer<typeof clauseFields>

/** A clause in a version: what it is for ever, where it stands, what it says. */
export type Clause = ClauseFields & {
  /** Its identity for ever, the same in every version and through every move. */
  clauseId: string
  /** The identity of the clause above; null at the top. */
  parentId: string | null
  /** Its place among those of the same parent: only the order counts. */
  position: number
  /** Of what it says in both languages, its strength, parameters and tailorability; not of its place, rationale or sources. */
  hash: string
}

/** A new clause without words. */
export const emptyClause: ClauseFields = {
  heading: null, headingEnglish: null, text: [], textEnglish: null, strength: null, tailorability: 'free', parameters: [], rationale: null, rationaleEnglish: null, sources: [],
}

/** A clause that is not stored yet: of a template, or cut from a text. Its parent is told by how deep it stands. */
export const clauseDraft = clauseFields.extend({
  /** 1 at the top. */
  level: z.int().min(1).max(6),
  /** Of a text that came back: the clause of that version that it is. */
  clauseId: id.exactOptional(),
})
export type ClauseDraft = z.infer<typeof clauseDraft>

/** What becomes of clauses: parts of one, one of several, another in its place, none. */
export const lineageKinds = ['split', 'joined', 'replaced', 'retired'] as const
export type LineageKind = (typeof lineageKinds)[number]
export type Lineage = { kind: LineageKind; fromId: string; /** Null where it was retired. */ toId: string | null; reason: string | null }

/** What a firm does with a clause of its cluster's policy; `add` is a clause of its own. */
export const bindingModes = ['inherit', 'setParameter', 'strengthen', 'replace', 'omit', 'add'] as const
export type BindingMode = (typeof bindingModes)[number]
export const omissions = ['notApplicable', 'postponed', 'refused'] as const

export const bindingFields = z.strictObject({
  mode: z.enum(bindingModes),
  /** Values of parameters, by their keys: with `setParameter` and `strengthen`. */
  values: z.record(z.string().max(40), parameterValue),
  heading: text(300),
  headingEnglish: text(300),
  /** What is added to the clause (`strengthen`), stands in its place (`replace`) or is a clause of the firm's own (`add`). */
  text: richText,
  textEnglish: richText.nullable(),
  strength: z.enum(strengths).nullable(),
  /** Mandatory with `strengthen`, `replace` and `omit`. */
  reason: text(2000),
  omission: z.enum(omissions).nullable(),
  /** Until when it is postponed. */
  until: day.nullable(),
  /** An added clause stands after this one; null = at the end. */
  afterId: id.nullable(),
})
export type BindingFields = z.infer<typeof bindingFields>

/** The clause as it is with nothing done to it. */
export const inherits: BindingFields = {
  mode: 'inherit', values: {}, heading: null, headingEnglish: null, text: [], textEnglish: null, strength: null, reason: null, omission: null, until: null, afterId: null,
}

/** A decision of the firm about a clause, pinned to what the clause said then. */
export type Binding = BindingFields & {
  /** The clause of the cluster, or the identity of a clause of the firm's own. */
  clauseId: string
  /** What it is pinned to; null for a clause of the firm's own. */
  pinned: Clause | null
  /** The hash of a newer text of the clause (empty: its end) that the firm decided not to follow, why, and until when. */
  keptHash: string | null
  keptReason: string | null
  keptUntil: string | null
}

/** The decision of a body, as it was: copied in, so that it stays. */
export const policyDecision = z.strictObject({
  /** The record of the decision in the minutes, where the desk has it. */
  decisionId: id.nullable(),
  body: z.string().trim().min(1).max(300),
  number: text(60),
  on: day,
  text: text(5000),
})
export type PolicyDecision = z.infer<typeof policyDecision>

export const contributionKinds = ['comment', 'wording', 'question'] as const
export const contributionStates = ['received', 'examined', 'accepted', 'acceptedInPart', 'notAccepted', 'withdrawn'] as const
export type ContributionState = (typeof contributionStates)[number]
export const contributionChannels = ['meeting', 'form', 'sheet', 'email', 'other'] as const
export const consultationAudiences = ['workingGroup', 'members', 'stakeholders', 'public'] as const
/** How an acceptance was given: signed on paper, signed digitally, by minutes of the firm's board. */
export const acceptanceMedia = ['paper', 'digital', 'boardMinutes'] as const
