import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, extname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { Refused } from '../../shared/errors.ts'

/** Where previews lie until the workspace is closed. */
const previewFolder = (home: string) => join(home, 'preview')

/** A place for a file of that name that is only looked at, in a folder of its own. */
export const previewPlace = (home: string, name: string): string => freePath(join(previewFolder(home), uuid()), name)

export function emptyPreviews(home: string): void {
  const folder = previewFolder(home)
  if (!existsSync(folder)) return
  // on Windows what may only be read is not removed
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o644)
  rmSync(folder, { recursive: true, force: true })
}

/** How this computer shows and stores things: outside the journal. */
export function preference(read: Database, id: string): string | null {
  return read.prepare<[string], { value: string }>('SELECT value FROM preference WHERE id = ?').get(id)?.value ?? null
}

export function setPreference(write: Database, id: string, value: string | null): void {
  if (value === null) write.prepare('DELETE FROM preference WHERE id = ?').run(id)
  else write.prepare('INSERT INTO preference (id, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(id, value)
}

/** The folder that exports go into: the remembered one while it can be written, else Documents/Cooperate Desk. */
export function exportFolder(read: Database): string {
  const remembered = preference(read, 'exportFolder')
  if (remembered && writable(remembered)) return remembered
  const documents = [join(homedir(), 'Documents'), join(homedir(), 'Documenti')].find(existsSync) ?? homedir()
  return join(documents, 'Cooperate Desk')
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** A path in the folder that no file has yet: `elenco.pdf`, `elenco (2).pdf`, … */
export function freePath(folder: string, name: string): string {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new Refused('cannot-write', { name: basename(folder) })
  }
  const extension = extname(name)
  const stem = basename(name, extension)
  for (let n = 1; ; n++) {
    const path = join(folder, n === 1 ? name : `${stem} (${n})${extension}`)
    if (!existsSync(path)) return path
  }
}
