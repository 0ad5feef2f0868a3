import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Refused, type ErrorCode } from '../../shared/errors.ts'
import type { DeskEvent } from '../../shared/bridge.ts'
import type { Language } from '../../shared/procedure.ts'
import type { BrokenSeal } from '../../shared/seals.ts'
import type { Backup } from '../../shared/workspace.ts'
import type { BatchWriter } from '../database/batch.ts'
import { newestGoodBackup } from '../database/backup.ts'
import { checkBeside, type Checking } from '../database/checking/checking.ts'
import { compact } from '../database/compact.ts'
import { registerFunctions } from '../database/functions.ts'
import { ensureGuards } from '../database/guarded.ts'
import { ensureJournal } from '../database/journal.ts'
import { migrations } from '../database/migrations/index.ts'
import { versionOf } from '../database/migrate.ts'
import { openWorkspace, type OpenedFile } from '../database/open.ts'
import { checkSeals } from '../database/seals.ts'
import { ensureSearch } from '../database/search.ts'
import type { Tables } from '../database/tables.ts'
import { emptyOldReadings } from '../checklists/questionnaire/readings.ts'
import { emptyOldSessions } from '../members/import/store.ts'
import { startPress, type Press } from '../press/press.ts'
import { product } from '../product.ts'
import { dropOldDrafts } from './kept.ts'
import { log } from './log.ts'
import { asRefusal } from './refusal.ts'
import { makeQueue } from './queue.ts'

/** An open workspace: its two connections, and what this run knows of it. */
export type Workspace = {
  file: string
  write: Database
  read: Database
  db: Kysely<Tables>
  writeDb: Kysely<Tables>
  recovered: boolean
  writer: BatchWriter
  /** Whether this run has written a batch: then closing makes a backup. */
  changed: boolean
  queue: ReturnType<typeof makeQueue>
  /** SQLite met damage in this run: the screens say so. */
  damaged: boolean
  /** Sealed acts that were changed behind the program, as found at opening. */
  brokenSeals: readonly BrokenSeal[]
  /** To be told when it does: no more backups of this file, and it is checked whole at the next opening. */
  markDamaged(): void
  close(): Promise<void>
}

export type SessionState =
  | { state: 'none' }
  | { state: 'refused'; refusal: Refused; backup: Backup | null }
  | { state: 'open'; workspace: Workspace }

/** What one run of the core holds: at most one open workspace, the press, and the way to tell the screens. */
export type Session = {
  readonly home: string
  /** The workspace's file, open or not. */
  file: string
  state: SessionState
  /** What was open before a file that asks for its passphrase. */
  before: string | null
  /** Another one after a file was replaced under it. */
  press: Press
  emit(event: DeskEvent): void
  /** Name given on the command line. */
  readonly writerName: string | undefined
}

/** Who writes, and where this computer notes how it left each file: of every file that the session opens or puts another in the place of. */
export const byWhom = ({ writerName, home }: Session) => ({ person: writerName ?? null, notes: join(home, 'left.json') })

export const workspaceFile = (home: string) => join(home, 'agenzia.desk')

export function makeSession(home: string, file: string | undefined, writerName: string | undefined, emit: (event: DeskEvent) => void): Session {
  return { home, file: file ?? workspaceFile(home), state: { state: 'none' }, before: null, press: startPress(), emit, writerName }
}

/** The open workspace. @throws Refused with the reason why none is open. */
export function workspaceOf(session: Session): Workspace {
  if (session.state.state === 'open') return session.state.workspace
  throw session.state.state === 'refused' ? session.state.refusal : new Refused('no-workspace', {})
}

export function languageOf(session: Session): Language {
  if (session.state.state !== 'open') return 'it'
  const row = session.state.workspace.read.prepare<[], { value: string | null }>(`SELECT value FROM setting WHERE id = 'language'`).get()
  return row?.value === 'en' ? 'en' : 'it'
}

const kyselyOver = (database: Database) => new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })

