import { Button, Group, Select, Stack, Stepper, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp, IconCheck, IconEyeShare, IconRubberStamp } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { afterMinutes, isSealed, minutesStates } from '../../../shared/meetings/states.ts'
import { approvalWays, type ApprovalWay, type MinutesView } from '../../../shared/meetings/minutes.ts'
import { formatClock, formatDay } from '../../../shared/format.ts'
import { addDays } from '../../../shared/periods.ts'
import { parseDay } from '../../../shared/typed.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { carriedNow, type Part } from '../meeting.ts'

type Props = Part & { view: MinutesView }
const shown = minutesStates.filter(state => state !== 'registeredWithCorrections' && state !== 'approved')

/** Where the minutes stand on their way, and what can be done with them now. */
export function Steps({ meeting, view, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const { state, observeUntil } = view.record
  const [circulating, circulate] = useDisclosure(false)
  const [reopening, reopen] = useDisclosure(false)
  const [approving, approve] = useDisclosure(false)
  const away = carriedNow(meeting) !== undefined || meeting.state === 'open'
  const can = (event: 'circulate' | 'revise' | 'finish' | 'reopen' | 'approve') => !away && afterMinutes(state, event) !== null
  const move = (event: 'finish' | 'revise') => attempt(async () => {
    const { batch } = await api.call('minutes.move', { meetingId: meeting.id, event })
    await refetch()
    showDone(t(`meetings:screen.steps.${event}Done`), batch)
  })
  const at = isSealed(state) ? shown.length : shown.findIndex(one => one === state)
  return (
    <Stack>
      <Stepper size="sm" active={at} allowNextStepsSelect={false} aria-label={t('meetings:screen.steps.title')}>
        {shown.map(one => <Stepper.Step key={one} component="div" label={t(`meetings:minutesState.${one}`)} />)}
      </Stepper>
      <Text size="sm">{state === 'underObservation' && observeUntil ? t('meetings:screen.steps.until', { day: day(observeUntil) }) : t(`meetings:screen.steps.now.${state}`)}</Text>
      <Group>
        {can('finish') ? <Button leftSection={<IconCheck size={18} aria-hidden />} onClick={() => { void move('finish') }}>{t('meetings:screen.steps.finish')}</Button> : null}
        {can('approve') ? <Button leftSection={<IconRubberStamp size={18} aria-hidden />} onClick={approve.open}>{t('meetings:screen.steps.approve')}</Button> : null}
        {can('circulate') ? <Button variant="default" leftSection={<IconEyeShare size={18} aria-hidden />} onClick={circulate.open}>{t('meetings:screen.steps.circulate')}</Button> : null}
        {can('revise') ? <Button variant="default" onClick={() => { void move('revise') }}>{t('meetings:screen.steps.revise')}</Button> : null}
        {can('reopen') ? <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={reopen.open}>{t('meetings:screen.steps.reopen')}</Button> : null}
      </Group>
      <Circulate opened={circulating} onClose={circulate.close} meeting={meeting} refetch={refetch} />
      {reopening ? <Reopen onClose={reopen.close} meeting={meeting} refetch={refetch} /> : null}
      <Approve opened={approving} onClose={approve.close} meeting={meeting} refetch={refetch} />
    </Stack>
  )
}

type DialogProps = Part & { opened: boolean; onClose: () => void }

function Circulate({ opened, onClose, meeting, refetch }: DialogProps) {
  const t = useWords()
  const [typed, setTyped] = useState(() => formatDay(addDays(today(), meeting.rule.observationDays)))
  const until = parseDay(typed, today())
  const save = async () => {
    if (!until) return false
    const { batch } = await api.call('minutes.move', { meetingId: meeting.id, event: 'circulate', until })
    await refetch()
    showDone(t('meetings:screen.steps.circulateDone'), batch)
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('meetings:screen.steps.circulate')} confirm={t('meetings:screen.steps.circulateConfirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.steps.circulateText')}</Text>
      <TextInput data-autofocus label={t('meetings:field.observeUntil')} value={typed} onChange={event => setTyped(event.currentTarget.value)} error={until ? null : t('field.notADay')} />
    </FormDialog>
  )
}

