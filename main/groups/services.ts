import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { sortKey } from '../../shared/folding.ts'
import type { BodyFields, groupProcedures, SeatFields } from '../../shared/groups.ts'
import { formulaText } from '../../shared/groups/formula.ts'
import { presets, type RuleFields } from '../../shared/groups/rules.ts'
import type { NamesOf, Services, Working } from '../core/service.ts'
import { actOn } from '../database/batch.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { checkRow } from '../database/rowRules.ts'
import type { Tables } from '../database/tables.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { personRow } from '../people/read.ts'
import { bodyRow, listBodies, readBody, ruleOfBody } from './read.ts'
import { exportStakeholders } from './deliverables.ts'
import { listRelations, listStakeholders, saveAssessment, saveRelation } from './stakeholders.ts'
import { textServices } from './texts.ts'

const bit = (value: boolean | undefined) => (value === undefined ? undefined : Number(value))

const bodyColumns = (fields: Some<BodyFields>): Columns => ({ ...tidy(fields), sortKey: fields.name === undefined ? undefined : sortKey(fields.name) })

/** The columns of a version of rules. */
function ruleColumns({ formal, proxiesInQuorum, approvalRequired, quorumFirst, quorumSecond, threshold, ...rest }: Some<RuleFields>): Columns {
  const text = (formula: RuleFields['threshold'] | undefined) => (formula === undefined ? undefined : formulaText(formula))
  return {
    ...tidy(rest), formal: bit(formal), proxiesInQuorum: bit(proxiesInQuorum), approvalRequired: bit(approvalRequired), quorumFirst: text(quorumFirst), quorumSecond: text(quorumSecond),
    threshold: text(threshold),
  }
}

/** @throws Refused `not-found` where the cluster is none */
function checkCluster(database: Database, clusterId: string | null | undefined): void {
  if (clusterId && !prepared(database, 'SELECT 1 FROM cluster WHERE id = ? AND deletedAt IS NULL').get(clusterId)) throw new Refused('not-found', { what: 'cluster' })
}

/** Inserts a body with the rules that its kind proposes. */
export function insertBody(write: Database, values: Some<BodyFields> & Pick<BodyFields, 'name'>, rule?: Partial<RuleFields>): string {
  const kind = values.kind ?? 'workingGroup'
  const id = insertRecord(write, 'body', { kind, ...bodyColumns(values) })
  insertRecord(write, 'bodyRule', { ...ruleColumns({ ...presets[kind], ...rule }), bodyId: id })
  checkRow(write, 'body', id)
  return id
}

