import { isDeepStrictEqual } from 'node:util'
import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { matchName, sortKey } from '../../shared/folding.ts'
import { overlaps, valid, type Period } from '../../shared/periods.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import { ended } from '../../shared/suppliers/lifecycle.ts'
import { checkVat } from '../../shared/vat.ts'
import { clauseHash } from './clauseHash.ts'
import { fieldsOf } from './clauseRows.ts'
import { stayedSql } from './merged.ts'
import { prepared } from './prepared.ts'
import { refuseInUse } from './resting.ts'
import type { RecordTable, Tables } from './tables.ts'

// What the fields of a row decide among themselves, however they came into it: written, put back from the history, or taken out of the bin.

/** 1 where a stored VAT number fails the check of its country. */
export const vatToVerify = (vatNumber: string | null, country: string): 0 | 1 => (vatNumber && checkVat(vatNumber, country).level === 'error' ? 1 : 0)

/** What a name is sorted by and found again by. */
export const nameKeys = (name: string) => ({ sortKey: sortKey(name), matchName: matchName(name) })

function rowOf<T extends RecordTable>(database: Database, table: T, id: string): Tables[T] | undefined {
  return prepared(database, `SELECT * FROM ${table} WHERE id = ?`).get(id) as Tables[T] | undefined
}

/** A look at one row of a table, as it is stored now; undefined where there is none. */
type Look<A> = (database: Database, id: string) => A | undefined
const look = <T extends RecordTable, A>(table: T, at: (row: Tables[T], database: Database) => A): Look<A> => (database, id) => {
  const row = rowOf(database, table, id)
  return row && at(row, database)
}

const derivations: { [T in RecordTable]?: Look<Record<string, string | number>> } = {
  organisation: look('organisation', ({ name, vatNumber, country }) => ({ ...nameKeys(name), vatToVerify: vatToVerify(vatNumber, country) })),
  person: look('person', ({ name }) => ({ sortKey: sortKey(name) })),
  cluster: look('cluster', ({ name }) => ({ sortKey: sortKey(name) })),
  body: look('body', ({ name }) => ({ sortKey: sortKey(name) })),
  policy: look('policy', ({ name }) => ({ sortKey: sortKey(name) })),
  policyClause: look('policyClause', row => ({ hash: clauseHash(fieldsOf(row)) })),
}

/** Makes the columns that follow from others of the same row (`derivedColumns`) follow again, after columns were written one by one. */
export function settleRow(write: Database, table: RecordTable, id: string): void {
  const columns = derivations[table]?.(write, id)
  if (!columns) return
  const names = Object.keys(columns)
  prepared(write, `UPDATE ${table} SET ${names.map(name => `${name} = @${name}`).join(', ')} WHERE id = @id AND (${names.map(name => `${name} IS NOT @${name}`).join(' OR ')})`).run({ ...columns, id })
}

function refuseOrder({ from, to }: Period): void {
  if (!valid({ from, to })) throw new Refused('period-order', { from, to })
}

/**
 * What speaks against a membership beside the others of an organisation in a cluster: its own days in the wrong order (`with` = these), or a second
 * period of a kind at the same time (`with` = the other one).
 */
export function membershipFault(made: Period & { kind: string }, others: readonly (Period & { kind: string })[]): { code: 'period-order' | 'period-overlap'; with: Period } | null {
  if (!valid(made)) return { code: 'period-order', with: { from: made.from, to: made.to } }
  const other = others.find(one => one.kind === made.kind && overlaps(one, made))
  return other ? { code: 'period-overlap', with: { from: other.from, to: other.to } } : null
}

function refuseMembership(row: Tables['membership'], database: Database): void {
  const others = prepared(database, 'SELECT * FROM membership WHERE organisationId = ? AND clusterId = ? AND id <> ? AND deletedAt IS NULL')
    .all(row.organisationId, row.clusterId, row.id) as Tables['membership'][]
  const fault = membershipFault(row, others)
  if (fault) throw new Refused(fault.code, fault.with)
}

/** A seat has somebody, and nobody sits twice in a body at the same time. */
function refuseSeat(row: Tables['seat'], database: Database): void {
  if (row.organisationId === null && row.personId === null) throw new Refused('seat-empty', {})
  const others = prepared(database, 'SELECT * FROM seat WHERE bodyId = ? AND id <> ? AND organisationId IS ? AND personId IS ? AND deletedAt IS NULL')
    .all(row.bodyId, row.id, row.organisationId, row.personId) as Tables['seat'][]
  const other = others.find(one => overlaps(one, row))
  if (other) throw new Refused('period-overlap', { from: other.from, to: other.to })
}

