import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '../../../shared/meetings/clock.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

/** Hands a meeting to a laptop: one file, and the meeting is locked here until it comes back. */
export function OutDialog({ opened, onClose, meeting, refetch }: Part & { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const [to, setTo] = useState('')
  const save = async () => {
    if (!to.trim()) return false
    const { path } = await api.call('shell.saveAs', { name: `${t('meetings:screen.carry.file', { day: dayOf(meeting.startsAt) })}.desk` })
    if (path === null) return false
    const { name } = await api.call('meetings.carry.out', { meetingId: meeting.id, path, to: to.trim() })
    await refetch()
    showDone(t('meetings:screen.carry.outDone', { name, to: to.trim() }))
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('meetings:screen.carry.out')} confirm={t('meetings:screen.carry.outConfirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.carry.outText')}</Text>
      <TextInput data-autofocus label={t('meetings:screen.carry.to')} required value={to} maxLength={120} onChange={event => setTo(event.currentTarget.value)} />
    </FormDialog>
  )
}
