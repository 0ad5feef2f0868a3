import { Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import type { ActionRow } from '../../../shared/meetings/decisions.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Mark } from '../../components/Mark.tsx'
import { Sideways } from '../../components/Sideways.tsx'
import styles from './board.module.css'
import { columnsOf, type BoardWay } from './boardColumns.ts'

/** What is open comes first, so that what is left out was closed long ago; how much that is is said. */
const [most, cards] = [1000, 100]

/** The actions in columns: by when they are due, by who does them, or by how far they are. */
export function Board({ bodyId, by, onOpen }: { bodyId: string | undefined; by: BoardWay; onOpen: (row: ActionRow) => void }) {
  const t = useWords()
  const { number } = useFormats()
  const { data, error, refetch } = useRead('meetings.actions.list', { limit: most, ...(bodyId ? { bodyId } : {}) }, { keep: true })
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return null
  if (data.rows.length === 0) return <EmptyState icon={<IconChecklist size={48} stroke={1.2} aria-hidden />} title={t('meetings:screen.actions.emptyTitle')}>{t('meetings:screen.actions.emptyText')}</EmptyState>
  const columns = columnsOf(data.rows, by, today(), t).filter(({ rows, id }) => rows.length > 0 || (by === 'due' && id === 'overdue'))
  const left = data.total - data.rows.length
  return (
    <Sideways label={t('meetings:screen.actions.board')} className={styles['scroll']}>
      {left > 0 ? <Text size="sm" mb="xs">{t('meetings:screen.actions.more', { count: left, shown: number(left) })}</Text> : null}
      <div className={styles['board']}>
        {columns.map(({ id, title, rows }) => (
          <section key={id} className={styles['column']} aria-label={title}>
            <Title order={2} size="h5" mb="xs">{`${title} (${number(rows.length)})`}</Title>
            <Stack component="ul" gap="xs" className="desk-plain-list">{rows.slice(0, cards).map(row => <li key={row.id}><Card row={row} onOpen={() => onOpen(row)} /></li>)}</Stack>
            {rows.length > cards ? <Text size="sm" mt="xs">{t('meetings:screen.actions.more', { count: rows.length - cards, shown: number(rows.length - cards) })}</Text> : null}
          </section>
        ))}
      </div>
    </Sideways>
  )
}

function Card({ row, onOpen }: { row: ActionRow; onOpen: () => void }) {
  const t = useWords()
  const { day } = useFormats()
  return (
    <UnstyledButton w="100%" onClick={onOpen}>
      <Paper withBorder p="xs">
        <Text size="sm">{row.text}</Text>
        <Text size="xs" c="dimmed">{[row.owner ?? row.ownerOrganisation ?? t('meetings:screen.records.noOwner'), row.body].join(' · ')}</Text>
        {row.due ? <Text size="xs">{t('meetings:screen.records.due', { day: day(row.due) })}</Text> : null}
        {row.overdue ? <Mark tone="warning" words={t('meetings:screen.actions.overdue')} /> : row.priority === 1 && row.state === 'open' ? <Mark words={t('meetings:priority.1')} /> : null}
      </Paper>
    </UnstyledButton>
  )
}
