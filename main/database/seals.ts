import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { v7 as uuid } from 'uuid'
import { Refused } from '../../shared/errors.ts'
import type { BrokenSeal, Register } from '../../shared/seals.ts'
import { guarded, sealedColumns, type Part } from './guarded.ts'
import { ofConnection } from './ofConnection.ts'
import { prepared } from './prepared.ts'
import type { RecordTable, Tables } from './tables.ts'

type Seal = Tables['seal']
type Row = Record<string, string | number | null>

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** JSON of one form for one value (RFC 8785), so that its hash is the same wherever it is made. */
function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('only JSON values can be sealed')
  return text
}

const columnsByTable = ofConnection(() => new Map<RecordTable, readonly string[]>())
function columnsOf(database: Database, table: RecordTable): readonly string[] {
  const known = columnsByTable(database)
  const names = known.get(table) ?? sealedColumns(database, table)
  known.set(table, names)
  return names
}

function learnColumns(database: Database): void {
  const learn = (table: RecordTable, parts: readonly Part[]) => {
    columnsOf(database, table)
    for (const part of parts) learn(part.table, part.parts ?? [])
  }
  for (const [table, parts] of Object.entries(guarded)) if (isGuarded(table)) learn(table, parts)
}

/** The known values of the rows that hang on others, by table, each part below its row. */
function partRows(database: Database, parts: readonly Part[], id: string): unknown[] {
  return parts.map(({ table, column, parts: below = [] }) => ({ table, rows: knownRows(database, table, column, id, below) }))
}

function knownRows(database: Database, table: RecordTable, column: string, id: string, parts: readonly Part[]): unknown[] {
  const names = columnsOf(database, table)
  return (prepared(database, `SELECT * FROM ${table} WHERE "${column}" = ? ORDER BY id`).all(id) as Row[]).map(row => ({
    // a column that a later version adds is empty in what was sealed before
    values: Object.fromEntries(names.flatMap(name => (row[name] === null || row[name] === undefined ? [] : [[name, row[name]]]))),
    parts: partRows(database, parts, String(row['id'])),
  }))
}

const isGuarded = (table: string): table is RecordTable => Object.hasOwn(guarded, table)

function rowsHashOf(database: Database, table: string, id: string): string {
  return isGuarded(table) ? sha256(canonical(knownRows(database, table, 'id', id, guarded[table] ?? []))) : ''
}

const chainHash = ({ register, number, recordTable, recordId, sealedAt, contentHash, rowsHash, previous }: Omit<Seal, 'hash'>) =>
  sha256(canonical({ register, number, recordTable, recordId, sealedAt, contentHash, rowsHash, previous }))

/**
 * The next number of a register, given once and never again, also where what bears it is undone.
 * @param year the year that the register counts in; null where it counts on
 */
export function nextNumber(write: Database, register: string, year: number | null): number {
  const { last } = prepared(write, `INSERT INTO numbering (register, year, last) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last`).get(register, year ?? 0) as { last: number }
  return last
}

type Act = { register: Register; recordTable: string; recordId: string; at: string; content: unknown }

/** Puts an act at the end of its register. */
function append(write: Database, { register, recordTable, recordId, at, content }: Act): { number: number; hash: string } {
  const number = nextNumber(write, `seal:${register}`, null)
  const before = prepared(write, 'SELECT hash FROM seal WHERE register = ? ORDER BY number DESC LIMIT 1').get(register) as { hash: string } | undefined
  const { batch } = prepared(write, 'SELECT batch FROM writing').get() as { batch: string | null }
  const text = canonical(content)
  const unchained = {
    register, number, recordTable, recordId, batch, sealedAt: at, content: text, contentHash: sha256(text), rowsHash: rowsHashOf(write, recordTable, recordId), previous: before?.hash ?? null, redactedOn: null,
  }
  const hash = chainHash(unchained)
  prepared(write, `INSERT INTO seal (register, number, recordTable, recordId, batch, sealedAt, content, contentHash, rowsHash, previous, hash)
    VALUES (@register, @number, @recordTable, @recordId, @batch, @sealedAt, @content, @contentHash, @rowsHash, @previous, @hash)`).run({ ...unchained, hash })
  return { number, hash }
}

export type Sealing = { register: Register; table: RecordTable; id: string; /** Instant. */ at: string; /** The act as it is printed: names, roles and labels copied in. */ content: unknown }

/**
 * Seals a record with all that `guarded` hangs on it, as the last of its register: its text is kept as it is, and from now on nothing changes its rows.
 * @throws Refused `sealed` where it is sealed already
 */
export function seal(write: Database, { register, table, id, at, content }: Sealing): { number: number; hash: string } {
  if (!isGuarded(table)) throw new Error(`${table} is not among the guarded tables`)
  refuseSealed(write, id)
  return append(write, { register, recordTable: table, recordId: id, at, content })
}

/** The seal of a record with the act's text; null where it has none. */
export function sealOf(database: Database, id: string): (Pick<Seal, 'number' | 'hash' | 'sealedAt' | 'redactedOn'> & { content: unknown }) | null {
  const row = prepared(database, 'SELECT * FROM seal WHERE recordId = ?').get(id) as Seal | undefined
  return row ? { number: row.number, hash: row.hash, sealedAt: row.sealedAt, redactedOn: row.redactedOn, content: JSON.parse(row.content) as unknown } : null
}

