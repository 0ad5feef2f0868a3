import { notifications } from '@mantine/notifications'
import type { MouseEvent } from 'react'
import { useFavourites } from '../../app/favourites.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { conditionText } from './conditions.ts'
import type { MenuItem, OpenMenu } from '../ContextMenu.tsx'
import type { GridTableProps } from './GridTable.tsx'
import { cellItems, headItems } from './menus.tsx'
import { isChosen } from './ranges.ts'
import type { Condition } from './types.ts'
import type { ActiveCells } from './useActive.ts'
import { cellPlace } from './useCellMouse.ts'
import type { CellWork } from './useCellWork.tsx'
import type { EditControl } from './useEditing.ts'
import type { Active } from './useGridKeys.ts'

type Props<Row extends object> = GridTableProps<Row> & {
  cells: ActiveCells
  control: EditControl<Row>
  work: CellWork<Row>
  copy: (headings: boolean) => void
  open: (line: number) => void
  edit: (typed?: string) => boolean
  chosenRows: () => void
  remove: () => void
  shift: (column: number, by: 1 | -1) => void
  fit: (names: string[]) => void
  openFilter: (name: string | null, column: number) => void
  setMenu: (menu: OpenMenu | null) => void
}

/** The context menus of cells and heads: by the right button, the Menu key and Shift+F10. Each of their commands has its own key or button as well. */
export function useGridMenu<Row extends object>(props: Props<Row>) {
  const t = useWords()
  const { language } = useFormats()
  const { has, set } = useFavourites()
  const { cells, columns, lines, selection, source, view, work } = props
  const { shown } = columns

  const headMenu = (at: number): MenuItem[] => {
    const column = shown[at - 1]
    if (!column) return []
    const grouped = view.group === column.name
    return headItems(t, {
      sort: column.sortable === false ? null : descending => props.onView({ sort: [{ column: column.name, ...(descending ? { descending } : {}) }] }),
      filter: column.filterable === false ? null : () => props.openFilter(column.name, at),
      group: column.groupable && source.groups ? { on: grouped, run: () => props.onView({ group: grouped ? null : column.name }) } : null,
      fit: () => props.fit([column.name]),
      fitAll: () => props.fit(shown.map(one => one.name)),
      left: at > 1 ? () => props.shift(at, -1) : null,
      right: at < shown.length ? () => props.shift(at, 1) : null,
      freeze: columns.frozen === at ? { on: true, run: () => props.onFreeze(0) } : { on: false, run: () => props.onFreeze(at) },
      hide: shown.length > 1 ? () => props.onOrder(shown.filter(one => one !== column).map(one => one.name)) : null,
    })
  }
  const favouriteOf = (row: Row) => {
    const record = props.recordOf?.(row)
    return record ? { on: has(record), run: () => set(record, !has(record)) } : null
  }
  const cellMenu = ({ row: line, column: at }: Active): MenuItem[] => {
    const column = shown[at - 1]
    const row = lines.rowAt(line)
    if (row === undefined) return []
    const value = column ? column.value(row) : null
    const condition: Condition = value === null || value === '' ? { empty: true } : [value]
    const editable = column?.editor !== undefined && source.edit !== undefined
    const anyEditable = source.edit !== undefined && cells.areas.some(({ left, right }) => shown.slice(left - 1, right).some(one => one.editor))
    return cellItems(t, {
      open: props.onOpen ? () => props.open(line) : null,
      favourite: favouriteOf(row),
      edit: editable ? () => { props.edit() } : null,
      copy: props.copy,
      // The page may not read the clipboard by itself: only the key may.
      paste: source.edit ? () => { notifications.show({ message: t('components:grid.pasteByKey') }) } : null,
      fillDown: anyEditable ? () => { void work.fillDown() } : null,
      clear: anyEditable && selection.count === 0 ? () => { void work.clear() } : null,
      filterBy: column && column.filterable !== false ? { words: t('components:grid.chip.words', { column: column.header, condition: conditionText(column, condition, language, t) }), run: () => props.onCondition(column.name, condition) } : null,
      selectRows: props.chosenRows,
      bulk: source.edit && selection.count > 0 ? props.bulk.open : null,
      remove: props.onRemove ? (selection.count > 0 ? { chosen: true, run: props.remove } : { chosen: false, run: () => props.onRemove?.(row) }) : null,
    })
  }
  const show = (place: Active, x: number, y: number) => {
    const items = place.row < 0 ? headMenu(place.column) : cellMenu(place)
    if (items.length > 0) props.setMenu({ x, y, label: t(place.row < 0 ? 'components:grid.menu.ofColumn' : 'components:grid.menu.ofCell'), items })
  }
  return {
    atActive: () => {
      const { row, column } = cells.here
      const box = cells.scroller.current?.querySelector(`[data-row="${row}"][data-col="${column}"]`)?.getBoundingClientRect()
      if (box) show(cells.here, box.left + 8, box.bottom - 4)
    },
    onContextMenu: (event: MouseEvent) => {
      const place = cellPlace(event.target)
      if (!place || (event.target instanceof Element && event.target.closest('input'))) return
      event.preventDefault()
      // On a chosen cell the menu is about all that is chosen; elsewhere about the cell under the mouse.
      if (place.row < 0 || !isChosen(cells.areas, place.row, place.column)) cells.go(place)
      show(place, event.clientX, event.clientY)
    },
  }
}
