import { Fieldset, Group, Stack, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useWords } from '../../app/language.ts'
import { TextAreaField } from '../../components/fields.tsx'
import type { RecordTab } from './useRecord.ts'

/** The agency's own notes: in no export. */
export function NotesField({ record, save }: RecordTab) {
  const t = useWords()
  return (
    <Fieldset legend={t('members:record.notes')}>
      <Stack gap="xs">
        <Group gap={6} wrap="nowrap" align="flex-start"><IconLock size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} /><Text size="sm">{t('members:record.notesPrivate')}</Text></Group>
        <TextAreaField
          bare label={t('members:field.privateNotes')} rows={4} max={20_000} kept={`organisation/${record.id}/privateNotes`} value={record.privateNotes} onSave={(value, seen) => save({ privateNotes: value }, { privateNotes: seen })}
        />
      </Stack>
    </Fieldset>
  )
}
