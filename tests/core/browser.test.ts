import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBrowser } from '../../main/findBrowser.ts'
import { commandFor, withSystemProgram } from '../../main/systemPrograms.ts'

const home = mkdtempSync(join(tmpdir(), 'desk-browser-'))
afterAll(() => { rmSync(home, { recursive: true, force: true }) })

function program(...path: string[]): string {
  const file = join(home, ...path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, 0o755)
  return file
}

test('a Chromium on the path comes before Chrome and Edge, whatever the order of the folders', () => {
  const edge = program('one', 'microsoft-edge')
  const chrome = program('one', 'google-chrome')
  const chromium = program('two', 'chromium')
  const path = (...folders: string[]) => ({ PATH: folders.map(folder => join(home, folder)).join(delimiter) })
  expect(findBrowser(path('one', 'two'), 'linux')).toBe(chromium)
  expect(findBrowser(path('one', 'none'), 'linux')).toBe(chrome)
  rmSync(chrome)
  expect(findBrowser(path('one'), 'linux')).toBe(edge)
  expect(findBrowser(path('none'), 'linux')).toBeNull()
  expect(findBrowser({}, 'linux')).toBeNull()
})

test('DESK_BROWSER decides alone: a name that does not run is no reason to take another', () => {
  const own = program('own', 'browser')
  const PATH = join(home, 'two')
  expect(findBrowser({ PATH, DESK_BROWSER: own }, 'linux')).toBe(own)
  expect(findBrowser({ PATH, DESK_BROWSER: join(home, 'missing') }, 'linux')).toBeNull()
})

test('on Windows, Chrome and Edge are found where they install themselves', () => {
  const edge = program('x86', 'Microsoft', 'Edge', 'Application', 'msedge.exe')
  const env = { 'ProgramFiles': join(home, 'files'), 'ProgramFiles(x86)': join(home, 'x86'), LOCALAPPDATA: join(home, 'local') }
  expect(findBrowser(env, 'win32')).toBe(edge)
  const chrome = program('local', 'Google', 'Chrome', 'Application', 'chrome.exe')
  expect(findBrowser(env, 'win32')).toBe(chrome)
})

test.each([
  ['open', 'linux', '/a b/soci;rm.pdf', 'xdg-open', ['/a b/soci;rm.pdf']],
  ['show', 'linux', '/a b/soci.pdf', 'xdg-open', ['/a b']],
  ['open', 'darwin', '/a b/soci.pdf', 'open', ['/a b/soci.pdf']],
  ['show', 'darwin', '/a b/soci.pdf', 'open', ['-R', '/a b/soci.pdf']],
  ['open', 'win32', 'C:\\a b\\soci, elenco.pdf', 'explorer.exe', ['"C:\\a b\\soci, elenco.pdf"']],
  ['show', 'win32', 'C:\\a b\\soci, elenco.pdf', 'explorer.exe', ['/select,"C:\\a b\\soci, elenco.pdf"']],
] as const)('%s on %s hands the path over whole', (action, platform, path, wanted, args) => {
  expect(commandFor(action, path, platform)).toMatchObject({ program: wanted, args })
})

test.skipIf(process.platform !== 'linux')('a system without such a program is a refusal with the name of the file', async () => {
  const before = process.env['PATH']
  process.env['PATH'] = join(home, 'none')
  try {
    await expect(withSystemProgram('open', '/a/soci.pdf')).rejects.toMatchObject({ code: 'not-opened', values: { name: 'soci.pdf' } })
  } finally {
    process.env['PATH'] = before
  }
})
