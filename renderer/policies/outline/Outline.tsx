import { Group, Text, Title, UnstyledButton } from '@mantine/core'
import { useMediaQuery, useRovingIndex } from '@mantine/hooks'
import { IconArrowRight } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { headLine } from '../../../shared/policies/content.ts'
import type { Comparison } from '../../../shared/policies/views.ts'
import type { Language } from '../../../shared/procedure.ts'
import { useWords, type Words } from '../../app/language.ts'
import { ContextMenu, type MenuAct, type MenuItem, type OpenMenu } from '../../components/ContextMenu.tsx'
import { LayerContext } from '../../components/grid/layer.ts'
import { moveIcons, MoveButtons } from '../../components/MoveButtons.tsx'
import { moveKeys } from '../../components/treeMoves.ts'
import type { Line } from '../lines.ts'
import styles from '../policies.module.css'
import type { ClauseMoves } from './clauseMoves.ts'

type Props = {
  lines: readonly Line[]
  language: Language
  /** The clause that is being read or written. */
  current: string | null
  onGo: (clauseId: string) => void
  /** Against the version before; none while it is asked for, and in a first version. */
  comparison: Comparison | undefined
  /** Contributions that wait for an answer, by clause. */
  waiting: ReadonlyMap<string, number>
  /** What can be done with a clause, beside moving it. */
  actsOf: (clauseId: string) => readonly MenuAct[]
  /** Null where the clauses stay where they are. */
  moves: ClauseMoves | null
}

/** The clauses of a text as a tree at its left: where one is, what is the matter with each, and the way to it. Where there is no room it folds into a line that stays at the top. */
export function Outline(props: Props) {
  const t = useWords()
  const narrow = useMediaQuery('(max-width: 60em)', false, { getInitialValueInEffect: false })
  const title = t('policies:outline.title')
  const [unfolded, unfold] = useState(false)
  const [layer, setLayer] = useState<HTMLElement | null>(null)
  const { onGo } = props
  return (
    <nav className={styles['outline']} aria-label={title} data-pane="outline">
      <LayerContext value={layer}>
        {narrow ? (
          <details className={styles['folded']} open={unfolded} onToggle={event => unfold(event.currentTarget.open)}>
            <summary>{title}</summary>
            {unfolded ? <Tree {...props} onGo={clauseId => { unfold(false); onGo(clauseId) }} /> : null}
          </details>
        ) : <><Title order={2} size="h5">{title}</Title><Tree {...props} /></>}
      </LayerContext>
      <div ref={setLayer} />
    </nav>
  )
}

const moveKeysOf = { up: 'Alt+↑', down: 'Alt+↓', out: 'Alt+←', in: 'Alt+→' } as const

/** What the menu of a clause offers: the way to it, what can be done with it, where it can go. */
function nodeItems(t: Words, { clauseId, number }: Pick<Line, 'clauseId' | 'number'>, { onGo, acts, moves }: { onGo: (clauseId: string) => void; acts: readonly MenuAct[]; moves: ClauseMoves | null }): MenuItem[] {
  const places = moves?.of(clauseId)
  const ways = places ? (['up', 'down', 'out', 'in'] as const).filter(move => places[move] !== null) : []
  return [
    { label: t('policies:outline.go', { number }), icon: <IconArrowRight size={16} aria-hidden />, keys: 'Enter', run: () => onGo(clauseId) },
    ...(acts.length > 0 ? ['line' as const, ...acts] : []),
    ...(ways.length > 0 ? ['line' as const] : []),
    ...ways.map(move => ({ label: t(`policies:writing.${move}`, { number }), icon: moveIcons[move], keys: moveKeysOf[move], run: () => moves?.go(clauseId, move) })),
  ]
}

