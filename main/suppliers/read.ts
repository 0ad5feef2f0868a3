import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { daysBetween } from '../../shared/periods.ts'
import { decisionKinds, mayApplyFrom, supplierStates, transitions, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { DecisionRecord, QualificationRecord, SupplierCounts, SupplierRecord } from '../../shared/suppliers/records.ts'
import { tierOf, type SchemeContent } from '../../shared/suppliers/scheme.ts'
import { periodRuns } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { organisationRow } from '../organisations/read.ts'
import { decisionsOf, toDecision } from './acts.ts'
import { needsWithOthers } from './needs.ts'
import { readProposals } from './proposals.ts'
import { eventsOf, qualificationOn, qualificationsAt, qualificationsOf, twoYears, type QualificationAt } from './qualifications.ts'
import { ratersOf, ratingsAt } from './ratings.ts'
import { supplierOfOrganisation, supplierRow } from './roles.ts'
import { schemeAt } from './scheme.ts'
import { sheetsOf } from './sheets.ts'

/** When somebody who was refused may apply again; null = now, or the state is no refusal. */
function waitOf(state: SupplierState, since: string, { terms }: SchemeContent, at: string): string | null {
  const from = mayApplyFrom(state, since, { rejected: terms.rejectedMonths, excluded: terms.excludedMonths })
  return from !== null && from > at ? from : null
}

function toRecord(read: Database, one: QualificationAt, scheme: SchemeContent, at: string): QualificationRecord {
  const { id, categoryId, code, category, categoryEnglish, state, since, validFrom, validUntil } = one
  const events = eventsOf(read, id)
  const tier = tierOf(scheme, code)
  const { state: decided } = qualificationOn(read, id, at)
  return {
    id, categoryId, category: { code, name: category, nameEnglish: categoryEnglish }, tier, siteVisit: scheme.siteVisits.includes(tier), state, since, validFrom, validUntil,
    daysLeft: validUntil === null ? null : daysBetween(at, validUntil), decided, allowed: [...transitions[decided]], mayApplyFrom: waitOf(state, since, scheme, at),
    events, sheets: sheetsOf(read, one), decisions: decisionsOf(read, id), spans: twoYears(events, at),
  }
}

function organisationOf(read: Database, organisationId: string, at: string): SupplierRecord['organisation'] {
  const { name, legalForm, country, vatNumber } = organisationRow(read, organisationId)
  const seat = prepared(read, `SELECT municipality, province FROM site WHERE organisationId = ? AND kind = 'registered' AND deletedAt IS NULL`).get(organisationId) as Pick<Tables['site'], 'municipality' | 'province'> | undefined
  const member = prepared(read, `SELECT 1 FROM membership WHERE organisationId = @id AND deletedAt IS NULL AND ${periodRuns('membership')}`).get({ id: organisationId, at })
  return { name, legalForm, country, vatNumber, municipality: seat?.municipality ?? null, province: seat?.province ?? null, member: member !== undefined }
}

/** Which supplier is meant: by its id, or by its organisation's. @throws Refused `not-found` */
function meant(read: Database, { id, organisationId }: { id?: string | undefined; organisationId?: string | undefined }): Tables['supplier'] {
  const row = id !== undefined ? supplierRow(read, id) : organisationId === undefined ? undefined : supplierOfOrganisation(read, organisationId)
  if (!row) throw new Refused('not-found', { what: 'supplier' })
  return row
}

/** A supplier with all that was done about it, at a day; also from the bin. @throws Refused `not-found` */
export function readSupplier(read: Database, asked: { id?: string | undefined; organisationId?: string | undefined }, at: string): SupplierRecord {
  const row = meant(read, asked)
  const { content } = schemeAt(read, at)
  const qualifications = qualificationsOf(read, row.id, at)
  return {
    ...row, hasStaff: row.hasStaff === null ? null : row.hasStaff === 1, organisation: organisationOf(read, row.organisationId, at),
    namedBy: prepared(read, `SELECT n.id, n.organisationId, o.name, n.namedOn FROM supplierNaming n JOIN organisation o ON o.id = n.organisationId WHERE n.supplierId = ? AND n.deletedAt IS NULL
      ORDER BY o.sortKey`).all(row.id) as SupplierRecord['namedBy'],
    qualifications: qualifications.map(one => toRecord(read, one, content, at)),
    documents: needsWithOthers(read, row, qualifications, at), ratings: ratingsAt(read, row.id, content.terms.raters, at), raters: ratersOf(read, row.id),
    proposals: readProposals(read, qualifications, at), changedAt: changedAtOf(read, row.id), revision: revisionOf(read, row.id),
  }
}

/** What the home screen and the room's head count at a day. */
export function countsAt(read: Database, at: string): SupplierCounts {
  const qualifications = qualificationsAt(read, at)
  const proposals = readProposals(read, qualifications, at)
  const is = (...states: SupplierState[]) => qualifications.filter(({ state }) => states.includes(state)).length
  const about = (kind: string) => new Set(proposals.filter(one => one.kind === kind).map(one => `${one.supplierId} ${one.about}`)).size
  const openAppeals = prepared(read, `SELECT count(*) AS n FROM supplierAppeal a JOIN supplierDecision d ON d.id = a.decisionId JOIN qualification q ON q.id = d.qualificationId
    WHERE a.deletedAt IS NULL AND a.answeredOn IS NULL AND a.filedOn <= ? AND q.deletedAt IS NULL`).get(at) as { n: number }
  return {
    byState: Object.fromEntries(supplierStates.flatMap(state => (is(state) === 0 ? [] : [[state, is(state)]]))),
    suppliers: new Set(qualifications.filter(({ state }) => state !== 'archived').map(({ supplierId }) => supplierId)).size,
    toDecide: is('scoring'), ending: proposals.filter(({ kind }) => kind === 'termEnding').length, documents: about('documentExpiring') + about('documentExpired'), suspended: is('suspended'),
    proposals: proposals.filter(({ stage }) => stage === 'propose').length, openAppeals: openAppeals.n,
  }
}

type Registered = DecisionRecord & { supplierId: string; organisationId: string; name: string; category: string }
type RegisterRow = Tables['supplierDecision'] & Pick<Registered, 'supplierId' | 'organisationId' | 'name' | 'category'>

/** The register of decisions, the newest first. */
export function readDecisions(read: Database, { from = '', to = '9999-12-31', kind, supplierId, offset = 0, limit = 100 }: Parsed<'suppliers.decisions.list'>): { total: number; decisions: Registered[] } {
  const kinds = JSON.stringify(kind === undefined ? decisionKinds : [kind])
  const tables = `FROM supplierDecision d JOIN qualification q ON q.id = d.qualificationId JOIN supplier u ON u.id = q.supplierId JOIN organisation o ON o.id = u.organisationId
    JOIN supplierCategory c ON c.id = q.categoryId WHERE d.deletedAt IS NULL AND d.decidedOn BETWEEN @from AND @to AND d.kind IN (SELECT value FROM json_each(@kinds))
    AND (@supplierId IS NULL OR u.id = @supplierId)`
  const values = { from, to, kinds, supplierId: supplierId ?? null }
  const rows = prepared(read, `SELECT d.*, u.id AS supplierId, u.organisationId, o.name, c.code AS category ${tables} ORDER BY d.year DESC, d.number DESC LIMIT @limit OFFSET @offset`)
    .all({ ...values, limit, offset }) as RegisterRow[]
  return {
    total: (prepared(read, `SELECT count(*) AS n ${tables}`).get(values) as { n: number }).n,
    decisions: rows.map(({ supplierId: supplier, organisationId, name, category, ...row }) => ({ ...toDecision(read, row), supplierId: supplier, organisationId, name, category })),
  }
}
