import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { Paper } from '../../shared/paper.ts'

/**
 * Makes one paper from a workspace, inside one snapshot of it. Its tables' rows may come from a cursor, read while it is printed:
 * then nothing else may be asked of the connection while they are.
 */
export type Deliverable = (database: Database, input: unknown) => Paper

/** A deliverable whose input is parsed by a schema before `make` sees it. */
export const deliverable = <I>(schema: z.ZodType<I>, make: (database: Database, input: I) => Paper): Deliverable =>
  (database, input) => make(database, schema.parse(input))
