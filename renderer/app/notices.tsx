import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { errorWords } from './errors.ts'
import { wordsNow } from './language.ts'
import { undoBatch } from './undo.tsx'

/** Says that something is done; with the batch it made, offers to undo it. */
export function showDone(message: string, batch?: string | null): void {
  const id = `done-${batch ?? Date.now()}`
  const undo = () => { notifications.hide(id); void undoBatch(batch ?? '') }
  notifications.show({
    id,
    icon: <IconCheck size={18} aria-hidden />,
    color: 'lagoon',
    autoClose: 8000,
    closeButtonProps: { 'aria-label': wordsNow()('close') },
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {batch ? <Button size="compact-sm" variant="default" onClick={undo}>{wordsNow()('undo')}</Button> : null}
      </Group>
    ),
  })
}

/** Says what was refused, and what to do next. A call that the person cancelled needs no words. */
export function showError(error: unknown): void {
  const words = errorWords(error)
  if (words.code === 'cancelled') return
  notifications.show({
    icon: <IconAlertTriangle size={18} aria-hidden />,
    color: 'red',
    autoClose: 15000,
    title: words.title,
    message: words.next,
    closeButtonProps: { 'aria-label': wordsNow()('close') },
  })
}

/** Runs an action of the person; what it refuses is said in a notice. Answers undefined then. */
export async function attempt<A>(action: () => Promise<A>): Promise<A | undefined> {
  try {
    return await action()
  } catch (error) {
    showError(error)
    return undefined
  }
}
