import { assessmentColumns, assessmentSources, assessmentStates, type AssessmentColumn, type AssessmentRow } from '../checklists.ts'
import type { ListColumns } from '../listColumns.ts'

/** The columns of the list of self-assessments; its checklists are called by their titles. */
export const assessmentList: ListColumns<AssessmentColumn, AssessmentRow> = {
  names: assessmentColumns,
  heading: (column, t) => t(`checklists:column.${column}`),
  value: (row, column) => row[column],
  label: (column, t, nameOf) => {
    switch (column) {
      case 'checklist': return value => nameOf(String(value))
      case 'state': return value => t(`checklists:state.${assessmentStates.find(one => one === value) ?? 'open'}`)
      case 'source': return value => t(`checklists:source.${assessmentSources.find(one => one === value) ?? 'screen'}`)
      default: return null
    }
  },
  looks: {
    organisation: { kind: 'text', width: 250, groupable: true },
    checklist: { kind: 'choice', width: 150, groupable: true },
    answeredOn: { kind: 'day', width: 120, groupable: true },
    state: { kind: 'choice', width: 135, groupable: true },
    progress: { kind: 'number', width: 130 },
    alarms: { kind: 'number', width: 115 },
    source: { kind: 'choice', width: 200, groupable: true },
    person: { kind: 'text', width: 210, hidden: true, groupable: true },
  },
}
