import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { personalColumns, recordTables, unjournalledTables } from '../../main/database/tables.ts'
import { testDesk } from './desk.ts'

/** A value of each column's own type, for a row that breaks no rule. */
function sampleRow(database: Sqlite.Database, table: string, id: string): Record<string, string | number> {
  const columns = database.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[]
  const references = new Map((database.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[]).map(key => [key.from, key.table]))
  return Object.fromEntries(columns.filter(c => c.notnull || c.name === 'id').map(({ name, type }) => {
    if (name === 'id') return [name, id]
    if (references.has(name)) return [name, `${references.get(name)}-1`]
    if (table === 'site' && name === 'kind') return [name, 'operating']
    return [name, type === 'TEXT' ? `${name} text` : 7]
  }))
}

test('every table either journals insert, update and delete, whoever writes, or is named with its reason', async () => {
  const desk = await testDesk()
  await desk.core.close()
  const database = new Sqlite(desk.file)
  database.pragma('foreign_keys = OFF')
  const tables = (database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`).all() as { name: string }[])
    .map(t => t.name).filter(name => !/^search(?:Near)?_/.test(name) && !name.startsWith('kysely_'))
  const named = Object.keys(unjournalledTables)
  expect(tables.filter(t => !named.includes(t)).toSorted()).toEqual([...recordTables].toSorted())
  for (const table of recordTables) {
    const row = sampleRow(database, table, `${table}-9`)
    const columns = Object.keys(row)
    database.prepare(`INSERT INTO ${table} (${columns.map(c => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(row))
    database.prepare(`UPDATE ${table} SET deletedAt = '2026-01-01T00:00:00Z' WHERE id = ?`).run(row['id'])
    database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(row['id'])
    const entries = database.prepare('SELECT operation, before, after FROM journal WHERE recordTable = ? AND recordId = ? ORDER BY sequence').all(table, row['id']) as
      { operation: string; before: string | null; after: string | null }[]
    expect(entries.map(e => e.operation), table).toEqual(['insert', 'update', 'delete'])
    expect(JSON.parse(entries[0]?.after ?? ''), table).toEqual(row)
    expect(JSON.parse(entries[1]?.before ?? ''), table).toEqual({ deletedAt: null })
    expect(JSON.parse(entries[1]?.after ?? ''), table).toEqual({ deletedAt: '2026-01-01T00:00:00Z' })
  }
  database.close()
})

test('columns marked as personal exist', async () => {
  const desk = await testDesk()
  await desk.core.close()
  const database = new Sqlite(desk.file, { readonly: true })
  for (const [table, columns] of Object.entries(personalColumns)) {
    const known = (database.pragma(`table_info(${table})`) as { name: string }[]).map(c => c.name)
    expect(known, table).toEqual(expect.arrayContaining([...columns]))
  }
  database.close()
})

test('a change bears batch, person and old and new value of the changed fields only', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { id } = await desk.call('organisations.save', { values: { name: 'Conceria Uno' } })
  const { batch } = await desk.call('organisations.save', { id, values: { phone: '0571 000', email: 'A@Uno.Example' } })
  const { changes } = await desk.call('history.record', { table: 'organisation', id })
  expect(changes[0]).toMatchObject({ batch, writer: 'Anna Prova', kind: 'organisation.save', operation: 'update' })
  expect(changes[0]?.fields).toEqual([
    { field: 'email', before: null, after: 'a@uno.example' },
    { field: 'phone', before: null, after: '0571 000' },
  ])
  expect(desk.events).toContainEqual({ event: 'changed', tables: ['organisation'], batch })
})

test('a save that changes nothing leaves no batch', async () => {
  const desk = await testDesk()
  const { id } = await desk.call('organisations.save', { values: { name: 'Conceria Uno' } })
  const before = await desk.call('history.list', {})
  await desk.call('organisations.save', { id, values: { name: 'Conceria Uno' } })
  expect((await desk.call('history.list', {})).total).toBe(before.total)
})
