import { Group, SegmentedControl, Text, Title } from '@mantine/core'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt } from '../../app/notices.tsx'
import { TextField } from '../../components/fields.tsx'
import styles from '../suppliers.module.css'
import { inLanguage } from '../words.ts'
import type { Scoring } from './useSheet.ts'

const answers = ['open', 'no', 'yes'] as const
const toFound = { open: null, no: false, yes: true } as const
const answerOf = (found: boolean | null) => (found === null ? 'open' : found ? 'yes' : 'no')

/** The facts that stop an admission whatever the score: each is looked at, and found or not. */
export function KnockOuts({ scoring, hasStaff }: { scoring: Scoring; hasStaff: boolean | null }) {
  const t = useWords()
  const { language } = useFormats()
  // what was looked at is shown, whatever is known of the firm since
  const asked = scoring.content.knockOuts.filter(({ code, staffOnly }) => !staffOnly || hasStaff !== false || scoring.findings.some(one => one.code === code && one.found !== null))
  return (
    <section aria-label={t('suppliers:field.findings')} className={styles['part']}>
      <Title order={2} size="h4">{t('suppliers:field.findings')}</Title>
      <Text size="sm" c="dimmed">{t('suppliers:screen.score.knockOuts')}</Text>
      <ul className={`desk-plain-list ${styles['lines'] ?? ''}`}>
        {asked.map(({ code, name, nameEnglish }) => {
          const finding = scoring.findings.find(one => one.code === code)
          const words = `${code} ${inLanguage(language, name, nameEnglish)}`
          const save = (part: { found?: boolean | null; note?: string | null }) => scoring.save({ findings: [{ code, ...part }] })
          return (
            <li key={code}>
              <Group justify="space-between" gap="sm">
                <Text size="sm" flex="1 1 16rem">{words}</Text>
                <SegmentedControl
                  size="xs" aria-label={words} readOnly={scoring.sealed} value={answerOf(finding?.found ?? null)} data={answers.map(value => ({ value, label: t(`suppliers:screen.score.found.${value}`) }))}
                  onChange={value => { const answer = answers.find(one => one === value); if (answer) void attempt(() => save({ found: toFound[answer] })) }}
                />
              </Group>
              {finding?.found === true || finding?.note ? <TextField label={t('suppliers:screen.score.findingNote', { code })} max={2000} readOnly={scoring.sealed} value={finding.note} onSave={note => save({ note })} /> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
