import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { Refused } from '../../shared/errors.ts'
import { seatRoles } from '../../shared/groups.ts'
import { consentPurposes, noticeArticles, type ConsentPurpose, type ConsentState, type OrganisationContact, type PersonRecord } from '../../shared/people.ts'
import { codedOr } from '../database/coded.ts'
import { periodRuns } from '../database/fragments.ts'
import { stayed } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { rowsOf } from '../database/query.ts'
import { changedAtOf, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { consentSql } from './list.ts'
import type { HeldSeat } from './sheet.ts'

/**
 * A person's row, also from the bin; the id of a record that was merged answers the record that stayed, as with organisations. A sealed line, which no merge moves, leads there so.
 * @throws Refused `not-found`
 */
export function personRow(database: Database, id: string): Tables['person'] {
  const row = stayed(database, 'person', id)
  if (!row) throw new Refused('not-found', { what: 'person' })
  return row
}

const purposeOf = (stored: string): ConsentPurpose => consentPurposes.find(purpose => purpose === stored) ?? 'directory'

/** A person with all roles and consents, also from the bin. @throws Refused `not-found` */
export function readPerson(database: Database, asked: string): PersonRecord {
  const { sortKey: _s, mergedInto: _i, noticeArticle, ...fields } = personRow(database, asked)
  const { id } = fields
  const contacts = database.prepare<[string], Tables['contact'] & { organisation: string | null }>(
    `SELECT c.*, o.name AS organisation FROM contact c LEFT JOIN organisation o ON o.id = c.organisationId
     WHERE c.personId = ? AND c.deletedAt IS NULL ORDER BY c."to" IS NOT NULL, c."from" DESC, c.id`).all(id)
  const consents = database.prepare<[string], Tables['consent']>('SELECT * FROM consent WHERE personId = ? AND deletedAt IS NULL ORDER BY purpose, givenOn DESC, id').all(id)
  return {
    ...fields,
    noticeArticle: noticeArticles.find(article => article === noticeArticle) ?? null,
    contacts: contacts.map(({ deletedAt: _d, ...contact }) => ({ ...contact, revision: revisionOf(database, contact.id) })),
    consents: consents.map(({ personId: _p, deletedAt: _d, purpose, ...consent }) => ({ ...consent, purpose: purposeOf(purpose) })),
    changedAt: changedAtOf(database, id),
    revision: revisionOf(database, id),
  }
}

type ContactRow = Omit<OrganisationContact, 'agreed' | 'anonymised' | 'revision' | 'personRevision'> & Record<ConsentPurpose, ConsentState> & { anonymisedOn: string | null }

/** The people of one organisation at a day, those whose role ended last. */
export function contactsOf(database: Database, organisationId: string, at: string): OrganisationContact[] {
  const agreed = sql.join(consentPurposes.map(purpose => sql`${consentSql(purpose, sql`p.id`, at)} AS ${sql.ref(purpose)}`))
  return rowsOf(database, sql<ContactRow>`SELECT c.id, c.personId, p.name, c.role, c.email, c.phone, c."from", c."to", p.noticeOn, p.anonymisedOn, ${agreed},
      (SELECT count(*) FROM contact other WHERE other.personId = p.id AND other.deletedAt IS NULL) AS roles
    FROM contact c JOIN person p ON p.id = c.personId WHERE c.organisationId = ${organisationId} AND c.deletedAt IS NULL AND p.deletedAt IS NULL
    ORDER BY c."to" < ${at}, p.sortKey, c.id`)
    .map(({ directory, newsletter, events, images, anonymisedOn, ...contact }) =>
      ({ ...contact, agreed: { directory, newsletter, events, images }, anonymised: anonymisedOn !== null, revision: revisionOf(database, contact.id), personRevision: revisionOf(database, contact.personId) }))
}

type HeldRow = Omit<HeldSeat, 'role' | 'substitutes'> & { role: string; substitutes: number }

/** The seats that a person holds on a day, or is the substitute for, by the name of the body. */
export function seatsHeldBy(database: Database, personId: string, at: string): HeldSeat[] {
  const rows = prepared(database, `SELECT b.name AS body, o.name AS organisation, s.role, s."from", s."to", s.personId IS NOT @personId AS substitutes
    FROM seat s JOIN body b ON b.id = s.bodyId LEFT JOIN organisation o ON o.id = s.organisationId
    WHERE s.deletedAt IS NULL AND b.deletedAt IS NULL AND ${periodRuns('s')} AND @personId IN (s.personId, s.substituteId) ORDER BY b.sortKey, s.id`).all({ personId, at }) as HeldRow[]
  return rows.map(({ role, substitutes, ...seat }) => ({ ...seat, role: codedOr(seatRoles, role, 'member'), substitutes: substitutes === 1 }))
}
