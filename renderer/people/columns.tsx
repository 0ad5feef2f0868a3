import { useMemo } from 'react'
import type { PersonRow } from '../../shared/people.ts'
import { peopleCells } from '../../shared/peopleCells.ts'
import { peopleList } from '../../shared/peopleList.ts'
import { useWords } from '../app/language.ts'
import { gridColumns } from '../components/grid/gridColumns.ts'
import type { GridColumn } from '../components/grid/types.ts'

/** The columns of the contacts list in the window's language. */
export function usePeopleColumns(): GridColumn<PersonRow>[] {
  const t = useWords()
  return useMemo(() => gridColumns(peopleList, t, { rules: peopleCells }), [t])
}
