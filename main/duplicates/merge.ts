import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import type { MergeField, MergePreview, MergeState } from '../../shared/duplicates.ts'
import { Refused } from '../../shared/errors.ts'
import { organisationFields, type OrganisationFields, type OrganisationRecord } from '../../shared/organisations.ts'
import { overlaps } from '../../shared/periods.ts'
import { prepared } from '../database/prepared.ts'
import { referencesTo, type Reference } from '../database/references.ts'
import type { RecordTable, Tables } from '../database/tables.ts'
import { countLinks } from '../organisations/links.ts'
import { organisationRow, readOrganisation } from '../organisations/read.ts'
import { organisationColumns, updateRecord } from '../organisations/records.ts'
import { clashes, differingYears } from './clashes.ts'
import { candidate } from './find.ts'

type Merging = { winner: string; losers: string[] }

/** The records of a merge, the winner first. @throws Refused `not-found` (unknown, or in the bin), `bad-input` (a record with itself) */
function recordsOf(database: Database, { winner, losers }: Merging): [OrganisationRecord, ...OrganisationRecord[]] {
  const known = (id: string) => {
    const { deletedAt } = organisationRow(database, id)
    if (deletedAt !== null) throw new Refused('not-found', { what: 'organisation' })
    return readOrganisation(database, id)
  }
  const [first, ...rest] = [known(winner), ...losers.map(known)]
  const ids = [first, ...rest].map(({ id }) => id)
  if (!first || new Set(ids).size !== ids.length) throw new Refused('bad-input', { fields: [{ path: 'losers', code: 'itself' }] })
  return [first, ...rest]
}

const fields = organisationFields.keyof().options
const unknown = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function stateOf(values: readonly unknown[]): MergeState {
  const known = values.filter(value => !unknown(value))
  if (known.some(value => !same(value, known[0]))) return 'differs'
  return known.length === values.length || known.length === 0 ? 'same' : 'adds'
}

/** The record whose value is taken where nobody chooses: the first that knows it. */
const proposed = (records: readonly OrganisationRecord[], field: MergeField): string => (records.find(record => !unknown(record[field])) ?? records[0])?.id ?? ''

const differentVat = (records: readonly OrganisationRecord[]) => new Set(records.flatMap(({ vatNumber }) => vatNumber ?? [])).size > 1

/** The references that a merge follows: all that the schema knows. */
const linkReferences = (database: Database): readonly Reference[] => referencesTo(database, 'organisation')

/** What would be one record of several, field by field, and what would be moved. */
export function previewMerge(database: Database, merging: Merging): MergePreview {
  const records = recordsOf(database, merging)
  const [winner, ...losers] = records
  return {
    organisations: records.map(({ id }) => candidate(database, id)),
    fields: fields.map(field => ({
      field, state: stateOf(records.map(record => record[field])), values: records.map(record => ({ id: record.id, value: record[field] })), proposed: proposed(records, field),
    })),
    links: countLinks(database, losers.map(({ id }) => id)),
    figureYears: [...new Set(losers.flatMap(({ id }) => differingYears(database, winner.id, id)))].toSorted((a, b) => b - a),
    differentVat: differentVat(records),
  }
}

const lines = (...texts: (string | null)[]) => [...new Set(texts.flatMap(text => (text ?? '').split('\n')).map(line => line.trim()).filter(Boolean))]

/** What the one record says: the chosen values; tags, further addresses and private notes of all, so that nothing is lost. */
function mergedValues(records: readonly OrganisationRecord[], choices: Partial<Record<MergeField, string | undefined>>): Partial<OrganisationFields> {
  const chosen = Object.fromEntries(fields.map(field => {
    const id = choices[field] ?? proposed(records, field)
    return [field, (records.find(record => record.id === id) ?? records[0])?.[field]]
  })) as Partial<OrganisationFields>
  const addresses = lines(...records.flatMap(({ email, otherEmails }) => [email, otherEmails])).filter(address => address !== chosen.email)
  return {
    ...chosen, tags: [...new Set(records.flatMap(({ tags }) => tags))], otherEmails: addresses.join('\n') || null,
    privateNotes: [...new Set(records.flatMap(({ privateNotes }) => privateNotes ?? []))].join('\n\n') || null,
  }
}

