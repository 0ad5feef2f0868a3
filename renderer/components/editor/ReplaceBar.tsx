import { ActionIcon, Box, Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { useCommand } from '../../app/commands.tsx'
import { useFormats, useWords } from '../../app/language.ts'
import classes from './editor.module.css'
import { endSearch, placeOf, replaceEach, replaceThis, searchFor, stepTo, wordsMarked } from './replacing.ts'

/** Ctrl+H, the menu and the palette mean the text that was written in last: made anew each time that the cursor comes into it. */
export function ReplaceCommand({ frame, onAsk }: { frame: RefObject<HTMLElement | null>; onAsk: () => void }) {
  useCommand('replace', onAsk, { within: frame })
  return null
}

type Props = {
  editor: Editor
  label: string
  /** How often it was asked for: each time the field that says what to find has the keyboard. */
  asked: number
  onClose: () => void
  /** The keyboard went out of the bar, and not into the text. */
  onLeave: () => void
}

/** Finds words in a text, and puts others in their place: one after the other, or all, which is one step to take back. */
export function ReplaceBar({ editor, label, asked, onClose, onLeave }: Props) {
  const t = useWords()
  const { number } = useFormats()
  const field = useRef<HTMLInputElement>(null)
  const [find, setFind] = useState(() => wordsMarked(editor))
  const [other, setOther] = useState('')
  const [exact, setExact] = useState(false)
  const [replaced, setReplaced] = useState<number | null>(null)
  const { count, at } = useEditorState({ editor, selector: ({ editor: now }) => placeOf(now) })
  useEffect(() => { field.current?.focus(); field.current?.select() }, [asked])
  useEffect(() => { searchFor(editor, { find, other, exact }) }, [editor, find, other, exact])
  useEffect(() => () => { endSearch(editor) }, [editor])
  const look = (change: () => void) => { setReplaced(null); change() }
  const step = (by: 1 | -1) => look(() => { stepTo(editor, by) })
  const one = () => look(() => { replaceThis(editor) })
  const all = () => { if (count > 0) setReplaced(replaceEach(editor)) }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // the form of a dialog around it is not meant
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.ctrlKey) return
    event.preventDefault()
    if (event.target === field.current) step(event.shiftKey ? -1 : 1)
    else if (event.target.type !== 'checkbox') one()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget) && !editor.view.dom.contains(relatedTarget)) onLeave()
  }
  // after the last place was replaced the keyboard stays where it is, which a disabled button would lose
  const idle = count === 0 ? { 'data-disabled': true, 'aria-disabled': true } as const : {}
  const place = count === 0 ? t('find.nothing') : t('find.place', { at: number(at), of: number(count) })
  const said = replaced === null ? place : t('components:editor.replaced', { count: replaced, n: number(replaced) })
  return (
    <Box role="search" aria-label={`${t('command.replace')}: ${label}`} className={classes['replace'] ?? ''} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Group gap="xs" align="flex-end">
        <TextInput ref={field} size="xs" flex="1 1 9rem" maxLength={300} label={t('components:editor.find')} value={find} onChange={event => { const { value } = event.currentTarget; look(() => { setFind(value) }) }} />
        <Group gap={4} wrap="nowrap">
          <ActionIcon variant="default" size={30} {...idle} onClick={() => step(-1)} aria-label={t('find.previous')}><IconChevronUp size={16} aria-hidden /></ActionIcon>
          <ActionIcon variant="default" size={30} {...idle} onClick={() => step(1)} aria-label={t('find.next')}><IconChevronDown size={16} aria-hidden /></ActionIcon>
        </Group>
        <TextInput size="xs" flex="1 1 9rem" maxLength={2000} label={t('components:editor.with')} value={other} onChange={event => { const { value } = event.currentTarget; look(() => { setOther(value) }) }} />
        <Group gap={4} wrap="nowrap">
          <Button size="xs" variant="default" {...idle} onClick={one}>{t('components:editor.replace')}</Button>
          <Button size="xs" variant="default" {...idle} onClick={all}>{t('components:editor.replaceAll')}</Button>
        </Group>
      </Group>
      <Group gap="sm" mt={6} justify="space-between">
        <Checkbox size="xs" label={t('components:editor.exact')} checked={exact} onChange={event => { const { checked } = event.currentTarget; look(() => { setExact(checked) }) }} />
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" role="status">{find === '' ? '' : said}</Text>
          <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t('close')}><IconX size={16} aria-hidden /></ActionIcon>
        </Group>
      </Group>
    </Box>
  )
}
