import { useState } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { DayField } from '../../components/DayField.tsx'
import { PaperDialog } from '../../components/paper/PaperDialog.tsx'

type Props = { opened: boolean; onClose: () => void; organisation: { id: string; name: string } }

/** The sheet of a member, as it is at a day. */
export function SheetExport({ opened, onClose, organisation }: Props) {
  const t = useWords()
  const [at, setAt] = useState<string | null>(null)
  return (
    <PaperDialog
      opened={opened} onClose={() => { setAt(null); onClose() }} title={t('members:export.sheetTitle', { name: organisation.name })} procedure="members.export" formats={['pdf']}
      fileName={t('members:export.sheetFileName', { name: organisation.name.replace(/[\\/:*?"<>|]/g, '-').slice(0, 120) })}
      input={options => ({ ...options, kind: 'sheet', format: 'pdf', organisationId: organisation.id, ...(at ? { at } : {}) })}
    >
      <DayField label={t('members:situationAt')} description={t('members:export.atHint')} placeholder={formatDay(today())} value={at} onSave={async next => setAt(next)} />
    </PaperDialog>
  )
}
