import { Select, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { notHeldKinds } from '../../shared/meetings/states.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import type { Part } from './meeting.ts'

/** A meeting that is not held stays as a record, with its reason. */
export function AbandonDialog({ opened, onClose, meeting, refetch }: Part & { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const [kind, setKind] = useState<(typeof notHeldKinds)[number]>('postponed')
  const [reason, setReason] = useState('')
  const save = async () => {
    const { batch } = await api.call('meetings.abandon', { meetingId: meeting.id, kind, reason: reason.trim() || null })
    await refetch()
    showDone(t('meetings:screen.abandon.done'), batch)
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('meetings:screen.abandon.button')} confirm={t('meetings:screen.abandon.confirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.abandon.text')}</Text>
      <Select label={t('meetings:field.notHeldKind')} data={notHeldKinds.map(value => ({ value, label: t(`meetings:notHeld.${value}`) }))} value={kind} onChange={value => setKind(notHeldKinds.find(one => one === value) ?? kind)} />
      <Textarea label={t('meetings:field.notHeldReason')} autosize minRows={2} maxLength={1000} value={reason} onChange={event => setReason(event.currentTarget.value)} />
    </FormDialog>
  )
}
