import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { Settings, Writer } from '../../shared/workspace.ts'
import { exportFolder, setPreference } from '../core/places.ts'
import type { DeskServices } from '../core/service.ts'
import { workspaceOf } from '../core/session.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'

/** A setting of the agency, journalled; null when it was never made. */
export function setting(read: Database, id: string): string | null {
  return read.prepare<[string], { value: string | null }>('SELECT value FROM setting WHERE id = ? AND deletedAt IS NULL').get(id)?.value ?? null
}

export function saveSetting(write: Database, id: string, value: string | null): void {
  write.prepare('INSERT INTO setting (id, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, deletedAt = NULL').run(id, value)
}

/** What the agency set, with the name of the folder for exports on this computer. */
export function readSettings(read: Database): Settings {
  return {
    agency: setting(read, 'agency') ?? '', address: setting(read, 'address') ?? '', language: setting(read, 'language') === 'en' ? 'en' : 'it',
    logo: setting(read, 'logo'), exportFolder: basename(exportFolder(read)),
  }
}

const largestLogo = 1024 * 1024
const pictures: { type: string; begins: number[] }[] = [
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
]

/**
 * A PNG or JPEG as `data:` URL.
 * @throws Refused `logo-too-large` above 1 MB, `logo-unreadable` for anything else than a picture of those kinds
 */
export function readLogo(file: string): string {
  const name = basename(file)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile()) throw new Refused('missing', { name })
  if (stat.size > largestLogo) throw new Refused('logo-too-large', { name, megabytes: Math.round(stat.size / 104857.6) / 10, limit: 1 })
  const bytes = readFileSync(file)
  const picture = pictures.find(p => p.begins.every((byte, index) => bytes[index] === byte))
  if (!picture) throw new Refused('logo-unreadable', { name })
  return `data:${picture.type};base64,${bytes.toString('base64')}`
}

const writers = (read: Database): Writer[] =>
  read.prepare<[], Writer>('SELECT id, name, initials FROM writer WHERE deletedAt IS NULL ORDER BY name').all()

type SettingNames = 'workspace.settings' | 'workspace.settings.save' | 'workspace.logo.save' | 'workspace.exportFolder' | 'workspace.exportFolder.save'
  | 'workspace.writers' | 'workspace.writers.save' | 'workspace.writers.choose'

export const settingServices: DeskServices<SettingNames> = {
  'workspace.settings': (_input, { working }) => readSettings(working().read),

  'workspace.settings.save': async (fields, { working, session }) => {
    const { batch } = await working().commit({ kind: 'settings.save', values: { fields: Object.keys(fields).join(' ') } }, async ({ write }) => {
      for (const [id, value] of Object.entries(fields)) {
        if (value !== undefined) saveSetting(write, id, value)
      }
    })
    if (fields.language !== undefined || fields.agency !== undefined) session.emit({ event: 'workspace' })
    return { batch }
  },

  'workspace.logo.save': async ({ file }, { working }) => {
    const logo = file === undefined ? null : readLogo(file)
    const { batch } = await working().commit({ kind: 'settings.save', values: { fields: 'logo' } }, async ({ write }) => { saveSetting(write, 'logo', logo) })
    return { batch }
  },

  'workspace.exportFolder': (_input, { working }) => {
    const path = exportFolder(working().read)
    return { path, name: basename(path) }
  },

  'workspace.exportFolder.save': async ({ path }, { working }) => {
    if (path !== undefined && !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Refused('cannot-write', { name: basename(path) })
    const { keep, read } = working()
    await keep(write => { setPreference(write, 'exportFolder', path ?? null) })
    return { name: basename(exportFolder(read)) }
  },

  'workspace.writers': (_input, { working }) => {
    const { read, writer } = working()
    return { writers: writers(read), current: writer?.id ?? null }
  },

  'workspace.writers.save': async ({ id, ...fields }, { working }) => {
    const { batch, answer } = await working().commit({ kind: id === undefined ? 'writer.create' : 'writer.save', values: { name: fields.name } }, async ({ write }) => {
      if (id === undefined) return insertRecord(write, 'writer', fields)
      if (!updateRecord(write, 'writer', id, fields)) throw new Refused('not-found', { what: 'writer' })
      return id
    })
    return { id: answer, batch }
  },

  'workspace.writers.choose': async ({ id }, { working, session }) => {
    const { keep, read } = working()
    const writer = writers(read).find(known => known.id === id)
    if (!writer) throw new Refused('not-found', { what: 'writer' })
    await keep(write => { setPreference(write, 'writer', id) })
    workspaceOf(session).writer = writer
    session.emit({ event: 'workspace' })
    return writer
  },
}
