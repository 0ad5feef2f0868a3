import { chmodSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { largestAttachment, mayBeAttached, nameFollowed, type Attachment, type AttachmentVersion, type attachmentProcedures } from '../../shared/attachments.ts'
import { Refused } from '../../shared/errors.ts'
import { exportFolder, freePath } from '../core/places.ts'
import type { NamesOf, Services, Working } from '../core/service.ts'
import { fileOf, isNewest } from '../database/fileVersions.ts'
import { prepared } from '../database/prepared.ts'
import { checkFile, copyStored, hashGently, stateOfFile, storeBytes, storeFile, type FileState, type StoredFile } from '../database/storedFiles.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { organisationRow } from '../organisations/read.ts'
import { documentRow } from './read.ts'

type Row = Tables['attachment']

/** @throws Refused `not-found` */
function attachmentRow(database: Database, id: string): Row {
  const row = prepared(database, 'SELECT * FROM attachment WHERE id = ? AND deletedAt IS NULL').get(id) as Row | undefined
  if (!row) throw new Refused('not-found', { what: 'attachment' })
  return row
}

/** The versions of a file that are there, the latest first. */
const versionsOf = (database: Database, { id, fileId }: Row): Row[] =>
  prepared(database, `SELECT * FROM attachment a WHERE ${fileOf('a')} = ? AND deletedAt IS NULL ORDER BY version DESC, id DESC`).all(fileId ?? id) as Row[]

/** The newest version of a file, of which one that is there is named. @throws Refused `not-found` */
function newestOf(database: Database, id: string): Row {
  const row = attachmentRow(database, id)
  return versionsOf(database, row)[0] ?? row
}

const version = ({ id, name, version, bytes, addedOn }: Row, state: FileState): AttachmentVersion => ({ id, name, version, bytes, addedOn, state })
const shown = (row: Row, state: FileState): Omit<Attachment, 'earlier'> => ({ ...version(row, state), organisationId: row.organisationId, documentId: row.documentId })

/** @throws Refused `attachment-kind` where a click on the name might start a program */
export function checkName(name: string): void {
  if (!mayBeAttached(name)) throw new Refused('attachment-kind', { name })
}

const megabyte = 1024 * 1024

/** Looks at a file before it is read. @throws Refused `missing`, `attachment-kind`, `attachment-empty`, `attachment-too-large` */
export function checkSource(file: string): { name: string; bytes: number } {
  const name = basename(file)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile()) throw new Refused('missing', { name })
  checkName(name)
  if (stat.size === 0) throw new Refused('attachment-empty', { name })
  if (stat.size > largestAttachment) throw new Refused('attachment-too-large', { name, megabytes: Math.ceil(stat.size / megabyte), limit: largestAttachment / megabyte })
  return { name, bytes: stat.size }
}

const safeName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')

/** @throws Refused `attachment-missing`, `attachment-altered` */
function refuseUnless(state: FileState, name: string): void {
  if (state !== 'present') throw new Refused(state === 'missing' ? 'attachment-missing' : 'attachment-altered', { name })
}

/** @throws Refused `attachment-missing`, `attachment-altered`, `disk-full`, `cannot-write` */
function copyTo(workspace: string, row: StoredFile & { name: string }, path: string): void {
  refuseUnless(copyStored(workspace, row, path), row.name)
}

/** A copy of a stored file in a place that goes at closing. @throws Refused `attachment-missing`, `attachment-altered`, `disk-full`, `cannot-write` */
export function openStored(workspace: string, row: StoredFile & { name: string }, previewPlace: (name: string) => string): { path: string; name: string; bytes: number } {
  const path = previewPlace(safeName(row.name))
  copyTo(workspace, row, path)
  // a program then says that it may only be read, before somebody writes into what goes at closing
  chmodSync(path, 0o444)
  return { path, name: row.name, bytes: row.bytes }
}

/** A document of that organisation. @throws Refused `not-found` */
function checkDocument(database: Database, documentId: string | null, organisationId: string): void {
  if (documentId !== null && documentRow(database, documentId).organisationId !== organisationId) throw new Refused('not-found', { what: 'document' })
}

type Place = { organisationId: string; documentId?: string | undefined }
type Target = { organisationId: string; documentId: string | null }
type Committing = Pick<Working, 'commit' | 'read' | 'today'>

