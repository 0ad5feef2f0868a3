import { useWords } from '../app/language.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

type Of = { id: string } | { reference: string }
type Props = { opened: boolean; onClose: () => void; title: string; of: Of }

/** The card of a cluster as PDF: seen first, then written. */
export function CardDialog({ opened, onClose, title, of }: Props) {
  const t = useWords()
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={title} procedure="clusters.export" formats={['pdf']} fileName={t('clusters:card.fileName')}
      input={({ language, acceptMissing }) => ({ ...of, language, ...(acceptMissing ? { acceptMissing } : {}) })}
    />
  )
}
