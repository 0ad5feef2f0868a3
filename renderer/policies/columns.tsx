import { useMemo } from 'react'
import { policyList } from '../../shared/policies/list.ts'
import type { PolicyRow } from '../../shared/policies/views.ts'
import { useWords } from '../app/language.ts'
import { EndInSight } from '../components/EndInSight.tsx'
import { gridColumns } from '../components/grid/gridColumns.ts'
import type { GridColumn } from '../components/grid/types.ts'
import { StateMark } from './StateMark.tsx'

/** The columns of the policies list in the window's language. */
export function usePolicyColumns(): GridColumn<PolicyRow>[] {
  const t = useWords()
  return useMemo(() => gridColumns(policyList, t, { cells: { name: row => <EndInSight name={row.name} />, state: row => (row.state ? <StateMark state={row.state} /> : null) } }), [t])
}
