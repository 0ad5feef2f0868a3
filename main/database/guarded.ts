import type { Database } from 'better-sqlite3'
import type { RecordTable } from './tables.ts'

/** Rows that are sealed with the row they point to. */
export type Part = { table: RecordTable; /** The foreign key to the row above. */ column: string; parts?: readonly Part[] }

/**
 * The tables whose rows can be sealed, each with what is sealed with them: afterwards no statement changes these rows. A room whose records are sealed puts
 * its tables here.
 */
export const guarded: { [T in RecordTable]?: readonly Part[] } = {
  // approved minutes: all that happened in the meeting. Actions live on, and what is sent out afterwards is still written down.
  meeting: ([
    'agendaPoint', 'meetingPaper', 'attendance', 'presence', 'proxy', 'quorumCheck', 'vote', 'voter', 'decision', 'decisionEffect', 'minutes', 'minutesVersion', 'observation',
  ] as const).map(table => ({ table, column: 'meetingId' })),
  // a closed vote, with those entitled
  vote: [{ table: 'voter', column: 'voteId' }],
  correction: [],
  policyVersion: [{ table: 'policyClause', column: 'versionId' }, { table: 'policyLineage', column: 'versionId' }, { table: 'policyBinding', column: 'versionId' }],
  policyWithdrawal: [],
  policyAcceptance: [],
  scoreSheet: [{ table: 'score', column: 'scoreSheetId' }],
  // when a condition was met is written later: its text stands in the sealed act
  supplierDecision: [],
  publishedList: [{ table: 'publishedRow', column: 'publishedListId' }],
}

/** Columns of a table that stay as they are when two organisations are merged: one that points to an organisation follows it. */
function standingColumns(database: Database, table: RecordTable): string[] {
  const moving = (database.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[]).filter(key => key.table === 'organisation').map(key => key.from)
  return (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).filter(name => !moving.includes(name))
}

/** What is sealed: an act has the name of an organisation as it was. Private notes are in no act, and do not go along where it is carried. */
export const sealedColumns = (database: Database, table: RecordTable): string[] => standingColumns(database, table).filter(name => name !== 'privateNotes')

/** A guarded table with the way from one of its rows to the id of the sealed row. */
type Guard = { root: string; table: RecordTable; /** The column that leads up; null in the sealed row itself. */ column: string | null; /** SQL: the id of the sealed row, from the value of that column. */ up: (value: string) => string }

function partGuards(root: string, parts: readonly Part[], above: Guard): Guard[] {
  return parts.flatMap(({ table, column, parts: below = [] }) => {
    const up = (value: string) => (above.column === null ? value : above.up(`(SELECT "${above.column}" FROM ${above.table} WHERE id = ${value})`))
    const guard: Guard = { root, table, column, up }
    return [guard, ...partGuards(root, below, guard)]
  })
}

const guards = (): Guard[] => Object.entries(guarded).flatMap(([root, parts]) => {
  const own: Guard = { root, table: root as RecordTable, column: null, up: value => value }
  return [own, ...partGuards(root, parts, own)]
})

const quoted = (names: readonly string[]) => names.map(name => `"${name}"`).join(', ')

function guardTriggers(database: Database, { root, table, column, up }: Guard): Record<string, string> {
  const sealed = (row: 'OLD' | 'NEW') => `EXISTS (SELECT 1 FROM seal WHERE recordTable = '${root}' AND recordId = ${up(`${row}."${column ?? 'id'}"`)})`
  // a row put in the place of a sealed one (`REPLACE`) goes without the triggers of deleting
  const replaced = `EXISTS (SELECT 1 FROM seal WHERE recordTable = '${root}' AND recordId = ${column === null ? 'NEW.id' : up(`(SELECT "${column}" FROM ${table} WHERE id = NEW.id)`)})`
  const refuse = (when: string) => `WHEN (SELECT redacting FROM writing) = 0 AND (${when}) BEGIN SELECT RAISE(ABORT, 'sealed'); END`
  const name = (operation: string) => `${table}_sealed_${root}_${operation}`
  return {
    [name('update')]: `BEFORE UPDATE OF ${quoted(sealedColumns(database, table))} ON ${table} ${refuse([sealed('OLD'), ...(column === null ? [] : [sealed('NEW')]), replaced].join(' OR '))}`,
    [name('delete')]: `BEFORE DELETE ON ${table} ${refuse(sealed('OLD'))}`,
    [name('insert')]: `BEFORE INSERT ON ${table} ${refuse([...(column === null ? [] : [sealed('NEW')]), replaced].join(' OR '))}`,
  }
}

