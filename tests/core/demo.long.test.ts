import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('the demo ends well without a screen, and names each file that it wrote with its size and its pages or rows, in both languages', { timeout: 600_000 }, () => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'main/demo.mjs')], { cwd: root, encoding: 'utf8', env, maxBuffer: 10_000_000 })
  expect([status, stderr]).toEqual([0, ''])
  const told = [...stdout.matchAll(/^\s*([\d,]+) kB {2}(\d+ pages?|[\d,]+ rows)? +(\S+)$/gm)].map(([, size = '', extent, path = '']) => ({ size: Number(size.replaceAll(',', '')), extent, path }))
  expect(told.length).toBeGreaterThan(100)
  const workspace = told.filter(({ extent }) => extent === undefined)
  expect(workspace.map(({ path }) => path)).toEqual([expect.stringMatching(/distretto-di-prova\.desk$/)])
  const begins: Readonly<Record<string, string>> = { pdf: '%PDF', xlsx: 'PK', ics: 'BEGIN:VCALENDAR' }
  for (const { path, size } of told) {
    const file = join(root, path)
    const begin = begins[path.split('.').at(-1) ?? '']
    expect([path, Math.ceil(statSync(file).size / 1024)]).toEqual([path, size])
    if (begin) expect([path, readFileSync(file, 'latin1').startsWith(begin)]).toEqual([path, true])
  }
  const paths = told.map(({ path }) => path.replace(/^.*[\\/]/, ''))
  expect(new Set(paths).size).toBe(paths.length)
  for (const name of ['righe-da-sistemare.xlsx', 'elenco-soci.xlsx', 'members.xlsx', 'elenco-soci.pdf', 'members.pdf', 'scheda-socio.pdf', 'member-sheet.pdf', 'scheda-distretto.pdf', 'cluster-card.pdf']) expect(paths).toContain(name)
  expect(stdout).toMatch(/36 rows: \d+ new, \d+ to update, \d+ the same, 1 duplicates, 3 in error/)
})
