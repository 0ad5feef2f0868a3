import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconTrashOff } from '@tabler/icons-react'
import { useState } from 'react'
import type { Binned } from '../../shared/history.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'

const step = 100

/** What was deleted, newest first: nothing goes for good, everything comes back with a click. */
export function BinTab() {
  const t = useWords()
  const { number } = useFormats()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 200)
  const [limit, setLimit] = useState(step)
  const list = useRead('history.bin', { ...(text ? { text } : {}), limit: Math.min(limit, 500) }, { keep: true })
  if (list.isError) return <ErrorState error={list.error} retry={() => { void list.refetch() }} />
  const rows = list.data?.rows ?? []
  const more = (list.data?.total ?? 0) - rows.length
  if (list.data?.total === 0 && text === '') return <EmptyState title={t('history:bin.empty')}>{t('history:bin.emptyText')}</EmptyState>
  return (
    <Stack>
      <TextInput label={t('history:bin.search')} value={typed} onChange={event => setTyped(event.currentTarget.value)} maw={360} />
      {list.data?.total === 0 ? <Text role="status">{t('nothingFound')}</Text> : null}
      {rows.length > 0 ? (
        <Table verticalSpacing={6} aria-label={t('history:bin.title')}>
          <Table.Thead>
            <Table.Tr>{(['what', 'of', 'when'] as const).map(column => <Table.Th key={column} scope="col">{t(`history:bin.${column}`)}</Table.Th>)}<Table.Td /></Table.Tr>
          </Table.Thead>
          <Table.Tbody>{rows.map(row => <Row key={row.id} row={row} />)}</Table.Tbody>
        </Table>
      ) : null}
      {more > 0 && limit < 500 ? <Group justify="center"><Button variant="default" onClick={() => setLimit(limit + step)}>{t('history:more', { count: more, n: number(more) })}</Button></Group> : null}
    </Stack>
  )
}

function Row({ row: { table, id, name: called, version, of, at, writer } }: { row: Binned }) {
  const t = useWords()
  const name = version === null ? called : t('documents:files.nameVersion', { name: called, version })
  const { instant } = useFormats()
  const kind = t(`history:table.${table}`)
  const restore = () => attempt(async () => {
    const { batch } = await api.call('history.restore', { records: [{ table, id }] })
    showDone(t('history:bin.restored', { name }), batch)
  })
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} style={{ overflowWrap: 'anywhere' }}>{name}<Text size="xs" c="dimmed">{kind}</Text></Table.Th>
      <Table.Td>{of ?? ''}</Table.Td>
      <Table.Td>{[instant(at), writer].filter(Boolean).join(' · ')}</Table.Td>
      <Table.Td ta="right">
        <Button size="compact-sm" variant="default" leftSection={<IconTrashOff size={16} aria-hidden />} aria-label={t('history:bin.restoreOne', { kind, name })} onClick={() => { void restore() }}>{t('history:bin.restore')}</Button>
      </Table.Td>
    </Table.Tr>
  )
}
