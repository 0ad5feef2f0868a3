import { Text } from '@mantine/core'
import { daysBetween } from '../../../shared/periods.ts'
import type { StateSpan } from '../../../shared/suppliers/records.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { toneOf } from '../StateMark.tsx'
import styles from '../suppliers.module.css'

/** The states of the two years up to today, as a bar and in words. */
export function Spans({ spans }: { spans: readonly StateSpan[] }) {
  const t = useWords()
  const { day } = useFormats()
  if (spans.length === 0) return null
  const words = ({ state, from, to }: StateSpan) => t(to === null ? 'suppliers:screen.span.still' : 'suppliers:screen.span.past', { state: t(`supplierStates:${state}`), from: day(from), ...(to === null ? {} : { to: day(to) }) })
  return (
    <div>
      <Text size="xs" c="dimmed" mb={2}>{t('suppliers:screen.span.title')}</Text>
      <div className={styles['spans']} role="img" aria-label={spans.map(words).join('; ')}>
        {spans.map(span => <span key={`${span.from} ${span.state}`} title={words(span)} className={`${styles['span'] ?? ''} ${styles[toneOf(span.state)] ?? ''}`} style={{ flexGrow: Math.max(1, daysBetween(span.from, span.to ?? today()) + 1) }} />)}
      </div>
      <Text size="xs" c="dimmed" mt={2}>{spans.map(words).join(' → ')}</Text>
    </div>
  )
}
