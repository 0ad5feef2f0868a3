import { ActionIcon, Group, Paper, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import classes from './frame.module.css'
import { useFormats, useWords } from './language.ts'
import { markMatches, textMatches, unmarkMatches, type TextMatch } from './textMatches.ts'

/** The screen that is searched: what stands beside the rooms. */
const screenNow = () => document.getElementById('content')

function show(match: TextMatch | undefined): void {
  const element = match instanceof Range ? match.startContainer.parentElement : match
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** What is found of a text on the screen as it is now, and a step from one place to the next, around the end. */
function useFound(text: string) {
  const [found, setFound] = useState({ count: 0, at: 0 })
  const at = useRef(0)
  const look = useRef((_step: number) => {})
  useEffect(() => {
    at.current = 0
    look.current = step => {
      const root = screenNow()
      const all = root ? textMatches(root, text) : []
      at.current = all.length === 0 ? 0 : (Math.min(at.current, all.length - 1) + step + all.length) % all.length
      markMatches(all, all[at.current])
      if (step !== 0) show(all[at.current])
      setFound({ count: all.length, at: at.current })
    }
    look.current(0)
    const root = screenNow()
    show(root ? textMatches(root, text)[0] : undefined)
    let soon: ReturnType<typeof setTimeout> | undefined
    const changes = new MutationObserver(() => {
      clearTimeout(soon)
      soon = setTimeout(() => { look.current(0) }, 150)
    })
    if (root) changes.observe(root, { childList: true, characterData: true, subtree: true })
    return () => {
      changes.disconnect()
      clearTimeout(soon)
      unmarkMatches()
    }
  }, [text])
  return { ...found, step: (by: 1 | -1) => { look.current(by) } }
}

/** The field that looks for a text on the screen. */
export function Find({ asked, onClose }: { asked: number; onClose: () => void }) {
  const t = useWords()
  const { number } = useFormats()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const { count, at, step } = useFound(text)
  useEffect(() => { field.current?.focus(); field.current?.select() }, [asked])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  const said = count > 0 ? t('find.place', { at: number(at + 1), of: number(count) }) : t('find.nothing')
  return (
    <Paper role="search" aria-label={t('command.find')} data-pane="find" className={classes['find'] ?? ''} shadow="md" withBorder p="xs" onKeyDown={onKeyDown}>
      <Group gap="xs" wrap="nowrap">
        <TextInput ref={field} value={text} onChange={event => { setText(event.currentTarget.value) }} aria-label={t('command.find')} size="sm" w="14rem" />
        <Text size="sm" role="status" className={classes['findCount'] ?? ''}>{text === '' ? '' : said}</Text>
        <ActionIcon variant="default" size="lg" disabled={count === 0} onClick={() => { step(-1) }} aria-label={t('find.previous')}><IconChevronUp size={18} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size="lg" disabled={count === 0} onClick={() => { step(1) }} aria-label={t('find.next')}><IconChevronDown size={18} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={onClose} aria-label={t('close')}><IconX size={18} aria-hidden /></ActionIcon>
      </Group>
    </Paper>
  )
}
