import { chmodSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { largestAttachment, mayBeAttached, type Attachment, type attachmentProcedures } from '../../shared/attachments.ts'
import { Refused } from '../../shared/errors.ts'
import { exportFolder, freePath } from '../core/places.ts'
import type { NamesOf, Services, Working } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { checkFile, copyStored, stateOfFile, storeBytes, storeFile, type FileState, type StoredFile } from '../database/storedFiles.ts'
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

const shown = ({ id, organisationId, documentId, name, bytes, addedOn }: Row, state: FileState): Attachment => ({ id, organisationId, documentId, name, bytes, addedOn, state })

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

/** @throws Refused `attachment-missing`, `attachment-altered`, `disk-full`, `cannot-write` */
function copyTo(workspace: string, row: StoredFile & { name: string }, path: string): void {
  const state = copyStored(workspace, row, path)
  if (state !== 'present') throw new Refused(state === 'missing' ? 'attachment-missing' : 'attachment-altered', { name: row.name })
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

type Target = { organisationId: string; documentId: string | null }

/** Writes a stored file into the list of its place, unless it is there. */
async function attach({ commit, read, today }: Pick<Working, 'commit' | 'read' | 'today'>, { organisationId: asked, documentId }: Target, name: string, { sha256, bytes }: StoredFile) {
  const { id: organisationId, name: organisation } = organisationRow(read, asked)
  const known = read.prepare<[string, string, string | null], { id: string; name: string }>(
    'SELECT id, name FROM attachment WHERE sha256 = ? AND organisationId = ? AND documentId IS ? AND deletedAt IS NULL').get(sha256, organisationId, documentId)
  if (known) return { ...known, bytes, batch: null }
  const { batch, answer } = await commit({ kind: 'attachment.add', values: { name: organisation, file: name } }, async ({ write }) =>
    insertRecord(write, 'attachment', { organisationId, documentId, name: name.slice(-200), sha256, bytes, addedOn: today }))
  return { id: answer, name, bytes, batch }
}

const beginnings = { png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], jpg: [0xff, 0xd8, 0xff] } as const

/** What a picture is, by how it begins. @throws Refused `attachment-kind` */
function kindOfImage(image: Buffer, name: string): keyof typeof beginnings {
  const kind = (['png', 'jpg'] as const).find(one => beginnings[one].every((byte, at) => image[at] === byte))
  if (!kind) throw new Refused('attachment-kind', { name })
  return kind
}

export const attachmentServices: Services<NamesOf<typeof attachmentProcedures>> = {
  'documents.attachments.add': async ({ file, organisationId, documentId = null }, context) => {
    checkDocument(context.read, documentId, organisationRow(context.read, organisationId).id)
    const { name, bytes: size } = checkSource(file)
    return attach(context, { organisationId, documentId }, name, await storeFile(context.file, file, done => context.breathe(done, size, 'storing')))
  },

  'documents.attachments.paste': async ({ image, name: called, organisationId, documentId = null }, context) => {
    checkDocument(context.read, documentId, organisationRow(context.read, organisationId).id)
    const bytes = Buffer.from(image, 'base64')
    const name = `${called}.${kindOfImage(bytes, called)}`
    return attach(context, { organisationId, documentId }, name, storeBytes(context.file, [bytes], name))
  },

  'documents.attachments.list': ({ organisationId, documentId }, { read, file }) => {
    const [column, id] = documentId === undefined ? ['organisationId', organisationId] : ['documentId', documentId]
    if (id === undefined) return { attachments: [] }
    const rows = prepared(read, `SELECT * FROM attachment WHERE ${column} = ? AND deletedAt IS NULL ORDER BY addedOn DESC, id DESC`).all(id) as Row[]
    return { attachments: rows.map(row => shown(row, stateOfFile(file, row))) }
  },

  'documents.attachments.save': async ({ id, fields }, { commit, read }) => {
    const { organisationId, name } = attachmentRow(read, id)
    if (fields.name !== undefined) checkName(fields.name)
    const { batch } = await commit({ kind: 'attachment.save', values: { name: organisationRow(read, organisationId).name, file: fields.name ?? name } }, async ({ write }) => {
      if (fields.documentId !== undefined) checkDocument(write, fields.documentId, organisationId)
      updateRecord(write, 'attachment', id, fields)
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
      for (const id of ids) updateRecord(write, 'attachment', attachmentRow(write, id).id, { deletedAt: at })
    })
    return { batch }
  },

  'documents.attachments.check': async (_input, { read, file, breathe }) => {
    const rows = read.prepare<[], Row>('SELECT * FROM attachment WHERE deletedAt IS NULL ORDER BY organisationId, id').all()
    const faulty: Attachment[] = []
    for (const [index, row] of rows.entries()) {
      const state = checkFile(file, row)
      if (state !== 'present') faulty.push(shown(row, state))
      await breathe(index, rows.length, 'checking')
    }
    return { checked: rows.length, faulty }
  },
}
