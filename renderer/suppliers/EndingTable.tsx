import { Anchor, Center, Loader, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { typeInWords } from '../../shared/documents.ts'
import { termed } from '../../shared/suppliers/lifecycle.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { useCategories } from './words.ts'

type Ending = { key: string; supplierId: string; name: string; what: string; on: string; daysLeft: number }
const most = 1000

/** Documents of suppliers and terms of qualifications that end within so many days, the first that ends first. */
function useEnding(days: number): Ending[] | undefined {
  const t = useWords()
  const { language } = useFormats()
  const { nameOf } = useCategories()
  const within = { from: 0, to: days }
  const suppliers = useRead('suppliers.matrix', { limit: 100_000 }, { keep: true })
  const documents = useRead('documents.list', { filter: { daysLeft: within, state: ['valid', 'expiring'] }, sort: 'endsOn', limit: most }, { keep: true })
  const terms = useRead('suppliers.list', { filter: { daysLeft: within }, state: [...termed], sort: 'validUntil', limit: most }, { keep: true })
  return useMemo(() => {
    if (!suppliers.data || !documents.data || !terms.data) return undefined
    const of = new Map(suppliers.data.rows.map(({ organisationId, supplierId, name }) => [organisationId, { supplierId, name }]))
    const ending = [
      ...documents.data.rows.flatMap(({ id, organisationId, typeName, endsOn, daysLeft }): Ending[] => {
        const supplier = of.get(organisationId)
        return supplier && endsOn !== null && daysLeft !== null ? [{ key: id, ...supplier, what: typeInWords(typeName, language), on: endsOn, daysLeft }] : []
      }),
      ...terms.data.rows.flatMap(({ id, supplierId, name, category, validUntil, daysLeft }): Ending[] =>
        (validUntil !== null && daysLeft !== null ? [{ key: id, supplierId, name, what: t('suppliers:screen.due.term', { category: nameOf(category ?? '') }), on: validUntil, daysLeft }] : [])),
    ]
    return ending.toSorted((a, b) => a.on.localeCompare(b.on) || a.name.localeCompare(b.name))
  }, [suppliers.data, documents.data, terms.data, language, nameOf, t])
}

export function EndingTable({ days }: { days: number }) {
  const t = useWords()
  const { day, number } = useFormats()
  const ending = useEnding(days)
  if (!ending) return <Center p="md"><Loader aria-label={t('loading')} /></Center>
  if (ending.length === 0) return <Text role="status">{t('suppliers:screen.due.endingNone', { count: days })}</Text>
  const label = t('suppliers:screen.due.ending')
  return (
    <Table.ScrollContainer minWidth={640} mah={480} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': label } }}>
      <Table verticalSpacing={6} aria-label={label} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('suppliers:column.name')}</Table.Th><Table.Th scope="col">{t('suppliers:screen.due.what')}</Table.Th>
            <Table.Th scope="col">{t('suppliers:screen.due.endsOn')}</Table.Th><Table.Th scope="col" ta="right">{t('suppliers:column.daysLeft')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ending.map(({ key, supplierId, name, what, on, daysLeft }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={500}><Anchor renderRoot={props => <Link to="/suppliers/$id" params={{ id: supplierId }} {...props} />}>{name}</Anchor></Table.Th>
              <Table.Td>{what}</Table.Td><Table.Td>{day(on)}</Table.Td><Table.Td ta="right">{number(daysLeft)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
