import { addDays } from '../periods.ts'
import type { PolicyState } from './model.ts'

/** What the state of a version depends on. */
export type VersionDays = {
  id: string
  stored: 'working' | 'consultation' | 'adopted'
  effectiveFrom: string | null
  /** A last day that was stated at its adoption. */
  effectiveTo: string | null
  /** The first day on which it is withdrawn. */
  withdrawnOn: string | null
}

/** The last day of an adopted version: as stated, the day before it was withdrawn, or before the next one is in force; null = none known. */
export function lastDay(version: VersionDays, others: readonly VersionDays[]): string | null {
  const from = version.effectiveFrom
  if (from === null) return null
  const next = others.filter(other => other.id !== version.id && other.stored === 'adopted').flatMap(other => (other.effectiveFrom !== null && other.effectiveFrom > from ? [other.effectiveFrom] : [])).toSorted()[0]
  const ends = [version.effectiveTo, version.withdrawnOn === null ? null : addDays(version.withdrawnOn, -1), next === undefined ? null : addDays(next, -1)]
  return ends.filter(day => day !== null).toSorted()[0] ?? null
}

/** What a version is at a day, among the versions of its policy. */
export function stateOf(version: VersionDays, others: readonly VersionDays[], at: string): PolicyState {
  if (version.stored !== 'adopted' || version.effectiveFrom === null) return version.stored
  if (version.withdrawnOn !== null && version.withdrawnOn <= at) return 'withdrawn'
  if (version.effectiveFrom > at) return 'future'
  const last = lastDay(version, others)
  return last !== null && last < at ? 'superseded' : 'adopted'
}

/**
 * The adopted version with which a period would overlap: one that begins on its first day or later within it, or whose stated end comes after it. One without a stated end
 * ends when the next one begins.
 */
export function overlapping(period: { from: string; to: string | null }, others: readonly VersionDays[]): VersionDays | null {
  return others.find(other => {
    const from = other.effectiveFrom
    if (other.stored !== 'adopted' || from === null || (other.withdrawnOn !== null && other.withdrawnOn <= from)) return false
    const end = other.withdrawnOn === null ? other.effectiveTo : addDays(other.withdrawnOn, -1)
    if (from >= period.from) return period.to === null || from <= period.to
    return end !== null && end >= period.from && other.withdrawnOn === null
  }) ?? null
}

/** Numbers of versions of one policy. */
export type VersionNumber = { major: number; minor: number }
export const labelOf = ({ major, minor }: VersionNumber): string => `${major}.${minor}`
export const byNumber = (a: VersionNumber, b: VersionNumber): number => a.major - b.major || a.minor - b.minor

/** The number of a new version that is worked on: the next minor one of the highest. */
export function nextMinor(numbers: readonly VersionNumber[]): VersionNumber {
  const last = numbers.toSorted(byNumber).at(-1)
  return last ? { major: last.major, minor: last.minor + 1 } : { major: 0, minor: 1 }
}

/** The number of an adopted version: the next whole one. */
export const nextMajor = (numbers: readonly VersionNumber[]): VersionNumber => ({ major: Math.max(0, ...numbers.map(({ major }) => major)) + 1, minor: 0 })

/** Whether no consultation of that version is open: each one is closed, or there was none. */
export const consultationOver = (consultations: readonly { versionId: string; closedOn: string | null }[], id: string): boolean => consultations.every(({ versionId, closedOn }) => versionId !== id || closedOn !== null)
