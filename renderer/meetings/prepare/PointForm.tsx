import { Fieldset, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { formatClock } from '../../../shared/format.ts'
import { pointKinds } from '../../../shared/meetings/agenda.ts'
import type { AgendaPoint } from '../../../shared/meetings.ts'
import { useRead } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { CheckField } from '../../components/CheckField.tsx'
import { ChoiceField, TextAreaField, TextField } from '../../components/fields.tsx'
import { NumberField } from '../../components/NumberField.tsx'
import type { Part } from '../meeting.ts'
import { usePointSave } from '../usePointSave.ts'
import { Papers } from './Papers.tsx'

type Props = Part & { point: AgendaPoint; onClose: () => void }

/** What a point is about, saved as it is written. */
export function PointForm({ meeting, point, refetch }: Props) {
  const t = useWords()
  const save = usePointSave(point, refetch)
  return (
    <Fieldset legend={t('meetings:screen.point.legend', { number: point.number })}>
      <Stack gap="sm">
        <TextAreaField label={t('meetings:field.title')} rows={2} required max={500} readOnly={point.frozen} value={point.title} onSave={(title, seen) => save({ title: title ?? '' }, { title: seen ?? '' })} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <ChoiceField label={t('meetings:field.kind')} readOnly={point.frozen} choices={pointKinds.map(value => ({ value, label: t(`meetings:pointKind.${value}`) }))} value={point.kind} onSave={(kind, seen) => save({ kind: kind ?? point.kind }, { kind: seen ?? point.kind })} />
          <TextField label={t('meetings:field.speaker')} max={200} value={point.speaker} onSave={(speaker, seen) => save({ speaker }, { speaker: seen })} />
          <NumberField label={t('meetings:field.plannedMinutes')} decimals={0} max={1440} value={point.plannedMinutes} onSave={(plannedMinutes, seen) => save({ plannedMinutes }, { plannedMinutes: seen })} />
        </SimpleGrid>
        {point.kind === 'approval' ? <Approves meeting={meeting} point={point} onChoose={approvesId => { void attempt(() => save({ approvesId }, { approvesId: point.approvesId })) }} /> : null}
        <CheckField label={t('meetings:screen.point.recurring')} value={point.recurring} onSave={(recurring, seen) => save({ recurring }, { recurring: seen })} />
        <CheckField label={t('meetings:screen.point.confidential')} value={point.confidential} onSave={(confidential, seen) => save({ confidential }, { confidential: seen })} />
        <PrivateNotes kept={`point/${point.id}/privateNotes`} value={point.privateNotes} onSave={(privateNotes, seen) => save({ privateNotes }, { privateNotes: seen })} />
        <Papers meeting={meeting} refetch={refetch} pointId={point.id} />
      </Stack>
    </Fieldset>
  )
}

/** Of which meeting the minutes are to be approved. */
function Approves({ meeting, point, onChoose }: { meeting: Part['meeting']; point: AgendaPoint; onChoose: (id: string | null) => void }) {
  const t = useWords()
  const { data } = useRead('meetings.list', { bodyId: meeting.bodyId, filter: { state: 'closed', startsAt: { to: meeting.startsAt } }, sort: '-startsAt', limit: 50 })
  const choices = (data?.rows ?? []).filter(({ id }) => id !== meeting.id).map(({ id, startsAt, minutes }) => ({ value: id, label: `${formatClock(startsAt)}${minutes ? ` (${t(`meetings:minutesState.${minutes}`)})` : ''}` }))
  return <Select label={t('meetings:screen.point.approves')} data={choices} value={point.approvesId} onChange={onChoose} clearable clearButtonProps={{ 'aria-label': t('empty') }} error={point.approvesId ? null : t('meetings:screen.point.approvesMissing')} />
}

/** Notes that are in no paper, and never on the projector. */
export function PrivateNotes({ kept, value, onSave }: { /** As of `TextAreaField`. */ kept: string; value: string | null; onSave: (value: string | null, seen: string | null) => Promise<unknown> }) {
  const t = useWords()
  return (
    <Stack gap={4}>
      <Group gap={6} wrap="nowrap"><IconLock size={16} aria-hidden style={{ flex: 'none' }} /><Text size="sm">{t('meetings:screen.notesPrivate')}</Text></Group>
      <TextAreaField label={t('meetings:field.privateNotes')} rows={2} max={20_000} kept={kept} value={value} onSave={onSave} />
    </Stack>
  )
}
