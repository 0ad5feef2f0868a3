import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { formatClock } from '../../../shared/format.ts'
import type { Proposal } from '../../../shared/meetings.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import type { Part } from '../meeting.ts'

/** What was proposed for the next meeting of the body, and what is open from the earlier ones. */
export function Inbox({ meeting, refetch }: Part) {
  const t = useWords()
  const { data, refetch: again } = useRead('meetings.proposals.list', { bodyId: meeting.bodyId })
  const { data: open } = useRead('meetings.openPoints', { bodyId: meeting.bodyId })
  const [title, setTitle] = useState('')
  const [proposer, setProposer] = useState('')
  const proposals = data?.proposals ?? []
  const here = new Set(meeting.points.map(({ carriedFromId }) => carriedFromId))
  const waiting = (open?.points ?? []).filter(({ pointId }) => !here.has(pointId))
  const add = () => attempt(async () => {
    if (!title.trim()) return
    const { batch } = await api.call('meetings.proposals.save', { bodyId: meeting.bodyId, fields: { title: title.trim(), proposer: proposer.trim() || null } })
    setTitle('')
    setProposer('')
    await again()
    showDone(t('meetings:screen.inbox.added'), batch)
  })
  return (
    <section aria-labelledby="inbox">
      <Title order={2} size="h4" id="inbox" mb="xs">{t('meetings:screen.inbox.title')}</Title>
      {data && proposals.length === 0 ? <Text size="sm">{t('meetings:screen.inbox.empty')}</Text> : null}
      <Stack component="ul" gap="xs" className="desk-plain-list">{proposals.map(proposal => <Line key={proposal.id} proposal={proposal} meeting={meeting} refetch={async () => { await refetch(); await again() }} />)}</Stack>
      <Group align="flex-end" mt="xs">
        <TextInput flex="2 1 14rem" label={t('meetings:screen.inbox.new')} value={title} maxLength={500} onChange={event => setTitle(event.currentTarget.value)} onKeyDown={event => { if (event.key === 'Enter') void add() }} />
        <TextInput flex="1 1 10rem" label={t('meetings:field.proposer')} value={proposer} maxLength={200} onChange={event => setProposer(event.currentTarget.value)} onKeyDown={event => { if (event.key === 'Enter') void add() }} />
        <Button variant="default" onClick={() => { void add() }}>{t('meetings:screen.inbox.add')}</Button>
      </Group>
      {waiting.length > 0 ? (
        <>
          <Title order={3} size="h5" mt="md">{t('meetings:screen.inbox.open')}</Title>
          <ul>{waiting.map(({ pointId, startsAt, number, title: of, reason }) => <li key={pointId}><Text size="sm">{`${of} (${formatClock(startsAt)}, ${number}: ${t(`meetings:carryReason.${reason}`)})`}</Text></li>)}</ul>
        </>
      ) : null}
    </section>
  )
}

function Line({ proposal, meeting, refetch }: Part & { proposal: Proposal }) {
  const t = useWords()
  const { day } = useFormats()
  const take = () => attempt(async () => {
    const { batch } = await api.call('meetings.proposals.save', { bodyId: meeting.bodyId, id: proposal.id, fields: {}, meetingId: meeting.id })
    await refetch()
    showDone(t('meetings:screen.inbox.taken'), batch)
  })
  const decline = () => attempt(async () => {
    const { batch } = await api.call('meetings.proposals.save', { bodyId: meeting.bodyId, id: proposal.id, fields: { declinedOn: today() } })
    await refetch()
    showDone(t('meetings:screen.inbox.declined'), batch)
  })
  const open = meeting.state !== 'closed' && meeting.state !== 'notHeld'
  return (
    <li>
      <Group justify="space-between" wrap="nowrap">
        <div><Text>{proposal.title}</Text><Text size="sm" c="dimmed">{[proposal.organisation, proposal.proposer, day(proposal.receivedOn)].filter(Boolean).join(' · ')}</Text></div>
        <Group gap={4} wrap="nowrap">
          {open ? <Button size="compact-sm" variant="default" leftSection={<IconArrowUp size={16} aria-hidden />} aria-label={t('meetings:screen.inbox.takeNamed', { title: proposal.title })} onClick={() => { void take() }}>{t('meetings:screen.inbox.take')}</Button> : null}
          <Button size="compact-sm" variant="subtle" leftSection={<IconX size={16} aria-hidden />} aria-label={t('meetings:screen.inbox.declineNamed', { title: proposal.title })} onClick={() => { void decline() }}>{t('meetings:screen.inbox.decline')}</Button>
        </Group>
      </Group>
    </li>
  )
}
