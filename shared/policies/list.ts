import type { ListColumns } from '../listColumns.ts'
import { policyColumns, type PolicyColumn } from '../policies.ts'
import { policyScopes, policyStates } from './model.ts'
import type { PolicyRow } from './views.ts'

const acceptances = ['none', 'current', 'earlier', 'revoked'] as const

/** The columns of the policies list. */
export const policyList: ListColumns<PolicyColumn, PolicyRow> = {
  names: policyColumns,
  heading: (column, t) => t(`policies:column.${column}`),
  // what a cluster's policy has none of stays empty
  value: (row, column) => (row.scope === 'cluster' && column === 'acceptance' ? null : row[column]),
  label: (column, t) => {
    switch (column) {
      case 'scope': return value => t(`policies:scope.${policyScopes.find(one => one === value) ?? 'cluster'}`)
      case 'state': return value => t(`policies:state.${policyStates.find(one => one === value) ?? 'working'}`)
      case 'acceptance': return value => t(`policies:acceptance.${acceptances.find(one => one === value) ?? 'none'}`)
      default: return null
    }
  },
  looks: {
    name: { kind: 'text', width: 330 },
    scope: { kind: 'choice', width: 120, groupable: true },
    cluster: { kind: 'text', width: 150, groupable: true },
    organisation: { kind: 'text', width: 200, groupable: true },
    parent: { kind: 'text', width: 220, hidden: true, groupable: true },
    version: { kind: 'text', width: 100 },
    state: { kind: 'choice', width: 210, groupable: true },
    effectiveFrom: { kind: 'day', width: 130 },
    draft: { kind: 'text', width: 110 },
    clauses: { kind: 'number', width: 90, hidden: true },
    tailored: { kind: 'number', width: 110, hidden: true },
    omitted: { kind: 'number', width: 100, hidden: true },
    added: { kind: 'number', width: 100, hidden: true },
    drift: { kind: 'number', width: 130 },
    acceptance: { kind: 'choice', width: 200, groupable: true },
    acceptedOn: { kind: 'day', width: 130, hidden: true },
  },
}
