import { Alert, Anchor, List, Text } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { dayOf, hourOf, timeOfHour } from '../../../shared/meetings/clock.ts'
import { parseHour } from '../../../shared/typed.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { meetingNow } from '../clock.ts'
import { FormDialog } from '../../components/FormDialog.tsx'
import { HourInput } from '../../components/HourInput.tsx'
import type { Part } from '../meeting.ts'

type Props = Part & { opened: boolean; onClose: () => void; onShow: (pointId: string) => void; /** Keeps what is typed. */ before: () => Promise<void> }

/** Closes a meeting; a deciding point without outcome comes first. */
export function CloseDialog({ opened, onClose, meeting, refetch, onShow, before }: Props) {
  const t = useWords()
  const [hour, setHour] = useState<string | null>(null)
  const typed = hour ?? hourOf(meetingNow(meeting))
  const at = parseHour(typed)
  const begins = meeting.openedAt ?? meeting.startsAt
  const time = at === null ? begins : timeOfHour(begins, at)
  const open = meeting.points.filter(({ outcome }) => outcome === null)
  const save = async () => {
    if (!at) return false
    await before()
    const { batch } = await api.call('meetings.close', { meetingId: meeting.id, at: time })
    await refetch()
    showDone(t('meetings:screen.close.done'), batch)
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('meetings:screen.close.button')} confirm={t('meetings:screen.close.confirm')} onSave={save}>
      {open.length > 0 ? (
        <Alert variant="outline" color="orange" title={t('meetings:screen.close.open', { count: open.length })}>
          <List size="sm">{open.map(({ id, number, title }) => <List.Item key={id}><Anchor component="button" type="button" onClick={() => { onShow(id); onClose() }}>{`${number}. ${title}`}</Anchor></List.Item>)}</List>
        </Alert>
      ) : null}
      <Text size="sm">{t('meetings:screen.close.text')}</Text>
      <HourInput first label={t('meetings:field.closedAt')} description={formatDay(dayOf(time))} width={160} value={typed} onChange={setHour} error={at ? null : t('meetings:screen.notAnHour')} />
    </FormDialog>
  )
}
