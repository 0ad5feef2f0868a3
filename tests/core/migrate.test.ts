import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { afterEach, describe, expect, it } from 'vitest'
import { applicationId, connect, numberOf, tablesOf } from '../../main/database/connection.ts'
import { listBackups } from '../../main/database/backup.ts'
import { migrate } from '../../main/database/migrate.ts'
import { openWorkspace } from '../../main/database/open.ts'
import { countIn, filesIn, newFolder, newWorkspace, options, organisations, refusalOf, startChild } from './files/kit.ts'
import { laterMigrations, migrations } from './files/schema.ts'

const run = (...statements: string[]): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
})
const stamp = { app: '2.0.0', now: new Date('2026-03-05T14:22:31.123Z') }

const open: Database[] = []
afterEach(() => { for (const database of open.splice(0)) database.close() })

function newDatabase(): Database {
  const file = join(newFolder(), 'x.desk')
  new Sqlite(file).close()
  const database = connect(file)
  open.push(database)
  return database
}
const schemaOf = (database: Database) => database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY name').all()

describe('migrations', () => {
  it('run in order, once, and say what ran them', async () => {
    const database = newDatabase()
    expect(await migrate(database, migrations, stamp)).toEqual({ from: 0, to: 1 })
    expect(await migrate(database, laterMigrations, { ...stamp, app: '3.0.0' })).toEqual({ from: 1, to: 2 })
    expect(await migrate(database, laterMigrations, stamp)).toEqual({ from: 2, to: 2 })
    expect(numberOf(database, 'user_version')).toBe(2)
    expect(numberOf(database, 'application_id')).toBe(applicationId)
    expect(database.prepare('SELECT name, at, app FROM migration').all()).toEqual([
      { name: '001-start', at: '2026-03-05T14:22:31.123Z', app: '2.0.0' }, { name: '002-later', at: '2026-03-05T14:22:31.123Z', app: '3.0.0' },
    ])
    expect(database.prepare('SELECT count(*) AS n FROM later').get()).toEqual({ n: 1 })
  })

  it('that fail half way leave everything as it was, and give the same error again', async () => {
    const database = newDatabase()
    await migrate(database, migrations, stamp)
    const before = schemaOf(database)
    const broken = {
      ...migrations,
      '002-good': run('CREATE TABLE good (a TEXT) STRICT', `INSERT INTO organisation (id, name) VALUES ('m', 'M')`),
      '003-broken': run('ALTER TABLE organisation ADD COLUMN extra TEXT', 'INSERT INTO nowhere VALUES (1)'),
    }
    for (let i = 0; i < 2; i++) {
      await expect(migrate(database, broken, stamp)).rejects.toThrow('no such table: nowhere')
      expect(schemaOf(database)).toEqual(before)
      expect(numberOf(database, 'user_version')).toBe(1)
      expect(organisations(database)).toBe(0)
      expect(database.inTransaction).toBe(false)
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
    }
    expect(await migrate(database, laterMigrations, stamp)).toEqual({ from: 1, to: 2 })
  })

  it('can rebuild a table that others point to', async () => {
    const database = newDatabase()
    await migrate(database, migrations, stamp)
    database.exec(`INSERT INTO organisation (id, name) VALUES ('a', 'A'); INSERT INTO membership (id, organisationId) VALUES ('m', 'a')`)
    await migrate(database, { ...migrations, '002-rebuild': run(
      'CREATE TABLE rebuilt (id TEXT PRIMARY KEY, name TEXT NOT NULL, deletedAt TEXT, note TEXT) STRICT',
      'INSERT INTO rebuilt (id, name, deletedAt) SELECT id, name, deletedAt FROM organisation', 'DROP TABLE organisation', 'ALTER TABLE rebuilt RENAME TO organisation',
    ) }, stamp)
    expect(database.prepare('SELECT organisationId FROM membership').all()).toEqual([{ organisationId: 'a' }])
    expect(() => database.exec(`DELETE FROM organisation WHERE id = 'a'`)).toThrow(/FOREIGN KEY/)
  })

  it('that leave a row without what it points to are taken back', async () => {
    const database = newDatabase()
    await migrate(database, migrations, stamp)
    database.exec(`INSERT INTO organisation (id, name) VALUES ('a', 'A'); INSERT INTO membership (id, organisationId) VALUES ('m', 'a')`)
    await expect(migrate(database, { ...migrations, '002-loses': run('DELETE FROM organisation') }, stamp)).rejects.toThrow('membership')
    expect(organisations(database)).toBe(1)
    expect(numberOf(database, 'user_version')).toBe(1)
  })

  it('on a full disk are taken back, and the disk is named', async () => {
    const database = newDatabase()
    await migrate(database, migrations, stamp)
    const before = schemaOf(database)
    database.pragma(`max_page_count = ${numberOf(database, 'page_count') + 3}`)
    const large = { ...migrations, '002-large': run('CREATE TABLE large (a BLOB) STRICT', 'INSERT INTO large VALUES (randomblob(1000000))') }
    const refusal = await refusalOf(() => migrate(database, large, stamp))
    expect([refusal.code, refusal.values]).toEqual(['disk-full', { name: 'x.desk' }])
    expect(schemaOf(database)).toEqual(before)
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('must be numbered and rise', async () => {
    const database = newDatabase()
    const nothing = run()
    await expect(migrate(database, { '002-b': nothing, '001-a': nothing }, stamp)).rejects.toThrow('001-a')
    await expect(migrate(database, { '001-a': nothing, second: nothing }, stamp)).rejects.toThrow('second')
    expect(tablesOf(database)).toEqual([])
  })

  it('are not run over a file that has run others', async () => {
    const database = newDatabase()
    await migrate(database, migrations, stamp)
    await expect(migrate(database, { '001-other': run(), '002-later': run('CREATE TABLE t (a TEXT) STRICT') }, stamp)).rejects.toThrow('001-start')
    expect(tablesOf(database)).not.toContain('t')
  })
})

describe('opening a file of an older program', () => {
  it('backs it up, then migrates it', async () => {
    const file = await newWorkspace()
    const opened = await openWorkspace(file, { ...options, migrations: laterMigrations })
    expect(opened.migrated).toEqual({ from: 1, to: 2 })
    opened.close({ changed: false })
    const [backup] = listBackups(file)
    expect(backup).toMatchObject({ reason: 'migration', counts: { organisations: 500 } })
    const kept = new Sqlite(join(`${file}.backups`, backup?.name ?? ''), { readonly: true })
    expect([numberOf(kept, 'user_version'), tablesOf(kept).includes('later')]).toEqual([1, false])
    kept.close()
  })

  it('does neither when a migration fails, and the file is as before', async () => {
    const file = await newWorkspace()
    const before = readFileSync(file)
    const broken = { ...migrations, '002-broken': run('CREATE TABLE a (b TEXT) STRICT', 'nonsense') }
    await expect(openWorkspace(file, { ...options, migrations: broken })).rejects.toThrow(/syntax error/)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(filesIn(dirname(file)).filter(name => !name.includes('backups'))).toEqual(['prova.desk'])
    expect(await countIn(file)).toBe(500)
  })

  it('killed in the middle leaves it as before', async () => {
    const file = await newWorkspace()
    const child = startChild('migrate', file)
    await child.said('inside')
    await child.kill()
    expect(existsSync(`${file}.lock`)).toBe(true)
    const opened = await openWorkspace(file, options)
    expect(opened.recovered).toBe(true)
    expect([numberOf(opened.read, 'user_version'), tablesOf(opened.read).includes('later'), organisations(opened.read)]).toEqual([1, false, 500])
    opened.close({ changed: false })
    rmSync(`${file}.backups`, { recursive: true })
  })
})
