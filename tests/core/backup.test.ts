import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { noteLeft } from '../../main/database/asLeft.ts'
import { backUp, backUpBeside, lastBackup, listBackups, newestGoodBackup, verifiedBackup } from '../../main/database/backup.ts'
import { lookAtCopy, saveCopy, writeVerified } from '../../main/database/copy.ts'
import { countsOf } from '../../main/database/counts.ts'
import { patiently } from '../../main/database/faults.ts'
import { takeLock } from '../../main/database/lock.ts'
import { markDamaged } from '../../main/database/mark.ts'
import { openWorkspace, type OpenedFile } from '../../main/database/open.ts'
import { openCopy, restoreBackup } from '../../main/database/restore.ts'
import { Refused } from '../../shared/errors.ts'
import { addOrganisations, countIn, filesIn, newFolder, newWorkspace, options, organisations, picture, refusalOf, startChild, withModes } from './files/kit.ts'

const posix = process.platform !== 'win32'
const now = new Date('2026-03-18T15:00:00.123Z')
const restoring = { known: 1, person: 'Anna', now }
const pageSize = 4096

let opened: OpenedFile | null = null
afterEach(() => {
  opened?.close({ changed: false })
  opened = null
})
async function openNew(count = 500): Promise<OpenedFile> {
  opened = await openWorkspace(await newWorkspace(newFolder(), count), options)
  return opened
}
const zeroPage = (file: string, page: number) => {
  const bytes = readFileSync(file)
  bytes.fill(0, page * pageSize, (page + 1) * pageSize)
  writeFileSync(file, bytes)
}

describe('counts', () => {
  it('are of what is not in the bin, and of memberships that run today', async () => {
    const { write } = await openNew(3)
    write.exec(`UPDATE organisation SET deletedAt = '2026-01-01' WHERE id = 'o2';
      INSERT INTO membership (id, organisationId, "from", "to", deletedAt) VALUES
        ('a', 'o0', '2026-03-18', '2026-03-18', NULL), ('b', 'o0', NULL, NULL, NULL), ('c', 'o1', '2026-03-19', NULL, NULL),
        ('d', 'o1', NULL, '2026-03-17', NULL), ('e', 'o1', NULL, NULL, '2026-01-01'), ('f', 'o2', NULL, NULL, NULL)`)
    const noon = new Date(2026, 2, 18, 12)
    expect(countsOf(write, noon)).toEqual({ organisations: 2, members: 1, batches: 1, lastChange: '2026-03-05T10:00:00.000Z' })
  })

  it('are zero where a table is not there yet', () => {
    const database = new Sqlite(':memory:')
    expect(countsOf(database, now)).toEqual({ organisations: 0, members: 0, batches: 0, lastChange: null })
    database.close()
  })
})

