import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { minutesProcedures, SignedCopy } from '../../shared/meetings/minutes.ts'
import { isSealed } from '../../shared/meetings/states.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { stateOfFile, storeFile } from '../database/storedFiles.ts'
import type { Tables } from '../database/tables.ts'
import { checkSource, openStored } from '../documents/attachments.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { minutesOf } from './read.ts'
import { headOf, meetingRow, refuseHere, rowsOf, type MeetingTable } from './rows.ts'

type Row = Tables['signedCopy']

/** @throws Refused `not-found` */
function signedRow(database: Database, id: string): Row {
  const row = prepared(database, 'SELECT * FROM signedCopy WHERE id = ? AND deletedAt IS NULL').get(id) as Row | undefined
  if (!row) throw new Refused('not-found', { what: 'signedCopy' })
  return row
}

/** The newest first. */
export const signedCopiesOf = (database: Database, meetingId: string): Row[] => rowsOf(database, 'signedCopy', meetingId, 'id DESC')

/** A meeting whose minutes are registered, in the workspace that registered them. @throws Refused `not-found`, `minutes-state`, `not-here` */
function registeredMeeting(database: Database, meetingId: string): MeetingTable {
  const meeting = meetingRow(database, meetingId)
  const state = minutesOf(database, meetingId)?.state ?? 'draft'
  if (!isSealed(state)) throw new Refused('minutes-state', { state })
  refuseHere(database)
  return meeting
}

type Names = 'minutes.signed.list' | 'minutes.signed.add' | 'minutes.signed.remove' | 'minutes.signed.open'

/** Minutes are signed on paper or digitally after they are approved: the scan lies beside the sealed text, which it does not change. */
export const signedServices: Services<Names & NamesOf<typeof minutesProcedures>> = {
  'minutes.signed.list': ({ meetingId }, { read, file }) => ({
    copies: signedCopiesOf(read, meetingId).map(({ id, name, bytes, sha256, addedOn }): SignedCopy => ({ id, name, bytes, sha256, addedOn, state: stateOfFile(file, { sha256, bytes }) })),
  }),

  'minutes.signed.add': async ({ meetingId, file }, { commit, read, file: workspace, breathe, today }) => {
    const meeting = registeredMeeting(read, meetingId)
    const { name, bytes: size } = checkSource(file)
    const { sha256, bytes } = await storeFile(workspace, file, done => breathe(done, size, 'storing'))
    const known = signedCopiesOf(read, meetingId).find(row => row.sha256 === sha256)
    if (known) return { id: known.id, name, bytes, batch: null }
    const { batch, answer } = await commit({ kind: 'signedCopy.add', values: { ...headOf(read, meeting), file: name } }, async ({ write }) => {
      registeredMeeting(write, meetingId)
      return insertRecord(write, 'signedCopy', { meetingId, name: name.slice(-200), sha256, bytes, addedOn: today })
    })
    return { id: answer, name, bytes, batch }
  },

  'minutes.signed.remove': async ({ id }, { commit, read }) => {
    const { meetingId, name } = signedRow(read, id)
    const { batch } = await commit({ kind: 'signedCopy.remove', values: { ...headOf(read, registeredMeeting(read, meetingId)), file: name } }, async ({ write, at }) => updateRecord(write, 'signedCopy', signedRow(write, id).id, { deletedAt: at }))
    return { batch }
  },

  'minutes.signed.open': ({ id }, { read, file, previewPlace }) => openStored(file, signedRow(read, id), previewPlace),
}
