import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { typeInWords } from '../../shared/documents.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { Waiting } from '../components/Waiting.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { useCategories } from './words.ts'

/** Documents of suppliers and terms of qualifications that end within so many days, the first that ends first. */
export function EndingTable({ days }: { days: number }) {
  const t = useWords()
  const { day, number, language } = useFormats()
  const { nameOf } = useCategories()
  const { data } = useRead('suppliers.ending', { days }, { keep: true })
  const ending = data?.ending
  if (!ending) return <Waiting p="md" />
  if (ending.length === 0) return <Text role="status">{t('suppliers:screen.due.endingNone', { count: days })}</Text>
  const label = t('suppliers:screen.due.ending')
  return (
    <WideTable label={label} minWidth={640} maxHeight="30rem">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('suppliers:column.name')}</Table.Th><Table.Th scope="col">{t('suppliers:screen.due.what')}</Table.Th>
          <Table.Th scope="col">{t('suppliers:screen.due.endsOn')}</Table.Th><Table.Th scope="col" ta="right">{t('suppliers:column.daysLeft')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ending.map(({ id, supplierId, name, document, category, on, daysLeft }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={500}><Anchor renderRoot={props => <Link to="/suppliers/$id" params={{ id: supplierId }} {...props} />}>{name}</Anchor></Table.Th>
            <Table.Td>{document ? typeInWords(document, language) : t('suppliers:screen.due.term', { category: nameOf(category ?? '') })}</Table.Td><Table.Td>{day(on)}</Table.Td><Table.Td ta="right">{number(daysLeft)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
