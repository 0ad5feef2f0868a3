import { Button, Group, Stack, Text } from '@mantine/core'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useCommand } from '../../app/commands.tsx'
import { errorWords } from '../../app/errors.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import { FilterChips } from './FilterChips.tsx'
import { GridTable } from './GridTable.tsx'
import { nextSort } from './sort.ts'
import { TextFilter } from './TextFilter.tsx'
import { isFiltered, pageSize, type Condition, type GridColumn, type GridSource, type GridView, type Selection } from './types.ts'
import { useColumns } from './useColumns.ts'
import type { Active } from './useGridKeys.ts'
import { usePages, type Pages } from './usePages.ts'
import { useSelection } from './useSelection.ts'
import styles from './grid.module.css'

export type DataGridProps<Row extends object> = {
  /** Name of the grid for screen readers. */
  label: string
  /** Under this name widths, columns and the place in the list are remembered. */
  store: string
  columns: GridColumn<Row>[]
  source: GridSource<Row>
  view: GridView
  onView: (change: Partial<GridView>) => void
  /** Stable and unique within the list. */
  rowKey: (row: Row) => string
  onOpen?: (row: Row, index: number) => void
  onRemove?: (selection: Selection<Row>) => void
  /** Buttons of the bar that appears over a selection. */
  renderActions?: (selection: Selection<Row>) => ReactNode
  textPlaceholder: string
  /** More beside the text filter. */
  tools?: ReactNode
  /** What to say when there is nothing at all. */
  empty: ReactNode
}

type Place = { query: string; active: Active; top: number }
/** Where the reader was in each grid of this session: coming back from a record finds the same place. */
const places = new Map<string, Place>()
/** Whether the reader was in that grid before, in this session: a page then leaves the keyboard to it. */
export const wasHere = (store: string): boolean => places.has(store)
const start: Active = { row: 0, column: 1 }

/** The pages that hold the rows in sight and the active one. */
function pagesOf(first: number, last: number, active: number): number[] {
  const page = (row: number) => Math.floor(Math.max(0, row) / pageSize)
  const seen = Array.from({ length: page(last) - page(first) + 1 }, (_, index) => page(first) + index)
  return seen.includes(page(active)) ? seen : [...seen, page(active)]
}

function useView<Row extends object>({ columns, view, onView }: Pick<DataGridProps<Row>, 'columns' | 'view' | 'onView'>) {
  const usual = useMemo(() => columns.filter(column => !column.hidden).map(column => column.name), [columns])
  const known = view.columns?.filter(name => columns.some(column => column.name === name)) ?? []
  const order = known.length > 0 ? known : usual
  const setCondition = useCallback((column: string, condition: Condition | undefined) => {
    const { [column]: _old, ...rest } = view.filter
    onView({ filter: condition === undefined ? rest : { ...rest, [column]: condition } })
  }, [view.filter, onView])
  const sort = useCallback((column: string, add: boolean) => onView({ sort: nextSort(view.sort, column, add) }), [view.sort, onView])
  const setText = useCallback((text: string) => onView({ text }), [onView])
  const clear = useCallback(() => onView({ text: '', filter: {} }), [onView])
  return { order, setCondition, sort, setText, clear }
}

function Count<Row extends object>({ pages, source, view }: { pages: Pages<Row>; source: GridSource<Row>; view: GridView }) {
  const t = useWords()
  const { number } = useFormats()
  const { total } = pages
  if (total === undefined) return <Text size="sm" role="status">{t('components:grid.loading')}</Text>
  const of = isFiltered(view) && source.unfiltered !== undefined ? source.unfiltered : null
  return <Text size="sm" role="status">{of === null ? t('components:grid.count', { count: total, shown: number(total) }) : t('components:grid.countOf', { count: of, shown: number(total), of: number(of) })}</Text>
}

/**
 * The one grid of the house: virtual rows over pages that are sorted, filtered and counted in the core; keyboard after the W3C grid pattern;
 * selection, copy, column filters, choice and widths. The page that uses it holds the view.
 */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const t = useWords()
  const { columns, source, view, store, rowKey } = props
  const { order, setCondition, sort, setText, clear } = useView(props)
  const [numbers, setNumbers] = useState<readonly number[]>([0])
  const pages = usePages(source, numbers)
  const table = useColumns(columns, order, store)
  const selection = useSelection(source, rowKey, pages.total ?? 0)
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const query = `${source.query}${JSON.stringify(view.sort)}`
  const place = places.get(store)
  const onPlace = useCallback(({ active, top }: Omit<Place, 'query'>) => { places.set(store, { query, active, top }) }, [store, query])
  const onRange = useCallback((first: number, last: number, active: number) => {
    const next = pagesOf(first, last, active)
    setNumbers(old => (old.join() === next.join() ? old : next))
  }, [])
  useCommand('find', () => { field.current?.focus(); field.current?.select() })
  const enterList = () => frame.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus()
  const nothing = pages.total === 0 && !pages.behind
  return (
    <Stack gap="xs" className={styles.frame} ref={frame}>
      <Group gap="sm" align="flex-end">
        <TextFilter value={view.text} placeholder={props.textPlaceholder} onChange={setText} inputRef={field} onLeave={enterList} />
        {props.tools}
        <Group gap="md" ml="auto">
          <Count pages={pages} source={source} view={view} />
          <ColumnChooser columns={columns} order={order} onChange={next => props.onView({ columns: next })} />
        </Group>
      </Group>
      <FilterChips columns={columns} view={view} onRemove={column => setCondition(column, undefined)} onClear={clear} />
      {selection.count > 0 ? <SelectionBar selection={selection} renderActions={props.renderActions} /> : null}
      {pages.error ? <Group role="alert"><Text>{errorWords(pages.error).title}</Text><Button size="xs" variant="default" onClick={pages.retry}>{t('components:grid.again')}</Button></Group> : null}
      {nothing && !isFiltered(view) ? props.empty : (
        <GridTable
          query={query} label={props.label} columns={table} source={source} pages={pages} selection={selection} view={view} rowKey={rowKey}
          place={place?.query === query ? place : { active: start, top: 0 }} returning={place?.query === query} onPlace={onPlace} onRange={onRange} onOpen={props.onOpen}
          onRemove={props.onRemove ? () => props.onRemove?.(selection) : undefined} onSort={sort} onCondition={setCondition}
        />
      )}
      {nothing && isFiltered(view) ? (
        <Group gap="sm" role="status"><Text>{t('components:grid.noResult')}</Text><Button size="compact-sm" variant="default" onClick={clear}>{t('components:grid.clearFilters')}</Button></Group>
      ) : null}
    </Stack>
  )
}

function SelectionBar<Row>({ selection, renderActions }: { selection: Selection<Row>; renderActions: ((selection: Selection<Row>) => ReactNode) | undefined }) {
  const t = useWords()
  const { number } = useFormats()
  return (
    <Group gap="sm" className={styles.selectionBar} role="group" aria-label={t('components:grid.selection')}>
      <Text size="sm" fw={600} role="status">{t('components:grid.selectedCount', { count: selection.count, shown: number(selection.count) })}</Text>
      {renderActions?.(selection)}
      <Button size="compact-sm" variant="subtle" onClick={selection.clear}>{t('components:grid.clearSelection')}</Button>
    </Group>
  )
}
