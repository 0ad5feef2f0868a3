import type { Database } from 'better-sqlite3'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type RawBuilder } from 'kysely'

/** Kysely as a compiler alone: a connection runs what it makes. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** The rows of a query, at once: for statements put together from parts, and in the press, which reads by cursor. */
export function rowsOf<T>(database: Database, query: RawBuilder<T>): T[] {
  const { sql, parameters } = query.compile(compiler)
  return database.prepare<unknown[], T>(sql).all(...parameters)
}

/** The rows of a query, one by one as they are read. */
export function* eachRow<T>(database: Database, query: RawBuilder<T>): Generator<T> {
  const { sql, parameters } = query.compile(compiler)
  yield* database.prepare<unknown[], T>(sql).iterate(...parameters)
}
