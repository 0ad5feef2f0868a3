import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './root.ts'

// What builds is imported late: starting an app that is built already needs none of it.

const at = (path: string) => fileURLToPath(new URL(path, root))

/** When something in these folders and files last changed, milliseconds. */
function newest(paths: readonly string[]): number {
  const files = paths.map(at).flatMap(path => (statSync(path).isDirectory() ? readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)) : [path]))
  return Math.max(...files.map(file => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0))
}

/** Whether a built file is missing, or older than what it was built from. */
const stale = (built: string, sources: readonly string[]): boolean => !existsSync(at(built)) || statSync(at(built)).mtimeMs < newest(sources)

/** Gives a built file the time at which its build began: what was changed meanwhile counts as newer. */
const stamp = (built: string, began: number) => { utimesSync(at(built), began / 1000, began / 1000) }

/** The page, into `out/renderer`. It is built aside and put in its place whole, since a window may be showing the former one. */
export async function buildPage(): Promise<void> {
  const began = Date.now()
  const { build: vite } = await import('vite')
  const fresh = at(`out/renderer.${process.pid}`)
  await vite({ configFile: at('renderer/vite.config.ts'), logLevel: 'warn', build: { outDir: fresh } })
  rmSync(at('out/renderer'), { recursive: true, force: true })
  renameSync(fresh, at('out/renderer'))
  stamp('out/renderer/index.html', began)
}

/** What is started by its own address: the shell, the workers and what the press takes its papers from; core and reader for who tries what ships. */
const entries = ['electron', 'core/core', 'core/worker', 'database/checking/worker', 'database/copying/worker', 'press/deliverables', 'press/worker', 'reader/reader', 'reader/worker']
/** Libraries of many files that the core reads at each start: taken in, since looking for each of them takes longer than reading it, and all together longer than opening the workspace. */
const takenIn = ['diff', 'kysely', 'stdnum', 'uuid', 'zod']
const isLibrary = (id: string) => /^[@a-z]/.test(id) && !isAbsolute(id) && !takenIn.some(name => id === name || id.startsWith(`${name}/`))

/** The main process and its workers, each in one file beside what several of them share; and the preload, which must be one file. */
async function buildMain(): Promise<void> {
  const began = Date.now()
  const { build: bundle } = await import('rolldown')
  rmSync(at('out/main'), { recursive: true, force: true })
  await bundle({
    cwd: at('.'), platform: 'node', external: isLibrary, input: Object.fromEntries(entries.map(name => [name, at(`main/${name}.ts`)])),
    // read at each start: what libraries say of themselves is a quarter of it, and one letter outside of ASCII makes V8 read a file in letters of two bytes
    output: { dir: at('out/main'), format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js', charset: 'ascii', comments: { legal: true, annotation: false, jsdoc: false } },
  })
  await bundle({ input: at('main/preload.ts'), platform: 'node', external: ['electron'], output: { file: at('out/main/preload.cjs'), format: 'cjs' } })
  stamp('out/main/preload.cjs', began)
}

const pageSources = ['renderer', 'shared', 'package.json']
const mainSources = ['main', 'shared', 'package.json']

/** Everything that ships, from the sources as they are. */
export async function build(): Promise<void> {
  await buildPage()
  await buildMain()
}

/** Builds the page if it is older than its sources: all that the Chromium shell needs, which runs unbuilt. */
export async function freshPage(): Promise<void> {
  if (stale('out/renderer/index.html', pageSources)) await buildPage()
}

/** Builds the main process and its workers if they are older than their sources. */
export async function freshMain(): Promise<void> {
  if (stale('out/main/preload.cjs', mainSources)) await buildMain()
}

/** Builds what is older than its sources. */
export async function freshBuild(): Promise<void> {
  await freshPage()
  await freshMain()
}
