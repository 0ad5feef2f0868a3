import { useMemo } from 'react'
import { assessmentColumns, assessmentSources, assessmentStates, type AssessmentColumn, type AssessmentRow } from '../../shared/checklists.ts'
import { useWords, type Words } from '../app/language.ts'
import { Mark } from '../components/Mark.tsx'
import type { ColumnKind, GridColumn } from '../components/grid/types.ts'
import { useCatalogue } from './catalogue.ts'

const looks: Record<AssessmentColumn, { kind: ColumnKind; width: number; hidden?: true }> = {
  organisation: { kind: 'text', width: 250 },
  checklist: { kind: 'choice', width: 150 },
  answeredOn: { kind: 'day', width: 120 },
  state: { kind: 'choice', width: 135 },
  progress: { kind: 'number', width: 130 },
  alarms: { kind: 'number', width: 115 },
  source: { kind: 'choice', width: 200 },
  person: { kind: 'text', width: 210, hidden: true },
}

type Coded = { t: Words; titleOf: (key: string) => string }

function labelOf(column: AssessmentColumn, { t, titleOf }: Coded): ((value: string | number) => string) | null {
  switch (column) {
    case 'checklist': return value => titleOf(String(value))
    case 'state': return value => t(`checklists:state.${assessmentStates.find(one => one === value) ?? 'open'}`)
    case 'source': return value => t(`checklists:source.${assessmentSources.find(one => one === value) ?? 'screen'}`)
    default: return null
  }
}

/** The columns of the list in the window's language. */
export function useChecklistColumns(): GridColumn<AssessmentRow>[] {
  const t = useWords()
  const { titleOf } = useCatalogue()
  return useMemo(() => assessmentColumns.map(name => {
    const { kind, width, hidden } = looks[name]
    const label = labelOf(name, { t, titleOf })
    const column: GridColumn<AssessmentRow> = {
      name, kind, width, header: t(`checklists:column.${name}`), value: row => row[name], ...(label ? { label } : {}), ...(hidden ? { hidden } : {}),
      ...(name === 'alarms' ? { cell: row => (row.alarms > 0 ? <Mark tone="warning" words={t('checklists:alarmCount', { count: row.alarms })} /> : String(row.alarms)) } : {}),
    }
    return column
  }), [t, titleOf])
}