/** @throws Refused `sealed` with its day, where a record is sealed */
export function refuseSealed(database: Database, id: string): void {
  const row = prepared(database, 'SELECT sealedAt FROM seal WHERE recordId = ?').get(id) as { sealedAt: string } | undefined
  if (row) throw new Refused('sealed', { day: row.sealedAt.slice(0, 10) })
}

/** @throws Refused `sealed` where a batch sealed something: that is never taken back */
export function refuseSealing(database: Database, batch: string): void {
  const row = prepared(database, 'SELECT sealedAt FROM seal WHERE batch = ? LIMIT 1').get(batch) as { sealedAt: string } | undefined
  if (row) throw new Refused('sealed', { day: row.sealedAt.slice(0, 10) })
}

/** What acts and their rows are since people were taken out of them, as the register of redactions tells: the newest of each act. */
type Redacted = { register: string; number: number; contentHash: string; rowsHash: string }
const placeOf = ({ register, number }: Pick<Seal, 'register' | 'number'>) => `${register} ${number}`
function redactions(database: Database): Map<string, Redacted> {
  const acts = prepared(database, `SELECT content FROM seal WHERE register = 'redaction' ORDER BY number`).all() as { content: string }[]
  return new Map(acts.flatMap(({ content }) => (JSON.parse(content) as { acts: Redacted[] }).acts).map(act => [placeOf(act), act]))
}

/** What is wrong with a seal by itself: its text, or the rows it stands for. */
function wrongOf(database: Database, row: Seal, redacted: ReadonlyMap<string, Redacted>): 'content' | 'rows' | null {
  const { contentHash, rowsHash } = redacted.get(placeOf(row)) ?? row
  if (sha256(row.content) !== contentHash) return 'content'
  return rowsHashOf(database, row.recordTable, row.recordId) === rowsHash ? null : 'rows'
}

const isChained = (row: Seal): boolean => row.hash === chainHash(row)

/** Whether the act of a sealed record is still as it was sealed: its text, its rows, its own place in the chain. A paper that bears its code says when it is not. */
export function isWhole(database: Database, id: string): boolean {
  const row = prepared(database, 'SELECT * FROM seal WHERE recordId = ?').get(id) as Seal | undefined
  return row === undefined || (isChained(row) && wrongOf(database, row, redactions(database)) === null)
}

/**
 * Looks whether every sealed act is as it was sealed, and every register whole. This tells of changes made behind the program; whoever can write the file can
 * also make the hashes anew, which a printed copy with its code then betrays.
 */
export function checkSeals(database: Database): BrokenSeal[] {
  const broken: BrokenSeal[] = []
  // the schema cannot be asked while the rows are walked over
  learnColumns(database)
  const redacted = redactions(database)
  const passed = new Map<string, { number: number; hash: string }>()
  const one = database.prepare<[string, number], Seal>('SELECT * FROM seal WHERE register = ? AND number = ?')
  // one by one, since looking at the schema meanwhile needs a connection that is not reading
  for (const { register, number } of database.prepare<[], Pick<Seal, 'register' | 'number'>>('SELECT register, number FROM seal ORDER BY register, number').all()) {
    const row = one.get(register, number)
    if (!row) continue
    const told = { register: row.register, number: row.number, table: row.recordTable, id: row.recordId }
    const before = passed.get(row.register)
    passed.set(row.register, row)
    const chained = row.number === (before?.number ?? 0) + 1 && row.previous === (before?.hash ?? null) && isChained(row)
    const what = chained ? wrongOf(database, row, redacted) : 'chain'
    if (what !== null) broken.push({ ...told, what })
  }
  for (const { register, last } of database.prepare<[], { register: string; last: number }>(`SELECT substr(register, 6) AS register, last FROM numbering WHERE register LIKE 'seal:%'`).all()) {
    const found = passed.get(register)?.number ?? 0
    if (found < last) broken.push({ register, number: found + 1, table: '', id: '', what: 'missing' })
  }
  return broken
}

/**
 * Lets `work` empty sealed rows of a person, and takes the person out of the acts' texts; the seals keep their own hashes, and what they stand for now is sealed as an
 * act of its own: a text that was changed without one is broken. So is a seal that was broken before.
 * @param day the day of the redaction
 * @param emptied the text of a record's act without the person; the same text where the person is not in it
 */
export async function redacting<T>(write: Database, day: string, emptied: (text: string, recordId: string) => string, work: () => Promise<T>): Promise<T> {
  const sealed = write.prepare<[], Seal>('SELECT * FROM seal').all()
  const before = redactions(write)
  const whole = sealed.filter(row => wrongOf(write, row, before) === null)
  write.prepare('UPDATE writing SET redacting = 1').run()
  const answer = await work()
  const update = write.prepare('UPDATE seal SET content = @content, redactedOn = @day WHERE register = @register AND number = @number')
  const acts: Redacted[] = []
  for (const row of whole) {
    const content = emptied(row.content, row.recordId)
    const rowsHash = rowsHashOf(write, row.recordTable, row.recordId)
    if (content === row.content && rowsHash === (before.get(placeOf(row)) ?? row).rowsHash) continue
    update.run({ content, day, register: row.register, number: row.number })
    acts.push({ register: row.register, number: row.number, contentHash: sha256(content), rowsHash })
  }
  if (acts.length > 0) append(write, { register: 'redaction', recordTable: 'redaction', recordId: uuid(), at: day, content: { day, acts } })
  write.prepare('UPDATE writing SET redacting = 0').run()
  return answer
}
