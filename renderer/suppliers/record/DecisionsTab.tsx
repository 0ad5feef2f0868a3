import { Anchor, Box, Button, Group, Select, Stack, Table, Text } from '@mantine/core'
import { IconFileExport, IconGavel } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { decisionKinds } from '../../../shared/suppliers/lifecycle.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { Waiting } from '../../components/Waiting.tsx'
import { WideTable } from '../../components/WideTable.tsx'
import { SupplierPaper, type PaperAsked } from '../SupplierPaper.tsx'
import { useCategories } from '../words.ts'

const most = 100

/** The register of decisions, the newest first. */
export function DecisionsTab() {
  const t = useWords()
  const { day, number } = useFormats()
  const { nameOf } = useCategories()
  const [kind, setKind] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [pages, setPages] = useState(1)
  const [paper, setPaper] = useState<PaperAsked | null>(null)
  const [first, last, known] = [typedDay(from), typedDay(to), decisionKinds.find(one => one === kind)]
  const { data, error, refetch } = useRead('suppliers.decisions.list', { ...(first ? { from: first } : {}), ...(last ? { to: last } : {}), ...(known ? { kind: known } : {}), limit: most * pages }, { keep: true })
  const label = t('suppliers:screen.part.decisions')
  return (
    <Stack pb="xl">
      <SupplierPaper asked={paper} onClose={() => setPaper(null)} />
      <Group align="flex-end" gap="sm">
        <Box w={170}><DayInput label={t('suppliers:screen.decisions.from')} value={from} onChange={setFrom} /></Box>
        <Box w={170}><DayInput label={t('suppliers:screen.decisions.to')} value={to} onChange={setTo} /></Box>
        <Select label={t('suppliers:field.kind')} placeholder={t('suppliers:screen.decisions.all')} data={decisionKinds.map(value => ({ value, label: t(`suppliers:decision.${value}`) }))} clearable value={kind} onChange={setKind} clearButtonProps={{ 'aria-label': t('suppliers:screen.decisions.all') }} />
        <Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={() => setPaper({ kind: 'register', ...(first ? { from: first } : {}), title: label })}>{t('suppliers:screen.decisions.print')}</Button>
      </Group>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data || error ? null : <Waiting />}
      {data?.total === 0 ? <EmptyState icon={<IconGavel size={48} stroke={1.2} aria-hidden />} title={t('suppliers:screen.decisions.none')}>{t('suppliers:screen.decisions.noneText')}</EmptyState> : null}
      {data && data.total > 0 ? (
        <WideTable label={label} minWidth={820} horizontalSpacing={8}>
          <Table.Thead>
            <Table.Tr>{(['number', 'decidedOn', 'kind', 'name', 'category', 'body', 'cause', 'appealUntil'] as const).map(column => <Table.Th key={column} scope="col">{t(`suppliers:screen.decisions.column.${column}`)}</Table.Th>)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.decisions.map(one => (
              <Table.Tr key={one.id}>
                <Table.Th scope="row" fw={500}>{`${one.number}/${one.year}`}</Table.Th><Table.Td>{day(one.decidedOn)}</Table.Td><Table.Td>{t(`suppliers:decision.${one.kind}`)}</Table.Td>
                <Table.Td><Anchor renderRoot={props => <Link to="/suppliers/$id" params={{ id: one.supplierId }} {...props} />}>{one.name}</Anchor></Table.Td>
                <Table.Td>{nameOf(one.category)}</Table.Td><Table.Td>{one.body}</Table.Td><Table.Td>{one.cause ? t(`suppliers:cause.${one.cause}`) : null}</Table.Td>
                <Table.Td>{one.appealUntil ? day(one.appealUntil) : null}{one.appeals.length > 0 ? <Text size="xs">{t('suppliers:screen.decisions.appeals', { count: one.appeals.length })}</Text> : null}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      ) : null}
      {data && data.decisions.length < data.total ? <Group><Button variant="default" onClick={() => setPages(pages + 1)}>{t('suppliers:screen.decisions.more', { n: number(data.total - data.decisions.length) })}</Button></Group> : null}
    </Stack>
  )
}
