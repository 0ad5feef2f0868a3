import type { Database } from 'better-sqlite3'
import type { FileCounts } from '../../shared/workspace.ts'
import { tablesOf } from './connection.ts'

const two = (n: number) => String(n).padStart(2, '0')

/**
 * Counts by which a person recognises a file: organisations not in the bin, organisations with a membership that runs today (on this
 * computer's calendar), batches and the newest one's instant. A table that an older file does not have yet counts zero.
 */
export function countsOf(database: Database, now: Date): FileCounts {
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const tables = tablesOf(database)
  const has = (...names: string[]) => names.every(name => tables.includes(name))
  const count = (sql: string, ...values: string[]) => database.prepare<string[], { n: number }>(sql).get(...values)?.n ?? 0
  return {
    organisations: has('organisation') ? count('SELECT count(*) AS n FROM organisation WHERE deletedAt IS NULL') : 0,
    members: has('organisation', 'membership') ? count(membersRunning, today, today) : 0,
    batches: has('batch') ? count('SELECT count(*) AS n FROM batch') : 0,
    lastChange: has('batch') ? database.prepare<[], { at: string | null }>('SELECT max(at) AS at FROM batch').get()?.at ?? null : null,
  }
}

const membersRunning = `SELECT count(DISTINCT m.organisationId) AS n FROM membership m JOIN organisation o ON o.id = m.organisationId
  WHERE m.deletedAt IS NULL AND o.deletedAt IS NULL AND (m."from" IS NULL OR m."from" <= ?) AND (m."to" IS NULL OR m."to" >= ?)`
