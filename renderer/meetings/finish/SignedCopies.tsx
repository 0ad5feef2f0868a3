import { Text, Title } from '@mantine/core'
import { isSealed } from '../../../shared/meetings/states.ts'
import { shortCode } from '../../../shared/seals.ts'
import { api, useJob, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FileDrop, FileLine } from '../FileDrop.tsx'
import type { Part } from '../meeting.ts'

/** Scans of the minutes as they were signed: beside what is sealed. */
export function SignedCopies({ meeting }: Pick<Part, 'meeting'>) {
  const t = useWords()
  const { day } = useFormats()
  const job = useJob('minutes.signed.add')
  const sealed = meeting.minutes !== null && isSealed(meeting.minutes.state)
  const { data, refetch } = useRead('minutes.signed.list', { meetingId: meeting.id }, { enabled: sealed })
  if (!sealed || !data) return null
  const remove = async (id: string) => {
    const { batch } = await api.call('minutes.signed.remove', { id })
    await refetch()
    showDone(t('meetings:screen.signed.removed'), batch)
  }
  return (
    <section aria-labelledby="signed">
      <Title order={3} size="h5" id="signed" mb="xs">{t('meetings:screen.signed.title')}</Title>
      <Text size="sm" mb="xs">{t('meetings:screen.signed.text')}</Text>
      <ul className="desk-plain-list">
        {data.copies.map(({ id, name, addedOn, sha256, state }) => (
          <FileLine key={id} name={name} label={name} about={t('meetings:screen.signed.about', { day: day(addedOn), code: shortCode(sha256) })} state={state} open={() => api.call('minutes.signed.open', { id })} remove={() => remove(id)} />
        ))}
      </ul>
      <FileDrop label={t('meetings:screen.signed.add')} job={job} add={file => job.run({ meetingId: meeting.id, file })} refetch={refetch} />
    </section>
  )
}
