import { List, Stack, Text } from '@mantine/core'
import type { ChangedSince } from '../../shared/history.ts'
import { useWords } from '../app/language.ts'
import { fieldWords, tableWords } from './fieldWords.ts'

/** The records that changed after the batch that shall be undone, with what changed in them. */
export function ChangedSinceList({ rows }: { rows: readonly ChangedSince[] }) {
  const t = useWords()
  const namesOf = ({ table, fields }: ChangedSince) => [...new Set(fields.flatMap(field => fieldWords(table, field) ?? []))].join(', ')
  return (
    <Stack gap="sm">
      <Text>{t('history:changedSince.explanation')}</Text>
      <List spacing={4} mah="40vh" style={{ overflow: 'auto' }} tabIndex={0} aria-label={t('history:changedSince.title')}>
        {rows.map(row => (
          <List.Item key={row.id}>
            <Text span fw={600}>{row.name ?? tableWords(row.table)}</Text>
            <Text span>{`: ${namesOf(row)}`}</Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}
