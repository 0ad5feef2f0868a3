import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { Relation, RelationMatrix, Stakeholder } from '../../shared/groups.ts'
import { belongsAtTable, quadrantOf, relationKinds, stances, suggestedLevel, tools, type AssessmentFields, type RelationFields } from '../../shared/groups/stakeholders.ts'
import type { Stored } from '../../shared/organisations.ts'
import { runsAt } from '../../shared/periods.ts'
import type { Working } from '../core/service.ts'
import { coded, codedOr } from '../database/coded.ts'
import { periodRuns } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { checkRow } from '../database/rowRules.ts'
import type { Tables } from '../database/tables.ts'
import { clusterOf, organisationRow } from '../organisations/read.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { bodyRow } from './read.ts'

type Asked = { clusterId: string; bodyId: string | undefined; at: string }

/** The organisations that hold a seat at a day: in that body, or in any body of the cluster or across. */
function seatedAt(database: Database, { clusterId, bodyId, at }: Asked): Map<string, string> {
  const rows = prepared(database, `SELECT DISTINCT o.id, o.name FROM seat s JOIN body b ON b.id = s.bodyId JOIN organisation o ON o.id = s.organisationId
    WHERE s.deletedAt IS NULL AND b.deletedAt IS NULL AND o.deletedAt IS NULL AND ${periodRuns('s')}
      AND (@bodyId IS NULL AND (b.clusterId = @clusterId OR b.clusterId IS NULL) OR b.id = @bodyId)`).all({ at, clusterId, bodyId: bodyId ?? null }) as { id: string; name: string }[]
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function toAssessment({ deletedAt: _d, organisationId: _o, clusterId: _c, stance, ...row }: Tables['stakeholderAssessment']): Stored<AssessmentFields> {
  return { ...row, stance: coded(stances, stance) }
}

/** The stakeholders of a cluster at a day: by influence, then interest, then name. @throws Refused `not-found` */
export function listStakeholders(database: Database, asked: Asked): Stakeholder[] {
  clusterOf(database, asked.clusterId)
  if (asked.bodyId !== undefined) bodyRow(database, asked.bodyId)
  const seated = seatedAt(database, asked)
  const rows = prepared(database, `SELECT a.*, o.name AS organisation FROM stakeholderAssessment a JOIN organisation o ON o.id = a.organisationId
    WHERE a.clusterId = ? AND a.assessedOn <= ? AND a.deletedAt IS NULL AND o.deletedAt IS NULL ORDER BY a.assessedOn DESC, a.id DESC`)
    .all(asked.clusterId, asked.at) as (Tables['stakeholderAssessment'] & { organisation: string })[]
  const series = Map.groupBy(rows, ({ organisationId }) => organisationId)
  const names = new Map([...seated, ...rows.map(({ organisationId, organisation }) => [organisationId, organisation] as const)])
  const all = [...names].map(([organisationId, organisation]): Stakeholder => {
    const [newest, before] = (series.get(organisationId) ?? []).map(({ organisation: _n, ...row }) => toAssessment(row))
    const isSeated = seated.has(organisationId)
    const level = newest ? suggestedLevel(newest) : null
    return {
      organisationId, organisation, assessment: newest ?? null, previous: before ?? null, quadrant: newest ? quadrantOf(newest) : null, level, tools: level === null ? [] : tools[level],
      seated: isSeated, missing: !isSeated && newest !== undefined && belongsAtTable(newest),
    }
  })
  const score = (one: Stakeholder, field: 'influence' | 'interest') => one.assessment?.[field] ?? 0
  return all.toSorted((a, b) => score(b, 'influence') - score(a, 'influence') || score(b, 'interest') - score(a, 'interest') || a.organisation.localeCompare(b.organisation, 'it'))
}

/** The assessment of an organisation in a cluster; one of that organisation and cluster. @throws Refused `not-found` */
export async function saveAssessment({ organisationId: asked, clusterId, id, fields, remove }: Parsed<'groups.stakeholders.save'>, { commit, read, writer, today }: Working) {
  const { id: organisationId, name } = organisationRow(read, asked)
  clusterOf(read, clusterId)
  if (id !== undefined && !prepared(read, 'SELECT 1 FROM stakeholderAssessment WHERE id = ? AND organisationId = ? AND clusterId = ? AND deletedAt IS NULL').get(id, organisationId, clusterId)) throw new Refused('not-found', { what: 'assessment' })
  const { batch, answer } = await commit({ kind: 'stakeholderAssessment.save', values: { name } }, async ({ write, at }) => {
    if (id === undefined) return insertRecord(write, 'stakeholderAssessment', { ...tidy(fields), assessedOn: fields.assessedOn ?? today, assessor: fields.assessor ?? writer?.name ?? null, organisationId, clusterId })
    updateRecord(write, 'stakeholderAssessment', id, remove ? { deletedAt: at } : tidy(fields))
    return id
  })
  return { id: answer, batch }
}


/** Relations of the cluster that run at a day, between organisations that are there. */
function relationsAt(database: Database, clusterId: string, at: string): Relation[] {
  const rows = prepared(database, `SELECT r.* FROM relation r JOIN organisation a ON a.id = r.fromId JOIN organisation b ON b.id = r.toId
    WHERE r.clusterId = ? AND r.deletedAt IS NULL AND a.deletedAt IS NULL AND b.deletedAt IS NULL AND r.fromId <> r.toId ORDER BY r.id`).all(clusterId) as Tables['relation'][]
  return rows.filter(row => runsAt(row, at)).map(({ deletedAt: _d, kind, formal, ...row }) => ({ ...row, kind: codedOr(relationKinds, kind, 'information'), formal: formal === 1 }))
}

/** The matrix of relations. What was looked at and is none (strength 0) is known, and no relation. @throws Refused `not-found` */
export function listRelations(database: Database, asked: Asked): RelationMatrix {
  clusterOf(database, asked.clusterId)
  if (asked.bodyId !== undefined) bodyRow(database, asked.bodyId)
  const all = relationsAt(database, asked.clusterId, asked.at)
  const names = seatedAt(database, asked)
  if (asked.bodyId === undefined) for (const { fromId, toId } of all) for (const id of [fromId, toId]) if (!names.has(id)) names.set(id, organisationRow(database, id).name)
  const relations = all.filter(({ fromId, toId }) => names.has(fromId) && names.has(toId))
  const strong = relations.filter(({ strength }) => strength > 0)
  const count = (end: 'fromId' | 'toId', id: string) => strong.filter(relation => relation[end] === id).length
  const organisations = [...names].map(([id, name]) => ({ id, name, out: count('fromId', id), in: count('toId', id) })).toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
  const known = new Set(relations.map(({ fromId, toId }) => `${fromId} ${toId}`))
  return {
    organisations, relations, isolated: organisations.filter(one => one.out + one.in === 0).map(({ id }) => id),
    unknownPairs: organisations.length * Math.max(0, organisations.length - 1) - known.size,
  }
}

const relationColumns = ({ formal, ...fields }: Some<RelationFields>): Columns => ({ ...tidy(fields), formal: formal === undefined ? undefined : Number(formal) })

/** Inserts a relation. @throws Refused `relation-itself`, `period-order`, `relation-there` where the same kind runs between them already */
export function insertRelation(write: Database, ends: { clusterId: string; fromId: string; toId: string }, fields: Some<RelationFields>): string {
  const id = insertRecord(write, 'relation', { ...relationColumns({ ...fields, kind: fields.kind ?? 'collaboration', strength: fields.strength ?? 1, formal: fields.formal ?? false }), ...ends })
  checkRow(write, 'relation', id)
  return id
}

export async function saveRelation({ clusterId, fromId, toId, id, fields, remove }: Parsed<'groups.relations.save'>, { commit, read }: Working) {
  const [from, to] = [organisationRow(read, fromId), organisationRow(read, toId)]
  clusterOf(read, clusterId)
  if (id !== undefined && !prepared(read, 'SELECT 1 FROM relation WHERE id = ? AND clusterId = ? AND deletedAt IS NULL').get(id, clusterId)) throw new Refused('not-found', { what: 'relation' })
  const { batch, answer } = await commit({ kind: 'relation.save', values: { name: from.name, other: to.name } }, async ({ write, at }) => {
    if (id === undefined) return insertRelation(write, { clusterId, fromId: from.id, toId: to.id }, fields)
    updateRecord(write, 'relation', id, remove ? { deletedAt: at } : { ...relationColumns(fields), fromId: from.id, toId: to.id })
    checkRow(write, 'relation', id)
    return id
  })
  return { id: answer, batch }
}
