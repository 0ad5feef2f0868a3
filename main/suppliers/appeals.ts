import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { addDays } from '../../shared/periods.ts'
import { isAppealable } from '../../shared/suppliers/lifecycle.ts'
import type { AppealFields } from '../../shared/suppliers/fields.ts'
import { sameHands } from '../../shared/suppliers/scoring.ts'
import type { Acting } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord, updateRecord, type Some } from '../organisations/records.ts'
import { decisionRow, toDecision } from './acts.ts'
import { listed } from './codes.ts'
import { schemeAt } from './scheme.ts'
import { qualificationOn } from './qualifications.ts'

type Stored = Tables['supplierAppeal'] | undefined

const appealRow = (read: Acting['read'], id: string) => prepared(read, 'SELECT * FROM supplierAppeal WHERE id = ? AND deletedAt IS NULL').get(id) as Stored

/** What an appeal would say after a change. */
function next(stored: Stored, fields: Some<AppealFields>) {
  return {
    filedOn: fields.filedOn ?? stored?.filedOn ?? null, panel: fields.panel ?? (stored ? listed<string>(stored.panel) : []),
    answeredOn: fields.answeredOn === undefined ? (stored?.answeredOn ?? null) : fields.answeredOn, outcome: fields.outcome === undefined ? (stored?.outcome ?? null) : fields.outcome,
  }
}

/** An appeal against one decision: a record of its own, whose outcome proposes a transition, and which stays as it is when that was carried out. It leaves the decision in force, unless it is marked. */
export async function saveAppeal({ id, decisionId, fields }: Parsed<'suppliers.appeals.save'>, { read, commit, today }: Acting) {
  const stored = id === undefined ? undefined : appealRow(read, id)
  if (id !== undefined && !stored) throw new Refused('not-found', { what: 'supplierAppeal' })
  const carriedOut = prepared(read, 'SELECT "on" AS day FROM qualificationEvent WHERE appealId = ? AND deletedAt IS NULL LIMIT 1').get(id ?? '') as { day: string } | undefined
  if (carriedOut) throw new Refused('sealed', carriedOut)
  const decision = toDecision(read, decisionRow(read, stored?.decisionId ?? decisionId ?? ''))
  if (!isAppealable(decision.kind)) throw new Refused('not-appealable', {})
  const said = next(stored, fields)
  const filedOn = said.filedOn ?? today
  if (filedOn < decision.decidedOn) throw new Refused('before-previous', { date: filedOn, previous: decision.decidedOn })
  if (said.answeredOn !== null && said.answeredOn < filedOn) throw new Refused('before-previous', { date: said.answeredOn, previous: filedOn })
  if ((said.answeredOn === null) !== (said.outcome === null)) throw new Refused('outcome-missing', {})
  const both = sameHands(decision.decidedBy, said.panel)
  if (both.length > 0) throw new Refused('panel-decided', { names: both.join(', ') })
  const { name } = qualificationOn(read, decision.qualificationId, today)
  const { suspends, panel, ...rest } = fields
  const columns = { ...rest, suspends: suspends === undefined ? undefined : Number(suspends), panel: panel === undefined ? undefined : JSON.stringify(panel) }
  const { batch, answer } = await commit({ kind: 'appeal.save', values: { name } }, async ({ write }) => {
    const dueOn = fields.dueOn ?? addDays(filedOn, schemeAt(write, filedOn).content.terms.appealAnswerDays)
    if (id === undefined) return insertRecord(write, 'supplierAppeal', { ...columns, decisionId: decision.id, filedOn, dueOn })
    updateRecord(write, 'supplierAppeal', id, columns)
    return id
  })
  return { id: answer, batch }
}

/** Says on which day a condition was met. @throws Refused `before-previous` where that is before the decision */
export async function saveCondition({ id, metOn }: Parsed<'suppliers.conditions.save'>, { read, commit, today }: Acting) {
  const row = prepared(read, 'SELECT * FROM supplierCondition WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['supplierCondition'] | undefined
  if (!row) throw new Refused('not-found', { what: 'supplierCondition' })
  const { decidedOn, qualificationId } = decisionRow(read, row.decisionId)
  if (metOn !== null && metOn < decidedOn) throw new Refused('before-previous', { date: metOn, previous: decidedOn })
  const { name } = qualificationOn(read, qualificationId, today)
  const { batch } = await commit({ kind: 'condition.save', values: { name } }, async ({ write }) => { updateRecord(write, 'supplierCondition', id, { metOn }) })
  return { batch }
}
