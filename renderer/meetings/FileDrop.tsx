import { Alert, Button, FileButton, Group, Text } from '@mantine/core'
import { IconExternalLink, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { acceptedFiles, type AttachmentState } from '../../shared/attachments.ts'
import { api, CallError, type RunningJob } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DropZone } from '../components/DropZone.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Working } from '../components/Working.tsx'

type Props = {
  label: string
  job: RunningJob
  /** Keeps the file behind a ticket; `batch` is null where it was there already. */
  add: (ticket: string) => Promise<{ name: string; batch: string | null }>
  refetch: () => Promise<unknown>
}

/** Where files are dropped or chosen. */
export function FileDrop({ label, job: { running, progress, stop }, add, refetch }: Props) {
  const t = useWords()
  const [error, setError] = useState<unknown>(null)
  const addAll = async (files: readonly File[]) => {
    setError(null)
    try {
      for (const file of files) {
        const ticket = await window.desk.place(file)
        if (ticket === null) continue
        const { name, batch } = await add(ticket)
        showDone(t('meetings:screen.papers.added', { name }), batch ?? undefined)
      }
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
    await refetch()
  }
  return (
    <DropZone p="sm" onFiles={files => { void addAll(files) }}>
      <Group>
        <FileButton multiple accept={acceptedFiles} onChange={files => { void addAll(files) }} inputProps={{ 'aria-label': label }}>
          {props => <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={16} aria-hidden />} disabled={running}>{label}</Button>}
        </FileButton>
      </Group>
      {running ? <Working words={t('meetings:screen.papers.adding')} progress={progress} onStop={stop} /> : null}
      {error ? <ErrorState error={error} /> : null}
    </DropZone>
  )
}

type LineProps = { name: string; label: string; about?: string; state: AttachmentState; open: () => Promise<{ path: string }>; remove: () => Promise<unknown> }

/** A kept file: opened through a copy, or taken off; one that is not as it was says so. */
export function FileLine({ name, label, about, state, open, remove }: LineProps) {
  const t = useWords()
  const show = () => attempt(async () => {
    const { path } = await open()
    await api.call('shell.open', { path })
  })
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{label}</Text>
          {about ? <Text size="xs" c="dimmed">{about}</Text> : null}
        </div>
        <Group gap={4} wrap="nowrap">
          {state === 'present' ? <Button size="compact-sm" variant="default" leftSection={<IconExternalLink size={16} aria-hidden />} aria-label={t('meetings:screen.papers.openNamed', { name })} onClick={() => { void show() }}>{t('meetings:screen.papers.open')}</Button> : null}
          <Button size="compact-sm" variant="subtle" leftSection={<IconTrash size={16} aria-hidden />} aria-label={t('meetings:screen.papers.removeNamed', { name })} onClick={() => { void attempt(remove) }}>{t('meetings:screen.papers.remove')}</Button>
        </Group>
      </Group>
      {state === 'present' ? null : <Alert mt={4} variant="outline" color="orange" title={t(`meetings:screen.papers.${state}`)} />}
    </li>
  )
}
