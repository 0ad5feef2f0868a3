import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { personDuplicateReasons, type PersonCandidate, type PersonDuplicateReason, type PersonMergePreview, type PersonNotice } from '../../shared/duplicates.ts'
import { Refused } from '../../shared/errors.ts'
import { sortKey } from '../../shared/folding.ts'
import { endedTogether, type PersonRecord } from '../../shared/people.ts'
import { overlaps } from '../../shared/periods.ts'
import type { Writing } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { countReferences } from '../database/references.ts'
import { changedAtOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { updateRecord } from '../organisations/records.ts'
import { readPerson } from '../people/read.ts'
import type { Search } from './find.ts'
import { peopleBlocks, personName, personReason, type ComparedPerson } from './pairs.ts'
import { previewSeats, settleSeats } from './seats.ts'
import { allTexts, checkChoices, compared, movingOf, proposed, recordsOf, unite, type Merging } from './unite.ts'

const countLinks = (database: Database, ids: readonly string[]) => countReferences(database, 'person', ids, ['person', 'notSamePerson'])
const texts = (values: readonly (string | null)[]): string[] => [...new Set(values.flatMap(value => value?.trim() || []))]

/** What a clerk tells a person by, among others that look alike. */
function candidate(database: Database, id: string): PersonCandidate {
  const { name, noticeOn, contacts } = readPerson(database, id)
  return {
    id, name, noticeOn, organisations: texts(contacts.map(({ organisation }) => organisation)), emails: texts(contacts.map(({ email }) => email)),
    links: countLinks(database, [id]).reduce((sum, { count }) => sum + count, 0), changedAt: changedAtOf(database, id),
  }
}

type Row = { id: string; name: string; email: string | null; organisationId: string | null }

/** All people that may be twice, by what they are compared by; an address that is a firm's own tells nobody from a colleague. */
function comparedPeople(database: Database): ComparedPerson[] {
  const firms = new Set((prepared(database, `SELECT lower(concat_ws(char(10), email, pec, otherEmails)) AS own FROM organisation WHERE deletedAt IS NULL AND coalesce(email, pec, otherEmails) IS NOT NULL`).all() as { own: string }[])
    .flatMap(({ own }) => own.split(/\s+/)))
  const rows = prepared(database, `SELECT p.id, p.name, lower(trim(c.email)) AS email, c.organisationId FROM person p LEFT JOIN contact c ON c.personId = p.id AND c.deletedAt IS NULL
    WHERE p.deletedAt IS NULL AND p.anonymisedOn IS NULL`).all() as Row[]
  return [...Map.groupBy(rows, ({ id }) => id).values()].map(roles => ({
    id: roles[0]?.id ?? '', name: personName(roles[0]?.name ?? ''), emails: texts(roles.map(({ email }) => email)).filter(email => !firms.has(email)), organisations: texts(roles.map(({ organisationId }) => organisationId)),
  }))
}

/** How records that may be one person are looked for. */
export const people = (database: Database): Search<ComparedPerson, PersonDuplicateReason, PersonCandidate> => ({
  table: 'person', blocks: peopleBlocks(comparedPeople(database)), reasonOf: personReason, reasons: personDuplicateReasons, candidate: id => candidate(database, id),
})

/** @throws Refused `not-found`, `bad-input`, `anonymised` where one was emptied for good */
function peopleOf(database: Database, merging: Merging): [PersonRecord, ...PersonRecord[]] {
  const records = recordsOf('person', merging, id => readPerson(database, id))
  const gone = records.find(({ anonymisedOn }) => anonymisedOn !== null)
  if (gone) throw new Refused('anonymised', { day: gone.anonymisedOn })
  return records
}

const noticeOf = ({ noticeOn, noticeArticle, noticeHow }: PersonRecord): PersonNotice | null => (noticeOn ?? noticeArticle ?? noticeHow) === null ? null : { noticeOn, noticeArticle, noticeHow }
const idsOf = ([first, ...rest]: readonly [PersonRecord, ...PersonRecord[]]): [string, ...string[]] => [first.id, ...rest.map(({ id }) => id)]

/** What would be one person of several. @throws Refused `not-found`, `bad-input`, `anonymised` */
export function previewPeople(database: Database, merging: Merging, today: string): PersonMergePreview {
  const records = peopleOf(database, merging)
  const ids = idsOf(records)
  return {
    records: ids.map(id => candidate(database, id)),
    fields: [compared(records, 'name', ({ name }) => name), compared(records, 'notice', noticeOf)],
    links: countLinks(database, ids.slice(1)),
    seats: previewSeats(database, 'personId', ids),
    withdrawn: [...new Set(endedTogether(records.map(({ consents }) => consents), today).map(({ purpose }) => purpose))],
  }
}

type Role = Tables['contact']
const reached = ['role', 'email', 'phone'] as const
const saysNothing = (role: Role) => [role.organisationId, role.role, role.email, role.phone, role.from, role.to].every(value => value === null)
const agree = (a: string | null, b: string | null) => a === null || b === null || a.trim().toLowerCase() === b.trim().toLowerCase()
const isOneRole = (a: Role, b: Role) => a.organisationId === b.organisationId && a.to === b.to && overlaps(a, b) && reached.every(field => agree(a[field], b[field]))

/** Roles at one organisation that contradict each other in nothing are one, with what both know; one that says nothing goes where there is another. */
function settleRoles(database: Database, winner: string, at: string): void {
  const kept: Role[] = []
  const roles = prepared(database, 'SELECT * FROM contact WHERE personId = ? AND deletedAt IS NULL ORDER BY organisationId IS NULL, "from" IS NULL, "from", id').all(winner) as Role[]
  for (const role of roles) {
    const same = kept.find(one => isOneRole(one, role))
    if (!same && (!saysNothing(role) || kept.length === 0)) {
      kept.push(role)
      continue
    }
    if (same) {
      Object.assign(same, Object.fromEntries(reached.map(field => [field, same[field] ?? role[field]])), { from: same.from ?? role.from })
      updateRecord(database, 'contact', same.id, { role: same.role, email: same.email, phone: same.phone, from: same.from })
    }
    updateRecord(database, 'contact', role.id, { deletedAt: at })
  }
}

/**
 * Makes one person of several records inside the running batch. Consents as `endedTogether` says; the privacy notice of one record as a whole; private notes of all. Answers how
 * many links were moved.
 * @throws Refused `not-found`, `bad-input`, `anonymised`, `seats-in-session`
 */
export async function mergePeople({ write: database, at, today, breathe }: Pick<Writing, 'write' | 'at' | 'today' | 'breathe'>, input: Parsed<'people.merge'>): Promise<number> {
  const records = peopleOf(database, input)
  const choices = input.choices ?? {}
  checkChoices(records, choices)
  const chosen = (asked: string | undefined, valueOf: (record: PersonRecord) => unknown) => records.find(({ id }) => id === (asked ?? proposed(records, valueOf))) ?? records[0]
  const { name } = chosen(choices.name, record => record.name)
  const { noticeOn, noticeArticle, noticeHow } = chosen(choices.notice, noticeOf)
  const ids = idsOf(records)
  const [winner, ...losers] = ids
  for (const { id, withdrawnOn, withdrawnHow } of endedTogether(records.map(({ consents }) => consents), today)) updateRecord(database, 'consent', id, { withdrawnOn, withdrawnHow })
  settleSeats(database, 'personId', ids, at)
  const moved = await unite(database, 'person', { winner, losers }, at, movingOf('person', losers, { write: database, breathe }))
  // nobody stands in for themselves
  prepared(database, 'UPDATE seat SET substituteId = NULL WHERE personId = ? AND substituteId = personId AND deletedAt IS NULL').run(winner)
  updateRecord(database, 'person', winner, { name, sortKey: sortKey(name), noticeOn, noticeArticle, noticeHow, privateNotes: allTexts(records.map(({ privateNotes }) => privateNotes)) })
  settleRoles(database, winner, at)
  return moved
}
