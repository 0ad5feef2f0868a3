import { Checkbox, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { dayOf } from '../../shared/meetings/clock.ts'
import type { MeetingRecord } from '../../shared/meetings.ts'
import { useWords } from '../app/language.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

const kinds = ['convocation', 'agenda', 'attendance'] as const

/** What a meeting needs on paper before it is held: confidential points keep their words back unless they are asked for. */
export function MeetingPaper({ opened, onClose, meeting }: { opened: boolean; onClose: () => void; meeting: MeetingRecord }) {
  const t = useWords()
  const [kind, setKind] = useState<(typeof kinds)[number]>('convocation')
  const [confidential, setConfidential] = useState(false)
  const some = meeting.confidential || meeting.points.some(point => point.confidential)
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={t('meetingPapers:screen.papers')} procedure="meetings.export" formats={['pdf', 'xlsx']} fileName={`${t(`meetingPapers:name.${kind}`)}-${dayOf(meeting.startsAt)}`}
      input={({ format, language, acceptMissing }) => ({ meetingId: meeting.id, kind, format: format === 'xlsx' ? 'xlsx' : 'pdf', language, ...(confidential ? { confidential } : {}), ...(acceptMissing ? { acceptMissing } : {}) })}
    >
      <Radio.Group label={t('meetingPapers:screen.which')} value={kind} onChange={next => setKind(kinds.find(one => one === next) ?? kind)}>
        <Stack gap={6} mt={4}>{kinds.map(one => <Radio key={one} value={one} label={t(`meetingPapers:screen.${one}`)} />)}</Stack>
      </Radio.Group>
      {some ? <Checkbox label={t('meetingPapers:screen.confidential')} checked={confidential} onChange={event => setConfidential(event.currentTarget.checked)} /> : null}
      <Text size="sm">{t('meetingPapers:screen.about')}</Text>
    </PaperDialog>
  )
}
