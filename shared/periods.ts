/** A stretch of calendar days, both ends included; null = unknown or still running, without bound. */
export type Period = { from: string | null; to: string | null }
export type PeriodState = 'future' | 'running' | 'ended'

// Days are `YYYY-MM-DD` text, which sorts as time does. Where days are counted, it is in UTC, which has no summer time.
const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsOfDay = 86_400_000

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const [firstTime, lastTime] = [utc('0001-01-01'), utc('9999-12-31')]

/** Whether a text is a day `YYYY-MM-DD` of the calendar, of the years 0001–9999. */
export function dayExists(text: string): boolean {
  if (!dayShape.test(text) || text.startsWith('0000')) return false
  // what is read as a time may still be a day that its month has not: it is taken for one of the next
  const time = utc(text)
  return !Number.isNaN(time) && new Date(time).getUTCDate() === Number(text.slice(8))
}

function known(day: string): string {
  if (!dayExists(day)) throw new RangeError('not a day')
  return day
}

function toDay(time: number): string {
  if (!(time >= firstTime && time <= lastTime)) throw new RangeError('not a day')
  return new Date(time).toISOString().slice(0, 10)
}

/** The day so many days later (earlier when negative). Throws a RangeError where either is no day of the years 0001–9999. */
export function addDays(day: string, days: number): string {
  return toDay(utc(known(day)) + days * millisecondsOfDay)
}

/** Days from the first to the second day: 0 for the same day, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (utc(known(to)) - utc(known(from))) / millisecondsOfDay
}

/** The same date so many months later, or the last day of that month where it has no such date (31 January + 1 → 28 or 29 February). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = known(day).split('-').map(Number)
  const target = new Date(utc(`${day.slice(0, 8)}01`))
  target.setUTCFullYear(year, month - 1 + months, 1)
  const last = new Date(target)
  last.setUTCFullYear(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)
  target.setUTCDate(Math.min(date, last.getUTCDate()))
  return toDay(target.getTime())
}

/** Whether a period does not end before it begins. */
export function valid(period: Period): boolean {
  return period.from === null || period.to === null || period.from <= period.to
}

/** Whether a period is future, running or ended at a day; its first and last day belong to it. */
export function stateAt(period: Period, day: string): PeriodState {
  if (period.from !== null && day < period.from) return 'future'
  return period.to !== null && day > period.to ? 'ended' : 'running'
}

/** Whether a period runs at a day. */
export function runsAt(period: Period, day: string): boolean {
  return stateAt(period, day) === 'running'
}

/** Whether two periods have a day in common. */
export function overlaps(a: Period, b: Period): boolean {
  const beginsInTime = (x: Period, y: Period) => x.from === null || y.to === null || x.from <= y.to
  return valid(a) && valid(b) && beginsInTime(a, b) && beginsInTime(b, a)
}
