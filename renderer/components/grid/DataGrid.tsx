import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEdit } from '@tabler/icons-react'
import { memo, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useCommand } from '../../app/commands.tsx'
import type { Favourite } from '../../app/favourites.ts'
import { errorWords } from '../../app/errors.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import { DetailChoice, DetailPane } from './DetailPane.tsx'
import { EmptyList } from './EmptyList.tsx'
import { FilterChips } from './FilterChips.tsx'
import { shownColumns } from './gridColumns.ts'
import { GridTable } from './GridTable.tsx'
import { nextSort } from './sort.ts'
import { TextFilter } from './TextFilter.tsx'
import { isFiltered, pageSize, type Condition, type GridColumn, type GridSource, type GridView, type Selection } from './types.ts'
import type { Place } from './useActive.ts'
import { useColumns } from './useColumns.ts'
import { useDetailPlace } from './listLayout.ts'
import { useLayout } from './useLayout.ts'
import { useLines } from './useLines.ts'
import { usePages, type Pages } from './usePages.ts'
import { onlyRow, useSelection } from './useSelection.ts'
import { useStable } from './useStable.ts'
import styles from './grid.module.css'

export type DataGridProps<Row extends object> = {
  /** Name of the grid for screen readers. */
  label: string
  /** Under this name the place in the list, and a layout that the page does not keep itself, are remembered. */
  store: string
  columns: GridColumn<Row>[]
  source: GridSource<Row>
  view: GridView
  onView: (change: Partial<GridView>) => void
  /** Stable and unique within the list. */
  rowKey: (row: Row) => string
  onOpen?: (row: Row, index: number) => void
  onRemove?: (selection: Selection<Row>) => void
  /** The record of a row, where that can be a favourite. */
  recordOf?: (row: Row) => Favourite
  /** Buttons of the bar that appears over a selection. */
  renderActions?: (selection: Selection<Row>) => ReactNode
  /** The record of a row, for the pane beside the list. */
  renderDetail?: (row: Row) => ReactNode
  /** Takes rows that were pasted beyond the end of the list, as tab-separated text under headings, with the columns they stood in. */
  onNewRows?: (text: string, columns: string[]) => void
  textPlaceholder: string
  /** More beside the text filter. */
  tools?: ReactNode
  /** What stands over the list, such as its saved views. */
  tabs?: ReactNode
  /** What to say when there is nothing at all. */
  empty: ReactNode
}

type Kept = Place & { query: string }
/** Where the reader was in each grid of this session: coming back from a record finds the same place. */
const places = new Map<string, Kept>()
/** Whether the reader was in that grid before, in this session: a page then leaves the keyboard to it. */
export const wasHere = (store: string): boolean => places.has(store)
const top: Place = { active: { row: 0, column: 1 }, top: 0 }
/** Where the reader was in that grid, if the list was the same. */
const placeIn = (store: string, query: string): Place | null => { const kept = places.get(store); return kept?.query === query ? kept : null }

/** So many rows before they come into sight, their page is asked for: scrolling then meets few that are not there yet, which are drawn twice. */
const ahead = pageSize

/** The pages that hold the rows in sight, those that come next, and the active one. */
function pagesOf(first: number, last: number, active: number, total = 0): number[] {
  const page = (row: number) => Math.floor(Math.max(0, row) / pageSize)
  const [from, to] = [page(first - ahead), page(Math.max(last, Math.min(last + ahead, total - 1)))]
  const seen = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return seen.includes(page(active)) ? seen : [...seen, page(active)]
}

const firstPage: readonly number[] = [0]

/** Which pages are asked for: of another list, the first, until it is known what is in sight of it. */
function useAsked(query: string): [readonly number[], (numbers: readonly number[]) => void] {
  const [asked, setAsked] = useState({ of: query, numbers: firstPage })
  const ask = useStable((numbers: readonly number[]) => setAsked(old => (old.of === query && old.numbers.join() === numbers.join() ? old : { of: query, numbers })))
  return [asked.of === query ? asked.numbers : firstPage, ask]
}

