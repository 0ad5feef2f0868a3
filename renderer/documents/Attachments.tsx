import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconExternalLink, IconEye, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { attachmentKinds, shownAs, type Attachment } from '../../shared/attachments.ts'
import { api, CallError, useJob, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DropZone } from '../components/DropZone.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Working } from '../components/Working.tsx'
import { FilePreview } from './FilePreview.tsx'
import styles from './documents.module.css'

type Of = { organisationId: string; documentId?: string }

const megabyte = 1024 * 1024
const accepted = attachmentKinds.map(kind => `.${kind}`).join(',')

/** The files of a document, or of an organisation itself: dropped or chosen, opened as a copy, looked at here. */
export function Attachments({ organisationId, documentId }: Of) {
  const t = useWords()
  const { data, error, refetch } = useRead('documents.attachments.list', documentId ? { documentId } : { organisationId })
  const [shown, setShown] = useState<Attachment | null>(null)
  const files = (data?.attachments ?? []).filter(one => documentId !== undefined || one.documentId === null)
  return (
    <Stack gap="sm">
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data && files.length === 0 ? <Text size="sm">{t('documents:files.none')}</Text> : null}
      <ul className="desk-plain-list">{files.map(file => <FileLine key={file.id} file={file} onShow={() => setShown(file)} />)}</ul>
      {files.length > 0 ? <Text size="xs" c="dimmed">{t('documents:files.copyNote')}</Text> : null}
      <AddFile organisationId={organisationId} {...(documentId ? { documentId } : {})} onAdded={() => { void refetch() }} />
      <FilePreview file={shown} onClose={() => setShown(null)} />
    </Stack>
  )
}

function FileLine({ file, onShow }: { file: Attachment; onShow: () => void }) {
  const t = useWords()
  const { number, day } = useFormats()
  const { id, name, bytes, addedOn, state } = file
  const open = () => attempt(async () => {
    const { path } = await api.call('documents.attachments.open', { id })
    await api.call('shell.open', { path })
  })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.attachments.remove', { ids: [id] })
    showDone(t('documents:files.removed'), batch)
  })
  return (
    <li className={styles['file']}>
      <Group justify="space-between" gap="xs">
        <div>
          <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
          <Text size="xs" c="dimmed">{[bytes < megabyte ? t('documents:files.kilobytes', { size: number(Math.ceil(bytes / 1024)) }) : t('documents:files.megabytes', { size: number(bytes / megabyte, 1) }), t('documents:files.addedOn', { day: day(addedOn) })].join(' · ')}</Text>
        </div>
        <Group gap={4}>
          {shownAs(name) && state === 'present' ? <Button size="compact-sm" variant="default" leftSection={<IconEye size={16} aria-hidden />} aria-label={t('documents:files.showNamed', { name })} onClick={onShow}>{t('documents:files.show')}</Button> : null}
          {state === 'present' ? <Button size="compact-sm" variant="default" leftSection={<IconExternalLink size={16} aria-hidden />} aria-label={t('documents:files.openNamed', { name })} onClick={() => { void open() }}>{t('documents:files.open')}</Button> : null}
          <Button size="compact-sm" variant="subtle" leftSection={<IconTrash size={16} aria-hidden />} aria-label={t('documents:files.removeNamed', { name })} onClick={() => { void remove() }}>{t('documents:files.remove')}</Button>
        </Group>
      </Group>
      {state === 'present' ? null : (
        <Alert mt={6} role="status" variant="outline" color="orange" icon={<IconAlertTriangle aria-hidden />} title={t(`documents:files.${state}`)}>{t('documents:files.mend')}</Alert>
      )}
    </li>
  )
}

/** Takes files, one after the other: a button, or a drop from the file manager. */
function AddFile({ organisationId, documentId, onAdded }: Of & { onAdded: () => void }) {
  const t = useWords()
  const { run, running, progress, stop } = useJob('documents.attachments.add')
  const [error, setError] = useState<unknown>(null)
  const [noPlace, setNoPlace] = useState(false)
  const add = async (file: File) => {
    const ticket = await window.desk.place(file)
    if (ticket === null) return setNoPlace(true)
    const { name, batch } = await run({ file: ticket, organisationId, ...(documentId ? { documentId } : {}) })
    showDone(t(batch === null ? 'documents:files.there' : 'documents:files.added', { name }), batch)
  }
  const addAll = async (files: readonly File[]) => {
    if (files.length === 0 || running) return
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
    <DropZone p="sm" onFiles={files => { void addAll(files) }}>
      <Stack gap="xs">
        <Group gap="sm">
          <FileButton multiple accept={accepted} onChange={files => { void addAll(files) }} inputProps={{ 'aria-label': t('documents:files.add') }}>
            {props => <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={16} aria-hidden />} disabled={running}>{t('documents:files.add')}</Button>}
          </FileButton>
          <Text size="sm" flex="1 1 14rem">{t('documents:files.drop')}</Text>
        </Group>
        {running ? <Working words={t('documents:files.adding')} progress={progress} onStop={stop} /> : null}
        {noPlace ? <Alert role="alert" color="red" variant="outline">{t('documents:files.noPlace')}</Alert> : null}
        {error ? <ErrorState error={error} /> : null}
      </Stack>
    </DropZone>
  )
}