/** Between two organisations, one relation of a kind at a time. */
function refuseRelation(row: Tables['relation'], database: Database): void {
  if (row.fromId === row.toId) throw new Refused('relation-itself', {})
  const others = prepared(database, 'SELECT * FROM relation WHERE clusterId = ? AND fromId = ? AND toId = ? AND kind = ? AND id <> ? AND deletedAt IS NULL')
    .all(row.clusterId, row.fromId, row.toId, row.kind, row.id) as Tables['relation'][]
  if (others.some(one => overlaps(one, row))) throw new Refused('relation-there', {})
}

const stateAfterAll = `(SELECT x.toState FROM qualificationEvent x WHERE x.qualificationId = q.id AND x.deletedAt IS NULL ORDER BY x."on" DESC, x.id DESC LIMIT 1)`

/** The qualifications of a supplier in a category that go on, as their last events left them. */
export const goingOn = (database: Database, { supplierId, categoryId }: Pick<Tables['qualification'], 'supplierId' | 'categoryId'>): string[] =>
  (prepared(database, `SELECT q.id, ${stateAfterAll} AS state FROM qualification q WHERE q.supplierId = ? AND q.categoryId = ? AND q.deletedAt IS NULL`).all(supplierId, categoryId) as { id: string; state: string | null }[])
    .filter(({ state }) => state !== null && !ended.some(one => one === state)).map(({ id }) => id)

/** A supplier has one qualification of a category that goes on. */
function refuseSecond(row: Tables['qualification'], database: Database): void {
  if (row.deletedAt !== null || goingOn(database, row).length < 2) return
  const named = prepared(database, `SELECT o.name, c.code FROM supplier s JOIN organisation o ON o.id = s.organisationId, supplierCategory c WHERE s.id = ? AND c.id = ?`).get(row.supplierId, row.categoryId) as { name: string; code: string }
  throw new Refused('qualification-running', { name: named.name, category: named.code })
}

/** Neither a step that begins one, nor one that ended it and is taken back, makes two: a merge may have left two, which go on until one is archived. */
function refuseSecondBy({ qualificationId, toState, deletedAt }: Tables['qualificationEvent'], database: Database): void {
  const begins = deletedAt === null ? toState === 'draft' || toState === 'applied' : ended.some(one => one === toState)
  const qualification = begins ? rowOf(database, 'qualification', qualificationId) : undefined
  if (qualification) refuseSecond(qualification, database)
}

/** What is asked about stays as it was sent: neither a clause, nor what a firm does with one, nor what became of one changes, while the version is there. */
function refuseAsked({ versionId }: { versionId: string }, database: Database): void {
  const version = rowOf(database, 'policyVersion', versionId)
  if (version?.state === 'consultation' && version.deletedAt === null) throw new Refused('policy-fixed', { version: labelOf(version) })
}

/** A version that was asked about is worked on no more. */
function refuseReopened(row: Tables['policyVersion'], database: Database): void {
  if (row.state === 'working' && prepared(database, 'SELECT 1 FROM policyConsultation WHERE versionId = ? AND deletedAt IS NULL').get(row.id)) throw new Refused('policy-fixed', { version: labelOf(row) })
}

/** A rule for the rows of a table that are not in the bin. */
const rule = <T extends 'membership' | 'contact' | 'consent' | 'document' | 'body' | 'seat' | 'relation' | 'policyConsultation' | 'policyVersion'>(table: T, ...refuse: ((row: Tables[T], database: Database) => void)[]) => look(table, (row, database) => {
  if (row.deletedAt === null) for (const check of refuse) check(row, database)
})

/** From when to when a document is good, by its own days. */
export const documentPeriod = ({ validFrom, issuedOn, expiresOn }: Pick<Tables['document'], 'validFrom' | 'issuedOn' | 'expiresOn'>): Period => ({ from: validFrom ?? issuedOn, to: expiresOn })

