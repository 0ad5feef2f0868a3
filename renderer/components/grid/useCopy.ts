import { notifications } from '@mantine/notifications'
import { useEffect, useRef, type ClipboardEvent, type RefObject } from 'react'
import { useFormats, useWords } from '../../app/language.ts'
import { sayRefused } from '../../app/toast.tsx'
import { clipboardTexts } from './cellText.ts'
import { blockOf, runLength, type Area } from './ranges.ts'
import { rowsAtHand } from './rowsBetween.ts'
import { copyLimit, type GridColumn, type GridSource } from './types.ts'
import type { SelectionControl } from './useSelection.ts'

type Props<Row> = {
  columns: GridColumn<Row>[]
  selection: SelectionControl<Row>
  areas: readonly Area[]
  /** The row of a line; a head of a group has none. */
  rowAt: (line: number) => Row | undefined
  /** The rows of these lines, fetched where they are not at hand. */
  fetchRows: (runs: readonly { from: number; to: number }[]) => Promise<Row[]>
  scroller: RefObject<HTMLElement | null>
  copying: GridSource<Row>['copying']
}
type Texts = { plain: string; html: string }
/** What is to be copied: its rows, those of them that are at hand (else null), its columns, and what is said of it. */
type Wanted<Row> = { count: number; atHand: Row[] | null; fetch: () => Promise<Row[]>; columns: GridColumn<Row>[]; headings: boolean; said: 'rows' | 'cells' | null }

/**
 * Answers the copy event with the chosen rows, else with the chosen cells, as tab-separated text and as a table. Rows that are not at hand are
 * fetched first, and the copy is then asked for again: the event itself cannot wait.
 */
export function useCopy<Row>({ columns, selection, areas, rowAt, fetchRows, scroller, copying }: Props<Row>) {
  const t = useWords()
  const { language, number } = useFormats()
  const ready = useRef<Texts | null>(null)
  const withHeadings = useRef(false)
  useEffect(() => {
    // The command asks first whether there is anything to copy: its answer is "yes" when this event is prevented.
    const grid = scroller.current
    const agree = (event: Event) => { if (ready.current !== null) event.preventDefault() }
    grid?.addEventListener('beforecopy', agree)
    return () => grid?.removeEventListener('beforecopy', agree)
  }, [scroller])

  const wanted = (): Wanted<Row> | null => {
    if (selection.count > 0) return { count: selection.count, atHand: selection.atHand, fetch: selection.rows, columns, headings: true, said: 'rows' }
    const block = blockOf(areas)
    if (!block) {
      if (areas.length > 0) notifications.show({ message: t('components:grid.copyNoBlock'), color: 'yellow' })
      return null
    }
    const chosen = block.columns.flatMap(column => columns[column - 1] ?? [])
    const count = runLength(block.rows)
    return {
      count, atHand: rowsAtHand(block.rows, rowAt), fetch: () => fetchRows(block.rows), columns: chosen, headings: withHeadings.current, said: count * chosen.length > 1 ? 'cells' : null,
    }
  }
  const mayCopy = (rows: Row[]): Row[] => (copying ? rows.filter(copying.may) : rows)
  const say = ({ said, columns: chosen }: Wanted<Row>, all: number, rows: number) => {
    if (copying && rows < all) notifications.show({ message: copying.words(all - rows), color: 'yellow', autoClose: 8000 })
    if (said === null || rows === 0) return
    const count = said === 'rows' ? rows : rows * chosen.length
    notifications.show({ message: t(said === 'rows' ? 'components:grid.copied' : 'components:grid.copiedCells', { count, shown: number(count) }), autoClose: 2500 })
  }
  const tooMany = ({ count }: Wanted<Row>): boolean => {
    if (count > copyLimit) notifications.show({ message: t('components:grid.copyTooMany', { count: copyLimit }), color: 'yellow' })
    return count > copyLimit
  }
  /** Asks the browser for a copy event of the grid; false where it made none. */
  const askForCopy = (): boolean => {
    const cell = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')
    cell?.focus({ preventScroll: true })
    // The event goes where the text cursor is.
    if (cell) window.getSelection()?.collapse(cell, 0)
    // oxlint-disable-next-line typescript/no-deprecated -- the copy event cannot wait, and the newer API asks for a permission that the shell refuses
    return document.execCommand('copy')
  }
  /** Answers whether the rows went to the clipboard. */
  const fetchThenCopy = async (what: Wanted<Row>): Promise<boolean> => {
    const all = await what.fetch()
    const rows = mayCopy(all)
    let copied = false
    if (rows.length > 0) {
      ready.current = clipboardTexts(what.columns, rows, language, what.headings)
      copied = askForCopy()
    }
    if (rows.length > 0 && !copied) sayRefused(t('notCopied'), t('notCopiedNext'))
    else say(what, all.length, rows.length)
    return copied
  }
  const give = (event: ClipboardEvent<HTMLElement>, { plain, html }: Texts) => {
    event.clipboardData.setData('text/plain', plain)
    event.clipboardData.setData('text/html', html)
  }
  /** Copies what is wanted into the event, or asks for it and copies then; answers whether, or when, it has gone to the clipboard. */
  const take = (event: ClipboardEvent<HTMLElement>, what: Wanted<Row>): boolean | Promise<boolean> => {
    if (tooMany(what)) return false
    if (!what.atHand) return fetchThenCopy(what)
    const rows = mayCopy(what.atHand)
    say(what, what.atHand.length, rows.length)
    if (rows.length > 0) give(event, clipboardTexts(what.columns, rows, language, what.headings))
    return rows.length > 0
  }
  /** A field has its own text, and text that is marked is copied as everywhere. */
  const isText = (event: ClipboardEvent<HTMLElement>): boolean => event.target instanceof HTMLInputElement || (window.getSelection()?.toString() ?? '') !== ''
  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (isText(event)) return
    event.preventDefault()
    const texts = ready.current
    ready.current = null
    const what = texts ? null : wanted()
    if (texts) give(event, texts)
    else if (what) void take(event, what)
  }
  /** Copies by command, with the headings over the cells where wanted. */
  const copy = (headings: boolean) => {
    const what = wanted()
    if (!what) return
    withHeadings.current = headings
    void fetchThenCopy({ ...what, headings: headings || what.headings }).finally(() => { withHeadings.current = false })
  }
  /** Cells are emptied only when all of them are in the clipboard: where some may not or cannot go there, nothing is done and that is said. */
  const onCut = async (event: ClipboardEvent<HTMLElement>, clear: () => void) => {
    if (isText(event)) return
    event.preventDefault()
    if (selection.count > 0) {
      notifications.show({ message: t('components:grid.cutRows'), color: 'yellow', autoClose: 8000 })
      return
    }
    const what = wanted()
    if (copying && what && !what.atHand?.every(copying.may)) {
      notifications.show({ message: copying.cutWords, color: 'yellow', autoClose: 8000 })
      return
    }
    if (what && await take(event, what)) clear()
  }
  return { onCopy, onCut, copy }
}
