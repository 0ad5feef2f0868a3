import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatClock } from '../../shared/format.ts'
import { useWords } from '../app/language.ts'

type Props = { meetingId: string; startsAt: string; pointNumber: string | null }

/** Opens the meeting where a decision or an action was born. */
export function OriginLink({ meetingId, startsAt, pointNumber }: Props) {
  const t = useWords()
  const at = formatClock(startsAt)
  return <Anchor component={Link} size="sm" to={`/meetings/${meetingId}`}>{pointNumber === null ? t('meetings:screen.decisions.openMeeting', { at }) : t('meetings:screen.decisions.open', { at, number: pointNumber })}</Anchor>
}