/** The files at a place, each in its newest version, the newest first. */
const filesAt = (database: Database, { organisationId, documentId }: Target): Row[] =>
  prepared(database, `SELECT * FROM attachment a WHERE organisationId = ? AND documentId IS ? AND deletedAt IS NULL AND ${isNewest('a')} ORDER BY addedOn DESC, id DESC`).all(organisationId, documentId) as Row[]

/** The place that is meant, in an organisation that may have been merged since. @throws Refused `not-found` */
function targetOf(database: Database, { organisationId, documentId }: Place): Target {
  const target = { organisationId: organisationRow(database, organisationId).id, documentId: documentId ?? null }
  checkDocument(database, target.documentId, target.organisationId)
  return target
}

const bearing = (files: readonly Row[], name: string): Row | undefined => files.find(row => row.name.toLowerCase() === name.toLowerCase())

/** @throws Refused `attachment-same-name` where another file of that name is among them, and the file itself is not */
function refuseSameName(files: readonly Row[], name: string, sha256: string): void {
  const same = bearing(files, name)
  if (same && !files.some(row => row.sha256 === sha256)) throw new Refused('attachment-same-name', { id: same.id, name: same.name })
}

type Given = StoredFile & { name: string }

/** Writes a stored file into the list of its place, unless it is there. What is there is looked at when its turn came: storing took its time. */
async function attach({ commit, read, today }: Committing, at: Place & { keepBoth: boolean }, { name: called, sha256, bytes }: Given) {
  const name = called.slice(-200)
  const values = { name: organisationRow(read, at.organisationId).name, file: name }
  const { batch, kept, answer } = await commit({ kind: 'attachment.add', values }, async ({ write }) => {
    const target = targetOf(write, at)
    const files = filesAt(write, target)
    const known = files.find(row => row.sha256 === sha256)
    if (known) return known
    if (!at.keepBoth) refuseSameName(files, name, sha256)
    return attachmentRow(write, insertRecord(write, 'attachment', { ...target, name, sha256, bytes, addedOn: today }))
  })
  return attached(answer, kept ? batch : null)
}

const attached = ({ id, name, version, bytes }: Row, batch: string | null) => ({ id, name, version, bytes, batch })

/** A number names one version for good, those in the bin too. */
const nextNumber = (database: Database, { id, fileId }: Row): number =>
  (prepared(database, `SELECT max(version) + 1 AS next FROM attachment a WHERE ${fileOf('a')} = ?`).get(fileId ?? id) as { next: number }).next

/** Writes a stored file as the version that follows the newest one of a file, unless it is that. Which one is the newest is looked at when its turn came. */
async function follow({ commit, read, today }: Committing, id: string, { name: called, sha256, bytes }: Given) {
  const next = (database: Database) => {
    const newest = newestOf(database, id)
    return { newest, name: nameFollowed(newest.name, called).slice(-200), version: nextNumber(database, newest) }
  }
  const head = () => {
    const { newest, name, version } = next(read)
    return { kind: 'attachment.version', values: { name: organisationRow(read, newest.organisationId).name, file: name, version } } as const
  }
  const { batch, kept, answer } = await commit(head, async ({ write }) => {
    const { newest, name, version } = next(write)
    if (newest.sha256 === sha256) return newest
    const { organisationId, documentId, fileId } = newest
    return attachmentRow(write, insertRecord(write, 'attachment', { organisationId, documentId, name, sha256, bytes, addedOn: today, version, fileId: fileId ?? newest.id }))
  })
  return attached(answer, kept ? batch : null)
}

const beginnings = { png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], jpg: [0xff, 0xd8, 0xff] } as const

/** What a picture is, by how it begins. @throws Refused `attachment-kind` */
function kindOfImage(image: Buffer, name: string): keyof typeof beginnings {
  const kind = (['png', 'jpg'] as const).find(one => beginnings[one].every((byte, at) => image[at] === byte))
  if (!kind) throw new Refused('attachment-kind', { name })
  return kind
}

