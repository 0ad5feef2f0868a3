import { closeSync, copyFileSync, existsSync, openSync, readFileSync, renameSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { noteLeft } from '../../main/database/asLeft.ts'
import { markDamaged } from '../../main/database/mark.ts'
import { openWorkspace } from '../../main/database/open.ts'
import { testDesk } from './desk.ts'
import { laterMigrations } from './files/schema.ts'
import { filesIn, newFolder, newWorkspace, options, organisations, refusalOf, startChild } from './files/kit.ts'

const pageSize = 4096

/** What a failing disk leaves where a page was. */
function spoilPage(file: string, page: number): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(pageSize, 0xa5), 0, pageSize, page * pageSize)
  closeSync(descriptor)
}

/** A workspace that was opened and closed once with a note, and how it is opened again. */
async function leftInOrder() {
  const file = await newWorkspace()
  const notes = join(newFolder(), 'left.json')
  const open = () => openWorkspace(file, { ...options, notes })
  ;(await open()).close({ changed: false })
  return { file, notes, open }
}

describe('a file as it was left', () => {
  it('opens without being checked before, and only with the note', async () => {
    const { file, notes, open } = await leftInOrder()
    for (const _ of [1, 2]) {
      const opened = await open()
      expect([opened.checked, opened.recovered, organisations(opened.read)]).toEqual([false, false, 500])
      opened.close({ changed: false })
    }
    writeFileSync(notes, 'no note')
    const checked = await open()
    expect(checked.checked).toBe(true)
    checked.close({ changed: false })
    expect(filesIn(dirname(file))).toEqual(['prova.desk'])
  })

  it('is as it was left also after it was written to', async () => {
    const { open } = await leftInOrder()
    const writing = await open()
    writing.write.exec(`INSERT INTO organisation (id, name) VALUES ('n', 'N')`)
    writing.close({ changed: false })
    const again = await open()
    expect([again.checked, organisations(again.read)]).toEqual([false, 501])
    again.close({ changed: false })
  })

  const touched: [string, (file: string) => unknown][] = [
    ['it has another time', file => { utimesSync(file, new Date(), new Date(Date.now() - 5000)) }],
    ['it is another file', file => { copyFileSync(file, `${file}.copy`); renameSync(`${file}.copy`, file) }],
    ['another program has written to it', file => { const other = new Sqlite(file); other.exec(`DELETE FROM organisation WHERE id = 'o1'`); other.close() }],
    ['it was marked as damaged', file => { markDamaged(file) }],
    ['a log lies beside it', file => { writeFileSync(`${file}-wal`, '') }],
    ['the last run was killed', async file => {
      const child = startChild('hold', file)
      await child.said('open')
      await child.kill()
    }],
  ]
  it.each(touched)('is checked when %s', async (_, touch) => {
    const { file, open } = await leftInOrder()
    await touch(file)
    const opened = await open()
    expect(opened.checked).toBe(true)
    opened.close({ changed: false })
  })

  it('is refused at once when a page is spoiled', async () => {
    const { file, open } = await leftInOrder()
    spoilPage(file, 6)
    expect((await refusalOf(open)).code).toBe('damaged')
  })

  it('is checked before a migration', async () => {
    const { file, notes } = await leftInOrder()
    const opened = await openWorkspace(file, { ...options, notes, migrations: laterMigrations })
    expect([opened.checked, opened.migrated]).toEqual([true, { from: 1, to: 2 }])
    opened.close({ changed: false })
  })

  it('is no longer so when damage was met while it was open', async () => {
    const { open } = await leftInOrder()
    const opened = await open()
    opened.markDamaged()
    opened.close({ changed: false })
    const again = await open()
    expect(again.checked).toBe(true)
    again.close({ changed: false })
  })
})

it('damage that no time and size betray is found beside the work, told, and refused at the next opening', { timeout: 60_000 }, async () => {
  const desk = await testDesk({ create: { sample: true } })
  await desk.call('workspace.backups.make', {})
  await desk.core.close()
  // A page of the journal, which no first screen reads
  spoilPage(desk.file, Math.floor(readFileSync(desk.file).length / pageSize / 2))
  noteLeft(join(desk.home, 'left.json'), desk.file, null)
  await desk.reopen()
  desk.events.length = 0
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', damaged: false })
  await vi.waitUntil(() => desk.events.some(({ event }) => event === 'workspace'), { timeout: 30_000 })
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', damaged: true })
  expect(existsSync(`${desk.file}.suspect`)).toBe(true)
  await desk.reopen()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'refused', code: 'damaged', backup: { reason: 'asked' } })
})

it('a second program is told who writes: whoever did the last time', async () => {
  const desk = await testDesk()
  const refusedTo = async () => (await refusalOf(() => openWorkspace(desk.file, options))).values['person']
  const { id } = await desk.call('workspace.writers.save', { name: 'Anna Prova', initials: 'AP' })
  await desk.call('workspace.writers.choose', { id })
  expect(await refusedTo()).toBe('?')
  await desk.reopen()
  expect(await refusedTo()).toBe('Anna Prova')
})
