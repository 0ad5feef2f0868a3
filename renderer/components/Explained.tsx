import { ActionIcon, Popover, Stack, Text } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useWords } from '../app/language.ts'
import type help from '../../shared/language/it/help.json'
import styles from './Explained.module.css'

type Props = { of: keyof typeof help.explained; /** What it stands beside is called. */ label: string }

/** A "?" that says what something is, and where the rule of it is written. */
export function Explain({ of, label }: Props) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} shadow="md" withinPortal withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('help:whatIs', { label })} onClick={() => setOpened(open => !open)}><IconHelp size={18} aria-hidden /></ActionIcon>
      </Popover.Target>
      {/* Esc closes it and not the dialog in which it stands */}
      <Popover.Dropdown aria-label={label} data-mantine-stop-propagation>
        <Stack gap={6}>
          <Text size="sm" fw={600}>{label}</Text>
          {t(`help:explained.${of}`).split('\n').map(part => <Text key={part} size="sm">{part}</Text>)}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** A field, or a part of a screen, with its "?" at the right of its name. */
export function Explained({ children, ...explain }: Props & { children: ReactNode }) {
  return (
    <div className={styles['explained']}>
      {children}
      <div className={styles['mark']}><Explain {...explain} /></div>
    </div>
  )
}
