import { Button, Group, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencilCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { formatClock } from '../../../shared/format.ts'
import { correctionKinds, type CorrectionKind, type MinutesView } from '../../../shared/meetings/minutes.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
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
      <Correct opened={adding} onClose={add.close} meeting={meeting} refetch={refetch} />
    </section>
  )
}

function Correct({ opened, onClose, meeting, refetch }: Part & { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const { data } = useRead('meetings.decisions.list', { bodyId: meeting.bodyId, filter: { startsAt: { from: meeting.startsAt } }, sort: '-startsAt', limit: 100 }, { enabled: opened })
  const decisions = (data?.rows ?? []).filter(({ meetingId, state }) => meetingId !== meeting.id && state === 'adopted')
  const [decisionId, setDecision] = useState<string | null>(null)
  const [kind, setKind] = useState<CorrectionKind>('materialError')
  const [pointId, setPoint] = useState<string | null>(null)
  const [before, setBefore] = useState('')
  const [after, setAfter] = useState('')
  const [reason, setReason] = useState('')
  const save = async () => {
    if (!decisionId || !after.trim() || !reason.trim()) return false
    const { batch } = await api.call('minutes.correct', { meetingId: meeting.id, decisionId, kind, before: before.trim(), after: after.trim(), reason: reason.trim(), ...(pointId ? { pointId } : {}) })
    await refetch()
    showDone(t('meetings:screen.corrections.done'), batch)
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} size="lg" title={t('meetings:screen.corrections.add')} confirm={t('meetings:screen.corrections.confirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.corrections.text')}</Text>
      <Select
        data-autofocus label={t('meetings:screen.corrections.decision')} required data={decisions.map(({ id, number, year, title, startsAt }) => ({ value: id, label: `${number ?? ''}/${year} ${title} (${formatClock(startsAt)})` }))} value={decisionId} onChange={setDecision}
        error={data && decisions.length === 0 ? t('meetings:screen.corrections.noDecision') : null}
      />
      <Group grow>
        <Select label={t('meetings:field.kind')} data={correctionKinds.map(value => ({ value, label: t(`meetings:correctionKind.${value}`) }))} value={kind} onChange={value => setKind(correctionKinds.find(one => one === value) ?? kind)} />
        <Select label={t('meetings:screen.corrections.point')} clearable clearButtonProps={{ 'aria-label': t('empty') }} data={meeting.points.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))} value={pointId} onChange={setPoint} />
      </Group>
      <Textarea label={t('meetings:field.before')} autosize minRows={2} maxLength={5000} value={before} onChange={event => setBefore(event.currentTarget.value)} />
      <Textarea label={t('meetings:field.after')} required autosize minRows={2} maxLength={5000} value={after} onChange={event => setAfter(event.currentTarget.value)} />
      <Textarea label={t('meetings:field.reason')} required autosize minRows={1} maxLength={2000} value={reason} onChange={event => setReason(event.currentTarget.value)} />
    </FormDialog>
  )
}
