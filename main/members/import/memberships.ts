import type { ImportProblem } from '../../../shared/members.ts'
import { problem } from '../../../shared/import/problems.ts'
import { membershipFault } from '../../database/rowRules.ts'
import type { Tables } from '../../database/tables.ts'
import type { Target } from './target.ts'

type Membership = Tables['membership']
type Said = Target['membership']

/** What a row makes of the memberships of an organisation in a cluster: a period changed, one more, or (no columns) neither. */
export type MembershipStep = { known: Membership | null; columns: Partial<Pick<Membership, keyof Said>> | null; problems: ImportProblem[] }

/** What a row tells of a period, without what it does not. */
const toldOf = (said: Said): Partial<Pick<Membership, keyof Said>> => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))

const runsOn = (today: string) => ({ to }: Membership) => to === null || to >= today

/**
 * The stored period that a row speaks of, null for one more, undefined where all have ended and the row has no day of joining. A day that both tell
 * decides; else the one that runs. A period that ended is never made another: who joined again has one more.
 */
function periodMeant(known: readonly Membership[], { kind, from, to }: Said, today: string): Membership | null | undefined {
  const current = known.find(runsOn(today))
  const sameEnd = !to ? undefined : known.find(one => one.to === to)
  if (!from) return sameEnd ?? current
  const sameDay = known.find(one => one.from === from) ?? sameEnd
  if (sameDay) return sameDay
  if (!current || (current.to !== null && current.to < from)) return null
  // of another kind, from another day: one beside the other
  return kind !== undefined && current.kind !== kind && current.from !== null ? null : current
}

/** What the rules of periods have against a membership beside the others. */
function faultOf(made: Pick<Membership, 'kind' | 'from' | 'to'>, others: readonly Membership[]): ImportProblem[] {
  const fault = membershipFault(made, others)
  if (!fault) return []
  const { from, to } = fault.with
  const days = { from: from ?? '…', to: to ?? '…' }
  return [fault.code === 'period-order' ? problem('membership-order', 'leftOn', made.to ?? '', days) : problem('membership-overlap', 'joinedOn', made.from ?? '…', days)]
}

/** What a row makes of the stored memberships (the running ones first, then the newest), and what is to be said of it. */
export function membershipStep(stored: readonly Membership[], said: Said, today: string): MembershipStep {
  const { kind, from, to } = said
  const ofKind = stored.filter(one => one.kind === kind)
  const known = ofKind.length ? ofKind : stored
  const [newest] = known
  const ended = newest && !runsOn(today)(newest) ? (newest.to ?? '') : null
  const meant = newest ? periodMeant(known, said, today) : null
  const stays = (code: 'membership-ended' | 'membership-left') => ({ known: null, columns: null, problems: [problem(code, 'joinedOn', to ?? '', { to: ended ?? '' })] })
  // a list without days: the one that withdrew is not taken back, nor does it withdraw again
  if (meant === undefined) return stays(to === undefined ? 'membership-ended' : 'membership-left')
  if (meant === null) {
    const columns = { kind: 'member', from: null, to: null, ...toldOf(said) }
    return { known: null, columns, problems: [...faultOf(columns, stored), ...(ended === null ? [] : [problem('membership-again', 'joinedOn', from ?? '', { to: ended })])] }
  }
  if (ended !== null && to === undefined) return stays('membership-ended')
  const columns = toldOf(said)
  return { known: meant, columns, problems: faultOf({ ...meant, ...columns }, stored.filter(({ id }) => id !== meant.id)) }
}
