import { Alert, Box, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState, type DragEvent } from 'react'
import { acceptedFiles, endOf, type Attachment, type AttachmentState, type AttachmentVersion } from '../../shared/attachments.ts'
import { api, useJob, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { ContextMenu, type OpenMenu } from '../components/ContextMenu.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { Working } from '../components/Working.tsx'
import { LayerContext } from '../components/grid/layer.ts'
import { AddFile } from './AddFile.tsx'
import { FilePreview } from './FilePreview.tsx'
import { menuOf, useFileActs, useFileFacts, useKeptWords, useVersionActs, type FileAct } from './fileActs.tsx'
import styles from './documents.module.css'

type Of = { organisationId: string; documentId?: string }

/** The files of a document, or of an organisation itself: dropped or chosen, opened as a copy, looked at here. */
export function Attachments({ organisationId, documentId }: Of) {
  const t = useWords()
  const { data, error, refetch } = useRead('documents.attachments.list', documentId ? { documentId } : { organisationId })
  const [shown, setShown] = useState<AttachmentVersion | null>(null)
  const [layer, setLayer] = useState<HTMLElement | null>(null)
  const files = (data?.attachments ?? []).filter(one => documentId !== undefined || one.documentId === null)
  return (
    <Stack gap="sm" ref={setLayer}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data && files.length === 0 ? <Text size="sm">{t('documents:files.none')}</Text> : null}
      <LayerContext value={layer}><ul className="desk-plain-list">{files.map(file => <FileLine key={file.earlier.at(-1)?.id ?? file.id} file={file} onShow={setShown} />)}</ul></LayerContext>
      {files.length > 0 ? <Text size="xs" c="dimmed">{t('documents:files.copyNote')}</Text> : null}
      <AddFile organisationId={organisationId} {...(documentId ? { documentId } : {})} onAdded={() => { void refetch() }} />
      <FilePreview file={shown} onClose={() => setShown(null)} />
    </Stack>
  )
}

const Acts = ({ acts }: { acts: readonly FileAct[] }) => (
  <Group gap={4}>
    {acts.map(({ label, named, icon, run, strong }) => <Button key={label} size="compact-sm" variant={strong ? 'default' : 'subtle'} leftSection={icon} aria-label={named} onClick={run}>{label}</Button>)}
  </Group>
)

function Lost({ state }: { state: AttachmentState }) {
  const t = useWords()
  if (state === 'present') return null
  return <Alert mt={6} role="status" variant="outline" color="orange" icon={<IconAlertTriangle aria-hidden />} title={t(`documents:files.${state}`)}>{t('documents:files.mend')}</Alert>
}

type OnShow = (file: AttachmentVersion) => void

function FileLine({ file, onShow }: { file: Attachment; onShow: OnShow }) {
  const t = useWords()
  const facts = useFileFacts()
  const { name, state, earlier } = file
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [renaming, rename] = useDisclosure(false)
  const chooser = useRef<HTMLInputElement>(null)
  const { take, job } = useNextVersion(file)
  const { over, ...dropped } = useDrop(take)
  const acts = useFileActs(file, { show: () => onShow(file), replace: () => chooser.current?.click(), rename: rename.open })
  return (
    <Box component="li" className={styles['file'] ?? ''} data-over={over || undefined} {...dropped}>
      <Group justify="space-between" gap="xs" onContextMenu={event => { event.preventDefault(); setMenu({ x: event.clientX, y: event.clientY, label: t('documents:files.menu', { name }), items: menuOf(acts) }) }}>
        <div>
          <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
          <Text size="xs" {...(over ? {} : { c: 'dimmed' })}>{over ? t('documents:files.dropVersion') : facts(file, earlier.length > 0)}</Text>
        </div>
        <Acts acts={acts} />
      </Group>
      <input ref={chooser} type="file" hidden accept={acceptedFiles} onChange={event => { const [chosen] = event.currentTarget.files ?? []; event.currentTarget.value = ''; if (chosen) take(chosen) }} />
      {job.running ? <Working words={t('documents:files.adding')} progress={job.progress} onStop={job.stop} /> : null}
      <Lost state={state} />
      {earlier.length > 0 ? <Earlier files={earlier} name={name} onShow={onShow} /> : null}
      <ContextMenu menu={menu} onClose={() => setMenu(null)} />
      {renaming ? <RenameDialog file={file} onClose={rename.close} /> : null}
    </Box>
  )
}

/** Takes the file that follows another one as its next version. */
function useNextVersion({ id }: Attachment) {
  const sayKept = useKeptWords()
  const job = useJob('documents.attachments.replace')
  const take = (file: File) => {
    if (job.running) return
    void attempt(async () => {
      const ticket = await window.desk.place(file)
      if (ticket) sayKept(await job.run({ id, file: ticket }))
    })
  }
  return { take, job }
}

/** Takes one file from the file manager; several are meant for no single one here. */
function useDrop(take: (file: File) => void) {
  const [over, setOver] = useState(false)
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer.items.length !== 1 || event.dataTransfer.items[0]?.kind !== 'file') return
    event.preventDefault()
    setOver(true)
  }
  const onDragLeave = () => setOver(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && event.dataTransfer.files.length === 1) take(file)
  }
  return { over, onDragOver, onDragLeave, onDrop }
}

/** What a file was before, the latest first. */
function Earlier({ files, name, onShow }: { files: readonly AttachmentVersion[]; name: string; onShow: OnShow }) {
  const t = useWords()
  return (
    <details className={styles['earlier']}>
      <Text component="summary" size="sm">{t('documents:files.earlier', { count: files.length })}</Text>
      <ul className="desk-plain-list" aria-label={t('documents:files.earlierOf', { name })}>{files.map(file => <EarlierLine key={file.id} file={file} name={name} onShow={onShow} />)}</ul>
    </details>
  )
}

function EarlierLine({ file, name, onShow }: { file: AttachmentVersion; name: string; onShow: OnShow }) {
  const facts = useFileFacts()
  const acts = useVersionActs(file, () => onShow(file))
  return (
    <li>
      <Group justify="space-between" gap="xs" mt={6}>
        <div>
          {file.name === name ? null : <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{file.name}</Text>}
          <Text size="xs" c="dimmed">{facts(file, true)}</Text>
        </div>
        <Acts acts={acts} />
      </Group>
      <Lost state={file.state} />
    </li>
  )
}

/** Gives a file another name; its kind stays. */
function RenameDialog({ file: { id, name }, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useWords()
  const end = `.${endOf(name)}`
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
