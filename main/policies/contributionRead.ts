import type { Database } from 'better-sqlite3'
import { contributionChannels, contributionKinds, contributionStates } from '../../shared/policies/model.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import type { ClauseHead, Contribution } from '../../shared/policies/views.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { revisionOf } from '../database/revision.ts'
import { unanswered, type ContributionRow, type Where } from './consultationRead.ts'
import { policyContent } from './textRead.ts'

type Numbers = (versionId: string) => ReadonlyMap<string, ClauseHead>

/** Numbers and headings of the clauses of versions, a firm's profile as it resolves; each version read once. */
export function clauseNumbers(database: Database): Numbers {
  const known = new Map<string, Map<string, ClauseHead>>()
  return versionId => {
    const found = known.get(versionId) ?? new Map(policyContent(database, versionId).clauses.map(({ clauseId, number, heading, headingEnglish }) => [clauseId, { number, heading, headingEnglish }]))
    known.set(versionId, found)
    return found
  }
}

type ListedRow = ContributionRow & { waits: number; versionId: string; closesOn: string; organisation: string | null; resultingMajor: number | null; resultingMinor: number | null }

function resultOf(row: ListedRow, numbers: Numbers): Contribution['resulting'] {
  const { resultingVersionId: versionId, resultingClauseId: clauseId, resultingMajor: major, resultingMinor: minor } = row
  if (versionId === null || clauseId === null || major === null || minor === null) return null
  const clause = numbers(versionId).get(clauseId)
  return { versionId, version: labelOf({ major, minor }), clauseId, ...(clause ?? { number: '', heading: null, headingEnglish: null }) }
}

/** Contributions in the order of their numbers, of a consultation, a version or a policy; without names where they are not to be told. */
export function contributionsOf(database: Database, { policyId, versionId, consultationId, clauseId, withoutNames }: Where & { clauseId?: string | undefined; withoutNames?: boolean | undefined }): Contribution[] {
  const [column, value] = consultationId !== undefined ? ['u.id', consultationId] : versionId !== undefined ? ['u.versionId', versionId] : ['v.policyId', policyId ?? '']
  const rows = prepared(database, `SELECT c.*, ${unanswered} AS waits, u.versionId, u.closesOn, o.name AS organisation, rv.major AS resultingMajor, rv.minor AS resultingMinor
    FROM policyConsultation u JOIN policyVersion v ON v.id = u.versionId JOIN policyContribution c ON c.consultationId = u.id LEFT JOIN organisation o ON o.id = c.organisationId
    LEFT JOIN policyVersion rv ON rv.id = c.resultingVersionId AND rv.deletedAt IS NULL
    WHERE ${column} = ? AND c.deletedAt IS NULL AND u.deletedAt IS NULL AND v.deletedAt IS NULL ${clauseId === undefined ? '' : 'AND c.clauseId = @clauseId'} ORDER BY u.opensOn, u.id, c.number`)
    .all(...(clauseId === undefined ? [value] : [value, { clauseId }])) as ListedRow[]
  const numbers = clauseNumbers(database)
  return rows.map(row => {
    const { deletedAt: _d, resultingMajor: _ma, resultingMinor: _mi, closesOn, ...rest } = row
    const clause = row.clauseId === null ? undefined : numbers(row.versionId).get(row.clauseId)
    return {
      ...rest, kind: coded(contributionKinds, row.kind) ?? 'comment', state: coded(contributionStates, row.state) ?? 'received', channel: coded(contributionChannels, row.channel) ?? 'other',
      ...(withoutNames ? { organisation: null, organisationId: null, author: null } : {}),
      clause: clause ?? null, resulting: resultOf(row, numbers), late: row.receivedOn > closesOn, waits: row.waits === 1, revision: revisionOf(database, row.id),
    }
  })
}