export const attachmentServices: Services<NamesOf<typeof attachmentProcedures>> = {
  'documents.attachments.add': async ({ file, keepBoth = false, ...at }, context) => {
    const target = targetOf(context.read, at)
    const { name, bytes: size } = checkSource(file)
    const breathe = (done: number) => context.breathe(done, size, 'storing')
    const files = filesAt(context.read, target)
    // read before it is stored: nothing stays of a file that is not attached in the end
    if (!keepBoth && bearing(files, name)) refuseSameName(files, name, await hashGently(file, breathe))
    return attach(context, { ...at, keepBoth }, { name, ...await storeFile(context.file, file, breathe) })
  },

  'documents.attachments.replace': async ({ id, file }, context) => {
    attachmentRow(context.read, id)
    const { name, bytes: size } = checkSource(file)
    return follow(context, id, { name, ...await storeFile(context.file, file, done => context.breathe(done, size, 'storing')) })
  },

  'documents.attachments.takeUp': ({ id }, context) => {
    const row = attachmentRow(context.read, id)
    refuseUnless(stateOfFile(context.file, row), row.name)
    return follow(context, id, row)
  },

  'documents.attachments.paste': async ({ image, name: called, ...at }, context) => {
    targetOf(context.read, at)
    const bytes = Buffer.from(image, 'base64')
    const name = `${called}.${kindOfImage(bytes, called)}`
    return attach(context, { ...at, keepBoth: true }, { name, ...storeBytes(context.file, [bytes], name) })
  },

  'documents.attachments.list': ({ organisationId, documentId }, { read, file }) => {
    const [column, id] = documentId === undefined ? ['organisationId', organisationId] : ['documentId', documentId]
    if (id === undefined) return { attachments: [] }
    const rows = prepared(read, `SELECT * FROM attachment a WHERE ${column} = ? AND deletedAt IS NULL AND ${isNewest('a')} ORDER BY addedOn DESC, id DESC`).all(id) as Row[]
    return { attachments: rows.map(row => ({ ...shown(row, stateOfFile(file, row)), earlier: versionsOf(read, row).slice(1).map(one => version(one, stateOfFile(file, one))) })) }
  },

  'documents.attachments.save': async ({ id, fields }, { commit, read }) => {
    const { organisationId, name } = attachmentRow(read, id)
    if (fields.name !== undefined) checkName(fields.name)
    const { batch } = await commit({ kind: 'attachment.save', values: { name: organisationRow(read, organisationId).name, file: fields.name ?? name } }, async ({ write }) => {
      const newest = newestOf(write, id)
      updateRecord(write, 'attachment', newest.id, { name: fields.name })
      if (fields.documentId === undefined) return
      checkDocument(write, fields.documentId, newest.organisationId)
      prepared(write, `UPDATE attachment AS a SET documentId = ? WHERE ${fileOf('a')} = ?`).run(fields.documentId, newest.fileId ?? newest.id)
    })
    return { batch }
  },

  'documents.attachments.open': ({ id }, { read, file, previewPlace }) => openStored(file, attachmentRow(read, id), previewPlace),

  'documents.attachments.copy': async ({ id, path: chosen }, { read, file }) => {
    const row = attachmentRow(read, id)
    const path = chosen ?? freePath(exportFolder(read), safeName(row.name))
    copyTo(file, row, path)
    return { path, name: basename(path), bytes: row.bytes, sha256: row.sha256, pages: null, rows: null }
  },

  'documents.attachments.remove': async ({ ids }, { commit, read }) => {
    const first = attachmentRow(read, ids[0] ?? '')
    const values = { name: organisationRow(read, first.organisationId).name, file: first.name, count: ids.length }
    const { batch } = await commit({ kind: 'attachment.remove', values }, async ({ write, at }) => {
      const gone = ids.flatMap(id => {
        const row = attachmentRow(write, id)
        const versions = versionsOf(write, row)
        return versions[0]?.id === id ? versions : [row]
      })
      for (const { id } of gone) updateRecord(write, 'attachment', id, { deletedAt: at })
    })
    return { batch }
  },

  'documents.attachments.check': async (_input, { read, file, breathe }) => {
    const rows = read.prepare<[], Row>('SELECT * FROM attachment WHERE deletedAt IS NULL ORDER BY organisationId, id').all()
    const faulty: Omit<Attachment, 'earlier'>[] = []
    for (const [index, row] of rows.entries()) {
      const state = checkFile(file, row)
      if (state !== 'present') faulty.push(shown(row, state))
      await breathe(index, rows.length, 'checking')
    }
    return { checked: rows.length, faulty }
  },
}
