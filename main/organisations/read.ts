import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { atecoEditions, chainPlaces, legalForms, membershipKinds, organisationKinds, type OrganisationRecord } from '../../shared/organisations.ts'
import type { Tables } from '../database/tables.ts'

/** A coded value as the contract knows it; unknown codes of a newer or foreign writer are read as unknown. */
const coded = <T extends string>(codes: readonly T[], value: string | null): T | null => codes.find(code => code === value) ?? null

const euros = (cents: number | null) => (cents === null ? null : cents / 100)

/**
 * An organisation with what belongs to it, also from the bin.
 * @throws Refused `not-found`
 */
export function readOrganisation(database: Database, id: string): OrganisationRecord {
  const rows = <T extends keyof Tables>(table: T, order: string) =>
    database.prepare<[string], Tables[T]>(`SELECT * FROM ${table} WHERE organisationId = ? AND deletedAt IS NULL ORDER BY ${order}`).all(id)
  const row = database.prepare<[string], Tables['organisation']>('SELECT * FROM organisation WHERE id = ?').get(id)
  if (!row) throw new Refused('not-found', { what: 'organisation' })
  const clusters = new Map(database.prepare<[], Tables['cluster']>('SELECT * FROM cluster').all().map(c => [c.id, c.name]))
  const types = new Map(database.prepare<[], Tables['certificateType']>('SELECT * FROM certificateType').all().map(t => [t.id, t.name]))
  const { sortKey: _s, matchName: _m, vatToVerify: _v, tags, deletedAt, ...fields } = row
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
    contacts: rows('contact', 'name').map(({ id, name, role }) => ({ id, name, role })),
    certificates: rows('certificate', 'expiresOn').map(c => ({
      id: c.id, type: types.get(c.certificateTypeId) ?? '', number: c.number, expiresOn: c.expiresOn, verified: c.verified === 1,
    })),
    deletedAt,
    changedAt: database.prepare<[string], { at: string | null }>(
      'SELECT max(b.at) AS at FROM journal j JOIN batch b ON b.id = j.batch WHERE j.recordId = ?').get(id)?.at ?? '',
  }
}
