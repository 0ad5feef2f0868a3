import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconHelp, IconPaperclip } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { acceptedFiles } from '../../shared/attachments.ts'
import { api, CallError, useJob } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { DropZone } from '../components/DropZone.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Working } from '../components/Working.tsx'
import { useKeptWords } from './fileActs.tsx'

type Of = { organisationId: string; documentId?: string }

const megabyte = 1024 * 1024
const pictures = ['image/png', 'image/jpeg']
/** Bytes of a picture from the clipboard. */
const largestPicture = 20 * megabyte

/** The bytes of a file as base64. */
const base64Of = (file: File): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader()
  reader.addEventListener('load', () => { resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '') })
  reader.addEventListener('error', () => { reject(reader.error ?? new Error('unreadable')) })
  reader.readAsDataURL(file)
})

/** Keeps a picture that has no place on the disk, such as one of the screen that was pasted, under the day and the hour. */
function usePicture(of: Of) {
  const t = useWords()
  const { day, time } = useFormats()
  return async (picture: File) => {
    const at = new Date().toISOString()
    const name = t('documents:files.picture', { day: day(today()).replaceAll('/', '-'), time: time(at).replace(':', '.') })
    if (picture.size > largestPicture) throw new CallError({ code: 'attachment-too-large', message: name, values: { name, megabytes: Math.ceil(picture.size / megabyte), limit: largestPicture / megabyte } })
    return api.call('documents.attachments.paste', { ...of, image: await base64Of(picture), name })
  }
}

type SameName = { refused: CallError; answer: (choice: 'version' | 'both' | null) => void }

/** Asks what a file is that bears the name of another one there. */
function SameNameQuestion({ asked: { refused, answer } }: { asked: SameName }) {
  const t = useWords()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => { first.current?.focus() }, [])
  const { title, next } = errorWords(refused)
  return (
    <Alert role="alert" variant="outline" color="orange" icon={<IconHelp aria-hidden />} title={title}>
      <Text size="sm" mb="xs">{next}</Text>
      <Group gap="xs">
        <Button ref={first} size="xs" onClick={() => answer('version')}>{t('documents:files.sameName.version')}</Button>
        <Button size="xs" variant="default" onClick={() => answer('both')}>{t('documents:files.sameName.both')}</Button>
        <Button size="xs" variant="subtle" onClick={() => answer(null)}>{t('cancel')}</Button>
      </Group>
    </Alert>
  )
}

/** Keeps a file of the disk. What bears the name of another one there is asked about in its place; null where it is not kept after all. */
function useKeepFile(of: Of) {
  const adding = useJob('documents.attachments.add')
  const replacing = useJob('documents.attachments.replace')
  const [asked, setAsked] = useState<SameName | null>(null)
  const ask = (refused: CallError) => new Promise<'version' | 'both' | null>(resolve => {
    setAsked({ refused, answer: choice => { setAsked(null); resolve(choice) } })
  })
  const keep = async (file: string) => {
    try {
      return await adding.run({ file, ...of })
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'attachment-same-name')) throw refused
      const choice = await ask(refused)
      if (choice === null) return null
      return choice === 'both' ? adding.run({ file, ...of, keepBoth: true }) : replacing.run({ id: String(refused.values['id']), file })
    }
  }
  return { keep, asked, job: replacing.running ? replacing : adding }
}

/** Takes files, one after the other: a button, a drop from the file manager, or what is pasted. */
export function AddFile({ organisationId, documentId, onAdded }: Of & { onAdded: () => void }) {
  const t = useWords()
  const sayKept = useKeptWords()
  const [error, setError] = useState<unknown>(null)
  const [noPlace, setNoPlace] = useState(false)
  const of = { organisationId, ...(documentId ? { documentId } : {}) }
  const { keep, asked, job: { running, progress, stop } } = useKeepFile(of)
  const keepPicture = usePicture(of)
  const busy = running || asked !== null
  const add = async (file: File) => {
    const ticket = await window.desk.place(file)
    if (ticket === null && !pictures.includes(file.type)) return setNoPlace(true)
    const kept = ticket === null ? await keepPicture(file) : await keep(ticket)
    if (kept) sayKept(kept)
  }
  const addAll = async (files: readonly File[]) => {
    if (files.length === 0 || busy) return
    setError(null)
    setNoPlace(false)
    try {
      for (const file of files) await add(file)
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
    onAdded()
  }
  return (
    <DropZone p="sm" pasted onFiles={files => { void addAll(files) }}>
      <Stack gap="xs">
        <Group gap="sm">
          <FileButton multiple accept={acceptedFiles} onChange={files => { void addAll(files) }} inputProps={{ 'aria-label': t('documents:files.add') }}>
            {props => <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={16} aria-hidden />} disabled={busy}>{t('documents:files.add')}</Button>}
          </FileButton>
          <Text size="sm" flex="1 1 14rem">{t('documents:files.drop')}</Text>
        </Group>
        {asked ? <SameNameQuestion asked={asked} /> : null}
        {running ? <Working words={t('documents:files.adding')} progress={progress} onStop={stop} /> : null}
        {noPlace ? <Alert role="alert" color="red" variant="outline">{t('documents:files.noPlace')}</Alert> : null}
        {error ? <ErrorState error={error} /> : null}
      </Stack>
    </DropZone>
  )
}
