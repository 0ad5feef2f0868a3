import type { Words } from './language.ts'
import type { ListColumns } from './listColumns.ts'
import { consentPurposes, peopleColumns, roleStates, type PeopleColumn, type PersonRow } from './people.ts'

const consentStates = ['given', 'withdrawn', 'none'] as const

function codeWords(column: PeopleColumn, value: string | number, t: Words): string {
  if (column === 'state') { const state = roleStates.find(one => one === value); return state ? t(`people:state.${state}`) : String(value) }
  const consent = consentStates.find(one => one === value)
  return consent ? t(`people:consent.${consent}`) : String(value)
}
const isCoded = (column: PeopleColumn): boolean => column === 'state' || consentPurposes.some(purpose => purpose === column)

/** The columns of the contacts list. */
export const peopleList: ListColumns<PeopleColumn, PersonRow> = {
  names: peopleColumns,
  heading: (column, t) => t(`people:column.${column}`),
  value: (row, column) => row[column],
  label: (column, t) => (isCoded(column) ? value => codeWords(column, value, t) : null),
  looks: {
    name: { kind: 'text', width: 220 },
    organisation: { kind: 'text', width: 250, groupable: true },
    role: { kind: 'text', width: 200, groupable: true },
    email: { kind: 'text', width: 250 },
    phone: { kind: 'text', width: 140 },
    from: { kind: 'day', width: 120, hidden: true, groupable: true },
    to: { kind: 'day', width: 120, hidden: true, groupable: true },
    state: { kind: 'choice', width: 150, hidden: true, groupable: true },
    noticeOn: { kind: 'day', width: 130, groupable: true },
    directory: { kind: 'choice', width: 120, groupable: true },
    newsletter: { kind: 'choice', width: 120, hidden: true, groupable: true },
    events: { kind: 'choice', width: 120, hidden: true, groupable: true },
    images: { kind: 'choice', width: 120, hidden: true, groupable: true },
  },
}
