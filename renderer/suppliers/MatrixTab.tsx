import { Anchor, Button, Group, Stack, Switch, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SupplierState } from '../../shared/suppliers/lifecycle.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import type { SuppliersSearch } from '../app/search.ts'
import { AsOf } from '../components/AsOf.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { TextFilter } from '../components/grid/TextFilter.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { StateMark } from './StateMark.tsx'
import styles from './suppliers.module.css'
import { inLanguage } from './words.ts'

type Props = { search: SuppliersSearch; onChange: (part: Partial<SuppliersSearch>, replace?: boolean) => void }

const most = 100
const over: readonly SupplierState[] = ['rejected', 'excluded', 'withdrawn', 'archived']

/** Suppliers against categories: who is where, and in which state. */
export function MatrixTab({ search, onChange }: Props) {
  const t = useWords()
  const { language, number, day } = useFormats()
  const [pages, setPages] = useState(1)
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useRead('suppliers.matrix', { ...(search.at ? { at: search.at } : {}), ...(search.text?.trim() ? { text: search.text.trim() } : {}), limit: most * pages }, { keep: true })
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return <Waiting />
  const used = data.categories.filter(({ id }) => all || data.rows.some(row => row.cells[id] !== undefined))
  const label = t('suppliers:screen.part.matrix')
  return (
    <Stack gap="sm" pb="xl">
      <Group align="flex-end" gap="sm">
        <TextFilter value={search.text ?? ''} placeholder={t('suppliers:screen.textPlaceholder')} onChange={text => onChange({ text: text || undefined }, true)} inputRef={null} onLeave={() => undefined} />
        <AsOf value={search.at} onChange={at => onChange({ at })} />
        <Switch mb={8} label={t('suppliers:screen.matrix.all')} checked={all} onChange={event => setAll(event.currentTarget.checked)} />
        <Text size="sm" ml="auto" role="status">{t('suppliers:screen.matrix.count', { count: data.total, n: number(data.total) })}</Text>
      </Group>
      {data.rows.length === 0 ? <EmptyState title={t('suppliers:screen.matrix.none')} /> : (
        <WideTable label={label} minWidth={480} maxHeight="65vh" withColumnBorders className={styles['matrix'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('suppliers:column.name')}</Table.Th>
              {used.map(({ id, code, name, nameEnglish }) => <Table.Th key={id} scope="col" title={inLanguage(language, name, nameEnglish)}><abbr title={inLanguage(language, name, nameEnglish)} style={{ textDecoration: 'none' }}>{code}</abbr><Text span size="xs" fw={400} display="block" maw={130} style={{ whiteSpace: 'normal' }}>{inLanguage(language, name, nameEnglish)}</Text></Table.Th>)}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map(row => (
              <Table.Tr key={row.supplierId}>
                <Table.Th scope="row"><Anchor renderRoot={props => <Link to="/suppliers/$id" params={{ id: row.supplierId }} {...props} />}>{row.name}</Anchor></Table.Th>
                {used.map(({ id }) => {
                  const cell = row.cells[id]
                  return (
                    <Table.Td key={id} {...(cell && over.includes(cell.state) ? { c: 'dimmed' } : {})}>
                      {cell ? <><StateMark state={cell.state} />{cell.validUntil ? <Text size="xs" c="dimmed">{t('suppliers:screen.until', { day: day(cell.validUntil) })}</Text> : null}</> : null}
                    </Table.Td>
                  )
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      {data.rows.length < data.total ? <Group><Button variant="default" onClick={() => setPages(pages + 1)}>{t('suppliers:screen.matrix.more')}</Button></Group> : null}
    </Stack>
  )
}
