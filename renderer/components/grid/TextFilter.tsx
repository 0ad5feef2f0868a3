import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState, type Ref } from 'react'
import { useWords } from '../../app/language.ts'
import styles from './grid.module.css'

type Props = { value: string; placeholder: string; onChange: (text: string) => void; inputRef: Ref<HTMLInputElement>; onLeave: () => void }

const pause = 120

/** The text filter of a list: asks after a short pause, Esc empties it, ↓ goes into the list. */
function Field({ value, placeholder, onChange, inputRef, onLeave }: Props) {
  const t = useWords()
  const [text, setText] = useState(value)
  const asked = useRef(value)
  useEffect(() => {
    if (value !== asked.current) { asked.current = value; setText(value) }
  }, [value])
  useEffect(() => {
    if (text === asked.current) return undefined
    const timer = setTimeout(() => { asked.current = text; onChange(text) }, pause)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return (
    <TextInput
      ref={inputRef} type="search" aria-label={t('components:grid.textFilter')} placeholder={placeholder} value={text} className={styles.textFilter}
      leftSection={<IconSearch size={18} aria-hidden />} rightSectionPointerEvents="all"
      rightSection={text === '' ? null : <CloseButton size="sm" aria-label={t('components:grid.emptyText')} onClick={() => setText('')} />}
      onChange={event => setText(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key === 'Escape' && text !== '') { event.stopPropagation(); setText('') }
        if (event.key === 'ArrowDown') { event.preventDefault(); onLeave() }
      }}
    />
  )
}

/** While rows are scrolled the field is not drawn again. */
export const TextFilter = memo(Field)
