import type { Database } from 'better-sqlite3'
import { overlaps } from '../../shared/periods.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { updateRecord } from '../organisations/records.ts'

// What two firms may have together and one may not, and no index of the schema tells of.

type Lasting = Pick<Tables['membership'], 'id' | 'from' | 'to'> & Record<string, string | number | null>

/** The words of both, each once. */
const joined = (a: unknown, b: unknown): string | null => [...new Set([a, b].filter(text => typeof text === 'string' && text !== ''))].join('; ') || null

/**
 * Periods of one kind that overlap become one, from the first known day to the last one (without end where either has none), with the texts of both; the
 * later one goes to the bin, where undoing the merge finds it.
 */
function uniteOverlapping(database: Database, table: 'membership' | 'relation', rows: readonly Lasting[], texts: readonly string[], at: string): void {
  const kept: Lasting[] = []
  for (const row of rows) {
    const first = kept.find(one => overlaps(one, row))
    if (!first) {
      kept.push(row)
      continue
    }
    const from = [first.from, row.from].filter(day => day !== null).toSorted()[0] ?? null
    const to = first.to === null || row.to === null ? null : first.to > row.to ? first.to : row.to
    const columns = { from, to, ...Object.fromEntries(texts.map(text => [text, joined(first[text], row[text])])) }
    Object.assign(first, columns)
    updateRecord(database, table, row.id, { deletedAt: at })
    updateRecord(database, table, first.id, columns)
  }
}

/** Overlapping memberships of a kind, relations to itself, two relations of a kind at a time. */
export function settlePeriods(database: Database, winner: string, at: string): void {
  const ordered = 'ORDER BY "from" IS NOT NULL, "from", id'
  const memberships = prepared(database, `SELECT * FROM membership WHERE organisationId = ? AND deletedAt IS NULL ${ordered}`).all(winner) as Lasting[]
  for (const rows of Map.groupBy(memberships, row => `${row['clusterId']} ${row['kind']}`).values()) uniteOverlapping(database, 'membership', rows, ['act', 'withdrawalReason'], at)
  prepared(database, 'UPDATE relation SET deletedAt = ? WHERE fromId = toId AND fromId = ? AND deletedAt IS NULL').run(at, winner)
  const relations = prepared(database, `SELECT * FROM relation WHERE (fromId = ? OR toId = ?) AND deletedAt IS NULL ${ordered}`).all(winner, winner) as Lasting[]
  for (const rows of Map.groupBy(relations, row => `${row['clusterId']} ${row['fromId']} ${row['toId']} ${row['kind']}`).values()) uniteOverlapping(database, 'relation', rows, ['evidence'], at)
}

const marks = ['quality', 'delivery', 'service'] as const

/** Of what members say of suppliers: a firm says nothing of itself, names a supplier once (on the first day), and rates it once a year, with what only the other record knew. */
export function settleSayings(database: Database, winner: string, at: string): void {
  const said = <T extends 'supplierNaming' | 'supplierRating'>(table: T, order: string) => prepared(database, `SELECT r.*, s.organisationId AS supplierIs FROM ${table} r JOIN supplier s ON s.id = r.supplierId
    WHERE ? IN (r.organisationId, s.organisationId) AND r.deletedAt IS NULL ORDER BY ${order}`).all(winner) as (Tables[T] & { supplierIs: string })[]
  const drop = (table: 'supplierNaming' | 'supplierRating', id: string) => updateRecord(database, table, id, { deletedAt: at })
  const named = new Map<string, string>()
  for (const { id, supplierId, organisationId, supplierIs } of said('supplierNaming', 'r.namedOn IS NULL, r.namedOn, r.id')) {
    const pair = `${supplierId} ${organisationId}`
    if (organisationId === supplierIs || named.has(pair)) drop('supplierNaming', id)
    else named.set(pair, id)
  }
  const rated = new Map<string, Tables['supplierRating']>()
  for (const { supplierIs, ...row } of said('supplierRating', 'r.id')) {
    const known = rated.get(`${row.supplierId} ${row.organisationId} ${row.year}`)
    if (row.organisationId === supplierIs || known) drop('supplierRating', row.id)
    if (known) updateRecord(database, 'supplierRating', known.id, Object.fromEntries(marks.map(mark => [mark, known[mark] ?? row[mark]])))
    if (!known && row.organisationId !== supplierIs) rated.set(`${row.supplierId} ${row.organisationId} ${row.year}`, row)
  }
}
