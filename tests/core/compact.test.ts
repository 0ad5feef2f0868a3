import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backUpOpen } from '../../main/database/backup.ts'
import { askToCompact, compact } from '../../main/database/compact.ts'
import { registerFunctions } from '../../main/database/functions.ts'
import { testDesk } from './desk.ts'

const asked = (database: Sqlite.Database) => database.prepare(`SELECT count(*) AS n FROM preference WHERE id = 'compact'`).get()

test('a file that cannot be written anew now stays to be done, and is done at the next opening', async () => {
  const desk = await testDesk()
  await desk.core.close()
  const [ours, another] = [new Sqlite(desk.file, { timeout: 0 }), new Sqlite(desk.file)]
  registerFunctions(ours)
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

test.each([['at once', false], ['only later', true]])('a backup made before what has to go can be taken out %s does not hold it', async (_when, busy) => {
  const desk = await testDesk()
  await desk.core.close()
  const [ours, another] = [new Sqlite(desk.file, { timeout: 0 }), new Sqlite(desk.file)]
  registerFunctions(ours)
  ours.prepare(`INSERT INTO preference (id, value) VALUES ('was', ?)`).run('nota riservatissima '.repeat(2000))
  ours.exec(`DELETE FROM preference WHERE id = 'was'`)
  askToCompact(ours)
  if (busy) another.exec('BEGIN IMMEDIATE')
  const { name } = await backUpOpen({ write: ours, file: desk.file }, 'asked')
  for (const database of [another, ours]) database.close()
  expect(readFileSync(join(`${desk.file}.backups`, name)).includes('riservatissima')).toBe(false)
})
