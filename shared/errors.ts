/**
 * Every error that a procedure may answer, each with words in `language/it/errors.json` and `language/en/errors.json`. The first list may come from any
 * procedure; the opening refusals come from any procedure that needs a workspace; the rest is declared by the procedures.
 */
export const errorCodes = [
  // any procedure
  'bad-input', 'unknown-procedure', 'internal', 'interrupted', 'cancelled', 'disk-full', 'read-only', 'path-not-allowed', 'unknown-sender', 'sealed',
  // opening
  'no-workspace', 'missing', 'empty', 'foreign', 'truncated', 'damaged', 'newer', 'locked', 'unsafe-place', 'exists', 'cannot-write', 'protected', 'passphrase-wrong',
  // records
  'not-found', 'changed-since', 'stale', 'already-undone', 'name-missing', 'period-order', 'period-overlap', 'person-missing', 'different-vat', 'merged', 'there-already',
  'anonymised', 'consent-withdrawn', 'not-undoable', 'type-missing', 'type-rule', 'type-circle', 'type-in-use',
  // suppliers
  'transition-not-allowed', 'before-previous', 'before-application', 'reapply-too-early', 'cause-missing', 'conditions-missing', 'conditions-open', 'condition-too-late', 'notice-missing', 'notice-too-short', 'term-over', 'score-missing',
  'score-incomplete', 'knock-out-found', 'score-differs', 'same-hands', 'supplier-decided', 'supplier-there', 'qualification-running', 'bad-member', 'category-in-use', 'category-code-taken', 'scheme-rule', 'criterion-unknown', 'not-appealable',
  'panel-decided', 'outcome-missing', 'date-in-future', 'nothing-to-publish', 'nothing-to-ask',
  // attached files
  'attachment-too-large', 'attachment-empty', 'attachment-kind', 'attachment-same-name', 'attachment-missing', 'attachment-altered',
  // clusters and bodies
  'cluster-in-use', 'cluster-last', 'body-in-use', 'rule-in-use', 'rule-same-day', 'rule-last', 'placeholder-unknown', 'seat-empty', 'seats-in-session', 'relation-itself', 'relation-there',
  // meetings
  'date-missing', 'meeting-state', 'meeting-closed', 'convocation-incomplete', 'time-order', 'agenda-frozen', 'agenda-circle', 'proposal-used',
  'points-open', 'attendance-present', 'attendance-left', 'attendance-order', 'attendance-holder', 'proxy-forbidden', 'proxy-vote', 'proxy-circle', 'proxy-absent', 'proxy-limit',
  'proxy-given', 'vote-totals', 'vote-voters', 'vote-secret', 'vote-annulled', 'second-call-none', 'decision-vote',
  // minutes
  'minutes-state', 'minutes-body', 'minutes-point', 'approval-required', 'reason-missing', 'text-missing', 'observation-closed', 'observer-absent',
  'correction-decision', 'decision-in-use', 'meeting-decided',
  // a meeting handed to a laptop
  'carried', 'carry-foreign', 'carry-back', 'carry-broken', 'not-here',
  // reading foreign files
  'unreadable-file', 'file-too-large', 'file-encrypted', 'no-header', 'list-turned', 'list-cards', 'lists-beside', 'sheet-missing', 'session-applied', 'session-expired', 'reader-limit',
  // questionnaires
  'questionnaire-unmarked', 'questionnaire-unknown', 'questionnaire-other-firm', 'questionnaire-other-checklist', 'questionnaire-answered',
  // papers
  'person-not-agreed', 'too-many-rows', 'missing-glyphs', 'logo-unreadable', 'logo-too-large', 'block-not-printable',
  // policies
  'policy-owner-missing', 'policy-owner-fixed', 'policy-in-force', 'policy-fixed', 'policy-profile', 'policy-not-adopted', 'policy-withdrawn', 'policy-circle', 'policy-join-large', 'policy-parameter',
  'policy-weaker', 'policy-locked', 'policy-reason-missing', 'policy-text-missing', 'policy-nothing-read', 'policy-empty', 'policy-overlap', 'policy-drift-open',
  'policy-text-changed', 'policy-not-firm', 'policy-revoked', 'policy-decision-missing', 'policy-consultation-open', 'policy-consultation-closed',
  'policy-consultation-missing', 'policy-window-missing', 'policy-reply-missing', 'policy-sheet-unknown', 'policy-paper-format',
  // the shell
  'not-opened',
  // backups
  'backup-damaged', 'backup-missing',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type Values = Record<string, unknown>

/** An error as it crosses every border: a code with values, and words for people who do not use the window. */
export type Failure = { code: ErrorCode; message: string; values: Values }
export type Reply = { ok: true; answer: unknown } | { ok: false; error: Failure }

/** A refusal that the reader can understand: a declared code with values. Anything else thrown is our own fault. */
export class Refused extends Error {
  readonly code: ErrorCode
  readonly values: Values
  constructor(code: ErrorCode, values: Values = {}) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.values = values
  }
}
