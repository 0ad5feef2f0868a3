import { execFile, type ExecFileOptions } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, listPackage, getRawHeader } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Ajv } from 'ajv'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshBuild } from '../../main/build.ts'
import { readLock, shippedPackages } from '../checks/packages.ts'
import { filesOf, root, textOf } from '../checks/project.ts'
import { makeStandIn } from '../checks/standIn.ts'

type Settings = Record<string, unknown> & { electronFuses: Record<string, boolean>; files: string[]; win: { target: { target: string }[] }; nsis: Record<string, unknown> }
type Manifest = { version: string; devDependencies: Record<string, string> }

const settings = load(textOf('electron-builder.yml')) as Settings
const manifest = JSON.parse(textOf('package.json')) as Manifest
const schema = JSON.parse(textOf('node_modules/app-builder-lib/scheme.json')) as { definitions: { FuseOptionsV1: { properties: Record<string, unknown> } } }
const valid = new Ajv({ strict: false, allErrors: true }).compile(schema)

describe('electron-builder.yml', () => {
  it('follows the schema of electron-builder', () => {
    expect(valid(settings), JSON.stringify(valid.errors)).toBe(true)
  })

  it('would be refused with a misspelt or misplaced setting', () => {
    const { oneClick, ...others } = settings.nsis
    expect(valid({ ...settings, nsis: { ...others, oneclick: oneClick } })).toBe(false)
    expect(valid({ ...settings, electronFuses: { ...settings.electronFuses, runasNode: false } })).toBe(false)
    expect(valid({ ...settings, npmrebuild: false })).toBe(false)
    expect(valid({ ...settings, asar: 'yes' })).toBe(false)
  })

  it('states every fuse that electron-builder knows', () => {
    expect(Object.keys(settings.electronFuses).toSorted()).toEqual(Object.keys(schema.definitions.FuseOptionsV1.properties).toSorted())
  })

  it('installs for one person with one click, without administrator, and never deletes records', () => {
    expect(settings).toMatchObject({
      appId: 'it.cooperate-desk.app', npmRebuild: false, publish: null,
      nsis: { oneClick: true, perMachine: false, allowElevation: false, deleteAppDataOnUninstall: false },
    })
    expect(settings.win.target.map(({ target }) => target)).toEqual(['nsis', 'zip'])
  })

  it('packs the Electron that package.json names', () => {
    expect(settings['electronVersion']).toBe(manifest.devDependencies['electron'])
  })

  it('has icons where it names them', () => {
    for (const path of ['resources/icons/icon.ico', ...[16, 24, 32, 48, 64, 128, 256, 512].map(size => `resources/icons/${size}x${size}.png`)]) expect(existsSync(root + path), path).toBe(true)
  })
})

type Entry = { files?: Record<string, Entry>; unpacked?: boolean }
const unpackedIn = (entry: Entry, path = ''): string[] =>
  Object.entries(entry.files ?? {}).flatMap(([name, inner]) => (inner.files ? unpackedIn(inner, `${path}/${name}`) : inner.unpacked ? [`${path}/${name}`] : []))

