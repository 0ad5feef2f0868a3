import type { Database } from 'better-sqlite3'

/** What is no record is kept for so many days: what a foreign file said, after it was taken over or nobody took it over; a draft, after it was touched last. */
const keptDays = 30

/** Since when, at an instant, what is no record is kept: what is older is emptied. */
export const keptSince = (now: Date): string => new Date(now.getTime() - keptDays * 86_400_000).toISOString()

/** Drops drafts that nobody touched for as long. Minutes stay: what is typed there is the record of a meeting, until it is saved. */
export function dropOldDrafts(write: Database, now: Date): void {
  write.prepare(`DELETE FROM draft WHERE at < ? AND document NOT LIKE 'minutes/%'`).run(keptSince(now))
}
