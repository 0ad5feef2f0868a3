import { Popover } from '@mantine/core'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { useWords } from '../../app/language.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { useLayer } from './layer.ts'
import type { GridColumn } from './types.ts'
import type { Editing } from './useEditing.ts'
import styles from './grid.module.css'

/** Where the keyboard goes when a cell is left. */
export type Leave = 'down' | 'up' | 'right' | 'left' | 'stay'
export type FieldActs = {
  type: (text: string) => void
  /** Writes what was typed (or chosen) and goes on. */
  commit: (to: Leave, text?: string) => void
  cancel: () => void
  /** The field was left for elsewhere. */
  leave: () => void
  settleDown: () => void
}

const arrows: Record<string, Leave> = { ArrowDown: 'down', ArrowUp: 'up', ArrowRight: 'right', ArrowLeft: 'left' }

/** Where a key leads out of a field; undefined where it belongs to the text. */
export function leaveBy(event: KeyboardEvent, typed: boolean): Leave | undefined {
  if (event.nativeEvent.isComposing) return undefined
  if (event.key === 'Enter') return event.ctrlKey || event.metaKey ? 'stay' : event.shiftKey ? 'up' : 'down'
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right'
  return typed && !event.shiftKey && !event.ctrlKey && !event.altKey ? arrows[event.key] : undefined
}

/** The field of a cell that is being edited; what is wrong stands under it. */
export function CellField<Row>({ column, editing, acts }: { column: GridColumn<Row>; editing: Editing; acts: FieldActs }) {
  const t = useWords()
  const id = useId()
  const layer = useLayer()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const input = field.current
    input?.focus({ preventScroll: true })
    if (editing.typed) input?.setSelectionRange(editing.text.length, editing.text.length)
    else input?.select()
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the field comes
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const to = leaveBy(event, editing.typed)
    if (to) acts.commit(to)
    else if (event.key === 'Escape') acts.cancel()
    else if (event.key === 'F2') acts.settleDown()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const label = t('components:grid.edit.field', { column: column.header })
  if (column.editor?.choices) return <ChoiceField label={label} choices={column.editor.choices} required={column.editor.required ?? false} editing={editing} acts={acts} />
  return (
    <Popover opened={editing.problem !== null} position="bottom-start" withinPortal {...(layer ? { portalProps: layer } : {})} withRoles={false} shadow="md" offset={4} transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <input
          ref={field} className={styles.field} type="text" aria-label={label} aria-invalid={editing.problem !== null || undefined} aria-describedby={editing.problem === null ? undefined : id}
          data-right={column.kind === 'number' || column.kind === 'euros' || column.kind === 'year' || undefined} data-saved="false" autoComplete="off" spellCheck={false} value={editing.text}
          onChange={event => acts.type(event.currentTarget.value)} onKeyDown={onKeyDown} onBlur={acts.leave}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.problem}><span id={id} role="alert">{editing.problem}</span></Popover.Dropdown>
    </Popover>
  )
}
