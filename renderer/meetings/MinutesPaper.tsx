import { Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '../../shared/meetings/clock.ts'
import type { MeetingRecord } from '../../shared/meetings.ts'
import { useWords } from '../app/language.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

/** The minutes as a paper: a draft has its watermark, confidential points only where they are asked for. */
export function MinutesPaper({ opened, onClose, meeting }: { opened: boolean; onClose: () => void; meeting: MeetingRecord }) {
  const t = useWords()
  const [confidential, setConfidential] = useState(false)
  const some = meeting.confidential || meeting.points.some(point => point.confidential)
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={t('meetings:screen.paper.minutes')} procedure="minutes.export" formats={['pdf', 'xlsx']} fileName={t('meetings:screen.paper.minutesFile', { day: dayOf(meeting.startsAt) })}
      input={({ format, language, acceptMissing }) => ({ meetingId: meeting.id, format: format === 'xlsx' ? 'xlsx' : 'pdf', language, ...(confidential ? { confidential } : {}), ...(acceptMissing ? { acceptMissing } : {}) })}
    >
      {some ? <Checkbox label={t('meetings:screen.paper.confidential')} checked={confidential} onChange={event => setConfidential(event.currentTarget.checked)} /> : null}
      <Text size="sm">{t('meetings:screen.paper.about')}</Text>
    </PaperDialog>
  )
}
