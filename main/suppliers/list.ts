import type { Database } from 'better-sqlite3'
import { sql, type RawBuilder } from 'kysely'
import type { Page, Selection } from '../../shared/lists.ts'
import { supplierStates, termed, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import { categoryGroups, type SupplierColumn } from '../../shared/suppliers/fields.ts'
import type { SupplierRow } from '../../shared/suppliers/records.ts'
import { tiers, type SchemeContent } from '../../shared/suppliers/scheme.ts'
import { coded } from '../database/coded.ts'
import { columnsSql, eachOf, groupsOf, pageOf, placeIn, valuesOf, type Asked, type ListColumn, type Listing } from '../database/listing.ts'
import { prepared } from '../database/prepared.ts'
import { stateOf } from './codes.ts'
import { documentNeeds, heldDocuments, knownTypes } from './documents.ts'
import { holds, lastEvent, termRuns } from './qualifications.ts'
import { schemeAt } from './scheme.ts'

type Scope = { at: string }
export type SupplierSelection = Selection<SupplierColumn> & { category?: string | string[] | undefined; state?: SupplierState | SupplierState[] | undefined }

/** The last event of a row's qualification until a day that holds, of those that fit. */
const lastEventAt = (at: string, fits: string) => sql.join(lastEvent('r.qualificationId', `${fits} ${holds}`).split('@at').map(part => sql.raw(part)), sql`${at}`)

const states = sql.join(termed.map(state => sql.lit(state)))
/** A term is told of what has one, and of what is suspended. */
const withTerm = (value: RawBuilder<unknown>) => sql`CASE WHEN e.toState IN (${states}, 'suspended') THEN ${value} END`

const own = (value: RawBuilder<unknown>, more: Omit<ListColumn, 'value' | 'needs'> = {}): ListColumn => ({ value, needs: [], ...more })
const from = (...needs: string[]) => (value: RawBuilder<unknown>, more: Omit<ListColumn, 'value' | 'needs'> = {}): ListColumn => ({ value, needs, ...more })
const [ofOrganisation, ofSite, ofCategory, ofEvent, ofTerm, ofSheet] = [from('organisation'), from('site'), from('category'), from('event'), from('event', 'term'), from('sheet')]

/** Each column as SQL; `supplierState` is the rule of `shared/suppliers/lifecycle.ts`, given to the connection. */
function columnsAt(at: string, { tiers: known }: SchemeContent): Record<SupplierColumn, ListColumn> {
  const state = sql`supplierState(e.toState, t.validUntil, ${at})`
  const code = sql`'$."' || c.code || '"'`
  const tier = sql`CASE WHEN c.id IS NOT NULL THEN coalesce(json_extract(${JSON.stringify(known)}, ${code}), 'low') END`
  return {
    name: ofOrganisation(sql`o.name`, { sortKey: sql`o.sortKey`, always: true }),
    category: ofCategory(sql`r.categoryId`, { sortKey: sql`printf('%05d', c.position) || c.code` }), group: ofCategory(sql`c."group"`, { sortKey: placeIn(categoryGroups, sql`c."group"`) }),
    tier: ofCategory(tier, { sortKey: placeIn(tiers, tier) }),
    state: ofTerm(state, { sortKey: placeIn(supplierStates, state) }), since: ofTerm(sql`CASE WHEN ${state} = 'expired' THEN date(t.validUntil, '+1 day') ELSE e."on" END`),
    validFrom: ofTerm(withTerm(sql`t.validFrom`)), validUntil: ofTerm(withTerm(sql`t.validUntil`), { groupBy: sql`substr(${withTerm(sql`t.validUntil`)}, 1, 7)` }),
    daysLeft: ofTerm(withTerm(sql`CAST(julianday(t.validUntil) - julianday(${at}) AS INTEGER)`)), dueOn: ofEvent(sql`e.dueOn`),
    score: ofSheet(sql`h.total`), band: ofSheet(sql`h.band`),
    municipality: ofSite(sql`p.municipality`, { sortKey: sql`p.municipality COLLATE NOCASE` }), province: ofSite(sql`p.province`),
    country: ofOrganisation(sql`o.country`), vatNumber: ofOrganisation(sql`o.vatNumber`), legalForm: ofOrganisation(sql`o.legalForm`),
    member: own(sql`EXISTS (SELECT 1 FROM membership m WHERE m.organisationId = r.organisationId AND m.deletedAt IS NULL AND (m."from" IS NULL OR m."from" <= ${at}) AND (m."to" IS NULL OR m."to" >= ${at}))`),
    namedBy: own(sql`(SELECT count(*) FROM supplierNaming n WHERE n.supplierId = r.supplierId AND n.deletedAt IS NULL)`),
    openAppeals: own(sql`(SELECT count(*) FROM supplierAppeal a JOIN supplierDecision d ON d.id = a.decisionId WHERE d.qualificationId = r.qualificationId AND a.deletedAt IS NULL
      AND a.filedOn <= ${at} AND (a.answeredOn IS NULL OR a.answeredOn > ${at}))`),
    appliedOn: own(sql`(SELECT max(x."on") FROM qualificationEvent x WHERE x.qualificationId = r.qualificationId AND x.deletedAt IS NULL AND x.toState = 'applied' AND x."on" <= ${at})`),
    hasStaff: own(sql`r.hasStaff`), noticeOn: own(sql`r.noticeOn`), confirmedOn: own(sql`r.confirmedOn`),
  }
}

/** Suppliers with each of their qualifications that was opened by the day, or with none; those in the bin, or of an organisation that is, are not there. */
function listingAt(at: string, scheme: SchemeContent): Listing<SupplierColumn, Scope> {
  return {
    columns: columnsAt(at, scheme),
    // the limit keeps SQLite from taking it apart: it is made once, with an index of its own, and not walked over for each row of a page
    base: sql`(SELECT coalesce(q.id, u.id) AS id, u.id AS supplierId, u.organisationId, u.hasStaff, u.noticeOn, u.confirmedOn, q.id AS qualificationId, q.categoryId FROM supplier u
      LEFT JOIN qualification q ON q.supplierId = u.id AND q.deletedAt IS NULL AND EXISTS (SELECT 1 FROM qualificationEvent x WHERE x.qualificationId = q.id AND x.deletedAt IS NULL AND x."on" <= ${at})
      WHERE u.deletedAt IS NULL LIMIT -1) r`,
    key: sql`r.id`,
    searched: sql`r.supplierId`,
    joins: [
      ['organisation', () => sql`CROSS JOIN organisation o ON o.id = r.organisationId`],
      ['site', () => sql`LEFT JOIN site p ON p.organisationId = r.organisationId AND p.kind = 'registered' AND p.deletedAt IS NULL`],
      ['category', () => sql`LEFT JOIN supplierCategory c ON c.id = r.categoryId`],
      ['event', () => sql`LEFT JOIN qualificationEvent e ON e.id = ${lastEventAt(at, '')}`],
      ['term', () => sql`LEFT JOIN qualificationEvent t ON t.id = ${lastEventAt(at, 'AND x.validFrom IS NOT NULL')} AND ${sql.raw(termRuns)}`],
      ['sheet', () => sql`LEFT JOIN scoreSheet h ON h.id = (SELECT y.id FROM scoreSheet y WHERE y.qualificationId = r.qualificationId AND y.deletedAt IS NULL AND y.scoredOn <= ${at}
        ORDER BY y.scoredOn DESC, y.id DESC LIMIT 1)`],
    ],
    where: () => sql<boolean>`+r.organisationId NOT IN (SELECT id FROM organisation WHERE deletedAt IS NOT NULL)`,
    order: [sql`o.sortKey`, sql`c.position`, sql`r.id`],
    orderNeeds: ['organisation', 'category'],
  }
}

/** A category by its id or its code. */
function categoryIds(read: Database, categories: string | string[]): string[] {
  const find = prepared(read, 'SELECT id FROM supplierCategory WHERE (id = @asked OR fold(code) = fold(@asked)) AND deletedAt IS NULL')
  return [categories].flat().map(asked => (find.get({ asked }) as { id: string } | undefined)?.id ?? asked)
}

/** What is asked of the list; category and state are filters of their columns. */
function asked(read: Database, today: string, { at = today, category, state, ...selection }: SupplierSelection): Asked<SupplierColumn, Scope> {
  const filter = { ...selection.filter, ...(category === undefined ? {} : { category: categoryIds(read, category) }), ...(state === undefined ? {} : { state }) }
  return { listing: listingAt(at, schemeAt(read, at).content), scope: { at }, selection: { ...selection, filter } }
}

type StoredRow = Omit<SupplierRow, 'state' | 'tier' | 'member' | 'hasStaff' | 'documents'> & { state: string | null; tier: string | null; member: number; hasStaff: number | null }

const rowColumns = ({ listing }: Asked<SupplierColumn, Scope>) => sql<StoredRow>`${columnsSql(listing.columns,
  sql`r.id, r.supplierId, r.organisationId, r.qualificationId, c.code AS categoryCode, c.name AS categoryName, c.nameEnglish AS categoryNameEnglish`)}`

/** Rows with their documents counted, which are read once for all of them. */
function withDocuments(read: Database, at: string, rows: readonly StoredRow[]): SupplierRow[] {
  const { content } = schemeAt(read, at)
  const types = knownTypes(read)
  const held = heldDocuments(read, types, at, { organisationIds: [...new Set(rows.map(row => row.organisationId))], codes: null })
  return rows.map(({ hasStaff: staff, ...row }) => {
    const hasStaff = staff === null ? null : staff === 1
    const needs = documentNeeds(content, { ...row, hasStaff, categories: row.categoryCode === null ? [] : [row.categoryCode] }, types, held, at)
    const count = (state: string) => needs.filter(need => need.state === state).length
    return {
      ...row, state: row.state === null ? null : stateOf(row.state), tier: coded(tiers, row.tier), member: row.member === 1, hasStaff,
      documents: { missing: count('missing') + count('rejected'), expired: count('expired'), expiring: count('expiring') },
    }
  })
}

/** A page of the list, with the number of all rows that fit. */
export function suppliersPage(read: Database, today: string, selection: SupplierSelection & Page): { total: number; rows: SupplierRow[] } {
  const of = asked(read, today, selection)
  const { total, rows } = pageOf(read, of, rowColumns(of), selection)
  return { total, rows: withDocuments(read, selection.at ?? today, rows) }
}

/** Every row of the list in order: for the press. */
export function allSuppliers(read: Database, today: string, selection: SupplierSelection): SupplierRow[] {
  const of = asked(read, today, selection)
  return withDocuments(read, selection.at ?? today, [...eachOf(read, of, rowColumns(of))])
}

/** The values that occur in a column under the other filters. */
export const supplierValues = (read: Database, today: string, { column, ...selection }: SupplierSelection & { column: SupplierColumn }) =>
  ({ values: valuesOf(read, asked(read, today, selection), column) })

/** The list grouped by a column. */
export const supplierGroups = (read: Database, today: string, { by, ...selection }: SupplierSelection & { by: SupplierColumn }) =>
  ({ groups: groupsOf(read, asked(read, today, selection), by, []) })
