import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import { documentStates, type DocumentColumn, type DocumentDays, type DocumentRow, type DocumentState, type StateAt, type Transition } from '../../shared/documents.ts'
import { Refused } from '../../shared/errors.ts'
import type { Page, Selection } from '../../shared/lists.ts'
import type { Language } from '../../shared/procedure.ts'
import { isNewest } from '../database/fileVersions.ts'
import { columnsSql, countRows, eachOf, groupsOf, nameIn, pageOf, placeIn, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'
import { rowsOf } from '../database/query.ts'

/** Which documents: states at a day, of one organisation. */
type Scope = { organisationId: string | undefined }
/** Types are ordered by their names in `language`, Italian unless told. */
export type DocumentSelection = Selection<DocumentColumn> & { organisationId?: string | undefined; language?: Language | undefined }

/**
 * The first day of a newer document of the same type or of its successor, for the same sites; where both tell a scope, for the same scope. One that was
 * rejected replaces nothing.
 */
const replacedOn = sql`(SELECT min(coalesce(n.validFrom, n.issuedOn)) FROM document n WHERE n.organisationId = d.organisationId AND n.deletedAt IS NULL
  AND n.rejectedOn IS NULL AND n.documentTypeId IN (d.documentTypeId, t.successorId) AND coalesce(n.validFrom, n.issuedOn) > coalesce(d.validFrom, d.issuedOn, '')
  AND coalesce(fold(n.sites), '') = coalesce(fold(d.sites), '') AND (n.scope IS NULL OR d.scope IS NULL OR fold(n.scope) = fold(d.scope)))`

/** What `documentStateAt` of shared/documents.ts is asked with: that rule is given to the connection as functions. */
const ruled = (at: string): RawBuilder<unknown> => sql`${at}, d.issuedOn, d.validFrom, d.expiresOn, d.rejectedOn, ${replacedOn},
  t.validity, t.validFor, t.validUnit, t.warnDays, t.successorId, t.successorFrom, t.transitionOn`

/** The state of a document `d` of type `t` at a day, in SQL: for rooms that count documents by it. */
export const documentStateSql = (at: string): RawBuilder<string> => sql<string>`documentState(${ruled(at)})`

/** The days of a document `d` of type `t`, in SQL: for rooms that look at many, and tell their state by `documentStateAt`. */
export const documentDaysSql: RawBuilder<DocumentDays> = sql<DocumentDays>`d.issuedOn, d.validFrom, d.expiresOn, d.rejectedOn, ${replacedOn} AS replacedOn`

const ofDocument = (value: RawBuilder<unknown>): ListColumn => ({ value, needs: [] })
const dayOf = (value: RawBuilder<unknown>, needs: readonly string[] = []): ListColumn => ({ value, needs, groupBy: sql`substr(${value}, 1, 4)` })
const byRule = (value: RawBuilder<unknown>): ListColumn => ({ value, needs: ['type'] })

const columnsAt = (at: string, language: Language): Record<DocumentColumn, ListColumn> => ({
  organisation: { value: sql`o.name`, needs: ['organisation'], sortKey: sql`o.sortKey`, always: true },
  type: { value: sql`d.documentTypeId`, needs: ['type'], sortKey: sql`${nameIn(language, sql`t.name`, sql`t.nameEnglish`)} || ' ' || coalesce(t.edition, '')` },
  kind: { value: sql`t.kind`, needs: ['type'] },
  state: { ...byRule(documentStateSql(at)), sortKey: placeIn(documentStates, documentStateSql(at)) }, endsOn: dayOf(sql`documentEnd(${ruled(at)})`, ['type']), daysLeft: byRule(sql`documentDaysLeft(${ruled(at)})`),
  number: ofDocument(sql`d.number`), issuer: ofDocument(sql`d.issuer`), scope: ofDocument(sql`d.scope`), sites: ofDocument(sql`d.sites`),
  issuedOn: dayOf(sql`d.issuedOn`), validFrom: dayOf(sql`d.validFrom`), expiresOn: dayOf(sql`d.expiresOn`), receivedOn: dayOf(sql`d.receivedOn`), verified: ofDocument(sql`d.verified`),
  transition: byRule(sql`documentTransition(${ruled(at)})`),
  files: ofDocument(sql`(SELECT count(*) FROM attachment f WHERE f.documentId = d.id AND f.deletedAt IS NULL AND ${sql.raw(isNewest('f'))})`),
})

/** Documents with their state at a day; those in the bin, or of an organisation that is, are not there. */
const listingAt = (at: string, language: Language): Listing<DocumentColumn, Scope> => ({
  columns: columnsAt(at, language),
  base: sql`document d`,
  key: sql`d.id`,
  searched: sql`d.id`,
  joins: [
    ['organisation', () => sql`CROSS JOIN organisation o ON o.id = d.organisationId`],
    ['type', () => sql`CROSS JOIN documentType t ON t.id = d.documentTypeId`],
  ],
  where: ({ organisationId }) => sql<boolean>`d.deletedAt IS NULL AND ${organisationId === undefined
    ? sql`+d.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL)` : sql`d.organisationId = ${organisationId}`}`,
  order: [sql`o.sortKey`, sql`d.id`],
  orderNeeds: ['organisation'],
  ordered: { by: 'organisation', from: found => sql`organisation o CROSS JOIN document d ON d.organisationId = o.id ${found(sql`d.id`)}`, brings: 'organisation' },
})

