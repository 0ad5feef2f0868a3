import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconIndentDecrease, IconIndentIncrease, IconX } from '@tabler/icons-react'
import type { CutProblem } from '../../../shared/policies/cut.ts'
import { plainText } from '../../../shared/policies/text.ts'
import { useWords } from '../../app/language.ts'
import { Mark } from '../../components/Mark.tsx'
import styles from '../policies.module.css'
import type { CutText } from './cutText.ts'

/** The clauses as they were cut, to look at: what they are called, how deep they stand, which of them stay away, and what did not come along as it was. */
export function CutClauses({ text }: { text: CutText }) {
  const t = useWords()
  const { clauses, rest } = text
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text role="status" fw={500}>{t('policies:import.found', { count: clauses.length })}</Text>
        <Button variant="default" size="compact-sm" onClick={text.clear}>{t('policies:import.other')}</Button>
      </Group>
      <div className={styles['cut']}>
        <Problems problems={rest} />
        {clauses.map(clause => <Clause key={clause.key} clause={clause} text={text} />)}
      </div>
    </Stack>
  )
}

function Clause({ clause, text }: { clause: CutText['clauses'][number]; text: CutText }) {
  const t = useWords()
  const { key, number, level, problems } = clause
  const english = text.language === 'en'
  const words = plainText(english ? clause.textEnglish : clause.text)
  return (
    <section className={styles['clause']} style={{ marginLeft: `${(level - 1) * 1.25}rem` }} aria-label={t('policies:import.clause', { number })}>
      <Group gap="xs" wrap="nowrap">
        <Text span fw={600}>{number}</Text>
        <TextInput flex={1} size="xs" aria-label={t('policies:import.heading', { number })} placeholder={t('policies:import.noHeading')} maxLength={300} value={(english ? clause.headingEnglish : clause.heading) ?? ''} onChange={event => text.head(key, event.currentTarget.value)} />
        <ActionIcon variant="subtle" color="gray" disabled={level === 1} aria-label={t('policies:import.out', { number })} onClick={() => text.shift(key, -1)}><IconIndentDecrease size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" disabled={level === 6} aria-label={t('policies:import.in', { number })} onClick={() => text.shift(key, 1)}><IconIndentIncrease size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t('policies:import.leaveOut', { number })} onClick={() => text.leaveOut(key)}><IconX size={16} aria-hidden /></ActionIcon>
      </Group>
      {words ? <Text size="sm" lineClamp={3} mt={4} lang={text.language} className={styles['words'] ?? ''}>{words}</Text> : null}
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
