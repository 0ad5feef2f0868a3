import type { Database } from 'better-sqlite3'
import { addDays, addMonths } from '../../shared/periods.ts'
import { mayFollow, publishedAs, type Cause, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { DocumentNeed, Proposal, ProposalKind } from '../../shared/suppliers/records.ts'
import type { Alarm } from '../../shared/suppliers/requirements.ts'
import type { Terms } from '../../shared/suppliers/scheme.ts'
import { prepared } from '../database/prepared.ts'
import { appealsOf, decisionsOf } from './acts.ts'
import { documentNeeds, heldDocuments, knownTypes, type Held, type KnownTypes } from './documents.ts'
import { byName, type QualificationAt } from './qualifications.ts'
import { poorYears } from './ratings.ts'
import { schemeAt } from './scheme.ts'

/** What a clock brings up about one qualification. */
type Found = { kind: ProposalKind; stage: Alarm; on?: string | null; until?: string | null; to?: SupplierState | null; cause?: Cause | null; about?: string | null }

const isPublished = (one: QualificationAt) => publishedAs(one) !== null

/** A document that is a knock-out: it warns, has its grace, then a suspension of this category is proposed. */
function ofDocument({ state, endsOn, alarm, document, knockOut }: DocumentNeed, { graceDays }: Terms): Found[] {
  if (knockOut === null) return []
  if (state === 'missing' || state === 'rejected') return [{ kind: 'documentMissing', stage: 'warning', about: document }]
  if (alarm === null || endsOn === null) return []
  const until = addDays(endsOn, graceDays)
  if (alarm === 'warning') return [{ kind: 'documentExpiring', stage: 'warning', on: endsOn, about: document }]
  return [{ kind: 'documentExpired', stage: alarm, on: endsOn, until, about: document, ...(alarm === 'propose' ? { to: 'suspended', cause: 'S1' } as const : {}) }]
}

/** A step that has a day by which it should be done. */
function ofDue({ state, dueOn }: QualificationAt, at: string): Found[] {
  if (dueOn === null || at <= dueOn) return []
  if (state === 'invited') return [{ kind: 'invitationLapsed', stage: 'propose', on: dueOn, to: 'archived' }]
  if (state === 'integration') return [{ kind: 'integrationOverdue', stage: 'propose', on: dueOn, to: 'rejected' }]
  return state === 'checking' ? [{ kind: 'checkingLate', stage: 'warning', on: dueOn }] : []
}

function ofTerm({ state, since, validUntil }: QualificationAt, { renewalDays, suspensionMonths }: Terms, at: string): Found[] {
  if (state === 'expired') return [{ kind: 'termOver', stage: 'propose', on: validUntil, to: 'renewal' }]
  if (state === 'suspended' && at > addMonths(since, suspensionMonths)) return [{ kind: 'suspensionLong', stage: 'propose', on: addMonths(since, suspensionMonths), to: 'excluded', cause: 'E5' }]
  const opens = validUntil !== null && (state === 'qualified' || state === 'conditional') ? addDays(validUntil, -renewalDays) : null
  return opens !== null && at >= opens ? [{ kind: 'termEnding', stage: 'propose', on: validUntil, to: 'renewal' }] : []
}

/** Conditions whose day has passed, and appeals that wait for an answer or for somebody to carry it out. */
function ofActs(read: Database, { id, state }: QualificationAt, at: string): Found[] {
  const decisions = decisionsOf(read, id).filter(({ decidedOn }) => decidedOn <= at)
  const newest = decisions.findLast(({ conditions }) => conditions.length > 0)
  const open = state === 'conditional' ? (newest?.conditions ?? []).filter(({ dueOn, metOn }) => metOn === null && dueOn < at) : []
  const appeals = decisions.flatMap(({ id: decisionId, kind }) => appealsOf(read, decisionId, kind))
  return [
    ...open.map(({ dueOn, text }): Found => ({ kind: 'conditionOverdue', stage: 'propose', on: dueOn, to: 'suspended', cause: 'S3', about: text })),
    ...appeals.flatMap(({ id: appeal, proposed, answeredOn, dueOn }): Found[] => {
      if (proposed !== null && mayFollow(state, proposed)) return [{ kind: 'appealOutcome', stage: 'propose', on: answeredOn, to: proposed, about: appeal }]
      return answeredOn === null && dueOn !== null && dueOn < at ? [{ kind: 'appealOverdue', stage: 'warning', on: dueOn, about: appeal }] : []
    }),
  ]
}

/** What a supplier says once a year, and what members say of it. */
function ofSupplier(read: Database, { supplierId, confirmedOn, validFrom }: QualificationAt, { confirmationMonths, raters }: Terms, { at, rated }: Around): Found[] {
  // who never confirmed anything did so with its application: the act counts for it
  const said = confirmedOn ?? validFrom
  const due = said === null ? null : addMonths(said, confirmationMonths)
  const poor = rated.has(supplierId) ? poorYears(read, supplierId, raters, Number(at.slice(0, 4))) : null
  return [
    ...(due !== null && at > due ? [{ kind: 'notConfirmed', stage: 'warning', on: due } as const] : []),
    ...(poor ? [{ kind: 'ratingsPoor', stage: 'propose', to: 'suspended', cause: 'S4', about: String(poor) } as const] : []),
  ]
}

type Around = {
  at: string; scheme: ReturnType<typeof schemeAt>; types: KnownTypes; held: Held
  /** The few of which more has to be read: qualifications with appeals or open conditions, suppliers with ratings. */
  acting: ReadonlySet<string>
  rated: ReadonlySet<string>
}

const idsOf = (read: Database, sql: string): Set<string> => new Set((prepared(read, sql).all() as { id: string }[]).map(({ id }) => id))

const acting = (read: Database) => idsOf(read, `SELECT d.qualificationId AS id FROM supplierDecision d JOIN supplierAppeal a ON a.decisionId = d.id AND a.deletedAt IS NULL
  UNION SELECT d.qualificationId FROM supplierDecision d JOIN supplierCondition c ON c.decisionId = d.id AND c.deletedAt IS NULL AND c.metOn IS NULL`)
const rated = (read: Database) => idsOf(read, 'SELECT supplierId AS id FROM supplierRating WHERE deletedAt IS NULL')

function proposalsOf(read: Database, qualification: QualificationAt, around: Around): Proposal[] {
  const { at, scheme: { content }, types, held, acting: withActs } = around
  const { terms } = content
  const listed = isPublished(qualification)
  const needs = listed ? documentNeeds(content, { ...qualification, categories: [qualification.code] }, types, held, at) : []
  const found: Found[] = [
    ...needs.flatMap(need => ofDocument(need, terms)), ...ofDue(qualification, at), ...ofTerm(qualification, terms, at),
    ...(withActs.has(qualification.id) ? ofActs(read, qualification, at) : []),
    ...(listed ? ofSupplier(read, qualification, terms, around) : []),
  ]
  const { supplierId, organisationId, name, id, code, state } = qualification
  return found.map(({ kind, stage, on = null, until = null, to = null, cause = null, about = null }) =>
    ({ kind, stage, supplierId, organisationId, name, qualificationId: id, category: code, state, on, until, to, cause, about }))
}

const order: readonly Alarm[] = ['propose', 'grace', 'warning']

/** What the clocks bring up at a day about these qualifications as they are then: what is to be decided first, then by its day, then by name. They only propose. */
export function readProposals(read: Database, qualifications: readonly QualificationAt[], at: string): Proposal[] {
  const types = knownTypes(read)
  const scheme = schemeAt(read, at)
  const held = heldDocuments(read, types, at, {
    organisationIds: qualifications.filter(isPublished).map(one => one.organisationId),
    codes: scheme.content.requirements.flatMap(({ document, knockOut }) => (knockOut === null ? [] : [document])),
  })
  const around = { at, scheme, types, acting: acting(read), rated: rated(read), held }
  return qualifications.toSorted(byName).flatMap(one => proposalsOf(read, one, around))
    .toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage) || (a.on ?? '').localeCompare(b.on ?? ''))
}
