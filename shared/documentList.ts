import { documentColumns, documentKinds, documentStates, type DocumentColumn, type DocumentRow } from './documents.ts'
import type { ListColumns } from './listColumns.ts'

/** The columns of the documents list; its types are called by their names. */
export const documentList: ListColumns<DocumentColumn, DocumentRow> = {
  names: documentColumns,
  heading: (column, t) => t(`documents:column.${column}`),
  value: (row, column) => (column === 'verified' ? Number(row.verified) : row[column]),
  label: (column, t, nameOf) => {
    switch (column) {
      case 'type': return value => nameOf(String(value))
      case 'kind': return value => t(`documents:kind.${documentKinds.find(one => one === value) ?? 'other'}`)
      case 'state': return value => t(`documents:state.${documentStates.find(one => one === value) ?? 'unknown'}`)
      case 'verified': return value => t(Number(value) === 1 ? 'documents:yes' : 'documents:no')
      case 'transition': return value => t(value === 'over' ? 'documents:transition.over' : 'documents:transition.due')
      default: return null
    }
  },
  looks: {
    organisation: { kind: 'text', width: 260, groupable: true },
    type: { kind: 'choice', width: 220, groupable: true },
    kind: { kind: 'choice', width: 150, hidden: true, groupable: true },
    state: { kind: 'choice', width: 210, groupable: true },
    endsOn: { kind: 'day', width: 120, groupable: true },
    daysLeft: { kind: 'number', width: 90 },
    number: { kind: 'text', width: 150 },
    issuer: { kind: 'text', width: 210, hidden: true, groupable: true },
    scope: { kind: 'text', width: 200, hidden: true },
    sites: { kind: 'text', width: 180, hidden: true },
    issuedOn: { kind: 'day', width: 130, hidden: true, groupable: true },
    validFrom: { kind: 'day', width: 130, hidden: true, groupable: true },
    expiresOn: { kind: 'day', width: 150, hidden: true, groupable: true },
    receivedOn: { kind: 'day', width: 130, hidden: true, groupable: true },
    verified: { kind: 'choice', width: 110, groupable: true },
    transition: { kind: 'choice', width: 150, hidden: true, groupable: true },
    files: { kind: 'number', width: 80 },
  },
}
