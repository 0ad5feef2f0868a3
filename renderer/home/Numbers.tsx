import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { DistrictNumbers } from '../../shared/home.ts'
import { chainPlaces } from '../../shared/organisations/codes.ts'
import { sizeClasses } from '../../shared/sme.ts'
import { useFormats, useWords } from '../app/language.ts'
import styles from './home.module.css'

type Bar = { label: string; members: number }

const rank = <T,>(codes: readonly T[], code: T | null | undefined) => (code === null || code === undefined ? codes.length : codes.indexOf(code))

/** A cluster in numbers: its size, and four small charts that are also tables. */
export function Numbers({ cluster, numbers }: { cluster: string; numbers: DistrictNumbers }) {
  const t = useWords()
  const { number, euros } = useFormats()
  const { members, employees, turnover } = numbers
  const chain = numbers.byChainPlace.map(row => ({ code: chainPlaces.find(code => code === row.chainPlace), members: row.members })).toSorted((a, b) => rank(chainPlaces, a.code) - rank(chainPlaces, b.code))
  const size = numbers.bySize.map(row => ({ code: sizeClasses.find(code => code === row.size), members: row.members })).toSorted((a, b) => rank(sizeClasses, a.code) - rank(sizeClasses, b.code))
  const charts: { id: 'chain' | 'size' | 'certificate' | 'joined'; bars: Bar[] }[] = [
    { id: 'chain', bars: chain.map(({ code, members: n }) => ({ label: code ? t(`organisations:chainPlace.${code}`) : t('home:chart.notStated'), members: n })) },
    { id: 'size', bars: size.map(({ code, members: n }) => ({ label: code ? t(`organisations:size.${code}`) : t('home:chart.notStated'), members: n })) },
    { id: 'certificate', bars: numbers.byCertificate.slice(0, 8).map(({ type, members: n }) => ({ label: type, members: n })) },
    { id: 'joined', bars: numbers.joinedByYear.toSorted((a, b) => a.year - b.year).slice(-8).map(({ year, members: n }) => ({ label: String(year), members: n })) },
  ]
  return (
    <Stack component="section" aria-labelledby="numbers">
      <Title order={2} size="h4" id="numbers">{t('home:numbers', { cluster })}</Title>
      <Group gap="xl">
        <Figure value={number(members)} label={t('papers:cluster.members')} />
        <Figure value={employees.known ? number(employees.sum) : t('unknown')} label={t('papers:cluster.employees')} />
        <Figure value={turnover.known ? euros(turnover.sum) : t('unknown')} label={t('papers:cluster.turnover')} />
      </Group>
      <Text size="sm" c="dimmed">{t('papers:cluster.known', { members: number(members), employees: number(employees.known), turnover: number(turnover.known) })}</Text>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="lg">
        {charts.map(({ id, bars }) => <Chart key={id} caption={t(`home:chart.${id}`)} bars={bars} />)}
      </SimpleGrid>
    </Stack>
  )
}

function Figure({ value, label }: { value: string; label: string }) {
  return <Stack gap={0}><Text span className={styles['count'] ?? ''}>{value}</Text><Text span size="sm">{label}</Text></Stack>
}

/** Lying bars; the words and numbers beside them are what a screen reader reads. */
function Chart({ caption, bars }: { caption: string; bars: Bar[] }) {
  const t = useWords()
  const { number } = useFormats()
  const most = Math.max(1, ...bars.map(({ members }) => members))
  return (
    <table className={styles['chart'] ?? ''}>
      <caption>{caption}</caption>
      <tbody>
        {bars.length === 0 ? <tr><td><Text size="sm" c="dimmed">{t('home:chart.nothing')}</Text></td></tr> : null}
        {bars.map(({ label, members }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className={styles['bar'] ?? ''} aria-hidden><span style={{ width: `${(members / most) * 100}%` }} /></td>
            <td>{number(members)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