describe('a backup', () => {
  it('is one whole file under a name that tells when and why, and holds what was committed', async () => {
    const { file, write, read } = await openNew()
    write.exec('BEGIN IMMEDIATE')
    write.exec('DELETE FROM organisation')
    const backup = backUp(read, file, 'import', now)
    write.exec('ROLLBACK')
    expect(backup).toEqual({
      name: '2026-03-18T15-00-00-123Z.import.desk', at: '2026-03-18T15:00:00.123Z', reason: 'import', bytes: expect.any(Number),
      counts: { organisations: 500, members: 0, batches: 1, lastChange: '2026-03-05T10:00:00.000Z' },
    })
    expect(readdirSync(`${file}.backups`)).toEqual([backup.name, `${backup.name}.json`])
    const kept = new Sqlite(join(`${file}.backups`, backup.name), { readonly: true })
    expect([organisations(kept), kept.pragma('integrity_check', { simple: true }), kept.pragma('journal_mode', { simple: true })]).toEqual([500, 'ok', 'delete'])
    kept.close()
    expect(listBackups(file)).toEqual([backup])
    expect(lastBackup(file)).toBe(backup.at)
  })

  it('beside the work holds what was last committed, page for page, while this thread goes on', async () => {
    const { file, write, read } = await openNew(20_000)
    write.exec('BEGIN IMMEDIATE')
    write.exec('DELETE FROM organisation')
    let turns = 0
    const turn = setInterval(() => { turns++ }, 1)
    const backup = await backUpBeside(file, 'merge', undefined, now)
    clearInterval(turn)
    write.exec('ROLLBACK')
    expect(turns).toBeGreaterThan(5)
    expect(backup).toMatchObject({ name: '2026-03-18T15-00-00-123Z.merge.desk', reason: 'merge', counts: { organisations: 20_000, batches: 1 } })
    expect(readdirSync(`${file}.backups`)).toEqual([backup.name, `${backup.name}.json`])
    const kept = new Sqlite(verifiedBackup(file, backup.name, 1), { readonly: true })
    expect([organisations(kept), kept.pragma('integrity_check', { simple: true }), kept.pragma('journal_mode', { simple: true }), kept.pragma('page_count', { simple: true })])
      .toEqual([20_000, 'ok', 'delete', read.pragma('page_count', { simple: true })])
    kept.close()
    expect(listBackups(file)).toEqual([backup])
  })

  it('beside the work is stopped at any moment, and nothing of it stays', async () => {
    const { file } = await openNew(20_000)
    const stopped = new AbortController()
    stopped.abort()
    for (const signal of [stopped.signal, ...[0, 20, 60, 100, 140, 180].map(after => AbortSignal.timeout(after))]) {
      const made = await backUpBeside(file, 'undo', signal, now).then(backup => backup.name, (error: unknown) => (error instanceof Refused ? error.code : error))
      const left = readdirSync(`${file}.backups`)
      if (made === 'cancelled') expect(left).toEqual([])
      else expect(left).toEqual([made, `${String(made)}.json`])
      for (const name of left) rmSync(join(`${file}.backups`, name))
    }
    expect((await refusalOf(() => backUpBeside(file, 'undo', stopped.signal, now))).code).toBe('cancelled')
  })

  it('beside the work that meets damage says so, leaves nothing, and marks the workspace', async () => {
    const file = await newWorkspace()
    zeroPage(file, 6)
    expect((await refusalOf(() => backUpBeside(file, 'asked'))).code).toBe('damaged')
    expect([readdirSync(`${file}.backups`), existsSync(`${file}.suspect`)]).toEqual([[], true])
    expect((await refusalOf(() => backUpBeside(file, 'asked'))).code).toBe('damaged')
  })

  it('beside the work is no backup where an index does not hold what its table does', async () => {
    const { file, write } = await openNew()
    write.exec('CREATE INDEX organisationByName ON organisation (name)')
    write.unsafeMode(true)
    write.exec(`PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX organisationByName ON organisation (deletedAt)' WHERE name = 'organisationByName'; PRAGMA writable_schema = OFF`)
    expect((await refusalOf(() => backUpBeside(file, 'asked'))).code).toBe('damaged')
    expect(readdirSync(`${file}.backups`)).toEqual([])
  })

  it('beside the work is refused in words where nobody may write', async () => {
    const { file } = await openNew()
    writeFileSync(`${file}.backups`, 'a file in the folder\'s place')
    expect((await refusalOf(() => backUpBeside(file, 'asked'))).code).toBe('cannot-write')
    rmSync(`${file}.backups`)
    if (!posix) return
    mkdirSync(`${file}.backups`)
    const refusal = await withModes({ [dirname(file)]: 0o755, [`${file}.backups`]: 0o555 }, () => refusalOf(() => backUpBeside(file, 'asked')))
    expect(refusal.code).toBe('cannot-write')
  })

  it('keeps row numbers, which the search index points to', async () => {
    const { file, write } = await openNew()
    write.exec(`CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; CREATE VIRTUAL TABLE found USING fts5(text, content='entry', content_rowid='id');
      INSERT INTO entry VALUES (7, 'lana'), (900, 'cotone'); INSERT INTO found (rowid, text) SELECT id, text FROM entry; DELETE FROM organisation WHERE id LIKE 'o1%'`)
    const rows = write.prepare('SELECT rowid, id FROM organisation ORDER BY rowid').all()
    const kept = new Sqlite(join(`${file}.backups`, backUp(write, file, 'asked', now).name), { readonly: true })
    expect(kept.prepare('SELECT rowid, id FROM organisation ORDER BY rowid').all()).toEqual(rows)
    expect(kept.prepare(`SELECT e.id FROM found f JOIN entry e ON e.id = f.rowid WHERE found MATCH 'cotone'`).all()).toEqual([{ id: 900 }])
    kept.close()
  })

  it('gets a name of its own in the same millisecond, and older ones are thinned', async () => {
    const { file, write } = await openNew(1)
    const days = [18, 17, 17, 1].map(day => new Date(2026, 2, day, 10))
    for (const day of [...days, ...days.slice(0, 1)]) backUp(write, file, 'asked', day)
    expect(listBackups(file).map(backup => new Date(backup.at).getDate())).toEqual([18, 18, 17, 1])
    backUp(write, file, 'closing', new Date(2026, 2, 18, 11))
    const left = listBackups(file).map(backup => new Date(backup.at))
    expect(left.map(date => date.getDate())).toEqual([18, 18, 18, 17, 1])
    expect(new Set(left.map(date => date.getTime())).size).toBe(5)
    expect(readdirSync(`${file}.backups`)).toHaveLength(10)
  })

  it('is listed without its note too, and left out when it cannot be read', async () => {
    const { file, write } = await openNew(4)
    const first = backUp(write, file, 'asked', new Date(2026, 2, 18, 8))
    const second = backUp(write, file, 'asked', new Date(2026, 2, 18, 9))
    writeFileSync(join(`${file}.backups`, `${first.name}.json`), '{')
    truncateSync(join(`${file}.backups`, second.name), 20)
    writeFileSync(join(`${file}.backups`, 'appunti.txt'), 'not ours')
    expect(listBackups(file)).toEqual([first])
    expect(listBackups(join(newFolder(), 'none.desk'))).toEqual([])
    expect(lastBackup(join(newFolder(), 'none', 'none.desk'))).toBe(null)
  })

  it('is not made of a workspace in which damage was met, so that good ones are not thinned out', async () => {
    const { file, write } = await openNew()
    backUp(write, file, 'asked', now)
    const before = picture(`${file}.backups`)
    markDamaged(file)
    expect((await refusalOf(() => backUp(write, file, 'asked', now))).code).toBe('damaged')
    expect(picture(`${file}.backups`)).toEqual(before)
  })

  it('that meets the damage itself says so, leaves nothing, and marks the workspace', async () => {
    const file = await newWorkspace()
    zeroPage(file, 6)
    const database = new Sqlite(file)
    expect((await refusalOf(() => backUp(database, file, 'asked', now))).code).toBe('damaged')
    expect(readdirSync(`${file}.backups`)).toEqual([])
    expect(existsSync(`${file}.suspect`)).toBe(true)
    database.close()
  })

  it('on a full disk says so and leaves no half file', async () => {
    const { file, write } = await openNew()
    mkdirSync(`${file}.backups`)
    const partial = join(`${file}.backups`, 'x.partial')
    if (posix) {
      symlinkSync('/dev/full', partial)
      const refusal = await refusalOf(() => writeVerified(write, partial, 'prova.desk', now, { finish: () => undefined }))
      expect([refusal.code, refusal.values]).toEqual(['disk-full', { name: 'prova.desk' }])
    }
    const noRoom = () => { throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }) }
    expect((await refusalOf(() => writeVerified(write, partial, 'prova.desk', now, { finish: noRoom }))).code).toBe('disk-full')
    expect(readdirSync(`${file}.backups`)).toEqual([])
    expect(organisations(write)).toBe(500)
  })

  it('where nobody may write is refused in words', async () => {
    const { file, write } = await openNew()
    writeFileSync(`${file}.backups`, 'a file in the folder\'s place')
    expect((await refusalOf(() => backUp(write, file, 'asked', now))).code).toBe('cannot-write')
    rmSync(`${file}.backups`)
    if (!posix) return
    mkdirSync(`${file}.backups`)
    const refusal = await withModes({ [dirname(file)]: 0o755, [`${file}.backups`]: 0o555 }, () => refusalOf(() => backUp(write, file, 'asked', now)))
    expect(refusal.code).toBe('cannot-write')
  })

  it('waits for a program that holds the file, and gives up in the end', () => {
    let tries = 0
    const held = (until: number) => () => {
      if (++tries < until) throw Object.assign(new Error('EBUSY: resource busy or locked, rename'), { code: 'EBUSY' })
      return tries
    }
    expect(patiently(held(3), [1, 1, 1])).toBe(3)
    tries = 0
    expect(() => patiently(held(9), [1, 1, 1])).toThrow('EBUSY')
    expect(tries).toBe(4)
    expect(() => patiently(() => { throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' }) }, [60_000])).toThrow('ENOENT')
  })
})

describe('restoring a backup', () => {
  /** A closed workspace of 500 with a backup of it, changed since to 501. */
  async function changedSince(): Promise<{ file: string; backup: string }> {
    const { file, write } = await openNew()
    const backup = backUp(write, file, 'asked', new Date(now.getTime() - 60_000)).name
    addOrganisations(write, 1, 'n')
    opened?.close({ changed: false })
    opened = null
    return { file, backup }
  }

  it('puts it in the place, and keeps what was there as a backup', async () => {
    const { file, backup } = await changedSince()
    const before = readFileSync(join(`${file}.backups`, backup))
    restoreBackup(file, backup, restoring)
    expect(await countIn(file)).toBe(500)
    expect(readFileSync(join(`${file}.backups`, backup)).equals(before)).toBe(true)
    const [kept, ...rest] = listBackups(file)
    expect(kept).toMatchObject({ reason: 'restore', counts: { organisations: 501 } })
    expect(rest.map(one => one.name)).toEqual([backup])
    restoreBackup(file, kept?.name ?? '', restoring)
    expect(await countIn(file)).toBe(501)
    expect(filesIn(dirname(file)).filter(name => !name.includes('backups'))).toEqual(['prova.desk'])
  })

  it('keeps a damaged workspace beside, with the log that belongs to it', async () => {
    const { file, backup } = await changedSince()
    const child = startChild('write', file)
    await child.said('written')
    await child.kill()
    zeroPage(file, 6)
    const hashes = picture(dirname(file))
    expect((await refusalOf(() => openWorkspace(file, options))).code).toBe('damaged')
    expect(newestGoodBackup(file, 1)).toMatchObject({ name: backup })
    restoreBackup(file, backup, restoring)
    const after = picture(dirname(file))
    const aside = 'prova.desk.damaged-2026-03-18T15-00-00-123Z'
    expect(after[aside]).toBe(hashes['prova.desk'])
    expect(after[`${aside}-wal`]).toBe(hashes['prova.desk-wal'])
    expect(after['prova.desk-wal']).toBe(undefined)
    expect(await countIn(file)).toBe(500)
  })

  it('brings back a workspace that is missing or empty', async () => {
    const { file, backup } = await changedSince()
    for (const damage of [() => rmSync(file), () => truncateSync(file, 0), () => writeFileSync(file, 'garbage'.repeat(1000))]) {
      damage()
      restoreBackup(file, backup, restoring)
      expect(await countIn(file)).toBe(500)
    }
  })

  it('keeps a workspace too that was marked and is whole', async () => {
    const { file, backup } = await changedSince()
    markDamaged(file)
    restoreBackup(file, backup, restoring)
    expect(await countIn(file)).toBe(500)
    expect(listBackups(file)[0]).toMatchObject({ reason: 'restore', counts: { organisations: 501 } })
  })

  it('brings it back where a folder stands, also when killed on the way', async () => {
    const { file, backup } = await changedSince()
    rmSync(file)
    mkdirSync(file)
    const child = startChild('restore', file, backup, 'decided')
    expect(await child.ended).toBe(null)
    expect(await countIn(file)).toBe(500)
  })

  it('refuses a backup that is missing, damaged, flipped in a value, or newer, and changes nothing', async () => {
    const { file, backup } = await changedSince()
    const path = join(`${file}.backups`, backup)
    const good = readFileSync(path)
    const tries: [string, () => void, string][] = [
      [backup, () => zeroPage(path, 6), 'backup-damaged'],
      [backup, () => truncateSync(path, 5000), 'backup-damaged'],
      [backup, () => { const bytes = readFileSync(path); bytes.write('y', bytes.indexOf('xxxxx', 50_000)); writeFileSync(path, bytes) }, 'backup-damaged'],
      ['2020-01-01T00-00-00-000Z.asked.desk', () => undefined, 'backup-missing'],
      ['../prova.desk', () => undefined, 'backup-missing'],
    ]
    for (const [name, damage, code] of tries) {
      damage()
      const before = picture(dirname(file))
      expect((await refusalOf(() => restoreBackup(file, name, restoring))).code).toBe(code)
      expect(picture(dirname(file))).toEqual(before)
      writeFileSync(path, good)
    }
    expect((await refusalOf(() => restoreBackup(file, backup, { ...restoring, known: 0 }))).code).toBe('newer')
    expect(await countIn(file)).toBe(501)
  })

  it('without its note a flip in a value is not seen: no more is claimed', async () => {
    const { file, backup } = await changedSince()
    const path = join(`${file}.backups`, backup)
    rmSync(`${path}.json`)
    const bytes = readFileSync(path)
    bytes.write('y', bytes.indexOf('xxxxx', 50_000))
    writeFileSync(path, bytes)
    expect(verifiedBackup(file, backup, 1)).toBe(path)
  })

  it('offers the newest that is whole', async () => {
    const { file, write } = await openNew()
    const names = [1, 2, 3].map(hour => backUp(write, file, 'asked', new Date(2026, 2, 18, hour)).name)
    zeroPage(join(`${file}.backups`, names[2] ?? ''), 6)
    expect(newestGoodBackup(file, 1)?.name).toBe(names[1])
    rmSync(join(`${file}.backups`, names[1] ?? ''))
    expect(newestGoodBackup(file, 1)?.name).toBe(names[0])
    rmSync(join(`${file}.backups`, names[0] ?? ''))
    expect(newestGoodBackup(file, 1)).toBe(null)
  })

  it('is refused while the workspace is open', async () => {
    const { file, write } = await openNew()
    const { name } = backUp(write, file, 'asked', now)
    expect((await refusalOf(() => restoreBackup(file, name, restoring))).code).toBe('locked')
    expect(organisations(write)).toBe(500)
  })

  it('says meanwhile who has the file: who asks, else who wrote in it the last time', async () => {
    const { file, backup } = await changedSince()
    const notes = join(newFolder(), 'left.json')
    noteLeft(notes, file, 'Bruno')
    for (const person of ['Anna', null]) {
      const refusals: Promise<Refused>[] = []
      restoreBackup(file, backup, { ...restoring, person, notes, step: () => { refusals.push(refusalOf(() => { takeLock(file, null, now) }), refusalOf(() => lookAtCopy(file, { known: 1, scratch: `${file}.checking`, now }, () => null))) } })
      const told = await Promise.all(refusals)
      expect(told.length).toBeGreaterThan(0)
      for (const { code, values } of told) expect([code, values['person']]).toEqual(['locked', person ?? 'Bruno'])
    }
  })

  it('on a full disk, or where a backup cannot be kept, leaves the workspace as it is', async () => {
    const { file, backup } = await changedSince()
    const failing = (at: string) => ({ ...restoring, step: (done: string) => {
      if (done === at) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    } })
    for (const step of ['brought in', 'kept']) {
      expect((await refusalOf(() => restoreBackup(file, backup, failing(step)))).code).toBe('disk-full')
      expect(filesIn(dirname(file)).filter(name => !name.includes('backups'))).toEqual(['prova.desk'])
    }
    expect(await countIn(file)).toBe(501)
  })

  const steps = ['brought in', 'kept', 'decided', 'set aside', 'cleared', 'replaced']
  it.each(steps)('killed after "%s" leaves something that opens, and loses nothing', async step => {
    for (const damaged of [false, true]) {
      if (step === 'set aside' && !damaged) continue
      const { file, backup } = await changedSince()
      if (damaged) {
        const child = startChild('write', file)
        await child.said('written')
        await child.kill()
        zeroPage(file, 6)
      }
      const hashes = picture(dirname(file))
      const child = startChild('restore', file, backup, step)
      expect(await child.ended).toBe(null)
      const decided = !['brought in', 'kept'].includes(step)
      if (damaged && !decided) {
        expect((await refusalOf(() => openWorkspace(file, options))).code).toBe('damaged')
        restoreBackup(file, newestGoodBackup(file, 1)?.name ?? '', restoring)
      }
      const workspace = await openWorkspace(file, options)
      expect(organisations(workspace.read)).toBe(decided || damaged ? 500 : 501)
      expect(workspace.recovered).toBe(decided || !damaged)
      workspace.close({ changed: false })
      const after = picture(dirname(file))
      if (damaged) for (const side of ['', '-wal']) expect(Object.entries(after).find(([name]) => new RegExp(`damaged-[^/-]+-[^/-]+-[^/]+Z${side}$`).test(name))?.[1]).toBe(hashes[`prova.desk${side}`])
      else expect(listBackups(file).some(one => one.counts.organisations === 501)).toBe(true)
      expect(Object.keys(after).filter(name => /restoring|checking|lock|desk-/.test(name) && !name.includes('damaged'))).toEqual([])
    }
  })
})

describe('a copy', () => {
  it('is one verified file anywhere, with the hash of its bytes', async () => {
    const { write, read } = await openNew()
    addOrganisations(write, 1, 'n')
    const target = join(newFolder(), 'Copia è qui.desk')
    const copy = saveCopy(read, target, now)
    const bytes = readFileSync(target)
    expect(copy).toEqual({
      path: target, name: 'Copia è qui.desk', sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, version: 1,
      counts: { organisations: 501, members: 0, batches: 2, lastChange: '2026-03-05T10:00:00.000Z' },
    })
    expect(filesIn(dirname(target))).toEqual(['Copia è qui.desk'])
  })

  it('holds nothing of what was deleted', async () => {
    const { write, read } = await openNew()
    write.exec(`INSERT INTO organisation (id, name) VALUES ('s', 'nota riservatissima'); DELETE FROM organisation WHERE id = 's'`)
    const target = join(newFolder(), 'copia.desk')
    saveCopy(read, target, now)
    expect(readFileSync(target).includes('riservatissima')).toBe(false)
  })

  it('replaces an older copy only at the end, and nothing else', async () => {
    const { file, read } = await openNew()
    const folder = newFolder()
    const target = join(folder, 'copia.desk')
    saveCopy(read, target, now)
    const first = picture(folder)
    if (posix) {
      const refusal = await withModes({ [folder]: 0o555, [target]: 0o644 }, () => refusalOf(() => saveCopy(read, target, now)))
      expect(refusal.code).toBe('cannot-write')
      expect(picture(folder)).toEqual(first)
    }
    expect(saveCopy(read, target, now).sha256).toBe(first['copia.desk'])
    writeFileSync(join(folder, 'relazione.pdf'), '%PDF-1.7 '.repeat(100))
    mkdirSync(join(folder, 'cartella.desk'))
    copyFileSync(file, join(folder, 'viva.desk'))
    writeFileSync(join(folder, 'viva.desk-wal'), 'a log that belongs to it')
    const before = picture(folder)
    for (const name of ['relazione.pdf', 'cartella.desk', 'viva.desk']) {
      const refusal = await refusalOf(() => saveCopy(read, join(folder, name), now))
      expect([refusal.code, refusal.values]).toEqual(['exists', { name }])
    }
    expect((await refusalOf(() => saveCopy(read, file, now))).code).toBe('locked')
    expect(picture(folder)).toEqual(before)
  })

  it('takes away what one left there that was killed, and nothing else', async () => {
    const { read } = await openNew()
    const folder = newFolder()
    let half = ''
    saveCopy(read, join(folder, 'copia di ieri.desk'), now, partial => {
      half = partial
      copyFileSync(partial, join(folder, 'as it stood'))
    })
    renameSync(join(folder, 'as it stood'), half)
    writeFileSync(`${half}-journal`, 'of a half file')
    writeFileSync(join(folder, 'altro.desk.partial'), 'of somebody else')
    saveCopy(read, join(folder, 'copia di oggi.desk'), now)
    expect(filesIn(folder)).toEqual(['altro.desk.partial', 'copia di ieri.desk', 'copia di oggi.desk'])
  })

  it('cannot be written into what is no folder, and says so', async () => {
    const { read } = await openNew()
    const folder = newFolder()
    writeFileSync(join(folder, 'plain'), '')
    for (const target of [join(folder, 'plain', 'x.desk'), join(folder, 'nowhere', 'x.desk'), join(folder, 'x'.repeat(300))]) {
      expect((await refusalOf(() => saveCopy(read, target, now))).code).toBe('cannot-write')
    }
    expect(filesIn(folder)).toEqual(['plain'])
  })

  it('is looked at without changing it, also from a place that cannot be written', async () => {
    const { file, read } = await openNew()
    const folder = newFolder()
    const target = join(folder, 'copia.desk')
    saveCopy(read, target, now)
    // A workspace that was copied by hand, log and all
    const byHand = join(folder, 'a-mano.desk')
    opened?.close({ changed: false })
    const child = startChild('write', file)
    await child.said('written')
    for (const side of ['', '-wal']) copyFileSync(file + side, byHand + side)
    await child.kill()
    const before = picture(folder)
    const scratch = `${file}.checking`
    const look = (path: string) => lookAtCopy(path, { known: 1, scratch, now }, database => database.prepare('SELECT count(*) AS n FROM batch').get())
    const seen = async () => [look(target), look(byHand)]
    const found = posix ? await withModes({ [folder]: 0o555, [dirname(file)]: 0o777 }, seen) : await seen()
    expect(found.map(one => [one.counts.organisations, one.more])).toEqual([[500, { n: 1 }], [501, { n: 1 }]])
    expect(picture(folder)).toEqual(before)
    expect(existsSync(scratch)).toBe(false)
  })

  it('that is no workspace is refused, and one that is open too', async () => {
    const { file } = await openNew()
    const look = (path: string) => refusalOf(() => lookAtCopy(path, { known: 1, scratch: `${file}.checking`, now }, () => null))
    const other = join(newFolder(), 'x.desk')
    expect((await look(other)).code).toBe('missing')
    writeFileSync(other, 'elenco')
    expect((await look(other)).code).toBe('foreign')
    expect((await look(file)).code).toBe('locked')
  })

  it('comes back in the place of a workspace, or where there was none', async () => {
    const { file, write, read } = await openNew()
    const copy = join(newFolder(), 'copia.desk')
    saveCopy(read, copy, now)
    addOrganisations(write, 7, 'n')
    opened?.close({ changed: false })
    const before = picture(dirname(copy))
    openCopy(file, copy, restoring)
    expect(await countIn(file)).toBe(500)
    expect(listBackups(file)[0]).toMatchObject({ reason: 'restore', counts: { organisations: 507 } })
    const fresh = join(newFolder(), 'nuova', 'cartella', 'agenzia.desk')
    openCopy(fresh, copy, restoring)
    expect(await countIn(fresh)).toBe(500)
    // A workspace that was copied by hand is in another mode, and is read in a copy
    const byHand = join(newFolder(), 'a-mano.desk')
    copyFileSync(file, byHand)
    const other = join(newFolder(), 'altra', 'agenzia.desk')
    openCopy(other, byHand, restoring)
    expect(await countIn(other)).toBe(500)
    expect(picture(dirname(copy))).toEqual(before)
    renameSync(copy, `${copy}.away`)
    expect((await refusalOf(() => openCopy(file, copy, restoring))).code).toBe('missing')
    truncateSync(`${copy}.away`, 9000)
    expect((await refusalOf(() => openCopy(file, `${copy}.away`, restoring))).code).toBe('truncated')
    expect(await countIn(file)).toBe(500)
  })
})
