import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startCore, type CoreOptions } from '../../main/core/core.ts'
import { testDesk } from './desk.ts'

const golden = new URL('../fixtures/golden/0.1.0.desk', import.meta.url)

test('a workspace with nothing wished for is Italian and has one cluster; an existing file is never touched', async () => {
  const desk = await testDesk({ create: false })
  expect(await desk.call('workspace.create', {})).toEqual({ path: desk.file })
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', language: 'it', name: 'prova.desk', writer: null })
  expect((await desk.call('clusters.list', {})).clusters).toHaveLength(1)
  const before = statSync(desk.file).size
  expect(await desk.refused('workspace.create', { agency: 'Altra' })).toMatchObject({ code: 'exists', values: { name: 'prova.desk' } })
  expect(statSync(desk.file).size).toBe(before)
})

test('calls that come before the workspace is open wait for it; a closing that comes then closes it; where the core cannot start they are answered all the same', async () => {
  const desk = await testDesk({ create: false })
  // of an older version: it is brought up to date meanwhile
  copyFileSync(golden, desk.file)
  const early = startCore({ home: join(dirname(desk.file), 'altro'), file: desk.file })
  const replies = [early.call({ id: 'e1', procedure: 'workspace.state', input: {} }), early.call({ id: 'e2', procedure: 'members.list', input: {} })]
  expect(await Promise.all(replies)).toMatchObject([{ ok: true, answer: { state: 'open', name: 'prova.desk' } }, { ok: true }])
  await early.close()
  await startCore({ home: desk.home, file: desk.file }).close()
  expect(readdirSync(dirname(desk.file)).filter(name => name.startsWith('prova.desk-'))).toEqual([])

  const odd: CoreOptions = JSON.parse(JSON.stringify({ home: desk.home, file: 7 }))
  const never = startCore(odd)
  expect(await never.call({ id: 'n1', procedure: 'workspace.state', input: {} })).toMatchObject({ ok: false, error: { code: 'interrupted' } })
  await expect(never.ready).rejects.toThrow()
  await never.close()
})

test('a first run names the agency, the writer and a district that is described', async () => {
  const desk = await testDesk({ create: false })
  const [district] = (await desk.call('clusters.reference', { language: 'it' })).clusters.filter(c => c.group === 'tuscanDistrict')
  await desk.call('workspace.create', { agency: 'Agenzia Prova', reference: district?.id, writer: { name: 'Anna Prova', initials: 'AP' } })
  expect(await desk.call('workspace.state', {})).toMatchObject({ agency: 'Agenzia Prova', writer: { name: 'Anna Prova', initials: 'AP' } })
  expect((await desk.call('clusters.list', {})).clusters[0]).toMatchObject({ name: district?.name, referenceId: district?.id })
})

test('settings, logo and writers are kept, journalled and undone', async () => {
  const desk = await testDesk()
  const { batch } = await desk.call('workspace.settings.save', { agency: 'Agenzia Prova', address: 'Via Uno 1\n50053 Empoli', language: 'en' })
  expect(await desk.call('workspace.settings', {})).toMatchObject({ agency: 'Agenzia Prova', address: 'Via Uno 1\n50053 Empoli', language: 'en' })
  await desk.call('history.undo', { batch })
  expect(await desk.call('workspace.settings', {})).toMatchObject({ agency: '', language: 'it' })

  const folder = dirname(desk.file)
  const logo = join(folder, 'logo.png')
  writeFileSync(logo, Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100)]))
  await desk.call('workspace.logo.save', { file: logo })
  expect((await desk.call('workspace.settings', {})).logo).toMatch(/^data:image\/png;base64,/)
  writeFileSync(logo, 'not a picture')
  expect((await desk.refused('workspace.logo.save', { file: logo })).code).toBe('logo-unreadable')
  writeFileSync(logo, Buffer.alloc(40 * 1024 * 1024))
  expect(await desk.refused('workspace.logo.save', { file: logo })).toMatchObject({ code: 'logo-too-large', values: { megabytes: 40 } })

  const { id } = await desk.call('workspace.writers.save', { name: 'Bruno Prova', initials: 'BP' })
  await desk.call('workspace.writers.choose', { id })
  await desk.call('organisations.save', { values: { name: 'Firma' } })
  expect((await desk.call('history.list', {})).batches[0]?.writer).toBe('Bruno Prova')
  await desk.reopen()
  expect(await desk.call('workspace.writers', {})).toMatchObject({ current: id })
  expect((await desk.refused('workspace.writers.choose', { id: 'nobody' })).code).toBe('not-found')
})

