import { Button, Group, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBook2, IconClipboardCheck, IconFileExport, IconFileImport, IconMail, IconPlus, IconSend, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { AssessmentRow } from '../../shared/checklists.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { selectionOf } from '../components/grid/address.ts'
import { DataGrid, wasHere } from '../components/grid/DataGrid.tsx'
import type { Selection } from '../components/grid/types.ts'
import { MoreMenu } from '../components/MoreMenu.tsx'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { ViewExport } from '../views/ViewExport.tsx'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { AssessmentDetail } from './AssessmentDetail.tsx'
import { useChecklistColumns } from './columns.tsx'
import { NewAssessment } from './NewAssessment.tsx'
import { ReadBack } from './ReadBack.tsx'
import { SendQuestionnaire } from './SendQuestionnaire.tsx'
import { useChecklistsSource, useChecklistsView } from './view.ts'

/** The self-assessments of all firms: how far each is, and which alarms are open. */
export function ChecklistsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const columns = useChecklistColumns()
  const { search, view, onView, tabs, name } = useChecklistsView()
  const source = useChecklistsSource(search)
  const [returning] = useState(() => wasHere('checklists'))
  const [creating, create] = useDisclosure(false)
  const paper = usePaper(t('views:export.title'))
  const [sending, send] = useDisclosure(false)
  const [reading, back] = useDisclosure(false)
  useCommand('new', create.open, { label: t('checklists:new.title') })
  useCommand('import', back.open, { label: t('checklists:back.title') })
  const open = useCallback((row: AssessmentRow) => { void navigate({ to: '/checklists/$id', params: { id: row.id }, search: { checklists: search } }) }, [navigate, search])
  const remove = (selection: Selection<AssessmentRow>) => attempt(async () => {
    const ids = (await selection.rows()).map(row => row.id)
    const { batch } = await api.call('checklists.remove', { ids })
    selection.clear()
    showDone(t('checklists:removed', { count: ids.length }), batch)
  })
  const newButton = <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('checklists:new.button')}</Button>
  const sendButton = <Button variant="default" leftSection={<IconSend size={18} aria-hidden />} onClick={send.open}>{t('checklists:send.button')}</Button>
  return (
    <Page
      title={t('checklists:title')} subtitle={t('checklists:subtitle')} width="full" focus={returning ? 'own' : 'title'}
      actions={(
        <>
          {newButton}{sendButton}
          <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={back.open}>{t('checklists:back.button')}</Button>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('views:export.button')}</Button>
          <MoreMenu>
            <Menu.Item leftSection={<IconMail size={18} aria-hidden />} component={Link} to="/checklists/questionnaires">{t('checklists:sent.button')}</Menu.Item>
            <Menu.Item leftSection={<IconBook2 size={18} aria-hidden />} component={Link} to="/checklists/guidelines">{t('checklists:guide.button')}</Menu.Item>
          </MoreMenu>
        </>
      )}
    >
      <DataGrid
        label={t('checklists:list')} store="checklists" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} onOpen={open} onRemove={selection => { void remove(selection) }}
        textPlaceholder={t('checklists:textPlaceholder')} tabs={<ViewTabs {...tabs} usual={t('checklists:usualView')} />} renderDetail={row => <AssessmentDetail id={row.id} />}
        renderActions={selection => (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove(selection) }}>{t('checklists:remove')}</Button>
          </Group>
        )}
        empty={(
          <EmptyState icon={<IconClipboardCheck size={48} stroke={1.2} aria-hidden />} title={t('checklists:empty.title')} actions={<>{newButton}{sendButton}</>}>
            {t('checklists:empty.text')}
          </EmptyState>
        )}
      />
      <ViewExport {...paper.dialog} grid="checklists" selection={selectionOf(search)} columns={columns} view={view} onView={onView} name={name} />
      <NewAssessment opened={creating} onClose={create.close} />
      <SendQuestionnaire opened={sending} onClose={send.close} />
      <ReadBack opened={reading} onClose={back.close} />
    </Page>
  )
}