/** Runs a program; when it fails, the error says what the program said. */
const run = async (file: string, args: string[], options: ExecFileOptions) => {
  try {
    return await promisify(execFile)(file, args, { ...options, encoding: 'utf8' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${stdout}\n${stderr}`, { cause: error })
  }
}

const folder = mkdtempSync(join(tmpdir(), 'desk-pack-'))

/** Packs with a stand-in Electron, whose binary has the given name, and answers what electron-builder said. */
async function pack(system: 'linux' | 'win', binary: string, ...more: string[]): Promise<string> {
  const electron = join(folder, `electron-${system}`)
  makeStandIn(electron, binary, manifest.devDependencies['electron'] ?? '')
  // The proxy leads nowhere: whatever electron-builder tried to fetch would fail at once, and so would this test.
  const nowhere = 'http://127.0.0.1:9'
  // Where it sees vitest, electron-builder says nothing and links instead of copying.
  const { VITEST: _vitest, ...env } = process.env
  const { stdout, stderr } = await run(process.execPath, [
    'node_modules/electron-builder/cli.js', `--${system}`, 'dir', '--x64', '--publish', 'never',
    `--config.electronDist=${electron}`, `--config.directories.output=${join(folder, system)}`, ...more,
  ], { cwd: root, env: { ...env, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, http_proxy: nowhere, https_proxy: nowhere, ELECTRON_BUILDER_CACHE: join(folder, 'cache') } })
  return stdout + stderr
}

const listed = (archive: string): string[] => listPackage(archive, { isPack: false }).map(path => path.replaceAll('\\', '/'))

describe('packed with a stand-in Electron', () => {
  const program = join(folder, 'linux/linux-unpacked')
  const windows = join(folder, 'win/win-unpacked')
  const archive = join(program, 'resources/app.asar')
  const extracted = join(folder, 'extracted')
  let said = ''
  let files: string[] = []

  beforeAll(async () => {
    await freshBuild()
    // A stand-in is no Windows program, so that nothing can be written into it: neither icon nor the archive's checksum.
    said = (await Promise.all([pack('linux', 'electron'), pack('win', 'electron.exe', '--config.win.signAndEditExecutable=false', '--config.disableAsarIntegrity=true')])).join('\n')
    files = listed(archive)
    extractAll(archive, extracted)
  }, 120_000)
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

  it('fetches nothing', () => {
    expect(said).toContain('packaging')
    expect(said).not.toMatch(/download/i)
    expect(existsSync(join(folder, 'cache')) ? readdirSync(join(folder, 'cache')) : []).toEqual([])
  })

  it('flips the fuses', async () => {
    const { version, ...wire } = await getCurrentFuseWire(join(program, 'cooperate-desk'))
    expect(version).toBe('1')
    const on = Object.entries(wire).filter(([, state]) => state === FuseState.ENABLE).map(([fuse]) => FuseV1Options[Number(fuse)])
    expect(on).toEqual(['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar', 'WasmTrapHandlers'])
  })

  it('keeps Chromium\'s words in Italian and English only', () => {
    expect(readdirSync(join(program, 'locales')).toSorted()).toEqual(['en-GB.pak', 'en-US.pak', 'it.pak'])
  })

  it('holds the shell, every worker, the page and the resources', () => {
    const workers = filesOf('main').filter(path => path.endsWith('/worker.ts')).map(path => `/out/${path.replace(/ts$/, 'js')}`)
    expect(workers.length).toBeGreaterThanOrEqual(3)
    const wanted = ['/package.json', '/out/main/electron.js', '/out/main/preload.cjs', '/out/renderer/index.html', ...workers, ...filesOf('resources').map(path => `/${path}`)]
    expect(wanted.filter(path => !files.includes(path))).toEqual([])
  })

  it('holds nothing else: no tests, no sources, no developer\'s tools, nothing that a demo or a test left in out/', () => {
    const own = files.filter(path => !path.startsWith('/node_modules/'))
    expect(own.filter(path => !/^\/(?:package\.json$|out$|out\/(?:main|renderer)(?:\/|$)|resources(?:\/|$)|node_modules$)/.test(path))).toEqual([])
    expect(files.filter(path => /\.(?:ts|tsx|mts|cts|map)$/.test(path))).toEqual([])
    expect(files.filter(path => /\/node_modules\/(?:playwright|playwright-core|electron|electron-builder|vite|vitest|typescript|react|node-(?:linux|win|darwin)-[^/]+)(?:\/|$)/.test(path))).toEqual([])
  })

  it('holds the native module of this system only, outside the archive', () => {
    const native = '/node_modules/better-sqlite3/prebuilds/linux-x64.node'
    expect(files.filter(path => path.endsWith('.node'))).toEqual([native])
    expect(unpackedIn(getRawHeader(archive).header as Entry)).toContain(native)
    expect(existsSync(`${archive}.unpacked${native}`)).toBe(true)
    expect(files.filter(path => /^\/node_modules\/better-sqlite3\/(?:deps|src|build)(?:\/|$)/.test(path))).toEqual([])
  })

  it('holds for Windows the same, but its own native module, in a program of a name like no other', () => {
    const others = listed(join(windows, 'resources/app.asar'))
    const native = '/node_modules/better-sqlite3/prebuilds/win32-x64.node'
    expect(others.filter(path => path.endsWith('.node'))).toEqual([native])
    expect(existsSync(join(windows, `resources/app.asar.unpacked${native}`))).toBe(true)
    expect(others.filter(path => !path.endsWith('.node'))).toEqual(files.filter(path => !path.endsWith('.node')))
    expect(readdirSync(windows)).toContain('cooperate-desk.exe')
  })

  it('holds no package whose licence is not among the notices', () => {
    // By name and version, since electron-builder lays the packages out anew.
    const packed = files.filter(path => /\/node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path)).map(path => {
      const { name, version } = JSON.parse(readFileSync(join(extracted, path), 'utf8')) as { name: string; version: string }
      return `${name} ${version}`
    })
    expect(packed.length).toBeGreaterThan(50)
    const lock = readLock()
    const noticed = new Set(shippedPackages(lock).map(place => `${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${lock[place]?.version ?? ''}`))
    expect(packed.filter(name => !noticed.has(name))).toEqual([])
  })

  it('runs from the archive\'s content alone: opens a workspace, imports, and writes a workbook and a PDF', async () => {
    const list = join(folder, 'soci.csv')
    writeFileSync(list, 'Denominazione;Comune\nTessitura Bisenzio;Prato\nFilati Ombrone;Quarrata\n')
    writeFileSync(join(extracted, 'try.mjs'), `
      import { startCore } from './out/main/core/core.js'
      const home = ${JSON.stringify(join(folder, 'home'))}
      const core = startCore({ home, file: home + '/x.desk', writer: 'Prova' })
      let number = 0
      const call = async (procedure, input) => {
        const reply = await core.call({ id: String(number++), procedure, input })
        if (!reply.ok) throw new Error(procedure + ': ' + JSON.stringify(reply.error))
        return reply.answer
      }
      await call('workspace.create', {})
      const { session } = await call('members.import.preview', { file: ${JSON.stringify(list)} })
      await call('members.import.apply', { session })
      const { total } = await call('members.list', {})
      const written = []
      for (const format of ['xlsx', 'pdf']) written.push((await call('members.export', { kind: 'list', format, language: 'it', path: home + '/list.' + format })).path)
      await core.close()
      console.log(JSON.stringify({ total, written }))
    `)
    const { stdout } = await run(process.execPath, [join(extracted, 'try.mjs')], { cwd: folder })
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({ total: 2, written: [join(folder, 'home/list.xlsx'), join(folder, 'home/list.pdf')] })
  })
})
