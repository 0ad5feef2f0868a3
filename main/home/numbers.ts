import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { DistrictNumbers } from '../../shared/home.ts'
import { rowsOf } from '../database/query.ts'
import { documentStateSql } from '../documents/list.ts'
import { clusterNumbers } from '../organisations/numbers.ts'

/** Members of a cluster at a day with a certificate in force, by its name: editions of one standard count together. */
const certificates = (database: Database, cluster: string, at: string) => rowsOf(database, sql<{ type: string; members: number }>`
  SELECT t.name AS type, count(DISTINCT d.organisationId) AS members FROM membership m JOIN organisation o ON o.id = m.organisationId AND o.deletedAt IS NULL
    JOIN document d ON d.organisationId = m.organisationId AND d.deletedAt IS NULL JOIN documentType t ON t.id = d.documentTypeId AND t.kind = 'certificate'
  WHERE m.clusterId = ${cluster} AND m.deletedAt IS NULL AND (m."from" IS NULL OR m."from" <= ${at}) AND (m."to" IS NULL OR m."to" >= ${at})
    AND ${documentStateSql(at)} IN ('valid', 'expiring', 'unknown') GROUP BY t.name ORDER BY 2 DESC, 1`)

/** The district in numbers at a day. */
export const districtNumbers = (database: Database, cluster: string, at: string): DistrictNumbers =>
  ({ ...clusterNumbers(database, cluster, at), byCertificate: certificates(database, cluster, at) })
