import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileExport, IconPlus, IconScript, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { PolicyRow } from '../../shared/policies/views.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { AsOf } from '../components/AsOf.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { selectionOf } from '../components/grid/address.ts'
import { DataGrid, wasHere } from '../components/grid/DataGrid.tsx'
import type { Selection } from '../components/grid/types.ts'
import { Page } from '../components/Page.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { ViewExport } from '../views/ViewExport.tsx'
import { ViewTabs } from '../views/ViewTabs.tsx'
import { usePolicyColumns } from './columns.tsx'
import { NewPolicy } from './NewPolicy.tsx'
import { PolicyDetail } from './PolicyDetail.tsx'
import { usePoliciesSource, usePoliciesView } from './view.ts'

/** The policies of the clusters and of their firms, with the version that holds. */
export function PoliciesPage() {
  const t = useWords()
  const navigate = useNavigate()
  const columns = usePolicyColumns()
  const { search, view, onView, change, tabs, name } = usePoliciesView()
  const source = usePoliciesSource(search)
  const [returning] = useState(() => wasHere('policies'))
  const [creating, create] = useDisclosure(false)
  const paper = usePaper(t('views:export.title'))
  useCommand('new', create.open, { label: t('policies:new.title') })
  const open = useCallback((row: PolicyRow) => { void navigate({ to: '/policies/$id', params: { id: row.id }, search: { policies: search } }) }, [navigate, search])
  const remove = (selection: Selection<PolicyRow>) => attempt(async () => {
    const ids = (await selection.rows()).map(row => row.id)
    const { batch } = await api.call('policies.remove', { ids })
    selection.clear()
    showDone(t('policies:removed', { count: ids.length }), batch)
  })
  const button = <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('policies:new.button')}</Button>
  return (
    <Page title={t('policies:title')} subtitle={t('policies:subtitle')} width="full" focus={returning ? 'own' : 'title'} actions={<>{button}<Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={paper.open}>{t('views:export.button')}</Button></>}>
      <DataGrid
        label={t('policies:list')} store="policies" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} recordOf={row => ({ table: 'policy', id: row.id })} onOpen={open}
        onRemove={selection => { void remove(selection) }} textPlaceholder={t('policies:textPlaceholder')} tabs={<ViewTabs {...tabs} usual={t('policies:usualView')} />} renderDetail={row => <PolicyDetail id={row.id} at={search.at} />}
        tools={<AsOf value={search.at} onChange={at => change({ at })} />}
        renderActions={selection => <Button size="compact-sm" variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove(selection) }}>{t('policies:remove')}</Button>}
        empty={<EmptyState icon={<IconScript size={48} stroke={1.2} aria-hidden />} title={t('policies:empty.title')} actions={button}>{t('policies:empty.text')}</EmptyState>}
      />
      <ViewExport {...paper.dialog} grid="policies" selection={selectionOf(search)} columns={columns} view={view} onView={onView} name={name} />
      <NewPolicy opened={creating} onClose={create.close} />
    </Page>
  )
}
