import type { TypeName } from '../documents.ts'
import type { Stored } from '../organisations.ts'
import type { AppealFields, CategoryFields, Evidence, SupplierFields } from './fields.ts'
import type { Cause, DecisionKind, PublishedState, SupplierState } from './lifecycle.ts'
import type { RequiredState, Alarm } from './requirements.ts'
import type { SchemeContent, Tier } from './scheme.ts'
import type { KnockOutFinding, RatingSummary, ScoreEntry, ScoreResult } from './scoring.ts'

export type Category = Stored<CategoryFields> & {
  tier: Tier
  /** How many qualifications are of it, whatever their state. */
  qualifications: number
}

/** A version of the scheme. */
export type Scheme = {
  id: string
  version: number
  name: string
  /** In force from this day on; null = from the beginning. */
  from: string | null
  /** A sheet or a published list rests on it: it never changes any more. */
  used: boolean
  content: SchemeContent
}

export type EventRecord = {
  id: string
  from: SupplierState | null
  to: SupplierState
  on: string
  reason: string | null
  cause: Cause | null
  /** By when the supplier is to answer, or what is asked for is to be there. */
  dueOn: string | null
  validFrom: string | null
  validUntil: string | null
  /** What it rests on: a letter, a protocol number. */
  document: string | null
  decisionId: string | null
  appealId: string | null
  writer: string | null
}

export type AppealRecord = Stored<AppealFields> & {
  decisionId: string
  /** The state that the outcome proposes; null = none, or it was carried out. */
  proposed: SupplierState | null
  /** A step was taken upon it: it changes no more. */
  carriedOut: boolean
}

export type DecisionRecord = {
  id: string
  qualificationId: string
  kind: DecisionKind
  number: number
  year: number
  decidedOn: string
  body: string
  decidedBy: string[]
  reasons: string
  cause: Cause | null
  noticeOn: string | null
  reply: string | null
  sameHands: string[]
  sameHandsReason: string | null
  overrideReason: string | null
  scoreSheetId: string | null
  validUntil: string | null
  /** The last day for an appeal; null where there is none. */
  appealUntil: string | null
  conditions: { id: string; text: string; dueOn: string; metOn: string | null }[]
  appeals: AppealRecord[]
  /** Short code of its seal. */
  seal: string | null
}

export type SheetEntry = ScoreEntry & { evidence: Evidence[]; reason: string | null }
export type SheetFinding = KnockOutFinding & { note: string | null }
export type SheetRecord = {
  id: string
  qualificationId: string
  schemeId: string
  schemeVersion: number
  scoredOn: string
  scoredBy: string[]
  entries: SheetEntry[]
  findings: SheetFinding[]
  note: string | null
  result: ScoreResult
  /** Since when it can change no more: a decision rests on it. */
  sealedAt: string | null
  seal: string | null
  revision: number
}

/** How a document that is asked for stands. */
export type DocumentNeed = {
  /** Code of the type. */
  document: string
  name: string
  nameEnglish: string | null
  state: RequiredState
  documentId: string | null
  endsOn: string | null
  knockOut: string | null
  alarm: Alarm | null
}

/** A stretch of days in one state, both ends included; `to` null = still. */
export type StateSpan = { state: SupplierState; from: string; to: string | null }

export type QualificationRecord = {
  id: string
  categoryId: string
  category: { code: string; name: string; nameEnglish: string | null }
  tier: Tier
  siteVisit: boolean
  /** While an appeal runs that suspends the last act, the state of before it. */
  state: SupplierState
  since: string
  validFrom: string | null
  validUntil: string | null
  daysLeft: number | null
  /** As it was last decided, whatever appeal runs: what follows, follows this. */
  decided: SupplierState
  /** The states that may follow what was last decided. */
  allowed: SupplierState[]
  /** The first day of another application, where it has to wait. */
  mayApplyFrom: string | null
  events: EventRecord[]
  sheets: SheetRecord[]
  decisions: DecisionRecord[]
  /** Its states of the two years up to the day, the oldest first. */
  spans: StateSpan[]
}

export type SupplierRecord = Stored<SupplierFields> & {
  organisationId: string
  organisation: { name: string; legalForm: string | null; country: string; vatNumber: string | null; municipality: string | null; province: string | null; member: boolean }
  /** Members that named it as their supplier. */
  namedBy: { id: string; organisationId: string; name: string; namedOn: string | null }[]
  qualifications: QualificationRecord[]
  /** What is asked for; then what it handed in that is asked of others only (`notRequired`). */
  documents: DocumentNeed[]
  /** Of the last twelve months' rated years; hidden under the scheme's number of raters. */
  ratings: RatingSummary
  /** Who rated which year, without what was said. */
  raters: { id: string; organisationId: string; name: string; year: number }[]
  proposals: Proposal[]
  deletedAt: string | null
  changedAt: string
  revision: number
}

