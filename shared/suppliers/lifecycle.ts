import { addMonths } from '../periods.ts'

// The life of a qualification, as data: one supplier, one category. The skeleton is that of published Italian regulations of qualified-supplier lists.

/** Every state that a qualification can be seen in; `expired` is never stored. */
export const supplierStates = [
  'draft', 'invited', 'applied', 'checking', 'integration', 'scoring', 'qualified', 'conditional', 'rejected', 'suspended', 'excluded', 'expired', 'renewal', 'withdrawn', 'archived',
] as const
export type SupplierState = (typeof supplierStates)[number]

/** Where each state leads. Nothing leads to `expired`: it is what a state with a term is after its last day. */
export const transitions: Readonly<Record<SupplierState, readonly SupplierState[]>> = {
  draft: ['invited', 'applied', 'archived'],
  invited: ['applied', 'archived'],
  applied: ['checking', 'withdrawn'],
  checking: ['integration', 'scoring', 'rejected', 'withdrawn'],
  integration: ['checking', 'rejected', 'withdrawn'],
  scoring: ['qualified', 'conditional', 'rejected', 'withdrawn'],
  qualified: ['renewal', 'suspended', 'withdrawn'],
  conditional: ['qualified', 'suspended', 'rejected', 'renewal', 'withdrawn'],
  rejected: ['applied', 'withdrawn', 'archived'],
  suspended: ['qualified', 'excluded', 'withdrawn'],
  excluded: ['applied', 'archived'],
  expired: ['renewal', 'archived'],
  renewal: ['qualified', 'conditional', 'rejected', 'suspended'],
  withdrawn: ['applied', 'archived'],
  archived: [],
}

/** What expires: these have a term, and are `expired` after its last day. */
export const termed = ['qualified', 'conditional', 'renewal'] as const satisfies readonly SupplierState[]
/** What stands in a published list, while its term runs. */
export const published = termed
export type PublishedState = (typeof published)[number]

/** What goes on no more: another qualification of the category may follow it. */
export const ended = ['withdrawn', 'archived'] as const satisfies readonly SupplierState[]

export const hasTerm = (state: SupplierState): boolean => termed.some(one => one === state)

/** The state at a day of what is stored as `state` with a term until `validUntil`; null = no last day. */
export const stateAtDay = (state: SupplierState, validUntil: string | null, at: string): SupplierState =>
  (hasTerm(state) && validUntil !== null && validUntil < at ? 'expired' : state)

/** As what a qualification stands in a published list; null = it does not. A renewal that was asked for after the term ran out has none, and is not qualified. */
export function publishedAs({ state, validUntil }: { state: SupplierState; validUntil: string | null }): PublishedState | null {
  const known = published.find(one => one === state) ?? null
  return known === 'renewal' && validUntil === null ? null : known
}

/** Whether a state may follow another. */
export const mayFollow = (from: SupplierState, to: SupplierState): boolean => transitions[from].includes(to)

/** Acts of a body: they have a number, reasons, and can be appealed against where they are against the supplier. */
export const decisionKinds = ['admission', 'conditions', 'rejection', 'suspension', 'exclusion', 'readmission', 'renewal'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** The act by which a state follows another; null where nobody decides: the supplier or the officer acts. */
export function decisionOf(from: SupplierState, to: SupplierState): DecisionKind | null {
  switch (to) {
    case 'qualified': return from === 'suspended' ? 'readmission' : from === 'renewal' ? 'renewal' : 'admission'
    case 'conditional': return 'conditions'
    case 'rejected': return 'rejection'
    case 'suspended': return 'suspension'
    case 'excluded': return 'exclusion'
    default: return null
  }
}

/** The acts that a supplier may appeal against. */
export const appealable = ['conditions', 'rejection', 'suspension', 'exclusion'] as const satisfies readonly DecisionKind[]
export const isAppealable = (kind: DecisionKind): boolean => appealable.some(one => one === kind)

/** Acts that rest on a score sheet. */
export const restsOnScore = (from: SupplierState, to: SupplierState): boolean => (to === 'qualified' || to === 'conditional') && (from === 'scoring' || from === 'renewal')

/** Why a qualification is suspended: a code stands on the act, its words in the language of the reader. */
export const suspensionCauses = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'] as const
export const exclusionCauses = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8'] as const
export const causes = [...suspensionCauses, ...exclusionCauses] as const
export type Cause = (typeof causes)[number]

/** The causes that an act of that kind is asked for; none for the others. */
export function causesFor(to: SupplierState): readonly Cause[] {
  if (to === 'suspended') return suspensionCauses
  return to === 'excluded' ? exclusionCauses : []
}

export const appealOutcomes = ['confirmed', 'changed', 'annulled', 'sentBack'] as const
export type AppealOutcome = (typeof appealOutcomes)[number]

const reopened: Readonly<Record<AppealOutcome, SupplierState | null>> = { confirmed: null, changed: 'applied', annulled: 'applied', sentBack: 'applied' }
const lifted: Readonly<Record<AppealOutcome, SupplierState | null>> = { confirmed: null, changed: null, annulled: 'qualified', sentBack: null }

/**
 * The state that an appeal's outcome proposes; null = the act stays as it is, or is taken anew where it stands. It proposes only: a person carries it
 * out. What is reopened is not made to wait.
 */
export function proposedByAppeal(kind: DecisionKind, outcome: AppealOutcome): SupplierState | null {
  if (kind === 'rejection' || kind === 'exclusion') return reopened[outcome]
  return kind === 'suspension' || kind === 'conditions' ? lifted[outcome] : null
}

/** How long after an act of refusal a supplier may apply again, in months by the state it was put into. */
export type Waits = { rejected: number; excluded: number }

/** The first day on which a supplier that was put into a state on a day may apply again; null = at once. */
export function mayApplyFrom(state: SupplierState, since: string, waits: Waits): string | null {
  if (state !== 'rejected' && state !== 'excluded') return null
  return addMonths(since, waits[state])
}
