/** Size classes, smallest first. `midCap` (small mid-cap) and `large` are not SMEs. */
export const sizeClasses = ['micro', 'small', 'medium', 'midCap', 'large'] as const
export type SizeClass = (typeof sizeClasses)[number]
export type Figure = 'employees' | 'turnover' | 'balanceSheet'

/** One year of a firm: headcount in annual work units, money in euros; unknown is null. */
export type SizeFigures = Record<Figure, number | null>
export type YearFigures = SizeFigures & { year: number }

/** A limit of the next smaller class that a figure is beyond. */
export type LimitPassed = { figure: Figure; limit: number; value: number }
export type Size = {
  /** Null where the figures do not decide it. */
  class: SizeClass | null
  /** Smallest and largest class that the figures allow; null where one is decided, or nothing is known at all. */
  between: [SizeClass, SizeClass] | null
  /** Unknown figures on which the class depends; of turnover and balance sheet one may be enough. */
  missing: Figure[]
  /** Why it is no smaller class; empty for `micro` and where no class is decided. */
  decidedBy: LimitPassed[]
}

/** Headcount must be below, and one of the two amounts at most as high. `large` has no limits. */
const limits: readonly SizeLimits[] = [
  { employees: 10, turnover: 2e6, balanceSheet: 2e6 },
  { employees: 50, turnover: 10e6, balanceSheet: 10e6 },
  { employees: 250, turnover: 50e6, balanceSheet: 43e6 },
  { employees: 750, turnover: 150e6, balanceSheet: 129e6 },
]
type SizeLimits = Record<Figure, number>
const figures = ['employees', 'turnover', 'balanceSheet'] as const
const unbounded = limits.length

const passes = (figure: Figure, value: number, limit: number) => (figure === 'employees' ? value >= limit : value > limit)

/** Rank of the smallest class whose limits are kept. */
function rankOf(known: SizeLimits): number {
  const rank = limits.findIndex((limit) => {
    const beyond = (figure: Figure) => passes(figure, known[figure], limit[figure])
    return !beyond('employees') && !(beyond('turnover') && beyond('balanceSheet'))
  })
  return rank < 0 ? unbounded : rank
}

/** The figures with each unknown one as small and as large as can be, in every combination. */
function completions(year: SizeFigures): SizeLimits[] {
  const extremes = (figure: Figure) => (year[figure] === null ? [0, Infinity] : [year[figure]])
  return extremes('employees').flatMap((employees) =>
    extremes('turnover').flatMap((turnover) => extremes('balanceSheet').map((balanceSheet) => ({ employees, turnover, balanceSheet }))))
}

/** Smallest and largest rank that the figures allow. */
function ranks(year: SizeFigures): { low: number; high: number } {
  const all = completions(year).map(rankOf)
  return { low: Math.min(...all), high: Math.max(...all) }
}

/** Whether the class depends on an unknown figure, whatever the other unknown ones are. */
function matters(year: SizeFigures, figure: Figure): boolean {
  if (year[figure] !== null) return false
  return completions(year).some((known) => rankOf({ ...known, [figure]: 0 }) !== rankOf({ ...known, [figure]: Infinity }))
}

function limitsPassed(year: SizeFigures, rank: number): LimitPassed[] {
  const limit = limits[rank - 1]
  if (!limit) return []
  const passed = figures.flatMap((figure) => {
    const value = year[figure]
    return value !== null && passes(figure, value, limit[figure]) ? [{ figure, limit: limit[figure], value }] : []
  })
  // One amount beyond its limit decides nothing while the other is within it.
  const money = passed.filter(({ figure }) => figure !== 'employees')
  return money.length === 1 ? passed.filter(({ figure }) => figure === 'employees') : passed
}

const known = (year: SizeFigures) => figures.some((figure) => year[figure] !== null)
const classAt = (rank: number): SizeClass => sizeClasses[rank] ?? 'large'

/**
 * Size class by the figures of one year: micro, small and medium by Recommendation 2003/361/EC, annex art. 2; small mid-cap by
 * Recommendation (EU) 2025/1099. Headcount always counts, and of turnover and balance sheet the one that is kept. Of the
 * enterprise as it stands: partner and linked enterprises (annex arts. 3 and 6) are not added. What is unknown is never zero.
 */
export function sizeClass(year: SizeFigures): Size {
  if (!known(year)) return { class: null, between: null, missing: [...figures], decidedBy: [] }
  const { low, high } = ranks(year)
  if (low === high) return { class: classAt(low), between: null, missing: [], decidedBy: limitsPassed(year, low) }
  return { class: null, between: [classAt(low), classAt(high)], missing: figures.filter((figure) => matters(year, figure)), decidedBy: [] }
}

/** `years` are the closed years that were looked at, newest last; `year` is the one whose figures (or gaps) decided. */
export type SizeOverYears = Size & {
  year: number | null
  years: number[]
  /** The newest year by itself, where it says another class than the standing one: a second such year would change it. */
  departing: { year: number; class: SizeClass } | null
}

/** The newest years without a gap, from the first one whose class is decided; else the newest alone. */
function newestRun(all: readonly YearFigures[]): YearFigures[] {
  const sorted = all.filter(known).toSorted((a, b) => a.year - b.year)
  const gap = sorted.findLastIndex((year, index) => index > 0 && sorted[index - 1]?.year !== year.year - 1)
  const run = sorted.slice(Math.max(gap, 0))
  const decided = run.findIndex((year) => sizeClass(year).class !== null)
  return decided < 0 ? run.slice(-1) : run.slice(decided)
}

const middle = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

/**
 * Standing size class over the closed years: it is gained or lost only when the limits are passed in two consecutive years
 * (Recommendation 2003/361/EC, annex art. 4(2)). The first year known is taken for the class that stood then; a year without
 * figures breaks the series, and what lies before it is not used. With one year it is `sizeClass` of that year.
 * @param all one entry a year, closed years only, in any order.
 */
export function sizeByYears(all: readonly YearFigures[]): SizeOverYears {
  const run = newestRun(all)
  const newest = run.at(-1)
  if (!newest) return { ...sizeClass({ employees: null, turnover: null, balanceSheet: null }), year: null, years: [], departing: null }
  const each = run.map(ranks)
  // Two years beyond the standing class, on the same side, move it to the nearer of the two: the middle of the three.
  const standing = each.reduce((before, now, index) => {
    const last = each[index - 1] ?? now
    return { low: middle(before.low, last.low, now.low), high: middle(before.high, last.high, now.high) }
  })
  const years = run.map(({ year }) => year)
  if (standing.low !== standing.high) {
    const open = run.findLast((year) => sizeClass(year).class === null) ?? newest
    return { ...sizeClass(open), between: [classAt(standing.low), classAt(standing.high)], year: open.year, years, departing: null }
  }
  const decisive = run.findLast((year) => sizeClass(year).class === classAt(standing.low)) ?? newest
  const alone = sizeClass(newest).class
  const departing = alone !== null && alone !== classAt(standing.low) ? { year: newest.year, class: alone } : null
  return { class: classAt(standing.low), between: null, missing: [], decidedBy: limitsPassed(decisive, standing.low), year: decisive.year, years, departing }
}
