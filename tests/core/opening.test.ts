import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { check, problemsOf } from '../../main/database/check.ts'
import { markDamaged } from '../../main/database/mark.ts'
import { createWorkspaceFile, openWorkspace, type OpenedFile } from '../../main/database/open.ts'
import { addOrganisations, countIn, filesIn, newFolder, newWorkspace, options, organisations, picture, refusalOf, startChild, withModes } from './files/kit.ts'

const posix = process.platform !== 'win32'

const pageSize = 4096
const patch = (file: string, at: number, bytes: Buffer) => {
  const content = readFileSync(file)
  bytes.copy(content, at)
  writeFileSync(file, content)
}
const number = (value: number, length: 2 | 4) => {
  const bytes = Buffer.alloc(length)
  if (length === 2) bytes.writeUInt16BE(value)
  else bytes.writeUInt32BE(value)
  return bytes
}
const database = (file: string, sql: string) => {
  rmSync(file, { force: true })
  const made = new Sqlite(file)
  made.exec(sql)
  made.close()
}

/** Each way a file can be wrong: what is done to a good workspace, and what the refusal must say. */
const damages: [name: string, damage: (file: string) => void, code: string][] = [
  ['it is not there', file => rmSync(file), 'missing'],
  ['its folder is not there', file => rmSync(dirname(file), { recursive: true }), 'missing'],
  ['it has no bytes', file => truncateSync(file, 0), 'empty'],
  ['it is a database without anything', file => database(file, 'CREATE TABLE a (b); DROP TABLE a'), 'empty'],
  ['it is a workspace without any table', file => database(file, 'PRAGMA application_id = 0x44534b31; CREATE TABLE a (b); DROP TABLE a'), 'empty'],
  ['it is a text', file => writeFileSync(file, 'elenco soci\n'.repeat(2000)), 'foreign'],
  ['it is a very short text', file => writeFileSync(file, 'ciao'), 'foreign'],
  ['it is another program\'s database', file => database(file, 'CREATE TABLE notes (text)'), 'foreign'],
  ['it is a database with another program\'s number', file => database(file, 'PRAGMA application_id = 1; CREATE TABLE notes (text)'), 'foreign'],
  ['it is a folder', file => { rmSync(file); mkdirSync(file) }, 'foreign'],
  ['its header is garbage', file => patch(file, 0, Buffer.alloc(100, 0xa5)), 'foreign'],
  ['its first 50 bytes are left', file => truncateSync(file, 50), 'truncated'],
  ['its header alone is left', file => truncateSync(file, 100), 'truncated'],
  ['its second half is missing', file => truncateSync(file, Math.floor(readFileSync(file).length / 2)), 'truncated'],
  ['its last hundred bytes are missing', file => truncateSync(file, readFileSync(file).length - 100), 'truncated'],
  ['a page is zeroed', file => patch(file, pageSize * 6, Buffer.alloc(pageSize)), 'damaged'],
  ['its pages are called twice as large', file => patch(file, 16, number(8192, 2)), 'truncated'],
  ['its pages are called smaller', file => patch(file, 16, number(1024, 2)), 'damaged'],
  ['its pages are called a size that there is not', file => patch(file, 16, number(3000, 2)), 'damaged'],
  ['a newer program has written it', file => patch(file, 60, number(99, 4)), 'newer'],
]

