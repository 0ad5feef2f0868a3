import { Button, Group, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencilCheck } from '@tabler/icons-react'
import { z } from 'zod'
import { formatClock } from '../../../shared/format.ts'
import { correctionKinds, type MinutesView } from '../../../shared/meetings/minutes.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'
import styles from '../meetings.module.css'

type Props = Part & { view: MinutesView }

/** Corrections of approved minutes: each by a decision of a later meeting, the sealed text stays as it is. */
export function Corrections({ meeting, view, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const [adding, add] = useDisclosure(false)
  const registered = view.record.state === 'registered' || view.record.state === 'registeredWithCorrections'
  if (!registered) return null
  return (
    <section aria-labelledby="corrections">
      <Title order={3} size="h5" id="corrections" mb="xs">{t('meetings:screen.corrections.title')}</Title>
      {view.corrections.length === 0 ? <Text size="sm">{t('meetings:screen.corrections.empty')}</Text> : null}
      <Stack component="ul" className="desk-plain-list" gap="sm">
        {view.corrections.map(({ number, kind, point, before, after, reason, on, decision }) => (
          <li key={number}>
            <Text size="sm" fw={500}>{t('meetings:screen.corrections.of', { number, kind: t(`meetings:correctionKind.${correctionKinds.find(one => one === kind) ?? 'materialError'}`), day: day(on), decision: decision.number ?? '', year: decision.year })}{point ? ` · ${point}` : ''}</Text>
            {before ? <Text size="sm" className={styles['before'] ?? ''}>{before}</Text> : null}
            <Text size="sm" className={styles['after'] ?? ''}>{after}</Text>
            <Text size="sm" c="dimmed">{reason}</Text>
          </li>
        ))}
      </Stack>
      <Button mt="xs" variant="default" leftSection={<IconPencilCheck size={18} aria-hidden />} onClick={add.open}>{t('meetings:screen.corrections.add')}</Button>
      {adding ? <Correct onClose={add.close} meeting={meeting} refetch={refetch} /> : null}
    </section>
  )
}

const shape = z.object({ decisionId: z.string().nullable(), kind: z.enum(correctionKinds), pointId: z.string().nullable(), before: z.string(), after: z.string(), reason: z.string() })

function Correct({ onClose, meeting, refetch }: Part & { onClose: () => void }) {
  const t = useWords()
  const { data } = useRead('meetings.decisions.list', { bodyId: meeting.bodyId, filter: { startsAt: { from: meeting.startsAt } }, sort: '-startsAt', limit: 100 })
  const decisions = (data?.rows ?? []).filter(({ meetingId, state }) => meetingId !== meeting.id && state === 'adopted')
  const kept = useKept(`correction/${meeting.id}`, (): z.infer<typeof shape> => ({ decisionId: null, kind: 'materialError', pointId: null, before: '', after: '', reason: '' }), shape)
  const { now: { decisionId, kind, pointId, before, after, reason }, set } = kept
  const save = async () => {
    if (!decisionId || !after.trim() || !reason.trim()) return false
    const { batch } = await api.call('minutes.correct', { meetingId: meeting.id, decisionId, kind, before: before.trim(), after: after.trim(), reason: reason.trim(), ...(pointId ? { pointId } : {}) })
    await refetch()
    showDone(t('meetings:screen.corrections.done'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('meetings:screen.corrections.add')} confirm={t('meetings:screen.corrections.confirm')} onSave={save} kept={kept}>
      <Text size="sm">{t('meetings:screen.corrections.text')}</Text>
      <Select
        data-autofocus label={t('meetings:screen.corrections.decision')} required data={decisions.map(({ id, number, year, title, startsAt }) => ({ value: id, label: `${number ?? ''}/${year} ${title} (${formatClock(startsAt)})` }))} value={decisionId} onChange={value => set({ decisionId: value })}
        error={data && decisions.length === 0 ? t('meetings:screen.corrections.noDecision') : null}
      />
      <Group grow>
        <Select label={t('meetings:field.kind')} data={correctionKinds.map(value => ({ value, label: t(`meetings:correctionKind.${value}`) }))} value={kind} onChange={value => set({ kind: correctionKinds.find(one => one === value) ?? kind })} />
        <Select label={t('meetings:screen.corrections.point')} clearable clearButtonProps={{ 'aria-label': t('empty') }} data={meeting.points.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))} value={pointId} onChange={value => set({ pointId: value })} />
      </Group>
      <Textarea label={t('meetings:field.before')} autosize minRows={2} maxLength={5000} value={before} onChange={event => set({ before: event.currentTarget.value })} />
      <Textarea label={t('meetings:field.after')} required autosize minRows={2} maxLength={5000} value={after} onChange={event => set({ after: event.currentTarget.value })} />
      <Textarea label={t('meetings:field.reason')} required autosize minRows={1} maxLength={2000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} />
    </FormDialog>
  )
}
