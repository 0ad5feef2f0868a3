import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { startCore } from '../../main/core/core.ts'
import { protect } from '../../main/database/protected.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import { noteOf, plainText } from '../../shared/meetings/notes.ts'
import { testDesk } from './desk.ts'
import { committee, planned } from './meetingDesk.ts'

const [thither, home] = ['una frase per l’andata', 'un’altra per il ritorno']

/** A laptop that is started with a file, as by a double click. */
async function laptop(home: string, file: string) {
  const core = startCore({ home, file })
  let calls = 0
  const ask = (procedure: string, input: unknown) => core.call({ id: `l${++calls}`, procedure, input })
  return {
    core,
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Answer<N>> {
      const reply = await ask(name, input)
      if (!reply.ok) throw new Error(`${name} refused on the laptop: ${reply.error.code}`)
      return reply.answer as Answer<N>
    },
    async refused(name: string, input: unknown): Promise<string> {
      const reply = await ask(name, input)
      return reply.ok ? 'answered' : reply.error.code
    },
  }
}

/** Whether a text stands in any file of a folder, as SQLite and JavaScript would write it. */
const standsIn = (folder: string, text: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  .filter(file => [Buffer.from(text), Buffer.from(text, 'utf16le')].some(bytes => readFileSync(file).includes(bytes)))

/** A meeting that is handed out under a passphrase, in a folder of its own. */
async function handedOut() {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk, 'workingGroup')
  const { meeting, point } = await planned(desk, body)
  const folder = join(desk.home, '..', 'scrivania')
  mkdirSync(folder)
  const path = join(folder, 'riunione.desk')
  expect((await desk.refused('meetings.carry.out', { meetingId: meeting, path, passphrase: 'corta' })).code).toBe('bad-input')
  await desk.call('meetings.carry.out', { meetingId: meeting, path, passphrase: thither })
  return { desk, meeting, point, folder, path, there: await laptop(join(desk.home, '..', 'laptop'), path) }
}

test('a protected file can be read by nobody without its passphrase; with it a plain one beside it is opened, always the same one', { timeout: 120_000 }, async () => {
  const { meeting, point, folder, path, there } = await handedOut()
  for (const text of ['Ada Prova', 'Comitato di prova', 'SQLite format', thither]) expect(standsIn(folder, text)).toEqual([])
  const before = readFileSync(path)
  expect(await there.call('workspace.state', {})).toMatchObject({ state: 'refused', code: 'protected', other: true, backup: null })
  expect(await there.refused('workspace.copy.look', { file: path })).toBe('protected')
  expect(await there.refused('workspace.open', { passphrase: 'una frase per l’andat' })).toBe('passphrase-wrong')
  expect(await there.call('workspace.state', {})).toMatchObject({ state: 'refused', code: 'protected' })
  expect([readdirSync(folder), readFileSync(path).equals(before)]).toEqual([['riunione.desk'], true])
  // a file that lies beside is never written over
  writeFileSync(join(folder, 'riunione (2).desk'), 'di un altro')
  expect(await there.call('workspace.open', { passphrase: thither })).toMatchObject({ state: 'open', name: 'riunione (3).desk', agency: '' })
  expect(readFileSync(join(folder, 'riunione (2).desk'), 'utf8')).toBe('di un altro')
  await there.call('meetings.points.save', { meetingId: meeting, id: point, fields: { title: 'Scritto sul portatile' } })
  // a second double click on the protected file leads back to what was written, here also past the screen that asks
  expect(await there.call('workspace.open', { file: path })).toMatchObject({ state: 'refused', code: 'protected' })
  expect(await there.call('workspace.open', { back: true })).toMatchObject({ state: 'open', name: 'riunione (3).desk' })
  expect(await there.call('workspace.open', { file: path, passphrase: thither })).toMatchObject({ state: 'open', name: 'riunione (3).desk' })
  expect((await there.call('meetings.get', { id: meeting })).points.map(({ title }) => title)).toContain('Scritto sul portatile')
  await there.core.close()
})

test('the way home has a passphrase of its own, which is asked for; none is kept anywhere', { timeout: 120_000 }, async () => {
  const { desk, meeting, point, folder, there } = await handedOut()
  await there.call('workspace.open', { passphrase: thither })
  await there.call('meetings.points.save', { meetingId: meeting, id: point, fields: { title: 'Scritto sul portatile' } })
  const back = join(folder, 'ritorno.desk')
  await there.call('meetings.carry.home', { path: back, passphrase: home })
  expect(await there.refused('meetings.carry.home', { path: back })).toBe('exists')
  const plain = join(folder, 'ritorno senza.desk')
  await there.call('meetings.carry.home', { path: plain })
  await there.core.close()
  for (const passphrase of [thither, home]) expect(standsIn(join(desk.home, '..'), passphrase)).toEqual([])

  expect((await desk.refused('meetings.carry.home', {})).code).toBe('not-found')
  expect((await desk.refused('meetings.carry.back', { path: back, preview: true })).code).toBe('protected')
  expect((await desk.refused('meetings.carry.back', { path: back, preview: true, passphrase: thither })).code).toBe('passphrase-wrong')
  const shown = await desk.call('meetings.carry.back', { path: back, preview: true, passphrase: home })
  expect(shown).toMatchObject({ batch: null, preview: { meetingId: meeting, changedPoints: [{ title: 'Scritto sul portatile' }] } })
  expect((await desk.call('meetings.carry.back', { path: plain, preview: true })).preview).toEqual(shown.preview)
  await desk.call('meetings.carry.back', { path: back, passphrase: home })
  expect((await desk.call('meetings.get', { id: meeting })).points.map(({ title }) => title)).toContain('Scritto sul portatile')
  await desk.core.close()
  for (const passphrase of [thither, home]) expect(standsIn(join(desk.home, '..'), passphrase)).toEqual([])
})