describe('a file that cannot be opened', () => {
  it.each(damages)('%s', async (_, damage, code) => {
    const folder = newFolder()
    const file = await newWorkspace(join(folder, 'dati'))
    damage(file)
    const before = picture(folder)
    const refusal = await refusalOf(() => openWorkspace(file, options))
    expect(refusal.code).toBe(code)
    expect(refusal.values).toMatchObject({ name: 'prova.desk' })
    expect(JSON.stringify(refusal.values)).not.toContain(folder)
    expect(picture(folder)).toEqual(before)
  })

  // What is made beside a file and taken away again changes the time of its folder.
  it.each(damages.filter(([name]) => !name.includes('not there')))('%s: nothing is written beside it, not even for a moment', async (_, damage, code) => {
    const file = await newWorkspace(join(newFolder(), 'dati'))
    damage(file)
    const before = statSync(dirname(file), { bigint: true }).mtimeNs
    expect((await refusalOf(() => { check(file, { known: 1 }) })).code).toBe(code)
    expect(statSync(dirname(file), { bigint: true }).mtimeNs).toBe(before)
  })

  it('a good one is looked at as quietly', async () => {
    const file = await newWorkspace()
    const before = statSync(dirname(file), { bigint: true }).mtimeNs
    check(file, { known: 1, thorough: true })
    expect(statSync(dirname(file), { bigint: true }).mtimeNs).toBe(before)
  })

  it('says which version wrote it, and which is known', async () => {
    const file = await newWorkspace()
    const write = new Sqlite(file)
    write.pragma('user_version = 7')
    write.exec(`INSERT INTO migration VALUES ('007-x', '2031-01-01T00:00:00.000Z', '4.5.6')`)
    write.close()
    const { code, values } = await refusalOf(() => openWorkspace(file, options))
    expect({ code, values }).toEqual({ code: 'newer', values: { name: 'prova.desk', needed: '4.5.6', found: 7, known: 1 } })
  })

  it('claims no more than SQLite sees: a flipped byte inside a stored value passes', async () => {
    const file = await newWorkspace()
    const at = readFileSync(file).indexOf('xxxxxxxxxx', pageSize * 10)
    patch(file, at, Buffer.from('y'))
    expect(await countIn(file)).toBe(500)
  })

  it.runIf(posix)('may not be written', async () => {
    const file = await newWorkspace()
    const before = picture(dirname(file))
    const refusal = await withModes({ [dirname(file)]: 0o777, [file]: 0o444 }, () => refusalOf(() => openWorkspace(file, options)))
    expect(refusal.code).toBe('read-only')
    expect(picture(dirname(file))).toEqual(before)
  })

  it.runIf(posix)('may not even be read', async () => {
    const file = await newWorkspace()
    const refusal = await withModes({ [dirname(file)]: 0o777, [file]: 0o000 }, () => refusalOf(() => openWorkspace(file, options)))
    expect(refusal.code).toBe('read-only')
  })

  it.runIf(posix)('lies in a folder that may not be written', async () => {
    const file = await newWorkspace()
    const before = picture(dirname(file))
    const refusal = await withModes({ [dirname(file)]: 0o555, [file]: 0o666 }, () => refusalOf(() => openWorkspace(file, options)))
    expect(refusal.code).toBe('read-only')
    expect(picture(dirname(file))).toEqual(before)
  })

  it('was marked while it was open: then the whole of it is checked', async () => {
    const file = await newWorkspace()
    const write = new Sqlite(file)
    write.exec('CREATE INDEX byName ON organisation (name)')
    write.close()
    // An entry of the index that the table does not have: quick_check does not compare them
    const content = readFileSync(file)
    patch(file, content.lastIndexOf('Tessitura Esempio 7 '), Buffer.from('Tassitura'))
    expect(await countIn(file)).toBe(500)
    markDamaged(file)
    const before = picture(dirname(file))
    expect((await refusalOf(() => openWorkspace(file, options))).code).toBe('damaged')
    expect(picture(dirname(file))).toEqual(before)
  })
})

it('all problems of a file are told, with rows that point to nothing', async () => {
  const file = await newWorkspace()
  const write = new Sqlite(file)
  expect(problemsOf(write, true)).toEqual([])
  write.pragma('foreign_keys = OFF')
  write.exec(`INSERT INTO membership (id, organisationId) VALUES ('m', 'nobody')`)
  expect(problemsOf(write, true)).toEqual(['a row of membership points to nothing in organisation'])
  write.close()
  patch(file, pageSize * 6, Buffer.alloc(pageSize))
  const read = new Sqlite(file, { readonly: true })
  expect(problemsOf(read, true).length).toBeGreaterThan(1)
  read.close()
  for (const side of ['-wal', '-shm']) rmSync(file + side, { force: true })
})

