import { Group, Text, Timeline } from '@mantine/core'
import type { DecisionRecord, EventRecord } from '../../../shared/suppliers/records.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { StateMark } from '../StateMark.tsx'
import styles from '../suppliers.module.css'

/** What happened to a qualification, the newest first; nothing of it is ever written over. */
export function EventLog({ events, decisions }: { events: readonly EventRecord[]; decisions: readonly DecisionRecord[] }) {
  const t = useWords()
  const { day } = useFormats()
  return (
    <Timeline bulletSize={12} lineWidth={2} active={events.length}>
      {events.toReversed().map(event => {
        const { id, to, on, reason, cause, dueOn, validUntil, document, decisionId, writer } = event
        const act = decisions.find(one => one.id === decisionId)
        const facts = [
          cause ? `${cause} ${t(`suppliers:cause.${cause}`)}` : null, act ? t('suppliers:screen.events.act', { kind: t(`suppliers:decision.${act.kind}`), number: `${act.number}/${act.year}` }) : null,
          dueOn ? t('suppliers:screen.board.due', { day: day(dueOn) }) : null, validUntil ? t('suppliers:screen.validUntil', { day: day(validUntil) }) : null, document, writer,
        ]
        return (
          <Timeline.Item key={id} title={<Group gap="sm"><StateMark state={to} /><Text span size="sm">{day(on)}</Text></Group>}>
            {reason ? <Text size="sm" className={styles['preserve'] ?? ''}>{reason}</Text> : null}
            <Text size="xs" c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
          </Timeline.Item>
        )
      })}
    </Timeline>
  )
}
