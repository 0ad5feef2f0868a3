import { SegmentedControl, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

/** What the chair did with a proxy that was handed in. */
const answers = ['admitted', 'received', 'rejected'] as const

/** Who votes for somebody who is not there; the chair admits it or not. */
export function ProxyDialog({ grantorId, onClose, meeting, refetch }: Part & { grantorId: string | null; onClose: () => void }) {
  const t = useWords()
  const [holderId, setHolder] = useState<string | null>(null)
  const [document, setDocument] = useState('')
  const [state, setState] = useState<(typeof answers)[number]>('admitted')
  const grantor = meeting.attendance.find(({ id }) => id === grantorId)
  const holders = meeting.attendance.filter(({ id, votes }) => votes && id !== grantorId).map(({ id, name, organisation }) => ({ value: id, label: [name, organisation].filter(Boolean).join(', ') }))
  const save = async () => {
    if (!grantorId || !holderId) return false
    await api.call('meetings.proxies.save', { meetingId: meeting.id, grantorId, holderId, state, document: document.trim() || null })
    await refetch()
    setHolder(null)
    setDocument('')
    setState('admitted')
    return true
  }
  return (
    <FormDialog opened={grantorId !== null} onClose={onClose} title={t('meetings:screen.attendance.gaveProxy')} confirm={t('meetings:screen.attendance.saveProxy')} onSave={save}>
      <Text size="sm">{t('meetings:screen.attendance.proxyText', { name: grantor?.name ?? '' })}</Text>
      <Select label={t('meetings:screen.attendance.holder')} required searchable data={holders} value={holderId} onChange={setHolder} data-autofocus />
      <TextInput label={t('meetings:field.document')} value={document} maxLength={300} onChange={event => setDocument(event.currentTarget.value)} />
      <div>
        <Text size="sm" fw={500} id="proxy-state">{t('meetings:screen.attendance.proxyState')}</Text>
        <SegmentedControl aria-labelledby="proxy-state" value={state} onChange={value => setState(answers.find(one => one === value) ?? state)} data={answers.map(value => ({ value, label: t(`meetings:proxyState.${value}`) }))} />
      </div>
    </FormDialog>
  )
}
