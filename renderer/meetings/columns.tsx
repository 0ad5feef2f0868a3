import { useMemo } from 'react'
import { meetingCells } from '../../shared/meetings/cells.ts'
import { meetingList } from '../../shared/meetings/list.ts'
import type { MeetingRow } from '../../shared/meetings.ts'
import { useWords } from '../app/language.ts'
import { gridColumns } from '../components/grid/gridColumns.ts'
import type { GridColumn } from '../components/grid/types.ts'
import { MeetingMark } from './StateMark.tsx'

/** The columns of the meetings list in the window's language. */
export function useMeetingColumns(): GridColumn<MeetingRow>[] {
  const t = useWords()
  return useMemo(() => gridColumns(meetingList, t, { rules: meetingCells, cells: { state: row => <MeetingMark state={row.state} /> } }), [t])
}
