import { ActionIcon, Button, Group, Table, Text, Title } from '@mantine/core'
import { IconPencil, IconSend, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { formatClock } from '../../../shared/format.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { WideTable } from '../../components/WideTable.tsx'
import type { Part } from '../meeting.ts'
import { MendSending, NewSending, type Sending } from './SendingDialog.tsx'

const columns = ['what', 'recipient', 'channel', 'sentAt', 'proof'] as const

/** The register of what was sent to whom, how and when. */
export function Sendings({ meeting, refetch }: Part) {
  const t = useWords()
  const [open, setOpen] = useState<Sending | 'new' | null>(null)
  const remove = (id: string) => attempt(async () => {
    const { batch } = await api.call('meetings.sendings.save', { meetingId: meeting.id, id, fields: {}, remove: true })
    await refetch()
    showDone(t('meetings:screen.sendings.removed'), batch)
  })
  return (
    <section aria-labelledby="sendings">
      <Title order={2} size="h4" id="sendings" mb="xs">{t('meetings:screen.sendings.title')}</Title>
      {meeting.sendings.length === 0 ? <Text size="sm" mb="xs">{t('meetings:screen.sendings.empty')}</Text> : (
        <WideTable label={t('meetings:screen.sendings.title')} minWidth={520} verticalSpacing={4} mb="xs">
          <Table.Thead><Table.Tr>{columns.map(field => <Table.Th key={field} scope="col">{t(`meetings:field.${field}`)}</Table.Th>)}<Table.Td /></Table.Tr></Table.Thead>
          <Table.Tbody>
            {meeting.sendings.map(one => (
              <Table.Tr key={one.id}>
                <Table.Td>{t(`meetings:what.${one.what}`)}</Table.Td>
                <Table.Td>{one.recipient}{one.address ? <Text size="xs" c="dimmed">{one.address}</Text> : null}</Table.Td>
                <Table.Td>{t(`meetings:channel.${one.channel}`)}</Table.Td>
                <Table.Td>{formatClock(one.sentAt)}</Table.Td>
                <Table.Td>{one.proof}</Table.Td>
                <Table.Td>
                  <Group gap={2} wrap="nowrap" justify="flex-end">
                    <ActionIcon variant="subtle" color="gray" aria-label={t('meetings:screen.sendings.changeNamed', { name: one.recipient })} onClick={() => setOpen(one)}><IconPencil size={16} aria-hidden /></ActionIcon>
                    <ActionIcon variant="subtle" color="gray" aria-label={t('meetings:screen.sendings.removeNamed', { name: one.recipient })} onClick={() => { void remove(one.id) }}><IconTrash size={16} aria-hidden /></ActionIcon>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      <Button variant="default" size="xs" leftSection={<IconSend size={16} aria-hidden />} onClick={() => setOpen('new')}>{t('meetings:screen.sendings.add')}</Button>
      {open === 'new' ? <NewSending onClose={() => setOpen(null)} meeting={meeting} refetch={refetch} /> : null}
      {open === null || open === 'new' ? null : <MendSending sending={open} onClose={() => setOpen(null)} meeting={meeting} refetch={refetch} />}
    </section>
  )
}
