import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { fileArgument, firstStart, type SecondStart } from '../../main/secondStart.ts'

const homes: string[] = []
const releases: (() => Promise<void>)[] = []
const newHome = (name = '') => {
  const home = join(mkdtempSync(join(tmpdir(), 'desk-second-')), name)
  homes.push(home)
  return home
}
async function first(home: string, asked: SecondStart = {}) {
  const heard: SecondStart[] = []
  const release = await firstStart(home, asked, start => heard.push(start))
  if (release) releases.push(release)
  return { release, heard }
}
afterEach(async () => {
  for (const release of releases.splice(0)) await release()
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})

test('the second start tells the first what it was asked for, and gives up', async () => {
  const home = newHome()
  const one = await first(home)
  expect(one.release).not.toBeNull()
  const file = join(home, 'copia.desk')
  expect((await first(home, { file })).release).toBeNull()
  expect((await first(home)).release).toBeNull()
  await vi.waitFor(() => { expect(one.heard).toEqual([{ file }, {}]) })
})

test('another data folder is another program; a folder of a very long name too', async () => {
  const [near, far] = [newHome(), newHome('x'.repeat(200))]
  expect((await first(near)).release).not.toBeNull()
  const long = await first(far)
  expect(long.release).not.toBeNull()
  expect((await first(far, { file: '/a' })).release).toBeNull()
  await vi.waitFor(() => { expect(long.heard).toEqual([{ file: '/a' }]) })
})

test('after the first ended, the place is free', async () => {
  const home = newHome()
  const one = await first(home)
  await one.release?.()
  expect((await first(home)).release).not.toBeNull()
  expect(one.heard).toEqual([])
})

test.skipIf(process.platform === 'win32')('after kill -9 the socket that stayed is taken over', async () => {
  const home = newHome()
  mkdirSync(home, { recursive: true })
  const program = `import { firstStart } from ${JSON.stringify(new URL('../../main/secondStart.ts', import.meta.url).href)}
    await firstStart(${JSON.stringify(home)}, {}, () => {}); console.log('first')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const next = await first(home)
  expect(next.release).not.toBeNull()
  expect((await first(home)).release).toBeNull()
})

test.skipIf(process.platform === 'win32')('a file that is no socket is left alone, and the start says so', async () => {
  const home = newHome()
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'window.socket'), 'mine')
  await expect(first(home)).rejects.toThrow('neither taken nor reached')
  expect(readFileSync(join(home, 'window.socket'), 'utf8')).toBe('mine')
})

test.skipIf(process.platform === 'win32')('a stranger on the socket is not heard, and does no harm', async () => {
  const home = newHome()
  const one = await first(home)
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  for (const text of ['', 'GET / HTTP/1.1\r\n\r\n', '{"file":"relative.desk"}', '{"file":7}', '{"more":1}', '[]', 'x'.repeat(20_000)]) {
    const socket = createConnection(join(home, 'window.socket'))
    socket.on('error', () => {}).resume()
    await once(socket, 'connect')
    socket.end(text)
    await once(socket, 'close')
  }
  expect(one.heard).toEqual([])
  errors.mockRestore()
  expect((await first(home)).release).toBeNull()
  await vi.waitFor(() => { expect(one.heard).toEqual([{}]) })
})

test('of the arguments, the first that is a file and no switch is the file', () => {
  const home = newHome()
  mkdirSync(home, { recursive: true })
  const file = join(home, 'a.desk')
  writeFileSync(file, '')
  expect(fileArgument(['--x', '.', 'missing.desk', 'a.desk'], home)).toBe(file)
  expect(fileArgument([file], '/')).toBe(file)
  expect(fileArgument(['--a.desk', home], home)).toBeUndefined()
  expect(fileArgument([], home)).toBeUndefined()
})
