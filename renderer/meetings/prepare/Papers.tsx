import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconExternalLink, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { attachmentKinds } from '../../../shared/attachments.ts'
import type { Paper } from '../../../shared/meetings.ts'
import { api, CallError, useJob } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { DropZone } from '../../components/DropZone.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Working } from '../../components/Working.tsx'
import type { Part } from '../meeting.ts'

const accepted = attachmentKinds.map(kind => `.${kind}`).join(',')

/** The files of a meeting, or of one of its points, under their letters. */
export function Papers({ meeting, refetch, pointId }: Part & { pointId: string | null }) {
  const t = useWords()
  const { run, running, progress, stop } = useJob('meetings.papers.add')
  const [error, setError] = useState<unknown>(null)
  const papers = meeting.papers.filter(paper => paper.pointId === pointId)
  const addAll = async (files: readonly File[]) => {
    setError(null)
    try {
      for (const file of files) {
        const ticket = await window.desk.place(file)
        if (ticket === null) continue
        const { name, batch } = await run({ meetingId: meeting.id, file: ticket, ...(pointId ? { pointId } : {}) })
        showDone(t('meetings:screen.papers.added', { name }), batch)
      }
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
    await refetch()
  }
  const label = t(pointId ? 'meetings:screen.papers.addToPoint' : 'meetings:screen.papers.add')
  return (
    <Stack gap="xs">
      <Text fw={500} size="sm">{t(pointId ? 'meetings:screen.papers.ofPoint' : 'meetings:screen.papers.ofMeeting')}</Text>
      <ul className="desk-plain-list">{papers.map(paper => <Line key={paper.id} paper={paper} refetch={refetch} />)}</ul>
      <DropZone p="sm" onFiles={files => { void addAll(files) }}>
        <Group>
          <FileButton multiple accept={accepted} onChange={files => { void addAll(files) }} inputProps={{ 'aria-label': label }}>
            {props => <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={16} aria-hidden />} disabled={running}>{label}</Button>}
          </FileButton>
        </Group>
        {running ? <Working words={t('meetings:screen.papers.adding')} progress={progress} onStop={stop} /> : null}
        {error ? <ErrorState error={error} /> : null}
      </DropZone>
    </Stack>
  )
}

function Line({ paper, refetch }: { paper: Paper; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const open = () => attempt(async () => {
    const { path } = await api.call('meetings.papers.open', { id: paper.id })
    await api.call('shell.open', { path })
  })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('meetings.papers.save', { id: paper.id, fields: {}, remove: true })
    await refetch()
    showDone(t('meetings:screen.papers.removed'), batch)
  })
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{`${paper.letter}. ${paper.name}`}</Text>
        <Group gap={4} wrap="nowrap">
          {paper.state === 'present' ? <Button size="compact-sm" variant="default" leftSection={<IconExternalLink size={16} aria-hidden />} aria-label={t('meetings:screen.papers.openNamed', { name: paper.name })} onClick={() => { void open() }}>{t('meetings:screen.papers.open')}</Button> : null}
          <Button size="compact-sm" variant="subtle" leftSection={<IconTrash size={16} aria-hidden />} aria-label={t('meetings:screen.papers.removeNamed', { name: paper.name })} onClick={() => { void remove() }}>{t('meetings:screen.papers.remove')}</Button>
        </Group>
      </Group>
      {paper.state === 'present' ? null : <Alert mt={4} variant="outline" color="orange" title={t(`meetings:screen.papers.${paper.state}`)} />}
    </li>
  )
}