describe('a file after a crash', () => {
  it('has its log read, and loses nothing', async () => {
    const file = await newWorkspace()
    const child = startChild('write', file)
    await child.said('written')
    await child.kill()
    expect(existsSync(`${file}-wal`)).toBe(true)
    const opened = await openWorkspace(file, options)
    expect(organisations(opened.read)).toBe(501)
    expect(opened.recovered).toBe(true)
    opened.close({ changed: false })
    const again = await openWorkspace(file, options)
    expect(again.recovered).toBe(false)
    again.close({ changed: false })
    expect(filesIn(dirname(file)).filter(name => !name.includes('backups'))).toEqual(['prova.desk'])
  })

  it('that also damaged it is refused with its log untouched', async () => {
    const file = await newWorkspace()
    const child = startChild('write', file)
    await child.said('written')
    await child.kill()
    patch(file, pageSize * 6, Buffer.alloc(pageSize))
    const before = picture(dirname(file))
    expect((await refusalOf(() => openWorkspace(file, options))).code).toBe('damaged')
    const after = picture(dirname(file))
    for (const side of ['', '-wal', '-shm']) expect(after[`prova.desk${side}`]).toBe(before[`prova.desk${side}`])
    expect(Object.keys(after)).toEqual(Object.keys(before))
  })

  it('of a newer program is refused for what its log says, log untouched', async () => {
    const file = await newWorkspace()
    const child = startChild('write', file, '0', 'later')
    await child.said('written')
    await child.kill()
    rmSync(`${file}.backups`, { recursive: true })
    const before = picture(dirname(file))
    const refusal = await refusalOf(() => openWorkspace(file, options))
    expect(refusal.code).toBe('newer')
    expect(refusal.values).toMatchObject({ needed: '9.9.9', found: 2, known: 1 })
    const after = picture(dirname(file))
    for (const side of ['', '-wal', '-shm']) expect(after[`prova.desk${side}`]).toBe(before[`prova.desk${side}`])
  })

  it('in the middle of writing the log back is no truncated file', async () => {
    const file = await newWorkspace()
    const child = startChild('write', file, '300')
    await child.said('written')
    await child.kill()
    // The checkpoint writes the first page, with the new page count, before the file has grown
    const whole = join(newFolder(), 'whole.desk')
    for (const side of ['', '-wal']) copyFileSync(file + side, whole + side)
    checkpoint(whole)
    patch(file, 0, readFileSync(whole).subarray(0, pageSize))
    expect(readFileSync(file).length).toBeLessThan(readFileSync(whole).length)
    expect(await countIn(file)).toBe(801)
  })

  it('of a rollback journal is rolled back', async () => {
    const file = await newWorkspace()
    const write = new Sqlite(file)
    write.pragma('journal_mode = DELETE')
    write.pragma('cache_size = 2')
    write.exec('BEGIN')
    addHalf(write)
    const half = join(newFolder(), 'half.desk')
    for (const side of ['', '-journal']) copyFileSync(file + side, half + side)
    write.close()
    expect(await countIn(half)).toBe(500)
  })
})

function checkpoint(file: string): void {
  const write = new Sqlite(file)
  write.pragma('wal_checkpoint(TRUNCATE)')
  write.close()
}

function addHalf(write: OpenedFile['write']): void {
  for (let i = 0; i < 300; i++) write.prepare('UPDATE organisation SET name = ? WHERE id = ?').run('z'.repeat(250), `o${i}`)
}

