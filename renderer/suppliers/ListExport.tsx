import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../app/language.ts'
import type { SuppliersSearch } from '../app/search.ts'
import { DayField } from '../components/DayField.tsx'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'
import { chosen } from './list/view.ts'

const kinds = ['published', 'internal'] as const

/** The list as a paper: for everybody, as it is published, or with scores and documents for the agency alone. */
export function ListExport({ opened, onClose, search }: { opened: boolean; onClose: () => void; search: SuppliersSearch }) {
  const t = useWords()
  const [kind, setKind] = useState<(typeof kinds)[number]>('internal')
  const [day, setDay] = useState<string | null>(null)
  const { at: shown, ...selection } = chosen(search)
  const at = day ?? shown
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={t('suppliers:screen.export.title')} procedure="suppliers.export" formats={['pdf', 'xlsx']} fileName={t(kind === 'published' ? 'suppliers:paper.publishedName' : 'suppliers:paper.internalName')}
      input={({ format, ...options }) => ({ ...options, kind, format: format === 'xlsx' ? 'xlsx' : 'pdf', ...(kind === 'internal' ? selection : {}), ...(at ? { at } : {}) })}
    >
      <Radio.Group label={t('suppliers:screen.export.kind')} value={kind} onChange={value => setKind(kinds.find(one => one === value) ?? kind)}>
        <Stack gap={6} mt={4}>{kinds.map(one => <Radio key={one} value={one} label={t(`suppliers:screen.export.kinds.${one}`)} description={t(`suppliers:screen.export.about.${one}`)} />)}</Stack>
      </Radio.Group>
      <DayField label={t('suppliers:screen.at')} placeholder={t('suppliers:screen.today')} value={at ?? null} onSave={async next => setDay(next)} />
      {kind === 'internal' && (selection.filter || selection.text) ? <Text size="sm">{t('suppliers:screen.export.filtered')}</Text> : null}
    </PaperDialog>
  )
}
