import { Checkbox, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sendingChannels, sendingFields, type MeetingRecord } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { clockText, now, parseClock } from '../clock.ts'
import type { Part } from '../meeting.ts'

export type Sending = MeetingRecord['sendings'][number]
type What = Sending['what']
type Channel = Sending['channel']
type Recipient = { recipient: string; organisationId: string | null; address: null }

const whats = sendingFields.shape.what.options

/** Who gets it: each seat once, by its organisation or its person. */
function recipientsOf({ attendance }: MeetingRecord): Recipient[] {
  const seen = new Map(attendance.map(({ organisation, organisationId, name }) => [organisationId ?? name, { recipient: organisation ?? name, organisationId, address: null }]))
  return [...seen.values()]
}

const keyOf = ({ organisationId, recipient }: Recipient) => organisationId ?? recipient

/** What is sent first: the convocation; the minutes once they are there to be sent. */
const firstOf = ({ minutes, state }: MeetingRecord): What => (minutes !== null && state === 'closed' ? 'minutes' : 'convocation')

/** One sending to those who are chosen, or the line of one of them put right. */
export function SendingDialog({ sending, onClose, meeting, refetch }: Part & { /** Null for a new one. */ sending: Sending | null; onClose: () => void }) {
  const t = useWords()
  const all = recipientsOf(meeting)
  const [what, setWhat] = useState<What>(sending?.what ?? firstOf(meeting))
  const [decisionId, setDecision] = useState(sending?.decisionId ?? null)
  const [channel, setChannel] = useState<Channel>(sending?.channel ?? 'mail')
  const [at, setAt] = useState(sending ? clockText(sending.sentAt) : '')
  const [proof, setProof] = useState(sending?.proof ?? '')
  const [left, setLeft] = useState<readonly string[]>([])
  const [recipient, setRecipient] = useState(sending?.recipient ?? '')
  const [address, setAddress] = useState(sending?.address ?? '')
  const sentAt = at.trim() === '' && !sending ? now() : parseClock(at)
  const other: Recipient[] = recipient.trim() ? [{ recipient: recipient.trim(), organisationId: null, address: null }] : []
  const chosen = [...all.filter(one => !left.includes(keyOf(one))), ...other]
  const save = async () => {
    if (!sentAt || (sending ? other : chosen).length === 0) return false
    const fields = { what, decisionId: what === 'excerpt' ? decisionId : null, channel, sentAt, proof: proof.trim() || null }
    const { ids, batch } = await api.call('meetings.sendings.save', sending
      ? { meetingId: meeting.id, id: sending.id, fields: { ...fields, recipient: recipient.trim(), address: address.trim() || null } }
      : { meetingId: meeting.id, fields, recipients: chosen })
    await refetch()
    showDone(sending ? t('meetings:screen.sendings.changed') : t('meetings:screen.sendings.done', { count: ids.length }), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={sending ? t('meetings:screen.sendings.change') : t('meetings:screen.sendings.add')} confirm={sending ? t('meetings:screen.save') : t('meetings:screen.sendings.confirm', { count: chosen.length })} onSave={save}>
      <Select label={t('meetings:field.what')} data={whats.map(value => ({ value, label: t(`meetings:what.${value}`) }))} value={what} onChange={value => setWhat(whats.find(one => one === value) ?? what)} allowDeselect={false} />
      {what === 'excerpt' ? <Select label={t('meetings:screen.sendings.decision')} clearable clearButtonProps={{ 'aria-label': t('empty') }} data={meeting.decisions.map(({ id, number, year, title }) => ({ value: id, label: `${number === null ? '' : `${number}/${year} `}${title}` }))} value={decisionId} onChange={setDecision} /> : null}
      <Select label={t('meetings:field.channel')} data={sendingChannels.map(value => ({ value, label: t(`meetings:channel.${value}`) }))} value={channel} onChange={value => setChannel(sendingChannels.find(one => one === value) ?? channel)} allowDeselect={false} />
      <TextInput label={t('meetings:field.sentAt')} placeholder={clockText(now())} value={at} onChange={event => setAt(event.currentTarget.value)} error={sentAt ? null : t('meetings:screen.notAClock')} />
      <TextInput label={t('meetings:field.proof')} description={t('meetings:screen.sendings.proofHint')} value={proof} maxLength={300} onChange={event => setProof(event.currentTarget.value)} />
      {sending || all.length === 0 ? null : (
        <Checkbox.Group label={t('meetings:screen.sendings.recipients')} value={all.map(keyOf).filter(key => !left.includes(key))} onChange={kept => setLeft(all.map(keyOf).filter(key => !kept.includes(key)))}>
          <Stack gap={6} mt={6}>{all.map(one => <Checkbox key={keyOf(one)} value={keyOf(one)} label={one.recipient} />)}</Stack>
        </Checkbox.Group>
      )}
      <TextInput label={t(sending ? 'meetings:field.recipient' : 'meetings:screen.sendings.other')} value={recipient} maxLength={300} onChange={event => setRecipient(event.currentTarget.value)} error={sending && !recipient.trim() ? t('field.required') : null} />
      {sending ? <TextInput label={t('meetings:field.address')} value={address} maxLength={300} onChange={event => setAddress(event.currentTarget.value)} /> : null}
      {!sending && chosen.length === 0 ? <Text size="sm" className="desk-warning">{`⚠ ${t('meetings:screen.sendings.nobody')}`}</Text> : null}
    </FormDialog>
  )
}