describe('an open workspace', () => {
  let opened: OpenedFile | null = null
  afterEach(() => { opened?.close({ changed: false }) })

  it('keeps what was committed on the disk, in a log that a reader sees past', async () => {
    opened = await openWorkspace(await newWorkspace(), options)
    expect(opened.write.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(opened.write.pragma('synchronous', { simple: true })).toBe(2)
    expect(opened.write.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(opened.write.pragma('locking_mode', { simple: true })).toBe('normal')
    opened.write.exec('BEGIN IMMEDIATE')
    opened.write.exec(`INSERT INTO organisation (id, name) VALUES ('n', 'N')`)
    expect(organisations(opened.read)).toBe(500)
    opened.write.exec('COMMIT')
    expect(organisations(opened.read)).toBe(501)
    expect(() => opened?.read.exec('DELETE FROM organisation')).toThrow(/readonly/)
  })

  it('closes into one file, and makes a backup only when something changed', async () => {
    const file = await newWorkspace()
    const folder = dirname(file)
    opened = await openWorkspace(file, options)
    expect(opened.close({ changed: false })).toEqual({ backup: null, problem: null })
    expect(filesIn(folder)).toEqual(['prova.desk'])
    opened = await openWorkspace(file, options)
    addOrganisations(opened.write, 1, 'n')
    const { backup, problem } = opened.close({ changed: true })
    expect(problem).toBe(null)
    expect(backup).toMatchObject({ reason: 'closing', counts: { organisations: 501, members: 0, batches: 2 } })
    expect(filesIn(folder)).toEqual(['prova.desk', `prova.desk.backups/${backup?.name}`, `prova.desk.backups/${backup?.name}.json`])
  })

  it('is closed also when its backup fails, which is told', async () => {
    const file = await newWorkspace()
    opened = await openWorkspace(file, options)
    writeFileSync(`${file}.backups`, 'a file where the folder should be')
    const { backup, problem } = opened.close({ changed: true })
    expect(backup).toBe(null)
    expect(problem?.code).toBe('cannot-write')
    expect(await countIn(file)).toBe(500)
  })

  it('gives its functions to both connections before anything runs', async () => {
    opened = await openWorkspace(await newWorkspace(), { ...options, equip: database => { database.function('seven', () => 7) } })
    for (const connection of [opened.read, opened.write]) expect(connection.prepare('SELECT seven() AS n').get()).toEqual({ n: 7 })
  })
})

describe('a new workspace', () => {
  it('is refused where anything lies, and leaves that as it is', async () => {
    const folder = newFolder()
    const there: [string, (file: string) => void][] = [
      ['file.desk', file => writeFileSync(file, 'something')], ['empty.desk', file => writeFileSync(file, '')], ['folder.desk', file => mkdirSync(file)],
      ['link.desk', file => symlinkSync(join(folder, 'nowhere'), file)], ['log.desk', file => writeFileSync(`${file}-wal`, 'left')],
    ]
    for (const [name, put] of there) {
      put(join(folder, name))
      const before = picture(folder)
      const refusal = await refusalOf(() => createWorkspaceFile(join(folder, name), options))
      expect([refusal.code, refusal.values]).toEqual(['exists', { name }])
      expect(picture(folder)).toEqual(before)
    }
  })

  it('makes its folders, holds what it starts with, and is one file', async () => {
    const folder = newFolder()
    const file = await newWorkspace(join(folder, 'a', 'b'))
    expect(filesIn(folder)).toEqual(['a/b/prova.desk'])
    expect(await countIn(file)).toBe(500)
  })

  it('whose beginning fails leaves nothing', async () => {
    const folder = newFolder()
    const failing = createWorkspaceFile(join(folder, 'x.desk'), { ...options, fill: () => { throw new Error('no') } })
    await expect(failing).rejects.toThrow('no')
    expect(picture(folder)).toEqual({})
  })

  it('killed while it is made leaves no half one, and can be made then', async () => {
    const folder = newFolder()
    const file = join(folder, 'x.desk')
    const child = startChild('create', file)
    await child.said('inside')
    await child.kill()
    expect(existsSync(file)).toBe(false)
    expect((await refusalOf(() => openWorkspace(file, options))).code).toBe('missing')
    await newWorkspace(folder, 3, 'x.desk')
    expect(filesIn(folder)).toEqual(['x.desk'])
    expect(await countIn(file)).toBe(3)
  })

  it('cannot be made below a file, or where nobody may write', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'plain'), '')
    expect((await refusalOf(() => createWorkspaceFile(join(folder, 'plain', 'x.desk'), options))).code).toBe('cannot-write')
    if (!posix) return
    const refusal = await withModes({ [folder]: 0o555 }, () => refusalOf(() => createWorkspaceFile(join(folder, 'x.desk'), options)))
    expect(refusal.code).toBe('cannot-write')
  })

  it('on a full disk says so and leaves nothing', async () => {
    const folder = newFolder()
    const file = join(folder, 'x.desk')
    const refusal = await refusalOf(() => createWorkspaceFile(file, { ...options, fill: write => {
      write.pragma('max_page_count = 20')
      addOrganisations(write, 5000)
    } }))
    expect([refusal.code, refusal.values]).toEqual(['disk-full', { name: 'x.desk' }])
    expect(picture(folder)).toEqual({})
  })
})

it('a workspace by any other name is opened too', async () => {
  const file = await newWorkspace()
  const other = join(dirname(file), 'Soci è qui.sqlite')
  renameSync(file, other)
  expect(await countIn(other)).toBe(500)
})
