import { Badge } from '@mantine/core'
import { isSealed, type MeetingState, type MinutesState } from '../../shared/meetings/states.ts'
import { useWords } from '../app/language.ts'

/** Where a meeting stands, in a word. */
export function MeetingMark({ state }: { state: MeetingState }) {
  const t = useWords()
  return <Badge variant={state === 'open' ? 'filled' : 'outline'} color={state === 'notHeld' || state === 'closed' ? 'gray' : 'lagoon'} tt="none">{t(`meetings:state.${state}`)}</Badge>
}

/** Where its minutes stand. */
export function MinutesMark({ state }: { state: MinutesState }) {
  const t = useWords()
  return <Badge variant="outline" color={isSealed(state) ? 'lagoon' : 'gray'} tt="none">{t('meetings:screen.minutesAre', { state: t(`meetings:minutesState.${state}`) })}</Badge>
}
