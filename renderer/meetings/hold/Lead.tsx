import { Select, SimpleGrid } from '@mantine/core'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import type { Part } from '../meeting.ts'

/** Who leads and who writes. */
export function Lead({ meeting, refetch, readOnly }: Part & { readOnly: boolean }) {
  const t = useWords()
  const people = meeting.attendance.map(({ id, name }) => ({ value: id, label: name }))
  const save = (part: { chairId?: string | null; secretaryId?: string | null }) => { void attempt(async () => { await api.call('meetings.lead', { meetingId: meeting.id, ...part }); await refetch() }) }
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('empty') } }
  return (
    <SimpleGrid cols={1} spacing="xs">
      <Select label={t('meetings:field.chairId')} size="xs" data={people} readOnly={readOnly} searchable value={meeting.chairId} onChange={chairId => save({ chairId })} {...clear} />
      <Select label={t('meetings:field.secretaryId')} size="xs" data={people} readOnly={readOnly} searchable value={meeting.secretaryId} onChange={secretaryId => save({ secretaryId })} {...clear} />
    </SimpleGrid>
  )
}
