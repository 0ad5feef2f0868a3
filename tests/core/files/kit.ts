import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { createWorkspaceFile, openWorkspace, type FileOptions, type OpenedFile } from '../../../main/database/open.ts'
import { Refused } from '../../../shared/errors.ts'
import { migrations } from './schema.ts'

const folders: string[] = []
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder that is removed at the end. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'desk-')))
  folders.push(folder)
  return folder
}

export const options = { migrations, version: '1.2.3', person: 'Anna' } satisfies FileOptions

/** A closed workspace of some dozen pages with `count` organisations. */
export async function newWorkspace(folder = newFolder(), count = 500, name = 'prova.desk'): Promise<string> {
  const file = join(folder, name)
  await createWorkspaceFile(file, { ...options, fill: write => addOrganisations(write, count) })
  return file
}

export function addOrganisations(write: OpenedFile['write'], count: number, prefix = 'o'): void {
  const insert = write.prepare('INSERT INTO organisation (id, name) VALUES (?, ?)')
  write.transaction(() => {
    for (let i = 0; i < count; i++) insert.run(`${prefix}${i}`, `Tessitura Esempio ${i} ${'x'.repeat(200)}`)
    write.prepare('INSERT INTO batch (id, at) VALUES (?, ?)').run(`${prefix}-batch`, '2026-03-05T10:00:00.000Z')
  })()
}

/** Opens, reads how many organisations there are, closes. */
export async function countIn(file: string): Promise<number> {
  const opened = await openWorkspace(file, options)
  const found = organisations(opened.read)
  opened.close({ changed: false })
  return found
}

export function organisations(database: OpenedFile['read']): number {
  return database.prepare<[], { n: number }>('SELECT count(*) AS n FROM organisation').get()?.n ?? 0
}

/** Everything below a folder: files with the hash of their bytes. */
export function picture(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(names.map(name => {
    const path = join(folder, name)
    return [name, lstatSync(path).isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'no file']
  }))
}

/** The names of the files below a folder. */
export const filesIn = (folder: string): string[] => Object.entries(picture(folder)).filter(([, hash]) => hash !== 'no file').map(([name]) => name)

/** The refusal that some work ends with; fails when it succeeds or throws anything else. */
export async function refusalOf(work: () => unknown): Promise<Refused> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  throw new Error('it was not refused')
}

/** Runs with these modes of paths, as somebody who owns none of them: root itself is refused nothing. */
export async function withModes<T>(modes: Record<string, number>, work: () => Promise<T>): Promise<T> {
  const root = process.geteuid?.() === 0
  const before = Object.keys(modes).map(path => [path, statSync(path).mode] as const)
  for (const [path, mode] of Object.entries(modes)) chmodSync(path, mode)
  try {
    if (root) process.seteuid?.(65534)
    return await work()
  } finally {
    if (root) process.seteuid?.(0)
    for (const [path, mode] of before) chmodSync(path, mode)
  }
}

/** Another process of this program (`child.ts`); `said` waits for a word of it. */
export function startChild(...args: string[]): { process: ChildProcess; said: (word: string) => Promise<string>; ended: Promise<number | null>; kill: () => Promise<void> } {
  const child = spawn(process.execPath, ['--expose-gc', fileURLToPath(new URL('child.ts', import.meta.url)), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.add(child)
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => { text += part })
  const ended = new Promise<number | null>(resolve => { child.once('close', code => { children.delete(child); resolve(code) }) })
  const said = (word: string) => new Promise<string>((resolve, reject) => {
    const look = () => {
      const line = text.split('\n').find(one => one.startsWith(word))
      if (line !== undefined) resolve(line)
      return line !== undefined
    }
    child.stdout.on('data', look)
    child.once('close', () => { if (!look()) reject(new Error(`the other process ended without saying ${word}: ${text}`)) })
    look()
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { process: child, said, ended, kill }
}
