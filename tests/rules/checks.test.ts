import { describe, expect, it } from 'vitest'
import { firstProblems, readAtOnce } from '../checks/first.ts'
import { pairProblems, unusedKeys, type Words } from '../checks/language.ts'
import { isAllowed, licenceProblems, notices } from '../checks/licences.ts'
import { complete, missingOptional, systemOf } from '../checks/lock.ts'
import { closure, importedBy, type Lock } from '../checks/packages.ts'
import { styleProblems } from '../checks/style.ts'

const words = (space: string, content: Record<string, string>): Words => new Map([[space, new Map(Object.entries(content))]])

describe('the check of the words', () => {
  const pair = (it: Record<string, string>, en: Record<string, string>) => pairProblems(words('members', it), words('members', en))

  it('finds nothing in words that are complete', () => {
    expect(pair(
      { title: 'Soci', 'rows_one': '{{count}} riga', 'rows_many': '{{count}} righe', 'rows_other': '{{count}} righe' },
      { title: 'Members', 'rows_one': 'One row', 'rows_many': '{{count}} rows', 'rows_other': '{{count}} rows' },
    )).toEqual([])
  })

  it.each([
    ['a word that one language lacks', { title: 'Soci', only: 'Solo' }, { title: 'Members' }, 'it/members.json only: missing in en'],
    ['the same the other way round', { title: 'Soci' }, { title: 'Members', only: 'Only' }, 'en/members.json only: missing in it'],
    ['an apostrophe of the typewriter', { title: "L'elenco" }, { title: 'List' }, "it/members.json title: a straight apostrophe or quotation mark: L'elenco"],
    ['the same in English, and quotation marks', { title: 'La parola' }, { title: 'The word "draft"' }, 'en/members.json title: a straight apostrophe or quotation mark: The word "draft"'],
    ['an empty word', { title: ' ' }, { title: 'Members' }, 'it/members.json title: empty'],
    ['a plural form that is missing', { rows_one: 'riga', rows_other: 'righe' }, { rows_one: 'row', rows_other: 'rows' }, 'it/members.json rows_one: its form _many is missing'],
    ['a variable that one language forgot', { greet: 'Ciao {{name}}' }, { greet: 'Hello' }, 'members.json greet: the variables differ: it {name}, en {}'],
    ['an apostrophe for an accent', { state: 'E\' pronto' }, { state: 'Ready' }, 'it/members.json state: accent missing in "E\'"'],
    ['no accent at all', { state: 'Non si puo fare' }, { state: 'Impossible' }, 'it/members.json state: accent missing in "puo"'],
  ])('finds %s', (_what, it, en, problem) => {
    expect(pair(it as Record<string, string>, en as Record<string, string>)).toContain(problem)
  })

  it('tells words that no source uses from those that are named whole, by their plural, or by a beginning', () => {
    const all = words('members', { title: 'a', rows_one: 'b', rows_other: 'c', 'kinds.firm': 'd', 'kinds.union': 'e', gone: 'f' })
    const sources = ['t(\'members:title\'), t("rows", { count })', 't(`members:kinds.${kind}`)']
    expect(unusedKeys(all, sources, [])).toEqual(['members.json gone: no source uses it'])
    expect(unusedKeys(all, sources, [/^members:gone/])).toEqual([])
  })
})

describe('the check of the first screen', () => {
  const files: Record<string, string> = {
    'renderer/main.tsx': "import { App } from './app/App.tsx'\nimport type { Row } from './rows.ts'\nvoid import('./later.ts')",
    'renderer/app/App.tsx': "import {\n  t,\n} from '../words.ts'\nimport './app.css'\n// and 'members:title'\nt('home:title')",
    'renderer/words.ts': "import { z } from 'zod'\nexport const t = (key: string) => z.string().parse(key)\n/** `t('members:title')` */\nt('members:title')",
    'renderer/later.ts': "t('suppliers:title')",
  }

  it('finds words of rooms and schemas in what is read at once, and not in what is read later or only said', () => {
    const modules = readAtOnce('renderer/main.tsx', path => files[path] ?? '')
    expect([...modules.keys()]).toEqual(['renderer/main.tsx', 'renderer/app/App.tsx', 'renderer/words.ts'])
    expect(firstProblems(modules, ['home'], ['home', 'members', 'suppliers'])).toEqual([
      expect.stringContaining('renderer/words.ts: words of "members"'), expect.stringContaining('renderer/words.ts: schemas'),
    ])
    expect(firstProblems(new Map([['it/home.json', '{ "moved": "{{name}}: $t(suppliers:state.{{state}})" }']]), ['home'], ['home', 'suppliers'])).toHaveLength(1)
  })
})

