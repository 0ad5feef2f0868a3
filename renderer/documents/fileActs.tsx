import { IconDownload, IconExternalLink, IconEye, IconFileStack, IconPencil, IconRestore, IconTrash } from '@tabler/icons-react'
import { shownAs, type Attachment, type AttachmentVersion } from '../../shared/attachments.ts'
import type { Answer } from '../../shared/contract.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import type { MenuAct, MenuItem } from '../components/ContextMenu.tsx'
import { saveAs, showWritten } from '../components/written.tsx'

const megabyte = 1024 * 1024

/** What stands under the name of a file: its version, where there were others, how large it is, and since when it is here. */
export function useFileFacts() {
  const t = useWords()
  const { number, day } = useFormats()
  return ({ version, bytes, addedOn }: AttachmentVersion, versions: boolean) => [
    ...(versions ? [t('documents:files.versionNumber', { version })] : []),
    bytes < megabyte ? t('documents:files.kilobytes', { size: number(Math.ceil(bytes / 1024)) }) : t('documents:files.megabytes', { size: number(bytes / megabyte, 1) }),
    t('documents:files.addedOn', { day: day(addedOn) }),
  ].join(' · ')
}

/** Says what became of a file that was given. */
export function useKeptWords() {
  const t = useWords()
  return ({ name, version, batch }: Answer<'documents.attachments.add'>) => {
    showDone(t(batch === null ? 'documents:files.there' : version > 1 ? 'documents:files.followed' : 'documents:files.added', { name, version }), batch)
  }
}

/** What a button of a file does, and its name for who does not see where it stands. */
export type FileAct = MenuAct & { named: string; strong?: boolean }

/** What can be done with any version that is there. */
function useReading({ id, name, state }: AttachmentVersion, called: string, onShow: () => void): FileAct[] {
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
  if (state !== 'present') return []
  return [
    ...(shownAs(name) ? [{ label: t('documents:files.show'), named: t('documents:files.showNamed', { name: called }), icon: <IconEye size={16} aria-hidden />, run: onShow, strong: true }] : []),
    { label: t('documents:files.open'), named: t('documents:files.openNamed', { name: called }), icon: <IconExternalLink size={16} aria-hidden />, run: () => { void open() }, strong: true },
    { label: t('documents:files.copy'), named: t('documents:files.copyNamed', { name: called }), icon: <IconDownload size={16} aria-hidden />, run: () => { void copy() } },
  ]
}

type On = { show: () => void; replace: () => void; rename: () => void }

/** What can be done with an attached file, by its buttons and by the menu of the right button. */
export function useFileActs(file: Attachment, on: On): FileAct[] {
  const t = useWords()
  const { id, name, earlier } = file
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.attachments.remove', { ids: [id] })
    showDone(t(earlier.length > 0 ? 'documents:files.removedAll' : 'documents:files.removed'), batch)
  })
  return [
    ...useReading(file, name, on.show),
    { label: t('documents:files.replace'), named: t('documents:files.replaceNamed', { name }), icon: <IconFileStack size={16} aria-hidden />, run: on.replace },
    { label: t('documents:files.rename'), named: t('documents:files.renameNamed', { name }), icon: <IconPencil size={16} aria-hidden />, run: on.rename },
    { label: t('documents:files.remove'), named: t('documents:files.removeNamed', { name }), icon: <IconTrash size={16} aria-hidden />, run: () => { void remove() }, danger: true },
  ]
}

/** What can be done with an earlier version. */
export function useVersionActs(file: AttachmentVersion, onShow: () => void): FileAct[] {
  const t = useWords()
  const sayKept = useKeptWords()
  const { id, name, version, state } = file
  const called = t('documents:files.nameVersion', { name, version })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.attachments.remove', { ids: [id] })
    showDone(t('documents:files.removedVersion'), batch)
  })
  const takeUp = () => attempt(async () => { sayKept(await api.call('documents.attachments.takeUp', { id })) })
  return [
    ...useReading(file, called, onShow),
    ...(state === 'present' ? [{ label: t('documents:files.takeUp'), named: t('documents:files.takeUpNamed', { name: called }), icon: <IconRestore size={16} aria-hidden />, run: () => { void takeUp() } }] : []),
    { label: t('documents:files.remove'), named: t('documents:files.removeNamed', { name: called }), icon: <IconTrash size={16} aria-hidden />, run: () => { void remove() }, danger: true },
  ]
}

/** The acts of a file as a menu: what takes it away stands apart. */
export const menuOf = (acts: readonly FileAct[]): MenuItem[] => acts.flatMap((act): MenuItem[] => (act.danger ? ['line', act] : [act]))
