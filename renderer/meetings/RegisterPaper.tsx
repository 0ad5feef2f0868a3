import { Checkbox, Group, Radio, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { meetingRegisters, type MeetingRegister } from '../../shared/meetings/printing.ts'
import { parseDay } from '../../shared/typed.ts'
import { useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { DayInput } from '../components/DayInput.tsx'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'

type Props = { opened: boolean; onClose: () => void; /** The one that is proposed. */ first: MeetingRegister; bodyId: string | undefined }

/** The registers of one group or of all: minutes, decisions, actions, who attended. */
export function RegisterPaper({ opened, onClose, first, bodyId }: Props) {
  const t = useWords()
  const { data } = useRead('groups.list', {})
  const [kind, setKind] = useState<MeetingRegister>(first)
  const [body, setBody] = useState<string | null>(bodyId ?? null)
  const [days, setDays] = useState({ from: '', to: '' })
  const [confidential, setConfidential] = useState(false)
  const read = (typed: string) => (typed.trim() ? parseDay(typed, today()) : undefined)
  const [from, to] = [read(days.from), read(days.to)]
  return (
    <PaperDialog
      opened={opened} onClose={onClose} title={t('meetingPapers:screen.registers')} procedure="meetings.register" formats={['pdf', 'xlsx']} fileName={t(`meetingPapers:name.${kind}`)}
      input={({ format, language, acceptMissing }) => ({
        kind, format: format === 'xlsx' ? 'xlsx' : 'pdf', language, ...(body ? { bodyId: body } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(confidential ? { confidential } : {}), ...(acceptMissing ? { acceptMissing } : {}),
      })}
    >
      <Radio.Group label={t('meetingPapers:screen.register')} value={kind} onChange={next => setKind(meetingRegisters.find(one => one === next) ?? kind)}>
        <Stack gap={6} mt={4}>{meetingRegisters.map(one => <Radio key={one} value={one} label={t(`meetingPapers:screen.${one}`)} />)}</Stack>
      </Radio.Group>
      <Select
        label={t('meetingPapers:screen.ofBody')} placeholder={t('meetings:screen.allBodies')} clearable clearButtonProps={{ 'aria-label': t('meetings:screen.allBodies') }} value={body} onChange={setBody}
        data={(data?.bodies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Group grow align="flex-start">
        {(['from', 'to'] as const).map(end => (
          <DayInput key={end} label={t(`meetingPapers:screen.${end}`)} value={days[end]} onChange={value => setDays(old => ({ ...old, [end]: value }))} />
        ))}
      </Group>
      <Checkbox label={t('meetingPapers:screen.confidential')} checked={confidential} onChange={event => setConfidential(event.currentTarget.checked)} />
      <Text size="sm">{t('meetingPapers:screen.about')}</Text>
    </PaperDialog>
  )
}
