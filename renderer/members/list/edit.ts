import { useMemo } from 'react'
import { readMemberCell } from '../../../shared/memberCells.ts'
import { memberColumns, type MemberColumn, type MemberRow } from '../../../shared/members.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import type { MembersSearch } from '../../app/search.ts'
import { today } from '../../app/today.ts'
import { cellProblemWords } from '../../components/grid/cellWords.ts'
import type { GridEdit } from '../../components/grid/types.ts'

export const isMemberColumn = (name: string): name is MemberColumn => memberColumns.some(column => column === name)

/** How cells of the members list are read and written. */
export function useMembersEdit({ cluster, at }: MembersSearch): GridEdit<MemberRow> {
  const t = useWords()
  const { language } = useFormats()
  return useMemo(() => ({
    read: (column, typed) => {
      const read = isMemberColumn(column) ? readMemberCell(column, typed, { language, today: today() }) : null
      if (!read) return { ok: false, problem: t('components:cell.problem.read-only') }
      return read.ok ? { ok: true, value: read.value } : { ok: false, problem: cellProblemWords(read.problem, t) }
    },
    apply: (changes, how, dryRun = false) => api.call('members.cells', {
      ...(cluster ? { clusterId: cluster } : {}), ...(at ? { at } : {}), how, ...(dryRun ? { dryRun } : {}),
      changes: changes.flatMap(({ row, column, text, value, seen }) => (isMemberColumn(column)
        ? [{ organisationId: row.organisationId, membershipId: row.id, column, seen, ...(text === undefined ? { value: value ?? null } : { text }) }] : [])),
    }),
    words: (_column, problem) => cellProblemWords(problem, t),
    name: row => row.name,
  }), [cluster, at, language, t])
}
