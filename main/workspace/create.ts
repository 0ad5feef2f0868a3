import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import type { Parsed } from '../../shared/contract.ts'
import { sortKey } from '../../shared/folding.ts'
import { words } from '../../shared/language.ts'
import { root } from '../root.ts'
import { setPreference } from '../core/places.ts'
import type { Desk } from '../core/service.ts'
import { fileOptions, reopenSession } from '../core/session.ts'
import { localDay } from '../core/today.ts'
import { writeBatch } from '../database/batch.ts'
import { ensureJournal } from '../database/journal.ts'
import { createWorkspaceFile } from '../database/open.ts'
import { realPathOf } from '../database/path.ts'
import { ensureSearch } from '../database/search.ts'
import { storeBytes, type StoredFile } from '../database/storedFiles.ts'
import { insertSampleGroups } from '../meetings/sample.ts'
import { insertSampleChecklists } from '../checklists/sample.ts'
import { insertRecord } from '../organisations/records.ts'
import { referenceClusters } from '../organisations/reference.ts'
import { sampleDistrict } from '../organisations/sampleDistrict.ts'
import { insertDistrict } from '../organisations/sampleInsert.ts'
import { insertSamplePolicies } from '../policies/sample.ts'
import { insertSampleSuppliers } from '../suppliers/sample.ts'
import { saveSetting } from './settings.ts'

type Wishes = Parsed<'workspace.create'>

/** The first cluster: of the wished name, or begun from a reference district. */
function firstCluster(wishes: Wishes): { name: string; sector: string | null; place: string | null; description: string | null; referenceId: string | null } {
  const language = wishes.language ?? 'it'
  const described = wishes.reference === undefined ? undefined : referenceClusters(language).find(cluster => cluster.id === wishes.reference)
  const { sector = null, place = null, description = null, id = null } = described ?? {}
  return { name: wishes.cluster ?? described?.name ?? words(language)('workspace:firstCluster'), sector, place, description, referenceId: id }
}

/** Keeps files of the sample beside the workspace, each once. */
function sampleFiles(file: string): (name: string) => StoredFile {
  const stored = new Map<string, StoredFile>()
  return name => {
    const known = stored.get(name) ?? storeBytes(realPathOf(file), [readFileSync(new URL(`resources/sample/documents/${name}`, root))], name)
    stored.set(name, known)
    return known
  }
}

async function fill(write: Database, wishes: Wishes, file: string): Promise<void> {
  write.prepare('INSERT INTO writing (id, device) VALUES (1, ?)').run(`${hostname()}:${uuid()}`)
  ensureJournal(write)
  ensureSearch(write)
  const now = new Date()
  const district = wishes.sample ? sampleDistrict(localDay(now)) : null
  const agency = wishes.agency ?? district?.agency.name ?? ''
  const writer = wishes.writer ? { id: uuid(), ...wishes.writer } : null
  await writeBatch(write, { writer, at: now.toISOString() }, { kind: 'workspace.create', values: { name: agency } }, async () => {
    saveSetting(write, 'agency', agency)
    saveSetting(write, 'address', district?.agency.address ?? '')
    saveSetting(write, 'language', wishes.language ?? 'it')
    if (writer) {
      write.prepare('INSERT INTO writer (id, name, initials) VALUES (?, ?, ?)').run(writer.id, writer.name, writer.initials)
      setPreference(write, 'writer', writer.id)
    }
    const cluster = firstCluster(wishes)
    if (!district) insertRecord(write, 'cluster', { ...cluster, sortKey: sortKey(cluster.name) })
  })
  if (district) await writeBatch(write, { writer, at: now.toISOString() }, { kind: 'sample' }, async batch => {
    const store = sampleFiles(file)
    insertDistrict(write, district, { store, today: localDay(now) })
    insertSampleChecklists(write, localDay(now))
    await insertSampleSuppliers({ write, batch, at: now.toISOString(), today: localDay(now) })
    insertSampleGroups({ write, at: now.toISOString(), today: localDay(now) }, store)
    await insertSamplePolicies({ write, today: localDay(now), at: now.toISOString() })
  })
}

/**
 * Makes the workspace at the session's place, whole or not at all, and opens it.
 * @throws Refused `exists`, `unsafe-place`, `cannot-write`, `disk-full`
 */
export async function createWorkspace(wishes: Wishes, { session }: Desk): Promise<{ path: string }> {
  await createWorkspaceFile(session.file, { ...fileOptions, fill: write => fill(write, wishes, session.file) })
  await reopenSession(session)
  return { path: session.file }
}