describe('the check of style', () => {
  it.each([
    ['main/a.ts', 'const x = y as unknown as string'],
    ['tests/core/a.test.ts', 'const x = y as any'],
    ['renderer/a.tsx', '// @ts-ignore'],
    ['shared/a.ts', '// TODO: later'],
    ['main/a.ts', 'const home = "/home/ada/desk"'],
    ['README.md', 'The data lie in C:\\Users\\ada'],
    ['package-lock.json', '"resolved": "https://registry.example.org/a.tgz"'],
    ['tests/rules/a.test.ts', 'it.only("x", () => {})'],
  ])('refuses in %s: %s', (path, line) => {
    expect(styleProblems(path, `first\n${line}\n`)).toEqual([expect.stringContaining(`${path}:2: `)])
  })

  it('refuses a file of the product beyond 350 lines, and lets a test be long', () => {
    expect(styleProblems('main/a.ts', 'x\n'.repeat(350))).toEqual([])
    expect(styleProblems('main/a.ts', 'x\n'.repeat(351))).toHaveLength(1)
    expect(styleProblems('tests/core/a.test.ts', 'x\n'.repeat(351))).toEqual([])
  })

  it('lets ordinary lines be', () => {
    expect(styleProblems('main/a.ts', 'const it = await import("./home/a.ts") // as any clerk would\nconst path = `${folder}/tmp-x`\n')).toEqual([])
  })
})

describe('the check of licences', () => {
  it.each([
    ['MIT', true], ['(MIT OR GPL-3.0-or-later)', true], ['(MIT AND Zlib)', true], ['MIT AND OFL-1.1', true], ['(BSD-2-Clause OR (MIT AND Apache-2.0))', true],
    ['GPL-3.0-or-later', false], ['AGPL-3.0', false], ['LGPL-2.1', false], ['MIT AND GPL-3.0-only', false], ['UNLICENSED', false], ['SEE LICENSE IN LICENSE', false], ['', false], ['none stated', false],
  ])('takes %s for %s', (expression, fine) => {
    expect(isAllowed(expression)).toBe(fine)
  })

  const lock: Lock = {
    '': { dependencies: { a: '1' } },
    'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { b: '2' }, optionalDependencies: { win: '1' }, peerDependencies: { tool: '1' }, peerDependenciesMeta: { tool: { optional: true } } },
    'node_modules/a/node_modules/b': { version: '2.0.0', license: 'GPL-3.0', dependencies: { c: '1' } },
    'node_modules/b': { version: '1.0.0', license: 'MIT' },
    'node_modules/c': { version: '1.0.0' },
    'node_modules/win': { version: '1.0.0', license: 'MIT', os: ['win32'] },
    'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0' },
  }

  it('follows the lock file as Node would, without other systems\' parts and optional peers', () => {
    expect(closure(lock, ['a'])).toEqual(['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c'])
  })

  it('names what may not ship, unknown licences included', () => {
    expect(licenceProblems(lock, closure(lock, ['a']))).toEqual(['b 2.0.0: licence "GPL-3.0" is not one that may ship', 'c 1.0.0: licence "none stated" is not one that may ship'])
  })

  it('reads what sources import, whatever the form, and leaves types and own files out', () => {
    expect(importedBy([
      'import a from \'a\'\nimport { b,\n  c } from "@scope/b/deep/file.js?url"\nimport type { T } from \'types-only\'\nimport \'./own.ts\'\nimport \'node:fs\'\nimport \'c/styles.css\'',
      'const d = await import(\'d\')\nexport { e } from \'e\'', '@import "f/x.css";',
    ])).toEqual(['@scope/b', 'a', 'c', 'd', 'e', 'f'])
  })

  it('writes equal words once, with every package that has them', () => {
    const two: Lock = { 'node_modules/kysely': { version: '1', license: 'MIT' }, 'node_modules/zod': { version: '2', license: 'MIT' } }
    const text = notices(two, Object.keys(two))
    expect(text).toContain('kysely 1 (MIT)')
    expect(text).toContain('zod 2 (MIT)')
    expect(text).toMatch(/Sami Koskim/)
  })
})

describe('the check of the lock file', () => {
  const lock: Lock = {
    '': { dependencies: { tool: '2.0.0' }, optionalDependencies: { watcher: '^1.0.0' } },
    'node_modules/tool': { version: '2.0.0', license: 'MIT', dev: true, optionalDependencies: { '@tool/linux-x64-gnu': '2.0.0', '@tool/linux-x64-musl': '2.0.0', '@tool/win32-arm64-msvc': '2.0.0' } },
    'node_modules/watcher': { version: '1.4.0' },
    'node_modules/@tool/linux-x64-gnu': { version: '2.0.0' },
    'node_modules/@tool/linux-x64-musl': { version: '1.9.0' },
  }

  it('finds what `npm ci` would refuse: a system\'s part that is missing, or there in another version only', () => {
    expect(missingOptional(lock).map(({ name }) => name)).toEqual(['@tool/linux-x64-musl', '@tool/win32-arm64-msvc'])
  })

  it('completes it without touching what is there', () => {
    const whole = complete(lock)
    expect(missingOptional(whole.lock)).toEqual([])
    expect(whole.unclear).toEqual([])
    expect(whole.lock).toMatchObject(lock)
    expect(whole.lock['node_modules/@tool/win32-arm64-msvc']).toEqual({ version: '2.0.0', dev: true, license: 'MIT', optional: true, os: ['win32'], cpu: ['arm64'] })
    expect(whole.lock['node_modules/tool/node_modules/@tool/linux-x64-musl']).toMatchObject({ version: '2.0.0', libc: ['musl'] })
  })

  it.each([
    ['@rolldown/binding-linux-x64-gnu', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
    ['@oxlint/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
    ['@napi-rs/canvas-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@rolldown/binding-wasm32-wasi', { cpu: ['wasm32'] }],
    ['fsevents', {}],
  ])('reads the system from the name %s', (name, system) => {
    expect(systemOf(name)).toEqual(system)
  })
})
