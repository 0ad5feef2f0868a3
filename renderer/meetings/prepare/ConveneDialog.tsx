import { Alert, Group, List, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { dayOf } from '../../../shared/meetings/clock.ts'
import { parseDay } from '../../../shared/typed.ts'
import type { ConvocationWarning } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { CopyButton } from '../../components/CopyButton.tsx'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { restWords } from '../../components/restDay.ts'
import type { Part } from '../meeting.ts'
import { convocationText } from './convocation.ts'

const shape = z.object({ by: z.string(), on: z.string() })
type Props = Part & { opened: boolean; onClose: () => void }

/** Convenes: freezes the agenda, says what the rules ask beside, and gives the text to paste. */
export function ConveneDialog({ opened, ...form }: Props) {
  return opened ? <Form {...form} /> : null
}

function Form({ onClose, meeting, refetch }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { day } = useFormats()
  const chair = meeting.attendance.find(({ role }) => role === 'chair')?.name
  const kept = useKept(`convocation/${meeting.id}`, () => ({ by: meeting.convenedBy ?? chair ?? '', on: day(today()) }), shape)
  const { now: { by, on }, set } = kept
  const [warnings, setWarnings] = useState<ConvocationWarning[] | null>(null)
  const text = convocationText(meeting, t)
  const onDay = parseDay(on, today())
  const rest = restWords(dayOf(meeting.startsAt), t)
  const save = async () => {
    if (warnings) return true
    if (!by.trim() || !onDay) return false
    const { warnings: found, batch } = await api.call('meetings.convene', { meetingId: meeting.id, by: by.trim(), on: onDay })
    kept.forget()
    await refetch()
    showDone(t('meetings:screen.convene.done'), batch)
    setWarnings(found)
    return found.length === 0
  }
  return (
    <FormDialog
      opened onClose={onClose} size="44rem" title={t('meetings:screen.convene.button')} confirm={t(warnings ? 'close' : 'meetings:screen.convene.confirm')} onSave={save} kept={kept}
      aside={<CopyButton label={t('meetings:screen.convene.copy')} text={text} />}
    >
      {warnings && warnings.length > 0 ? <Alert role="alert" variant="outline" color="orange" title={t('meetings:screen.convene.warnings')}><List size="sm">{warnings.map(one => <List.Item key={one}>{t(`meetings:warning.${one}`)}</List.Item>)}</List></Alert> : null}
      {rest ? <Text size="sm">{`${day(dayOf(meeting.startsAt))}: ${rest}`}</Text> : null}
      <SimpleGrid cols={2}>
        <TextInput label={t('meetings:field.convenedBy')} required value={by} maxLength={200} onChange={event => set({ by: event.currentTarget.value })} error={by.trim() ? null : t('field.required')} />
        <TextInput label={t('meetings:field.convenedOn')} required value={on} onChange={event => set({ on: event.currentTarget.value })} error={onDay ? null : t('field.notADay')} />
      </SimpleGrid>
      <Textarea label={t('meetings:screen.convene.text')} description={t('meetings:screen.convene.textHint')} readOnly autosize minRows={8} maxRows={18} value={text} />
      <Group />
    </FormDialog>
  )
}
