import { Alert, Button, FileButton, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconFile, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import { attachmentKinds, extensionOf, type Attachment } from '../../shared/attachments.ts'
import { api, call, useJob, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { sayError } from '../app/toast.tsx'
import { Working } from '../components/Working.tsx'
import { FilePreview } from './FilePreview.tsx'
import styles from './documents.module.css'

type Props = { organisationId: string; /** Null: the organisation's own files. */ documentId: string | null }

/** Files of a document, or of the organisation itself: dropped here or chosen, opened through a copy. */
export function Attachments({ organisationId, documentId }: Props) {
  const t = useWords()
  const { data } = useRead('documents.attachments.list', documentId === null ? { organisationId } : { documentId })
  const { run, running, progress, stop } = useJob('documents.attachments.add')
  const [over, setOver] = useState(false)
  const [noPlace, setNoPlace] = useState(false)
  const [shown, setShown] = useState<Attachment | null>(null)
  const attachments = (data?.attachments ?? []).filter(one => one.documentId === documentId)
  // One that is refused keeps none of the others out.
  const add = async (files: readonly File[]) => {
    setNoPlace(false)
    for (const file of files) {
      const place = await window.desk.place(file)
      if (place === null) setNoPlace(true)
      else {
        const made = await attempt(() => run({ file: place, organisationId, ...(documentId === null ? {} : { documentId }) }))
        if (made) showDone(t(made.batch === null ? 'documents:files.there' : 'documents:files.added', { name: made.name }), made.batch)
      }
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void add([...event.dataTransfer.files])
  }
  return (
    <Stack gap="xs">
      {attachments.length > 0 ? (
        <Table verticalSpacing={4} aria-label={t('documents:files.list')}>
          <Table.Tbody>{attachments.map(one => <FileRow key={one.id} file={one} onShow={() => setShown(one)} />)}</Table.Tbody>
        </Table>
      ) : null}
      <Paper
        withBorder p="sm" className={styles['drop'] ?? ''} data-over={over || undefined} onDrop={drop} onDragLeave={() => setOver(false)} onDragOver={event => { event.preventDefault(); setOver(true) }}
      >
        <Group gap="sm">
          <FileButton multiple accept={attachmentKinds.map(kind => `.${kind}`).join()} onChange={files => { void add(files) }} inputProps={{ 'aria-label': t('documents:files.choose') }}>
            {props => <Button {...props} size="xs" variant="default" leftSection={<IconPaperclip size={16} aria-hidden />} disabled={running}>{t('documents:files.choose')}</Button>}
          </FileButton>
          <Text size="sm">{t('documents:files.drop')}</Text>
        </Group>
      </Paper>
      {running ? <Working words={t('documents:files.adding')} progress={progress} onStop={stop} /> : null}
      {noPlace ? <Alert role="alert" color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={t('members:import.noPlaceTitle')}>{t('members:import.noPlace')}</Alert> : null}
      {shown ? <FilePreview file={shown} onClose={() => setShown(null)} /> : null}
    </Stack>
  )
}

/** Bytes as people read them. */
const sizeOf = (bytes: number, number: (value: number, decimals?: number) => string) => (bytes < 1_048_576 ? `${number(Math.max(1, Math.round(bytes / 1024)))} kB` : `${number(bytes / 1_048_576, 1)} MB`)

/** What the window shows itself; the rest is opened by the system. */
const shownKinds = ['pdf', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp']

function FileRow({ file, onShow }: { file: Attachment; onShow: () => void }) {
  const t = useWords()
  const { number, day } = useFormats()
  const open = async () => {
    try {
      const { path } = await api.call('documents.attachments.open', { id: file.id })
      await call('shell.open', { path })
    } catch (error) {
      sayError(error)
    }
  }
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.attachments.remove', { ids: [file.id] })
    showDone(t('documents:files.removed', { name: file.name }), batch)
  })
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} style={{ overflowWrap: 'anywhere' }}>
        <Group gap="xs" wrap="nowrap" align="flex-start"><IconFile size={18} aria-hidden style={{ flex: 'none' }} /><span>{file.name}</span></Group>
        {file.state === 'present' ? null : <Text size="sm" className="desk-warning">{`⚠ ${t(`documents:files.state.${file.state}`)}`}</Text>}
      </Table.Th>
      <Table.Td>{sizeOf(file.bytes, number)}</Table.Td>
      <Table.Td>{day(file.addedOn)}</Table.Td>
      <Table.Td ta="right">
        <Group gap={4} justify="flex-end">
          {shownKinds.includes(extensionOf(file.name)) ? <Button size="compact-xs" variant="default" aria-label={t('documents:files.showOne', { name: file.name })} onClick={onShow}>{t('documents:files.show')}</Button> : null}
          <Button size="compact-xs" variant="default" aria-label={t('documents:files.openOne', { name: file.name })} onClick={() => { void open() }}>{t('documents:files.open')}</Button>
          <Button size="compact-xs" variant="subtle" aria-label={t('documents:files.removeOne', { name: file.name })} leftSection={<IconTrash size={14} aria-hidden />} onClick={() => { void remove() }}>{t('documents:files.remove')}</Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
