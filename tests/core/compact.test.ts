import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { askToCompact, compact } from '../../main/database/compact.ts'
import { testDesk } from './desk.ts'

const asked = (database: Sqlite.Database) => database.prepare(`SELECT count(*) AS n FROM preference WHERE id = 'compact'`).get()

test('a file that cannot be written anew now stays to be done, and is done at the next opening', async () => {
  const desk = await testDesk()
  await desk.core.close()
  const [ours, another] = [new Sqlite(desk.file, { timeout: 0 }), new Sqlite(desk.file)]
  askToCompact(ours)
  another.exec('BEGIN IMMEDIATE')
  expect([compact(ours), asked(ours)]).toEqual([false, { n: 1 }])
  for (const database of [another, ours]) database.close()
  await desk.reopen()
  expect((await desk.call('workspace.state', {})).state).toBe('open')
  await desk.core.close()
  const after = new Sqlite(desk.file)
  expect(asked(after)).toEqual({ n: 0 })
  after.close()
})
