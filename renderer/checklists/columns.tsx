import { useMemo } from 'react'
import type { AssessmentRow } from '../../shared/checklists.ts'
import { assessmentCells } from '../../shared/checklists/cells.ts'
import { assessmentList } from '../../shared/checklists/list.ts'
import { useWords } from '../app/language.ts'
import { gridColumns } from '../components/grid/gridColumns.ts'
import type { GridColumn } from '../components/grid/types.ts'
import { Mark } from '../components/Mark.tsx'
import { useCatalogue } from './catalogue.ts'

/** The columns of the list in the window's language. */
export function useChecklistColumns(): GridColumn<AssessmentRow>[] {
  const t = useWords()
  const { titleOf } = useCatalogue()
  return useMemo(() => gridColumns(assessmentList, t, {
    nameOf: titleOf, rules: assessmentCells, cells: { alarms: row => (row.alarms > 0 ? <Mark tone="warning" words={t('checklists:alarmCount', { count: row.alarms })} /> : String(row.alarms)) },
  }), [t, titleOf])
}
