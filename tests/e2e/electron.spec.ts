import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, expect, test } from 'playwright/test'

// The shipped shell in the real Electron, where its binary is: it comes from outside the package registry, so many machines
// have none. Never by importing `electron`, which would try to download it.

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'node_modules/electron')
const named = join(folder, 'path.txt')
const binary = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8').trim()) : ''

test('the built app starts in Electron, answers through its bridge, and closes', async ({}, info) => {
  test.skip(!existsSync(binary) || binary === '', 'no Electron here')
  const app = await _electron.launch({ executablePath: binary, args: [root], env: { ...process.env, DESK_HOME: info.outputPath('home') } })
  const page = await app.firstWindow()
  expect(new URL(page.url()).protocol).toBe('desk:')
  expect(await page.evaluate(() => window.desk.shell)).toBe('electron')
  const reply = await page.evaluate(async () => window.desk.call(JSON.stringify({ id: 'smoke', procedure: 'workspace.state', input: {} })))
  expect(JSON.parse(reply)).toMatchObject({ ok: true })
  const { sandboxed, isolated } = await page.evaluate(() => ({ sandboxed: !('process' in globalThis), isolated: !('require' in globalThis) }))
  expect([sandboxed, isolated]).toEqual([true, true])
  await app.close()
})
