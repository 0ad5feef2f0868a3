import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { OrganisationRecord } from '../../shared/organisations.ts'
import { atecoEditions, chainPlaces, legalForms, membershipKinds, organisationKinds } from '../../shared/organisations/codes.ts'
import { coded } from '../database/coded.ts'
import { registeredSeat } from '../database/fragments.ts'
import { stayed } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { searchQuery } from '../database/search.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'

const euros = (cents: number | null) => (cents === null ? null : cents / 100)

/**
 * An organisation's row, also from the bin; the id of a record that was merged answers the record that stayed.
 * @throws Refused `not-found`
 */
export function organisationRow(database: Database, id: string): Tables['organisation'] {
  const row = stayed(database, 'organisation', id)
  if (!row) throw new Refused('not-found', { what: 'organisation' })
  return row
}

/** The workspace's first cluster, where none is named. @throws Refused `not-found` */
export function clusterOf(read: Database, clusterId: string | undefined): { id: string; name: string } {
  const row = clusterId === undefined
    ? read.prepare<[], { id: string; name: string }>('SELECT id, name FROM cluster WHERE deletedAt IS NULL ORDER BY id LIMIT 1').get()
    : read.prepare<[string], { id: string; name: string }>('SELECT id, name FROM cluster WHERE deletedAt IS NULL AND id = ?').get(clusterId)
  if (!row) throw new Refused('not-found', { what: 'cluster' })
  return row
}

/**
 * An organisation with what belongs to it, also from the bin.
 * @throws Refused `not-found`
 */
export function readOrganisation(database: Database, asked: string): OrganisationRecord {
  const row = organisationRow(database, asked)
  const { id } = row
  const rows = <T extends keyof Tables>(table: T, order: string) =>
    database.prepare<[string], Tables[T]>(`SELECT * FROM ${table} WHERE organisationId = ? AND deletedAt IS NULL ORDER BY ${order}`).all(id)
  const clusters = new Map(database.prepare<[], Tables['cluster']>('SELECT * FROM cluster').all().map(c => [c.id, c.name]))
  const { sortKey: _s, matchName: _m, vatToVerify: _v, mergedInto: _i, tags, deletedAt, ...fields } = row
  return {
    ...fields,
    kind: coded(organisationKinds, row.kind) ?? 'other',
    legalForm: coded(legalForms, row.legalForm),
    atecoEdition: coded(atecoEditions, row.atecoEdition),
    chainPlace: coded(chainPlaces, row.chainPlace),
    tags: JSON.parse(tags) as string[],
    sites: rows('site', `kind DESC, municipality`).map(({ organisationId: _o, deletedAt: _d, ...site }) => site),
    figures: rows('figure', 'year DESC').map(f => ({
      id: f.id, year: f.year, employees: f.employees, turnover: euros(f.turnoverCents), balanceSheet: euros(f.balanceSheetCents),
    })),
    memberships: rows('membership', `"from" DESC`).map(({ organisationId: _o, deletedAt: _d, kind, ...m }) => ({
      ...m, kind: coded(membershipKinds, kind) ?? 'member', cluster: clusters.get(m.clusterId) ?? '',
    })),
    contacts: database.prepare<[string], OrganisationRecord['contacts'][number]>(`SELECT c.id, c.personId, p.name, c.role FROM contact c JOIN person p ON p.id = c.personId
      WHERE c.organisationId = ? AND c.deletedAt IS NULL AND p.deletedAt IS NULL ORDER BY p.sortKey`).all(id),
    documents: database.prepare<[string], Omit<OrganisationRecord['documents'][number], 'verified'> & { verified: number }>(`SELECT id, documentTypeId, number, expiresOn, verified
      FROM document WHERE organisationId = ? AND deletedAt IS NULL ORDER BY expiresOn`).all(id)
      .map(document => ({ ...document, verified: document.verified === 1 })),
    deletedAt,
    changedAt: changedAtOf(database, id),
    revision: revisionOf(database, id),
  }
}

/** Organisations whose name or numbers begin with the words of a text, the best first. */
export function findOrganisations(database: Database, text: string, limit: number): { id: string; name: string; municipality: string | null }[] {
  const query = searchQuery(text)
  if (query === null) return []
  return prepared(database, `SELECT o.id, o.name, s.municipality FROM search JOIN searchEntry e ON e.id = search.rowid JOIN organisation o ON o.id = e.recordId
    ${registeredSeat('o.id')}
    WHERE search MATCH ? AND e.recordTable = 'organisation' ORDER BY bm25(search, 10, 1), o.sortKey LIMIT ?`).all(query, limit) as { id: string; name: string; municipality: string | null }[]
}
