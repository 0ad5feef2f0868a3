import type { PolicyComparison } from './compare.ts'
import type { DriftItem } from './drift.ts'
import type { Binding, BindingMode, Clause, ContributionState, LineageKind, PolicyDecision, PolicyState } from './model.ts'
import type { ResolvedClause } from './cascade.ts'
import type { AcceptanceFields, ConsultationFields, ContributionFields, PolicyFields, VersionFields } from './fields.ts'
import type { Stored } from '../organisations.ts'

// What the procedures of policies answer.

/** `1.2` */
export type VersionLabel = string

export type PolicyRow = {
  id: string
  name: string
  scope: 'cluster' | 'firm'
  clusterId: string | null
  cluster: string | null
  organisationId: string | null
  organisation: string | null
  /** The cluster's policy that a firm's follows. */
  parentId: string | null
  parent: string | null
  /** The version in force at the day, else the newest. */
  versionId: string | null
  version: VersionLabel | null
  state: PolicyState | null
  effectiveFrom: string | null
  /** The version that is being worked on beside it. */
  draftId: string | null
  draft: VersionLabel | null
  clauses: number
  /** Of a firm's policy: clauses with something done to them, left out, and of its own. */
  tailored: number
  omitted: number
  added: number
  /** Of a firm's policy: changes of the cluster's policy that it has not decided about. */
  drift: number
  acceptance: AcceptanceState
  acceptedOn: string | null
}

/** Whether the firm accepted: never; the text as it is now; an earlier one; or it took its acceptance back. */
export type AcceptanceState = 'none' | 'current' | 'earlier' | 'revoked'

/** What a sealed act bears. */
export type SealMark = { number: number; hash: string; /** `3F2A-91BC-07DE`, as printed. */ code: string; sealedAt: string }

export type VersionSummary = Stored<VersionFields> & {
  policyId: string
  major: number
  minor: number
  label: VersionLabel
  state: PolicyState
  /** The version it was begun from. */
  basedOnId: string | null
  /** Of a firm's policy: the version of the cluster's policy that it stands on. */
  parentVersionId: string | null
  parentLabel: VersionLabel | null
  effectiveFrom: string | null
  /** The last day, where it is stated or known from the next version. */
  effectiveTo: string | null
  /** Null while it is not adopted, and where a firm adopted it by accepting. */
  decision: PolicyDecision | null
  withdrawal: { on: string; reason: string; decision: PolicyDecision | null } | null
  clauses: number
  seal: SealMark | null
  changedAt: string
  revision: number
  deletedAt: string | null
}

export type Milestone = { id: string; versionId: string | null; version: VersionLabel | null; name: string; on: string; note: string | null }

export type PolicyRecord = Stored<PolicyFields> & {
  cluster: string | null
  organisation: string | null
  parent: string | null
  /** Newest first. */
  versions: VersionSummary[]
  /** The version in force at the day. */
  currentId: string | null
  milestones: Milestone[]
  consultations: Consultation[]
  acceptances: Acceptance[]
  /** How many firms' policies follow it. */
  firms: number
  drift: number
  changedAt: string
  revision: number
  deletedAt: string | null
}

/** How a translation stands to what it translates. */
export type Translation = { state: 'none' | 'current' | 'behind'; /** The version whose text it translates. */ of: VersionLabel | null }

/** A clause of a version with a text of its own. */
export type ClauseView = Clause & {
  /** Of this clause in this version: what remarks and results point to. */
  id: string
  /** Computed: `2.1`. */
  number: string
  translation: Translation
  /** Contributions to this clause in this version. */
  remarks: number
  revision: number
}

export type LineageView = { id: string; kind: LineageKind; fromId: string; toId: string | null; fromHeading: string | null; toHeading: string | null; reason: string | null; versionId: string; version: VersionLabel }

/** A clause of a firm's text, with what the firm did to it. */
export type ResolvedView = ResolvedClause & {
  /** Of the binding. */
  id: string
  binding: Binding
}

/** A version whole, in the order of its text. */
export type PolicyText = {
  policy: Stored<PolicyFields> & { cluster: string | null; organisation: string | null; parent: string | null }
  version: VersionSummary
  /** The clauses of a text of its own; none where it is a profile. */
  clauses: ClauseView[]
  /** The clauses of a firm's profile, those that it left out too. */
  resolved: ResolvedView[]
  /** What became of clauses in this version. */
  lineage: LineageView[]
  /** Of the text as it would be accepted, per language. */
  textHash: { it: string; en: string }
  /** Open changes of the cluster's policy. */
  drift: number
}

export type Comparison = PolicyComparison & { from: VersionSummary; to: VersionSummary; policy: string }

export type FirmDrift = {
  policyId: string
  policy: string
  organisationId: string
  organisation: string
  /** The firm's version that is looked at: the one worked on, else the newest. */
  versionId: string
  version: VersionLabel
  editable: boolean
  /** Not decided yet, and those among them that contradict the cluster's policy as it is now. */
  open: number
  blocking: number
  /** The day since when. */
  since: string | null
  items: DriftItem[]
}

export type Consultation = Stored<ConsultationFields> & {
  versionId: string
  version: VersionLabel
  closedOn: string | null
  state: 'planned' | 'open' | 'over' | 'closed'
  invited: { id: string; organisationId: string; organisation: string; contributions: number }[]
  counts: Record<ContributionState, number>
  /** Contributions that lack a decision or a reply. */
  unanswered: number
  revision: number
}

/** How a clause is called in a version. */
export type ClauseHead = { number: string; heading: string | null; headingEnglish: string | null }

export type Contribution = Stored<ContributionFields> & {
  number: number
  consultationId: string
  versionId: string
  organisation: string | null
  /** The clause in the version that was consulted on; null = the whole text. */
  clause: ClauseHead | null
  /** The clause that came of it: version, number and heading there. */
  resulting: (ClauseHead & { versionId: string; version: VersionLabel; clauseId: string }) | null
  /** Received after the window. */
  late: boolean
  /** Neither decided nor replied to: a consultation does not close while one does. */
  waits: boolean
  revision: number
}

export type Acceptance = Stored<AcceptanceFields> & {
  versionId: string
  version: VersionLabel
  organisation: string
  textHash: string
  /** The file's hash, where a scan was attached. */
  fileHash: string | null
  revokedOn: string | null
  revokedReason: string | null
  state: 'current' | 'earlier' | 'revoked'
  seal: SealMark | null
}

export type CoverageRow = {
  organisationId: string
  organisation: string
  /** Null where the firm has no policy. */
  policyId: string | null
  versionId: string | null
  version: VersionLabel | null
  parentVersion: VersionLabel | null
  state: PolicyState | null
  counts: Record<BindingMode, number>
  /** Clauses used as the cluster validated them (inherited, a parameter within its bounds, or strengthened), of those that the cluster's version has, 0–100. */
  validated: number | null
  /** Numbers of clauses that the firm replaced or left out. */
  departures: { clauseId: string; number: string; heading: string | null; mode: BindingMode; reason: string | null }[]
  drift: number
  acceptance: AcceptanceState
  acceptedOn: string | null
}
