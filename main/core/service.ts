import type { Database } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Answer, Parsed, ProcedureName, Procedures } from '../../shared/contract.ts'
import type { Language } from '../../shared/procedure.ts'
import type { BatchHead, BatchWriter } from '../database/batch.ts'
import type { Tables } from '../database/tables.ts'
import type { PressJob } from '../press/press.ts'
import type { Session } from './session.ts'
import type { Written } from '../../shared/organisations.ts'

/** What a reading service sees: the last committed state. */
export type Reading = {
  /** Read-only connection. */
  read: Database
  /** Kysely over the same connection. */
  db: Kysely<Tables>
  /** Today on this computer's calendar, `YYYY-MM-DD`. */
  today: string
  /** Who writes now; null before anyone was named. */
  writer: BatchWriter
  /** Language of the workspace. */
  language: Language
  /** The workspace's file. */
  file: string
}

/** Inside a batch: one transaction on the writing connection. */
export type Writing = {
  write: Database
  db: Kysely<Tables>
  batch: string
  /** Instant of the batch. */
  at: string
  today: string
  /**
   * To be awaited in loops: every 50 ms it lets reads be answered, reports progress, and throws `cancelled` when the caller gave
   * up, which rolls the batch back.
   */
  breathe(done: number, of: number): Promise<void>
}

export type Committing = {
  /** For work that is hard to take back: a backup of the workspace as it was is made meanwhile, and nothing is changed before it is verified and bears its name. */
  backUp?: 'import' | 'merge' | 'undo' | undefined
}

/** What a service that changes something, or works for long, may use beside reading. */
export type Working = Reading & {
  /** One batch: waits its turn, runs as one transaction, is journalled, tells the screens. A head that is a function is asked when its turn came. */
  commit<T>(head: BatchHead | (() => BatchHead), work: (writing: Writing) => Promise<T>, options?: Committing): Promise<{ batch: string; /** Whether anything was changed. */ kept: boolean; answer: T }>
  /** A short change outside the journal (drafts, preferences, import sessions), as one transaction in the same queue. */
  keep<T>(work: (write: Database) => T): Promise<T>
  /** Lets reads and cancelling through; throws `cancelled`. */
  breathe(done: number, of: number | null, step: string): Promise<void>
  /** Aborted when the caller gave up. */
  signal: AbortSignal
  /** Writes a paper in the press; without a path into the remembered folder, or, as preview, where nothing remains. */
  print(job: Omit<PressJob, 'file' | 'path'>, where: { path?: string | undefined; preview?: boolean | undefined; name: string }): Promise<Written>
  /** A free place of that name for a file that is only looked at: nothing of it remains after closing. */
  previewPlace(name: string): string
  /** Writes the file anew where something asked for it, so that nothing of what was deleted is left in it; false where that has to wait. */
  compact(): Promise<boolean>
}

/** What an act needs that is written in one batch: also inside a larger one, as the sample district is. */
export type Acting = Pick<Working, 'read' | 'writer' | 'today'> & {
  commit<T>(head: BatchHead, work: (writing: Writing) => Promise<T>): Promise<{ batch: string; answer: T }>
}

type Kind<N extends ProcedureName> = Procedures[N]['kind']
export type Service<N extends ProcedureName> = (
  input: Parsed<N>,
  context: Kind<N> extends 'read' ? Reading : Working,
) => Answer<N> | Promise<Answer<N>>

/** The desk of a run: for the few services that open, close or describe the workspace itself. */
export type Desk = { session: Session; /** @throws Refused with the reason why no workspace is open. */ working(): Working }
export type DeskService<N extends ProcedureName> = (input: Parsed<N>, desk: Desk) => Answer<N> | Promise<Answer<N>>
export type DeskServices<N extends ProcedureName> = { [K in N]: DeskService<K> }

/** The services of some procedures: each room has one such record. */
export type Services<N extends ProcedureName = ProcedureName> = { [K in N]: Service<K> }
/** The names of a room's procedures. */
export type NamesOf<P> = keyof P & ProcedureName
