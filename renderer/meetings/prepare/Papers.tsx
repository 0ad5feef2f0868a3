import { Stack, Text } from '@mantine/core'
import { api, useJob } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FileDrop, FileLine } from '../FileDrop.tsx'
import type { Part } from '../meeting.ts'

/** The files of a meeting, or of one of its points, under their letters. */
export function Papers({ meeting, refetch, pointId }: Part & { pointId: string | null }) {
  const t = useWords()
  const job = useJob('meetings.papers.add')
  const remove = async (id: string) => {
    const { batch } = await api.call('meetings.papers.save', { id, fields: {}, remove: true })
    await refetch()
    showDone(t('meetings:screen.papers.removed'), batch)
  }
  return (
    <Stack gap="xs">
      <Text fw={500} size="sm">{t(pointId ? 'meetings:screen.papers.ofPoint' : 'meetings:screen.papers.ofMeeting')}</Text>
      <ul className="desk-plain-list">
        {meeting.papers.filter(paper => paper.pointId === pointId).map(({ id, letter, name, state }) => (
          <FileLine key={id} name={name} label={`${letter}. ${name}`} state={state} open={() => api.call('meetings.papers.open', { id })} remove={() => remove(id)} />
        ))}
      </ul>
      <FileDrop label={t(pointId ? 'meetings:screen.papers.addToPoint' : 'meetings:screen.papers.add')} job={job} add={file => job.run({ meetingId: meeting.id, file, ...(pointId ? { pointId } : {}) })} refetch={refetch} />
    </Stack>
  )
}
