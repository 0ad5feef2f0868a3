import type { Database } from 'better-sqlite3'
import type { OrganisationLinks } from '../../shared/organisations.ts'
import { prepared } from '../database/prepared.ts'
import { countReferences } from '../database/references.ts'
import { organisationRow } from './read.ts'

/** How many records of each kind name one of these organisations. */
export const countLinks = (database: Database, ids: readonly string[]): OrganisationLinks['counts'] => countReferences(database, 'organisation', ids, ['organisation', 'notDuplicate'])

/**
 * What names an organisation, by name where it is a body or a policy.
 * @throws Refused `not-found`
 */
export function linksOfOrganisation(database: Database, asked: string): OrganisationLinks {
  const { id, ownerGroup } = organisationRow(database, asked)
  const named = (sql: string) => prepared(database, sql).all(id) as { id: string; name: string }[]
  return {
    merged: prepared(database, `SELECT o.id, o.name, o.deletedAt AS at, (SELECT b.id FROM journal j JOIN batch b ON b.id = j.batch
      WHERE j.recordId = o.id AND b.kind = 'organisation.merge' AND b.undoneBy IS NULL ORDER BY j.sequence DESC LIMIT 1) AS batch
      FROM organisation o WHERE o.mergedInto = ? ORDER BY o.deletedAt DESC`).all(id) as OrganisationLinks['merged'],
    group: ownerGroup === null ? [] : prepared(database, 'SELECT id, name FROM organisation WHERE fold(ownerGroup) = fold(?) AND id <> ? AND deletedAt IS NULL ORDER BY sortKey LIMIT 100')
      .all(ownerGroup, id) as OrganisationLinks['group'],
    bodies: named('SELECT id, name FROM body WHERE deletedAt IS NULL AND id IN (SELECT bodyId FROM seat WHERE organisationId = ? AND deletedAt IS NULL) ORDER BY sortKey'),
    policies: named('SELECT id, name FROM policy WHERE organisationId = ? AND deletedAt IS NULL ORDER BY sortKey'),
    counts: countLinks(database, [id]),
  }
}
