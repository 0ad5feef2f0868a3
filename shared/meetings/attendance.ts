import { required, type Formula } from '../groups/formula.ts'

/** How a seat took part. `null` beside these: not noted yet. The reason of an absence is nobody's business and has no place. */
export const attendanceStates = ['present', 'excused', 'absent', 'proxy'] as const
export type AttendanceState = (typeof attendanceStates)[number]
export const proxyStates = ['received', 'admitted', 'rejected', 'revoked'] as const
export type ProxyState = (typeof proxyStates)[number]

// Times are the clock of the place, `YYYY-MM-DDTHH:MM`: minutes tell the hour that hung on the wall, and so sort as time does.

/** From an hour on, until another (null = still there). Whoever leaves at 18:10 is not there any more at 18:10. */
export type Presence = { cameAt: string; leftAt: string | null }

/**
 * Somebody as the reckoning takes it: the end of a meeting ends every presence, and whoever was there until then was there at it.
 * @param closedAt the end of the meeting; null while it is not over
 */
export const seated = <T, P extends Presence>(one: T & { presences: readonly P[] }, closedAt: string | null) =>
  ({ ...one, presences: one.presences.map(presence => ({ ...presence, leftAt: presence.leftAt === closedAt ? null : presence.leftAt })) })

/** Whether somebody with these presences is there at a time. */
export const isPresent = (presences: readonly Presence[], at: string): boolean => presences.some(({ cameAt, leftAt }) => cameAt <= at && (leftAt === null || at < leftAt))

export type AttendanceFault = 'attendance-present' | 'attendance-left' | 'attendance-order'

/** Why somebody cannot come at a time: there already, or it lies before what is noted since; null where nothing is wrong. */
export function faultOfComing(presences: readonly Presence[], at: string): AttendanceFault | null {
  if (presences.some(({ leftAt }) => leftAt === null)) return 'attendance-present'
  return presences.some(({ leftAt }) => leftAt !== null && at < leftAt) ? 'attendance-order' : null
}

/** Why somebody cannot leave at a time: not there (never came, or left already), or it lies before the coming. */
export function faultOfLeaving(presences: readonly Presence[], at: string): AttendanceFault | null {
  const running = presences.find(({ leftAt }) => leftAt === null)
  if (!running) return 'attendance-left'
  return at < running.cameAt ? 'attendance-order' : null
}

export type Attendee = { id: string; votes: boolean; presences: readonly Presence[] }
export type Proxy = { grantorId: string; holderId: string; state: ProxyState }

/**
 * The proxies that count at a time: admitted by the chair, the holder is there, who gave it is not, both have a vote to give or to hold it beside, and no holder
 * counts more than `most` (the first ones given).
 */
export function countedProxies(attendees: readonly Attendee[], proxies: readonly Proxy[], most: number, at: string): Proxy[] {
  const byId = new Map(attendees.map(attendee => [attendee.id, attendee]))
  const there = (id: string) => isPresent(byId.get(id)?.presences ?? [], at)
  const held = new Map<string, number>()
  const given = new Set<string>()
  return proxies.filter(({ state, grantorId, holderId }) => {
    const valid = state === 'admitted' && grantorId !== holderId && byId.get(grantorId)?.votes === true && byId.get(holderId)?.votes === true && there(holderId) && !there(grantorId) && !given.has(grantorId)
    const count = held.get(holderId) ?? 0
    if (!valid || count >= most) return false
    held.set(holderId, count + 1)
    given.add(grantorId)
    return true
  })
}

export type ProxyFault = 'proxy-forbidden' | 'proxy-circle' | 'proxy-absent' | 'proxy-limit' | 'proxy-given'

/**
 * Why a proxy cannot be taken: the body knows none, to oneself or to somebody who gave away the own, to somebody who is absent (said so, or not there once the
 * meeting is open: `present` is null before), beyond the maximum, or given already.
 */
export function faultOfProxy(
  asked: Pick<Proxy, 'grantorId' | 'holderId'>, others: readonly Proxy[], { most, present, holderState }: { most: number; present: boolean | null; holderState: AttendanceState | null },
): ProxyFault | null {
  if (most === 0) return 'proxy-forbidden'
  const living = others.filter(({ state }) => state === 'received' || state === 'admitted')
  const circular = living.some(({ grantorId, holderId }) => grantorId === asked.holderId || holderId === asked.grantorId)
  if (asked.grantorId === asked.holderId || circular) return 'proxy-circle'
  if (present === false || holderState === 'absent' || holderState === 'excused' || holderState === 'proxy') return 'proxy-absent'
  if (living.some(({ grantorId }) => grantorId === asked.grantorId)) return 'proxy-given'
  return living.filter(({ holderId }) => holderId === asked.holderId).length >= most ? 'proxy-limit' : null
}

export type Quorum = {
  /** Seats with vote. */
  seats: number
  /** Of these, those who are there themselves, and those represented by a proxy that counts. */
  present: number
  byProxy: number
  required: number
  reached: boolean
  formula: Formula
}

export type QuorumRule = { formula: Formula; proxiesInQuorum: boolean; maxProxies: number }

/** The quorum at a time. Whoever has a conflict of interest counts: that bears on majorities only. */
export function quorumAt(attendees: readonly Attendee[], proxies: readonly Proxy[], { formula, proxiesInQuorum, maxProxies }: QuorumRule, at: string): Quorum {
  const voting = attendees.filter(({ votes }) => votes)
  const present = voting.filter(({ presences }) => isPresent(presences, at)).length
  const byProxy = countedProxies(attendees, proxies, maxProxies, at).length
  const needed = required(formula, voting.length)
  return { seats: voting.length, present, byProxy, required: needed, reached: present + (proxiesInQuorum ? byProxy : 0) >= needed, formula }
}
