import { useWords } from '../app/language.ts'
import { DayDialog } from '../components/DayDialog.tsx'

/** Rejects a document from a day on, with the reason. */
export function RejectDialog({ opened, onClose, onSave }: { opened: boolean; onClose: () => void; onSave: (day: string, reason: string | null) => Promise<void> }) {
  const t = useWords()
  return (
    <DayDialog
      opened={opened} onClose={onClose} title={t('documents:reject.title')} dayLabel={t('documents:field.rejectedOn')} how={{ label: t('documents:field.rejectedReason'), max: 500 }} confirm={t('documents:reject.title')} onSave={onSave}
    />
  )
}
