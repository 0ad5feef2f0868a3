import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconFileExport, IconRubberStamp } from '@tabler/icons-react'
import { useState } from 'react'
import type { Publication } from '../../../shared/suppliers/records.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { PaperDialog } from '../../components/paper/PaperDialog.tsx'
import { Waiting } from '../../components/Waiting.tsx'
import { WideTable } from '../../components/WideTable.tsx'

/** The published lists, the newest first: each prints again as it was. */
export function PublishedTab({ onPublish }: { onPublish: () => void }) {
  const t = useWords()
  const { day, instant, number } = useFormats()
  const { data, error, refetch } = useRead('suppliers.publications.list', {})
  const [printed, setPrinted] = useState<Publication | null>(null)
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return <Waiting />
  if (data.publications.length === 0) {
    return (
      <EmptyState icon={<IconRubberStamp size={48} stroke={1.2} aria-hidden />} title={t('suppliers:screen.published.none')} actions={<Button leftSection={<IconRubberStamp size={18} aria-hidden />} onClick={onPublish}>{t('suppliers:screen.publish.button')}</Button>}>
        {t('suppliers:screen.published.noneText')}
      </EmptyState>
    )
  }
  const label = t('suppliers:screen.part.published')
  return (
    <Stack pb="xl">
      <Text size="sm">{t('suppliers:screen.published.about')}</Text>
      <WideTable label={label} minWidth={680}>
        <Table.Thead>
          <Table.Tr>{(['number', 'date', 'publishedAt', 'rows', 'seal', 'note'] as const).map(column => <Table.Th key={column} scope="col" {...(column === 'rows' ? { ta: 'right' } : {})}>{t(`suppliers:screen.published.column.${column}`)}</Table.Th>)}<Table.Td /></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.publications.map(one => (
            <Table.Tr key={one.id}>
              <Table.Th scope="row" fw={500}>{`${one.number}/${one.year}`}</Table.Th><Table.Td>{day(one.date)}</Table.Td><Table.Td>{instant(one.publishedAt)}</Table.Td><Table.Td ta="right">{number(one.rows)}</Table.Td>
              <Table.Td ff="monospace">{one.seal}</Table.Td><Table.Td>{one.note}</Table.Td>
              <Table.Td><Group justify="flex-end"><Button size="compact-sm" variant="default" leftSection={<IconFileExport size={16} aria-hidden />} aria-label={t('suppliers:screen.published.printNamed', { number: `${one.number}/${one.year}` })} onClick={() => setPrinted(one)}>{t('suppliers:screen.published.print')}</Button></Group></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <PaperDialog
        opened={printed !== null} onClose={() => setPrinted(null)} title={t('suppliers:paper.publishedTitle')} procedure="suppliers.export" formats={['pdf', 'xlsx']} fileName={t('suppliers:paper.publishedName')}
        input={({ format, ...options }) => ({ ...options, kind: 'published', format: format === 'xlsx' ? 'xlsx' : 'pdf', ...(printed ? { publicationId: printed.id } : {}) })}
      >
        <Text size="sm">{printed ? t('suppliers:screen.published.again', { number: `${printed.number}/${printed.year}`, day: day(printed.date) }) : null}</Text>
      </PaperDialog>
    </Stack>
  )
}
