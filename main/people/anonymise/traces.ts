import type { Database } from 'better-sqlite3'
import { guarded } from '../../database/guarded.ts'
import { stayedSql } from '../../database/merged.ts'
import { prepared } from '../../database/prepared.ts'
import type { Tables } from '../../database/tables.ts'

/** What a person was called and how they were reached, now and ever, as far as it is nobody else's. */
export type Traces = {
  /** Records that are the person's own: the person, and those that were merged into it. */
  people: readonly string[]
  contacts: readonly string[]
  consents: readonly string[]
  /** Every name, also of one word: replaced where nothing else stands. */
  names: ReadonlySet<string>
  /** What is looked for in the texts of others; null where nothing can be told from ordinary words. */
  pattern: RegExp | null
  /** Records that are bound to the person by a link, where a name that stands alone is theirs, be it of one word or another's too. */
  linked: ReadonlySet<string>
}

type Fields = Record<string, unknown>
const texts = (values: readonly unknown[]): string[] => values.flatMap(value => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []))

/** All values that some fields of a record have had. */
function everOf(database: Database, id: string, fields: readonly string[]): string[] {
  const entries = prepared(database, 'SELECT before, after FROM journal WHERE recordId = ?').all(id) as { before: string | null; after: string | null }[]
  return entries.flatMap(({ before, after }) => [before, after].flatMap(json => {
    const stored = JSON.parse(json ?? '{}') as Fields
    return texts(fields.map(field => stored[field]))
  }))
}

const idsOf = (database: Database, table: 'contact' | 'consent', people: readonly string[]): string[] =>
  people.flatMap(person => (prepared(database, `SELECT id FROM ${table} WHERE personId = ?`).all(person) as { id: string }[]).map(({ id }) => id))

/** A name in the orders that lists write it in: given name first, or last. Of one word alone nothing is looked for. */
function orders(name: string): string[] {
  const words = name.split(/\s+/)
  const [first = '', last = ''] = [words[0], words.at(-1)]
  return words.length < 2 ? [] : [words, [last, ...words.slice(0, -1)], [...words.slice(1), first]].map(order => order.join(' '))
}

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** Addresses and numbers that are a firm's own, or another person's: these stay. */
function isShared(database: Database, value: string, contacts: readonly string[]): boolean {
  const like = `%${value.replace(/[\\%_]/g, '\\$&')}%`
  const firms = prepared(database, `SELECT 1 FROM organisation WHERE concat_ws(' ', email, otherEmails, pec, phone) LIKE ? ESCAPE '\\' LIMIT 1`).get(like)
  const others = (prepared(database, 'SELECT id FROM contact WHERE email = @value COLLATE NOCASE OR phone = @value').all({ value }) as { id: string }[]).filter(({ id }) => !contacts.includes(id))
  return firms !== undefined || others.length > 0
}

const namesake = (database: Database, name: string, person: string): boolean =>
  prepared(database, `SELECT 1 FROM person p WHERE name = ? COLLATE NOCASE AND ${stayedSql('p')} <> ? AND anonymisedOn IS NULL`).get(name, person) !== undefined

/** One trace as a pattern; an address is no part of a longer one. */
const asPattern = (text: string): string => `${text.includes('@') ? '(?<![.+_-])' : ''}${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+')}`

/** Whole words only, capitals or not, as they stand in texts and as they stand in JSON. */
function patternOf(found: readonly string[]): RegExp | null {
  const alternatives = [...new Set(found.flatMap(text => [text, withoutAccents(text), JSON.stringify(text).slice(1, -1)]))].toSorted((a, b) => b.length - a.length)
  return alternatives.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.map(asPattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/** Fewer digits than this are no telephone number. */
const leastDigits = 6

/**
 * What the person sat in or took on: the own lines, and whole meetings with all that is sealed with them. Where somebody of the same name sat at the same table, the
 * name there is the other's too, and only the own lines are the person's.
 */
function linkedTo(database: Database, people: readonly string[], names: ReadonlySet<string>): Set<string> {
  type Line = { id: string; meetingId: string | null }
  const lines = people.flatMap(person => [
    ...prepared(database, 'SELECT id, meetingId FROM attendance WHERE personId = ?').all(person) as Line[],
    ...prepared(database, 'SELECT v.id, NULL AS meetingId FROM voter v JOIN attendance a ON a.id = v.attendanceId WHERE a.personId = ?').all(person) as Line[],
    ...prepared(database, 'SELECT a.id, p.meetingId FROM action a LEFT JOIN agendaPoint p ON p.id = a.pointId WHERE a.ownerPersonId = ?').all(person) as Line[],
  ])
  const alone = (meeting: string) => !(prepared(database, 'SELECT name, personId FROM attendance WHERE meetingId = ?').all(meeting) as { name: string; personId: string | null }[])
    .some(({ name, personId }) => names.has(name) && !(personId !== null && people.includes(personId)))
  const meetings = [...new Set(lines.flatMap(({ meetingId }) => (meetingId === null ? [] : [meetingId])))].filter(alone)
  const parts = meetings.flatMap(meeting => (guarded.meeting ?? []).flatMap(({ table, column }) => prepared(database, `SELECT id FROM ${table} WHERE ${column} = ?`).all(meeting) as { id: string }[]))
  return new Set([...lines.map(({ id }) => id), ...meetings, ...parts.map(({ id }) => id)])
}

/** Collects what is known of a person, and of those that were merged into it, from the records and their whole history. */
export function tracesOf(database: Database, { id, name }: Pick<Tables['person'], 'id' | 'name'>): Traces {
  const merged = prepared(database, 'SELECT id, name FROM person WHERE mergedInto = ?').all(id) as Pick<Tables['person'], 'id' | 'name'>[]
  const people = [id, ...merged.map(one => one.id)]
  const [contacts, consents] = [idsOf(database, 'contact', people), idsOf(database, 'consent', people)]
  const names = new Set([name, ...merged.map(one => one.name), ...people.flatMap(one => everOf(database, one, ['name']))])
  const reached = new Set(contacts.flatMap(contact => {
    const row = prepared(database, 'SELECT email, phone FROM contact WHERE id = ?').get(contact) as Pick<Tables['contact'], 'email' | 'phone'>
    return [...texts([row.email, row.phone]), ...everOf(database, contact, ['email', 'phone'])]
  }))
  const ownNames = [...names].filter(one => !namesake(database, one, id)).flatMap(orders)
  const ownReach = [...reached].filter(one => (one.includes('@') || one.replace(/\D/g, '').length >= leastDigits) && !isShared(database, one, contacts))
  return { people, contacts, consents, names, pattern: patternOf([...ownNames, ...ownReach]), linked: linkedTo(database, people, names) }
}
