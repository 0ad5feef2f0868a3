import { Alert, Box, Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconDownload, IconExternalLink, IconEye, IconPaperclip, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { attachmentKinds, extensionOf, shownAs, type Attachment } from '../../shared/attachments.ts'
import { api, CallError, useJob, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DropZone } from '../components/DropZone.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { ContextMenu, type MenuItem, type OpenMenu } from '../components/ContextMenu.tsx'
import { Working } from '../components/Working.tsx'
import { LayerContext } from '../components/grid/layer.ts'
import { saveAs, showWritten } from '../components/written.tsx'
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
  const [layer, setLayer] = useState<HTMLElement | null>(null)
  const files = (data?.attachments ?? []).filter(one => documentId !== undefined || one.documentId === null)
  return (
    <Stack gap="sm" ref={setLayer}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data && files.length === 0 ? <Text size="sm">{t('documents:files.none')}</Text> : null}
      <LayerContext value={layer}><ul className="desk-plain-list">{files.map(file => <FileLine key={file.id} file={file} onShow={() => setShown(file)} />)}</ul></LayerContext>
      {files.length > 0 ? <Text size="xs" c="dimmed">{t('documents:files.copyNote')}</Text> : null}
      <AddFile organisationId={organisationId} {...(documentId ? { documentId } : {})} onAdded={() => { void refetch() }} />
      <FilePreview file={shown} onClose={() => setShown(null)} />
    </Stack>
  )
}

/** What can be done with an attached file, by its buttons and by the menu of the right button. */
function useFileActs({ id, name, state }: Attachment, onShow: () => void, onRename: () => void): MenuItem[] {
  const t = useWords()
  const open = () => attempt(async () => {
    const { path } = await api.call('documents.attachments.open', { id })
    await api.call('shell.open', { path })
  })
  const write = (path: string) => api.call('documents.attachments.copy', { id, path })
  const copy = () => attempt(async () => {
    const written = await saveAs(name, write)
    if (written) showWritten(written, write)
  })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.attachments.remove', { ids: [id] })
    showDone(t('documents:files.removed'), batch)
  })
  const there = state === 'present'
  return [
    ...(there && shownAs(name) ? [{ label: t('documents:files.show'), icon: <IconEye size={16} aria-hidden />, run: onShow }] : []),
    ...(there ? [
      { label: t('documents:files.open'), icon: <IconExternalLink size={16} aria-hidden />, run: () => { void open() } },
      { label: t('documents:files.copy'), icon: <IconDownload size={16} aria-hidden />, run: () => { void copy() } },
    ] : []),
    { label: t('documents:files.rename'), icon: <IconPencil size={16} aria-hidden />, run: onRename },
    'line',
    { label: t('documents:files.remove'), icon: <IconTrash size={16} aria-hidden />, run: () => { void remove() }, danger: true },
  ]
}

function FileLine({ file, onShow }: { file: Attachment; onShow: () => void }) {
  const t = useWords()
  const { number, day } = useFormats()
  const { name, bytes, addedOn, state } = file
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [renaming, rename] = useDisclosure(false)
  const items = useFileActs(file, onShow, rename.open)
  const button = (label: string, named: string, variant: 'default' | 'subtle' = 'default') => {
    const item = items.find(one => one !== 'line' && one.label === label)
    return item && item !== 'line' ? <Button size="compact-sm" variant={variant} leftSection={item.icon} aria-label={named} onClick={item.run}>{label}</Button> : null
  }
  return (
    <Box component="li" className={styles['file'] ?? ''} onContextMenu={event => { event.preventDefault(); setMenu({ x: event.clientX, y: event.clientY, label: t('documents:files.menu', { name }), items }) }}>
      <Group justify="space-between" gap="xs">
        <div>
          <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
          <Text size="xs" c="dimmed">{[bytes < megabyte ? t('documents:files.kilobytes', { size: number(Math.ceil(bytes / 1024)) }) : t('documents:files.megabytes', { size: number(bytes / megabyte, 1) }), t('documents:files.addedOn', { day: day(addedOn) })].join(' · ')}</Text>
        </div>
        <Group gap={4}>
          {button(t('documents:files.show'), t('documents:files.showNamed', { name }))}
          {button(t('documents:files.open'), t('documents:files.openNamed', { name }))}
          {button(t('documents:files.copy'), t('documents:files.copyNamed', { name }), 'subtle')}
          {button(t('documents:files.rename'), t('documents:files.renameNamed', { name }), 'subtle')}
          {button(t('documents:files.remove'), t('documents:files.removeNamed', { name }), 'subtle')}
        </Group>
      </Group>
      {state === 'present' ? null : (
        <Alert mt={6} role="status" variant="outline" color="orange" icon={<IconAlertTriangle aria-hidden />} title={t(`documents:files.${state}`)}>{t('documents:files.mend')}</Alert>
      )}
      <ContextMenu menu={menu} onClose={() => setMenu(null)} />
      {renaming ? <RenameDialog file={file} onClose={rename.close} /> : null}
    </Box>
  )
}

/** Gives a file another name; its kind stays. */
function RenameDialog({ file: { id, name }, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useWords()
  const end = `.${extensionOf(name)}`
  const [typed, setTyped] = useState(name.slice(0, -end.length))
  const save = async () => {
    if (typed.trim() === '') return false
    const { batch } = await api.call('documents.attachments.save', { id, fields: { name: name.slice(0, -end.length) === typed ? name : typed.trim() + name.slice(-end.length) } })
    showDone(t('documents:files.renamed'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('documents:files.renameTitle')} confirm={t('documents:files.renameConfirm')} onSave={save}>
      <TextInput
        data-autofocus label={t('documents:files.name')} required maxLength={190} value={typed} onChange={event => setTyped(event.currentTarget.value)} rightSection={<Text size="sm" c="dimmed">{end}</Text>} rightSectionWidth={64}
        error={typed.trim() === '' ? t('field.required') : null}
      />
    </FormDialog>
  )
}

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

/** Takes files, one after the other: a button, a drop from the file manager, or what is pasted. */
function AddFile({ organisationId, documentId, onAdded }: Of & { onAdded: () => void }) {
  const t = useWords()
  const { run, running, progress, stop } = useJob('documents.attachments.add')
  const [error, setError] = useState<unknown>(null)
  const [noPlace, setNoPlace] = useState(false)
  const of = { organisationId, ...(documentId ? { documentId } : {}) }
  const keepPicture = usePicture(of)
  const add = async (file: File) => {
    const ticket = await window.desk.place(file)
    if (ticket === null && !pictures.includes(file.type)) return setNoPlace(true)
    const { name, batch } = ticket === null ? await keepPicture(file) : await run({ file: ticket, ...of })
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
    <DropZone p="sm" pasted onFiles={files => { void addAll(files) }}>
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