test('exports go into the remembered folder, which must exist', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  expect((await desk.refused('workspace.exportFolder.save', { path: join(folder, 'none') })).code).toBe('cannot-write')
  await desk.call('workspace.exportFolder.save', { path: folder })
  expect((await desk.call('workspace.exportFolder', {})).path).toBe(folder)
  const first = await desk.call('members.export', { kind: 'list', format: 'csv', language: 'it' })
  const second = await desk.call('members.export', { kind: 'list', format: 'csv', language: 'it' })
  expect(dirname(first.path)).toBe(folder)
  expect(second.name).toBe(first.name.replace('.csv', ' (2).csv'))
})

test('a backup brings back what was, and what was there meanwhile is kept as a backup too', async () => {
  const desk = await testDesk()
  await desk.call('organisations.save', { values: { name: 'Prima' } })
  const backup = await desk.call('workspace.backups.make', {})
  expect(backup).toMatchObject({ reason: 'asked', counts: { organisations: 1 } })
  await desk.call('organisations.save', { values: { name: 'Dopo' } })
  expect(await desk.call('workspace.backups.restore', { name: backup.name })).toMatchObject({ state: 'open' })
  expect((await desk.call('search.everything', { text: 'dopo' })).hits).toEqual([])
  const { backups } = await desk.call('workspace.backups', {})
  expect(backups.map(b => b.reason)).toContain('restore')
  expect(backups.find(b => b.reason === 'restore')?.counts.organisations).toBe(2)
  expect((await desk.refused('workspace.backups.restore', { name: '../x' })).code).toBe('backup-missing')
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open' })
})

test('a copy is one verified file, can be looked at, and comes back', async () => {
  const desk = await testDesk({ create: { agency: 'Agenzia Prova' } })
  await desk.call('organisations.save', { values: { name: 'Prima' } })
  const path = join(dirname(desk.file), 'chiavetta.desk')
  const copy = await desk.call('workspace.copy.save', { path })
  expect(copy).toMatchObject({ name: 'chiavetta.desk', counts: { organisations: 1 } })
  expect(await desk.call('workspace.copy.look', { file: path })).toMatchObject({ agency: 'Agenzia Prova', counts: { organisations: 1 } })
  await desk.call('organisations.save', { values: { name: 'Dopo' } })
  await desk.call('workspace.copy.open', { file: path })
  expect((await desk.call('members.list', {})).total).toBe(0)
  expect((await desk.call('search.everything', { text: 'dopo' })).hits).toEqual([])
  expect(existsSync(path)).toBe(true)
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
})

test('a damaged file is refused with the newest good backup, which opens', async () => {
  const desk = await testDesk()
  await desk.call('organisations.save', { values: { name: 'Prima' } })
  await desk.call('workspace.backups.make', {})
  await desk.core.close()
  writeFileSync(desk.file, readFileSync(desk.file).subarray(0, 20_000))
  await desk.reopen()
  const state = await desk.call('workspace.state', {})
  expect(state).toMatchObject({ state: 'refused', code: 'truncated', backup: { counts: { organisations: 1 } } })
  if (state.state !== 'refused' || !state.backup) throw new Error('no backup is offered')
  expect((await desk.refused('members.list', {})).code).toBe('truncated')
  expect(await desk.call('workspace.backups.restore', { name: state.backup.name })).toMatchObject({ state: 'open' })
  expect((await desk.call('search.everything', { text: 'prima' })).hits).toHaveLength(1)
})

test('an emptied file is never taken for a new workspace; when it is put back it opens', async () => {
  const desk = await testDesk()
  await desk.core.close()
  const bytes = readFileSync(desk.file)
  writeFileSync(desk.file, '')
  await desk.reopen()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'refused', code: 'empty' })
  expect((await desk.refused('workspace.create', {})).code).toBe('exists')
  writeFileSync(desk.file, bytes)
  expect(await desk.call('workspace.open', {})).toMatchObject({ state: 'open' })
})

test('another file that is refused leaves the present one open; previews are emptied at closing', async () => {
  const desk = await testDesk({ create: { agency: 'Agenzia Prova' } })
  const other = join(dirname(desk.file), 'altro.desk')
  writeFileSync(other, 'no database')
  expect((await desk.refused('workspace.open', { file: other })).code).toBe('foreign')
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', agency: 'Agenzia Prova' })
  const preview = await desk.call('members.export', { kind: 'list', format: 'pdf', language: 'it', preview: true })
  expect(existsSync(preview.path)).toBe(true)
  await desk.core.close()
  expect(existsSync(preview.path)).toBe(false)
})

