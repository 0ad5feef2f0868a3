import { useQuery } from '@tanstack/react-query'
import { shownAs, type AttachmentVersion } from '../../shared/attachments.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { PdfPreview } from '../components/PdfPreview.tsx'
import { Waiting } from '../components/Waiting.tsx'
import styles from './documents.module.css'

/** An attached PDF or picture, shown in the window: a copy of it, as all that is opened. */
export function FilePreview({ file, onClose }: { file: AttachmentVersion | null; onClose: () => void }) {
  const t = useWords()
  return (
    <Dialog opened={file !== null} onClose={onClose} size="60rem" title={t('documents:files.preview', { name: file?.name ?? '' })}>
      {file ? <Shown file={file} /> : null}
    </Dialog>
  )
}

function Shown({ file: { id, name } }: { file: AttachmentVersion }) {
  const t = useWords()
  // Each time a copy of its own: an earlier one may be gone.
  const { data, error } = useQuery({ queryKey: ['documents.attachments.open', id], queryFn: () => api.call('documents.attachments.open', { id }), gcTime: 0 })
  if (error) return <ErrorState error={error} />
  if (!data) return <Waiting />
  if (shownAs(name) === 'pdf') return <PdfPreview ticket={data.path} />
  return <img className={styles['picture']} src={`/blob/${data.path}`} alt={t('documents:files.image', { name })} />
}
