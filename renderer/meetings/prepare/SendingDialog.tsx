import { Checkbox, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatClock } from '../../../shared/format.ts'
import { sendingChannels, sendingFields, type MeetingRecord } from '../../../shared/meetings.ts'
import { parseClock } from '../../../shared/typed.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { now } from '../clock.ts'
import { ClockPicker } from '../ClockPicker.tsx'
import type { Part } from '../meeting.ts'

export type Sending = MeetingRecord['sendings'][number]
type Recipient = Pick<Sending, 'recipient' | 'organisationId'> & { address: null }
/** What went out and how, as it is typed. */
type Way = Pick<Sending, 'what' | 'decisionId' | 'channel'> & { at: string; proof: string }
type Dialog = Part & { onClose: () => void }

const whats = sendingFields.shape.what.options

const wayOf = ({ what, decisionId, channel, sentAt, proof }: Sending): Way => ({ what, decisionId, channel, at: formatClock(sentAt), proof: proof ?? '' })

/** What is stored of it; an hour that was not typed is now. Null where it is none. */
function fieldsOf({ what, decisionId, channel, at, proof }: Way) {
  const sentAt = at.trim() === '' ? now() : parseClock(at, today())
  return sentAt === null ? null : { what, decisionId: what === 'excerpt' ? decisionId : null, channel, sentAt, proof: proof.trim() || null }
}

function WayFields({ way, onChange, meeting }: { way: Way; onChange: (way: Way) => void; meeting: MeetingRecord }) {
  const t = useWords()
  const set = (part: Partial<Way>) => onChange({ ...way, ...part })
  return (
    <>
      <Select label={t('meetings:field.what')} data={whats.map(value => ({ value, label: t(`meetings:what.${value}`) }))} value={way.what} onChange={value => set({ what: whats.find(one => one === value) ?? way.what })} allowDeselect={false} />
      {way.what === 'excerpt' ? (
        <Select
          label={t('meetings:screen.sendings.decision')} clearable clearButtonProps={{ 'aria-label': t('empty') }} value={way.decisionId} onChange={decisionId => set({ decisionId })}
          data={meeting.decisions.map(({ id, number, year, title }) => ({ value: id, label: `${number === null ? '' : `${number}/${year} `}${title}` }))}
        />
      ) : null}
      <Select label={t('meetings:field.channel')} data={sendingChannels.map(value => ({ value, label: t(`meetings:channel.${value}`) }))} value={way.channel} onChange={value => set({ channel: sendingChannels.find(one => one === value) ?? way.channel })} allowDeselect={false} />
      <ClockPicker label={t('meetings:field.sentAt')} value={fieldsOf(way)?.sentAt ?? null} onChoose={time => set({ at: formatClock(time) })}>
        {right => <TextInput label={t('meetings:field.sentAt')} placeholder={formatClock(now())} value={way.at} onChange={event => set({ at: event.currentTarget.value })} error={fieldsOf(way) ? null : t('meetings:screen.notAClock')} {...right} />}
      </ClockPicker>
      <TextInput label={t('meetings:field.proof')} description={t('meetings:screen.sendings.proofHint')} value={way.proof} maxLength={300} onChange={event => set({ proof: event.currentTarget.value })} />
    </>
  )
}

const keyOf = ({ organisationId, recipient }: Recipient) => organisationId ?? recipient

/** Who gets it: each seat once, by its organisation or its person. */
function recipientsOf({ attendance }: MeetingRecord): Recipient[] {
  const seen = new Map(attendance.map(({ organisation, organisationId, name }) => [organisationId ?? name, { recipient: organisation ?? name, organisationId, address: null }]))
  return [...seen.values()]
}

/** One sending to those who are ticked, a line each: the convocation, or the minutes once there are some to be sent. */
export function NewSending({ onClose, meeting, refetch }: Dialog) {
  const t = useWords()
  const all = recipientsOf(meeting)
  const [way, setWay] = useState<Way>({ what: meeting.state === 'closed' ? 'minutes' : 'convocation', decisionId: null, channel: 'mail', at: '', proof: '' })
  const [left, setLeft] = useState<readonly string[]>([])
  const [other, setOther] = useState('')
  const chosen = [...all.filter(one => !left.includes(keyOf(one))), ...(other.trim() ? [{ recipient: other.trim(), organisationId: null, address: null }] : [])]
  const save = async () => {
    const fields = fieldsOf(way)
    if (!fields || chosen.length === 0) return false
    const { ids, batch } = await api.call('meetings.sendings.save', { meetingId: meeting.id, fields, recipients: chosen })
    await refetch()
    showDone(t('meetings:screen.sendings.done', { count: ids.length }), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.sendings.add')} confirm={t('meetings:screen.sendings.confirm', { count: chosen.length })} onSave={save}>
      <WayFields way={way} onChange={setWay} meeting={meeting} />
      {all.length === 0 ? null : (
        <Checkbox.Group label={t('meetings:screen.sendings.recipients')} value={all.map(keyOf).filter(key => !left.includes(key))} onChange={kept => setLeft(all.map(keyOf).filter(key => !kept.includes(key)))}>
          <Stack gap={6} mt={6}>{all.map(one => <Checkbox key={keyOf(one)} value={keyOf(one)} label={one.recipient} />)}</Stack>
        </Checkbox.Group>
      )}
      <TextInput label={t('meetings:screen.sendings.other')} value={other} maxLength={300} onChange={event => setOther(event.currentTarget.value)} />
      {chosen.length === 0 ? <Text size="sm" className="desk-warning">{`⚠ ${t('meetings:screen.sendings.nobody')}`}</Text> : null}
    </FormDialog>
  )
}

/** The line of one recipient put right. */
export function MendSending({ sending, onClose, meeting, refetch }: Dialog & { sending: Sending }) {
  const t = useWords()
  const [way, setWay] = useState(() => wayOf(sending))
  const [recipient, setRecipient] = useState(sending.recipient)
  const [address, setAddress] = useState(sending.address ?? '')
  const save = async () => {
    const fields = fieldsOf(way)
    if (!fields || !recipient.trim()) return false
    const { batch } = await api.call('meetings.sendings.save', { meetingId: meeting.id, id: sending.id, fields: { ...fields, recipient: recipient.trim(), address: address.trim() || null } })
    await refetch()
    showDone(t('meetings:screen.sendings.changed'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.sendings.change')} confirm={t('meetings:screen.save')} onSave={save}>
      <TextInput label={t('meetings:field.recipient')} value={recipient} maxLength={300} onChange={event => setRecipient(event.currentTarget.value)} error={recipient.trim() ? null : t('field.required')} />
      <TextInput label={t('meetings:field.address')} value={address} maxLength={300} onChange={event => setAddress(event.currentTarget.value)} />
      <WayFields way={way} onChange={setWay} meeting={meeting} />
    </FormDialog>
  )
}
