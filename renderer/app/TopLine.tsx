import { ActionIcon, Box, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconCloudOff, IconLoader2, IconMenu2, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, type ReactNode } from 'react'
import type { Batch } from '../../shared/history.ts'
import { stepWords } from '../history/batchWords.ts'
import { WriterMenu } from '../workspace/WriterMenu.tsx'
import { useRead } from './api.ts'
import { keysOf } from './commands.tsx'
import classes from './frame.module.css'
import { useFormats, useWords } from './language.ts'
import { openPalette } from './openPalette.ts'
import { useSaveState } from './saving.ts'
import { NativeMenu } from './nativeMenu.ts'
import { undoNext } from './undo.ts'

/** Search and commands, undo and redo with what they would do, what is saved, who writes. */
export function TopLine({ onMenu }: { onMenu?: () => void }) {
  const t = useWords()
  // said after what the person waits for: at the start, the first screen
  const next = useDeferredValue(useRead('history.next', {}).data)
  return (
    <header className={classes['top']} data-pane="top">
      <NativeMenu next={next} />
      {onMenu ? <ActionIcon variant="subtle" color="gray" size="lg" onClick={onMenu} aria-label={t('openRooms')}><IconMenu2 aria-hidden /></ActionIcon> : <Agency />}
      <SearchButton />
      <span className={classes['spacer']} />
      <StepButton direction="undo" next={next?.undo ?? null} icon={<IconArrowBackUp size={20} aria-hidden />} />
      <StepButton direction="redo" next={next?.redo ?? null} icon={<IconArrowForwardUp size={20} aria-hidden />} />
      <Saved />
      <WriterMenu />
    </header>
  )
}

function Agency() {
  const state = useRead('workspace.state', {})
  const open = state.data?.state === 'open' ? state.data : null
  return open ? <Text className={classes['name']} title={open.name}>{open.agency || open.name}</Text> : null
}

function SearchButton() {
  const t = useWords()
  return (
    <UnstyledButton className={`${classes['search']} desk-search`} onClick={openPalette} aria-keyshortcuts="Control+K">
      <IconSearch size={18} aria-hidden />
      <Text size="sm" truncate c="dimmed" className={classes['searchWords']}>{t('palette.placeholder')}</Text>
      <Kbd size="xs" className={classes['onlyWide']} aria-hidden>{keysOf('palette', t)}</Kbd>
    </UnstyledButton>
  )
}

function StepButton({ direction, next, icon }: { direction: 'undo' | 'redo'; next: Batch | null; icon: ReactNode }) {
  const t = useWords()
  const word = t(`command.${direction}`)
  const label = next ? `${word}: ${stepWords(next, t)}` : `${word}. ${t(direction === 'undo' ? 'history:nothingToUndo' : 'history:nothingToRedo')}`
  return (
    <Button
      variant="subtle" color="gray" size="compact-sm" px={6} leftSection={icon} aria-label={label} title={`${label} (${keysOf(direction, t)})`} {...(next ? {} : { 'data-disabled': true, 'aria-disabled': true })}
      classNames={{ root: classes['step'] ?? '', section: classes['stepIcon'] ?? '' }} onClick={() => { undoNext(direction) }}
    >
      <span className={classes['onlyWide']}>{word}</span>
    </Button>
  )
}

function Saved() {
  const t = useWords()
  const { time } = useFormats()
  const { state, at } = useSaveState()
  const shown = {
    quiet: { icon: <IconCheck size={16} aria-hidden />, words: t('saveState.quiet') },
    saving: { icon: <IconLoader2 size={16} aria-hidden />, words: t('saveState.saving') },
    saved: { icon: <IconCheck size={16} aria-hidden />, words: t('saveState.saved', { time: at ? time(at) : '' }) },
    failed: { icon: <IconCloudOff size={16} aria-hidden />, words: t('saveState.failed') },
  }[state]
  return (
    <Box role="status" className={classes['saved']} data-state={state}>
      <Group gap={4} wrap="nowrap">{shown.icon}<Text size="sm" className={classes['savedWords']}>{shown.words}</Text></Group>
    </Box>
  )
}
