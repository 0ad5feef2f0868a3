import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '../../../shared/meetings/clock.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { noPassphrase, PassphraseFields, passphraseOf } from '../../components/PassphraseFields.tsx'
import type { Part } from '../meeting.ts'

/** Hands a meeting to a laptop: one file, and the meeting is locked here until it comes back. */
export function OutDialog({ onClose, meeting, refetch }: Part & { onClose: () => void }) {
  const t = useWords()
  const [to, setTo] = useState('')
  const [typed, setTyped] = useState(noPassphrase)
  const [checked, setChecked] = useState(false)
  const save = async () => {
    const passphrase = passphraseOf(typed)
    setChecked(true)
    if (!to.trim() || passphrase === null) return false
    const { path } = await api.call('shell.saveAs', { name: `${t('meetings:screen.carry.file', { day: dayOf(meeting.startsAt) })}.desk` })
    if (path === null) return false
    const { name } = await api.call('meetings.carry.out', { meetingId: meeting.id, path, to: to.trim(), ...(passphrase === undefined ? {} : { passphrase }) })
    await refetch()
    showDone(t('meetings:screen.carry.outDone', { name, to: to.trim() }))
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.carry.out')} confirm={t('meetings:screen.carry.outConfirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.carry.outText')}</Text>
      <TextInput data-autofocus label={t('meetings:screen.carry.to')} required value={to} maxLength={120} onChange={event => setTo(event.currentTarget.value)} />
      <PassphraseFields value={typed} onChange={setTyped} checked={checked} />
    </FormDialog>
  )
}
