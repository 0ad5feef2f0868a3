import { Button, Group, Progress, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { SchemeContent } from '../../../shared/suppliers/scheme.ts'
import type { ScoreResult } from '../../../shared/suppliers/scoring.ts'
import { useFormats, useWords } from '../../app/language.ts'
import styles from '../suppliers.module.css'
import { inLanguage } from '../words.ts'

type Props = { result: ScoreResult; content: SchemeContent; sealed: boolean; onDecide: (() => void) | null }

/** The total and its band as they stand now, and what the rules propose. A body decides. */
export function ResultBar({ result, content, sealed, onDecide }: Props) {
  const t = useWords()
  const { number, language } = useFormats()
  const criterionOf = (code: string) => { const found = content.criteria.find(one => one.code === code); return found ? inLanguage(language, found.name, found.nameEnglish) : code }
  const notes = [
    ...(result.noData > 0 ? [t('suppliers:screen.score.missing', { weight: number(result.noData), best: result.bestBand.code })] : []),
    ...(result.floorsMissed.length > 0 ? [t('suppliers:screen.score.floorsMissed', { what: result.floorsMissed.map(criterionOf).join(', ') })] : []),
    ...(result.floorsUnknown.length > 0 ? [t('suppliers:screen.score.floorsUnknown', { what: result.floorsUnknown.map(criterionOf).join(', ') })] : []),
    ...(result.knockOuts.length > 0 ? [t('suppliers:screen.score.knockOutsFound', { what: result.knockOuts.join(', ') })] : []),
    ...(result.knockOutsOpen.length > 0 ? [t('suppliers:screen.score.knockOutsOpen', { what: result.knockOutsOpen.join(', ') })] : []),
  ]
  return (
    <section className={styles['result']} aria-label={t('suppliers:screen.score.result')}>
      <Group justify="space-between" gap="md">
        <Group gap="lg" role="status">
          <div><Text size="xs" c="dimmed">{t('suppliers:field.total')}</Text><Text span className={styles['total'] ?? ''}>{number(result.total)}</Text><Text span size="sm"> / 100</Text></div>
          <div><Text size="xs" c="dimmed">{t('suppliers:field.band')}</Text><Text className={styles['total'] ?? ''}>{result.band.code}</Text></div>
          <div><Text size="xs" c="dimmed">{t('suppliers:screen.score.proposes')}</Text><Text fw={600}>{t(`suppliers:outcome.${result.outcome}`)}</Text></div>
        </Group>
        {sealed || !onDecide ? null : <Button rightSection={<IconArrowRight size={18} aria-hidden />} onClick={onDecide}>{t('suppliers:screen.move.button')}</Button>}
      </Group>
      <Progress.Root size="sm" mt={6} aria-hidden>
        <Progress.Section value={result.total} tabIndex={-1} />
        <Progress.Section value={result.noData} color="gray.5" tabIndex={-1} />
      </Progress.Root>
      {notes.map(note => <Text key={note} size="xs" mt={2}>{note}</Text>)}
    </section>
  )
}
