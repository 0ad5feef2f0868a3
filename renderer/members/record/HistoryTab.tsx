import { Center, List, Loader, Stack, Text, Timeline } from '@mantine/core'
import type { Change } from '../../../shared/history.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { changeWords } from './changeWords.ts'

type Group = { batch: string; at: string; writer: string | null; changes: Change[] }

/** Changes of one batch stand together, newest first. */
function byBatch(changes: readonly Change[]): Group[] {
  const groups: Group[] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last && last.batch === change.batch) last.changes.push(change)
    else groups.push({ batch: change.batch, at: change.at, writer: change.writer, changes: [change] })
  }
  return groups
}

/** Who changed what and when, field by field. */
export function HistoryTab({ id }: { id: string }) {
  const t = useWords()
  const formats = useFormats()
  const clusters = useRead('clusters.list', {})
  const { data, error, refetch } = useRead('history.record', { organisationId: id })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Center p="xl"><Loader aria-label={t('loading')} /></Center>
  const names = new Map(clusters.data?.clusters.map(cluster => [cluster.id, cluster.name]))
  const groups = byBatch(data.changes)
  if (groups.length === 0) return <Text>{t('members:history.none')}</Text>
  return (
    <Timeline bulletSize={16} lineWidth={2}>
      {groups.map(group => (
        <Timeline.Item key={group.batch} title={t('members:history.when', { at: formats.instant(group.at), who: group.writer ?? t('members:history.nobody') })}>
          <Stack gap={4}>
            {group.changes.map(change => {
              const words = changeWords(change, { t, language: formats.language, clusters: names })
              return (
                <div key={`${change.recordId} ${change.fields.map(({ field }) => field).join()}`}>
                  <Text size="sm" fw={500}>{words.title}</Text>
                  <List size="sm" withPadding>{words.fields.map(line => <List.Item key={line} style={{ overflowWrap: 'anywhere' }}>{line}</List.Item>)}</List>
                </div>
              )
            })}
          </Stack>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
