import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileCheck } from '@tabler/icons-react'
import type { Written } from '../../shared/organisations.ts'
import { call } from '../app/api.ts'
import { wordsNow } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'

type Write = (path: string) => Promise<Written>

/** Asks where to put a file and writes it there; undefined when the person changed their mind. */
export async function saveAs(name: string, write: Write): Promise<Written | undefined> {
  const place = await call('shell.saveAs', { name })
  return place.path === null ? undefined : write(place.path)
}

/** Says which file was written, and offers to open it, to show its folder, or to write it elsewhere too. Goes by itself: it must not cover the page for good. */
export function showWritten(written: Written, writeTo: Write): void {
  const t = wordsNow()
  const id = `written-${written.sha256}-${Date.now()}`
  const act = (action: () => Promise<unknown>) => () => { void attempt(action) }
  const again = async () => {
    const other = await saveAs(written.name, writeTo)
    if (other) { notifications.hide(id); showWritten(other, writeTo) }
  }
  notifications.show({
    id, autoClose: 20_000, color: 'lagoon', icon: <IconFileCheck size={18} aria-hidden />, closeButtonProps: { 'aria-label': t('close') },
    title: t('written.title'),
    message: (
      <Stack gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{written.name}</Text>
        <Group gap="xs">
          <Button size="compact-sm" onClick={act(() => call('shell.open', { path: written.path }))}>{t('written.open')}</Button>
          <Button size="compact-sm" variant="default" onClick={act(() => call('shell.show', { path: written.path }))}>{t('written.show')}</Button>
          <Button size="compact-sm" variant="default" onClick={act(again)}>{t('written.saveAs')}</Button>
        </Group>
      </Stack>
    ),
  })
}
