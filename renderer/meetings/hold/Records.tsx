import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChecklist, IconGavel, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { hourOf } from '../../../shared/meetings/clock.ts'
import type { ActionRow, Decision } from '../../../shared/meetings/decisions.ts'
import type { NoteNode } from '../../../shared/meetings/notes.ts'
import type { AgendaPoint } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { ask } from '../../app/ask.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { ActionDialog } from '../actions/ActionDialog.tsx'
import { Effects } from '../Effects.tsx'
import type { Part } from '../meeting.ts'
import { DecisionDialog } from './DecisionDialog.tsx'
import { EffectsDialog } from './EffectsDialog.tsx'

/** A decision with what it brought about in other rooms. */
function DecisionLine({ decision, notes, refetch, readOnly }: { decision: Decision; notes: NoteNode | null; refetch: () => Promise<unknown>; readOnly: boolean }) {
  const t = useWords()
  const [choosing, choose] = useDisclosure(false)
  const [editing, edit] = useDisclosure(false)
  const { id, meetingId, number, year, title, state, brought } = decision
  const remove = () => ask({
    title: t('meetings:screen.records.removeDecision'), children: <Text size="sm">{t('meetings:screen.records.removeDecisionText', { title })}</Text>, confirm: t('meetings:screen.records.removeDecision'),
    onConfirm: () => {
      void attempt(async () => {
        const { batch } = await api.call('meetings.decisions.save', { meetingId, id, fields: {}, remove: true })
        await refetch()
        showDone(t('meetings:screen.records.decisionRemoved'), batch)
      })
    },
  })
  return (
    <>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <IconGavel size={16} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
        <Text size="sm" flex={1}>{[number === null ? null : t('meetings:screen.records.decision', { number, year }), title, t(`meetings:decisionState.${state}`)].filter(Boolean).join(' · ')}</Text>
        {readOnly ? null : <Button size="compact-xs" variant="default" aria-label={t('meetings:screen.records.editDecisionNamed', { title })} onClick={edit.open}>{t('meetings:screen.records.edit')}</Button>}
        {readOnly ? null : <Button size="compact-xs" variant="default" aria-label={t('meetings:screen.effects.ofNamed', { title })} onClick={choose.open}>{t('meetings:screen.effects.button')}</Button>}
        {readOnly ? null : <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('meetings:screen.records.removeDecisionNamed', { title })} onClick={remove}><IconTrash size={16} aria-hidden /></ActionIcon>}
      </Group>
      <Stack gap={2} pl={22}><Effects brought={brought} /></Stack>
      {editing ? <DecisionDialog onClose={edit.close} decision={decision} notes={notes} refetch={refetch} /> : null}
      {choosing ? <EffectsDialog onClose={choose.close} decision={decision} refetch={refetch} /> : null}
    </>
  )
}

/** What came out of a point: its votes, decisions and actions. */
export function Records({ meeting, point, refetch, readOnly }: Part & { point: AgendaPoint; readOnly: boolean }) {
  const t = useWords()
  const { day } = useFormats()
  const [edited, edit] = useState<ActionRow | 'new' | null>(null)
  const of = <R extends { pointId: string | null }>(records: R[]): R[] => records.filter(({ pointId }) => pointId === point.id)
  return (
    <Stack gap={6}>
      {of(meeting.votes).map(vote => (
        <Text key={vote.id} size="sm" td={vote.annulled ? 'line-through' : undefined}>
          {t('meetings:screen.records.vote', { hour: hourOf(vote.at), subject: vote.subject, method: t(`meetings:method.${vote.method}`), favour: vote.favour, against: vote.against, abstained: vote.abstained, outcome: t(`meetings:voteOutcome.${vote.outcome}`) })}
        </Text>
      ))}
      {of(meeting.decisions).map(decision => <DecisionLine key={decision.id} decision={decision} notes={point.notes} refetch={refetch} readOnly={readOnly} />)}
      {of(meeting.actions).map(action => (
        <Group key={action.id} gap={6} wrap="nowrap" align="flex-start">
          <IconChecklist size={16} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
          <Text size="sm" flex={1}>{[action.text, action.owner ?? action.ownerOrganisation ?? t('meetings:screen.records.noOwner'), action.due ? t('meetings:screen.records.due', { day: day(action.due) }) : null, t(`meetings:actionState.${action.state}`)].filter(Boolean).join(' · ')}</Text>
          <Button size="compact-xs" variant="default" aria-label={t('meetings:screen.records.editNamed', { text: action.text })} onClick={() => edit(action)}>{t('meetings:screen.records.edit')}</Button>
        </Group>
      ))}
      {readOnly ? null : <Group><Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit('new')}>{t('meetings:screen.records.addAction')}</Button></Group>}
      {edited === null ? null : <ActionDialog key={edited === 'new' ? 'new' : edited.id} onClose={() => edit(null)} action={edited === 'new' ? null : edited} bodyId={meeting.bodyId} pointId={point.id} refetch={refetch} />}
    </Stack>
  )
}
