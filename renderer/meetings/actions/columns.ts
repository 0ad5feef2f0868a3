import { useMemo } from 'react'
import { actionCells } from '../../../shared/meetings/cells.ts'
import type { ActionRow } from '../../../shared/meetings/decisions.ts'
import { actionList } from '../../../shared/meetings/list.ts'
import { useWords } from '../../app/language.ts'
import { gridColumns } from '../../components/grid/gridColumns.ts'
import type { GridColumn } from '../../components/grid/types.ts'

/** The columns of the actions list in the window's language. */
export function useActionColumns(): GridColumn<ActionRow>[] {
  const t = useWords()
  return useMemo(() => gridColumns(actionList, t, { rules: actionCells }), [t])
}
