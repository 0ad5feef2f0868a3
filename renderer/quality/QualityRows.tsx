import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCalendarOff, IconCircleDashed, type TablerIcon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatDay } from '../../shared/format.ts'
import { legalForms } from '../../shared/organisations/codes.ts'
import { problemWords } from '../../shared/qualityWords.ts'
import type { Mend, QualityCode, QualityLevel, QualityProblem, QualityRow } from '../../shared/quality.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords, type Words } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import styles from './quality.module.css'

const icons: Record<QualityLevel, TablerIcon> = { missing: IconCircleDashed, doubtful: IconAlertTriangle, outdated: IconCalendarOff }

/** The part of a record where a problem is mended by hand. */
const tabOf: Partial<Record<QualityCode, string>> = {
  'figures-missing': 'figures', 'figures-old': 'figures', 'joined-unknown': 'memberships', 'membership-overlap': 'memberships', 'contact-missing': 'people', 'document-undated': 'documents',
  'document-expired': 'documents',
}

/** What one click would write, in words. */
export function mendWords(mend: Mend, t: Words): string {
  if ('seat' in mend) return [mend.seat.municipality, mend.seat.province && `(${mend.seat.province})`].filter(Boolean).join(' ')
  const { legalForm, confirmedOn, ...texts } = mend.organisation
  const form = legalForms.find(known => known === legalForm)
  if (form) return t(`organisations:legalForm.${form}`)
  return confirmedOn ? t('quality:confirm', { day: formatDay(confirmedOn) }) : Object.values(texts).map(String).join(' ')
}

/** Records with something to mend, each problem with its way out. */
export function QualityRows({ rows }: { rows: QualityRow[] }) {
  const t = useWords()
  return (
    <ul className={`desk-plain-list ${styles['rows'] ?? ''}`} aria-label={t('quality:paper.list')}>
      {rows.map(row => (
        <li key={row.organisationId}>
          <Stack gap={4}>
            <Anchor component={Link} to={`/members/${row.organisationId}`} fw={600}>{row.name}</Anchor>
            <List spacing={4} listStyleType="none">{row.problems.map(problem => <Problem key={problem.code} row={row} problem={problem} />)}</List>
          </Stack>
        </li>
      ))}
    </ul>
  )
}

function Problem({ row, problem }: { row: QualityRow; problem: QualityProblem }) {
  const t = useWords()
  const { language } = useFormats()
  const Icon = icons[problem.level]
  const words = problemWords(problem, language)
  const mend = () => attempt(async () => {
    const { batch, mended } = await api.call('quality.mend', { organisationIds: [row.organisationId], codes: [problem.code] })
    showDone(t('quality:mended', { count: mended, n: String(mended) }), batch)
  })
  const { mend: proposed } = problem
  return (
    <List.Item icon={<Icon size={18} aria-label={t(`quality:level.${problem.level}`)} />}>
      <Group gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>{words}</Text>
        {proposed ? (
          <Button size="compact-xs" variant="light" aria-label={t('quality:mendOne', { problem: words, to: mendWords(proposed, t), name: row.name })} onClick={() => { void mend() }}>
            {t('quality:mend', { to: mendWords(proposed, t) })}
          </Button>
        ) : null}
        <Button
          size="compact-xs" variant="default" renderRoot={props => <Link to="/members/$id" params={{ id: row.organisationId }} search={{ tab: tabOf[problem.code] }} {...props} />}
          aria-label={t('quality:openFor', { problem: words, name: row.name })}
        >{t('quality:open')}</Button>
      </Group>
    </List.Item>
  )
}
