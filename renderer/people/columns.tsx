import { useMemo } from 'react'
import { consentPurposes, peopleColumns, roleStates, type PeopleColumn, type PersonRow } from '../../shared/people.ts'
import { peopleCells } from '../../shared/peopleCells.ts'
import { useWords, type Words } from '../app/language.ts'
import type { ColumnKind, GridColumn } from '../components/grid/types.ts'
import { editorOf } from '../components/grid/useListEdit.ts'

const looks: Record<PeopleColumn, { kind: ColumnKind; width: number; hidden?: true; groupable?: true }> = {
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
}

const consentStates = ['given', 'withdrawn', 'none'] as const

function codeWords(column: PeopleColumn, value: string | number, t: Words): string {
  if (column === 'state') { const state = roleStates.find(one => one === value); return state ? t(`people:state.${state}`) : String(value) }
  const consent = consentStates.find(one => one === value)
  return consent ? t(`people:consent.${consent}`) : String(value)
}
const isCoded = (column: PeopleColumn): boolean => column === 'state' || consentPurposes.some(purpose => purpose === column)

/** The columns of the contacts list in the window's language. */
export function usePeopleColumns(): GridColumn<PersonRow>[] {
  const t = useWords()
  return useMemo(() => peopleColumns.map(name => {
    const { kind, width, hidden, groupable } = looks[name]
    const editor = editorOf(peopleCells[name], t)
    const column: GridColumn<PersonRow> = {
      name, kind, width, header: t(`people:column.${name}`), value: row => row[name],
      ...(isCoded(name) ? { label: value => codeWords(name, value, t) } : {}), ...(hidden ? { hidden } : {}), ...(groupable ? { groupable } : {}), ...(editor ? { editor } : {}),
    }
    return column
  }), [t])
}
