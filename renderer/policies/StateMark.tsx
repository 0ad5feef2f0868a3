import { Group } from '@mantine/core'
import { IconCalendarTime, IconCircleCheck, IconCircleX, IconMessages, IconPencil, IconReplace, type TablerIcon } from '@tabler/icons-react'
import type { PolicyState } from '../../shared/policies/model.ts'
import { useWords } from '../app/language.ts'

const icons: Record<PolicyState, TablerIcon> = { working: IconPencil, consultation: IconMessages, adopted: IconCircleCheck, future: IconCalendarTime, superseded: IconReplace, withdrawn: IconCircleX }

/** The state of a version: a picture and its word, never a colour alone. `closed`: its consultation is. */
export function StateMark({ state, closed = false }: { state: PolicyState; closed?: boolean }) {
  const t = useWords()
  const Icon = icons[state]
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <Icon size={16} aria-hidden style={{ flex: 'none' }} />
      <span>{state === 'consultation' && closed ? t('policies:consultation.over') : t(`policies:state.${state}`)}</span>
    </Group>
  )
}