function useView<Row extends object>({ columns, view, onView }: Pick<DataGridProps<Row>, 'columns' | 'view' | 'onView'>) {
  const { columns: chosen } = view
  const order = useMemo(() => shownColumns(columns, { columns: chosen }), [columns, chosen])
  const setCondition = useCallback((column: string, condition: Condition | undefined) => {
    const { [column]: _old, ...rest } = view.filter
    onView({ filter: condition === undefined ? rest : { ...rest, [column]: condition } })
  }, [view.filter, onView])
  const sort = useCallback((column: string, add: boolean) => onView({ sort: nextSort(view.sort, column, add) }), [view.sort, onView])
  const setText = useCallback((text: string) => onView({ text }), [onView])
  const clear = useCallback(() => onView({ text: '', filter: {} }), [onView])
  return { order, setCondition, sort, setText, clear }
}

/** How many rows there are; of how many, where a filter left some out. */
const Count = memo(({ total, filtered, of }: { total: number | undefined; filtered: boolean; of: number | undefined }) => {
  const t = useWords()
  const { number } = useFormats()
  if (total === undefined) return <Text size="sm" role="status">{t('components:grid.loading')}</Text>
  return <Text size="sm" role="status">{!filtered || of === undefined ? t('components:grid.count', { count: total, shown: number(total) }) : t('components:grid.countOf', { count: of, shown: number(total), of: number(of) })}</Text>
})

function Failed<Row>({ pages: { error, retry } }: { pages: Pages<Row> }) {
  const t = useWords()
  return error ? <Group role="alert"><Text>{errorWords(error).title}</Text><Button size="xs" variant="default" onClick={retry}>{t('components:grid.again')}</Button></Group> : null
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const t = useWords()
  return <Group gap="sm" role="status"><Text>{t('components:grid.noResult')}</Text><Button size="compact-sm" variant="default" onClick={onClear}>{t('components:grid.clearFilters')}</Button></Group>
}

