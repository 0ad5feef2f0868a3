import { SimpleGrid, Stack } from '@mantine/core'
import type { SupplierRecord } from '../../../shared/suppliers/records.ts'
import { useWords } from '../../app/language.ts'
import { DayField } from '../../components/DayField.tsx'
import { ChoiceField, TextAreaField } from '../../components/fields.tsx'
import type { SaveSupplier } from '../useSupplier.ts'

const staff = ['yes', 'no'] as const

/** What is known of the role itself; names, places and numbers stand in the organisation's record. */
export function DataTab({ record, save }: { record: SupplierRecord; save: SaveSupplier }) {
  const t = useWords()
  const hasStaff = record.hasStaff === null ? null : record.hasStaff ? 'yes' : 'no'
  const toBoolean = (value: (typeof staff)[number] | null) => (value === null ? null : value === 'yes')
  return (
    <Stack maw="48rem">
      <TextAreaField label={t('suppliers:field.description')} description={t('suppliers:screen.data.descriptionHint')} rows={3} max={5000} kept={`supplier/${record.id}/description`} value={record.description} onSave={(value, seen) => save({ description: value }, { description: seen })} />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <ChoiceField
          label={t('suppliers:field.hasStaff')} description={t('suppliers:screen.data.staffHint')} clearable choices={staff.map(value => ({ value, label: t(`suppliers:screen.${value}`) }))} value={hasStaff}
          onSave={(value, seen) => save({ hasStaff: toBoolean(value) }, { hasStaff: toBoolean(seen) })}
        />
        <DayField label={t('suppliers:field.noticeOn')} description={t('suppliers:screen.data.noticeHint')} value={record.noticeOn} onSave={(value, seen) => save({ noticeOn: value }, { noticeOn: seen })} />
        <DayField label={t('suppliers:field.confirmedOn')} description={t('suppliers:screen.data.confirmedHint')} value={record.confirmedOn} onSave={(value, seen) => save({ confirmedOn: value }, { confirmedOn: seen })} />
      </SimpleGrid>
      <TextAreaField label={t('suppliers:field.privateNotes')} description={t('suppliers:screen.data.notesHint')} rows={4} max={20000} kept={`supplier/${record.id}/privateNotes`} value={record.privateNotes} onSave={(value, seen) => save({ privateNotes: value }, { privateNotes: seen })} />
    </Stack>
  )
}
