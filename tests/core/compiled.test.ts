import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compiledFolder } from '../../main/compiled.ts'
import { testDesk } from './desk.ts'

const shared = process.env['NODE_COMPILE_CACHE']
// the tests keep theirs in one place: here as on a computer of a user
beforeEach(() => { delete process.env['NODE_COMPILE_CACHE'] })
afterEach(() => {
  vi.unstubAllEnvs()
  if (shared !== undefined) process.env['NODE_COMPILE_CACHE'] = shared
})

test('what V8 made of the workers is kept for the next start, and what former versions left goes', async () => {
  const desk = await testDesk()
  const former = join(desk.home, 'compiled', '0.0.1')
  mkdirSync(former, { recursive: true })
  writeFileSync(join(former, 'worker'), 'x')
  await desk.core.close()
  expect(existsSync(former)).toBe(false)
  expect(readdirSync(compiledFolder(desk.home) ?? '', { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length).toBeGreaterThan(5)
})

/** A file of somebody else's, below a folder that is called as ours. */
function foreign(folder: string): string {
  mkdirSync(join(folder, 'own'), { recursive: true })
  const file = join(folder, 'own', 'work.txt')
  writeFileSync(file, 'x')
  return file
}

test('nothing is kept or removed where DESK_HOME names the folder, nor where the folder is a link', async () => {
  vi.stubEnv('DESK_HOME', 'a folder that others may write')
  const named = await testDesk()
  const inNamed = foreign(join(named.home, 'compiled'))
  await named.core.close()
  expect(readdirSync(join(named.home, 'compiled'))).toEqual(['own'])
  expect(existsSync(inNamed)).toBe(true)
  vi.unstubAllEnvs()

  const linked = await testDesk()
  const elsewhere = join(linked.home, '..', 'elsewhere')
  const inElsewhere = foreign(elsewhere)
  await linked.core.close()
  rmSync(join(linked.home, 'compiled'), { recursive: true })
  symlinkSync(elsewhere, join(linked.home, 'compiled'), 'junction')
  await linked.reopen()
  await linked.core.close()
  expect(existsSync(inElsewhere)).toBe(true)
})