const rules: { [T in RecordTable]?: Look<void> } = {
  membership: rule('membership', refuseMembership),
  contact: rule('contact', refuseOrder),
  consent: rule('consent', ({ givenOn, withdrawnOn }) => { refuseOrder({ from: givenOn, to: withdrawnOn }) }),
  body: rule('body', refuseOrder),
  seat: rule('seat', refuseOrder, refuseSeat),
  relation: rule('relation', refuseOrder, refuseRelation),
  policyConsultation: rule('policyConsultation', ({ opensOn, closesOn }) => { refuseOrder({ from: opensOn, to: closesOn }) }),
  policyVersion: rule('policyVersion', refuseReopened),
  qualification: look('qualification', refuseSecond),
  // also of a row that goes to the bin, or comes out of it
  qualificationEvent: look('qualificationEvent', refuseSecondBy),
  policyClause: look('policyClause', refuseAsked),
  policyBinding: look('policyBinding', refuseAsked),
  policyLineage: look('policyLineage', refuseAsked),
  document: rule('document', row => { refuseOrder(documentPeriod(row)) }),
}

/** The organisations that are one by now: an id, with those that were merged with it. */
const oneFirm = (database: Database, id: string | null): (string | null)[] => [id, ...(prepared(database, `SELECT o.id FROM organisation o JOIN organisation a ON a.id = ? WHERE ${stayedSql('o')} = ${stayedSql('a')}`)
  .all(id) as { id: string }[]).map(one => one.id)]

/**
 * Whose a policy is, and its language, stay once a version was adopted, since what a firm accepted would become another's; and it is put into the bin no more. Where firms are
 * merged or taken apart again, it goes along. To be called before the row is written; the answer looks at it afterwards.
 */
function keepOwner(database: Database, before: Tables['policy']): (after: Tables['policy']) => void {
  const known = oneFirm(database, before.organisationId)
  return after => {
    if (!prepared(database, `SELECT 1 FROM policyVersion WHERE policyId = ? AND state = 'adopted' AND deletedAt IS NULL`).get(after.id)) return
    const moved = !known.includes(after.organisationId) && !oneFirm(database, after.organisationId).includes(before.organisationId)
    if (moved || (['scope', 'clusterId', 'language'] as const).some(field => before[field] !== after[field])) throw new Refused('policy-owner-fixed', { name: before.name })
    if (before.deletedAt === null && after.deletedAt !== null) throw new Refused('policy-in-force', { name: before.name })
  }
}

/** Rules by which a meeting was convened or held stay as they were: they change by a new version. */
function keepRule(database: Database, before: Tables['bodyRule']): (after: Tables['bodyRule']) => void {
  return after => {
    const { deletedAt: _b, ...was } = before
    const { deletedAt: _a, ...is } = after
    if (!isDeepStrictEqual(was, is) && prepared(database, 'SELECT 1 FROM meeting WHERE ruleId = ? AND deletedAt IS NULL LIMIT 1').get(after.id)) throw new Refused('rule-in-use', {})
  }
}

/** A decision stays adopted, and out of the bin, while acts of other rooms rest on it. */
function keepDecision(database: Database, before: Tables['decision']): (after: Tables['decision']) => void {
  const stands = ({ outcome, deletedAt }: Tables['decision']) => outcome === 'adopted' && deletedAt === null
  return after => { if (stands(before) && !stands(after)) refuseInUse(database, after) }
}

const watch = <T extends RecordTable>(table: T, keep: (database: Database, before: Tables[T]) => (after: Tables[T]) => void) => (database: Database, id: string) => {
  const before = rowOf(database, table, id)
  const check = before && keep(database, before)
  return () => {
    const after = rowOf(database, table, id)
    if (check && after) check(after)
  }
}

const watches: { [T in RecordTable]?: (database: Database, id: string) => () => void } = {
  policy: watch('policy', keepOwner), bodyRule: watch('bodyRule', keepRule), decision: watch('decision', keepDecision),
}

/**
 * Looks at a row before it is written; the function it answers looks at it afterwards.
 * @throws Refused (the answer) `policy-owner-fixed`, `policy-in-force` for what may not change of an adopted policy, `rule-in-use` for rules that a meeting went by, `decision-in-use` where acts
 *   rest on a decision
 */
export const watchRow = (write: Database, table: RecordTable, id: string): (() => void) => watches[table]?.(write, id) ?? (() => undefined)

/**
 * Looks at a live row as it was just written.
 * @throws Refused `period-order` with the days, `period-overlap` with those of the other period, `qualification-running`, `policy-fixed` where a text under consultation would change
 */
export function checkRow(write: Database, table: RecordTable, id: string): void {
  rules[table]?.(write, id)
}
