import { z } from 'zod'
import { addDays, dayExists } from '../periods.ts'

/** A time on the clock of the place, `YYYY-MM-DDTHH:MM`: what the convocation and the minutes say. It sorts as time does. */
export const clock = z.string().regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/).refine(time => dayExists(time.slice(0, 10)))

/** The day of a clock time. */
export const dayOf = (time: string): string => time.slice(0, 10)
/** The hour of a clock time, `18:05`. */
export const hourOf = (time: string): string => time.slice(11, 16)

/** Minutes from the first to the second time, negative when the second is earlier; both are read on one clock. */
export const minutesBetween = (from: string, to: string): number => (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000

/** Minutes around the hour of a meeting in which it is being held. */
const halfDay = 720
const newest = (times: readonly string[], first: string): string => times.reduce((latest, time) => (time > latest ? time : latest), first)

/**
 * The time that is meant in a meeting where none is told: the end of one that is over; now, while its hour is near, but never before what is noted in it; for one whose minutes are typed on another
 * day the newest time that is noted in it, else its beginning.
 * @param noted the times that are noted in it so far
 * @param now on the clock of this computer
 */
export function timeMeant({ startsAt, openedAt, closedAt }: { startsAt: string; openedAt: string | null; closedAt: string | null }, noted: readonly string[], now: string): string {
  if (closedAt !== null) return closedAt
  const latest = newest(noted, openedAt ?? '')
  if (Math.abs(minutesBetween(openedAt ?? startsAt, now)) <= halfDay) return newest([now], latest)
  return latest === '' ? startsAt : latest
}

/** The time of a meeting that an hour means: on the day on which it began, or after midnight, where it began in the evening. */
export function timeOfHour(begins: string, hour: string): string {
  const same = `${dayOf(begins)}T${hour}`
  const next = `${addDays(dayOf(begins), 1)}T${hour}`
  return same < begins && minutesBetween(begins, next) <= halfDay ? next : same
}
