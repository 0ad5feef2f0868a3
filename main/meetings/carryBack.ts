import { copyFileSync, existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { outsideKinds, type CarryPreview, type carryProcedures, type OutsideKind } from '../../shared/meetings/carry.ts'
import type { NamesOf, Service, Services } from '../core/service.ts'
import { ownerId, type BatchWriter } from '../database/batch.ts'
import { applicationId, connect, numberOf, tablesOf } from '../database/connection.ts'
import { tried } from '../database/faults.ts'
import { removeWithSides } from '../database/files.ts'
import { sealOf } from '../database/seals.ts'
import { isProtected, unprotect } from '../database/protected.ts'
import { storeBytes, storedPath, storeFile, checkFile } from '../database/storedFiles.ts'
import type { RecordTable, Tables } from '../database/tables.ts'
import { bodyRow } from '../groups/read.ts'
import { insertRecord, updateRecord, type Columns } from '../organisations/records.ts'
import { freeColumns, without } from '../people/anonymise/texts.ts'
import { tracesOf, type Traces } from '../people/anonymise/traces.ts'
import { carriedDraft } from './carryDraft.ts'
import { carryHome, carryOut, type Carried } from './carryOut.ts'
import { children, comingHome, linksTold, ofActions, rowsThere, type Coming, type Row } from './carryRows.ts'
import { decisionNumber } from './decisions.ts'
import { carriedHere, headOf, lockOf, meetingRow, rowsOf, type Acting } from './rows.ts'
import { sealVote } from './votes.ts'

/** Writes a row as it came: new, or changed. What is sealed here already is as it was. */
function bring(write: Database, table: RecordTable, { id, ...columns }: Row): void {
  if (sealOf(write, id) || (table === 'voter' && sealOf(write, String(columns['voteId'])))) return
  const known = write.prepare<[string], Row>(`SELECT * FROM ${table} WHERE id = ?`).get(id)
  if (!known) insertRecord(write, table, columns, id)
  else if (Object.entries(columns).some(([column, value]) => known[column] !== value)) updateRecord(write, table, id, columns)
}

/** What of those whom this workspace emptied meanwhile still stands in the file that comes. */
const emptiedMeanwhile = (read: Database, there: Database): Traces[] => there.prepare<[], { id: string; name: string }>('SELECT id, name FROM person WHERE anonymisedOn IS NULL').all()
  .filter(({ id }) => read.prepare('SELECT 1 FROM person WHERE id = ? AND anonymisedOn IS NOT NULL').get(id) !== undefined).map(person => tracesOf(there, person))

/** A row as it may come home: of nobody who is emptied here. */
function emptied(there: Database, table: RecordTable, row: Row, gone: readonly Traces[]): Row {
  const texts = gone.length === 0 ? [] : freeColumns(there, table).flatMap(column => (typeof row[column] === 'string' ? [[column, row[column]] as const] : []))
  return { ...row, ...Object.fromEntries(texts.map(([column, text]) => [column, emptiedText(text, row.id, gone)])) }
}
const emptiedText = (text: string, recordId: string, gone: readonly Traces[]): string => gone.reduce((rest, traces) => without(rest, traces, { linked: traces.linked.has(recordId) }), text)

/**
 * What was typed there last and not written yet comes too, to whoever takes it back. Nothing that was typed before stands over it, nor over minutes that were written there.
 */
function bringDrafts(write: Database, there: Database, { meetingId, outAt }: Carried, { gone, writer }: { gone: readonly Traces[]; writer: BatchWriter }): void {
  const document = `minutes/${meetingId}`
  const typed = there.prepare<[string, string], Tables['draft']>('SELECT * FROM draft WHERE document = ? AND at > ? ORDER BY at DESC').get(document, outAt)
  const written = there.prepare(`SELECT 1 FROM batch WHERE kind = 'minutes.save' AND at > ?`).get(outAt)
  if (!typed && !written) return
  write.prepare('DELETE FROM draft WHERE document = ?').run(document)
  const value = typed && carriedDraft(emptiedText(typed.value, meetingId, gone), meetingId, { from: there, to: write })
  if (typed) write.prepare('INSERT INTO draft (document, writerId, value, at) VALUES (?, ?, ?, ?)').run(document, ownerId(writer), value, typed.at)
}

/** Numbers of decisions are given here, in the order in which they were taken. */
function numberDecisions(write: Database, meetingId: string): void {
  for (const { id, bodyId, year, outcome, number } of rowsOf(write, 'decision', meetingId)) if (number === null && outcome === 'adopted') updateRecord(write, 'decision', id, { number: decisionNumber(write, bodyId, year) })
}

/** Writes all that came, inside the running batch. */
function takeHome({ write, at }: Acting, there: Database, carried: Carried, writer: BatchWriter): void {
  const { meetingId, carryId } = carried
  const { bodyId } = meetingRow(write, meetingId)
  updateRecord(write, 'carry', carryId, { backAt: at })
  const gone = emptiedMeanwhile(write, there)
  for (const { table, row } of comingHome(write, there, meetingId).rows) bring(write, table, emptied(there, table, row, gone))
  for (const { id } of rowsOf(write, 'vote', meetingId, 'at, id')) if (!sealOf(write, id)) sealVote(write, id, bodyId, at)
  numberDecisions(write, meetingId)
  bringDrafts(write, there, carried, { gone, writer })
}

/** As what a record counts: a table with the column that tells which one. */
const outside: Readonly<Record<Exclude<OutsideKind, 'other'>, { readonly [T in RecordTable]?: string }>> = {
  person: { person: 'id', contact: 'personId', consent: 'personId' },
  organisation: { organisation: 'id', site: 'organisationId', figure: 'organisationId', membership: 'organisationId', document: 'organisationId', attachment: 'organisationId' },
  meeting: { meeting: 'id', ...Object.fromEntries(children.map(table => [table, 'meetingId'])) },
  body: { body: 'id', bodyRule: 'bodyId', seat: 'bodyId', meetingSeries: 'bodyId', proposal: 'bodyId' },
  action: { action: 'id', actionNote: 'actionId' },
}

/** What the journal there tells beside what comes home, and was not taken back. Who writes there is no work of anybody. */
function outsideOf(there: Database, { rows }: Coming): CarryPreview['outside'] {
  const coming = new Set(rows.map(({ row }) => row.id))
  const written = there.prepare<[], { recordTable: RecordTable; recordId: string }>(`SELECT DISTINCT j.recordTable, j.recordId FROM journal j JOIN batch b ON b.id = j.batch
    WHERE b.kind NOT IN ('workspace.create', 'undo') AND b.undoneBy IS NULL AND j.recordTable <> 'writer'`).all().filter(({ recordId }) => !coming.has(recordId))
  const counted = written.map(({ recordTable, recordId }) => {
    const kind = outsideKinds.find(one => one !== 'other' && outside[one][recordTable] !== undefined) ?? 'other'
    const column = kind === 'other' ? undefined : outside[kind][recordTable]
    return { kind, id: column === undefined ? recordId : there.prepare<[string], { id: string | null }>(`SELECT ${column} AS id FROM ${recordTable} WHERE id = ?`).get(recordId)?.id ?? recordId }
  })
  return outsideKinds.flatMap(kind => {
    const { size } = new Set(counted.filter(one => one.kind === kind).map(({ id }) => id))
    return size === 0 ? [] : [{ kind, count: size }]
  })
}

/** What would come home, and what would not. */
function previewOf(read: Database, there: Database, { meetingId, outAt }: Carried, to: string): CarryPreview {
  const meeting = meetingRow(there, meetingId)
  const coming = comingHome(read, there, meetingId)
  const here = new Map(rowsOf(read, 'agendaPoint', meetingId).map(point => [point.id, point]))
  const count = (table: RecordTable) => rowsOf(there, table, meetingId).length
  const changed = rowsOf(there, 'agendaPoint', meetingId, 'number').filter(point => point.notes !== (here.get(point.id)?.notes ?? null) || point.title !== here.get(point.id)?.title)
  return {
    meetingId, body: bodyRow(read, meetingRow(read, meetingId).bodyId).name, startsAt: meeting.startsAt, to, outAt, state: meeting.state,
    counts: { attendance: count('attendance'), points: count('agendaPoint'), votes: count('vote'), decisions: count('decision'), actions: rowsThere(there, 'action', `deletedAt IS NULL AND ${ofActions}`, meetingId).length, papers: count('meetingPaper') },
    changedPoints: changed.map(({ number, title }) => ({ number: number ?? '', title })), ...linksTold(there, coming), outside: outsideOf(there, coming),
  }
}

/** @throws Refused `carry-foreign`, `carry-back`, `carry-broken` */
function checkCarry(read: Database, there: Database): { carried: Carried; to: string } {
  const carried = carriedHere(there)
  const row = carried === null ? undefined : read.prepare<[string], Tables['carry']>('SELECT * FROM carry WHERE id = ? AND deletedAt IS NULL').get(carried.carryId)
  if (carried === null || !row) throw new Refused('carry-foreign', {})
  if (row.backAt !== null) throw new Refused('carry-back', { at: row.backAt })
  if (row.brokenAt !== null) throw new Refused('carry-broken', { reason: row.brokenReason })
  return { carried, to: row.recipient }
}

/**
 * A copy of the file on this computer, so that nothing is left beside it where it lies; without its passphrase where it has one.
 * @throws Refused `missing`, `foreign`, `newer`, `damaged`, `protected` (no passphrase was told), `passphrase-wrong`, `truncated`
 */
async function openThere({ path, passphrase }: Parsed<'meetings.carry.back'>, copy: string, version: number): Promise<Database> {
  const name = basename(path)
  if (!existsSync(path)) throw new Refused('missing', { name })
  if (isProtected(path)) {
    if (passphrase === undefined) throw new Refused('protected', { name })
    await unprotect(path, copy, passphrase)
  } else for (const side of ['', '-wal']) if (existsSync(path + side)) copyFileSync(path + side, copy + side)
  let there: Database | null = null
  try {
    there = connect(copy)
    if (numberOf(there, 'application_id') !== applicationId) throw new Refused('foreign', { name })
    if (numberOf(there, 'user_version') !== version) throw new Refused(numberOf(there, 'user_version') > version ? 'newer' : 'carry-foreign', { name })
    if (there.pragma('quick_check', { simple: true }) !== 'ok') throw new Refused('damaged', { name })
    return there
  } catch (error) {
    there?.close()
    throw error instanceof Refused ? error : new Refused('foreign', { name })
  }
}

/** Files of papers that were added on the laptop: inside a copy, or beside the workspace. */
async function bringFiles(workspace: string, path: string, there: Database, meetingId: string): Promise<void> {
  for (const { sha256, bytes, name } of rowsOf(there, 'meetingPaper', meetingId)) {
    if (checkFile(workspace, { sha256, bytes }) === 'present') continue
    const inside = tablesOf(there).includes('carriedFile') ? there.prepare<[string], { bytes: Buffer }>('SELECT bytes FROM carriedFile WHERE sha256 = ? ORDER BY id').all(sha256) : []
    if (inside.length > 0) storeBytes(workspace, inside.map(part => part.bytes), name)
    else if (existsSync(storedPath(path, sha256))) await storeFile(workspace, storedPath(path, sha256), async () => undefined)
  }
}

export const carryBack: Service<'meetings.carry.back'> = async (input, { commit, read, file: workspace, previewPlace, writer }) => {
  const { path, preview } = input
  const copy = previewPlace(basename(path))
  try {
    const there = await openThere(input, copy, numberOf(read, 'user_version'))
    try {
      const { carried, to } = checkCarry(read, there)
      const shown = previewOf(read, there, carried, to)
      if (preview) return { preview: shown, batch: null }
      await bringFiles(workspace, path, there, carried.meetingId)
      const { batch } = await commit({ kind: 'meeting.carryBack', values: headOf(read, meetingRow(read, carried.meetingId)) }, async writing => {
        checkCarry(writing.write, there)
        takeHome(writing, there, carried, writer)
      })
      return { preview: shown, batch }
    } finally {
      there.close()
    }
  } finally {
    // what was under a passphrase stays nowhere without it
    tried(() => removeWithSides(copy))
  }
}

const carryBreak: Service<'meetings.carry.break'> = async ({ meetingId, reason }, { commit, read }) => {
  const meeting = meetingRow(read, meetingId)
  if (!lockOf(read, meetingId)) throw new Refused('carry-back', {})
  const { batch } = await commit({ kind: 'meeting.carryBreak', values: headOf(read, meeting) }, async ({ write, at }) => {
    const lock = lockOf(write, meetingId)
    if (!lock) throw new Refused('carry-back', {})
    const broken: Columns = { brokenAt: at, brokenReason: reason }
    updateRecord(write, 'carry', lock.id, broken)
  })
  return { batch }
}

export const carryServices: Services<NamesOf<typeof carryProcedures>> = {
  'meetings.carry.out': carryOut,
  'meetings.carry.home': carryHome,
  'meetings.carry.back': carryBack,
  'meetings.carry.break': carryBreak,
  'meetings.carry.state': (_input, { read }) => {
    const carried = carriedHere(read)
    return { carried: carried === null ? null : { meetingId: carried.meetingId, from: carried.from, outAt: carried.outAt } }
  },
}
