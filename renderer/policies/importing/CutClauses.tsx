import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconIndentDecrease, IconIndentIncrease, IconX } from '@tabler/icons-react'
import { compare, type ClauseChange } from '../../../shared/policies/compare.ts'
import { headLine } from '../../../shared/policies/content.ts'
import type { CutProblem } from '../../../shared/policies/cut.ts'
import type { Clause } from '../../../shared/policies/model.ts'
import { asClauses } from '../../../shared/policies/returned.ts'
import { plainText } from '../../../shared/policies/text.ts'
import { useWords } from '../../app/language.ts'
import { Mark } from '../../components/Mark.tsx'
import { FieldWords } from '../FieldWords.tsx'
import styles from '../policies.module.css'
import type { CutText } from './cutText.ts'

type Props = { text: CutText; before?: readonly Clause[] | undefined }

/**
 * The clauses as they were cut, to look at: what they are called, how deep they stand, which of them stay away, and what did not come along as it was. Of a text that came back also what of
 * each is otherwise than it was, as the comparison will show it.
 */
export function CutClauses({ text, before }: Props) {
  const t = useWords()
  const { clauses, rest } = text
  const comparison = before ? compare(before, asClauses(clauses)) : null
  const changes = comparison?.changes.filter(({ to }) => to !== null) ?? []
  const gone = comparison?.changes.flatMap(({ from, to }) => (from && !to ? [from] : [])) ?? []
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text role="status" fw={500}>{comparison ? t('policies:comparison.counts', comparison.counts) : t('policies:import.found', { count: clauses.length })}</Text>
        <Button variant="default" size="compact-sm" onClick={text.clear}>{t('policies:import.other')}</Button>
      </Group>
      <div className={styles['cut']}>
        <Problems problems={rest} />
        {clauses.map((clause, index) => <Cut key={clause.key} clause={clause} text={text} change={changes[index]} />)}
        {gone.map(clause => <Text key={clause.clauseId} size="sm" mt="xs">{`${t('policies:change.removed')}: `}<span className={styles['removed']}>{headLine(text.language, clause)}</span></Text>)}
      </div>
    </Stack>
  )
}

function Cut({ clause, text, change }: { clause: CutText['clauses'][number]; text: CutText; change: ClauseChange | undefined }) {
  const t = useWords()
  const { key, number, level, problems } = clause
  const english = text.language === 'en'
  const words = plainText(english ? clause.textEnglish : clause.text)
  const changed = change?.kind === 'changed' ? change.fields.filter(({ silent }) => !silent) : []
  return (
    <section className={styles['clause']} style={{ marginLeft: `${(level - 1) * 1.25}rem` }} aria-label={t('policies:import.clause', { number })}>
      <Group gap="xs" wrap="nowrap">
        <Text span fw={600}>{number}</Text>
        <TextInput flex={1} size="xs" aria-label={t('policies:import.heading', { number })} placeholder={t('policies:import.noHeading')} maxLength={300} value={(english ? clause.headingEnglish : clause.heading) ?? ''} onChange={event => text.head(key, event.currentTarget.value)} />
        {change ? <Mark words={t(`policies:change.${change.kind}`)} tone={change.kind === 'same' ? 'quiet' : 'good'} /> : null}
        {change?.moved ? <Mark words={t('policies:change.moved')} tone="good" /> : null}
        <ActionIcon variant="subtle" color="gray" disabled={level === 1} aria-label={t('policies:import.out', { number })} onClick={() => text.shift(key, -1)}><IconIndentDecrease size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" disabled={level === 6} aria-label={t('policies:import.in', { number })} onClick={() => text.shift(key, 1)}><IconIndentIncrease size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t('policies:import.leaveOut', { number })} onClick={() => text.leaveOut(key)}><IconX size={16} aria-hidden /></ActionIcon>
      </Group>
      {changed.map(field => <FieldWords key={field.field} change={field} />)}
      {words && changed.length === 0 ? <Text size="sm" lineClamp={3} mt={4} lang={text.language} className={styles['words'] ?? ''}>{words}</Text> : null}
      <Problems problems={problems} />
    </section>
  )
}

/** What did not come along as it was, in a line each. */
function Problems({ problems }: { problems: readonly CutProblem[] }) {
  const t = useWords()
  return problems.map((problem, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- they never change places
    <div key={index}><Mark tone="warning" words={[t(`policies:import.problem.${problem.kind}`, { count: problem.count }), problem.text.slice(0, 200)].filter(Boolean).join(': ')} /></div>
  ))
}
