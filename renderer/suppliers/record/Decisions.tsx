import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconGavel, IconMail, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { isAppealable, mayFollow, type SupplierState } from '../../../shared/suppliers/lifecycle.ts'
import type { AppealRecord, DecisionRecord } from '../../../shared/suppliers/records.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { DayField } from '../../components/DayField.tsx'
import { Mark } from '../../components/Mark.tsx'
import { SupplierPaper, type PaperAsked } from '../SupplierPaper.tsx'
import styles from '../suppliers.module.css'
import { AppealDialog, type Appealing } from './AppealDialog.tsx'

type Props = { decisions: readonly DecisionRecord[]; /** As it was last decided. */ decided: SupplierState; onChanged: () => Promise<unknown>; onCarryOut: (to: SupplierState, appealId: string) => void }

/** The acts about a qualification, the newest first, with their conditions and the appeals against them. */
export function Decisions({ decisions, decided, onChanged, onCarryOut }: Props) {
  const t = useWords()
  const [appealing, setAppealing] = useState<Appealing | null>(null)
  const [paper, setPaper] = useState<PaperAsked | null>(null)
  if (decisions.length === 0) return <Text size="sm">{t('suppliers:screen.decisions.noneHere')}</Text>
  return (
    <Stack gap="lg">
      {decisions.toSorted((a, b) => b.year - a.year || b.number - a.number).map(decision => <Decision key={decision.id} decision={decision} decided={decided} onChanged={onChanged} onAppeal={setAppealing} onPaper={setPaper} onCarryOut={onCarryOut} />)}
      <SupplierPaper asked={paper} onClose={() => setPaper(null)} />
      {appealing ? <AppealDialog {...appealing} onClose={() => setAppealing(null)} onSaved={onChanged} /> : null}
    </Stack>
  )
}

function Decision({ decision, decided, onChanged, onAppeal, onPaper, onCarryOut }: Omit<Props, 'decisions'> & { decision: DecisionRecord; onAppeal: (appealing: Appealing) => void; onPaper: (asked: PaperAsked) => void }) {
  const t = useWords()
  const { day } = useFormats()
  const { kind, number, year, decidedOn, body, decidedBy, reasons, cause, noticeOn, reply, sameHands, sameHandsReason, overrideReason, validUntil, appealUntil, seal, appeals } = decision
  const title = t('suppliers:screen.events.act', { kind: t(`suppliers:decision.${kind}`), number: `${number}/${year}` })
  const facts = [
    decidedBy.every(name => name.startsWith(body)) ? decidedBy.join(', ') || body : `${body}: ${decidedBy.join(', ')}`, cause ? `${cause} ${t(`suppliers:cause.${cause}`)}` : null, validUntil ? t('suppliers:screen.validUntil', { day: day(validUntil) }) : null,
    noticeOn ? t('suppliers:screen.decisions.notice', { day: day(noticeOn) }) : null, appealUntil ? t('suppliers:screen.decisions.appealUntil', { day: day(appealUntil) }) : null, seal ? t('suppliers:screen.sealedAs', { code: seal }) : null,
  ]
  return (
    <section aria-label={title}>
      <Group justify="space-between" gap="xs">
        <Title order={4} size="h6">{`${title}, ${day(decidedOn)}`}</Title>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" leftSection={<IconMail size={16} aria-hidden />} aria-label={t('suppliers:screen.letter.ofDecision', { title })} onClick={() => onPaper({ kind: 'letter', letter: { letter: 'decision', decisionId: decision.id }, title: t('suppliers:screen.letter.ofDecision', { title }) })}>{t('suppliers:screen.letter.button')}</Button>
          {isAppealable(kind) ? <Button size="compact-sm" variant="default" leftSection={<IconGavel size={16} aria-hidden />} onClick={() => onAppeal({ decision, appeal: null })}>{t('suppliers:screen.appeal.new')}</Button> : null}
        </Group>
      </Group>
      <Text size="xs" c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
      <Text size="sm" mt={4} className={styles['preserve'] ?? ''}>{reasons}</Text>
      {reply ? <Text size="sm" mt={4} className={styles['preserve'] ?? ''}>{t('suppliers:screen.decisions.reply', { text: reply })}</Text> : null}
      {sameHandsReason ? <Text size="sm" mt={4}>{t('suppliers:screen.decisions.sameHands', { names: sameHands.join(', '), reason: sameHandsReason })}</Text> : null}
      {overrideReason ? <Text size="sm" mt={4}>{t('suppliers:screen.decisions.override', { reason: overrideReason })}</Text> : null}
      <Conditions decision={decision} onChanged={onChanged} />
      {appeals.map(appeal => <Appeal key={appeal.id} appeal={appeal} decided={decided} onEdit={() => onAppeal({ decision, appeal })} onCarryOut={onCarryOut} />)}
    </section>
  )
}

