import { addDays, dayExists, daysBetween } from './periods.ts'

// The public holidays of Italy: law 260 of 27 May 1949, as changed by law 54 of 5 March 1977, decree 792 of 28 December 1985 (Epiphany again), law 336 of 20 November 2000 (2 June
// again) and law 151 of 8 October 2025 (4 October, from 2026). What a municipality keeps for its patron saint is not among them.

export const holidays = ['newYear', 'epiphany', 'easter', 'easterMonday', 'liberation', 'labour', 'republic', 'assumption', 'francis', 'allSaints', 'immaculate', 'christmas', 'stephen'] as const
export type Holiday = (typeof holidays)[number]

/** By month and day; `since`: the first year, where the law of today is not that of long ago. */
const fixed: Readonly<Record<string, { holiday: Holiday; since?: number }>> = {
  '01-01': { holiday: 'newYear' }, '01-06': { holiday: 'epiphany', since: 1986 }, '04-25': { holiday: 'liberation' }, '05-01': { holiday: 'labour' }, '06-02': { holiday: 'republic', since: 2001 },
  '08-15': { holiday: 'assumption' }, '10-04': { holiday: 'francis', since: 2026 }, '11-01': { holiday: 'allSaints' }, '12-08': { holiday: 'immaculate' }, '12-25': { holiday: 'christmas' },
  '12-26': { holiday: 'stephen' },
}

/** Easter Sunday of a year of the Gregorian calendar, as `YYYY-MM-DD`: the rule without exceptions that was sent to Nature in 1876 (also Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): string {
  const golden = year % 19
  const [century, ofCentury] = [Math.floor(year / 100), year % 100]
  const shift = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + shift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const back = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * back
  return addDays(`${String(year).padStart(4, '0')}-03-22`, days)
}

/** The public holiday of a day `YYYY-MM-DD`; null where it is none. An ordinary Sunday is none. */
export function holidayOf(day: string): Holiday | null {
  if (!dayExists(day)) return null
  const year = Number(day.slice(0, 4))
  const known = fixed[day.slice(5)]
  if (known && year >= (known.since ?? 0)) return known.holiday
  const after = daysBetween(easterOf(year), day)
  return after === 0 ? 'easter' : after === 1 ? 'easterMonday' : null
}

/** Whether a day `YYYY-MM-DD` is a Sunday. */
export const isSunday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 0
