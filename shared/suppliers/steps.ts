import { addDays } from '../periods.ts'
import type { Cause, SupplierState } from './lifecycle.ts'
import type { DecisionRecord, EventRecord, SheetRecord } from './records.ts'

// What a step of a qualification rests on, as core and window tell it of one record.

type Event = Pick<EventRecord, 'to' | 'on' | 'decisionId'>

/** The first day on which a qualification can be scored: that of its last application, or of its renewal. */
export const applicationOn = (events: readonly Event[]): string | null => events.findLast(({ to }) => to === 'applied' || to === 'renewal')?.on ?? null

/** The sheets of the application that runs, until a day, on which no act rests yet; in the order in which they are given. */
export const openSheets = <S extends Pick<SheetRecord, 'scoredOn' | 'sealedAt'>>(sheets: readonly S[], since: string | null, until = '9999-12-31'): S[] =>
  sheets.filter(({ scoredOn, sealedAt }) => sealedAt === null && scoredOn >= (since ?? '') && scoredOn <= until)

/** Acts that are sealed together with the sheet that was made for them, where there is one. */
export const takesSheet = (from: SupplierState, to: SupplierState): boolean => (from === 'scoring' || from === 'renewal') && (to === 'qualified' || to === 'conditional' || to === 'rejected')

type Step = { from: SupplierState; to: SupplierState; date: string; appealId: string | undefined }
type Acts = { events: readonly Event[]; decisions: readonly DecisionRecord[] }

/**
 * The conditions that are not met yet by whoever was admitted with them and is to be qualified, also out of a suspension: none where an appeal against
 * just these conditions was upheld.
 */
export function openConditions({ events, decisions }: Acts, { from, to, date, appealId }: Step): DecisionRecord['conditions'] {
  if (to !== 'qualified' || (from !== 'conditional' && from !== 'suspended')) return []
  const admission = events.findLast(event => event.to === 'qualified' || event.to === 'conditional')
  const act = admission?.to === 'conditional' ? decisions.find(({ id }) => id === admission.decisionId) : undefined
  if (!act || act.appeals.some(({ id, outcome }) => id === appealId && outcome === 'annulled')) return []
  return act.conditions.filter(({ metOn }) => metOn === null || metOn > date)
}

/** What is wrong with the notice before a suspension or an exclusion; a supplier that asks for it itself needs none. */
export function noticeProblem({ cause, noticeOn, date, noticeDays }: { cause: Cause | null; noticeOn: string | null; date: string; noticeDays: number }): 'notice-missing' | 'notice-too-short' | null {
  if (cause === 'S7' || noticeDays === 0) return null
  if (noticeOn === null) return 'notice-missing'
  return date < addDays(noticeOn, noticeDays) ? 'notice-too-short' : null
}
