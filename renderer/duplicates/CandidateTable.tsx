import { Anchor, Checkbox, Table, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DuplicateCandidate } from '../../shared/duplicates.ts'
import { useFormats, useWords } from '../app/language.ts'

type Props = { records: DuplicateCandidate[]; chosen: readonly string[]; onToggle: (id: string) => void }

/** Records that look alike, side by side, with what tells them apart; which of them are one is chosen here. */
export function CandidateTable({ records, chosen, onToggle }: Props) {
  const t = useWords()
  const { number, instant } = useFormats()
  return (
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('duplicates:records') } }}>
      <Table verticalSpacing={4} aria-label={t('duplicates:records')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}><VisuallyHidden>{t('duplicates:choose')}</VisuallyHidden></Table.Th>
            {(['name', 'vatNumber', 'taxCode', 'municipality', 'links', 'changedAt'] as const).map(column => <Table.Th key={column} scope="col">{t(`duplicates:column.${column}`)}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map(one => (
            <Table.Tr key={one.id}>
              <Table.Td><Checkbox checked={chosen.includes(one.id)} onChange={() => onToggle(one.id)} aria-label={t('duplicates:chooseOne', { name: one.name })} /></Table.Td>
              <Table.Th scope="row" fw={400}><Anchor component={Link} to={`/members/${one.id}`} size="sm">{one.name}</Anchor></Table.Th>
              <Table.Td>{one.vatNumber ?? ''}</Table.Td>
              <Table.Td>{one.taxCode ?? ''}</Table.Td>
              <Table.Td>{[one.municipality, one.province && `(${one.province})`].filter(Boolean).join(' ')}</Table.Td>
              <Table.Td>{number(one.links)}</Table.Td>
              <Table.Td>{one.changedAt ? instant(one.changedAt) : ''}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
