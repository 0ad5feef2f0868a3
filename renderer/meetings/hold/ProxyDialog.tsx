import { Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

/** Who votes for somebody who is not there; the chair admits it. */
export function ProxyDialog({ grantorId, onClose, meeting, refetch }: Part & { grantorId: string | null; onClose: () => void }) {
  const t = useWords()
  const [holderId, setHolder] = useState<string | null>(null)
  const [document, setDocument] = useState('')
  const grantor = meeting.attendance.find(({ id }) => id === grantorId)
  const holders = meeting.attendance.filter(({ id, votes }) => votes && id !== grantorId).map(({ id, name, organisation }) => ({ value: id, label: [name, organisation].filter(Boolean).join(', ') }))
  const save = async () => {
    if (!grantorId || !holderId) return false
    await api.call('meetings.proxies.save', { meetingId: meeting.id, grantorId, holderId, state: 'admitted', document: document.trim() || null })
    await refetch()
    setHolder(null)
    setDocument('')
    return true
  }
  return (
    <FormDialog opened={grantorId !== null} onClose={onClose} title={t('meetings:screen.attendance.gaveProxy')} confirm={t('meetings:screen.attendance.admit')} onSave={save}>
      <Text size="sm">{t('meetings:screen.attendance.proxyText', { name: grantor?.name ?? '' })}</Text>
      <Select label={t('meetings:screen.attendance.holder')} required searchable data={holders} value={holderId} onChange={setHolder} data-autofocus />
      <TextInput label={t('meetings:field.document')} value={document} maxLength={300} onChange={event => setDocument(event.currentTarget.value)} />
    </FormDialog>
  )
}
