import type { Database } from 'better-sqlite3'
import { Refused } from '../../../shared/errors.ts'
import { sortKey } from '../../../shared/folding.ts'
import { words } from '../../../shared/language.ts'
import type { Mention } from '../../../shared/people.ts'
import type { Services, Writing } from '../../core/service.ts'
import { askToCompact } from '../../database/compact.ts'
import { stayedSql } from '../../database/merged.ts'
import { redacting } from '../../database/seals.ts'
import type { Tables } from '../../database/tables.ts'
import { updateRecord } from '../../organisations/records.ts'
import { personRow } from '../read.ts'
import { eraseBatches, eraseBeside, eraseJournal, type Emptied } from './erase.ts'
import { inActs, mentionsIn, toMention, without } from './texts.ts'
import { tracesOf, type Traces } from './traces.ts'

/** @throws Refused `not-found`, `anonymised` */
function namedPerson(database: Database, id: string): Tables['person'] {
  const row = personRow(database, id)
  if (row.anonymisedOn !== null) throw new Refused('anonymised', { day: row.anonymisedOn })
  return row
}

const mostMentions = 50

/** Where the person's name or addresses stand as something of another's: a firm's name or addresses, whoever writes, a namesake. These are left alone. */
function staying(database: Database, { contacts, names, people: [person = ''] }: Traces): Mention[] {
  const reach = contacts.flatMap(id => {
    const row = database.prepare<[string], Pick<Tables['contact'], 'email' | 'phone'>>('SELECT email, phone FROM contact WHERE id = ?').get(id)
    return [row?.email, row?.phone].flatMap(value => (value ? [value] : []))
  })
  const firms = database.prepare<{ value: string }, Mention>(`SELECT 'organisation' AS "table", id AS recordId, id AS organisationId, name,
    CASE WHEN instr(lower(name), lower(@value)) THEN 'name' WHEN instr(lower(coalesce(email, '')), lower(@value)) THEN 'email' WHEN instr(lower(coalesce(pec, '')), lower(@value)) THEN 'pec'
      WHEN instr(coalesce(phone, ''), @value) THEN 'phone' ELSE 'otherEmails' END AS field
    FROM organisation WHERE deletedAt IS NULL AND (instr(lower(name), lower(@value)) OR instr(lower(concat_ws(' ', email, pec, phone, otherEmails)), lower(@value))) LIMIT 20`)
  const people = database.prepare<[string, string], Mention>(`SELECT 'person' AS "table", id AS recordId, NULL AS organisationId, name, 'name' AS field FROM person p
    WHERE name = ? COLLATE NOCASE AND ${stayedSql('p')} <> ? AND deletedAt IS NULL AND anonymisedOn IS NULL`)
  const writers = database.prepare<[string], Mention>(`SELECT 'writer' AS "table", id AS recordId, NULL AS organisationId, name, 'name' AS field FROM writer WHERE name = ? COLLATE NOCASE`)
  return [...[...names, ...reach].flatMap(value => firms.all({ value })), ...[...names].flatMap(name => [...people.all(name, person), ...writers.all(name)])].slice(0, mostMentions)
}

/** Empties the personal columns of the person's own records, and takes the traces out of the free texts of others; all of it is journalled, and the journal emptied next. */
async function eraseRecords({ write, today }: Writing, traces: Traces, emptied: Emptied, breathe: () => Promise<void>): Promise<number> {
  for (const id of traces.people) updateRecord(write, 'person', id, { ...emptied, noticeHow: null, privateNotes: null, anonymisedOn: today })
  for (const id of traces.consents) updateRecord(write, 'consent', id, { how: null, withdrawnHow: null })
  for (const id of traces.contacts) updateRecord(write, 'contact', id, { role: null, email: null, phone: null })
  const mentions = await mentionsIn(write, traces, breathe)
  for (const { table, id, field, text } of mentions) updateRecord(write, table, id, { [field]: text })
  return mentions.length
}

export const anonymiseServices: Services<'people.anonymise' | 'people.anonymise.preview'> = {
  'people.anonymise.preview': async ({ id }, { read }) => {
    const traces = tracesOf(read, namedPerson(read, id))
    const mentions = await mentionsIn(read, traces, async () => undefined)
    return { replaced: mentions.slice(0, mostMentions).map(mention => toMention(read, mention)), count: mentions.length, stays: staying(read, traces) }
  },

  'people.anonymise': async ({ id }, { commit, read, language, compact }) => {
    namedPerson(read, id)
    const { batch, answer } = await commit({ kind: 'person.anonymise', values: {} }, async writing => {
      const { write, breathe } = writing
      const pause = () => breathe(0, 1)
      const placeholder = words(language)('people:anonymised')
      const emptied = { name: placeholder, sortKey: sortKey(placeholder) }
      const traces = tracesOf(write, namedPerson(write, id))
      const mentions = await redacting(write, writing.today, (text, id) => without(text, traces, { marks: inActs, linked: traces.linked.has(id) }), () => eraseRecords(writing, traces, emptied, pause))
      await eraseJournal(write, traces, emptied, pause)
      eraseBatches(write, traces)
      await eraseBeside(write, traces, pause)
      askToCompact(write)
      return { mentions }
    })
    return { batch, mentions: answer.mentions, cleared: await compact() }
  },
}
