import { Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Completeness } from '../../../shared/meetings/content.ts'
import { useFormats, useWords } from '../../app/language.ts'

/** How far the minutes are by the contents that minutes have to have, and what is missing. */
export function Meter({ completeness: { percent, blocks } }: { completeness: Completeness }) {
  const t = useWords()
  const title = t('meetings:screen.meter.title', { percent: useFormats().percent(percent) })
  return (
    <section aria-labelledby="meter">
      <Title order={3} size="h5" id="meter">{title}</Title>
      <Progress value={percent} my="xs" aria-label={title} />
      <Stack component="ul" gap={4} className="desk-plain-list">
        {blocks.map(({ block, complete, missing }) => (
          <li key={block}>
            <Group gap={8} wrap="nowrap" align="flex-start">
              {complete ? <IconCheck size={18} role="img" aria-label={t('meetings:screen.meter.complete')} color="var(--mantine-color-anchor)" /> : <IconAlertTriangle size={18} role="img" aria-label={t('meetings:screen.meter.incomplete')} className="desk-warning" />}
              <Text size="sm">{[t(`meetings:block.${block}`), complete ? null : t(`meetings:screen.meter.hint.${block}`), missing.length > 0 ? missing.join(', ') : null].filter(Boolean).join(': ')}</Text>
            </Group>
          </li>
        ))}
      </Stack>
    </section>
  )
}
