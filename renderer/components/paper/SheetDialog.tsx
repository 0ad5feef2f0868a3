import { useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import { formatDay } from '../../../shared/format.ts'
import { useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { DayField } from '../DayField.tsx'
import { PaperDialog, type PaperOptions } from './PaperDialog.tsx'
import type { PaperName } from './usePaperPreview.ts'

/** What a record's sheet is asked for: of today, unless a day is told. */
type Asked = Omit<PaperOptions, 'format'> & { at?: string }
type Props<N extends PaperName> = { opened: boolean; onClose: () => void; /** What the record is called. */ name: string; procedure: N; input: (asked: Asked) => Input<N> }

/** The sheet of one record, as it is on a day. */
export function SheetDialog<N extends PaperName>({ opened, onClose, name, procedure, input }: Props<N>) {
  const t = useWords()
  const [at, setAt] = useState<string | null>(null)
  return (
    <PaperDialog
      opened={opened} onClose={() => { setAt(null); onClose() }} title={t('components:paper.sheetTitle', { name })} procedure={procedure} formats={['pdf']}
      fileName={t('components:paper.sheetFileName', { name: name.replace(/[\\/:*?"<>|]/g, '-').slice(0, 120) })}
      input={({ format: _pdf, ...options }) => input({ ...options, ...(at ? { at } : {}) })}
    >
      <DayField label={t('components:paper.at')} description={t('components:paper.atHint')} placeholder={formatDay(today())} value={at} onSave={async next => setAt(next)} />
    </PaperDialog>
  )
}
