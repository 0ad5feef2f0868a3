import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'

type Props = { opened: boolean; onClose: () => void; meetingId: string; refetch: () => Promise<unknown> }

/** Breaks the lock of a meeting whose laptop does not come back. */
export function BreakDialog({ opened, onClose, meetingId, refetch }: Props) {
  const t = useWords()
  const [reason, setReason] = useState('')
  const save = async () => {
    if (!reason.trim()) return false
    const { batch } = await api.call('meetings.carry.break', { meetingId, reason: reason.trim() })
    await refetch()
    showDone(t('meetings:screen.carry.broken'), batch)
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('meetings:screen.carry.break')} confirm={t('meetings:screen.carry.breakConfirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.carry.breakText')}</Text>
      <Textarea data-autofocus label={t('meetings:field.brokenReason')} required autosize minRows={2} maxLength={1000} value={reason} onChange={event => setReason(event.currentTarget.value)} />
    </FormDialog>
  )
}