function asked(today: string, { at = today, organisationId, language = 'it', ...selection }: DocumentSelection): Asked<DocumentColumn, Scope> {
  return { listing: listingAt(at, language), scope: { organisationId }, selection }
}

type StoredRow = Omit<DocumentRow, 'typeName' | 'verified' | 'state' | 'transition'> & {
  state: string; transition: string | null; verified: number; typeNameItalian: string; nameEnglish: string | null; edition: string | null
}

const rowColumns = ({ listing }: Asked<DocumentColumn, Scope>, at: string) => sql<StoredRow>`${columnsSql(listing.columns,
  sql`d.id, d.organisationId, t.name AS typeNameItalian, t.nameEnglish, t.edition, documentReview(${ruled(at)}) AS reviewOn`)}`

const stateOf = (stored: string): DocumentState => documentStates.find(state => state === stored) ?? 'unknown'
const transitionOf = (stored: string | null): Transition | null => (stored === 'due' || stored === 'over' ? stored : null)

const toRow = ({ typeNameItalian, nameEnglish, edition, verified, state, transition, ...row }: StoredRow): DocumentRow => ({
  ...row, typeName: { name: typeNameItalian, nameEnglish, edition }, verified: verified === 1, state: stateOf(state), transition: transitionOf(transition),
})

/** The state of one document at a day, also from the bin. */
export function stateOfDocument(read: Database, id: string, at: string): StateAt {
  const [row] = rowsOf(read, sql<StoredRow>`SELECT ${sql.join((['state', 'endsOn', 'daysLeft', 'transition'] as const).map(name => sql`${columnsAt(at, 'it')[name].value} AS ${sql.ref(name)}`))},
    documentReview(${ruled(at)}) AS reviewOn FROM document d JOIN documentType t ON t.id = d.documentTypeId WHERE d.id = ${id}`)
  if (!row) throw new Refused('not-found', { what: 'document' })
  const { state, endsOn, daysLeft, transition, reviewOn } = row
  return { state: stateOf(state), endsOn, daysLeft, transition: transitionOf(transition), reviewOn }
}

/** A page of the list, with the number of all rows that fit. */
export function documentsPage(read: Database, today: string, selection: DocumentSelection & Page): { total: number; rows: DocumentRow[] } {
  const of = asked(today, selection)
  const { total, rows } = pageOf(read, of, rowColumns(of, selection.at ?? today), selection)
  return { total, rows: rows.map(toRow) }
}

/** How many documents fit. */
export const countDocuments = (read: Database, today: string, selection: DocumentSelection): number => countRows(read, asked(today, selection))

/** Every row of the list in order: for the press. */
export function* eachDocument(read: Database, today: string, selection: DocumentSelection): Generator<DocumentRow> {
  const of = asked(today, selection)
  for (const row of eachOf(read, of, rowColumns(of, selection.at ?? today))) yield toRow(row)
}

/** The values that occur in a column under the other filters. */
export const documentValues = (read: Database, today: string, { column, ...selection }: DocumentSelection & { column: DocumentColumn }) =>
  ({ values: valuesOf(read, asked(today, selection), column) })

/** The list grouped by a column. */
export const documentGroups = (read: Database, today: string, { by, ...selection }: DocumentSelection & { by: DocumentColumn }) =>
  ({ groups: groupsOf(read, asked(today, selection), by, []) })
