import { Fieldset, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { useAutosave } from '../../components/autosave.ts'
import { DraftFound, useDraft } from '../../components/draft.tsx'
import { autosaveProps, FieldSign } from '../../components/fieldProps.tsx'
import { fieldNotes } from '../../components/fields.tsx'
import type { RecordTab } from './useRecord.ts'

const longest = 20_000

/** The agency's own notes: in no export. What is being typed is kept as a draft at every pause, and found again after a crash. */
export function NotesField({ record, save }: RecordTab) {
  const t = useWords()
  const document = `organisation/${record.id}/privateNotes`
  const field = useAutosave<string | null>({
    value: record.privateNotes,
    show: value => value ?? '',
    read: text => (text.length > longest ? { ok: false, problem: t('field.tooLong', { count: longest }) } : { ok: true, value: text.trim() || null }),
    onSave: async (value, seen) => {
      await save({ privateNotes: value }, { privateNotes: seen })
      await api.call('drafts.drop', { document })
    },
  })
  const { restored, forget } = useDraft({
    document, stored: record.privateNotes ?? '', typing: field.typing ? field.text : null, read: value => (typeof value === 'string' ? value : undefined), restore: field.type,
  })
  const discard = () => { field.reset(); forget() }
  return (
    <Fieldset legend={t('members:record.notes')}>
      <Stack gap="xs">
        <Group gap={6} wrap="nowrap" align="flex-start"><IconLock size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} /><Text size="sm">{t('members:record.notesPrivate')}</Text></Group>
        {restored && field.typing ? <DraftFound hint={t('members:record.draftHint')} onDiscard={discard} /> : null}
        <Textarea
          aria-label={t('members:field.privateNotes')} autosize minRows={4} maxRows={16} rightSection={<FieldSign state={field.state} />}
          {...fieldNotes(field.problem, null)} {...autosaveProps(field, { multiline: true })}
        />
      </Stack>
    </Fieldset>
  )
}
