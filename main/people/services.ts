import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { peopleProcedures } from '../../shared/people.ts'
import { changeCells } from '../core/cells.ts'
import type { NamesOf, Services, Working, Writing } from '../core/service.ts'
import { actOn } from '../database/batch.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { checkRow } from '../database/rowRules.ts'
import type { RecordTable, Tables } from '../database/tables.ts'
import { insertRecord, tidy, updateRecord } from '../organisations/records.ts'
import { organisationRow } from '../organisations/read.ts'
import { fileName } from '../press/fileName.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { anonymiseServices } from './anonymise/services.ts'
import { peopleRoom } from './cells.ts'
import { contactColumns, personColumns } from './columns.ts'
import { peopleGroups, peoplePage, peopleValues } from './list.ts'
import { contactsOf, personRow, readPerson } from './read.ts'

/** What was emptied for good is not written into again. @throws Refused `not-found`, `anonymised` */
function writablePerson(database: Database, id: string): Tables['person'] {
  const row = personRow(database, id)
  if (row.anonymisedOn !== null) throw new Refused('anonymised', { day: row.anonymisedOn })
  return row
}

async function createPerson({ values, contact }: Parsed<'people.save'>, { commit }: Working) {
  const { name } = values
  if (name === undefined) throw new Refused('name-missing', {})
  const { organisationId, ...fields } = contact ?? { organisationId: null }
  const { batch, answer } = await commit({ kind: 'person.create', values: { name } }, async ({ write }) => {
    const id = insertRecord(write, 'person', personColumns({ ...values, name }))
    const contactId = insertRecord(write, 'contact', { ...contactColumns(fields), personId: id, organisationId: firmOf(write, organisationId) })
    checkRow(write, 'contact', contactId)
    return { id, contactId, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changePerson({ values, revision, contact }: Parsed<'people.save'>, asked: string, { commit, read }: Working) {
  if (contact !== undefined) throw new Refused('bad-input', { fields: [{ path: 'contact', code: 'of-a-new-person' }] })
  const { id, name } = writablePerson(read, asked)
  const { batch, answer } = await commit({ kind: 'person.save', values: { name } }, async ({ write }) => {
    writablePerson(write, id)
    checkRevision(write, id, revision, () => readPerson(write, id))
    updateRecord(write, 'person', id, personColumns(values))
    return revisionOf(write, id)
  })
  return { id, contactId: null, revision: answer, batch }
}

/** A record that was merged comes back by undoing the merge only: alone it would have nothing of what was its own. @throws Refused `not-found`, `merged` */
function refuseMerged(read: Database, id: string): void {
  const { id: stayed, name } = personRow(read, id)
  if (stayed !== id) throw new Refused('merged', { name })
}

/** Puts people into the bin, or takes them out again, as one batch. */
function binning(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read }: Working): Promise<{ batch: string }> => {
    const { name } = personRow(read, ids[0] ?? '')
    for (const id of ids) if (operation === 'restore') refuseMerged(read, id)
    const { batch } = await commit({ kind: `person.${operation}`, values: { count: ids.length, name } }, async ({ write, at, breathe }) => {
      for (const [index, id] of ids.entries()) {
        if (!updateRecord(write, 'person', id, { deletedAt: operation === 'remove' ? at : null })) throw new Refused('not-found', { what: 'person' })
        await breathe(index, ids.length)
      }
    })
    return { batch }
  }
}

type Owned = 'contact' | 'consent'
/** A role or consent of that person. @throws Refused `not-found` */
function owned<T extends Owned>({ write }: Writing, table: T, personId: string, id: string): Tables[T] {
  const row = write.prepare<[string, string], Tables[T]>(`SELECT * FROM ${table satisfies RecordTable} WHERE id = ? AND personId = ? AND deletedAt IS NULL`).get(id, personId)
  if (!row) throw new Refused('not-found', { what: table })
  return row
}

/**
 * Puts a role into the bin. Each person has one at least: the last one at an organisation leaves one at none behind; the last of all stays with the person, who
 * goes into the bin with it and comes back with it.
 */
function removeContact(writing: Writing, personId: string, id: string): void {
  const { write, at } = writing
  const { organisationId } = owned(writing, 'contact', personId, id)
  const others = write.prepare<[string, string], { n: number }>('SELECT count(*) AS n FROM contact WHERE personId = ? AND id <> ? AND deletedAt IS NULL').get(personId, id)?.n ?? 0
  if (others === 0 && organisationId === null) return void updateRecord(write, 'person', personId, { deletedAt: at })
  updateRecord(write, 'contact', id, { deletedAt: at })
  if (others === 0) insertRecord(write, 'contact', { personId })
}

/** The organisation of a role, as it is called now; null for a role at none. @throws Refused `not-found` */
const firmOf = (write: Database, organisationId: string | null): string | null => (organisationId === null ? null : organisationRow(write, organisationId).id)

async function saveContact({ personId: asked, organisationId, id, fields, remove, revision }: Parsed<'people.contacts.save'>, { commit, read }: Working) {
  const { id: personId, name } = writablePerson(read, asked)
  const { batch, answer } = await commit({ kind: `contact.${actOn(id !== undefined, remove)}`, values: { name } }, async writing => {
    const { write } = writing
    writablePerson(write, personId)
    if (remove && id === undefined) throw new Refused('not-found', { what: 'contact' })
    if (id !== undefined) {
      const row = owned(writing, 'contact', personId, id)
      checkRevision(write, id, revision, () => row)
    }
    if (remove && id !== undefined) {
      removeContact(writing, personId, id)
      return { id, revision: revisionOf(write, id) }
    }
    const columns = { ...contactColumns(fields), organisationId: organisationId === undefined ? undefined : firmOf(write, organisationId) }
    if (id !== undefined) updateRecord(write, 'contact', id, columns)
    const saved = id ?? insertRecord(write, 'contact', { ...columns, personId })
    checkRow(write, 'contact', saved)
    return { id: saved, revision: revisionOf(write, saved) }
  })
  return { ...answer, batch }
}

async function saveConsent({ personId: asked, id, fields, remove }: Parsed<'people.consents.save'>, { commit, read }: Working) {
  const { id: personId, name } = writablePerson(read, asked)
  const { batch, answer } = await commit({ kind: `consent.${actOn(id !== undefined, remove)}`, values: { name } }, async writing => {
    const { write, at, today } = writing
    writablePerson(write, personId)
    if (remove && id === undefined) throw new Refused('not-found', { what: 'consent' })
    if (id !== undefined) updateRecord(write, 'consent', owned(writing, 'consent', personId, id).id, remove ? { deletedAt: at } : tidy(fields))
    const { givenOn = today, purpose = 'directory' } = fields
    const saved = id ?? insertRecord(write, 'consent', { ...tidy(fields), givenOn, purpose, personId })
    checkRow(write, 'consent', saved)
    return saved
  })
  return { id: answer, batch }
}

export const peopleServices: Services<NamesOf<typeof peopleProcedures>> = {
  'people.list': (selection, { read, today }) => peoplePage(read, today, selection),
  'people.values': (selection, { read, today }) => peopleValues(read, today, selection),
  'people.groups': (selection, { read, today }) => peopleGroups(read, today, selection),
  'people.cells': (input, context) => changeCells(input, context, peopleRoom),
  'people.get': ({ id }, { read }) => readPerson(read, id),
  'people.save': (input, context) => (input.id === undefined ? createPerson(input, context) : changePerson(input, input.id, context)),
  'people.contacts.list': ({ organisationId, at }, { read, today }) => ({ contacts: contactsOf(read, organisationId, at ?? today) }),
  'people.contacts.save': saveContact,
  'people.consents.save': saveConsent,
  'people.remove': binning('remove'),
  'people.restore': binning('restore'),
  'people.sheet': ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
    const at = input.at ?? today
    const job = { deliverable: 'people.sheet', input: { ...input, at, today }, format: 'pdf', acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(input.language, 'personSheet', personRow(read, input.id).name, at, 'pdf') })
  },
  ...anonymiseServices,
  'people.export': ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
    const at = input.at ?? today
    const of = input.organisationId === undefined ? letterhead(read).agency : organisationRow(read, input.organisationId).name
    const job = { deliverable: 'people.directory', input: { ...input, at, today, audience: input.audience ?? 'partners' }, format: input.format, acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(input.language, 'directory', of, at, input.format) })
  },
}
