import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { testDesk, type TestDesk } from './desk.ts'

/** A file beside the workspace, with that content. */
function given(desk: TestDesk, name: string, content: string | Buffer): string {
  const folder = join(dirname(desk.file), 'posta')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const sha = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const stored = (file: string, content: string | Buffer) => join(`${file}.files`, sha(content).slice(0, 2), sha(content))

async function firmWithCertificate(desk: TestDesk) {
  const organisationId = (await desk.call('organisations.save', { values: { name: 'Conceria Uno' } })).id
  const documentId = (await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-iso9001-2015', issuedOn: '2026-01-01' } })).id
  return { organisationId, documentId }
}

test('a file is kept once by its hash, found in the list of its document, and opened as a copy that may only be read', async () => {
  const desk = await testDesk()
  const { organisationId, documentId } = await firmWithCertificate(desk)
  const content = Buffer.from('%PDF-1.7 certificato')
  const made = await desk.call('documents.attachments.add', { file: given(desk, 'Certificato È 9001.pdf', content), organisationId, documentId })
  expect(made).toMatchObject({ name: 'Certificato È 9001.pdf', bytes: content.length })
  await desk.call('documents.attachments.add', { file: given(desk, 'copia.pdf', content), organisationId })
  expect(readdirSync(`${desk.file}.files`)).toEqual([sha(content).slice(0, 2)])
  expect(readFileSync(stored(desk.file, content))).toEqual(content)
  const again = await desk.call('documents.attachments.add', { file: given(desk, 'di nuovo.pdf', content), organisationId, documentId })
  expect(again).toMatchObject({ id: made.id, batch: null })
  await desk.reopen()
  expect((await desk.call('documents.attachments.list', { documentId })).attachments).toMatchObject([{ id: made.id, name: 'Certificato È 9001.pdf', state: 'present', documentId }])
  expect((await desk.call('documents.attachments.list', { organisationId })).attachments).toHaveLength(2)
  expect((await desk.call('documents.attachments.list', {})).attachments).toEqual([])
  expect((await desk.call('documents.list', {})).rows[0]?.files).toBe(1)
  const { path, name } = await desk.call('documents.attachments.open', { id: made.id })
  expect(path).not.toContain('.files')
  expect([name, readFileSync(path), statSync(path).mode & 0o222]).toEqual(['Certificato È 9001.pdf', content, 0])
  await desk.core.close()
  expect(existsSync(path)).toBe(false)
})

test('a picture from the clipboard becomes a file of its kind, once; a file is copied to a place, or into the remembered folder', async () => {
  const desk = await testDesk()
  const { organisationId, documentId } = await firmWithCertificate(desk)
  const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('a picture')])
  const pasted = { image: picture.toString('base64'), name: 'Immagine incollata', organisationId, documentId }
  const made = await desk.call('documents.attachments.paste', pasted)
  expect(made).toMatchObject({ name: 'Immagine incollata.png', bytes: picture.length })
  expect(await desk.call('documents.attachments.paste', { ...pasted, name: 'Di nuovo' })).toMatchObject({ id: made.id, name: 'Immagine incollata.png', batch: null })
  expect(await desk.call('documents.attachments.paste', { ...pasted, image: Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64'), name: 'Foto' })).toMatchObject({ name: 'Foto.jpg' })
  await desk.reopen()
  expect(readFileSync(stored(desk.file, picture))).toEqual(picture)
  const path = join(desk.home, 'copia.png')
  expect(await desk.call('documents.attachments.copy', { id: made.id, path })).toMatchObject({ path, name: 'copia.png', sha256: sha(picture) })
  const free = await desk.call('documents.attachments.copy', { id: made.id })
  expect([free.name.startsWith('Immagine incollata'), readFileSync(free.path)]).toEqual([true, picture])
  rmSync(free.path)
  rmSync(stored(desk.file, picture))
  expect((await desk.refused('documents.attachments.copy', { id: made.id, path })).code).toBe('attachment-missing')
  expect((await desk.refused('documents.attachments.copy', { id: 'none' })).code).toBe('not-found')
  // a program is no picture, whatever it is called
  expect((await desk.refused('documents.attachments.paste', { ...pasted, image: Buffer.from('MZ').toString('base64') })).code).toBe('attachment-kind')
  expect((await desk.refused('documents.attachments.paste', { ...pasted, image: 'no base64!' })).code).toBe('bad-input')
  expect((await desk.refused('documents.attachments.paste', { ...pasted, documentId: 'none' })).code).toBe('not-found')
})

test('what may not be attached is refused with its reason, and leaves nothing', async () => {
  const desk = await testDesk()
  const { organisationId, documentId } = await firmWithCertificate(desk)
  const other = (await desk.call('organisations.save', { values: { name: 'Cartiera Due' } })).id
  const refused = (file: string, of: object = { organisationId }) => desk.refused('documents.attachments.add', { file, ...of })
  expect(await refused(given(desk, 'vuoto.pdf', ''))).toMatchObject({ code: 'attachment-empty', values: { name: 'vuoto.pdf' } })
  expect(await refused(given(desk, 'fattura.pdf.exe', 'MZ'))).toMatchObject({ code: 'attachment-kind' })
  expect(await refused(join(dirname(desk.file), 'mai-esistito.pdf'))).toMatchObject({ code: 'missing' })
  const large = given(desk, 'grande.pdf', 'x')
  truncateSync(large, 101 * 1024 * 1024)
  expect(await refused(large)).toMatchObject({ code: 'attachment-too-large', values: { megabytes: 101, limit: 100 } })
  expect(await refused(given(desk, 'a.pdf', 'a'), { organisationId: 'none' })).toMatchObject({ code: 'not-found' })
  expect(await refused(given(desk, 'a.pdf', 'a'), { organisationId: other, documentId })).toMatchObject({ code: 'not-found' })
  expect((await desk.call('history.list', {})).batches.map(batch => batch.kind)).not.toContain('attachment.add')
  expect(existsSync(`${desk.file}.files`)).toBe(false)
})

test('a file that went away or was changed on the disk is said to be so, opened by nobody, and mended by attaching it again', async () => {
  const desk = await testDesk()
  const { organisationId, documentId } = await firmWithCertificate(desk)
  const attach = async (name: string, content: string) => ({ name, content, id: (await desk.call('documents.attachments.add', { file: given(desk, name, content), organisationId, documentId })).id })
  const [gone, longer, swapped, fine] = [await attach('tolto.pdf', 'uno'), await attach('allungato.pdf', 'due'), await attach('scambiato.pdf', 'tre'), await attach('buono.pdf', 'quattro')]
  rmSync(stored(desk.file, gone.content))
  appendFileSync(stored(desk.file, longer.content), ' e altro')
  writeFileSync(stored(desk.file, swapped.content), 'ert')
  const states = async () => Object.fromEntries((await desk.call('documents.attachments.list', { documentId })).attachments.map(({ name, state }) => [name, state]))
  expect(await states()).toEqual({ 'tolto.pdf': 'missing', 'allungato.pdf': 'altered', 'scambiato.pdf': 'present', 'buono.pdf': 'present' })
  const checked = await desk.call('documents.attachments.check', {})
  expect([checked.checked, checked.faulty.map(({ name, state }) => `${name} ${state}`).toSorted()]).toEqual([4, ['allungato.pdf altered', 'scambiato.pdf altered', 'tolto.pdf missing']])
  expect(await desk.refused('documents.attachments.open', { id: gone.id })).toMatchObject({ code: 'attachment-missing', values: { name: 'tolto.pdf' } })
  for (const { id } of [longer, swapped]) expect(await desk.refused('documents.attachments.open', { id })).toMatchObject({ code: 'attachment-altered' })
  expect(readFileSync((await desk.call('documents.attachments.open', { id: fine.id })).path, 'utf8')).toBe('quattro')
  for (const { name, content } of [gone, longer, swapped]) await desk.call('documents.attachments.add', { file: given(desk, name, content), organisationId, documentId })
  expect((await desk.call('documents.attachments.check', {})).faulty).toEqual([])
  expect((await desk.call('documents.attachments.list', { documentId })).attachments).toHaveLength(4)
})

test('an attachment is named anew and moved, goes into the bin and comes back with its file', async () => {
  const desk = await testDesk()
  const { organisationId, documentId } = await firmWithCertificate(desk)
  const { id } = await desk.call('documents.attachments.add', { file: given(desk, 'scan0001.pdf', 'uno'), organisationId })
  await desk.call('documents.attachments.save', { id, fields: { name: 'ISO 9001.pdf', documentId } })
  expect((await desk.call('documents.attachments.list', { documentId })).attachments).toMatchObject([{ name: 'ISO 9001.pdf' }])
  expect((await desk.refused('documents.attachments.save', { id, fields: { name: 'ISO 9001.bat' } })).code).toBe('attachment-kind')
  expect((await desk.refused('documents.attachments.save', { id, fields: { documentId: 'none' } })).code).toBe('not-found')
  const { batch } = await desk.call('documents.attachments.remove', { ids: [id] })
  expect((await desk.refused('documents.attachments.open', { id })).code).toBe('not-found')
  expect((await desk.refused('documents.attachments.remove', { ids: [id] })).code).toBe('not-found')
  await desk.call('history.undo', { batch })
  expect(readFileSync((await desk.call('documents.attachments.open', { id })).path, 'utf8')).toBe('uno')
})

test('another file under the name of one that is there is asked about: it becomes the next version, or both stay; what was before can be read, and taken up again', async () => {
  const desk = await testDesk()
  const { organisationId, documentId } = await firmWithCertificate(desk)
  const add = (content: string, more: object = {}) => ({ file: given(desk, 'DURC.pdf', content), organisationId, documentId, ...more })
  const first = await desk.call('documents.attachments.add', add('uno'))
  // the same bytes: today's rule, no question
  expect(await desk.call('documents.attachments.add', add('uno'))).toMatchObject({ id: first.id, version: 1, batch: null })
  const refused = await desk.refused('documents.attachments.add', { ...add('due'), file: given(desk, 'durc.PDF', 'due') })
  expect(refused).toMatchObject({ code: 'attachment-same-name', values: { id: first.id, name: 'DURC.pdf' } })
  // what was not attached in the end was not stored either
  expect(existsSync(stored(desk.file, 'due'))).toBe(false)
  // elsewhere the name is free
  await desk.call('documents.attachments.add', { file: given(desk, 'DURC.pdf', 'altrove'), organisationId })

  const second = await desk.call('documents.attachments.replace', { id: first.id, file: given(desk, 'scansione 2.p7m', 'due') })
  expect(second).toMatchObject({ name: 'DURC.p7m', version: 2 })
  // whichever version is named, the newest one is followed
  const third = await desk.call('documents.attachments.replace', { id: first.id, file: given(desk, 'scansione 3.pdf', 'tre') })
  expect(await desk.call('documents.attachments.replace', { id: third.id, file: given(desk, 'scansione 3 di nuovo.pdf', 'tre') })).toMatchObject({ id: third.id, version: 3, batch: null })
  const shown = async () => (await desk.call('documents.attachments.list', { documentId })).attachments.map(({ name, version, earlier }) => [name, version, earlier.map(one => `${one.name} ${one.version} ${one.state}`)])
  expect(await shown()).toEqual([['DURC.pdf', 3, ['DURC.p7m 2 present', 'DURC.pdf 1 present']]])
  expect((await desk.call('documents.list', {})).rows[0]?.files).toBe(1)
  expect((await desk.call('search.everything', { text: 'durc' })).hits.map(hit => hit.id)).toEqual([documentId])

  const taken = await desk.call('documents.attachments.takeUp', { id: first.id })
  expect(taken).toMatchObject({ name: 'DURC.pdf', version: 4 })
  await desk.reopen()
  expect(await shown()).toEqual([['DURC.pdf', 4, ['DURC.pdf 3 present', 'DURC.p7m 2 present', 'DURC.pdf 1 present']]])
  const read = async (id: string) => readFileSync((await desk.call('documents.attachments.open', { id })).path, 'utf8')
  expect(await Promise.all([taken, third, second, first].map(({ id }) => read(id)))).toEqual(['uno', 'tre', 'due', 'uno'])
  expect((await desk.call('documents.attachments.copy', { id: second.id, path: join(desk.home, 'due.p7m') })).sha256).toBe(sha('due'))
  await desk.call('history.undo', { batch: taken.batch ?? '' })
  expect(await shown()).toEqual([['DURC.pdf', 3, ['DURC.p7m 2 present', 'DURC.pdf 1 present']]])
  await desk.call('documents.attachments.add', add('quattro', { keepBoth: true }))
  expect((await shown()).map(([name, version]) => [name, version])).toEqual([['DURC.pdf', 1], ['DURC.pdf', 3]])
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
})

test('earlier versions go with their file: into the bin and back, to another document, into a copy, and with the firm that it is merged into', async () => {
  const desk = await testDesk()
  const { organisationId, documentId } = await firmWithCertificate(desk)
  const first = await desk.call('documents.attachments.add', { file: given(desk, 'statuto.pdf', 'uno'), organisationId })
  const second = await desk.call('documents.attachments.replace', { id: first.id, file: given(desk, 'statuto.pdf', 'due') })
  const lost = await desk.call('documents.attachments.replace', { id: first.id, file: given(desk, 'statuto.pdf', 'tre') })
  const at = async (place: { organisationId: string } | { documentId: string }) => (await desk.call('documents.attachments.list', place)).attachments.map(({ version, documentId: of, earlier }) => [version, of, earlier.map(one => one.version)])

  await desk.call('documents.attachments.remove', { ids: [lost.id] })
  expect(await at({ organisationId })).toEqual([])
  expect((await desk.refused('documents.attachments.takeUp', { id: first.id })).code).toBe('not-found')
  expect((await desk.call('documents.attachments.check', {})).checked).toBe(0)
  expect((await desk.call('history.bin', {})).rows.map(({ id }) => id)).toEqual([lost.id])
  await desk.call('history.restore', { records: [{ table: 'attachment', id: lost.id }] })
  expect(await at({ organisationId })).toEqual([[3, null, [2, 1]]])

  await desk.call('documents.attachments.save', { id: lost.id, fields: { documentId } })
  expect(await at({ documentId })).toEqual([[3, documentId, [2, 1]]])
  const winner = (await desk.call('organisations.save', { values: { name: 'Conceria Due' } })).id
  await desk.call('organisations.merge', { winner, losers: [organisationId], choices: {} })
  expect(await at({ organisationId: winner })).toEqual([[3, documentId, [2, 1]]])

  rmSync(stored(desk.file, 'due'))
  expect(await desk.refused('documents.attachments.takeUp', { id: second.id })).toMatchObject({ code: 'attachment-missing', values: { name: 'statuto.pdf' } })
  expect((await desk.call('documents.attachments.check', {})).faulty).toMatchObject([{ id: second.id, version: 2, state: 'missing' }])
  const path = join(dirname(desk.file), 'copia.desk')
  expect((await desk.call('workspace.copy.save', { path })).files).toEqual({ carried: 2, missing: 1 })
  const elsewhere = await testDesk()
  await elsewhere.call('workspace.copy.open', { file: path })
  expect(readFileSync((await elsewhere.call('documents.attachments.open', { id: first.id })).path, 'utf8')).toBe('uno')
})

test('a copy is one file with the attachments in it, and they are there again where it is opened', async () => {
  const desk = await testDesk()
  const { organisationId } = await firmWithCertificate(desk)
  const content = Buffer.alloc(3_000_000, 'Una pagina di certificato. ')
  const { id } = await desk.call('documents.attachments.add', { file: given(desk, 'lungo.pdf', content), organisationId })
  const lost = await desk.call('documents.attachments.add', { file: given(desk, 'perso.pdf', 'perso'), organisationId })
  rmSync(stored(desk.file, 'perso'))
  const path = join(dirname(desk.file), 'copia.desk')
  const copy = await desk.call('workspace.copy.save', { path })
  expect(copy.files).toEqual({ carried: 1, missing: 1 })
  expect(copy.bytes).toBeGreaterThan(content.length)
  expect(readdirSync(dirname(desk.file)).filter(name => name.startsWith('copia'))).toEqual(['copia.desk'])

  const elsewhere = await testDesk()
  await elsewhere.call('workspace.copy.open', { file: path })
  expect(readFileSync((await elsewhere.call('documents.attachments.open', { id })).path).equals(content)).toBe(true)
  expect((await elsewhere.refused('documents.attachments.open', { id: lost.id })).code).toBe('attachment-missing')
  expect(await elsewhere.call('workspace.check', {})).toEqual({ problems: [] })
  await elsewhere.core.close()
  const database = new Sqlite(elsewhere.file, { readonly: true })
  expect(database.prepare(`SELECT name FROM sqlite_master WHERE name = 'carriedFile'`).all()).toEqual([])
  database.close()
  expect(statSync(elsewhere.file).size).toBeLessThan(content.length)
  // backups on the same disk do not hold them
  expect((await desk.call('workspace.backups.make', {})).bytes).toBeLessThan(content.length)
})

test('a copy that is opened where it lies takes its files out too, and again after it was cut off', async () => {
  const desk = await testDesk()
  const { organisationId } = await firmWithCertificate(desk)
  const { id } = await desk.call('documents.attachments.add', { file: given(desk, 'uno.pdf', 'uno'), organisationId })
  const path = join(dirname(desk.file), 'copia.desk')
  await desk.call('workspace.copy.save', { path })
  // as a killed run left it: a half written part, the table still there
  mkdirSync(`${path}.files`)
  writeFileSync(join(`${path}.files`, 'adding-0.part'), 'u')
  await desk.call('workspace.open', { file: path })
  expect(readFileSync((await desk.call('documents.attachments.open', { id })).path, 'utf8')).toBe('uno')
  expect(existsSync(stored(path, 'uno'))).toBe(true)
})
