import type { Database } from 'better-sqlite3'

/** What is made once for each connection, when it is first asked for, and goes with it. */
export function ofConnection<T extends object>(make: (database: Database) => T): (database: Database) => T {
  const made = new WeakMap<Database, T>()
  return database => {
    const value = made.get(database) ?? make(database)
    made.set(database, value)
    return value
  }
}
