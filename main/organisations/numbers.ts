import type { Database } from 'better-sqlite3'
import { periodRuns } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import type { ClusterNumbers } from '../../shared/organisations.ts'

const runs = `m.clusterId = @cluster AND m.deletedAt IS NULL AND ${periodRuns('m')}`

/** Members of a cluster at a day with their newest figures until its year, by their place in the chain and their size: looked at once for all that is told of them. */
const parts = `SELECT o.chainPlace, sizeClass(f.employees, f.turnoverCents, f.balanceSheetCents) AS size, count(*) AS members,
    sum(f.employees) AS employees, count(f.employees) AS employeesKnown, sum(f.turnoverCents) AS turnoverCents, count(f.turnoverCents) AS turnoverKnown
  FROM organisation o LEFT JOIN figure f ON f.rowid = (SELECT g.rowid FROM figure g WHERE g.organisationId = o.id AND g.deletedAt IS NULL AND g.year <= CAST(substr(@at, 1, 4) AS INTEGER)
    AND (g.employees IS NOT NULL OR g.turnoverCents IS NOT NULL) ORDER BY g.year DESC LIMIT 1)
  WHERE o.deletedAt IS NULL AND o.id IN (SELECT m.organisationId FROM membership m WHERE ${runs}) GROUP BY 1, 2`

const joined = `SELECT CAST(substr(m."from", 1, 4) AS INTEGER) AS year, count(DISTINCT m.organisationId) AS members FROM membership m
  WHERE m.clusterId = @cluster AND m.deletedAt IS NULL AND m."from" <= @at AND +m.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL) GROUP BY 1`

type Part = { chainPlace: string | null; size: string | null; members: number; employees: number | null; employeesKnown: number; turnoverCents: number | null; turnoverKnown: number }
type Amount = 'members' | 'employees' | 'employeesKnown' | 'turnoverCents' | 'turnoverKnown'

/** The sum of what is known; null where nothing is. */
function sumOf(rows: readonly Part[], amount: Amount): number | null {
  const known = rows.map(row => row[amount]).filter(value => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** The parts by a code, in its order, what is unknown first. */
const by = (rows: readonly Part[], code: 'chainPlace' | 'size') => [...Map.groupBy(rows, row => row[code])].toSorted(([a], [b]) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1))

/** The numbers of a cluster at a day; sums count what is known. */
export function clusterNumbers(database: Database, cluster: string, at: string): ClusterNumbers {
  const rows = prepared(database, parts).all({ cluster, at }) as Part[]
  const sum = (amount: Amount) => sumOf(rows, amount) ?? 0
  return {
    members: sum('members'),
    employees: { sum: sum('employees'), known: sum('employeesKnown') },
    turnover: { sum: sum('turnoverCents') / 100, known: sum('turnoverKnown') },
    byChainPlace: by(rows, 'chainPlace').map(([chainPlace, own]) => ({ chainPlace, members: sumOf(own, 'members') ?? 0, employees: sumOf(own, 'employees') })),
    bySize: by(rows, 'size').map(([size, own]) => ({ size, members: sumOf(own, 'members') ?? 0 })),
    joinedByYear: prepared(database, joined).all({ cluster, at }) as ClusterNumbers['joinedByYear'],
  }
}
