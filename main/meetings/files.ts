import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { meetingProcedures, Paper } from '../../shared/meetings.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { stateOfFile, storeFile } from '../database/storedFiles.ts'
import type { Tables } from '../database/tables.ts'
import { checkName, checkSource, openStored } from '../documents/attachments.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { headOf, refuseReady, rowIn, rowsOf, writableMeeting } from './rows.ts'

type Row = Tables['meetingPaper']

/** @throws Refused `not-found` */
function paperRow(database: Database, id: string): Row {
  const row = prepared(database, 'SELECT * FROM meetingPaper WHERE id = ? AND deletedAt IS NULL').get(id) as Row | undefined
  if (!row) throw new Refused('not-found', { what: 'meetingPaper' })
  return row
}

/** The letters of papers in their order: A … Z, AA, AB … */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/** The next letter that no paper of the meeting has, or had. */
function nextLetter(database: Database, meetingId: string): string {
  const { n } = prepared(database, 'SELECT count(*) AS n FROM meetingPaper WHERE meetingId = ?').get(meetingId) as { n: number }
  return letterOf(n)
}

/** The papers of a meeting by their letters; `workspace` is the file beside which they lie. */
export function papersOf(database: Database, meetingId: string, workspace: string | null): Paper[] {
  return rowsOf(database, 'meetingPaper', meetingId, 'length(letter), letter').map(({ id, pointId, letter, name, bytes, sha256, integral }) =>
    ({ id, pointId, letter, name, bytes, sha256, integral: integral === 1, state: workspace === null ? 'present' : stateOfFile(workspace, { sha256, bytes }) }))
}

type Names = 'meetings.papers.add' | 'meetings.papers.save' | 'meetings.papers.open'

export const paperServices: Services<Names & NamesOf<typeof meetingProcedures>> = {
  'meetings.papers.add': async ({ meetingId, pointId = null, file, integral = true }, { commit, read, file: workspace, breathe, today }) => {
    const meeting = writableMeeting(read, meetingId)
    if (pointId !== null) rowIn(read, 'agendaPoint', meetingId, pointId)
    const { name, bytes: size } = checkSource(file)
    const { sha256, bytes } = await storeFile(workspace, file, done => breathe(done, size, 'storing'))
    const { batch, answer } = await commit({ kind: 'paper.add', values: { ...headOf(read, meeting), file: name } }, async ({ write }) => {
      writableMeeting(write, meetingId)
      refuseReady(write, meetingId)
      const letter = nextLetter(write, meetingId)
      return { letter, id: insertRecord(write, 'meetingPaper', { meetingId, pointId, letter, name: name.slice(-200), sha256, bytes, integral: Number(integral), addedOn: today }) }
    })
    return { ...answer, name, bytes, batch }
  },

  'meetings.papers.save': async ({ id, fields, remove }, { commit, read }) => {
    const { meetingId, name } = paperRow(read, id)
    const meeting = writableMeeting(read, meetingId)
    if (fields.name !== undefined) checkName(fields.name)
    if (fields.pointId) rowIn(read, 'agendaPoint', meetingId, fields.pointId)
    const { batch } = await commit({ kind: 'paper.save', values: { ...headOf(read, meeting), file: fields.name ?? name } }, async ({ write, at }) => {
      writableMeeting(write, meetingId)
      refuseReady(write, meetingId)
      const { integral, ...rest } = fields
      updateRecord(write, 'meetingPaper', id, remove ? { deletedAt: at } : { ...rest, integral: integral === undefined ? undefined : Number(integral) })
    })
    return { batch }
  },

  'meetings.papers.open': ({ id }, { read, file, previewPlace }) => openStored(file, paperRow(read, id), previewPlace),
}
