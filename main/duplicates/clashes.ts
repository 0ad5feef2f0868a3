import type { Database } from 'better-sqlite3'
import { fold } from '../../shared/folding.ts'
import { prepared } from '../database/prepared.ts'
import { referencesTo } from '../database/references.ts'
import { goingOn } from '../database/rowRules.ts'
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

type Qualification = { id: string; categoryId: string; acts: number }

/** A supplier's qualifications, each with how many acts and steps there are of it beside its opening. */
const qualificationsOf = (database: Database, supplierId: string) => prepared(database, `SELECT q.id, q.categoryId, (SELECT count(*) FROM qualificationEvent e
  WHERE e.qualificationId = q.id AND e.deletedAt IS NULL AND e.fromState IS NOT NULL) AS acts FROM qualification q WHERE q.supplierId = ? AND q.deletedAt IS NULL`).all(supplierId) as Qualification[]

/** Of two qualifications of a category a draft gives way to the other; where both have a history both stay, for somebody to archive one. */
function drafts(database: Database, kept: string, other: string, at: string): void {
  const own = qualificationsOf(database, kept)
  for (const one of qualificationsOf(database, other)) {
    const same = own.find(({ categoryId }) => categoryId === one.categoryId)
    const draft = same && [one, same].find(({ acts }) => acts === 0)
    if (draft) updateRecord(database, 'qualification', draft.id, { deletedAt: at })
  }
}

const roleOf = (database: Database, organisationId: string) => prepared(database, 'SELECT * FROM supplier WHERE organisationId = ? AND deletedAt IS NULL').get(organisationId) as Tables['supplier'] | undefined

/** The codes of the categories in which more than one of the records has a qualification that goes on and has a history: they stay, for somebody to archive all but one. */
export function qualifiedTwice(database: Database, organisationIds: readonly string[]): string[] {
  const running = organisationIds.flatMap(id => {
    const supplier = roleOf(database, id)
    const decided = supplier ? qualificationsOf(database, supplier.id).filter(one => one.acts > 0 && goingOn(database, { supplierId: supplier.id, categoryId: one.categoryId }).includes(one.id)) : []
    return [...new Set(decided.map(({ categoryId }) => categoryId))]
  })
  const codes = running.filter((categoryId, index) => running.indexOf(categoryId) < index).map(id => prepared(database, 'SELECT code FROM supplierCategory WHERE id = ?').get(id) as { code: string })
  return [...new Set(codes.map(({ code }) => code))].toSorted()
}

const said = ['description', 'hasStaff', 'noticeOn', 'confirmedOn'] as const

/** One role of supplier: the winner's, filled with what only the loser's knows, and with its qualifications, ratings and namings. Acts stay as they were sealed. */
function roles(database: Database, { winner, loser, at }: Ids): void {
  const [kept, other] = [roleOf(database, winner), roleOf(database, loser)]
  if (!kept || !other) return
  drafts(database, kept.id, other.id, at)
  for (const { table, column } of referencesTo(database, 'supplier')) prepared(database, `UPDATE ${table} SET "${column}" = ? WHERE "${column}" = ?`).run(kept.id, other.id)
  const privateNotes = [kept.privateNotes, other.privateNotes].filter(note => note !== null).join('\n\n') || null
  updateRecord(database, 'supplier', kept.id, { ...Object.fromEntries(said.map(field => [field, kept[field] ?? other[field]])), privateNotes })
  updateRecord(database, 'supplier', other.id, { deletedAt: at })
}

/**
 * What is done before links are moved, for each table where the schema allows only one record of a kind for each organisation. A test reads the
 * schema's unique indexes and finds one here for each.
 */
export const clashes: Partial<Record<RecordTable, (database: Database, ids: Ids) => void>> = { site: seats, figure: figures, supplier: roles }