/** All columns but the key, for finding records that say the same. */
const columnsOf = (database: Database, table: RecordTable): string[] =>
  (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).filter(name => name !== 'id')

/**
 * Of records of the winner that say the same in every column one is kept; what pointed to the others points to it. A pair told apart that became
 * one record is none any more.
 */
function tidy(database: Database, { table }: Reference, winner: string, at: string): void {
  if (table === 'notDuplicate') prepared(database, 'UPDATE notDuplicate SET deletedAt = ? WHERE organisationId = otherId AND deletedAt IS NULL').run(at)
  const column = referencesTo(database, 'organisation').find(reference => reference.table === table)?.column ?? 'organisationId'
  const rows = prepared(database, `SELECT * FROM ${table} WHERE "${column}" = ? AND deletedAt IS NULL ORDER BY id`).all(winner) as Record<string, unknown>[]
  const kept = new Map<string, string>()
  for (const row of rows) {
    const key = JSON.stringify(columnsOf(database, table).map(name => row[name]))
    const first = kept.get(key)
    if (first === undefined) kept.set(key, String(row['id']))
    else {
      for (const pointing of referencesTo(database, table)) prepared(database, `UPDATE ${pointing.table} SET "${pointing.column}" = ? WHERE "${pointing.column}" = ?`).run(first, row['id'])
      updateRecord(database, table, String(row['id']), { deletedAt: at })
    }
  }
}

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

/** What two records may have together and one may not: overlapping memberships of a kind, relations to itself, two relations of a kind at a time. */
function settlePeriods(database: Database, winner: string, at: string): void {
  const ordered = 'ORDER BY "from" IS NOT NULL, "from", id'
  const memberships = prepared(database, `SELECT * FROM membership WHERE organisationId = ? AND deletedAt IS NULL ${ordered}`).all(winner) as Lasting[]
  for (const rows of Map.groupBy(memberships, row => `${row['clusterId']} ${row['kind']}`).values()) uniteOverlapping(database, 'membership', rows, ['act', 'withdrawalReason'], at)
  prepared(database, 'UPDATE relation SET deletedAt = ? WHERE fromId = toId AND fromId = ? AND deletedAt IS NULL').run(at, winner)
  const relations = prepared(database, `SELECT * FROM relation WHERE (fromId = ? OR toId = ?) AND deletedAt IS NULL ${ordered}`).all(winner, winner) as Lasting[]
  for (const rows of Map.groupBy(relations, row => `${row['clusterId']} ${row['fromId']} ${row['toId']} ${row['kind']}`).values()) uniteOverlapping(database, 'relation', rows, ['evidence'], at)
}

/** Moves every link of a loser, those in the bin and those of earlier merges too. Answers how many. */
function moveLinks(database: Database, winner: string, loser: string, at: string): number {
  for (const settle of Object.values(clashes)) settle(database, { winner, loser, at })
  return linkReferences(database).reduce((moved, { table, column }) =>
    moved + prepared(database, `UPDATE ${table} SET "${column}" = ? WHERE "${column}" = ?`).run(winner, loser).changes, 0)
}

/**
 * Makes one record of several inside the running batch. Answers how many links were moved.
 * @throws Refused `not-found`, `bad-input`, `different-vat`
 */
export function mergeOrganisations(database: Database, input: Parsed<'organisations.merge'>, at: string): number {
  const records = recordsOf(database, input)
  const [winner, ...losers] = records
  const choices = input.choices ?? {}
  const strange = Object.values(choices).find(id => !records.some(record => record.id === id))
  if (strange !== undefined) throw new Refused('bad-input', { fields: [{ path: 'choices', code: 'unknown-record' }] })
  if (differentVat(records) && choices.vatNumber === undefined) throw new Refused('different-vat', { values: records.flatMap(({ vatNumber }) => vatNumber ?? []) })
  const values = mergedValues(records, choices)
  const moved = losers.reduce((sum, { id }) => sum + moveLinks(database, winner.id, id, at), 0)
  for (const { id } of losers) updateRecord(database, 'organisation', id, { mergedInto: winner.id, deletedAt: at })
  updateRecord(database, 'organisation', winner.id, organisationColumns(values, values.country ?? winner.country))
  for (const reference of linkReferences(database)) if (reference.table !== 'organisation') tidy(database, reference, winner.id, at)
  settlePeriods(database, winner.id, at)
  return moved
}
