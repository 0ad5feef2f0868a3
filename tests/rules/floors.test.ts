import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../checks/project.ts'

// The rules of .dependency-cruiser.cjs are tried on a small house in which each of them is broken once: a rule whose pattern
// no longer matches anything would otherwise stay green for ever.

const house = mkdtempSync(join(tmpdir(), 'desk-floors-'))
afterAll(() => { rmSync(house, { recursive: true, force: true }) })

const files: Record<string, string> = {
  'shared/pure.ts': 'export const pure = 1',
  'shared/members.ts': 'import { organisations } from \'./organisations.ts\'\nexport const members = organisations',
  'shared/organisations.ts': 'export const organisations = 1',
  'main/core/run.ts': 'export const run = 1',
  'main/reader/cells.ts': 'export const cells = 1',
  'main/database/open.ts': 'export type Opened = { path: string }\nexport const open = 1',
  'main/organisations/records.ts': 'export const records = 1',
  'main/suppliers/list.ts': 'export const list = 1',
  'renderer/members/page.ts': 'export const page = 1',
  'tests/help.ts': 'export const help = 1',
  // What is allowed.
  'main/members/list.ts': 'import { records } from \'../organisations/records.ts\'\nimport { open } from \'../database/open.ts\'\nimport { members } from \'../../shared/members.ts\'\nimport { readFileSync } from \'node:fs\'\nimport { Kysely } from \'kysely\'\nexport const all = [records, open, members, readFileSync, Kysely]',
  'main/electron.ts': 'import { app } from \'electron\'\nexport const it = app',
  'main/browser.ts': 'import { chromium } from \'playwright\'\nexport const it = chromium',
  'renderer/app/frame.ts': 'import { page } from \'../members/page.ts\'\nimport { createRoot } from \'react-dom/client\'\nexport const it = [page, createRoot]',
}

/** For each rule one file, and the line in it that breaks the rule. */
const broken: readonly [rule: string, file: string, line: string][] = [
  ['shared-is-pure', 'shared/a.ts', 'import { run } from \'../main/core/run.ts\''],
  ['shared-is-pure', 'shared/b.ts', 'import type { Opened } from \'../main/database/open.ts\''],
  ['shared-without-node', 'shared/c.ts', 'import { join } from \'node:path\''],
  ['shared-without-shell', 'shared/d.ts', 'import { useState } from \'react\''],
  ['renderer-not-main', 'renderer/app/a.ts', 'import { run } from \'../../main/core/run.ts\''],
  ['renderer-without-node', 'renderer/app/b.ts', 'import { join } from \'node:path\''],
  ['renderer-without-the-disk', 'renderer/app/c.ts', 'import Database from \'better-sqlite3\''],
  ['main-not-renderer', 'main/core/a.ts', 'import { page } from \'../../renderer/members/page.ts\''],
  ['main-without-react', 'main/core/b.ts', 'import { createElement } from \'react\''],
  ['electron-in-two-files', 'main/shell.ts', 'import { app } from \'electron\''],
  ['playwright-in-one-file', 'main/start.ts', 'import { chromium } from \'playwright\''],
  ['reader-without-database', 'main/reader/a.ts', 'import { open } from \'../database/open.ts\''],
  ['ground-below-rooms', 'main/database/a.ts', 'import { records } from \'../organisations/records.ts\''],
  ['what-ships-is-installed', 'main/core/c.ts', 'import dayjs from \'dayjs\''],
  ['product-without-tests', 'main/core/d.ts', 'import { help } from \'../../tests/help.ts\''],
  ['room-members', 'main/members/a.ts', 'import { list } from \'../suppliers/list.ts\''],
  ['room-suppliers', 'main/suppliers/a.ts', 'import { records } from \'../organisations/records.ts\''],
  ['room-organisations', 'main/organisations/a.ts', 'import { all } from \'../members/list.ts\''],
  ['resolvable', 'main/core/e.ts', 'import { gone } from \'./gone.ts\''],
  ['no-cycle', 'main/core/f.ts', 'import { g } from \'./g.ts\'\nexport const f = g'],
]

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), `${text}\n`)
}

type Report = { summary: { violations: { from: string; to: string; rule: { name: string } }[] } }

function cruise(): { rule: string; from: string }[] {
  let text
  try {
    text = execFileSync(process.execPath, [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', '-T', 'json', 'main', 'renderer', 'shared', 'tests'], { cwd: house, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    // It ends with the number of violations as its status.
    text = (error as { stdout: string }).stdout
  }
  return (JSON.parse(text) as Report).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
}

for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) cpSync(join(root, name), join(house, name))
symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir')
for (const [path, text] of Object.entries(files)) write(path, text)

describe('floors and rooms', () => {
  it('lets pass what the design allows', () => {
    expect(cruise()).toEqual([])
  })

  it('refuses every way round it, each by its own rule', () => {
    for (const [, path, line] of broken) write(path, `${line}\nexport const it = 1`)
    write('main/core/g.ts', 'import { f } from \'./f.ts\'\nexport const g = f')
    const found = cruise()
    for (const [rule, from] of broken) expect(found, `${rule} in ${from}`).toContainEqual({ rule, from })
  })

  it('has no rule that is not tried here', () => {
    const names = [...readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8').matchAll(/name: '([a-z-]+)'/g)].map(match => match[1])
    expect(names.filter(name => !broken.some(([rule]) => rule === name))).toEqual([])
  })
})
