import { z } from 'zod'
import { dayExists } from '../periods.ts'

/** A time on the clock of the place, `YYYY-MM-DDTHH:MM`: what the convocation and the minutes say. It sorts as time does. */
export const clock = z.string().regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/).refine(time => dayExists(time.slice(0, 10)))

/** The day of a clock time. */
export const dayOf = (time: string): string => time.slice(0, 10)
/** The hour of a clock time, `18:05`. */
export const hourOf = (time: string): string => time.slice(11, 16)

/** Minutes from the first to the second time, negative when the second is earlier; both are read on one clock. */
export const minutesBetween = (from: string, to: string): number => (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000
