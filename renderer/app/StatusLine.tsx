import { Anchor, Group, Text } from '@mantine/core'
import { IconDatabase, IconDeviceUsb, IconHistory } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from './api.ts'
import classes from './frame.module.css'
import { useFormats, useWords } from './language.ts'
import { LongWork } from './LongWork.tsx'

/** The foot of the window: what takes long, which archive is open, and of when its copies are. */
export function StatusLine() {
  const t = useWords()
  const { instant } = useFormats()
  const state = useRead('workspace.state', {})
  const open = state.data?.state === 'open' ? state.data : null
  const at = (copy: string | null) => (copy ? instant(copy) : t('status.never'))
  return (
    <footer data-pane="status">
      <LongWork />
      {open ? (
        <Group className={classes['status']} gap="lg" wrap="nowrap">
          <Group gap={6} wrap="nowrap" className={classes['archive']}><IconDatabase size={14} aria-hidden /><Text size="xs" truncate>{t('status.archive', { name: open.name })}</Text></Group>
          <Copy icon={<IconHistory size={14} aria-hidden />}>{t('status.backup', { at: at(open.lastBackup) })}</Copy>
          <Copy icon={<IconDeviceUsb size={14} aria-hidden />}>{t('status.copy', { at: at(open.lastCopy) })}</Copy>
        </Group>
      ) : null}
    </footer>
  )
}

function Copy({ icon, children }: { icon: ReactNode; children: string }) {
  return <Anchor component={Link} to="/backups" size="xs" c="inherit" className={classes['copy']}>{icon}{children}</Anchor>
}
