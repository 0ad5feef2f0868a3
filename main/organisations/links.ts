import type { Database } from 'better-sqlite3'
import type { OrganisationLinks } from '../../shared/organisations.ts'
import { prepared } from '../database/prepared.ts'
import { referencesTo } from '../database/references.ts'
import { organisationRow } from './read.ts'

/**
 * What names an organisation: read from the schema's foreign keys, so that a room that comes later is counted without a line here.
 * @throws Refused `not-found`
 */
export function linksOfOrganisation(database: Database, asked: string): OrganisationLinks {
  const { id, ownerGroup } = organisationRow(database, asked)
  const pointing = referencesTo(database, 'organisation').filter(({ table }) => table !== 'organisation' && table !== 'notDuplicate')
  const counts = pointing.map(({ table, column }) => ({
    table, count: (prepared(database, `SELECT count(*) AS count FROM ${table} WHERE "${column}" = ? AND deletedAt IS NULL`).get(id) as { count: number }).count,
  }))
  return {
    merged: prepared(database, `SELECT o.id, o.name, o.deletedAt AS at, (SELECT b.id FROM journal j JOIN batch b ON b.id = j.batch
      WHERE j.recordId = o.id AND b.kind = 'organisation.merge' AND b.undoneBy IS NULL ORDER BY j.sequence DESC LIMIT 1) AS batch
      FROM organisation o WHERE o.mergedInto = ? ORDER BY o.deletedAt DESC`).all(id) as OrganisationLinks['merged'],
    group: ownerGroup === null ? [] : prepared(database, 'SELECT id, name FROM organisation WHERE fold(ownerGroup) = fold(?) AND id <> ? AND deletedAt IS NULL ORDER BY sortKey LIMIT 100')
      .all(ownerGroup, id) as OrganisationLinks['group'],
    counts: counts.filter(({ count }) => count > 0),
  }
}
