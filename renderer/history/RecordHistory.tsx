import { Button, Group, List, Stack, Text, Timeline } from '@mantine/core'
import { useState } from 'react'
import { isUndoable, keptFrom, type Change, type HistoryTable } from '../../shared/history.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { useTypes } from '../documents/types.ts'
import { useCategories } from '../suppliers/words.ts'
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

/** Puts the earlier value back; the change itself stays in the history, and so does this one. */
function Revert({ change: { sequence }, field, line }: { change: Change; field: string; line: string }) {
  const t = useWords()
  const revert = () => attempt(async () => {
    const { batch } = await api.call('history.revert', { sequence, fields: [field] })
    showDone(t('history:record.reverted'), batch)
  })
  return <Button size="compact-xs" variant="default" aria-label={t('history:record.revertOne', { line })} onClick={() => { void revert() }}>{t('history:record.revert')}</Button>
}

/** Who changed what of a record and when, field by field; each earlier value can be put back. */
export function RecordHistory({ table, id }: { table: HistoryTable; id: string }) {
  const t = useWords()
  const formats = useFormats()
  const { nameOf: typeOf } = useTypes()
  const { nameOf: categoryOf } = useCategories()
  const [limit, setLimit] = useState(step)
  const { data, error, refetch } = useRead('history.record', { table, id, limit }, { keep: true })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Waiting />
  // types of documents and categories of suppliers are called by their language
  const nameOf = (one: string) => typeOf(one) ?? (categoryOf(one) === one ? data.names[one] : categoryOf(one))
  const partOf = (part: string) => (part === id ? undefined : nameOf(part) ?? ((data.of[part] ?? []).map(nameOf).filter(Boolean).join(', ') || undefined))
  const groups = byBatch(data.changes)
  if (groups.length === 0) return <Text>{t('history:record.none')}</Text>
  const more = data.total - data.changes.length
  return (
    <Stack>
      <Timeline bulletSize={16} lineWidth={2}>
        {groups.map(group => (
          <Timeline.Item key={group.batch} title={t('history:record.when', { at: formats.instant(group.at), who: group.writer ?? t('history:record.nobody') })}>
            <Stack gap={4}>
              {group.changes.map(change => {
                const words = changeWords(change, { t, language: formats.language, nameOf, partOf })
                return (
                  <div key={`${change.recordId} ${change.fields.map(({ field }) => field).join()}`}>
                    <Text size="sm" fw={500}>{words.title}</Text>
                    <List size="sm" withPadding>
                      {words.fields.map(({ field, line }) => (
                        <List.Item key={field} style={{ overflowWrap: 'anywhere' }}>
                          <Group gap="xs">{line}{change.operation === 'update' && isUndoable(change.kind) && keptFrom(change.table, field) === null ? <Revert change={change} field={field} line={line} /> : null}</Group>
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
      {more > 0 ? <Group justify="center"><Button variant="default" onClick={() => setLimit(limit + step)}>{t('history:record.more', { count: more, n: formats.number(more) })}</Button></Group> : null}
    </Stack>
  )
}
