/** What is no record is kept for so many days: what a foreign file said, after it was taken over or nobody took it over; a draft, after it was touched last. */
const keptDays = 30

/** Since when, at an instant, what is no record is kept: what is older is emptied. */
export const keptSince = (now: Date): string => new Date(now.getTime() - keptDays * 86_400_000).toISOString()
