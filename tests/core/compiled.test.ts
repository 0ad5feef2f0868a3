import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compiledFolder } from '../../main/compiled.ts'
import { testDesk } from './desk.ts'

const shared = process.env['NODE_COMPILE_CACHE']
// the tests keep theirs in one place: here as on a computer of a user
beforeEach(() => { delete process.env['NODE_COMPILE_CACHE'] })
afterEach(() => { if (shared !== undefined) process.env['NODE_COMPILE_CACHE'] = shared })

test('what V8 made of the workers is kept for the next start, and what former versions left goes', async () => {
  const desk = await testDesk()
  const former = join(desk.home, 'compiled', '0.0.1')
  mkdirSync(former, { recursive: true })
  writeFileSync(join(former, 'worker'), 'x')
  await desk.core.close()
  expect(existsSync(former)).toBe(false)
  expect(readdirSync(compiledFolder(desk.home), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length).toBeGreaterThan(5)
})
