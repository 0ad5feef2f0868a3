import type { DocumentState } from '../documents.ts'
import type { OrganisationFields } from '../organisations.ts'
import { addDays } from '../periods.ts'
import type { Requirement, SchemeContent } from './scheme.ts'
import { tierOf } from './scheme.ts'

// Which documents a supplier is asked for, and how each stands.

export const requiredStates = ['missing', 'received', 'verified', 'expiring', 'expired', 'replaced', 'rejected', 'notRequired'] as const
export type RequiredState = (typeof requiredStates)[number]

/** What decides which documents are asked for. */
export type Asked = {
  /** Codes of the categories that the supplier is in, or applies for. */
  categories: readonly string[]
  legalForm: OrganisationFields['legalForm']
  /** Null = not known, taken as with employees. */
  hasStaff: boolean | null
}

function isAsked({ tiers, categories, staffOnly, exceptForms }: Requirement, scheme: SchemeContent, { categories: own, legalForm, hasStaff }: Asked): boolean {
  if (staffOnly && hasStaff === false) return false
  if (legalForm !== null && exceptForms.includes(legalForm)) return false
  return own.some(category => tiers.includes(tierOf(scheme, category)) && (categories === null || categories.includes(category)))
}

/** The documents that are asked of a supplier, each once, in the scheme's order. */
export function requiredDocuments(scheme: SchemeContent, asked: Asked): Requirement[] {
  const found = new Map<string, Requirement>()
  for (const requirement of scheme.requirements) {
    const known = found.get(requirement.document)
    if (isAsked(requirement, scheme, asked) && (known === undefined || known.knockOut === null)) found.set(requirement.document, requirement)
  }
  return [...found.values()]
}

/** A document of a supplier as the documents room tells it. */
export type HeldDocument = { id: string; state: DocumentState; verified: boolean; endsOn: string | null }

/** How one document counts: a good one that nobody verified was received; one that begins later, or whose days are not known, stands for nothing yet. */
export function heldState({ state, verified }: Pick<HeldDocument, 'state' | 'verified'>): RequiredState {
  switch (state) {
    case 'valid': return verified ? 'verified' : 'received'
    case 'expiring': case 'expired': case 'replaced': case 'rejected': return state
    case 'future': case 'unknown': return 'missing'
  }
}

/** The best first: what counts where several documents of a type are there. */
const order: readonly RequiredState[] = ['verified', 'expiring', 'received', 'expired', 'rejected', 'replaced', 'missing']

/** The document that counts of those of a type, and how it stands; `missing` where none is there. */
export function bestDocument(documents: readonly HeldDocument[]): { state: RequiredState; document: HeldDocument | null } {
  const rated = documents.map(document => ({ state: heldState(document), document }))
  const [best] = rated.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (b.document.endsOn ?? '9999').localeCompare(a.document.endsOn ?? '9999'))
  return best ?? { state: 'missing', document: null }
}

/** What a knock-out document that ends calls for: a warning, then grace, then a proposal to suspend. */
export type Alarm = 'warning' | 'grace' | 'propose'

/** The alarm of a document that may end; null while it is good. The last day of grace belongs to it. */
export function documentAlarm(state: RequiredState, endsOn: string | null, graceDays: number, at: string): Alarm | null {
  if (state === 'expiring') return 'warning'
  if (state !== 'expired' || endsOn === null) return null
  return at <= addDays(endsOn, graceDays) ? 'grace' : 'propose'
}
