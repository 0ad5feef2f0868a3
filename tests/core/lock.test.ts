import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { isHeld, takeLock } from '../../main/database/lock.ts'
import { openWorkspace } from '../../main/database/open.ts'
import { countIn, filesIn, newFolder, newWorkspace, options, organisations, refusalOf, startChild } from './files/kit.ts'

const now = new Date('2026-03-05T14:22:31.123Z')

it('a second process is told who has the workspace open, on which computer, and since when', async () => {
  const file = await newWorkspace()
  const child = startChild('hold', file)
  await child.said('open')
  const begun = Date.now()
  const refusal = await refusalOf(() => openWorkspace(file, options))
  expect(refusal.code).toBe('locked')
  expect(refusal.values).toMatchObject({ name: 'prova.desk', person: 'Bruno', host: hostname() })
  expect(Math.abs(Date.parse(String(refusal.values['since'])) - begun)).toBeLessThan(30_000)
  expect(Date.now() - begun).toBeLessThan(1000)
  expect(isHeld(file)).toBe(true)
  await child.kill()
})

it('kill -9 frees it at once, and the next opening knows that the last run did not close', async () => {
  const file = await newWorkspace()
  for (let i = 0; i < 3; i++) {
    const child = startChild('hold', file)
    await child.said('open')
    await child.kill()
    const opened = await openWorkspace(file, options)
    expect(opened.recovered).toBe(true)
    expect(organisations(opened.read)).toBe(500)
    opened.close({ changed: false })
  }
  expect(filesIn(dirname(file)).filter(name => name.includes('lock'))).toEqual([])
})

it('the holder keeps it while others try and go', async () => {
  const file = await newWorkspace()
  const opened = await openWorkspace(file, options)
  for (let i = 0; i < 3; i++) expect((await refusalOf(() => openWorkspace(file, options))).values).toMatchObject({ person: 'Anna' })
  const child = startChild('hold', file)
  expect(await child.said('result')).toContain('result locked')
  expect(await child.ended).toBe(0)
  opened.write.exec(`INSERT INTO organisation (id, name) VALUES ('n', 'N')`)
  opened.close({ changed: false })
  expect(await countIn(file)).toBe(501)
})

it('of many that start at once, one gets it', async () => {
  const file = await newWorkspace()
  const children = Array.from({ length: 6 }, () => startChild('race', file))
  await Promise.all(children.map(child => child.said('ready')))
  for (const child of children) child.process.stdin?.write('go\n')
  const results = await Promise.all(children.map(child => child.said('result')))
  expect(results.filter(result => result === 'result open')).toHaveLength(1)
  expect(results.filter(result => result.startsWith('result locked'))).toHaveLength(5)
  await Promise.all(children.map(child => child.kill()))
})

it.runIf(process.platform !== 'win32')('a link to the file, or to its folder, meets the same lock', async () => {
  const file = await newWorkspace()
  const elsewhere = newFolder()
  symlinkSync(file, join(elsewhere, 'altro.desk'))
  symlinkSync(dirname(file), join(elsewhere, 'cartella'))
  const opened = await openWorkspace(join(elsewhere, 'altro.desk'), options)
  expect(opened.file).toBe(file)
  for (const way of [file, join(elsewhere, 'cartella', 'prova.desk'), join(elsewhere, 'altro.desk'), join(dirname(file), '..', dirname(file).split('/').at(-1) ?? '', 'prova.desk')]) {
    expect((await refusalOf(() => openWorkspace(way, options))).code).toBe('locked')
  }
  opened.close({ changed: false })
  expect(readdirSync(elsewhere).sort()).toEqual(['altro.desk', 'cartella'])
})

it('the same name in other capitals meets the same lock, where the disk takes them for one', async () => {
  const file = await newWorkspace()
  const other = join(dirname(file), 'PROVA.DESK')
  const one = existsSync(other)
  const opened = await openWorkspace(file, options)
  expect((await refusalOf(() => openWorkspace(other, options))).code).toBe(one ? 'locked' : 'missing')
  opened.close({ changed: false })
})

it('a lock file that power failed over is no obstacle', async () => {
  const file = await newWorkspace()
  for (const rubbish of ['', 'garbage', 'x'.repeat(9000), Buffer.alloc(4096)]) {
    writeFileSync(`${file}.lock`, rubbish)
    expect(isHeld(file)).toBe(false)
    const opened = await openWorkspace(file, options)
    expect(opened.recovered).toBe(true)
    expect((await refusalOf(() => openWorkspace(file, options))).values).toMatchObject({ person: 'Anna' })
    opened.close({ changed: false })
  }
})

it('a folder in the lock\'s place is refused in words', async () => {
  const file = await newWorkspace()
  mkdirSync(`${file}.lock`)
  expect((await refusalOf(() => openWorkspace(file, options))).code).toBe('read-only')
})

it('a refusal after the lock gives it back, and leaves one that a crash had left', () => {
  const file = join(newFolder(), 'x.desk')
  takeLock(file, null, now).release('unfinished')
  expect(existsSync(`${file}.lock`)).toBe(false)
  writeFileSync(`${file}.lock`, '')
  const second = takeLock(file, null, now)
  expect(second.leftBehind).toBe(true)
  second.release('unfinished')
  expect(existsSync(`${file}.lock`)).toBe(true)
  expect(isHeld(file)).toBe(false)
  takeLock(file, null, now).release()
  expect(existsSync(`${file}.lock`)).toBe(false)
})

it('a worker that dies with an open workspace frees it', async () => {
  const file = await newWorkspace()
  const code = `
    const { workerData } = require('node:worker_threads')
    Promise.all([import(workerData.open), import(workerData.schema)]).then(async ([{ openWorkspace }, { migrations }]) => {
      await openWorkspace(workerData.file, { migrations })
      throw new Error('out of luck')
    })`
  const worker = new Worker(code, { eval: true, workerData: {
    file, open: new URL('../../main/database/open.ts', import.meta.url).href, schema: new URL('files/schema.ts', import.meta.url).href,
  } })
  const ended = new Promise(resolve => { worker.once('exit', resolve) })
  const failure = await new Promise<Error>(resolve => { worker.once('error', resolve) })
  expect(failure.message).toBe('out of luck')
  await ended
  const opened = await openWorkspace(file, options)
  expect(opened.recovered).toBe(true)
  opened.close({ changed: false })
})
