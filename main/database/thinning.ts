/** A backup as thinning sees it: `at` is its instant (UTC ISO). */
export type Kept = { name: string; at: string }

const two = (n: number) => String(n).padStart(2, '0')
const dayOf = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** The Monday of a date's week, as a day: the name of that week. */
const weekOf = (date: Date) => dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - ((date.getDay() + 6) % 7)))
const monthOf = (date: Date) => dayOf(date).slice(0, 7)

/** The day so many days or months before another. A month that has no such date gives its last day. */
function before(now: Date, months: number, days: number): string {
  const first = new Date(now.getFullYear(), now.getMonth() - months, 1)
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate()
  return dayOf(new Date(first.getFullYear(), first.getMonth(), Math.min(now.getDate(), last) - days))
}

/**
 * Which backups are no longer needed. Kept are: all of today (and of a clock that was ahead), the newest of each day for two weeks, of each
 * week for two months, of each month for two years, and always the newest of all. Days are those of this computer's calendar. Thinning
 * often or seldom leaves the same backups.
 */
export function backupsToDelete<B extends Kept>(backups: readonly B[], now: Date): B[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.name.localeCompare(a.name)))
  const today = dayOf(now)
  const rules = [
    { since: before(now, 0, 14), period: dayOf },
    { since: before(now, 2, 0), period: weekOf },
    { since: before(now, 24, 0), period: monthOf },
  ]
  const taken = new Set<string>()
  return newestFirst.filter((backup, i) => {
    const date = new Date(backup.at)
    const day = dayOf(date)
    const periods = rules.filter(rule => day >= rule.since).map(rule => `${rules.indexOf(rule)} ${rule.period(date)}`)
    const isFirst = periods.filter(period => !taken.has(period))
    for (const period of isFirst) taken.add(period)
    return i > 0 && day < today && isFirst.length === 0
  })
}
