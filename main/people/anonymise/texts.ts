import { isDeepStrictEqual } from 'node:util'
import type { Database } from 'better-sqlite3'
import type { Mention } from '../../../shared/people.ts'
import { personalColumns, recordTables, type RecordTable } from '../../database/tables.ts'
import type { Traces } from './traces.ts'

/** Stands where a person was named. */
export const bar = '[…]'

/** What stands where a trace was: in the midst of a text, and where it was the whole text. */
type Marks = { within: string; whole: string }
const inTexts: Marks = { within: bar, whole: bar }
/** What is no record yet, or none any more, loses a value that was the person's alone. */
export const beside: Marks = { within: bar, whole: '' }
/** In a sealed act, as on paper. */
export const inActs: Marks = { within: '█████', whole: '█████' }

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** What of a person is taken out of a text. */
export type Sought = Pick<Traces, 'people' | 'names' | 'pattern'>
/** How: what stands instead, and whether the text belongs to something that is linked to the person, where a name alone is theirs. */
type Manner = { marks?: Marks; linked?: boolean }

function withoutInJson(value: Json, sought: Sought, marks: Marks, linked: boolean): Json {
  if (typeof value === 'string') return plain(value, sought, marks, linked)
  if (Array.isArray(value)) return value.map(one => withoutInJson(one, sought, marks, linked))
  if (value === null || typeof value !== 'object') return value
  // a mention in a text bears the person's id beside the name
  const own = Object.values(value).some(one => typeof one === 'string' && sought.people.includes(one))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutInJson(one, sought, marks, linked || (own && typeof one === 'string'))]))
}

function plain(text: string, { names, pattern }: Sought, { within, whole }: Marks, linked: boolean): string {
  if (linked && names.has(text.trim())) return whole
  if (pattern === null) return text
  const rest = text.replace(pattern, within)
  return rest.trim() === within ? whole : rest
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text)

/** Whether something of the person may stand in a text, before it is looked at closely. */
export const mayName = (text: string, { people, pattern }: Sought): boolean => people.some(id => text.includes(id)) || (pattern !== null && text.search(pattern) >= 0)

/** A text, or a JSON text, with the traces taken out; one without traces comes back as it is. */
export function without(text: string, sought: Sought, { marks = inTexts, linked = false }: Manner = {}): string {
  if (!linked && !mayName(text, sought)) return text
  if (!isJson(text)) return plain(text, sought, marks, linked)
  try {
    const value = JSON.parse(text) as Json
    const rest = withoutInJson(value, sought, marks, linked)
    return isDeepStrictEqual(rest, value) ? text : JSON.stringify(rest)
  } catch {
    return plain(text, sought, marks, linked)
  }
}

/** Records whose texts are never looked at: who writes signs the journal, settings are the agency's own. */
const passed: readonly RecordTable[] = ['writer', 'setting']
/** Columns that belong to somebody else, whatever stands in them: a firm's name and addresses, other people's. */
const others: { [T in RecordTable]?: readonly string[] } = {
  organisation: ['name', 'sortKey', 'matchName', ...(personalColumns.organisation ?? []).filter(column => column !== 'privateNotes'), 'website', 'vatNumber'],
  person: ['name', 'sortKey'], contact: ['email', 'phone'],
}

/** The columns of a record table in which a person may be named by the way. */
export function freeColumns(database: Database, table: RecordTable): string[] {
  if (passed.includes(table)) return []
  const columns = database.pragma(`table_info(${table})`) as { name: string; type: string }[]
  return columns.filter(({ name, type }) => type === 'TEXT' && name !== 'deletedAt' && !/^id$|Id$/.test(name) && !others[table]?.includes(name)).map(({ name }) => name)
}

export type FreeText = { table: RecordTable; id: string; field: string; /** Without the person. */ text: string }

const pageSize = 2000

/** The fields of a record whose text names the person, with the text that is left of it. */
const naming = (row: Record<string, string | null> & { id: string }, columns: readonly string[], traces: Traces): { field: string; text: string }[] =>
  columns.flatMap(field => {
    const text = row[field]
    const rest = text ? without(text, traces, { linked: traces.linked.has(row.id) }) : text
    return rest && rest !== text ? [{ field, text: rest }] : []
  })

/** The free texts of all records that name the person, a page of records at a time; `breathe` between them. */
export async function mentionsIn(database: Database, traces: Traces, breathe: () => Promise<void>): Promise<FreeText[]> {
  const found: FreeText[] = []
  for (const table of recordTables) {
    const columns = freeColumns(database, table)
    if (columns.length === 0) continue
    const page = database.prepare<[string], Record<string, string | null> & { id: string }>(
      `SELECT id, ${columns.map(column => `"${column}"`).join(', ')} FROM ${table} WHERE id > ? ORDER BY id LIMIT ${pageSize}`)
    for (let rows = page.all(''); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? '')) {
      found.push(...rows.flatMap(row => naming(row, columns, traces).map(part => ({ table, id: row.id, ...part }))))
      await breathe()
    }
  }
  return found
}

/** The organisation that a record is of, or belongs to, with its name; null where it belongs to none. */
function ownerOf(database: Database, table: RecordTable, id: string): { organisationId: string; name: string } | null {
  const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const owner = table === 'organisation' ? 'id' : columns.includes('organisationId') ? 'organisationId' : null
  if (owner === null) return null
  return database.prepare<[string], { organisationId: string; name: string }>(
    `SELECT o.id AS organisationId, o.name FROM ${table} r JOIN organisation o ON o.id = r.${owner} WHERE r.id = ?`).get(id) ?? null
}

/** A free text as the dialog tells of it. */
export function toMention(database: Database, { table, id, field }: FreeText): Mention {
  const owner = ownerOf(database, table, id)
  return { table, recordId: id, organisationId: owner?.organisationId ?? null, name: owner?.name ?? '', field }
}
