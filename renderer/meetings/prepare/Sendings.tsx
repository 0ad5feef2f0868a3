import { Button, Select, Table, Text, TextInput, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { formatClock } from '../../../shared/format.ts'
import { sendingChannels, type MeetingRecord } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { now, parseClock } from '../clock.ts'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

type Channel = (typeof sendingChannels)[number]

/** Who gets it: each seat once, by its organisation or its person. */
function recipientsOf({ attendance }: MeetingRecord): { recipient: string; organisationId: string | null; address: null }[] {
  const seen = new Map(attendance.map(({ organisation, organisationId, name }) => [organisationId ?? name, { recipient: organisation ?? name, organisationId, address: null }]))
  return [...seen.values()]
}

/** The register of what was sent to whom, how and when. */
export function Sendings({ meeting, refetch }: Part) {
  const t = useWords()
  const [adding, add] = useDisclosure(false)
  const [channel, setChannel] = useState<Channel>('mail')
  const [at, setAt] = useState('')
  const [proof, setProof] = useState('')
  const sentAt = at.trim() === '' ? now() : parseClock(at)
  const recipients = recipientsOf(meeting)
  const save = async () => {
    if (!sentAt) return false
    const { batch } = await api.call('meetings.sendings.save', { meetingId: meeting.id, fields: { what: 'convocation', channel, sentAt, proof: proof.trim() || null }, recipients })
    await refetch()
    showDone(t('meetings:screen.sendings.done', { count: recipients.length }), batch)
    return true
  }
  return (
    <section aria-labelledby="sendings">
      <Title order={2} size="h4" id="sendings" mb="xs">{t('meetings:screen.sendings.title')}</Title>
      {meeting.sendings.length === 0 ? <Text size="sm" mb="xs">{t('meetings:screen.sendings.empty')}</Text> : (
        <Table verticalSpacing={4} aria-labelledby="sendings" mb="xs">
          <Table.Thead><Table.Tr>{(['what', 'recipient', 'channel', 'sentAt', 'proof'] as const).map(field => <Table.Th key={field} scope="col">{t(`meetings:field.${field}`)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {meeting.sendings.map(one => (
              <Table.Tr key={one.id}><Table.Td>{t(`meetings:what.${one.what}`)}</Table.Td><Table.Td>{one.recipient}</Table.Td><Table.Td>{t(`meetings:channel.${one.channel}`)}</Table.Td><Table.Td>{formatClock(one.sentAt)}</Table.Td><Table.Td>{one.proof}</Table.Td></Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Button variant="default" size="xs" leftSection={<IconSend size={16} aria-hidden />} disabled={recipients.length === 0} onClick={add.open}>{t('meetings:screen.sendings.add')}</Button>
      <FormDialog opened={adding} onClose={add.close} title={t('meetings:screen.sendings.add')} confirm={t('meetings:screen.sendings.confirm', { count: recipients.length })} onSave={save}>
        <Text size="sm">{t('meetings:screen.sendings.text')}</Text>
        <Select label={t('meetings:field.channel')} data={sendingChannels.map(value => ({ value, label: t(`meetings:channel.${value}`) }))} value={channel} onChange={value => setChannel(sendingChannels.find(one => one === value) ?? channel)} />
        <TextInput label={t('meetings:field.sentAt')} placeholder={formatClock(now())} value={at} onChange={event => setAt(event.currentTarget.value)} error={sentAt ? null : t('meetings:screen.notAClock')} />
        <TextInput label={t('meetings:field.proof')} value={proof} maxLength={300} onChange={event => setProof(event.currentTarget.value)} />
      </FormDialog>
    </section>
  )
}