/** Who writes: the name of the command line, or whom this computer remembers. */
function writerOf(read: Database, name: string | undefined): BatchWriter {
  if (name !== undefined) {
    const known = read.prepare<[string], { id: string; name: string }>('SELECT id, name FROM writer WHERE name = ? AND deletedAt IS NULL').get(name)
    return known ?? { id: `name:${name}`, name }
  }
  return read.prepare<[], { id: string; name: string }>(
    `SELECT w.id, w.name FROM preference p JOIN writer w ON w.id = p.value WHERE p.id = 'writer' AND w.deletedAt IS NULL`).get() ?? null
}

/** What every connection of ours is opened with. */
export const fileOptions = { migrations, version: product.version, equip: registerFunctions }

/** How long after opening a file that was not checked then is checked beside, milliseconds: when the first screens stand. */
const calm = 5000

/** Checks an open file beside the work, once it is calm, and tells what it finds. Answers how to stop. */
function checkLater(file: string, damaged: () => void): () => Promise<void> {
  let checking: Checking | null = null
  const begin = () => {
    checking = checkBeside(file, 'pages')
    checking.problems.then(problems => { if (problems?.length) damaged() }, (error: unknown) => { log('warn', 'the check beside failed', error) })
  }
  const timer = setTimeout(begin, calm)
  return async () => {
    clearTimeout(timer)
    await checking?.stop()
  }
}

function take(session: Session, opened: OpenedFile): Workspace {
  ensureJournal(opened.write)
  ensureGuards(opened.write)
  ensureSearch(opened.write)
  const now = new Date()
  emptyOldSessions(opened.write, now)
  emptyOldReadings(opened.write, now)
  dropOldDrafts(opened.write, now)
  compact(opened.write)
  const queue = makeQueue()
  const markDamaged = () => {
    opened.markDamaged()
    workspace.damaged = true
    session.emit({ event: 'workspace' })
  }
  const stopChecking = opened.checked ? async () => undefined : checkLater(opened.file, markDamaged)
  const workspace: Workspace = {
    file: opened.file, write: opened.write, read: opened.read, db: kyselyOver(opened.read), writeDb: kyselyOver(opened.write),
    recovered: opened.recovered, writer: writerOf(opened.read, session.writerName), changed: false, queue, damaged: false, brokenSeals: checkSeals(opened.read), markDamaged,
    close: async () => {
      await queue.idle()
      await stopChecking()
      const { problem } = opened.close({ changed: workspace.changed, person: workspace.writer?.name ?? null })
      if (problem) log('warn', `no backup at closing: ${problem.code}`)
    },
  }
  return workspace
}

/** What kept a file from opening. A schema that is not what the migrations made is damage, whatever SQLite calls it. */
function asOpeningRefusal(error: unknown, file: string): Refused {
  if (error instanceof Refused) return error
  log('error', 'opening', error)
  return asRefusal(error) ?? new Refused('damaged', { name: basename(file) })
}

/** Opens the session's file, or says in its state why not. A file that is not there is no refusal for the home's own workspace. */
export async function openSession(session: Session): Promise<void> {
  await closeSession(session)
  let opened: OpenedFile | null = null
  try {
    opened = await openWorkspace(session.file, { ...fileOptions, ...byWhom(session) })
    session.state = { state: 'open', workspace: take(session, opened) }
  } catch (error) {
    const refusal = asOpeningRefusal(error, session.file)
    opened?.close({ changed: false })
    const first = refusal.code === 'missing' && session.file === workspaceFile(session.home)
    session.state = first ? { state: 'none' } : { state: 'refused', refusal, backup: newestBackup(session.file, refusal) }
  }
}

/** Opens the session's file in the place of what a window may be showing. */
export async function reopenSession(session: Session): Promise<void> {
  await openSession(session)
  session.emit({ event: 'workspace' })
}

/** The refusals where a backup can help. */
const mended: readonly ErrorCode[] = ['damaged', 'truncated', 'empty', 'foreign', 'missing']

function newestBackup(file: string, { code }: Refused): Backup | null {
  if (!mended.includes(code)) return null
  try {
    return newestGoodBackup(file, versionOf(migrations))
  } catch (error) {
    log('warn', 'backups cannot be listed', error)
    return null
  }
}

export async function closeSession(session: Session): Promise<void> {
  if (session.state.state !== 'open') return
  const { workspace } = session.state
  session.state = { state: 'none' }
  await workspace.close()
}
