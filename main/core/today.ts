/** The local calendar day, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** An instant on the wall clock of this computer, as `YYYY-MM-DDTHH:MM`. */
export const localClock = (at: Date): string => `${localDay(at)}T${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`

/** The instant at which a calendar day of this computer's clock is over, in UTC as instants are stored. */
export function dayEnd(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new Date(year, month - 1, date + 1).toISOString()
}
