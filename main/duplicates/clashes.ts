import type { Database } from 'better-sqlite3'
import { fold } from '../../shared/folding.ts'
import { prepared } from '../database/prepared.ts'
import type { RecordTable, Tables } from '../database/tables.ts'
import { updateRecord } from '../organisations/records.ts'

type Ids = { winner: string; loser: string; at: string }

const live = <T extends 'site' | 'figure'>(database: Database, table: T, organisationId: string) =>
  prepared(database, `SELECT * FROM ${table} WHERE organisationId = ? AND deletedAt IS NULL`).all(organisationId) as Tables[T][]

const places = ['address', 'municipality', 'municipalityCode', 'province', 'postalCode'] as const

/** Two seats are one where all that both know of them is the same. */
const sameSeat = (a: Tables['site'], b: Tables['site']) => places.every(field => a[field] === null || b[field] === null || fold(a[field]) === fold(b[field]))

/** One registered seat: the loser's fills the winner's where it is the same place, else it becomes an operating site. */
function seats(database: Database, { winner, loser, at }: Ids): void {
  const registered = (id: string) => live(database, 'site', id).find(({ kind }) => kind === 'registered')
  const [kept, other] = [registered(winner), registered(loser)]
  if (!kept || !other) return
  if (!sameSeat(kept, other)) return void updateRecord(database, 'site', other.id, { kind: 'operating' })
  updateRecord(database, 'site', kept.id, Object.fromEntries(places.map(field => [field, kept[field] ?? other[field]])))
  updateRecord(database, 'site', other.id, { deletedAt: at })
}

const amounts = ['employees', 'turnoverCents', 'balanceSheetCents'] as const

/** The years of which both have figures that say different things. */
export function differingYears(database: Database, winner: string, loser: string): number[] {
  const own = live(database, 'figure', winner)
  return live(database, 'figure', loser).flatMap(other => {
    const kept = own.find(({ year }) => year === other.year)
    return kept && amounts.some(field => kept[field] !== null && other[field] !== null && kept[field] !== other[field]) ? [other.year] : []
  })
}

/** One record of figures a year: the winner's, filled with what only the loser knows; the loser's goes to the bin, where the history finds it. */
function figures(database: Database, { winner, loser, at }: Ids): void {
  const own = live(database, 'figure', winner)
  for (const other of live(database, 'figure', loser)) {
    const kept = own.find(({ year }) => year === other.year)
    if (!kept) continue
    updateRecord(database, 'figure', kept.id, Object.fromEntries(amounts.map(field => [field, kept[field] ?? other[field]])))
    updateRecord(database, 'figure', other.id, { deletedAt: at })
  }
}

/**
 * What is done before links are moved, for each table where the schema allows only one record of a kind for each organisation. A test reads the
 * schema's unique indexes and finds one here for each.
 */
export const clashes: Partial<Record<RecordTable, (database: Database, ids: Ids) => void>> = { site: seats, figure: figures }