export const proposalKinds = [
  'documentExpiring', 'documentExpired', 'documentMissing', 'termEnding', 'termOver', 'conditionOverdue', 'invitationLapsed', 'integrationOverdue', 'checkingLate', 'suspensionLong', 'notConfirmed',
  'ratingsPoor', 'appealOutcome', 'appealOverdue',
] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** What the rules bring to somebody's desk: they propose, a person decides. */
export type Proposal = {
  kind: ProposalKind
  /** `propose` = there is a transition to decide on. */
  stage: Alarm
  supplierId: string
  organisationId: string
  name: string
  qualificationId: string
  category: string
  state: SupplierState
  /** The day that it is about: an end, a term. */
  on: string | null
  /** Until when there is grace. */
  until: string | null
  to: SupplierState | null
  cause: Cause | null
  /** The document, condition or appeal that it is about, in words or by code. */
  about: string | null
}

/** One qualification at a day, or a supplier that has none yet (`qualificationId`, `category` and `state` null). */
export type SupplierRow = {
  id: string
  supplierId: string
  organisationId: string
  qualificationId: string | null
  name: string
  /** Id of the category. */
  category: string | null
  categoryCode: string | null
  categoryName: string | null
  categoryNameEnglish: string | null
  group: string | null
  tier: Tier | null
  state: SupplierState | null
  since: string | null
  validFrom: string | null
  validUntil: string | null
  daysLeft: number | null
  dueOn: string | null
  /** Of the newest sheet, 0–100. */
  score: number | null
  band: string | null
  municipality: string | null
  province: string | null
  country: string
  vatNumber: string | null
  legalForm: string | null
  member: boolean
  namedBy: number
  openAppeals: number
  appliedOn: string | null
  hasStaff: boolean | null
  noticeOn: string | null
  confirmedOn: string | null
  /** How many of the documents that are asked for are not there, over, or end soon. */
  documents: { missing: number; expired: number; expiring: number }
}

/** What a published list holds, as it was on its day. */
export type PublishedRow = {
  categoryCode: string
  category: string
  categoryEnglish: string | null
  name: string
  municipality: string | null
  province: string | null
  country: string
  vatNumber: string | null
  state: PublishedState
  validFrom: string | null
  validUntil: string | null
}
export type Publication = { id: string; number: number; year: number; date: string; rows: number; note: string | null; seal: string | null; publishedAt: string }
/** A published list, or one that was computed for a day on which none was published (`publication` null). */
export type PublishedList = {
  publication: Publication | null
  /** Of a computed one: the last that was published of its day all the same. */
  already: Publication | null
  date: string
  rows: PublishedRow[]
  /** The criteria that it was made by. */
  scheme: { version: number; name: string; content: SchemeContent }
}

/** What the home screen and the head of the room count. */
export type SupplierCounts = {
  byState: Partial<Record<SupplierState, number>>
  /** Suppliers in any state but archived. */
  suppliers: number
  /** Scored and waiting for the body. */
  toDecide: number
  /** Qualifications whose term ends within the scheme's days of renewal. */
  ending: number
  /** Documents asked for of qualified suppliers that are over, or end soon. */
  documents: number
  suspended: number
  /** Proposals with a transition to decide on. */
  proposals: number
  openAppeals: number
}

export type Match = {
  supplierId: string
  organisationId: string
  name: string
  municipality: string | null
  province: string | null
  country: string
  description: string | null
  /** Categories in which it is qualified. */
  categories: { id: string; code: string; name: string; nameEnglish: string | null; state: PublishedState; validUntil: string | null }[]
  /** Codes of the documents asked for that are good. */
  documents: string[]
}

/** A document of a supplier, or the term of one of its qualifications, that ends. */
export type Ending = {
  /** Id of the document or of the qualification. */
  id: string
  supplierId: string
  name: string
  /** The document's type; null where a term ends. */
  document: TypeName | null
  /** Code of the category whose term ends. */
  category: string | null
  on: string
  daysLeft: number
}

export type MatrixRow = { supplierId: string; organisationId: string; name: string; cells: Record<string, { qualificationId: string; state: SupplierState; validUntil: string | null }> }