/**
 * What is kept without a seal of its own: steps of a qualification are appended and taken back from the last one on, none under an act of a body; neither the
 * qualification nor the role that an act is about goes to the bin; an appeal that was carried out, and a version of the scheme that something rests on, stay.
 */
function keptTriggers(): Record<string, string> {
  const refuse = (when: string) => `WHEN (SELECT redacting FROM writing) = 0 AND (${when}) BEGIN SELECT RAISE(ABORT, 'sealed'); END`
  const binned = 'OLD.deletedAt IS NULL AND NEW.deletedAt IS NOT NULL'
  const decided = (fits: string) => `EXISTS (SELECT 1 FROM supplierDecision d JOIN qualification q ON q.id = d.qualificationId WHERE ${fits} AND d.deletedAt IS NULL)`
  const carriedOut = 'EXISTS (SELECT 1 FROM qualificationEvent e WHERE e.appealId = OLD.id AND e.deletedAt IS NULL)'
  const used = 'EXISTS (SELECT 1 FROM scoreSheet h WHERE h.schemeId = OLD.id) OR EXISTS (SELECT 1 FROM publishedList p WHERE p.schemeId = OLD.id)'
  // where the qualification goes to the bin along with its steps, their order counts no more
  const inTheMiddle = `OLD.decisionId IS NOT NULL OR EXISTS (SELECT 1 FROM qualificationEvent x WHERE x.qualificationId = OLD.qualificationId AND x.deletedAt IS NULL AND x.id <> OLD.id
    AND (x."on", x.id) > (OLD."on", OLD.id)) AND EXISTS (SELECT 1 FROM qualification q WHERE q.id = OLD.qualificationId AND q.deletedAt IS NULL)`
  // a row put in the place of one of these (`REPLACE`) goes by none of the triggers below; their ids are given once
  const inPlace = (['qualificationEvent', 'qualification', 'supplier', 'supplierAppeal', 'supplierScheme'] as const).flatMap(table => [
    [`${table}_sealed_insert`, `BEFORE INSERT ON ${table} ${refuse(`EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id)`)}`],
    [`${table}_sealed_id`, `BEFORE UPDATE OF id ON ${table} ${refuse('NEW.id <> OLD.id')}`],
  ])
  return {
    ...(Object.fromEntries(inPlace) as Record<string, string>),
    qualificationEvent_sealed_update: `BEFORE UPDATE OF id, fromState, toState, "on", reason, cause, dueOn, validFrom, validUntil, document, decisionId, appealId ON qualificationEvent ${refuse('1')}`,
    qualificationEvent_sealed_bin: `BEFORE UPDATE OF deletedAt ON qualificationEvent ${refuse(`OLD.deletedAt IS NOT NEW.deletedAt AND (${inTheMiddle})`)}`,
    qualificationEvent_sealed_delete: `BEFORE DELETE ON qualificationEvent ${refuse(inTheMiddle)}`,
    qualification_sealed_bin: `BEFORE UPDATE OF deletedAt ON qualification ${refuse(`${binned} AND ${decided('q.id = OLD.id')}`)}`,
    supplier_sealed_bin: `BEFORE UPDATE OF deletedAt ON supplier ${refuse(`${binned} AND ${decided('q.supplierId = OLD.id')}`)}`,
    supplierAppeal_sealed_update: `BEFORE UPDATE ON supplierAppeal ${refuse(carriedOut)}`,
    supplierScheme_sealed_update: `BEFORE UPDATE ON supplierScheme ${refuse(used)}`,
    supplierScheme_sealed_delete: `BEFORE DELETE ON supplierScheme ${refuse(used)}`,
  }
}

const lockOf = (meetingId: string) => `FROM carry WHERE meetingId = ${meetingId} AND backAt IS NULL AND brokenAt IS NULL AND deletedAt IS NULL`

