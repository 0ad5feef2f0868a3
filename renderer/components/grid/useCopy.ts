import { notifications } from '@mantine/notifications'
import { useEffect, useRef, type ClipboardEvent, type RefObject } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { cellText, clipboardTexts } from './cellText.ts'
import { copyLimit, type GridColumn } from './types.ts'
import type { Active } from './useGridKeys.ts'
import type { SelectionControl } from './useSelection.ts'

type Props<Row> = {
  columns: GridColumn<Row>[]
  selection: SelectionControl<Row>
  rowAt: (index: number) => Row | undefined
  active: Active
  scroller: RefObject<HTMLElement | null>
}
type Texts = { plain: string; html: string }

/**
 * Answers the copy event with the chosen rows (or the active cell) as tab-separated text and as a table. Rows that are not at hand are
 * fetched first, and the copy is then asked for again: the event itself cannot wait.
 */
export function useCopy<Row>({ columns, selection, rowAt, active, scroller }: Props<Row>): (event: ClipboardEvent<HTMLElement>) => void {
  const t = useWords()
  const { language } = useFormats()
  const ready = useRef<Texts | null>(null)
  useEffect(() => {
    // The command asks first whether there is anything to copy: its answer is "yes" when this event is prevented.
    const grid = scroller.current
    const agree = (event: Event) => { if (ready.current !== null) event.preventDefault() }
    grid?.addEventListener('beforecopy', agree)
    return () => grid?.removeEventListener('beforecopy', agree)
  }, [scroller])
  const say = (count: number) => notifications.show({ message: t('components:grid.copied', { count }), autoClose: 2500 })
  const fetchThenCopy = async () => {
    const rows = await selection.rows()
    ready.current = clipboardTexts(columns, rows, language)
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
    // oxlint-disable-next-line typescript/no-deprecated -- the copy event cannot wait, and the newer API asks for a permission that the shell refuses
    document.execCommand('copy')
    say(rows.length)
  }
  return event => {
    if (event.target instanceof HTMLInputElement || (window.getSelection()?.toString() ?? '') !== '') return
    event.preventDefault()
    if (selection.count > copyLimit) {
      notifications.show({ message: t('components:grid.copyTooMany', { count: copyLimit }), color: 'yellow' })
      return
    }
    if (selection.count > 0 && selection.atHand === null && ready.current === null) {
      void fetchThenCopy()
      return
    }
    const row = rowAt(active.row)
    const column = columns[active.column - 1]
    const single = row && column ? { plain: cellText(column, row, language), html: '' } : null
    const chosen = selection.atHand !== null && selection.count > 0 ? clipboardTexts(columns, selection.atHand, language) : null
    if (chosen) say(selection.count)
    const texts = ready.current ?? chosen ?? single
    ready.current = null
    if (!texts) return
    event.clipboardData.setData('text/plain', texts.plain)
    if (texts.html !== '') event.clipboardData.setData('text/html', texts.html)
  }
}
