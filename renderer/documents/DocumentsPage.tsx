import { Button, Group, Menu, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarDown, IconCalendarExclamation, IconChevronDown, IconFileCertificate, IconFileExport, IconListDetails, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { DocumentRow } from '../../shared/documents.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { useCalendarFile } from '../components/calendarFile.ts'
import { AsOf } from '../components/AsOf.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { DataGrid, wasHere } from '../components/grid/DataGrid.tsx'
import type { Selection } from '../components/grid/types.ts'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { ViewExport } from '../views/ViewExport.tsx'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { useDocumentColumns } from './columns.tsx'
import { DocumentDetail } from './DocumentDetail.tsx'
import { ExpiringDialog } from './ExpiringDialog.tsx'
import { NewDocument } from './NewDocument.tsx'
import { chosen, useDocumentsSource, useDocumentsView } from './view.ts'

/** All documents of all organisations: what ends first stands first. */
export function DocumentsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const columns = useDocumentColumns()
  const { search, view, onView, change, tabs, name } = useDocumentsView()
  const source = useDocumentsSource(search)
  const writeCalendar = useCalendarFile()
  const [returning] = useState(() => wasHere('documents'))
  const [creating, create] = useDisclosure(false)
  const [exporting, expiring] = useDisclosure(false)
  const paper = usePaper(t('views:export.title'))
  useCommand('new', create.open, { label: t('documents:new.title') })
  const open = useCallback((row: DocumentRow, place: number) => { void navigate({ to: '/documents/$id', params: { id: row.id }, search: { documents: search, place } }) }, [navigate, search])
  const remove = (selection: Selection<DocumentRow>) => attempt(async () => {
    const ids = (await selection.rows()).map(row => row.id)
    const { batch } = await api.call('documents.remove', { ids })
    selection.clear()
    showDone(t('documents:removed', { count: ids.length }), batch)
  })
  return (
    <Page
      title={t('documents:title')} subtitle={t('documents:subtitle')} width="full" focus={returning ? 'own' : 'title'}
      actions={(
        <>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('documents:new.button')}</Button>
          <Button variant="default" leftSection={<IconListDetails size={18} aria-hidden />} component={Link} to="/documents/types">{t('documents:types.button')}</Button>
          <Menu position="bottom-end">
            <Menu.Target><Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} rightSection={<IconChevronDown size={16} aria-hidden />}>{t('views:export.button')}</Button></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('views:export.title')}</Menu.Item>
              <Menu.Item leftSection={<IconCalendarExclamation size={18} aria-hidden />} onClick={expiring.open}>{t('documents:expiring.title')}</Menu.Item>
              <Menu.Item leftSection={<IconCalendarDown size={18} aria-hidden />} onClick={() => { void writeCalendar(asked => api.call('documents.calendar', asked)) }}>{t('documents:calendar.button')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    >
      <DataGrid
        label={t('documents:list')} store="documents" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} recordOf={row => ({ table: 'document', id: row.id })} onOpen={open}
        onRemove={selection => { void remove(selection) }} textPlaceholder={t('documents:textPlaceholder')}
        tabs={<ViewTabs {...tabs} usual={t('documents:usualView')} />} renderDetail={row => <DocumentDetail id={row.id} at={search.at} />}
        tools={(
          <Group gap="md" align="flex-end">
            <AsOf value={search.at} onChange={at => change({ at })} />
            <Switch label={t('documents:past')} mb={8} checked={search.past ?? false} onChange={event => change({ past: event.currentTarget.checked || undefined })} />
          </Group>
        )}
        renderActions={selection => (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove(selection) }}>{t('documents:remove')}</Button>
          </Group>
        )}
        empty={(
          <EmptyState icon={<IconFileCertificate size={48} stroke={1.2} aria-hidden />} title={t('documents:empty.title')} actions={<Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('documents:new.button')}</Button>}>
            {t('documents:empty.text')}
          </EmptyState>
        )}
      />
      <NewDocument opened={creating} onClose={create.close} onCreated={id => { void navigate({ to: '/documents/$id', params: { id } }) }} />
      <ViewExport {...paper.dialog} grid="documents" selection={chosen(search)} columns={columns} view={view} onView={onView} name={name} />
      <ExpiringDialog opened={exporting} onClose={expiring.close} search={search} />
    </Page>
  )
}
