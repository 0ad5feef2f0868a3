import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { memberCells } from '../../../shared/memberCells.ts'
import { memberList } from '../../../shared/memberList.ts'
import type { MemberRow } from '../../../shared/members.ts'
import { useWords, type Words } from '../../app/language.ts'
import { gridColumns } from '../../components/grid/gridColumns.ts'
import type { GridColumn } from '../../components/grid/types.ts'

function vatCell(row: MemberRow, text: string, t: Words) {
  if (!row.vatToVerify) return text
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
      <IconAlertTriangle size={16} aria-hidden />
      <span>{text}</span>
      <Text component="span" size="xs">{t('members:toVerify')}</Text>
    </Group>
  )
}

/** The columns of the members list in the window's language. */
export function useMemberColumns(): GridColumn<MemberRow>[] {
  const t = useWords()
  return useMemo(() => gridColumns(memberList, t, { rules: memberCells, cells: { vatNumber: (row, text) => vatCell(row, text, t) } }), [t])
}
