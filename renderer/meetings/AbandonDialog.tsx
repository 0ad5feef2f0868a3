import { Select, Text, Textarea } from '@mantine/core'
import { z } from 'zod'
import { notHeldKinds } from '../../shared/meetings/states.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { useKept } from '../components/draft.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import type { Part } from './meeting.ts'

const shape = z.object({ kind: z.enum(notHeldKinds), reason: z.string() })

/** A meeting that is not held stays as a record, with its reason. */
export function AbandonDialog({ onClose, meeting, refetch }: Part & { onClose: () => void }) {
  const t = useWords()
  const kept = useKept(`abandon/${meeting.id}`, (): z.infer<typeof shape> => ({ kind: 'postponed', reason: '' }), shape)
  const { now: { kind, reason }, set } = kept
  const save = async () => {
    const { batch } = await api.call('meetings.abandon', { meetingId: meeting.id, kind, reason: reason.trim() || null })
    await refetch()
    showDone(t('meetings:screen.abandon.done'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.abandon.button')} confirm={t('meetings:screen.abandon.confirm')} onSave={save} kept={kept}>
      <Text size="sm">{t('meetings:screen.abandon.text')}</Text>
      <Select label={t('meetings:field.notHeldKind')} data={notHeldKinds.map(value => ({ value, label: t(`meetings:notHeld.${value}`) }))} value={kind} onChange={value => set({ kind: notHeldKinds.find(one => one === value) ?? kind })} />
      <Textarea label={t('meetings:field.notHeldReason')} autosize minRows={2} maxLength={1000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} />
    </FormDialog>
  )
}
