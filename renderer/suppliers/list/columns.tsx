import { useMemo } from 'react'
import { supplierCells } from '../../../shared/suppliers/cells.ts'
import { supplierList } from '../../../shared/suppliers/list.ts'
import type { SupplierRow } from '../../../shared/suppliers/records.ts'
import { useWords } from '../../app/language.ts'
import { gridColumns } from '../../components/grid/gridColumns.ts'
import type { GridColumn } from '../../components/grid/types.ts'
import { StateMark } from '../StateMark.tsx'
import { useCategories } from '../words.ts'

/** The columns of the list of suppliers in the window's language. */
export function useSupplierColumns(): GridColumn<SupplierRow>[] {
  const t = useWords()
  const { nameOf } = useCategories()
  return useMemo(() => gridColumns(supplierList, t, { nameOf, rules: supplierCells, cells: { state: row => <StateMark state={row.state} /> } }), [t, nameOf])
}
