import { ActionIcon, Group } from '@mantine/core'
import type { MenuAct } from '../../components/ContextMenu.tsx'

/** What can be done with a clause, as buttons beside it. Where it stands is changed in the outline. */
export function ClauseTools({ acts }: { acts: readonly MenuAct[] }) {
  if (acts.length === 0) return null
  return (
    <Group gap={2} ml="auto" wrap="nowrap">
      {acts.map(({ label, icon, run, disabled = false }) => <ActionIcon key={label} variant="subtle" color="gray" disabled={disabled} aria-label={label} onClick={run}>{icon}</ActionIcon>)}
    </Group>
  )
}
