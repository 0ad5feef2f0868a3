import { Button, Group } from '@mantine/core'
import { IconFileImport, IconPlus, IconTrash, IconTruckDelivery } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { SupplierRow } from '../../../shared/suppliers/records.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { DataGrid } from '../../components/grid/DataGrid.tsx'
import type { Selection } from '../../components/grid/types.ts'
import { ViewTabs } from '../../views/ViewTabs.tsx'
import { useSupplierColumns } from './columns.tsx'
import { ListTools } from './ListTools.tsx'
import { SupplierGlance } from './SupplierGlance.tsx'
import { useSuppliersSource, type SuppliersView } from './view.ts'

type Props = { shown: SuppliersView; onNew: () => void; onImport: () => void }

/** Suppliers by qualification at a day. */
export function SuppliersList({ shown: { search, view, onView, change, tabs }, onNew, onImport }: Props) {
  const t = useWords()
  const navigate = useNavigate()
  const columns = useSupplierColumns()
  const source = useSuppliersSource(search)
  const open = useCallback((row: SupplierRow) => { void navigate({ to: '/suppliers/$id', params: { id: row.supplierId }, search: { suppliers: search } }) }, [navigate, search])
  const remove = (selection: Selection<SupplierRow>) => attempt(async () => {
    const ids = [...new Set((await selection.rows()).map(row => row.supplierId))]
    const { batch } = await api.call('suppliers.remove', { ids })
    selection.clear()
    showDone(t('suppliers:screen.removed', { count: ids.length }), batch)
  })
  return (
    <DataGrid
      label={t('suppliers:screen.list')} store="suppliers" columns={columns} source={source} view={view} onView={onView} rowKey={row => row.id} recordOf={row => ({ table: 'supplier', id: row.supplierId })} onOpen={open}
      onRemove={selection => { void remove(selection) }} textPlaceholder={t('suppliers:screen.textPlaceholder')} tools={<ListTools search={search} onChange={change} />} tabs={<ViewTabs {...tabs} usual={t('suppliers:screen.usualView')} />} renderDetail={row => <SupplierGlance id={row.supplierId} />}
      renderActions={selection => (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove(selection) }}>{t('suppliers:screen.remove')}</Button>
        </Group>
      )}
      empty={(
        <EmptyState
          icon={<IconTruckDelivery size={48} stroke={1.2} aria-hidden />} title={t('suppliers:screen.empty.title')}
          actions={(
            <>
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onNew}>{t('suppliers:screen.new.title')}</Button>
              <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={onImport}>{t('suppliers:screen.import.title')}</Button>
            </>
          )}
        >{t('suppliers:screen.empty.text')}</EmptyState>
      )}
    />
  )
}