function Tree({ lines, language, current, onGo, comparison, waiting, actsOf, moves }: Props) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const index = (clauseId: string | null) => lines.findIndex(line => line.clauseId === clauseId)
  const roving = useRovingIndex({ total: lines.length, orientation: 'vertical', loop: false, focusedIndex: Math.max(0, index(focused ?? current)), onFocusChange: at => setFocused(lines[at]?.clauseId ?? null) })
  useKeptInView(box, current)
  useKeptKeyboard(box, lines)
  const press = (event: KeyboardEvent, at: number) => {
    const line = lines[at]
    if (!line) return
    const move = event.altKey ? moveKeys[event.key] : undefined
    const next = event.altKey ? undefined : event.key === 'ArrowLeft' ? lines.slice(0, at).findLast(({ level }) => level < line.level) : event.key === 'ArrowRight' ? lines.slice(at + 1, at + 2).find(({ level }) => level > line.level) : undefined
    if (!move && !next) return
    event.preventDefault()
    event.stopPropagation()
    if (move) moves?.go(line.clauseId, move)
    if (next) event.currentTarget.closest('[role=tree]')?.querySelector<HTMLElement>(`[data-node="${next.clauseId}"]`)?.focus()
  }
  // by the right button, and by the Menu key and Shift+F10, for which the browser makes the same event
  const openMenu = (event: MouseEvent, { clauseId, number }: Line) => {
    event.preventDefault()
    setMenu({ x: event.clientX, y: event.clientY, label: t('policies:outline.menu', { number }), items: nodeItems(t, { clauseId, number }, { onGo, acts: actsOf(clauseId), moves }) })
  }
  const chosen = lines[index(current)]
  const changes = new Map(comparison?.changes.map(change => [change.clauseId, change]))
  return (
    <>
      {moves && chosen ? <Group gap={2} role="group" aria-label={t('policies:outline.moves')}><Text size="sm" mr="auto">{t('policies:outline.move', { number: chosen.number })}</Text><MoveButtons moves={moves.of(chosen.clauseId)} labelOf={move => t(`policies:writing.${move}`, { number: chosen.number })} onMove={move => moves.go(chosen.clauseId, move)} /></Group> : null}
      <div className={styles['nodes']} ref={box}>
        <ul className="desk-plain-list" role="tree" aria-label={t('policies:outline.title')}>
          {lines.map((line, at) => {
            const { clauseId, level, number, heading, departure } = line
            return (
              <li key={clauseId} role="none">
                <UnstyledButton
                  {...roving.getItemProps({ index: at, onClick: () => onGo(clauseId), onKeyDown: event => press(event, at) })} role="treeitem" aria-level={level} aria-selected={clauseId === current} data-node={clauseId} className={styles['node'] ?? ''} style={{ paddingLeft: `${(level - 1) * 0.9 + 0.5}rem` }}
                  onContextMenu={event => openMenu(event, line)} onFocus={() => setFocused(clauseId)} onBlur={() => setFocused(null)}
                >
                  <span className={departure?.mode === 'omit' ? styles['omitted'] : ''} lang={language}>{[number, heading].filter(Boolean).join(' ')}</span>
                  <Marks line={line} change={changes.get(clauseId)} waits={waiting.get(clauseId) ?? 0} />
                </UnstyledButton>
              </li>
            )
          })}
        </ul>
        <ContextMenu menu={menu} onClose={() => setMenu(null)} />
        {comparison ? <Gone comparison={comparison} language={language} /> : null}
      </div>
    </>
  )
}

/** The node that is marked is in view in its own list, without moving the page. */
function useKeptInView(box: React.RefObject<HTMLDivElement | null>, current: string | null) {
  useEffect(() => {
    const [list, node] = [box.current, box.current?.querySelector<HTMLElement>('[aria-selected="true"]')]
    if (!list || !node) return
    const [outer, inner] = [list.getBoundingClientRect(), node.getBoundingClientRect()]
    list.scrollTop += Math.min(0, inner.top - outer.top) || Math.max(0, inner.bottom - outer.bottom)
  }, [box, current])
}

/** A node that was moved by the keyboard keeps it: the page lets go of what is taken from one place to another. */
function useKeptKeyboard(box: React.RefObject<HTMLDivElement | null>, lines: readonly Line[]) {
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const list = box.current
    const hold = ({ target }: FocusEvent) => { last.current = target instanceof HTMLElement ? target : null }
    const release = ({ relatedTarget }: FocusEvent) => { if (relatedTarget) last.current = null }
    list?.addEventListener('focusin', hold)
    list?.addEventListener('focusout', release)
    return () => { list?.removeEventListener('focusin', hold); list?.removeEventListener('focusout', release) }
  }, [box])
  useEffect(() => { if (document.activeElement === document.body && last.current?.isConnected) last.current.focus() }, [lines])
}

/** What is the matter with a clause, in words: what wants attention has its sign. */
function Marks({ line: { departure, remarks, untranslated, translation }, change, waits }: { line: Line; change: Comparison['changes'][number] | undefined; waits: number }) {
  const t = useWords()
  const quiet = [
    change && change.kind !== 'same' ? t(`policies:change.${change.kind}`) : null, change?.moved ? t('policies:change.moved') : null,
    departure ? t(`policies:mode.${departure.mode}`) : null, remarks > 0 ? t('policies:text.remarks', { count: remarks }) : null,
  ].filter(word => word !== null)
  const wanting = [waits > 0 ? t('policies:consultation.unanswered', { count: waits }) : null, untranslated ? t('policies:translation.none') : translation?.state === 'behind' ? t('policies:outline.behind') : null].filter(word => word !== null)
  return (
    <>
      {quiet.length > 0 ? <Text span display="block" size="xs" c="dimmed">{quiet.join(' · ')}</Text> : null}
      {wanting.map(words => <Text key={words} span display="block" size="xs" className="desk-warning">{`⚠ ${words}`}</Text>)}
    </>
  )
}

/** The clauses of the version before that are no longer there. */
function Gone({ comparison: { changes, from }, language }: { comparison: Comparison; language: Language }) {
  const t = useWords()
  const gone = changes.flatMap(({ kind, from: clause }) => (kind === 'removed' && clause ? [clause] : []))
  if (gone.length === 0) return null
  return (
    <div className={styles['gone']}>
      <Text size="xs" fw={600}>{t('policies:outline.gone', { version: from.label })}</Text>
      <ul className="desk-plain-list" lang={language}>{gone.map(clause => <li key={clause.clauseId}><Text size="xs" span className={styles['removed'] ?? ''}>{headLine(language, clause)}</Text></li>)}</ul>
    </div>
  )
}
