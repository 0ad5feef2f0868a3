import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { ContributionFields } from '../../shared/policies/fields.ts'
import { normalised } from '../../shared/policies/text.ts'
import type { Service, Working } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { consultationRow, consultationsOf, contributionRow, type ConsultationRow, type ContributionRow } from './consultationRead.ts'
import { contributionsOf } from './contributionRead.ts'
import { policyRow, versionRow, versionValues, type VersionRow } from './rows.ts'

/** A consultation that still takes contributions and answers. @throws Refused `not-found`, `policy-consultation-closed` */
export function openConsultation(database: Database, id: string): ConsultationRow {
  const row = consultationRow(database, id)
  if (row.closedOn !== null) throw new Refused('policy-consultation-closed', {})
  return row
}

/** A firm that was merged into another stands for that one. @throws Refused `not-found` */
const firmOf = (database: Database, id: string | null): string | null => (id === null ? null : organisationRow(database, id).id)

const columnsOf = (database: Database, { organisationId, ...fields }: Some<ContributionFields>): Columns =>
  ({ ...tidy(fields), organisationId: organisationId === undefined ? undefined : firmOf(database, organisationId) })

/** The next number of a consultation, those in the bin counted: none is given twice. */
const nextNumber = (write: Database, consultationId: string): number =>
  ((prepared(write, 'SELECT max(number) AS last FROM policyContribution WHERE consultationId = ?').get(consultationId) as { last: number | null }).last ?? 0) + 1

const decided = new Set(['accepted', 'acceptedInPart', 'notAccepted'])

/** Whether a clause stands in a version: its own, one that the firm took over, or one that the firm did something with. */
const stands = (write: Database, { id, parentVersionId }: VersionRow, clauseId: string): boolean =>
  prepared(write, 'SELECT 1 FROM policyClause WHERE versionId IN (?, ?) AND clauseId = ? UNION ALL SELECT 1 FROM policyBinding WHERE versionId = ? AND clauseId = ?').get(id, parentVersionId, clauseId, id, clauseId) !== undefined

/**
 * Its clause is one of the version, what came of it is a clause of a version of that policy, and it is accepted or not only with a reply.
 * @throws Refused `not-found`, `policy-reply-missing`
 */
function checkContribution(write: Database, id: string, { versionId }: ConsultationRow): void {
  const { clauseId, resultingVersionId, resultingClauseId, state, reply, replyEnglish } = contributionRow(write, id)
  const version = versionRow(write, versionId)
  if (clauseId !== null && !stands(write, version, clauseId)) throw new Refused('not-found', { what: 'policyClause' })
  const later = resultingVersionId === null ? null : versionRow(write, resultingVersionId)
  const linked = later !== null && resultingClauseId !== null && later.policyId === version.policyId && stands(write, later, resultingClauseId)
  if (!linked && (later !== null || resultingClauseId !== null)) throw new Refused('not-found', { what: 'policyClause' })
  if (decided.has(state) && !reply && !replyEnglish) throw new Refused('policy-reply-missing', { count: 1 })
}

const headOf = (read: Database, consultation: ConsultationRow, number: number) => ({ name: versionValues(read, versionRow(read, consultation.versionId)).name, number })

