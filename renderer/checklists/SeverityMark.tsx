import { Text } from '@mantine/core'
import type { Severity } from '../../shared/checklists.ts'
import { useWords } from '../app/language.ts'
import { Mark } from '../components/Mark.tsx'

/** How much a "no" weighs: what is critical has a sign of its own. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useWords()
  const words = t(`checklists:severity.${severity}`)
  return severity === 'critical' ? <Mark tone="warning" words={words} /> : <Text span size="sm" c="dimmed">{words}</Text>
}
