import { Group } from '@mantine/core'
import {
  IconAlertTriangle, IconArchive, IconCalendarOff, IconCircleCheck, IconCircleDashed, IconCircleX, IconDoorExit, IconFilePencil, IconHandStop, IconInbox, IconMailForward, IconQuestionMark, IconRefresh, IconScale,
  IconZoomCheck, type TablerIcon,
} from '@tabler/icons-react'
import type { SupplierState } from '../../shared/suppliers/lifecycle.ts'
import { useWords } from '../app/language.ts'
import styles from './suppliers.module.css'

type Tone = 'good' | 'warning' | 'stopped' | 'quiet' | 'working'
const looks: Record<SupplierState, { icon: TablerIcon; tone: Tone }> = {
  draft: { icon: IconFilePencil, tone: 'quiet' }, invited: { icon: IconMailForward, tone: 'working' }, applied: { icon: IconInbox, tone: 'working' }, checking: { icon: IconZoomCheck, tone: 'working' },
  integration: { icon: IconQuestionMark, tone: 'working' }, scoring: { icon: IconScale, tone: 'working' }, qualified: { icon: IconCircleCheck, tone: 'good' }, conditional: { icon: IconAlertTriangle, tone: 'warning' },
  rejected: { icon: IconCircleX, tone: 'stopped' }, suspended: { icon: IconHandStop, tone: 'stopped' }, excluded: { icon: IconCircleX, tone: 'stopped' }, expired: { icon: IconCalendarOff, tone: 'stopped' },
  renewal: { icon: IconRefresh, tone: 'good' }, withdrawn: { icon: IconDoorExit, tone: 'quiet' }, archived: { icon: IconArchive, tone: 'quiet' },
}

/** How a state looks where there is room for a colour only beside its word. */
export const toneOf = (state: SupplierState): Tone => looks[state].tone

/** The state of a qualification: a picture and its word, never a colour alone. */
export function StateMark({ state }: { state: SupplierState | null }) {
  const t = useWords()
  if (state === null) {
    return <Group gap={6} wrap="nowrap" component="span" display="inline-flex"><IconCircleDashed size={16} aria-hidden style={{ flex: 'none' }} /><span>{t('suppliers:screen.noQualification')}</span></Group>
  }
  const { icon: Icon, tone } = looks[state]
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex" className={styles[tone] ?? ''}>
      <Icon size={16} aria-hidden style={{ flex: 'none' }} />
      <span>{t(`supplierStates:${state}`)}</span>
    </Group>
  )
}
