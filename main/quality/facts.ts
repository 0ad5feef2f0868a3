import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { DocumentState } from '../../shared/documents.ts'
import type { OrganisationFields, SiteFields } from '../../shared/organisations.ts'
import type { QualityFacts } from '../../shared/quality/rules.ts'
import { registeredSeat, periodRuns } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { rowsOf } from '../database/query.ts'
import { documentStateSql } from '../documents/list.ts'
import { findMunicipality } from '../organisations/municipalities.ts'

type Row = Pick<OrganisationFields, 'name' | 'kind' | 'country' | 'legalForm' | 'vatNumber' | 'taxCode' | 'pec' | 'email' | 'atecoCode' | 'chainPlace' | 'confirmedOn'> & {
  id: string
  siteKind: SiteFields['kind'] | null; address: string | null; municipality: string | null; municipalityCode: string | null; province: string | null; postalCode: string | null
  contacts: number; figuresYear: number | null; undatedMemberships: number; overlappingMemberships: number; changedOn: string | null; sortKey: string
}

const live = (alias: string) => `${alias}.organisationId = o.id AND ${alias}.deletedAt IS NULL`

const facts = ({ clusterId, organisationId }: QualityScope) => `SELECT o.id, o.name, o.kind, o.country, o.legalForm, o.vatNumber, o.taxCode, o.pec, o.email, o.atecoCode, o.chainPlace, o.confirmedOn, o.sortKey,
  s.kind AS siteKind, s.address, s.municipality, s.municipalityCode, s.province, s.postalCode,
  (SELECT count(*) FROM contact c JOIN person p ON p.id = c.personId WHERE ${live('c')} AND p.deletedAt IS NULL AND ${periodRuns('c')}) AS contacts,
  (SELECT max(f.year) FROM figure f WHERE ${live('f')} AND (f.employees IS NOT NULL OR f.turnoverCents IS NOT NULL)) AS figuresYear,
  (SELECT count(*) FROM membership m WHERE ${live('m')} AND m."from" IS NULL AND ${periodRuns('m')}) AS undatedMemberships,
  (SELECT count(*) FROM membership m JOIN membership n ON n.organisationId = m.organisationId AND n.clusterId = m.clusterId AND n.kind = m.kind AND n.id > m.id AND n.deletedAt IS NULL
     AND (m."to" IS NULL OR n."from" IS NULL OR n."from" <= m."to") AND (n."to" IS NULL OR m."from" IS NULL OR m."from" <= n."to") WHERE ${live('m')}) AS overlappingMemberships,
  (SELECT substr(max(b.at), 1, 10) FROM journal j JOIN batch b ON b.id = j.batch WHERE j.recordId = o.id) AS changedOn
  FROM organisation o ${registeredSeat('o.id')}
  WHERE o.deletedAt IS NULL ${organisationId === undefined ? '' : 'AND o.id = @organisationId'}
    ${clusterId === undefined ? '' : `AND EXISTS (SELECT 1 FROM membership m WHERE ${live('m')} AND m.clusterId = @clusterId AND ${periodRuns('m')})`}`

export type QualityScope = { at: string; clusterId?: string | undefined; organisationId?: string | undefined }
export type Checked = { id: string; name: string; facts: QualityFacts }

/** How many documents of each organisation are in a state at a day. */
const documentsIn = (database: Database, state: DocumentState, { at, organisationId }: QualityScope): ReadonlyMap<string, number> =>
  new Map(rowsOf(database, sql<{ id: string; count: number }>`SELECT d.organisationId AS id, count(*) AS count FROM document d JOIN documentType t ON t.id = d.documentTypeId
    WHERE d.deletedAt IS NULL AND ${organisationId === undefined ? sql`1` : sql`d.organisationId = ${organisationId}`} AND ${documentStateSql(at)} = ${state} GROUP BY 1`).map(({ id, count }) => [id, count]))

type Documents = { expired: ReadonlyMap<string, number>; undated: ReadonlyMap<string, number> }

function toFacts(row: Row, { expired, undated }: Documents): Checked {
  const { id, siteKind, address, municipality, municipalityCode, province, postalCode, contacts, figuresYear, undatedMemberships, overlappingMemberships, changedOn, sortKey: _s, ...organisation } = row
  const seat = siteKind === null ? null : { kind: siteKind, address, municipality, municipalityCode, province, postalCode }
  // Looked for only where the code is missing: the search by abbreviations takes its time.
  const known = seat?.municipality && seat.municipalityCode === null && organisation.country === 'IT' ? findMunicipality(seat.municipality, seat.province ?? '') : null
  return {
    id, name: organisation.name,
    facts: {
      organisation, seat, municipality: known && { name: known.name, code: known.code, province: known.province },
      contacts, figuresYear, undatedDocuments: undated.get(id) ?? 0, expiredDocuments: expired.get(id) ?? 0, undatedMemberships, overlappingMemberships, changedOn,
    },
  }
}

/** What is looked at of the organisations of a scope, in the order of their names. */
export function factsOf(database: Database, scope: QualityScope): Checked[] {
  const documents = { expired: documentsIn(database, 'expired', scope), undated: documentsIn(database, 'unknown', scope) }
  // put into order here: read in the order of names, each row of each table would lie elsewhere in the file
  const rows = (prepared(database, facts(scope)).all(scope) as Row[]).toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : a.id < b.id ? -1 : 1))
  return rows.map(row => toFacts(row, documents))
}
