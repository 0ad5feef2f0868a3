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

function withoutInJson(value: Json, pattern: RegExp, marks: Marks): Json {
  if (typeof value === 'string') return without(value, pattern, marks)
  if (Array.isArray(value)) return value.map(one => withoutInJson(one, pattern, marks))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutInJson(one, pattern, marks)]))
}

const plain = (text: string, pattern: RegExp, { within, whole }: Marks): string => {
  const rest = text.replace(pattern, within)
  return rest.trim() === within ? whole : rest
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text)

/** A text, or a JSON text, with the traces taken out; one without traces comes back as it is. */
export function without(text: string, pattern: RegExp, marks = inTexts): string {
  if (text.search(pattern) < 0) return text
  if (!isJson(text)) return plain(text, pattern, marks)
  try {
    return JSON.stringify(withoutInJson(JSON.parse(text) as Json, pattern, marks))
  } catch {
    return plain(text, pattern, marks)
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

export type FreeText = { table: RecordTable; id: string; field: string; text: string }

const pageSize = 2000

/** The fields of a record whose text names the person. */
const naming = (row: Record<string, string | null>, columns: readonly string[], pattern: RegExp): { field: string; text: string }[] =>
  columns.flatMap(field => {
    const text = row[field]
    return text && text.search(pattern) >= 0 ? [{ field, text }] : []
  })

/** The free texts of all records that name the person, a page of records at a time; `breathe` between them. */
export async function mentionsIn(database: Database, { pattern }: Traces, breathe: () => Promise<void>): Promise<FreeText[]> {
  const found: FreeText[] = []
  if (pattern === null) return found
  for (const table of recordTables) {
    const columns = freeColumns(database, table)
    if (columns.length === 0) continue
    const page = database.prepare<[string], Record<string, string | null> & { id: string }>(
      `SELECT id, ${columns.map(column => `"${column}"`).join(', ')} FROM ${table} WHERE id > ? ORDER BY id LIMIT ${pageSize}`)
    for (let rows = page.all(''); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? '')) {
      found.push(...rows.flatMap(row => naming(row, columns, pattern).map(part => ({ table, id: row.id, ...part }))))
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
