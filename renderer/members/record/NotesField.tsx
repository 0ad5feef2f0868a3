import { Alert, Button, Fieldset, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconLock, IconRestore } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { useAutosave } from '../../components/autosave.ts'
import { autosaveProps, FieldSign } from '../../components/fieldProps.tsx'
import { fieldNotes } from '../../components/fields.tsx'
import type { RecordTab } from './useRecord.ts'

const pause = 2000
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
  const { restored, forget } = useDraft(document, record.privateNotes ?? '', field.typing ? field.text : null, field.type)
  const discard = () => { field.reset(); forget() }
  return (
    <Fieldset legend={t('members:record.notes')}>
      <Stack gap="xs">
        <Group gap={6} wrap="nowrap" align="flex-start"><IconLock size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} /><Text size="sm">{t('members:record.notesPrivate')}</Text></Group>
        {restored && field.typing ? (
          <Alert color="blue" variant="outline" icon={<IconRestore aria-hidden />} role="status" title={t('members:record.draftFound')}>
            <Group justify="space-between"><Text size="sm">{t('members:record.draftHint')}</Text><Button size="xs" variant="default" onClick={discard}>{t('members:record.draftDiscard')}</Button></Group>
          </Alert>
        ) : null}
        <Textarea
          aria-label={t('members:field.privateNotes')} autosize minRows={4} maxRows={16} rightSection={<FieldSign state={field.state} />}
          {...fieldNotes(field.problem, null)} {...autosaveProps(field, { multiline: true })}
        />
      </Stack>
    </Fieldset>
  )
}

/** Keeps the typing of a document as a draft at each pause, and gives back what an earlier run left. */
function useDraft(document: string, stored: string, typing: string | null, restore: (text: string) => void) {
  const [restored, setRestored] = useState(false)
  const first = useRef({ stored, restore })
  useEffect(() => {
    let wanted = true
    const { stored: now, restore: put } = first.current
    void api.call('drafts.read', { document }).then(({ value }) => {
      if (!wanted || typeof value !== 'string' || value === now) return
      put(value)
      setRestored(true)
    }, () => undefined)
    return () => { wanted = false }
  }, [document])
  useEffect(() => {
    if (typing === null) return undefined
    const timer = setTimeout(() => { void attempt(() => api.call('drafts.save', { document, value: typing })) }, pause)
    return () => clearTimeout(timer)
  }, [typing, document])
  const forget = () => { setRestored(false); void attempt(() => api.call('drafts.drop', { document })) }
  return { restored, forget }
}
