import { Combobox, useCombobox } from '@mantine/core'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { fold } from '../../../shared/folding.ts'
import { useWords } from '../../app/language.ts'
import type { FieldActs, Leave } from './CellField.tsx'
import { useLayer } from './layer.ts'
import type { Editing } from './useEditing.ts'
import styles from './grid.module.css'

type Props = { label: string; choices: readonly { value: string; label: string }[]; required: boolean; editing: Editing; acts: FieldActs }

/** One of few, in its cell: typing narrows the list, Enter and Tab take what is marked in it. */
export function ChoiceField({ label, choices, required, editing, acts }: Props) {
  const t = useWords()
  const id = useId()
  const layer = useLayer()
  const field = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState(editing.typed ? editing.text : '')
  const all = useMemo(() => [...choices, ...(required ? [] : [{ value: '', label: t('components:grid.edit.none') }])], [choices, required, t])
  const found = all.filter(choice => fold(choice.label).includes(fold(search)))
  const current = all.find(choice => choice.label === editing.text)
  const [marked, setMarked] = useState(() => (search === '' ? Math.max(0, found.findIndex(choice => choice === current)) : 0))
  const combobox = useCombobox({ opened: true })
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    if (!editing.typed) field.current?.select()
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the field comes
  }, [])
  useEffect(() => { combobox.selectOption(marked) }, [combobox, marked, search])
  const take = (choice: { value: string; label: string } | undefined, to: Leave) => acts.commit(to, choice === undefined ? search : choice.value === '' ? '' : choice.label)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setMarked(old => (old + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') take(found[marked], event.shiftKey ? 'up' : 'down')
    else if (event.key === 'Tab') take(found[marked], event.shiftKey ? 'left' : 'right')
    else if (event.key === 'Escape') acts.cancel()
    else if (event.key === 'Delete' && search === '' && !required) acts.commit('stay', '')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Combobox
      store={combobox} withinPortal {...(layer ? { portalProps: layer } : {})} position="bottom-start" width="max-content" offset={2} transitionProps={{ duration: 0 }}
      onOptionSubmit={value => take(all.find(choice => choice.value === value), 'stay')}
    >
      <Combobox.Target withKeyboardNavigation={false} withAriaAttributes={false}>
        <input
          ref={field} className={styles.field} type="text" role="combobox" aria-label={label} aria-haspopup="listbox" aria-expanded aria-controls={id} aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? `${id}-${marked}` : undefined} data-saved="false" autoComplete="off" spellCheck={false} aria-invalid={editing.problem !== null || undefined}
          value={search === '' && !editing.typed ? editing.text : search} onChange={event => { setSearch(event.currentTarget.value); setMarked(0); acts.type(event.currentTarget.value) }}
          onKeyDown={onKeyDown} onBlur={acts.leave}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={180}>
        <Combobox.Options id={id} aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
          {found.map((choice, at) => <Combobox.Option key={choice.value} id={`${id}-${at}`} value={choice.value} selected={choice === current}>{choice.label}</Combobox.Option>)}
          {found.length === 0 ? <Combobox.Empty>{t('nothingFound')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