/**
 * The one grid of the house: virtual rows over pages that are sorted, filtered, grouped and counted in the core; keyboard after the W3C grid pattern;
 * rows and ranges of cells chosen, copied, pasted, filled and edited in their row; column filters, choice, widths, freezing. The page that uses it
 * holds the view; what can be edited and grouped is said by its columns and its source.
 */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { columns, source, view, store, rowKey, onView } = props
  const { order, setCondition, sort, setText, clear } = useView(props)
  const { layout, change } = useLayout(store, view, onView)
  const group = view.group ?? null
  const query = `${source.query}${JSON.stringify([view.sort, group])}`
  const [numbers, ask] = useAsked(query)
  const pages = usePages(source, numbers)
  const lines = useLines(source, pages, group)
  const table = useColumns(columns, order, layout, change)
  const selection = useSelection(source, rowKey, pages.total ?? 0)
  const [bulk, { open: openBulk, close: closeBulk }] = useDisclosure(false)
  const [detailAt, setDetailAt] = useDetailPlace(store)
  const [activeRow, setActiveRow] = useState<Row | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const place = placeIn(store, query)
  const onPlace = useCallback(({ active, top }: Place) => { places.set(store, { query, active, top }) }, [store, query])
  const { rowFrom } = lines
  const { total } = pages
  const onRange = useCallback((first: number, last: number, active: number) => {
    ask(pagesOf(rowFrom(first), rowFrom(last), rowFrom(active), total))
  }, [rowFrom, total, ask])
  useCommand('find', () => { field.current?.focus(); field.current?.select() })
  const setOrder = useCallback((next: string[] | null) => onView({ columns: next }), [onView])
  const freeze = useCallback((frozen: number) => change({ frozen }), [change])
  const { setAllGroups } = lines
  const canGroup = source.groups !== undefined
  const grouping = useMemo(() => (canGroup ? { by: group, onChange: (by: string | null) => onView({ group: by }), onAll: setAllGroups } : null), [canGroup, group, onView, setAllGroups])
  const ungroup = useCallback(() => onView({ group: null }), [onView])
  const dropCondition = useCallback((column: string) => setCondition(column, undefined), [setCondition])
  const enterList = useCallback(() => frame.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus(), [])
  const nothing = pages.total === 0 && !pages.behind
  const filtered = isFiltered(view)
  const detail = props.renderDetail && detailAt !== 'off' ? { at: detailAt, render: props.renderDetail } : null
  const looks = (
    <Group gap="sm" ml="auto" wrap="nowrap">
      <Count total={total} filtered={filtered} of={source.unfiltered} />
      <ColumnChooser columns={columns} order={order} onChange={setOrder} frozen={layout.frozen} onFreeze={freeze} group={grouping} />
      {props.renderDetail ? <DetailChoice value={detailAt} onChange={setDetailAt} /> : null}
    </Group>
  )
  return (
    <Stack gap="xs" className={styles.frame} ref={frame} data-list>
      <div className={styles.above}>
        {props.tabs ? <div className={styles.views}>{props.tabs}{looks}</div> : null}
        <div className={styles.tools}>
          <TextFilter value={view.text} placeholder={props.textPlaceholder} onChange={setText} inputRef={field} onLeave={enterList} />
          {props.tools}
          {props.tabs ? null : looks}
        </div>
      </div>
      <FilterChips columns={columns} view={view} onRemove={dropCondition} onClear={clear} onUngroup={ungroup} />
      <Failed pages={pages} />
      {nothing && !filtered ? <EmptyList empty={props.empty} onNewRows={props.onNewRows} /> : (
        <div className={styles.panes} data-at={detail?.at}>
          <div className={styles.list} data-pane={detail ? 'list' : undefined}>
            <GridTable
              query={query} label={props.label} store={store} columns={table} source={source} lines={lines} atHand={pages.all} selection={selection} view={view} rowKey={rowKey}
              place={place ?? top} returning={place !== null} onPlace={onPlace} onRange={onRange} onOpen={props.onOpen} onActive={setActiveRow}
              onRemove={props.onRemove ? row => props.onRemove?.(row === undefined ? selection : onlyRow(row, rowKey(row))) : undefined} recordOf={props.recordOf} onSort={sort} onView={onView} onCondition={setCondition} onOrder={setOrder}
              onFreeze={freeze} onNewRows={props.onNewRows} bulk={{ opened: bulk, open: openBulk, close: closeBulk }}
            />
          </div>
          {detail ? <DetailPane row={activeRow} {...detail} /> : null}
        </div>
      )}
      {nothing && filtered ? <NothingFound onClear={clear} /> : null}
      {/* below the list: above it, the rows would move away from the hand that ticks them */}
      {selection.count > 0 ? <SelectionBar selection={selection} onBulk={source.edit ? openBulk : null} renderActions={props.renderActions} /> : null}
    </Stack>
  )
}

function SelectionBar<Row>({ selection, onBulk, renderActions }: { selection: Selection<Row>; onBulk: (() => void) | null; renderActions: ((selection: Selection<Row>) => ReactNode) | undefined }) {
  const t = useWords()
  const { number } = useFormats()
  return (
    <Group gap="sm" className={styles.selectionBar} role="group" aria-label={t('components:grid.selection')}>
      <Text size="sm" fw={600} role="status">{t('components:grid.selectedCount', { count: selection.count, shown: number(selection.count) })}</Text>
      {onBulk ? <Button size="compact-sm" variant="default" leftSection={<IconEdit size={16} aria-hidden />} onClick={onBulk}>{t('components:grid.bulk.button')}</Button> : null}
      {renderActions?.(selection)}
      <Button size="compact-sm" variant="subtle" onClick={selection.clear}>{t('components:grid.clearSelection')}</Button>
    </Group>
  )
}
