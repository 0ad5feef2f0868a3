import { Anchor, Checkbox, Table, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../app/language.ts'
import { WideTable } from '../components/WideTable.tsx'
import type { Column, ShownRecord } from './shown.ts'

type Props = { columns: readonly Column[]; records: readonly ShownRecord[]; chosen: readonly string[]; onToggle: (id: string) => void }

/** Records that look alike, side by side, with what tells them apart; which of them are one is chosen here. */
export function CandidateTable({ columns, records, chosen, onToggle }: Props) {
  const t = useWords()
  return (
    <WideTable label={t('duplicates:records')} minWidth={640} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={40}><VisuallyHidden>{t('duplicates:choose')}</VisuallyHidden></Table.Th>
          {columns.map(column => <Table.Th key={column} scope="col">{t(`duplicates:column.${column}`)}</Table.Th>)}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {records.map(({ id, name, to, cells }) => (
          <Table.Tr key={id}>
            <Table.Td><Checkbox checked={chosen.includes(id)} onChange={() => onToggle(id)} aria-label={t('duplicates:chooseOne', { name })} /></Table.Td>
            <Table.Th scope="row" fw={400}><Anchor component={Link} to={to} size="sm">{name}</Anchor></Table.Th>
            {cells.map((cell, index) => <Table.Td key={columns[index + 1]} style={{ overflowWrap: 'anywhere' }}>{cell}</Table.Td>)}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
