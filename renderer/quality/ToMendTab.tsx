import { Button, Chip, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconWand } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { qualityLevels, type QualityCode, type QualityCount, type QualityRow } from '../../shared/quality.ts'
import { problemWords } from '../../shared/qualityWords.ts'
import { api } from '../app/api.ts'
import { ask } from '../app/ask.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { Working } from '../components/Working.tsx'
import { mendWords, QualityRows } from './QualityRows.tsx'

const step = 50
/** All that can be mended at once is asked for together. */
const most = 100_000

type Props = { codes: QualityCode[]; onCodes: (codes: QualityCode[]) => void }

/** What is to be mended: how often each problem occurs, which can be chosen, and the records with it. */
export function ToMendTab({ codes, onCodes }: Props) {
  const t = useWords()
  const { number } = useFormats()
  const [limit, setLimit] = useState(step)
  const asked = { ...(codes.length > 0 ? { codes } : {}), limit }
  const list = useQuery({ queryKey: ['quality.list', asked], queryFn: () => api.call('quality.list', asked), placeholderData: keepPreviousData })
  if (list.isError) return <ErrorState error={list.error} retry={() => { void list.refetch() }} />
  if (!list.data) return <Working words={t('quality:checking')} progress={null} />
  const { counts, rows, total, checked } = list.data
  if (checked === 0) return <EmptyState title={t('quality:nobody')} />
  if (counts.length === 0) return <EmptyState title={t('quality:nothing')}>{t('quality:nothingText', { count: checked, n: number(checked) })}</EmptyState>
  return (
    <Stack gap="lg">
      <Choices counts={counts} codes={codes} onCodes={onCodes} />
      <Group justify="space-between">
        <Text size="sm" role="status">{t('quality:found', { count: total, n: number(total), checked: number(checked) })}</Text>
        <MendAll counts={counts} codes={codes} />
      </Group>
      <QualityRows rows={rows} />
      {rows.length < total ? <Group justify="center"><Button variant="default" onClick={() => setLimit(limit + step)}>{t('quality:more', { count: total - rows.length, n: number(total - rows.length) })}</Button></Group> : null}
    </Stack>
  )
}

/** Each problem with how often it occurs, by level: chosen ones narrow the list. */
function Choices({ counts, codes, onCodes }: { counts: QualityCount[] } & Props) {
  const t = useWords()
  const { number } = useFormats()
  const toggle = (code: QualityCode) => onCodes(codes.includes(code) ? codes.filter(one => one !== code) : [...codes, code])
  return (
    <Stack gap="sm">
      {qualityLevels.map(level => {
        const own = counts.filter(one => one.level === level)
        if (own.length === 0) return null
        return (
          <Stack key={level} gap={6} component="section" aria-labelledby={`level-${level}`}>
            <Title order={2} size="h5" id={`level-${level}`}>{t(`quality:level.${level}`)}</Title>
            <Group gap="xs">
              {own.map(({ code, count }) => (
                <Chip key={code} size="sm" checked={codes.includes(code)} onChange={() => toggle(code)}>{t('quality:withCount', { count, problem: t(`quality:problem.${code}`), n: number(count) })}</Chip>
              ))}
            </Group>
          </Stack>
        )
      })}
      {codes.length > 0 ? <Group><Button size="compact-sm" variant="subtle" onClick={() => onCodes([])}>{t('quality:all')}</Button></Group> : null}
    </Stack>
  )
}

/** Mends at once whatever only has to be looked at, of the chosen problems, after it was. */
function MendAll({ counts, codes }: { counts: QualityCount[]; codes: QualityCode[] }) {
  const t = useWords()
  const { number } = useFormats()
  const [running, setRunning] = useState(false)
  // To say that a record is right is a person's word for each of them.
  const chosen = counts.filter(({ code, mendable }) => mendable > 0 && code !== 'not-confirmed' && (codes.length === 0 || codes.includes(code)))
  const count = chosen.reduce((sum, { mendable }) => sum + mendable, 0)
  if (count === 0) return null
  const wanted = chosen.map(({ code }) => code)
  const working = (work: () => Promise<void>) => { setRunning(true); void attempt(work).finally(() => { setRunning(false) }) }
  const mend = (organisationIds: string[]) => working(async () => {
    const { batch, mended } = await api.call('quality.mend', { organisationIds, codes: wanted })
    showDone(t('quality:mended', { count: mended, n: number(mended) }), batch)
  })
  const look = () => working(async () => {
    const { rows } = await api.call('quality.list', { codes: wanted, limit: most })
    const mendable = rows.flatMap(row => { const problems = row.problems.filter(({ mend: proposed }) => proposed !== null); return problems.length > 0 ? [{ ...row, problems }] : [] })
    const all = mendable.reduce((sum, { problems }) => sum + problems.length, 0)
    ask({
      title: t('quality:mendTitle'), children: <Mends rows={mendable} />, confirm: t('quality:mendNow', { count: all, n: number(all) }),
      onConfirm: () => mend(mendable.map(({ organisationId }) => organisationId)),
    })
  })
  return <Button leftSection={<IconWand size={18} aria-hidden />} loading={running} onClick={look}>{t('quality:mendAll', { count, n: number(count) })}</Button>
}

/** So many of them are looked at one by one. */
const listed = 200

/** What would be written where. */
function Mends({ rows }: { rows: readonly QualityRow[] }) {
  const t = useWords()
  const { language, number } = useFormats()
  const lines = rows.flatMap(({ organisationId, name, problems }) => problems.map(problem => ({ key: `${organisationId} ${problem.code}`, name, problem })))
  return (
    <Stack>
      <WideTable label={t('quality:mendTitle')} minWidth={460} maxHeight="50vh">
        <Table.Thead><Table.Tr><Table.Th>{t('quality:paper.organisation')}</Table.Th><Table.Th>{t('quality:paper.problem')}</Table.Th><Table.Th>{t('quality:becomes')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {lines.slice(0, listed).map(({ key, name, problem }) => (
            <Table.Tr key={key}>
              <Table.Td>{name}</Table.Td><Table.Td>{problemWords(problem, language)}</Table.Td><Table.Td fw={600}>{problem.mend ? mendWords(problem.mend, t) : null}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {lines.length > listed ? <Text size="sm">{t('quality:mendMore', { count: lines.length - listed, n: number(lines.length - listed) })}</Text> : null}
    </Stack>
  )
}
