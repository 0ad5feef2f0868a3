import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { memberCells } from '../../../shared/memberCells.ts'
import { memberColumns, type MemberColumn, type MemberRow } from '../../../shared/members.ts'
import { useWords, type Words } from '../../app/language.ts'
import type { ColumnKind, GridColumn } from '../../components/grid/types.ts'
import { editorOf } from '../../components/grid/useListEdit.ts'
import { codeWords, isCoded } from '../codes.ts'

const looks: Record<MemberColumn, { kind: ColumnKind; width: number; hidden?: true; groupable?: true }> = {
  name: { kind: 'text', width: 280 },
  vatNumber: { kind: 'text', width: 210 },
  taxCode: { kind: 'text', width: 170, hidden: true },
  legalForm: { kind: 'choice', width: 170, hidden: true, groupable: true },
  kind: { kind: 'choice', width: 120, hidden: true, groupable: true },
  municipality: { kind: 'text', width: 180, groupable: true },
  province: { kind: 'choice', width: 90, groupable: true },
  postalCode: { kind: 'text', width: 90, hidden: true, groupable: true },
  atecoCode: { kind: 'text', width: 150, groupable: true },
  chainPlace: { kind: 'choice', width: 170, hidden: true, groupable: true },
  employees: { kind: 'number', width: 130 },
  turnover: { kind: 'euros', width: 160 },
  figuresYear: { kind: 'year', width: 120, hidden: true, groupable: true },
  size: { kind: 'choice', width: 150, groupable: true },
  membershipKind: { kind: 'choice', width: 130, hidden: true, groupable: true },
  joinedOn: { kind: 'day', width: 140, groupable: true },
  leftOn: { kind: 'day', width: 130, hidden: true, groupable: true },
  email: { kind: 'text', width: 230, hidden: true },
  pec: { kind: 'text', width: 230, hidden: true },
  phone: { kind: 'text', width: 150, hidden: true },
  tags: { kind: 'choice', width: 180, hidden: true },
}

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

/** Words that are looked up once: a screen asks for them a thousand times. */
function remembering(words: (value: string | number) => string): (value: string | number) => string {
  const known = new Map<string | number, string>()
  return value => {
    let found = known.get(value)
    if (found === undefined) known.set(value, (found = words(value)))
    return found
  }
}

/** The columns of the members list in the window's language. */
export function useMemberColumns(): GridColumn<MemberRow>[] {
  const t = useWords()
  return useMemo(() => memberColumns.map(name => {
    const { kind, width, hidden, groupable } = looks[name]
    const editor = editorOf(memberCells[name], t)
    const label = isCoded(name) ? remembering((value: string | number) => codeWords[name](value, t)) : undefined
    const column: GridColumn<MemberRow> = {
      name, kind, width, header: t(`members:column.${name}`),
      value: row => (name === 'tags' ? row.tags.join(', ') : row[name]),
      ...(label ? { label } : {}),
      ...(hidden ? { hidden } : {}),
      ...(groupable ? { groupable } : {}),
      ...(editor ? { editor } : {}),
      ...(name === 'vatNumber' ? { cell: (row: MemberRow, text: string) => vatCell(row, text, t) } : {}),
    }
    return column
  }), [t])
}
