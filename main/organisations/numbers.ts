import type { Database } from 'better-sqlite3'
import { periodRuns } from '../database/fragments.ts'
import type { ClusterNumbers } from '../../shared/organisations.ts'

/** Members of a cluster at a day with their newest figures until its year. */
const membersWithFigures = `WITH member AS (
    SELECT DISTINCT m.organisationId FROM membership m JOIN organisation o ON o.id = m.organisationId
    WHERE m.clusterId = @cluster AND m.deletedAt IS NULL AND o.deletedAt IS NULL AND ${periodRuns('m')}),
  known AS (SELECT o.chainPlace, f.* FROM member JOIN organisation o ON o.id = member.organisationId
    LEFT JOIN figure f ON f.id = (SELECT g.id FROM figure g WHERE g.organisationId = o.id AND g.deletedAt IS NULL AND g.year <= CAST(substr(@at, 1, 4) AS INTEGER)
      AND (g.employees IS NOT NULL OR g.turnoverCents IS NOT NULL) ORDER BY g.year DESC LIMIT 1))`

/** The numbers of a cluster at a day; sums count what is known. */
export function clusterNumbers(database: Database, cluster: string, at: string): ClusterNumbers {
  const all = <T>(sql: string) => database.prepare<{ cluster: string; at: string }, T>(`${membersWithFigures} ${sql}`).all({ cluster, at })
  const [sums] = all<{ members: number; employees: number | null; employeesKnown: number; turnover: number | null; turnoverKnown: number }>(
    `SELECT count(*) AS members, sum(employees) AS employees, count(employees) AS employeesKnown, sum(turnoverCents) / 100.0 AS turnover, count(turnoverCents) AS turnoverKnown FROM known`)
  return {
    members: sums?.members ?? 0,
    employees: { sum: sums?.employees ?? 0, known: sums?.employeesKnown ?? 0 },
    turnover: { sum: sums?.turnover ?? 0, known: sums?.turnoverKnown ?? 0 },
    byChainPlace: all('SELECT chainPlace, count(*) AS members, sum(employees) AS employees FROM known GROUP BY chainPlace'),
    bySize: all('SELECT sizeClass(employees, turnoverCents, balanceSheetCents) AS size, count(*) AS members FROM known GROUP BY 1'),
    joinedByYear: database.prepare<{ cluster: string; at: string }, { year: number; members: number }>(
      `SELECT CAST(substr(m."from", 1, 4) AS INTEGER) AS year, count(DISTINCT m.organisationId) AS members FROM membership m JOIN organisation o ON o.id = m.organisationId
       WHERE m.clusterId = @cluster AND m.deletedAt IS NULL AND o.deletedAt IS NULL AND m."from" <= @at GROUP BY 1`).all({ cluster, at }),
  }
}
