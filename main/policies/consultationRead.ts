import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import { consultationAudiences } from '../../shared/policies/model.ts'
import { labelOf } from '../../shared/policies/versions.ts'
import type { Consultation } from '../../shared/policies/views.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import { revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { recordRow } from '../organisations/records.ts'

export type ConsultationRow = Tables['policyConsultation']
export type ContributionRow = Tables['policyContribution']

/** A consultation's row. @throws Refused `not-found` */
export function consultationRow(database: Database, id: string): ConsultationRow {
  const row = prepared(database, 'SELECT * FROM policyConsultation WHERE id = ? AND deletedAt IS NULL').get(id) as ConsultationRow | undefined
  if (!row) throw new Refused('not-found', { what: 'policyConsultation' })
  return row
}

/** A contribution's row, also from the bin. @throws Refused `not-found` */
export const contributionRow = (database: Database, id: string): ContributionRow => recordRow(database, 'policyContribution', id)

/** SQL: a contribution that still lacks its decision or its reply. */
export const unanswered = `(c.state IN ('received', 'examined') OR (c.state <> 'withdrawn' AND coalesce(c.reply, '') = '' AND coalesce(c.replyEnglish, '') = ''))`

/** Of one version, or of all of a policy; or one by its id. */
export type Where = { policyId?: string | undefined; versionId?: string | undefined; consultationId?: string | undefined }

function stateAt({ opensOn, closesOn, closedOn }: ConsultationRow, at: string): Consultation['state'] {
  if (closedOn !== null) return 'closed'
  if (at < opensOn) return 'planned'
  return at > closesOn ? 'over' : 'open'
}

function invitedTo(database: Database, consultationId: string): Consultation['invited'] {
  return prepared(database, `SELECT i.id, i.organisationId, o.name AS organisation,
      (SELECT count(*) FROM policyContribution c WHERE c.consultationId = i.consultationId AND c.organisationId = i.organisationId AND c.deletedAt IS NULL) AS contributions
    FROM policyInvitee i JOIN organisation o ON o.id = i.organisationId WHERE i.consultationId = ? AND i.deletedAt IS NULL ORDER BY o.sortKey, i.id`).all(consultationId) as Consultation['invited']
}

/** Consultations, the newest first. */
export function consultationsOf(database: Database, { policyId, versionId, consultationId }: Where, at: string): Consultation[] {
  const [column, value] = consultationId !== undefined ? ['u.id', consultationId] : versionId !== undefined ? ['u.versionId', versionId] : ['v.policyId', policyId ?? '']
  const rows = prepared(database, `SELECT u.*, v.major, v.minor FROM policyConsultation u JOIN policyVersion v ON v.id = u.versionId
    WHERE ${column} = ? AND u.deletedAt IS NULL AND v.deletedAt IS NULL ORDER BY u.opensOn DESC, u.id DESC`).all(value) as (ConsultationRow & { major: number; minor: number })[]
  return rows.map(({ major, minor, deletedAt: _d, ...row }) => {
    const counted = prepared(database, `SELECT c.state, count(*) AS n, sum(${unanswered}) AS open FROM policyContribution c WHERE c.consultationId = ? AND c.deletedAt IS NULL GROUP BY 1`)
      .all(row.id) as { state: string; n: number; open: number }[]
    const count = (state: string) => counted.find(one => one.state === state)?.n ?? 0
    return {
      ...row, audience: coded(consultationAudiences, row.audience) ?? 'members', version: labelOf({ major, minor }), state: stateAt({ ...row, deletedAt: null }, at), invited: invitedTo(database, row.id),
      counts: {
        received: count('received'), examined: count('examined'), accepted: count('accepted'), acceptedInPart: count('acceptedInPart'), notAccepted: count('notAccepted'), withdrawn: count('withdrawn'),
      },
      unanswered: counted.reduce((sum, { open }) => sum + open, 0), revision: revisionOf(database, row.id),
    }
  })
}
