import { MultiSelect, NumberInput, Text } from '@mantine/core'
import { useState } from 'react'
import { documentKinds, type DocumentColumn } from '../../shared/documents.ts'
import { useWords } from '../app/language.ts'
import type { DocumentsSearch } from '../app/search.ts'
import { selectionOf } from '../components/grid/address.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

/** What expires, as a paper: within how many days, and of which kinds. */
export function ExpiringDialog({ opened, onClose, search }: { opened: boolean; onClose: () => void; search: DocumentsSearch }) {
  const t = useWords()
  const [days, setDays] = useState<number | string>(90)
  const [kinds, setKinds] = useState<string[]>([])
  const { filter, sort: _sort, group: _group, ...rest } = selectionOf<DocumentColumn>(search)
  const within = typeof days === 'number' ? Math.min(3650, Math.max(0, Math.round(days))) : 90
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={t('documents:expiring.title')} procedure="documents.export" formats={['pdf', 'xlsx']} fileName={t('documents:expiring.file')}
      input={({ format, ...options }) => ({ ...rest, ...options, format: format === 'xlsx' ? 'xlsx' : 'pdf', days: within, filter: { ...filter, ...(kinds.length > 0 ? { kind: kinds } : {}) } })}
    >
      <NumberInput label={t('documents:expiring.days')} value={days} min={0} max={3650} allowDecimal={false} onChange={setDays} />
      <MultiSelect
        label={t('documents:expiring.kinds')} placeholder={kinds.length === 0 ? t('documents:expiring.allKinds') : ''} data={documentKinds.map(value => ({ value, label: t(`documents:kind.${value}`) }))} value={kinds} onChange={setKinds}
      />
      <Text size="sm">{t('documents:expiring.about')}</Text>
      {filter || rest.text ? <Text size="sm">{t('documents:expiring.filtered')}</Text> : null}
    </PaperDialog>
  )
}
