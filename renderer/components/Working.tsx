import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { Progress as Done } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'

type Props = { words: string; progress: Done | null; onStop?: () => void }

/** A long work that runs: what it is, how far it is where that is known, and how to stop it. */
export function Working({ words, progress, onStop }: Props) {
  const t = useWords()
  const { number } = useFormats()
  const of = progress?.of ?? null
  const known = progress !== null && of !== null && of > 0
  return (
    <Stack gap={6}>
      <Text size="sm" role="status">{words}</Text>
      <Progress value={known ? Math.round((progress.done / of) * 100) : 100} animated={!known} striped={!known} aria-label={words} />
      <Group gap="sm">
        {known ? <Text size="sm">{t('components:paper.progress', { done: number(progress.done), of: number(of) })}</Text> : null}
        {onStop ? <Button size="compact-sm" variant="default" onClick={onStop}>{t('stop')}</Button> : null}
      </Group>
    </Stack>
  )
}
