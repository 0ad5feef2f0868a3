import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarDown, IconFileCertificate, IconFileExport, IconTags } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { DocumentRow } from '../../shared/documents.ts'
import { api, useJob } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { DataGrid, wasHere } from '../components/grid/DataGrid.tsx'
import type { Selection } from '../components/grid/types.ts'
import { Page } from '../components/Page.tsx'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'
import { showWritten } from '../components/written.tsx'
import { useDocumentColumns } from './columns.tsx'
import { useDocumentsList } from './list.ts'

const idOf = (row: DocumentRow) => row.id

/** The documents of all organisations: what ends first stands first. */
export function DocumentsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const { language } = useFormats()
  const columns = useDocumentColumns()
  const { view, onView, source, selection } = useDocumentsList()
  const [returning] = useState(() => wasHere('documents'))
  const [exporting, paper] = useDisclosure(false)
  const calendar = useJob('documents.calendar')
  useCommand('export', paper.open, { label: t('documents:export') })
  useCommand('print', paper.open, { label: t('documents:export') })
  const open = useCallback((row: DocumentRow) => {
    void navigate({ to: '/members/$id', params: { id: row.organisationId }, search: { tab: 'documents', document: row.id } })
  }, [navigate])
  const remove = (chosen: Selection<DocumentRow>) => attempt(async () => {
    const ids = (await chosen.rows()).map(idOf)
    const { batch } = await api.call('documents.remove', { ids })
    chosen.clear()
    showDone(t('documents:removedMany', { count: ids.length }), batch)
  })
  const writeCalendar = () => attempt(async () => { showWritten(await calendar.run({ language }), path => calendar.run({ language, path })) })
  return (
    <Page
      title={t('documents:title')} subtitle={t('documents:subtitle')} width="full" focus={returning ? 'own' : 'title'}
      actions={(
        <>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('documents:export')}</Button>
          <Button variant="default" leftSection={<IconCalendarDown size={18} aria-hidden />} disabled={calendar.running} onClick={() => { void writeCalendar() }}>{t('documents:calendarButton')}</Button>
          <Button variant="default" leftSection={<IconTags size={18} aria-hidden />} onClick={() => { void navigate({ to: '/documents/types' }) }}>{t('documents:types.title')}</Button>
        </>
      )}
    >
      <DataGrid
        label={t('documents:title')} store="documents" columns={columns} source={source} view={view} onView={onView} rowKey={idOf} onOpen={open}
        onRemove={chosen => { void remove(chosen) }} textPlaceholder={t('documents:textPlaceholder')}
        renderActions={chosen => <Button size="compact-sm" variant="default" onClick={() => { void remove(chosen) }}>{t('documents:removeChosen')}</Button>}
        empty={<EmptyState icon={<IconFileCertificate size={48} stroke={1.2} aria-hidden />} title={t('documents:empty')}>{t('documents:emptyText')}</EmptyState>}
      />
      <PaperDialog
        opened={exporting} onClose={paper.close} title={t('documents:export')} procedure="documents.export" formats={['pdf', 'xlsx']} fileName={t('documents:exportName')}
        input={({ format, language: of, acceptMissing }) => ({ ...selection, format: format === 'xlsx' ? 'xlsx' : 'pdf', language: of, ...(acceptMissing ? { acceptMissing } : {}) })}
      />
    </Page>
  )
}
