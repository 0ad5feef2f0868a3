import { useMemo } from 'react'
import { policyScopes, policyStates } from '../../shared/policies/model.ts'
import type { PolicyRow } from '../../shared/policies/views.ts'
import { policyColumns, type PolicyColumn } from '../../shared/policies.ts'
import { useWords, type Words } from '../app/language.ts'
import type { ColumnKind, GridColumn } from '../components/grid/types.ts'
import { StateMark } from './StateMark.tsx'

const looks: Record<PolicyColumn, { kind: ColumnKind; width: number; hidden?: true; groupable?: true }> = {
  name: { kind: 'text', width: 250 },
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
}

const acceptances = ['none', 'current', 'earlier', 'revoked'] as const

/** The words of a coded column; null for the others. */
function labelOf(column: PolicyColumn, t: Words): ((value: string | number) => string) | null {
  switch (column) {
    case 'scope': return value => t(`policies:scope.${policyScopes.find(one => one === value) ?? 'cluster'}`)
    case 'state': return value => t(`policies:state.${policyStates.find(one => one === value) ?? 'working'}`)
    case 'acceptance': return value => t(`policies:acceptance.${acceptances.find(one => one === value) ?? 'none'}`)
    default: return null
  }
}

/** What a cluster's policy has none of stays empty. */
const valueOf = (row: PolicyRow, column: PolicyColumn) => (row.scope === 'cluster' && column === 'acceptance' ? null : row[column])

/** The columns of the policies list in the window's language. */
export function usePolicyColumns(): GridColumn<PolicyRow>[] {
  const t = useWords()
  return useMemo(() => policyColumns.map(name => {
    const { kind, width, hidden, groupable } = looks[name]
    const label = labelOf(name, t)
    const column: GridColumn<PolicyRow> = {
      name, kind, width, header: t(`policies:column.${name}`), value: row => valueOf(row, name),
      ...(label ? { label } : {}), ...(name === 'state' ? { cell: row => (row.state ? <StateMark state={row.state} /> : null) } : {}), ...(hidden ? { hidden } : {}), ...(groupable ? { groupable } : {}),
    }
    return column
  }), [t])
}
