import { closeSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { startCore } from '../../main/core/core.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test, type TestDesk } from './window.ts'

const fileOf = ({ home }: TestDesk): string => join(home, 'agenzia.desk')

/** Closes the app, does something to the workspace's file, and starts the app again. */
async function mistreat(desk: TestDesk, how: (file: string) => void): Promise<void> {
  await desk.window.close()
  how(fileOf(desk))
  await desk.reopen()
}

/** Random bytes over a stretch of the middle: what a failing disk leaves. */
function spoil(file: string): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(readFileSync(file).length - 8192, 0xa5), 0, undefined, 4096)
  closeSync(descriptor)
}

/** A refused file is as it was, with no log beside it: also while it is being looked at. */
function expectUntouched(desk: TestDesk, before: Buffer): void {
  expect(readdirSync(desk.home).filter(name => /-(?:wal|shm)$/.test(name))).toEqual([])
  expect(readFileSync(fileOf(desk)).equals(before)).toBe(true)
}

test('a damaged file: the newest good backup is offered with its counts, and restored', async ({ desk }) => {
  await desk.call('organisations.save', { values: { name: 'Filatura del Bisenzio' } })
  await desk.call('workspace.backups.make', {})
  await mistreat(desk, spoil)
  const before = readFileSync(fileOf(desk))
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/danneggiat/i)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByText('L’ultima copia di sicurezza integra')).toBeVisible()
  await expect(page.getByRole('row', { name: 'Organizzazioni 1' })).toBeVisible()
  expectUntouched(desk, before)
  await expectAccessible(page)

  await page.getByRole('button', { name: /Ripristina la copia del/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ripristina questa copia' }).click()
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible()
  expect((await desk.call('search.everything', { text: 'filatura' })).hits).toHaveLength(1)
  const kept = readdirSync(desk.home, { recursive: true }).map(String).filter(name => readOrNull(join(desk.home, name))?.equals(before))
  expect(kept, 'the damaged file is kept').not.toEqual([])
})

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

const broken: { name: string; how: (file: string) => void; says: RegExp }[] = [
  { name: 'empty', how: file => truncateSync(file, 0), says: /vuot/i },
  { name: 'cut short', how: file => truncateSync(file, Math.floor(readFileSync(file).length / 2 / 4096) * 4096), says: /tronc|incomplet|manca/i },
  { name: 'foreign', how: file => { rmSync(file); const other = new Database(file); other.exec('CREATE TABLE strangers (id INTEGER)'); other.close() }, says: /non è (?:un|l)/i },
  { name: 'a text', how: file => writeFileSync(file, 'a letter to the members, and no database '.repeat(200)), says: /non è (?:un|l)/i },
  { name: 'newer', how: file => { const own = new Database(file); own.pragma('user_version = 9000'); own.close() }, says: /più recente|nuova/i },
]

for (const { name, how, says } of broken) {
  test(`a file that is ${name}: its own words, nothing touched, and ways on`, async ({ desk }) => {
    await mistreat(desk, how)
    const before = readFileSync(fileOf(desk))
    const { page } = desk
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says)
    expect(await page.getByRole('main').innerText()).not.toMatch(/undefined|\{\{|\?\?|\bnull\b/)
    await expect(page.getByRole('button', { name: 'Riprova' })).toBeVisible()
    await page.getByRole('button', { name: 'Riprova' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says)
    expectUntouched(desk, before)
    await expectAccessible(page)
    await page.getByText('English').click()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    expect(await page.getByRole('main').innerText()).not.toMatch(/undefined|\{\{|Riprova|archivio/)
  })
}

test('a file that another program holds: who, since when; opened when it is free again', async ({ desk }) => {
  await desk.window.close()
  const other = startCore({ home: desk.home })
  await other.ready
  await desk.reopen()
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/già apert|in uso/i)
  expect(await page.getByRole('main').innerText()).not.toMatch(/undefined|\{\{|\bnull\b/)
  await page.getByRole('button', { name: 'Riprova' }).click()
  await expect(page.getByRole('button', { name: 'Riprova' })).toBeEnabled()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/già apert|in uso/i)
  await other.close()
  await page.getByRole('button', { name: 'Riprova' }).click()
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible()
})

test('a workspace that is gone: first run, with its backups at hand', async ({ desk }) => {
  await desk.call('organisations.save', { values: { name: 'Filatura del Bisenzio' } })
  await desk.call('workspace.backups.make', {})
  await mistreat(desk, file => rmSync(file))
  const { page } = desk
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Benvenuti')
  await page.getByRole('button', { name: /copi[ae] di sicurezza/ }).click()
  await page.getByRole('button', { name: /Ripristina la copia del/ }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ripristina questa copia' }).click()
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible()
  expect((await desk.call('search.everything', { text: 'filatura' })).hits).toHaveLength(1)
})

test('a copy takes the place of a broken file', async ({ desk }, info) => {
  const copy = info.outputPath('chiavetta.desk')
  await desk.call('workspace.copy.save', { path: copy })
  await mistreat(desk, file => writeFileSync(file, ''))
  const { page } = desk
  await page.locator('input[type=file]').setInputFiles(copy)
  await page.getByRole('dialog', { name: /chiavetta\.desk/ }).getByRole('button', { name: 'Apri questa copia' }).click()
  await expect(page.getByRole('navigation', { name: 'Sezioni' })).toBeVisible()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', agency: 'Agenzia di prova' })
})

test('a week without a copy elsewhere: reminded, put off, and quiet after a copy', async ({ desk }) => {
  await mistreat(desk, file => {
    const database = new Database(file)
    database.prepare('UPDATE batch SET at = ?').run(new Date(Date.now() - 8 * 24 * 3600 * 1000).toISOString())
    database.close()
  })
  const { page } = desk
  await expect(page.getByText('È il momento di salvare una copia altrove')).toBeVisible()
  await page.getByRole('button', { name: 'Più tardi' }).click()
  await expect(page.getByText('È il momento di salvare una copia altrove')).toBeHidden()
  await page.reload()
  await page.getByRole('button', { name: 'Salva una copia…' }).click()
  await expect(page.getByText(/Copia salvata e verificata/)).toBeVisible()
  await expect(page.getByText('È il momento di salvare una copia altrove')).toBeHidden()
  await expect(page.getByRole('contentinfo').getByRole('link', { name: /^Copia altrove: \d\d\/\d\d\/\d{4}/ })).toBeVisible()
})
