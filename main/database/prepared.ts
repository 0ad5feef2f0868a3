import type { Database, Statement } from 'better-sqlite3'
import { ofConnection } from './ofConnection.ts'

const statementsOf = ofConnection(() => new Map<string, Statement>())

/** A statement of a connection, compiled once: for loops over many records. */
export function prepared(database: Database, sql: string): Statement {
  const statements = statementsOf(database)
  let statement = statements.get(sql)
  if (!statement) statements.set(sql, (statement = database.prepare(sql)))
  return statement
}
