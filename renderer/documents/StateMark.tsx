import { Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCalendarTime, IconCircleCheck, IconCircleX, IconClockExclamation, IconHelpCircle, IconReplace, type TablerIcon } from '@tabler/icons-react'
import type { DocumentState, Transition } from '../../shared/documents.ts'
import { useWords } from '../app/language.ts'
import styles from './documents.module.css'

const icons: Record<DocumentState, TablerIcon> = {
  valid: IconCircleCheck, expiring: IconClockExclamation, expired: IconAlertTriangle, replaced: IconReplace, rejected: IconCircleX, future: IconCalendarTime, unknown: IconHelpCircle,
}

/** The state of a document: a picture and its word, never a colour alone. */
export function StateMark({ state, transition }: { state: DocumentState; transition?: Transition | null }) {
  const t = useWords()
  const Icon = icons[state]
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <Icon size={16} aria-hidden className={styles[state] ?? ''} style={{ flex: 'none' }} />
      <span className={styles[state]}>{t(`documents:state.${state}`)}</span>
      {transition ? <Text component="span" size="xs">{`· ${t(`documents:transition.${transition}`)}`}</Text> : null}
    </Group>
  )
}