async function createContribution({ consultationId, values }: Parsed<'policies.contributions.save'>, { commit, read, today }: Working) {
  if (consultationId === undefined) throw new Refused('not-found', { what: 'policyConsultation' })
  if (values.text === undefined) throw new Refused('policy-text-missing', {})
  const consultation = openConsultation(read, consultationId)
  const { batch, answer } = await commit({ kind: 'policyContribution.save', values: headOf(read, consultation, nextNumber(read, consultationId)) }, async ({ write }) => {
    openConsultation(write, consultationId)
    const number = nextNumber(write, consultationId)
    const id = insertRecord(write, 'policyContribution', { kind: 'comment', receivedOn: today, channel: 'other', state: 'received', ...columnsOf(write, values), consultationId, number })
    checkContribution(write, id, consultation)
    return { id, number, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changeContribution({ values, revision }: Parsed<'policies.contributions.save'>, id: string, { commit, read, today }: Working) {
  const { consultationId, number, deletedAt } = contributionRow(read, id)
  if (deletedAt !== null) throw new Refused('not-found', { what: 'policyContribution' })
  const consultation = consultationRow(read, consultationId)
  // after the closing only what came of it may still be linked
  if (consultation.closedOn !== null && Object.keys(values).some(field => field !== 'resultingVersionId' && field !== 'resultingClauseId')) throw new Refused('policy-consultation-closed', {})
  const { batch, answer } = await commit({ kind: 'policyContribution.save', values: headOf(read, consultation, number) }, async ({ write }) => {
    checkRevision(write, id, revision, () => contributionRow(write, id))
    const first = values.reply && contributionRow(write, id).repliedOn === null && values.repliedOn === undefined
    updateRecord(write, 'policyContribution', id, { ...columnsOf(write, values), ...(first ? { repliedOn: today } : {}) })
    checkContribution(write, id, consultation)
    return revisionOf(write, id)
  })
  return { id, number, revision: answer, batch }
}

/** A new contribution of a consultation, or changes to one. */
export const saveContribution: Service<'policies.contributions.save'> = (input, context) => (input.id === undefined ? createContribution(input, context) : changeContribution(input, input.id, context))

export const listContributions: Service<'policies.contributions.list'> = (input, { read, today }) => {
  if (input.consultationId !== undefined) consultationRow(read, input.consultationId)
  if (input.versionId !== undefined) versionRow(read, input.versionId)
  if (input.policyId !== undefined) policyRow(read, input.policyId)
  const consultations = consultationsOf(read, input, today)
  // who was asked, with how many contributions each, would name them after all
  return { consultations: input.withoutNames ? consultations.map(one => ({ ...one, invited: [] })) : consultations, rows: contributionsOf(read, input) }
}

/** Puts contributions into the bin, or takes them out again. */
export function binContributions(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { commit, read }: Working): Promise<{ batch: string }> => {
    const [first] = ids.map(id => contributionRow(read, id)).map(({ consultationId, number }) => headOf(read, openConsultation(read, consultationId), number))
    const { batch } = await commit({ kind: `policyContribution.${operation}`, values: { ...first, count: ids.length } }, async ({ write, at }) => {
      for (const id of ids) updateRecord(write, 'policyContribution', id, { deletedAt: operation === 'remove' ? at : null })
    })
    return { batch }
  }
}

type Row = Pick<ContributionRow, 'clauseId' | 'kind' | 'text'> & { proposal: string | null }

/** One key for contributions that say the same about the same clause, of the same firm. */
export const sameContribution = ({ clauseId, kind, text, proposal }: Row): string => JSON.stringify([clauseId, kind, normalised(text), normalised(proposal ?? '')])

/** What a firm (or nobody that is known) has said in a consultation, by `sameContribution`. */
export const saidBefore = (database: Database, consultationId: string, organisationId: string | null): Set<string> =>
  new Set((prepared(database, 'SELECT * FROM policyContribution WHERE consultationId = ? AND organisationId IS ? AND deletedAt IS NULL').all(consultationId, organisationId) as ContributionRow[]).map(sameContribution))

/** Keeps contributions that were read from a sheet. */
export const addContributions: Service<'policies.contributions.add'> = async ({ consultationId, organisationId: asked, author, receivedOn, rows }, { commit, read, today }) => {
  const consultation = openConsultation(read, consultationId)
  const { batch, answer } = await commit({ kind: 'policyContribution.add', values: { ...headOf(read, consultation, 0), count: rows.length } }, async ({ write }) => {
    openConsultation(write, consultationId)
    const organisationId = firmOf(write, asked)
    const said = saidBefore(write, consultationId, organisationId)
    let added = 0
    for (const row of rows) {
      const key = sameContribution(row)
      if (said.has(key)) continue
      said.add(key)
      const id = insertRecord(write, 'policyContribution', {
        ...row, proposal: row.proposal || null, consultationId, organisationId, author: author || null, number: nextNumber(write, consultationId), receivedOn: receivedOn ?? today, channel: 'sheet', state: 'received',
      })
      checkContribution(write, id, consultation)
      added++
    }
    return { added, left: rows.length - added }
  })
  return { ...answer, batch }
}