function Reopen({ onClose, meeting, refetch }: Omit<DialogProps, 'opened'>) {
  const t = useWords()
  const kept = useKept(`reopen/${meeting.id}`, () => ({ reason: '' }), z.object({ reason: z.string() }))
  const { now: { reason }, set } = kept
  const save = async () => {
    if (!reason.trim()) return false
    const { batch } = await api.call('minutes.move', { meetingId: meeting.id, event: 'reopen', reason: reason.trim() })
    await refetch()
    showDone(t('meetings:screen.steps.reopenDone'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.steps.reopen')} confirm={t('meetings:screen.steps.reopen')} onSave={save} kept={kept}>
      <Textarea data-autofocus label={t('meetings:field.reason')} required autosize minRows={2} maxLength={1000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} />
    </FormDialog>
  )
}

/** The points of later meetings of the body, as far as they were held, that are about these minutes. */
function useApprovingPoints({ id, bodyId, startsAt }: Part['meeting'], opened: boolean) {
  const { data } = useRead('meetings.list', { bodyId, filter: { startsAt: { from: startsAt } }, sort: 'startsAt', limit: 100 }, { enabled: opened })
  const later = (data?.rows ?? []).filter(row => row.id !== id && (row.state === 'open' || row.state === 'closed'))
  const [chosen, choose] = useState<string | null>(null)
  const meetingId = chosen ?? later[0]?.id ?? null
  const { data: other } = useRead('meetings.get', { id: meetingId ?? '' }, { enabled: opened && meetingId !== null })
  const points = (other?.points ?? []).filter(point => point.kind === 'approval' && point.approvesId === id)
  return { later, meetingId, choose, points }
}

function Approve({ opened, onClose, meeting, refetch }: DialogProps) {
  const t = useWords()
  const ways = approvalWays.filter(way => way !== 'notRequired' || !meeting.rule.approvalRequired)
  const { later, meetingId, choose, points } = useApprovingPoints(meeting, opened)
  const [chosenWay, setWay] = useState<ApprovalWay | null>(null)
  const [chosenPoint, setPoint] = useState<string | null>(null)
  const how = chosenWay ?? (meeting.rule.approvalRequired ? 'atMeeting' : 'notRequired')
  const pointId = chosenPoint ?? points[0]?.id ?? null
  const [typed, setTyped] = useState('')
  const on = typedDay(typed)
  const save = async () => {
    if ((how === 'atMeeting' && !pointId) || on === undefined) return false
    const { number, year, code } = await api.call('minutes.approve', { meetingId: meeting.id, how, ...(on ? { on } : {}), ...(how === 'atMeeting' && pointId ? { pointId } : {}) })
    await refetch()
    showDone(t('meetings:screen.steps.approveDone', { number, year: year ?? '', code }))
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('meetings:screen.steps.approve')} confirm={t('meetings:screen.steps.approveConfirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.steps.approveText')}</Text>
      <Select data-autofocus label={t('meetings:field.approvalHow')} data={ways.map(value => ({ value, label: t(`meetings:approval.${value}`) }))} value={how} onChange={value => setWay(ways.find(one => one === value) ?? how)} />
      {how === 'atMeeting' ? (
        later.length === 0 ? <Text className="desk-warning">{`⚠ ${t('meetings:screen.steps.noLater')}`}</Text> : (
          <>
            <Select label={t('meetings:screen.steps.atMeeting')} data={later.map(({ id, startsAt, title }) => ({ value: id, label: [formatClock(startsAt), title].filter(Boolean).join(', ') }))} value={meetingId} onChange={id => { choose(id); setPoint(null) }} />
            <Select label={t('meetings:screen.steps.atPoint')} data={points.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))} value={pointId} onChange={setPoint} error={points.length === 0 ? t('meetings:screen.steps.noPoint') : null} />
          </>
        )
      ) : null}
      <DayInput label={t('meetings:field.approvedOn')} description={t('meetings:screen.steps.on')} value={typed} onChange={setTyped} />
    </FormDialog>
  )
}