/**
 * A meeting that is on a laptop is written only there: no statement changes it here, nor what belongs to it, until it is back or its lock was broken. The message
 * bears who has it and since when.
 */
function lockTriggers(database: Database): Record<string, string> {
  const parts = (guarded.meeting ?? []).map(({ table, column }) => ({ table, column }))
  return Object.assign({}, ...[{ table: 'meeting' as const, column: 'id' }, ...parts].map(({ table, column }) => {
    const lock = (row: 'OLD' | 'NEW') => lockOf(`${row}."${column}"`)
    const refuse = (row: 'OLD' | 'NEW') => `WHEN (SELECT redacting FROM writing) = 0 AND EXISTS (SELECT 1 ${lock(row)}) BEGIN SELECT RAISE(ABORT, 'carried ' || (SELECT json_object('to', recipient, 'at', outAt) ${lock(row)})); END`
    return {
      [`${table}_sealed_carried_update`]: `BEFORE UPDATE OF ${quoted(standingColumns(database, table))} ON ${table} ${refuse('OLD')}`,
      [`${table}_sealed_carried_delete`]: `BEFORE DELETE ON ${table} ${refuse('OLD')}`,
      [`${table}_sealed_carried_insert`]: `BEFORE INSERT ON ${table} ${refuse('NEW')}`,
    }
  })) as Record<string, string>
}

/**
 * SQL: whether row `r` of a table is sealed, or of a meeting that is on a laptop, so that this column of it stays as it is. A column that follows merged organisations is never held.
 */
export function fixedRow(database: Database, table: RecordTable, column: string): string {
  if (!standingColumns(database, table).includes(column)) return '0'
  const sealed = guards().filter(guard => guard.table === table).map(({ root, column: up, up: rootOf }) => `EXISTS (SELECT 1 FROM seal WHERE recordTable = '${root}' AND recordId = ${rootOf(`r."${up ?? 'id'}"`)})`)
  const meeting = table === 'meeting' ? 'id' : (guarded.meeting ?? []).find(part => part.table === table)?.column
  return [...sealed, ...(meeting === undefined ? [] : [`EXISTS (SELECT 1 ${lockOf(`r."${meeting}"`)})`])].join(' OR ') || '0'
}

const sealTriggers: Record<string, string> = {
  seal_sealed_update: `BEFORE UPDATE OF register, number, recordTable, recordId, batch, sealedAt, contentHash, rowsHash, previous, hash ON seal BEGIN SELECT RAISE(ABORT, 'sealed'); END`,
  seal_sealed_redact: `BEFORE UPDATE ON seal WHEN (SELECT redacting FROM writing) = 0 BEGIN SELECT RAISE(ABORT, 'sealed'); END`,
  seal_sealed_insert: `BEFORE INSERT ON seal WHEN EXISTS (SELECT 1 FROM seal WHERE (register = NEW.register AND number = NEW.number) OR recordId = NEW.recordId) BEGIN SELECT RAISE(ABORT, 'sealed'); END`,
  seal_sealed_delete: `BEFORE DELETE ON seal BEGIN SELECT RAISE(ABORT, 'sealed'); END`,
}

/** Makes the triggers that keep sealed rows as they are agree with the schema: to be called at every opening, after migrations. */
export function ensureGuards(database: Database): void {
  const stored = new Map((database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_sealed\\_%' ESCAPE '\\'`).all() as { name: string; sql: string }[])
    .map(trigger => [trigger.name, trigger.sql]))
  const wanted = Object.entries(Object.assign({}, sealTriggers, keptTriggers(), lockTriggers(database), ...guards().map(guard => guardTriggers(database, guard))) as Record<string, string>)
    .map(([name, rest]) => ({ name, sql: `CREATE TRIGGER ${name} ${rest}` }))
  const surplus = [...stored.keys()].filter(name => !wanted.some(trigger => trigger.name === name))
  const differing = wanted.filter(trigger => stored.get(trigger.name) !== trigger.sql)
  if (!surplus.length && !differing.length) return
  database.transaction(() => {
    for (const name of [...surplus, ...differing.map(trigger => trigger.name)]) database.exec(`DROP TRIGGER IF EXISTS "${name}"`)
    for (const trigger of differing) database.exec(trigger.sql)
  })()
}
