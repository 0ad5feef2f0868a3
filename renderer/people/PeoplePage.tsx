import { Button, Group, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAddressBook, IconFileExport, IconPlus, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { PersonRow } from '../../shared/people.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { AsOf } from '../components/AsOf.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { DataGrid, wasHere } from '../components/grid/DataGrid.tsx'
import type { Selection } from '../components/grid/types.ts'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { usePeopleColumns } from './columns.tsx'
import { DirectoryDialog } from './DirectoryDialog.tsx'
import { NewPerson } from './NewPerson.tsx'
import { PersonDetail } from './PersonDetail.tsx'
import { usePeopleSource, usePeopleView } from './view.ts'

/** People with their roles: one row for each role at a day. */
export function PeoplePage() {
  const t = useWords()
  const navigate = useNavigate()
  const columns = usePeopleColumns()
  const { search, view, onView, change, tabs, name } = usePeopleView()
  const source = usePeopleSource(search)
  const [returning] = useState(() => wasHere('people'))
  const [creating, create] = useDisclosure(false)
  const directory = usePaper(t('people:directory.title'))
  useCommand('new', create.open, { label: t('people:new.title') })
  const open = useCallback((row: PersonRow, place: number) => { void navigate({ to: '/people/$id', params: { id: row.personId }, search: { people: search, place } }) }, [navigate, search])
  const remove = (selection: Selection<PersonRow>) => attempt(async () => {
    const ids = [...new Set((await selection.rows()).map(row => row.personId))]
    const { batch } = await api.call('people.remove', { ids })
    selection.clear()
    showDone(t('people:removed', { count: ids.length }), batch)
  })
  return (
    <Page
      title={t('people:title')} subtitle={t('people:subtitle')} width="full" focus={returning ? 'own' : 'title'}
      actions={(
        <>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('people:new.button')}</Button>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={directory.open}>{t('people:directory.button')}</Button>
        </>
      )}
    >
      <DataGrid
        label={t('people:list')} store="people" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} recordOf={row => ({ table: 'person', id: row.personId })} onOpen={open}
        onRemove={selection => { void remove(selection) }} textPlaceholder={t('people:textPlaceholder')}
        tabs={<ViewTabs {...tabs} usual={t('people:usualView')} />} renderDetail={row => <PersonDetail id={row.personId} />}
        tools={(
          <Group gap="md" align="flex-end">
            <AsOf value={search.at} onChange={at => change({ at })} />
            <Switch label={t('people:ended')} mb={8} checked={search.ended ?? false} onChange={event => change({ ended: event.currentTarget.checked || undefined })} />
          </Group>
        )}
        renderActions={selection => (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove(selection) }}>{t('people:remove')}</Button>
          </Group>
        )}
        empty={(
          <EmptyState icon={<IconAddressBook size={48} stroke={1.2} aria-hidden />} title={t('people:empty.title')} actions={<Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('people:new.button')}</Button>}>
            {t('people:empty.text')}
          </EmptyState>
        )}
      />
      <NewPerson opened={creating} onClose={create.close} />
      <DirectoryDialog {...directory.dialog} search={search} columns={columns} view={view} onView={onView} name={name} />
    </Page>
  )
}