function Conditions({ decision: { conditions }, onChanged }: { decision: DecisionRecord; onChanged: () => Promise<unknown> }) {
  const t = useWords()
  const { day } = useFormats()
  if (conditions.length === 0) return null
  return (
    <ul className={`desk-plain-list ${styles['lines'] ?? ''}`} aria-label={t('suppliers:screen.conditions')}>
      {conditions.map(({ id, text, dueOn, metOn }, index) => (
        <li key={id}>
          <Group align="flex-end" justify="space-between" gap="sm">
            <Text size="sm" flex="1 1 16rem">{text} <Text span size="xs" c="dimmed">{t('suppliers:screen.board.due', { day: day(dueOn) })}</Text></Text>
            <DayField label={t('suppliers:screen.decisions.metOn', { n: index + 1 })} value={metOn} onSave={async next => { await api.call('suppliers.conditions.save', { id, metOn: next }); await onChanged() }} />
          </Group>
        </li>
      ))}
    </ul>
  )
}

function Appeal({ appeal, decided, onEdit, onCarryOut }: { appeal: AppealRecord; decided: SupplierState; onEdit: () => void; onCarryOut: Props['onCarryOut'] }) {
  const t = useWords()
  const { day } = useFormats()
  const { id, filedOn, grounds, panel, dueOn, answeredOn, outcome, answer, suspends, proposed, carriedOut } = appeal
  const carry = proposed !== null && mayFollow(decided, proposed) ? proposed : null
  return (
    <div className={styles['part']} style={{ marginTop: 'var(--mantine-spacing-xs)' }}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text size="sm" fw={500}>{t('suppliers:screen.appeal.of', { day: day(filedOn) })}</Text>
          {outcome ? <Mark words={t(`suppliers:appeal.${outcome}`)} tone={outcome === 'confirmed' ? 'quiet' : 'good'} /> : <Mark words={dueOn ? t('suppliers:screen.appeal.open', { day: day(dueOn) }) : t('suppliers:screen.appeal.openOnly')} tone="warning" />}
          {suspends ? <Mark words={t('suppliers:field.suspends')} /> : null}
        </Group>
        <Group gap="xs">
          {carriedOut ? null : <Button size="compact-sm" variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>{t(answeredOn ? 'suppliers:screen.appeal.edit' : 'suppliers:screen.appeal.answer')}</Button>}
          {carry ? <Button size="compact-sm" rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => onCarryOut(carry, id)}>{t('suppliers:screen.appeal.carryOut', { state: t(`supplierStates:${carry}`) })}</Button> : null}
        </Group>
      </Group>
      {grounds ? <Text size="sm" className={styles['preserve'] ?? ''}>{grounds}</Text> : null}
      {answer ? <Text size="sm" className={styles['preserve'] ?? ''}>{answer}</Text> : null}
      <Text size="xs" c="dimmed">{[panel.join(', '), answeredOn ? t('suppliers:screen.appeal.answered', { day: day(answeredOn) }) : null].filter(Boolean).join(' · ')}</Text>
    </div>
  )
}
