import type { ImportField, ImportProblem } from '../members.ts'

/**
 * All that the rules of an import can say of a row or a cell, with its weight. `error`: the row is left out unless the clerk
 * decides otherwise. `warning`: taken, but something was lost, guessed or odd. `info`: taken, and what was done is told.
 */
export const problemLevels = {
  'name-missing': 'error',
  'name-only': 'warning',
  'name-split': 'info',
  'name-of-person': 'warning',
  'form-of-name': 'info',
  'name-holds-more': 'warning',
  'said-otherwise': 'warning',
  'from-section': 'info',
  'heading-other': 'warning',
  'from-sheet': 'info',
  'section-left': 'error',
  'section-refused': 'error',
  'sheet-left': 'error',
  'status-left': 'error',
  'status-refused': 'error',
  'from-above': 'warning',
  'vat-check-digit': 'error',
  'vat-shape': 'error',
  'vat-zeros': 'error',
  'vat-cut': 'error',
  'vat-missing': 'warning',
  'vat-office-unknown': 'warning',
  'vat-foreign-checksum': 'warning',
  'vat-country-unknown': 'warning',
  'tax-code-in-vat': 'info',
  'tax-code-shape': 'warning',
  'tax-code-zeros': 'warning',
  'tax-code-check': 'warning',
  'tax-code-month': 'warning',
  'tax-code-day': 'warning',
  'leading-zeros': 'info',
  'number-approximate': 'warning',
  'number-ambiguous': 'warning',
  'number-undecided': 'warning',
  'number-bound': 'warning',
  'number-english': 'info',
  'number-exponent': 'warning',
  'number-negative': 'warning',
  'number-range': 'warning',
  'number-too-large': 'warning',
  'number-unit': 'warning',
  'number-unreadable': 'warning',
  'number-was-date': 'warning',
  'currency-other': 'warning',
  'money-scaled': 'info',
  'money-small': 'warning',
  'money-unscaled': 'warning',
  'date-unreadable': 'warning',
  'date-year-only': 'warning',
  'date-month-only': 'warning',
  'date-english': 'warning',
  'date-two-digits': 'info',
  'date-serial': 'info',
  'date-future': 'warning',
  'dates-order': 'warning',
  'email-shape': 'warning',
  'email-several': 'info',
  'email-in-phone': 'info',
  'website-in-phone': 'info',
  'pec-in-email': 'info',
  'pec-several': 'warning',
  'website-shape': 'warning',
  'phone-shape': 'warning',
  'phone-cut': 'warning',
  'postal-code-shape': 'warning',
  'province-unknown': 'warning',
  'place-split': 'info',
  'ateco-shape': 'warning',
  'ateco-was-date': 'warning',
  'ateco-edition-unknown': 'warning',
  'rea-shape': 'warning',
  'rea-beside': 'info',
  'sdi-shape': 'warning',
  'legal-form-unknown': 'warning',
  'municipality-unknown': 'warning',
  'membership-kind-unknown': 'warning',
  'chain-place-unknown': 'warning',
  'certificate-unnamed': 'warning',
  'certificate-edition': 'info',
  'remark-left': 'warning',
  'text-cut': 'warning',
  'cell-error': 'warning',
  'formula-without-value': 'warning',
  'merged-above': 'warning',
  'merged-taken': 'info',
  'row-hidden': 'info',
  'duplicate-row': 'warning',
  'repeated-before': 'warning',
  'same-name-row': 'warning',
  'same-record-row': 'warning',
  'membership-order': 'error',
  'membership-overlap': 'error',
  'membership-ended': 'warning',
  'membership-left': 'warning',
  'membership-again': 'info',
} as const satisfies Record<string, ImportProblem['level']>

export type ProblemCode = keyof typeof problemLevels
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemLevels, code)

/** What only a look at the records can say; looked at again, it is said anew. */
const ofRecords: ReadonlySet<string> = new Set<ProblemCode>(['membership-order', 'membership-overlap', 'membership-ended', 'membership-left', 'membership-again'])
export const saidOfRecords = ({ code }: ImportProblem): boolean => ofRecords.has(code)

const longestText = 120

/** Something said of a field, or of the row where `field` is null; `text` is what the cell says, cut to a readable length. */
export function problem(code: ProblemCode, field: ImportField | null, text: string, values: ImportProblem['values'] = {}): ImportProblem {
  const short = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  return { level: problemLevels[code], code, field, values: { text: short, ...values } }
}

const vatErrors: ReadonlySet<string> = new Set<ProblemCode>(['vat-check-digit', 'vat-shape', 'vat-zeros'])

/** Whether a wrong VAT number is all that keeps a row out: then it may be imported with the number "to be verified". */
export const onlyVatIsWrong = (problems: readonly ImportProblem[]): boolean =>
  problems.filter(({ level }) => level === 'error').every(({ code }) => vatErrors.has(code))
