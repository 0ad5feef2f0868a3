/** The checklists that ship, by the standards that inspired them. */
export const checklistCodes = ['sa8000', 'aa1000ap', 'aa1000ses'] as const
export type ChecklistCode = (typeof checklistCodes)[number]

export const answers = ['yes', 'partly', 'no', 'notApplicable'] as const
export type Answer = (typeof answers)[number]

/**
 * What an answer can be shown by: documents, records, contracts, payslips, time sheets, interviews, what one sees, certificates, training records, minutes,
 * supplier files.
 */
export const evidenceCodes = ['DOC', 'REC', 'CON', 'PAY', 'TIM', 'INT', 'OBS', 'CER', 'TRN', 'MIN', 'SUP'] as const
export type EvidenceCode = (typeof evidenceCodes)[number]

/** How much a plain "no" weighs. Critical ones are abuses of rights that no plan excuses: an alarm, whatever the rest says. */
export const severities = ['critical', 'major', 'minor'] as const
export type Severity = (typeof severities)[number]

export type ChecklistRow = {
  code: string
  edition: string
  question: string
  evidence: EvidenceCode[]
  severity: Severity
  /** The element of the next edition that it goes to, as far as known; null = not known, undefined = there is no next edition. */
  next?: string | null | undefined
}

/** What an element asks, how a small firm does it, what shows it. */
export type Guideline = { asks: string; how: string[]; evidence: string[]; /** Where national law says more. */ law: string | null }

export type ChecklistElement = { code: string; name: string; /** Core subjects of ISO 26000:2010, clause 6. */ iso26000: string[]; guideline: Guideline; rows: ChecklistRow[] }

/** One edition of a checklist in a language. */
export type Checklist = {
  code: ChecklistCode
  edition: string
  standard: string
  name: string
  about: string
  /** Whether all of the edition is here. */
  complete: boolean
  note: string
  elements: ChecklistElement[]
}

export type AnswerFields = { answer: Answer | null; note: string | null; evidence: string | null }
export type GivenAnswer = AnswerFields & { row: string }

/** An edition of a checklist as people call it: `SA8000:2014`. */
export const checklistTitle = ({ standard, edition }: Pick<Checklist, 'standard' | 'edition'>): string => `${standard}:${edition}`

/** The one key of an edition of a checklist: `sa8000:2014`. */
export const checklistKey = ({ code, edition }: { code: string; edition: string }): string => `${code}:${edition}`

/** The questions of a checklist in order. */
export const rowsOf = ({ elements }: Pick<Checklist, 'elements'>): ChecklistRow[] => elements.flatMap(element => element.rows)
