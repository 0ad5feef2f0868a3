import { Button, Table, Text } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import type { Backup } from '../../shared/workspace.ts'
import { call, queryClient, useRead } from '../app/api.ts'
import { ask } from '../app/ask.ts'
import { goTo } from '../app/go.ts'
import { useFormats, useWords, wordsNow } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { CountsTable } from './CountsTable.tsx'

async function restore(backup: Backup): Promise<void> {
  await attempt(async () => {
    await call('workspace.backups.restore', { name: backup.name })
    goTo('/members')
    await queryClient.invalidateQueries()
    showDone(wordsNow()('workspace:backup.restored'))
  })
}

/** Shows once more what the backup holds, then puts it in the place of the workspace. */
export function RestoreBackup({ backup, variant = 'default', onAsked }: { backup: Backup; variant?: 'default' | 'filled'; onAsked?: () => void }) {
  const t = useWords()
  const { instant } = useFormats()
  const askFirst = () => {
    onAsked?.()
    ask({
      title: t('workspace:backup.restoreTitle', { at: instant(backup.at) }),
      children: <CountsTable counts={backup.counts} at={backup.at}>{t('workspace:backup.restoreText')}</CountsTable>,
      confirm: t('workspace:backup.restoreConfirm'),
      onConfirm: () => { void restore(backup) },
    })
  }
  return (
    <Button
      variant={variant} size={variant === 'filled' ? 'sm' : 'compact-sm'} leftSection={<IconRestore size={18} aria-hidden />} onClick={askFirst}
      {...(variant === 'filled' ? {} : { 'aria-label': t('workspace:backup.restoreOf', { at: instant(backup.at) }) })}
    >
      {variant === 'filled' ? t('workspace:backup.restoreOf', { at: instant(backup.at) }) : t('workspace:backup.restore')}
    </Button>
  )
}

/** The backups, newest first, each with what it holds. */
export function BackupsTable({ onAsked }: { onAsked?: () => void }) {
  const t = useWords()
  const { instant, number } = useFormats()
  const answer = useRead('workspace.backups', {})
  if (answer.isError) return <ErrorState error={answer.error} retry={() => { void answer.refetch() }} />
  const backups = answer.data?.backups ?? []
  if (answer.data && backups.length === 0) return <EmptyState title={t('workspace:backup.none')}>{t('workspace:backup.noneText')}</EmptyState>
  return (
    <WideTable label={t('workspace:backup.list')} minWidth={704}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('workspace:backup.at')}</Table.Th>
          <Table.Th scope="col">{t('workspace:backup.reasonHeader')}</Table.Th>
          <Table.Th scope="col" ta="right">{t('workspace:counts.organisations')}</Table.Th>
          <Table.Th scope="col" ta="right">{t('workspace:counts.members')}</Table.Th>
          <Table.Th scope="col" ta="right">{t('workspace:backup.size')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {backups.map(backup => (
          <Table.Tr key={backup.name}>
            <Table.Th scope="row" fw={400}>{instant(backup.at)}</Table.Th>
            <Table.Td>{t(`workspace:backup.reason.${backup.reason}`)}</Table.Td>
            <Table.Td ta="right">{number(backup.counts.organisations)}</Table.Td>
            <Table.Td ta="right">{number(backup.counts.members)}</Table.Td>
            <Table.Td ta="right">{t('workspace:backup.megabytes', { size: number(backup.bytes / 1_000_000, 1) })}</Table.Td>
            <Table.Td ta="right"><RestoreBackup backup={backup} {...(onAsked ? { onAsked } : {})} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

export function BackupsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('workspace:backup.list')} size="xl">
      <Text mb="sm">{t('workspace:backup.restoreText')}</Text>
      {opened ? <BackupsTable onAsked={onClose} /> : null}
    </Dialog>
  )
}
