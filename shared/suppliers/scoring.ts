import { fold } from '../folding.ts'
import type { Band, BandOutcome, Criterion, SchemeContent } from './scheme.ts'

// How a score is made, from what was entered and one version of the scheme alone.

/** What was entered for a criterion. */
export type ScoreEntry = {
  /** Code of the criterion. */
  criterion: string
  /** Share of its points, 0–100; null = no data. */
  points: number | null
  /** It rests on a certificate of others alone: capped. */
  fromCertificate: boolean
}

/** A knock-out as it was found: true = it is there, false = it is not, null = nobody looked yet. */
export type KnockOutFinding = { code: string; found: boolean | null }

export type CriterionResult = {
  criterion: string
  /** Share of its points after the cap; null = no data. */
  points: number | null
  /** Points of the total that it brings; 0 without data. */
  weighted: number
  capped: boolean
  /** Null = it has no floor. */
  floor: 'met' | 'missed' | 'unknown' | null
}

export type ScoreResult = {
  criteria: CriterionResult[]
  /** 0–100, what has no data counting nothing. */
  total: number
  /** Weight of what has no data: the total could be so much higher. */
  noData: number
  band: Band
  /** The band if everything without data were full: what more evidence could bring. */
  bestBand: Band
  /** Codes of the knock-outs that were found, and of those that nobody looked at. */
  knockOuts: string[]
  knockOutsOpen: string[]
  floorsMissed: string[]
  floorsUnknown: string[]
  /** What the rules propose; `incomplete` while a floor or a knock-out is not known. A body decides. */
  outcome: BandOutcome | 'incomplete'
}

const rounded = (value: number) => Math.round(value * 100) / 100

function criterionResult({ code, weight, floor, certificateCap }: Criterion, entry: ScoreEntry | undefined): CriterionResult {
  const given = entry?.points ?? null
  const cap = entry?.fromCertificate ? (certificateCap ?? 0) : 100
  const points = given === null ? null : Math.min(given, cap)
  return {
    criterion: code, points, weighted: points === null ? 0 : (weight * points) / 100, capped: given !== null && given > cap,
    floor: floor === null ? null : points === null ? 'unknown' : points >= floor ? 'met' : 'missed',
  }
}

/** The band of a total: the first that it reaches. Bands stand from the best to the worst, the last from nothing. */
export function bandOf(bands: readonly Band[], total: number): Band {
  const found = bands.find(({ from }) => total >= from) ?? bands.at(-1)
  if (!found) throw new Error('a scheme without bands')
  return found
}

/**
 * A score by one version of a scheme. Missing data bring no points and are told as such, never as bad: a floor that has none is `unknown`, and
 * nothing is proposed until it is known. A knock-out stops whatever the total is; a certificate never lifts one.
 * @param hasStaff null = not known, taken as with employees
 */
export function scoreResult(scheme: SchemeContent, entries: readonly ScoreEntry[], findings: readonly KnockOutFinding[], hasStaff: boolean | null): ScoreResult {
  const criteria = scheme.criteria.map(one => criterionResult(one, entries.find(({ criterion }) => criterion === one.code)))
  const total = rounded(criteria.reduce((sum, { weighted }) => sum + weighted, 0))
  const noData = rounded(scheme.criteria.reduce((sum, { weight }, index) => sum + (criteria[index]?.points === null ? weight : 0), 0))
  const band = bandOf(scheme.bands, total)
  const asked = scheme.knockOuts.filter(({ staffOnly }) => !staffOnly || hasStaff !== false)
  const findingOf = (code: string) => findings.find(one => one.code === code)?.found ?? null
  const knockOuts = asked.filter(({ code }) => findingOf(code) === true).map(({ code }) => code)
  const knockOutsOpen = asked.filter(({ code }) => findingOf(code) === null).map(({ code }) => code)
  const floors = (floor: CriterionResult['floor']) => criteria.filter(one => one.floor === floor).map(({ criterion }) => criterion)
  const [floorsMissed, floorsUnknown] = [floors('missed'), floors('unknown')]
  const outcome = knockOuts.length > 0 || floorsMissed.length > 0 ? 'rejected' : floorsUnknown.length > 0 || knockOutsOpen.length > 0 ? 'incomplete' : band.outcome
  return { criteria, total, noData, band, bestBand: bandOf(scheme.bands, rounded(total + noData)), knockOuts, knockOutsOpen, floorsMissed, floorsUnknown, outcome }
}

/** The names that stand on both sides: who scores is not who decides. */
export function sameHands(scoredBy: readonly string[], decidedBy: readonly string[]): string[] {
  const scored = new Set(scoredBy.map(fold))
  return decidedBy.filter(name => scored.has(fold(name)))
}

/** One member's rating of a year: 1 (bad) to 5 (very good), null = cannot say. */
export const ratedAspects = ['quality', 'delivery', 'service'] as const
export type Rating = Record<(typeof ratedAspects)[number], number | null>
export type RatingSummary = {
  /** How many members rated. */
  raters: number
  /** Means of 1–5; null while too few rated, so that nobody can tell who said what. */
  means: Record<(typeof ratedAspects)[number], number | null> | null
}

/** The means of ratings, hidden while fewer raters than asked for: an aspect that too few rated stays hidden too. */
export function ratingSummary(ratings: readonly (Rating & { rater: string })[], raters: number): RatingSummary {
  const count = new Set(ratings.map(({ rater }) => rater)).size
  if (count < raters) return { raters: count, means: null }
  const mean = (aspect: (typeof ratedAspects)[number]) => {
    const known = ratings.flatMap(rating => (rating[aspect] === null ? [] : [{ rater: rating.rater, value: rating[aspect] }]))
    return new Set(known.map(({ rater }) => rater)).size < raters ? null : rounded(known.reduce((sum, { value }) => sum + value, 0) / known.length)
  }
  return { raters: count, means: { quality: mean('quality'), delivery: mean('delivery'), service: mean('service') } }
}