test('of a protected file that has more than the plain one beside it, its own is opened; one that holds no workspace leads back to what was open', { timeout: 120_000 }, async () => {
  const { desk, meeting, point, folder, there } = await handedOut()
  await there.call('workspace.open', { passphrase: thither })
  const back = join(folder, 'ritorno.desk')
  const sent = async (title: string) => {
    await there.call('meetings.points.save', { meetingId: meeting, id: point, fields: { title } })
    rmSync(back, { force: true })
    await there.call('meetings.carry.home', { path: back, passphrase: home })
  }
  await desk.core.close()
  const office = await laptop(join(desk.home, '..', 'ufficio'), desk.file)
  const look = async () => {
    expect(await office.call('workspace.open', { file: back })).toMatchObject({ state: 'refused', code: 'protected' })
    const { name } = z.object({ name: z.string() }).parse(await office.call('workspace.open', { passphrase: home }))
    return [name, (await office.call('meetings.get', { id: meeting })).points.find(({ id }) => id === point)?.title]
  }
  await sent('Prima')
  expect(await look()).toEqual(['ritorno (2).desk', 'Prima'])
  expect(await look()).toEqual(['ritorno (2).desk', 'Prima'])
  await sent('Seconda')
  expect(await look()).toEqual(['ritorno (3).desk', 'Seconda'])

  const odd = join(folder, 'altro.desk')
  writeFileSync(`${odd}.txt`, 'di un altro')
  await protect(`${odd}.txt`, odd, home)
  expect(await office.call('workspace.open', { file: odd })).toMatchObject({ state: 'refused', code: 'protected' })
  expect(await office.refused('workspace.open', { passphrase: home })).not.toBe('answered')
  expect(await office.call('workspace.state', {})).toMatchObject({ state: 'open', name: 'ritorno (3).desk' })
  await Promise.all([office.core.close(), there.core.close()])
})

test('a file that was taken home and refused leaves no plain copy of what it holds', { timeout: 120_000 }, async () => {
  const { desk, folder } = await handedOut()
  const odd = join(folder, 'altro.desk')
  writeFileSync(`${odd}.txt`, 'Parole di un altro')
  await protect(`${odd}.txt`, odd, home)
  rmSync(`${odd}.txt`)
  expect((await desk.refused('meetings.carry.back', { path: odd, passphrase: home, preview: true })).code).toBe('foreign')
  expect(standsIn(join(desk.home, '..'), 'Parole di un altro')).toEqual([])
})

test('papers come home in a protected file; a damaged byte anywhere, and a file cut short, are told and change nothing', { timeout: 120_000 }, async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk, 'workingGroup')
  const { meeting, point } = await planned(desk, body)
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = await laptop(join(desk.home, '..', 'laptop'), path)
  const paper = join(desk.home, '..', 'allegato.txt')
  writeFileSync(paper, 'Allegato')
  await there.call('meetings.papers.add', { meetingId: meeting, file: paper })
  await there.call('meetings.points.save', { meetingId: meeting, id: point, fields: { notes: noteOf('Scritto sul portatile') } })
  const back = join(desk.home, '..', 'ritorno.desk')
  await there.call('meetings.carry.home', { path: back, passphrase: home })
  await there.core.close()

  const whole = readFileSync(back)
  const refusedWith = async (bytes: Buffer) => {
    const file = join(desk.home, '..', 'rovinato.desk')
    writeFileSync(file, bytes)
    return (await desk.refused('meetings.carry.back', { path: file, passphrase: home })).code
  }
  const flipped = (at: number) => Buffer.from(whole.map((byte, index) => (index === at ? byte ^ 1 : byte)))
  const places = { salt: 15, nonce: 30, length: 47, check: 50, hash: 100, first: 112, middle: Math.floor(whole.length / 2), tag: whole.length - 1 }
  for (const at of Object.values(places)) expect([at, await refusedWith(flipped(at))]).toEqual([at, 'damaged'])
  for (const length of [20, 112, whole.length - 1]) expect([length, await refusedWith(whole.subarray(0, length))]).toEqual([length, 'truncated'])
  expect(plainText((await desk.call('meetings.get', { id: meeting })).points.find(({ id }) => id === point)?.notes ?? null)).toBe('')

  await desk.call('meetings.carry.back', { path: back, passphrase: home })
  expect((await desk.call('meetings.get', { id: meeting })).papers).toMatchObject([{ name: 'allegato.txt', state: 'present' }])
})
