import { choiceOf, type CellReasons, type CellRules } from '../cellRules.ts'
import { organisationCells } from '../organisationCells.ts'
import type { SupplierColumn } from './fields.ts'

const { name, vatNumber, legalForm, municipality, province } = organisationCells

/**
 * The columns of the list of suppliers that can be written: the organisation's own, and what is noted of it as a supplier. Both are of all its qualifications. What a
 * qualification is, only its steps and decisions say.
 */
export const supplierCells: CellRules<SupplierColumn> = {
  name, vatNumber, legalForm, municipality, province,
  hasStaff: { kind: 'choice', choice: choiceOf([1, 0], code => (code === 1 ? 'suppliers:screen.yes' : 'suppliers:screen.no')) },
  noticeOn: { kind: 'day' },
  confirmedOn: { kind: 'day' },
}

/** Why the other columns of the list of suppliers are only read. */
export const supplierReasons: CellReasons<SupplierColumn> = {
  category: 'suppliers:readOnly.category', group: 'suppliers:readOnly.scheme', tier: 'suppliers:readOnly.scheme',
  state: 'suppliers:readOnly.step', since: 'suppliers:readOnly.step', validFrom: 'suppliers:readOnly.step', validUntil: 'suppliers:readOnly.step', daysLeft: 'suppliers:readOnly.step', dueOn: 'suppliers:readOnly.step', appliedOn: 'suppliers:readOnly.step',
  score: 'suppliers:readOnly.score', band: 'suppliers:readOnly.score', country: 'suppliers:readOnly.country', member: 'suppliers:readOnly.member', namedBy: 'suppliers:readOnly.namedBy', openAppeals: 'suppliers:readOnly.appeals',
}
