import { Image, Loader, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { extensionOf, type Attachment } from '../../shared/attachments.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { PdfPreview } from '../components/PdfPreview.tsx'
import styles from './documents.module.css'

/** A PDF or a picture as it was attached, without another program. */
export function FilePreview({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useWords()
  const copy = useQuery({ queryKey: ['documents.attachments.open', file.id], queryFn: () => api.call('documents.attachments.open', { id: file.id }), staleTime: 0, gcTime: 0 })
  return (
    <Modal opened onClose={onClose} title={file.name} size="80rem" closeButtonProps={{ 'aria-label': t('close') }}>
      {copy.error ? <ErrorState error={copy.error} retry={() => { void copy.refetch() }} /> : null}
      {copy.isFetching ? <Loader aria-label={t('loading')} /> : null}
      {copy.data && !copy.isFetching ? <Shown ticket={copy.data.path} name={file.name} /> : null}
    </Modal>
  )
}

/** The shell answers the ticket with the bytes. */
function Shown({ ticket, name }: { ticket: string; name: string }) {
  if (extensionOf(name) === 'pdf') return <div className={styles['preview'] ?? ''}><PdfPreview ticket={ticket} /></div>
  return <Image src={`/blob/${ticket}`} alt={name} fit="contain" mah="75vh" />
}
