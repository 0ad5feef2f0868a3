import type { Database, Statement } from 'better-sqlite3'

const cache = new WeakMap<Database, Map<string, Statement>>()

/** A statement of a connection, compiled once: for loops over many records. */
export function prepared(database: Database, sql: string): Statement {
  let statements = cache.get(database)
  if (!statements) cache.set(database, (statements = new Map<string, Statement>()))
  let statement = statements.get(sql)
  if (!statement) statements.set(sql, (statement = database.prepare(sql)))
  return statement
}
