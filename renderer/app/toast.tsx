import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CopyButton } from '../components/CopyButton.tsx'
import { CallError } from './api.ts'
import { errorDetails, errorWords } from './errors.ts'
import { wordsNow } from './language.ts'
import { writing } from './writing.ts'

let toasts = 0
/** The messages of things done that still stand. */
const done = new Set<string>()

/** Says that something is done, with what the person may do about it. */
export function sayDone(message: string, action?: { label: string; run: () => void }): void {
  const id = `done-${++toasts}`
  const act = () => { notifications.hide(id); action?.run() }
  done.add(id)
  notifications.show({
    id,
    icon: <IconCheck size={18} aria-hidden />,
    color: 'lagoon',
    autoClose: 8000,
    onClose: () => { done.delete(id) },
    closeButtonProps: { 'aria-label': wordsNow()('close') },
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {action ? <Button size="compact-sm" variant="default" flex="none" onClick={act}>{action.label}</Button> : null}
      </Group>
    ),
  })
}

let noted = false

/** Says why nothing came of what was tried; one such message stands at a time, however often it is tried. */
export function sayNote(message: string): void {
  const id = 'note'
  const note = { id, message, icon: <IconInfoCircle size={18} aria-hidden />, color: 'lagoon', autoClose: 8000, onClose: () => { noted = false }, closeButtonProps: { 'aria-label': wordsNow()('close') } }
  if (noted) notifications.update(note)
  else notifications.show(note)
  noted = true
}

/** Takes away what was said to be done: a dialog that opens would have it over its buttons. What can be undone still stands in the bar above; what was refused stays. */
export const saidEnough = (): void => { for (const id of done) notifications.hide(id) }

/** Says what was refused or could not be; `stays`: until the person closes it. */
export function sayRefused(title: string, message: ReactNode, stays = false): void {
  notifications.show({
    icon: <IconAlertTriangle size={18} aria-hidden />,
    color: 'red',
    autoClose: stays ? false : 15_000,
    title,
    message,
    closeButtonProps: { 'aria-label': wordsNow()('close') },
  })
}

/** Says what was refused, and what to do next. Of what the person stopped only a change needs a word: that nothing came of it. */
export function sayError(error: unknown): void {
  const words = errorWords(error)
  if (words.code === 'cancelled') {
    if (error instanceof CallError && error.procedure && writing.has(error.procedure)) sayNote(wordsNow()('work.stopped'))
    return
  }
  // of what nobody expected, there is something to hand on
  if (words.code === 'internal') sayRefused(words.title, <Stack gap="xs" align="flex-start"><Text size="sm">{words.next}</Text><CopyButton size="xs" label={wordsNow()('copyDetails')} text={() => errorDetails(error)} /></Stack>, true)
  else sayRefused(words.title, words.next)
}

/** Says which text could not be saved and why, where the field that it was typed into is no longer on the screen: the text can be taken from here. */
export function sayUnsaved(text: string, why: string): void {
  sayRefused(wordsNow()('field.unsavedText'), (
    <>
      <Text size="sm" fw={600} lineClamp={12} style={{ overflowWrap: 'anywhere', userSelect: 'text' }}>{text}</Text>
      <Text size="sm">{why}</Text>
    </>
  ), true)
}
