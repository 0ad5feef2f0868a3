import { Badge, Text } from '@mantine/core'

/** Whole in a narrow column too: its words break rather than end in dots. */
const whole = { root: { height: 'auto', minHeight: 20, overflow: 'visible' }, label: { overflow: 'visible', whiteSpace: 'normal' } } as const

/** A short word about something: quiet, good, or one that wants attention, which a sign says too. */
export function Mark({ words, tone = 'quiet' }: { words: string; tone?: 'quiet' | 'good' | 'warning' }) {
  if (tone === 'warning') return <Text span size="sm" fw={500} className="desk-warning">{`⚠ ${words}`}</Text>
  return <Badge variant="outline" color={tone === 'good' ? 'lagoon' : 'gray'} tt="none" styles={whole}>{words}</Badge>
}
