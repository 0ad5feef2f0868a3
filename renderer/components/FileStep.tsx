import { Alert, Button, FileButton, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { CallError, type Progress } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { DropZone } from './DropZone.tsx'
import { ErrorState } from './ErrorState.tsx'
import { Working } from './Working.tsx'

type Read = (ticket: string) => Promise<void>
type Props = {
  about: string
  /** Endings of the files that are taken, as ".xlsx,.ods". */
  accept: string
  job: { running: boolean; progress: Progress | null; stop: () => void }
  /** Reads the file behind the ticket; what it throws is said here. */
  read: Read
  /** More below a refusal; `again` reads the same file otherwise. */
  children?: (refused: unknown, again: (otherwise: Read) => void) => ReactNode
}

/** Chooses a file, by a dialog or dropped, and reads it, before anything is taken over. */
export function FileStep({ about, accept, job, read, children }: Props) {
  const t = useWords()
  const [error, setError] = useState<unknown>(null)
  const [noPlace, setNoPlace] = useState(false)
  const [last, setLast] = useState<File | null>(null)
  // the same file, corrected meanwhile, is chosen once more
  const forget = useRef<() => void>(null)
  const take = async (file: File | null | undefined, how: Read) => {
    if (!file || job.running) return
    setError(null)
    setLast(file)
    const ticket = await window.desk.place(file)
    setNoPlace(ticket === null)
    if (ticket === null) return
    try {
      await how(ticket)
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
  }
  return (
    <DropZone p="xl" onFiles={files => { void take(files[0], read) }}>
      <Stack align="center" gap="sm">
        <Text ta="center">{about}</Text>
        <FileButton accept={accept} resetRef={forget} onChange={file => { forget.current?.(); void take(file, read) }} inputProps={{ 'aria-label': t('components:file.choose') }}>
          {props => <Button {...props} leftSection={<IconUpload size={18} aria-hidden />} disabled={job.running}>{t('components:file.choose')}</Button>}
        </FileButton>
        <Text size="sm" c="dimmed">{t('components:file.drop')}</Text>
        {job.running ? <Working words={t('components:file.reading')} progress={job.progress} onStop={job.stop} /> : null}
        {noPlace ? <Alert role="alert" color="red" variant="outline">{t('components:file.noPlace')}</Alert> : null}
        {error ? <ErrorState error={error} /> : null}
        {error ? children?.(error, otherwise => { void take(last, otherwise) }) : null}
      </Stack>
    </DropZone>
  )
}
