import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type KeyboardEvent } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { supplierStates, type SupplierState } from '../../../shared/suppliers/lifecycle.ts'
import type { SupplierRow } from '../../../shared/suppliers/records.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import type { SuppliersSearch } from '../../app/search.ts'
import { Waiting } from '../../components/Waiting.tsx'
import { MoveMenu } from '../MoveMenu.tsx'
import { StateMark } from '../StateMark.tsx'
import styles from '../suppliers.module.css'
import type { Moving } from '../TransitionDialog.tsx'
import { inLanguage } from '../words.ts'
import { nextCard } from './cards.ts'
import { chosen } from './view.ts'

/** Where nothing waits for anybody any more: shown on demand. */
const closed: readonly SupplierState[] = ['rejected', 'excluded', 'withdrawn', 'archived']
/** So many cards stand in a column; the rest is in the list. */
const most = 40

type Props = { search: SuppliersSearch; onMove: (moving: Moving) => void }

/** Qualifications by state: a column each, cards in them. Arrows go between cards, Enter opens, the menu key moves on. */
export function Board({ search, onMove }: Props) {
  const t = useWords()
  const board = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const [menu, setMenu] = useState<string | null>(null)
  const shown = supplierStates.filter(state => search.closed || !closed.includes(state))
  const keys = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['card'] === undefined) return
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey) || event.key === ' ') {
      event.preventDefault()
      setMenu(event.target.dataset['card'])
      return
    }
    const next = board.current ? nextCard(board.current, event.target, event.key) : null
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return (
    // the cards in it take the keys
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={board} className={styles['board']} role="group" aria-label={t('suppliers:screen.board.label')} onKeyDown={keys}>
      {shown.map((state, index) => (
        <Column
          key={state} state={state} search={search} active={active} first={index === 0} menu={menu} onActive={setActive} onMenu={setMenu}
          onMove={(row, to) => { if (row.qualificationId && row.state) onMove({ supplierId: row.supplierId, qualificationId: row.qualificationId, name: row.name, category: row.categoryCode ?? '', state: row.state, to }) }}
        />
      ))}
    </div>
  )
}

type ColumnProps = {
  state: SupplierState; search: SuppliersSearch; active: string | null; first: boolean; menu: string | null
  onActive: (id: string) => void; onMenu: (id: string | null) => void; onMove: (row: SupplierRow, to: SupplierState) => void
}

function Column({ state, search, active, menu, onActive, onMenu, onMove }: ColumnProps) {
  const t = useWords()
  const { number } = useFormats()
  const { sort: _sort, group: _group, ...asked } = chosen(search)
  const { data } = useRead('suppliers.list', { ...asked, state, sort: 'since', limit: most }, { keep: true })
  const rest = data ? data.total - data.rows.length : 0
  return (
    <section className={styles['column']} data-column aria-label={t(`supplierStates:${state}`)}>
      <div className={styles['columnHead']}>
        <Title order={2} size="sm"><StateMark state={state} /></Title>
        {data ? <Text span size="sm">{number(data.total)}</Text> : <Waiting inline size="xs" />}
      </div>
      <ul className={`desk-plain-list ${styles['columnBody'] ?? ''}`} tabIndex={data && data.rows.length > 0 ? -1 : 0} aria-label={t(`supplierStates:${state}`)}>
        {data?.rows.length === 0 ? <li><Text size="sm" c="dimmed">{t('suppliers:screen.board.none')}</Text></li> : null}
        {data?.rows.map((row, index) => (
          <Card
            key={row.id} row={row} reached={active === null ? index === 0 : active === row.id} menu={menu === row.id} onActive={() => onActive(row.id)} onMenu={opened => onMenu(opened ? row.id : null)}
            onMove={to => onMove(row, to)}
          />
        ))}
        {rest > 0 ? <li><Anchor size="sm" renderRoot={props => <Link to="/suppliers" search={{ ...search, show: 'list', filter: { ...search.filter, state: [state] } }} {...props} />}>{t('suppliers:screen.board.more', { count: rest, n: number(rest) })}</Anchor></li> : null}
      </ul>
    </section>
  )
}

type CardProps = { row: SupplierRow; reached: boolean; menu: boolean; onActive: () => void; onMenu: (opened: boolean) => void; onMove: (to: SupplierState) => void }

function Card({ row, reached, menu, onActive, onMenu, onMove }: CardProps) {
  const t = useWords()
  const { language } = useFormats()
  return (
    // the menu has its own button, too
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={styles['card']} onContextMenu={event => { event.preventDefault(); onMenu(true) }}>
      <Link to="/suppliers/$id" params={{ id: row.supplierId }} data-card={row.id} tabIndex={reached ? 0 : -1} className={styles['cardName']} onFocus={onActive}>{row.name}</Link>
      {row.state && row.qualificationId ? (
        <MoveMenu name={row.name} supplierId={row.supplierId} qualificationId={row.qualificationId} state={row.state} opened={menu} onOpened={onMenu} reached={reached} onMove={onMove} />
      ) : null}
      <Text size="xs" c="dimmed" className={styles['cardRest'] ?? ''}>{[row.categoryCode, inLanguage(language, row.categoryName ?? '', row.categoryNameEnglish)].filter(Boolean).join(' ')}</Text>
      {notes(row, t).map(note => <Text key={note.words} size="xs" className={`${styles['cardRest'] ?? ''} ${note.warn ? 'desk-warning' : ''}`}>{note.warn ? `⚠ ${note.words}` : note.words}</Text>)}
    </li>
  )
}

/** What of a card wants to be seen. */
function notes({ dueOn, validUntil, state, score, band, documents, openAppeals }: SupplierRow, t: ReturnType<typeof useWords>): { words: string; warn: boolean }[] {
  const waiting = state === 'scoring' || state === 'renewal'
  return [
    ...(dueOn ? [{ words: t('suppliers:screen.board.due', { day: formatDay(dueOn) }), warn: false }] : []),
    ...(validUntil ? [{ words: t('suppliers:screen.board.until', { day: formatDay(validUntil) }), warn: false }] : []),
    ...(waiting && score !== null ? [{ words: t('suppliers:screen.board.score', { score, band: band ?? '' }), warn: false }] : []),
    ...(documents.missing > 0 ? [{ words: t('suppliers:screen.board.missing', { count: documents.missing }), warn: true }] : []),
    ...(documents.expired > 0 ? [{ words: t('suppliers:screen.board.expired', { count: documents.expired }), warn: true }] : []),
    ...(documents.expiring > 0 ? [{ words: t('suppliers:screen.board.expiring', { count: documents.expiring }), warn: true }] : []),
    ...(openAppeals > 0 ? [{ words: t('suppliers:screen.board.appeals', { count: openAppeals }), warn: true }] : []),
  ]
}
