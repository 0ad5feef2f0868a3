/** What a foreign file said is kept for so many days after it was taken over, or after nobody took it over. */
const keptDays = 30

/** Since when, at an instant, what was read from foreign files is kept: what is older is emptied. */
export const keptSince = (now: Date): string => new Date(now.getTime() - keptDays * 86_400_000).toISOString()
