import type { DocumentState } from '../../shared/documents.ts'

/** The colour goes with the word, never alone. */
export const stateColour: Record<DocumentState, string> = {
  valid: 'lagoon', expiring: 'orange', expired: 'red', replaced: 'gray', rejected: 'red', future: 'gray', unknown: 'yellow',
}
