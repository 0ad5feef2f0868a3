import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowsJoin, IconFileImport, IconFileExport, IconPlus, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { importFields, type MemberRow } from '../../../shared/members.ts'
import { api } from '../../app/api.ts'
import { useCommand } from '../../app/commands.tsx'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { DataGrid, wasHere } from '../../components/grid/DataGrid.tsx'
import type { Selection } from '../../components/grid/types.ts'
import { Page } from '../../components/Page.tsx'
import { usePaper } from '../../components/paper/usePaper.ts'
import { ViewTabs } from '../../views/ViewTabs.tsx'
import { useClusters } from '../clusters.ts'
import { MergeDialog } from '../../duplicates/MergeDialog.tsx'
import { ListExport } from '../export/ListExport.tsx'
import { EmptyMembers } from './EmptyMembers.tsx'
import { useMemberColumns } from './columns.tsx'
import { MemberDetail } from './MemberDetail.tsx'
import { NewMember } from './NewMember.tsx'
import { Situation } from './Situation.tsx'
import { selectionOf, useMembersSource, useMembersView } from './view.ts'

const organisationOf = (row: MemberRow) => row.organisationId

/** So many records are compared side by side at most. */
const mostMerged = 20

/** The members register: the list of a cluster at a day. */
export function MembersPage() {
  const t = useWords()
  const navigate = useNavigate()
  const columns = useMemberColumns()
  const { search, view, onView, change, tabs, name } = useMembersView()
  const source = useMembersSource(search)
  const { clusters, first } = useClusters()
  const [returning] = useState(() => wasHere('members'))
  const [creating, create] = useDisclosure(false)
  const paper = usePaper(t('members:export.title'))
  const [merging, setMerging] = useState<string[]>([])
  const importList = () => { void navigate({ to: '/members/import' }) }
  useCommand('new', create.open, { label: t('members:new.title') })
  useCommand('import', importList, { label: t('members:import.title') })
  const open = useCallback((row: MemberRow, place: number) => {
    void navigate({ to: '/members/$id', params: { id: row.organisationId }, search: { list: search, place } })
  }, [navigate, search])
  const remove = (selection: Selection<MemberRow>) => attempt(async () => {
    const ids = (await selection.rows()).map(organisationOf)
    const { batch } = await api.call('organisations.remove', { ids })
    selection.clear()
    showDone(t('members:removed', { count: ids.length }), batch)
  })
  const takeRows = useCallback((text: string, columns: string[]) => {
    void attempt(async () => {
      const mapping = Object.fromEntries(columns.map((name, index) => [String(index), importFields.find(field => field === name) ?? null]))
      const { session } = await api.call('members.import.preview', { text, ...(columns.length > 0 ? { mapping } : {}), ...(search.cluster ? { clusterId: search.cluster } : {}) })
      void navigate({ to: '/members/import', search: { session, step: 'rows' } })
    })
  }, [navigate, search.cluster])
  const cluster = clusters.find(one => one.id === search.cluster) ?? first
  return (
    <Page
      title={t('members:title')} subtitle={cluster?.name} width="full" focus={returning ? 'own' : 'title'}
      actions={(
        <>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('members:new.button')}</Button>
          <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={importList}>{t('members:import.button')}</Button>
          <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('members:export.button')}</Button>
        </>
      )}
    >
      <DataGrid
        label={t('members:list')} store="members" columns={columns} source={source} view={view} onView={onView} rowKey={organisationOf} recordOf={row => ({ table: 'organisation', id: row.organisationId })} onOpen={open}
        onRemove={selection => { void remove(selection) }} onNewRows={takeRows} textPlaceholder={t('members:textPlaceholder')}
        tabs={<ViewTabs {...tabs} usual={t('members:usualView')} />} renderDetail={row => <MemberDetail id={row.organisationId} />}
        tools={<Situation clusters={clusters} first={first} search={search} onChange={change} />}
        renderActions={selection => (
          <Group gap="xs">
            {selection.count > 1 && selection.count <= mostMerged ? (
              <Button size="compact-sm" variant="default" leftSection={<IconArrowsJoin size={16} aria-hidden />} onClick={() => { void attempt(async () => setMerging((await selection.rows()).map(organisationOf))) }}>{t('members:merge')}</Button>
            ) : null}
            <Button size="compact-sm" variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove(selection) }}>{t('members:remove')}</Button>
          </Group>
        )}
        empty={<EmptyMembers at={search.at} onNew={create.open} onImport={importList} onToday={() => change({ at: undefined })} />}
      />
      <MergeDialog kind="organisations" ids={merging} opened={merging.length > 0} onClose={() => setMerging([])} />
      <NewMember opened={creating} onClose={create.close} clusterId={search.cluster} />
      <ListExport {...paper.dialog} title={t('members:export.listTitle', { name: cluster?.name ?? t('members:title') })} selection={selectionOf(search)} columns={columns} view={view} onView={onView} name={name} />
    </Page>
  )
}