test('a file whose schema was changed behind the app is damaged, and the core lives on', async () => {
  const desk = await testDesk()
  await desk.core.close()
  const broken = new Sqlite(desk.file)
  broken.exec('DROP TABLE membership')
  broken.close()
  await desk.reopen()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'refused', code: 'damaged' })
})

test('the home without a workspace is a first run, not an error', async () => {
  const desk = await testDesk()
  rmSync(dirname(desk.file), { recursive: true, force: true })
  const other = await testDesk({ create: false })
  expect(await other.call('workspace.state', {})).toMatchObject({ state: 'refused', code: 'missing' })
})

test('neither log nor report nor written files hold private notes, addresses or names', async () => {
  const desk = await testDesk({ create: { agency: 'Agenzia Prova' } })
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id
  const { id } = await desk.call('organisations.save', { values: { name: 'Firma Segreta', privateNotes: 'NOTARISERVATA', email: 'segreta@firma.example' }, clusterId })
  await desk.core.close()
  const broken = new Sqlite(desk.file)
  // a fault that our own code stumbles over, with something personal in its message
  broken.prepare('UPDATE organisation SET tags = ?').run('Segreta, segreta@firma.example')
  broken.close()
  await desk.reopen()
  const refusal = await desk.refused('members.list', { text: 'Segreta segreta@firma.example' })
  expect(refusal).toMatchObject({ code: 'internal' })
  await desk.refused('organisations.get', { id })
  const log = readFileSync(join(desk.home, 'logs', 'desk.log'), 'utf8')
  expect(log).toContain(String(refusal.values['number']))
  const { text } = await desk.call('workspace.report', {})
  for (const secret of ['NOTARISERVATA', 'segreta@firma', 'Segreta', dirname(desk.file)]) {
    expect(log, secret).not.toContain(secret)
    expect(text, secret).not.toContain(secret)
  }
})

test('no export, in whatever format, holds the private notes', async () => {
  const desk = await testDesk()
  const folder = dirname(desk.file)
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id } = await desk.call('organisations.save', { values: { name: 'Firma Alfa', privateNotes: 'NOTARISERVATA' }, clusterId })
  await desk.call('clusters.save', { id: clusterId, fields: { sector: 'Concia' } })
  for (const format of ['xlsx', 'pdf', 'csv'] as const) await desk.call('members.export', { kind: 'list', format, language: 'it', path: join(folder, `elenco.${format}`) })
  const sheet = await desk.call('members.export', { kind: 'sheet', format: 'pdf', language: 'en', organisationId: id, path: join(folder, 'scheda.pdf') })
  await desk.call('clusters.export', { id: clusterId, language: 'it', path: join(folder, 'carta.pdf') })
  expect(sheet).toMatchObject({ name: 'scheda.pdf', pages: 1 })
  expect((await desk.call('search.everything', { text: 'notariservata' })).hits).toEqual([])
  const written = readdirSync(folder).filter(name => /\.(xlsx|pdf|csv)$/.test(name))
  expect(written).toHaveLength(5)
  for (const name of written) expect(await textOf(join(folder, name)), name).not.toContain('NOTARISERVATA')
  expect(await textOf(join(folder, 'scheda.pdf'))).toContain('Firma Alfa')
})

/** The text of a written file, by another program than the one that wrote it. */
async function textOf(file: string): Promise<string> {
  if (file.endsWith('.csv')) return readFileSync(file, 'utf8')
  if (file.endsWith('.xlsx')) {
    const { read, utils } = await import('@e965/xlsx')
    const book = read(readFileSync(file))
    return Object.values(book.Sheets).map(sheet => utils.sheet_to_csv(sheet)).join('\n')
  }
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)), useSystemFonts: false, verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, async (_, index) => (await (await document.getPage(index + 1)).getTextContent()).items))
  return pages.flat().map(item => ('str' in item ? item.str : '')).join(' ')
}

test('who asks while the workspace is being opened is told nothing that would make him ask again; who sees it replaced is', async () => {
  const first = await testDesk()
  await first.core.close()
  const core = startCore({ home: first.home, file: first.file })
  const heard: string[] = []
  core.listen(({ event }) => heard.push(event))
  const ask = (procedure: string) => core.call({ id: procedure, procedure, input: {} })
  expect(await ask('workspace.state')).toMatchObject({ ok: true, answer: { state: 'open' } })
  expect(heard).toEqual([])
  await ask('workspace.open')
  expect(heard).toEqual(['workspace'])
  await core.close()
})
