import type { ErrorCode, Values } from '../../shared/errors.ts'
import type { Format, Printed } from './print.ts'

/** One thing to print. */
export type PressJob = {
  /** The workspace: its file is opened read-only beside the core. */
  file: string
  /** A name of `deliverables.ts`, and what it needs to know. */
  deliverable: string
  input: unknown
  format: Format
  path: string
  /** Print although some characters are in none of our fonts. */
  acceptMissing?: boolean
}

/** What goes to the worker: the press chooses the temporary name, so that it can clear it away when the worker is stopped. */
export type WorkerJob = PressJob & { temporary: string }

export type WorkerReply =
  | { reply: 'progress'; done: number; of: number | null }
  | { reply: 'printed'; printed: Printed }
  | { reply: 'refused'; code: ErrorCode; values: Values }
  /** Our own fault, for the log: as texts, since errors of libraries lose theirs on the way. */
  | { reply: 'failed'; message: string; stack: string }
