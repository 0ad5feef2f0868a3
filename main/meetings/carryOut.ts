import { copyFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { Refused } from '../../shared/errors.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { exportFolder, freePath, setPreference } from '../core/places.ts'
import type { Service } from '../core/service.ts'
import { fileOptions } from '../core/session.ts'
import { writeBatch, type BatchWriter } from '../database/batch.ts'
import { saveCopy } from '../database/copy.ts'
import { tried, writing } from '../database/faults.ts'
import { flush, hashOf, move, placeToPut, remove, removeWithSides, statOf } from '../database/files.ts'
import { ensureJournal } from '../database/journal.ts'
import { createWorkspaceFile } from '../database/open.ts'
import { protect } from '../database/protected.ts'
import { ensureSearch } from '../database/search.ts'
import { carryFiles } from '../database/storedFiles.ts'
import type { Tables } from '../database/tables.ts'
import { bodyRow } from '../groups/read.ts'
import { insertRecord } from '../organisations/records.ts'
import { fileName } from '../press/fileName.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { carriedDraft } from './carryDraft.ts'
import { carriedHere, headOf, meetingRow, writableMeeting, type MeetingTable } from './rows.ts'

/** The meetings of the body, whose approved minutes and open points the one that is carried may name. */
const itsMeetings = 'meetingId IN (SELECT id FROM meeting WHERE bodyId = @bodyId)'
const ofBody = 'bodyId = @bodyId'

/** What goes along, each with which rows of it: the body with all its meetings, and whom these name. Private notes on organisations and people stay here. */
const parts: readonly (readonly [table: keyof Tables, where: string])[] = [
  ['writer', 'deletedAt IS NULL'], ['cluster', '1'],
  ['body', 'id = @bodyId'], ['bodyRule', ofBody], ['seat', ofBody], ['textBlock', `bodyId IS NULL OR ${ofBody}`], ['meetingSeries', ofBody], ['meeting', ofBody], ['agendaPoint', itsMeetings], ['proposal', ofBody], ['meetingPaper', itsMeetings],
  ['sending', itsMeetings], ['attendance', itsMeetings], ['presence', itsMeetings], ['proxy', itsMeetings], ['quorumCheck', itsMeetings], ['vote', itsMeetings], ['voter', itsMeetings], ['decision', ofBody],
  ['decisionEffect', itsMeetings], ['action', ofBody], ['actionNote', 'actionId IN (SELECT id FROM action WHERE bodyId = @bodyId)'], ['minutes', itsMeetings], ['minutesVersion', itsMeetings],
  ['observation', itsMeetings], ['correction', 'correctsId IN (SELECT id FROM meeting WHERE bodyId = @bodyId)'],
  ['organisation', `id IN (SELECT organisationId FROM seat WHERE ${ofBody} UNION SELECT organisationId FROM attendance WHERE ${itsMeetings} UNION SELECT organisationId FROM sending WHERE ${itsMeetings}
    UNION SELECT organisationId FROM proposal WHERE ${ofBody} UNION SELECT ownerOrganisationId FROM action WHERE ${ofBody})`],
  ['person', `id IN (SELECT personId FROM seat WHERE ${ofBody} UNION SELECT substituteId FROM seat WHERE ${ofBody} UNION SELECT personId FROM attendance WHERE ${itsMeetings}
    UNION SELECT ownerPersonId FROM action WHERE ${ofBody})`],
  // what is typed and not written yet; after the records that it is about
  ['draft', `document = 'minutes/' || @meetingId`],
  // whole registers, so that their chains are whole there too
  ['seal', `register IN ('minutes:' || @bodyId, 'vote:' || @bodyId, 'redaction')`],
  ['numbering', `register IN ('seal:minutes:' || @bodyId, 'seal:vote:' || @bodyId, 'seal:redaction')`],
]

type Row = Record<string, string | number | null>

/** What does not go along, or leads to what does not. */
const left: Readonly<Record<string, readonly string[]>> = { organisation: ['privateNotes', 'mergedInto'], person: ['privateNotes', 'mergedInto'], seal: ['batch'] }

/** Private notes go along with the meeting that is carried, of no other. */
const ownNotes = (table: string, row: Row, meetingId: string): boolean => (table === 'meeting' && row['id'] === meetingId) || (table === 'agendaPoint' && row['meetingId'] === meetingId)

function copyRows(read: Database, write: Database, bodyId: string, meetingId: string): void {
  for (const [table, where] of parts) {
    for (const stored of read.prepare<{ bodyId: string; meetingId: string }, Row>(`SELECT * FROM ${table} WHERE ${where}`).all({ bodyId, meetingId })) {
      const row = table === 'draft' ? { ...stored, value: carriedDraft(String(stored['value']), meetingId, { from: read, to: write }) } : stored
      const columns = Object.keys(row).filter(column => !left[table]?.includes(column) && (column !== 'privateNotes' || ownNotes(table, row, meetingId)))
      // the texts that a new workspace starts with are what they have become here; of anything else it has nothing yet
      write.prepare(`INSERT ${table === 'textBlock' ? 'OR REPLACE ' : ''}INTO ${table} (${columns.map(column => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...columns.map(column => row[column] ?? null))
    }
  }
}

export type Carried = { carryId: string; meetingId: string; from: string; outAt: string }

/** Fills the file that goes: a workspace of its own, which knows where it comes from. */
async function fill(write: Database, read: Database, { carried, bodyId, writer }: { carried: Carried; bodyId: string; writer: BatchWriter }): Promise<void> {
  write.prepare('INSERT INTO writing (id, device) VALUES (1, ?)').run(`${hostname()}:${uuid()}`)
  ensureJournal(write)
  ensureSearch(write)
  await writeBatch(write, { writer, at: carried.outAt }, { kind: 'workspace.create', values: { name: carried.from } }, async () => {
    const setting = write.prepare('INSERT INTO setting (id, value) VALUES (?, ?)')
    for (const id of ['agency', 'address', 'language', 'logo']) setting.run(id, read.prepare<[string], { value: string | null }>('SELECT value FROM setting WHERE id = ? AND deletedAt IS NULL').get(id)?.value ?? null)
    setting.run('carriedMeeting', JSON.stringify(carried))
    copyRows(read, write, bodyId, carried.meetingId)
    // who hands it over goes on writing there, the draft included
    if (writer) setPreference(write, 'writer', writer.id)
  })
}

type Place = { target: string; passphrase?: string | undefined }

/**
 * Puts the file at its place, under a passphrase where there is one: beside under another name, made sure of, renamed; a link that leads to nothing yet stays. Answers where it lies.
 * @throws Refused `exists`, `cannot-write`, `disk-full`
 */
async function place(file: string, { target, passphrase }: Place): Promise<string> {
  const name = basename(target)
  if (statOf(target)) throw new Refused('exists', { name })
  const end = writing(name, () => placeToPut(target)) ?? target
  const part = join(dirname(end), `.${basename(end)}.${randomUUID().slice(0, 8)}.part`)
  try {
    if (passphrase !== undefined) await protect(file, part, passphrase)
    writing(name, () => {
      if (passphrase === undefined) copyFileSync(file, part)
      flush(part)
      move(part, end)
    })
    return end
  } finally {
    tried(() => remove(part))
  }
}

const writtenFile = (path: string) => ({ path, name: basename(path), sha256: hashOf(path), bytes: statOf(path)?.size ?? 0 })

/** @throws Refused `meeting-state` for what is over */
function checkCarried(meeting: MeetingTable): void {
  if (meeting.state === 'closed' || meeting.state === 'notHeld') throw new Refused('meeting-state', { state: meeting.state })
}

/** The newest change of anything: a meeting is carried with its body, its seats and its people. */
const writtenOf = (database: Database): number => (database.prepare('SELECT max(sequence) AS newest FROM journal').get() as { newest: number | null }).newest ?? 0

export const carryOut: Service<'meetings.carry.out'> = async ({ meetingId, path, to = hostname(), passphrase }, { commit, read, file: workspace, writer, previewPlace, language }) => {
  const meeting = writableMeeting(read, meetingId)
  checkCarried(meeting)
  const head = headOf(read, meeting)
  const before = writtenOf(read)
  const target = path ?? freePath(exportFolder(read), fileName(language, 'carried', bodyRow(read, meeting.bodyId).name, dayOf(meeting.startsAt), 'desk'))
  const carried: Carried = { carryId: uuid(), meetingId, from: letterhead(read).agency, outAt: new Date().toISOString() }
  const made = previewPlace(basename(target))
  let put: string
  try {
    await createWorkspaceFile(made, { ...fileOptions, fill: write => fill(write, read, { carried, bodyId: meeting.bodyId, writer }) })
    carryFiles(made, workspace)
    put = await place(made, { target, passphrase })
  } finally {
    tried(() => removeWithSides(made))
  }
  try {
    const { batch } = await commit({ kind: 'meeting.carryOut', values: head }, async ({ write }) => {
      writableMeeting(write, meetingId)
      // what was written meanwhile is not in the file
      if (writtenOf(write) !== before) throw new Refused('stale', {})
      insertRecord(write, 'carry', { meetingId, recipient: to, outAt: carried.outAt }, carried.carryId)
    })
    return { ...writtenFile(target), batch }
  } catch (error) {
    tried(() => remove(put))
    throw error
  }
}

/** On the laptop: a verified copy of this workspace for the way home, with its papers. @throws Refused `not-found` where no meeting was carried here */
export const carryHome: Service<'meetings.carry.home'> = async ({ path, passphrase }, { read, file: workspace, previewPlace, language }) => {
  const carried = carriedHere(read)
  if (carried === null) throw new Refused('not-found', { what: 'carry' })
  const { bodyId, startsAt } = meetingRow(read, carried.meetingId)
  const target = path ?? freePath(exportFolder(read), fileName(language, 'carried', bodyRow(read, bodyId).name, dayOf(startsAt), 'desk'))
  const made = previewPlace(basename(target))
  try {
    saveCopy(read, made, new Date(), partial => { carryFiles(partial, workspace) })
    await place(made, { target, passphrase })
  } finally {
    tried(() => removeWithSides(made))
  }
  return writtenFile(target)
}
