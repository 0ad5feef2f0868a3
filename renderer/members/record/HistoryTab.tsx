import { Button, Center, Group, List, Loader, Stack, Text, Timeline } from '@mantine/core'
import { useState } from 'react'
import { isUndoable, type Change } from '../../../shared/history.ts'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { useTypes } from '../../documents/types.ts'
import { useClusters } from '../clusters.ts'
import { changeWords } from './changeWords.ts'

const step = 200

type Together = { batch: string; at: string; writer: string | null; changes: Change[] }

/** Changes of one batch stand together, newest first. */
function byBatch(changes: readonly Change[]): Together[] {
  const groups: Together[] = []
  for (const change of changes) {
    const last = groups.at(-1)
    if (last && last.batch === change.batch) last.changes.push(change)
    else groups.push({ batch: change.batch, at: change.at, writer: change.writer, changes: [change] })
  }
  return groups
}

/** What tells the parts of a record apart: the year of figures, the type of a certificate, the cluster of a membership. */
const partNames = ({ figures, documents, memberships, contacts }: OrganisationRecord, typeOf: (id: string) => string): ReadonlyMap<string, string> => new Map([
  ...figures.map(({ id, year }): [string, string] => [id, String(year)]), ...documents.map(({ id, documentTypeId }): [string, string] => [id, typeOf(documentTypeId)]),
  ...memberships.map(({ id, cluster }): [string, string] => [id, cluster]), ...contacts.flatMap(({ id, personId, name }): [string, string][] => [[id, name], [personId, name]]),
])

/** Puts the earlier value back; the change itself stays in the history, and so does this one. */
function Revert({ change: { sequence }, field, line }: { change: Change; field: string; line: string }) {
  const t = useWords()
  const revert = () => attempt(async () => {
    const { batch } = await api.call('history.revert', { sequence, fields: [field] })
    showDone(t('members:history.reverted'), batch)
  })
  return <Button size="compact-xs" variant="default" aria-label={t('members:history.revertOne', { line })} onClick={() => { void revert() }}>{t('members:history.revert')}</Button>
}

/** Who changed what and when, field by field. */
export function HistoryTab({ record }: { record: OrganisationRecord }) {
  const t = useWords()
  const formats = useFormats()
  const { clusters } = useClusters()
  const { types, nameOf } = useTypes()
  const [limit, setLimit] = useState(step)
  const { data, error, refetch } = useRead('history.record', { organisationId: record.id, limit }, { keep: true })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Center p="xl"><Loader aria-label={t('loading')} /></Center>
  const names = new Map([...clusters.map(({ id, name }): [string, string] => [id, name]), ...types.map(({ id }): [string, string] => [id, nameOf(id) ?? id])])
  const parts = partNames(record, id => nameOf(id) ?? id)
  const groups = byBatch(data.changes)
  if (groups.length === 0) return <Text>{t('members:history.none')}</Text>
  const more = data.total - data.changes.length
  return (
    <Stack>
      <Timeline bulletSize={16} lineWidth={2}>
        {groups.map(group => (
          <Timeline.Item key={group.batch} title={t('members:history.when', { at: formats.instant(group.at), who: group.writer ?? t('members:history.nobody') })}>
            <Stack gap={4}>
              {group.changes.map(change => {
                const words = changeWords(change, { t, language: formats.language, names, parts })
                return (
                  <div key={`${change.recordId} ${change.fields.map(({ field }) => field).join()}`}>
                    <Text size="sm" fw={500}>{words.title}</Text>
                    <List size="sm" withPadding>
                      {words.fields.map(({ field, line }) => (
                        <List.Item key={field} style={{ overflowWrap: 'anywhere' }}>
                          <Group gap="xs">{line}{change.operation === 'update' && isUndoable(change.kind) ? <Revert change={change} field={field} line={line} /> : null}</Group>
                        </List.Item>
                      ))}
                    </List>
                  </div>
                )
              })}
            </Stack>
          </Timeline.Item>
        ))}
      </Timeline>
      {more > 0 ? <Group justify="center"><Button variant="default" onClick={() => setLimit(limit + step)}>{t('members:history.more', { count: more, n: formats.number(more) })}</Button></Group> : null}
    </Stack>
  )
}
