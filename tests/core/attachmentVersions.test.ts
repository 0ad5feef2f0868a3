import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { endOf, nameFollowed } from '../../shared/attachments.ts'
import { testDesk, type TestDesk } from './desk.ts'

/** A file beside the workspace, with that content; `megabytes` make it as long, so that it takes its time. */
function given(desk: TestDesk, name: string, content: string, megabytes = 0): string {
  const path = join(dirname(desk.file), 'posta', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  if (megabytes > 0) truncateSync(path, megabytes * 1024 * 1024)
  return path
}

async function firmWith(name: string) {
  const desk = await testDesk()
  const organisationId = (await desk.call('organisations.save', { values: { name: 'Conceria Uno' } })).id
  const { id } = await desk.call('documents.attachments.add', { file: given(desk, name, 'uno'), organisationId })
  const follow = async (content: string, as = name) => desk.call('documents.attachments.replace', { id, file: given(desk, as, content) })
  /** The files, each with its versions from the newest on. */
  const files = async (of = organisationId) => (await desk.call('documents.attachments.list', { organisationId: of })).attachments.map(({ name: called, version, earlier }) => [called, version, ...earlier.map(one => one.version)])
  return { desk, organisationId, id, follow, files }
}

test('two files that follow the same one at once are two versions of it, and the same file given twice at once is there once', async () => {
  const { desk, organisationId, id, files } = await firmWith('DURC.pdf')
  const [a, b] = await Promise.all([given(desk, 'a.pdf', 'due', 3), given(desk, 'b.pdf', 'tre', 3)].map(async file => desk.call('documents.attachments.replace', { id, file })))
  expect([a?.version, b?.version].toSorted()).toEqual([2, 3])
  expect(await files()).toEqual([['DURC.pdf', 3, 2, 1]])
  const told = (await desk.call('history.list', {})).batches.filter(({ kind }) => kind === 'attachment.version').map(({ values }) => values['version'])
  expect(told).toEqual([3, 2])
  const twice = given(desk, 'visura.pdf', 'visura', 3)
  await Promise.all([1, 2].map(async () => desk.call('documents.attachments.add', { file: twice, organisationId })))
  expect((await files()).map(([name]) => name)).toEqual(['visura.pdf', 'DURC.pdf'])
  // of two others under one name, the one that comes second is asked about
  const replies = await Promise.all(['x', 'y'].map(async (content, index) => {
    const file = given(desk, `${content}/statuto.pdf`, content, 3 + index)
    return desk.core.call({ id: `same-${content}`, procedure: 'documents.attachments.add', input: { file, organisationId } })
  }))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a file that is named anew, or taken off, while it is being followed keeps its name, or is taken off', async () => {
  const { desk, id, files } = await firmWith('DURC.pdf')
  const replacing = desk.call('documents.attachments.replace', { id, file: given(desk, 'a.pdf', 'due', 20) })
  await desk.call('documents.attachments.save', { id, fields: { name: 'DURC 2026.pdf' } })
  const second = await replacing
  expect(second).toMatchObject({ name: 'DURC 2026.pdf', version: 2 })
  // also where the earlier version is named meanwhile
  await desk.call('documents.attachments.save', { id, fields: { name: 'Regolarità.pdf' } })
  expect(await files()).toEqual([['Regolarità.pdf', 2, 1]])
  const again = desk.refused('documents.attachments.replace', { id, file: given(desk, 'b.pdf', 'tre', 20) })
  await desk.call('documents.attachments.remove', { ids: [second.id] })
  expect((await again).code).toBe('not-found')
  expect(await files()).toEqual([])
})

test('a signature is a part of the end of a name: it comes and goes whole, and the name stays where the kind does', async () => {
  expect(['DURC.pdf', 'DURC.PDF.p7m', 'Prot. 12.p7m', 'a.pdf.p7m.p7s', '2026.xlsx'].map(endOf)).toEqual(['pdf', 'pdf.p7m', 'p7m', 'pdf.p7m.p7s', 'xlsx'])
  expect([['DURC.pdf', 'x.pdf.p7m'], ['Visura.pdf.p7m', 'x.pdf'], ['DURC.PDF', 'x.pdf'], ['DURC.pdf.p7m', 'y.PDF.P7M'], ['DURC.docx', 'x.pdf']].map(([name = '', by = '']) => nameFollowed(name, by)))
    .toEqual(['DURC.pdf.p7m', 'Visura.pdf', 'DURC.PDF', 'DURC.pdf.p7m', 'DURC.pdf'])
  const { follow } = await firmWith('DURC.pdf')
  expect(await follow('due', 'DURC.pdf.p7m')).toMatchObject({ name: 'DURC.pdf.p7m' })
  expect(await follow('tre', 'scansione.pdf')).toMatchObject({ name: 'DURC.pdf' })
})

test('a version goes into the bin and comes back in any order, and the others stay one file', async () => {
  const { desk, organisationId, id, follow, files } = await firmWith('DURC.pdf')
  const second = await follow('due')
  const third = await follow('tre')
  await desk.call('history.undo', { batch: second.batch ?? '' })
  expect(await files()).toEqual([['DURC.pdf', 3, 1]])
  await desk.call('history.undo', { batch: third.batch ?? '' })
  expect(await files()).toEqual([['DURC.pdf', 1]])
  await desk.call('history.restore', { records: [{ table: 'attachment', id: second.id }] })
  expect(await files()).toEqual([['DURC.pdf', 2, 1]])
  await desk.call('history.restore', { records: [{ table: 'attachment', id: third.id }] })
  expect(await files()).toEqual([['DURC.pdf', 3, 2, 1]])
  // a number that is in the bin names no other version
  const fourth = await follow('quattro')
  await desk.call('history.undo', { batch: fourth.batch ?? '' })
  expect((await follow('cinque')).version).toBe(5)
  expect(await desk.call('documents.attachments.list', { organisationId })).toMatchObject({ attachments: [{ earlier: [{}, {}, { id }] }] })

  // a wrong file is taken off alone, the newest one with all
  await desk.call('documents.attachments.remove', { ids: [id] })
  expect(await files()).toEqual([['DURC.pdf', 5, 3, 2]])
  const [newest] = (await desk.call('documents.attachments.list', { organisationId })).attachments
  await desk.call('documents.attachments.remove', { ids: [newest?.id ?? ''] })
  expect(await files()).toEqual([])
  // one line in the bin for what went together, beside the first version and the undone fourth
  const binned = async () => (await desk.call('history.bin', {})).rows.map(row => [row.id, row.name, row.version])
  // versions that went alone are told apart
  expect(await binned()).toEqual([[newest?.id, 'DURC.pdf', 5], [id, 'DURC.pdf', 1], [fourth.id, 'DURC.pdf', 4]])
  const { id: whole } = await desk.call('documents.attachments.add', { file: given(desk, 'visura.pdf', 'visura'), organisationId })
  const later = await desk.call('documents.attachments.replace', { id: whole, file: given(desk, 'visura.pdf', 'visura due') })
  await desk.call('documents.attachments.remove', { ids: [later.id] })
  expect((await binned())[0]).toEqual([later.id, 'visura.pdf', null])
  await desk.reopen()
  await desk.call('history.restore', { records: [{ table: 'attachment', id: newest?.id ?? '' }] })
  expect(await files()).toEqual([['DURC.pdf', 5, 3, 2]])
})

test('two firms that are merged with the same file in the same versions have it once, and one that differs stays a file of its own', async () => {
  const { desk, organisationId, follow, files } = await firmWith('DURC.pdf')
  await follow('due')
  const winner = (await desk.call('organisations.save', { values: { name: 'Conceria Due' } })).id
  const here = await desk.call('documents.attachments.add', { file: given(desk, 'DURC.pdf', 'uno'), organisationId: winner })
  await desk.call('documents.attachments.replace', { id: here.id, file: given(desk, 'DURC.pdf', 'due') })
  const third = (await desk.call('organisations.save', { values: { name: 'Conceria Tre' } })).id
  const differs = await desk.call('documents.attachments.add', { file: given(desk, 'DURC.pdf', 'uno'), organisationId: third })
  await desk.call('documents.attachments.replace', { id: differs.id, file: given(desk, 'DURC.pdf', 'altro') })
  const same = await desk.call('organisations.merge', { winner, losers: [organisationId], choices: {} })
  expect(await files(winner)).toEqual([['DURC.pdf', 2, 1]])
  const other = await desk.call('organisations.merge', { winner, losers: [third], choices: {} })
  expect(await files(winner)).toEqual([['DURC.pdf', 2, 1], ['DURC.pdf', 2, 1]])
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
  for (const { batch } of [other, same]) await desk.call('history.undo', { batch })
  for (const of of [winner, organisationId, third]) expect(await files(of)).toEqual([['DURC.pdf', 2, 1]])
})

test('no version is put to another document by its history alone: all of them go together', async () => {
  const { desk, organisationId, id, follow } = await firmWith('DURC.pdf')
  const second = await follow('due')
  const documentId = (await desk.call('documents.save', { organisationId, values: { documentTypeId: 'type-iso9001-2015', issuedOn: '2026-01-01' } })).id
  await desk.call('documents.attachments.save', { id: second.id, fields: { documentId } })
  const { changes } = await desk.call('history.record', { table: 'organisation', id: organisationId })
  const moved = changes.find(change => change.recordId === id && change.operation === 'update')
  expect(moved?.fields.map(({ field }) => field)).toEqual(['documentId'])
  expect((await desk.refused('history.revert', { sequence: moved?.sequence ?? 0, fields: ['documentId'] })).code).toBe('not-found')
  // what follows a version tells nothing of the one before it
  expect(changes.filter(change => change.recordId === id && change.operation === 'update')).toHaveLength(1)
})