async function createBody({ values }: Parsed<'groups.save'>, { commit, read }: Working) {
  const { name } = values
  if (name === undefined) throw new Refused('name-missing', {})
  checkCluster(read, values.clusterId)
  const { batch, answer } = await commit({ kind: 'body.create', values: { name } }, async ({ write }) => {
    const id = insertBody(write, { ...values, name })
    return { id, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changeBody({ values, revision }: Parsed<'groups.save'>, id: string, { commit, read, today }: Working) {
  const stored = bodyRow(read, id)
  checkCluster(read, values.clusterId)
  const { batch, answer } = await commit({ kind: 'body.save', values: { name: values.name ?? stored.name } }, async ({ write }) => {
    checkRevision(write, id, revision, () => readBody(write, id, today))
    updateRecord(write, 'body', id, bodyColumns(values))
    checkRow(write, 'body', id)
    return revisionOf(write, id)
  })
  return { id, revision: answer, batch }
}

/** @throws Refused `body-in-use` where it has convened or held a meeting */
function checkUnused(database: Database, { id, name }: Tables['body']): void {
  if (prepared(database, `SELECT 1 FROM meeting WHERE bodyId = ? AND deletedAt IS NULL AND state <> 'planned' LIMIT 1`).get(id)) throw new Refused('body-in-use', { name })
}

function binning(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read }: Working): Promise<{ batch: string }> => {
    const { name } = bodyRow(read, ids[0] ?? '')
    const { batch } = await commit({ kind: `body.${operation}`, values: { count: ids.length, name } }, async ({ write, at }) => {
      for (const id of ids) {
        const row = bodyRow(write, id)
        if (operation === 'remove') checkUnused(write, row)
        updateRecord(write, 'body', id, { deletedAt: operation === 'remove' ? at : null })
      }
    })
    return { batch }
  }
}

/** A part of that body. @throws Refused `not-found` */
function owned(database: Database, table: 'seat' | 'bodyRule', bodyId: string, id: string): void {
  if (!prepared(database, `SELECT 1 FROM ${table} WHERE id = ? AND bodyId = ? AND deletedAt IS NULL`).get(id, bodyId)) throw new Refused('not-found', { what: table })
}

/** @throws Refused `rule-in-use` where a meeting was convened or held by that version */
function checkRuleUnused(database: Database, id: string): void {
  if (prepared(database, 'SELECT 1 FROM meeting WHERE ruleId = ? AND deletedAt IS NULL LIMIT 1').get(id)) throw new Refused('rule-in-use', {})
}

const versions = (database: Database, bodyId: string, from: string | null, but: string) =>
  (prepared(database, `SELECT count(*) AS n, sum(coalesce("from", '') = coalesce(@from, '')) AS same FROM bodyRule WHERE bodyId = @bodyId AND id <> @but AND deletedAt IS NULL`)
    .get({ bodyId, from, but }) as { n: number; same: number | null })

/** @throws Refused `not-found`, `rule-in-use`, `rule-same-day` where another version begins on that day, `rule-last` where none would be left */
async function saveRule({ bodyId, id, fields, remove }: Parsed<'groups.rules.save'>, { commit, read }: Working) {
  const { name } = bodyRow(read, bodyId)
  if (id !== undefined) owned(read, 'bodyRule', bodyId, id)
  const { batch, answer } = await commit({ kind: 'bodyRule.save', values: { name } }, async ({ write, at, today }) => {
    if (id !== undefined) checkRuleUnused(write, id)
    const from = fields.from === undefined ? (id === undefined ? today : (prepared(write, 'SELECT "from" FROM bodyRule WHERE id = ?').get(id) as Pick<RuleFields, 'from'>).from) : fields.from
    const others = versions(write, bodyId, from, id ?? '')
    if (remove && others.n === 0) throw new Refused('rule-last', {})
    if (!remove && (others.same ?? 0) > 0) throw new Refused('rule-same-day', { from })
    if (id === undefined) {
      const { id: _i, bodyId: _b, ...before } = ruleOfBody(write, bodyId, from ?? '0001-01-01')
      return insertRecord(write, 'bodyRule', { ...ruleColumns({ ...before, ...fields, from }), bodyId })
    }
    updateRecord(write, 'bodyRule', id, remove ? { deletedAt: at } : ruleColumns(fields))
    return id
  })
  return { id: answer, batch }
}

const seatColumns = ({ votes, ...fields }: Some<SeatFields>): Columns => ({ ...tidy(fields), votes: bit(votes) })

function checkHolders(database: Database, { organisationId, personId, substituteId }: Some<SeatFields>): void {
  if (organisationId) organisationRow(database, organisationId)
  for (const id of [personId, substituteId]) if (id) personRow(database, id)
}

/** Inserts a seat of a body. @throws Refused `seat-empty`, `period-order`, `period-overlap` */
export function insertSeat(write: Database, bodyId: string, fields: Some<SeatFields>): string {
  const role = fields.role ?? 'member'
  const id = insertRecord(write, 'seat', { ...seatColumns({ votes: role !== 'guest' && role !== 'observer', ...fields, role }), bodyId })
  checkRow(write, 'seat', id)
  return id
}

async function saveSeat({ bodyId, id, fields, remove }: Parsed<'groups.seats.save'>, { commit, read }: Working) {
  const { name } = bodyRow(read, bodyId)
  if (id !== undefined) owned(read, 'seat', bodyId, id)
  checkHolders(read, fields)
  const { batch, answer } = await commit({ kind: `seat.${actOn(id !== undefined, remove)}`, values: { name } }, async ({ write, at }) => {
    if (id === undefined) return insertSeat(write, bodyId, fields)
    updateRecord(write, 'seat', id, remove ? { deletedAt: at } : seatColumns(fields))
    checkRow(write, 'seat', id)
    return id
  })
  return { id: answer, batch }
}

export const groupServices: Services<NamesOf<typeof groupProcedures>> = {
  'groups.list': ({ at, clusterId }, { read, today }) => ({ bodies: listBodies(read, at ?? today, clusterId) }),
  'groups.get': ({ id, at }, { read, today }) => readBody(read, id, at ?? today),
  'groups.save': (input, context) => (input.id === undefined ? createBody(input, context) : changeBody(input, input.id, context)),
  'groups.remove': binning('remove'),
  'groups.restore': binning('restore'),
  'groups.rules.save': saveRule,
  'groups.seats.save': saveSeat,
  ...textServices,
  'groups.stakeholders.list': ({ clusterId, bodyId, at }, { read, today }) => ({ stakeholders: listStakeholders(read, { clusterId, bodyId, at: at ?? today }) }),
  'groups.stakeholders.save': saveAssessment,
  'groups.stakeholders.export': exportStakeholders,
  'groups.relations.list': ({ clusterId, bodyId, at }, { read, today }) => listRelations(read, { clusterId, bodyId, at: at ?? today }),
  'groups.relations.save': saveRelation,
}
