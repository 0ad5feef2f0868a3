import { Group } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconClockExclamation, IconInbox, IconMinus, IconReplace, type TablerIcon } from '@tabler/icons-react'
import type { RequiredState } from '../../shared/suppliers/requirements.ts'
import { useWords } from '../app/language.ts'
import styles from './suppliers.module.css'

const looks: Record<RequiredState, { icon: TablerIcon; tone: string }> = {
  missing: { icon: IconCircleDashed, tone: 'warning' }, received: { icon: IconInbox, tone: 'working' }, verified: { icon: IconCircleCheck, tone: 'good' }, expiring: { icon: IconClockExclamation, tone: 'warning' },
  expired: { icon: IconAlertTriangle, tone: 'stopped' }, replaced: { icon: IconReplace, tone: 'quiet' }, rejected: { icon: IconCircleX, tone: 'stopped' }, notRequired: { icon: IconMinus, tone: 'quiet' },
}

/** How a document that is asked for stands: a picture and its word. */
export function NeedMark({ state }: { state: RequiredState }) {
  const t = useWords()
  const { icon: Icon, tone } = looks[state]
  return <Group gap={6} wrap="nowrap" component="span" display="inline-flex" className={styles[tone] ?? ''}><Icon size={16} aria-hidden style={{ flex: 'none' }} /><span>{t(`suppliers:documentState.${state}`)}</span></Group>
}
