import { Alert, Anchor, Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay } from '../../shared/format.ts'
import type { CoverageRow } from '../../shared/policies/views.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Mark } from '../components/Mark.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { KeepDialog } from './KeepDialog.tsx'
import { StateMark } from './StateMark.tsx'

/** The firms of the cluster: which version each has, where it departs, what it has not decided about; and what is done for several at once. */
export function Coverage({ policyId }: { policyId: string }) {
  const t = useWords()
  const { data, error, refetch } = useRead('policies.coverage', { policyId }, { keep: true })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  if (!data) return error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />
  if (data.version === null) return <Alert variant="outline" color="gray" title={t('policies:coverage.notAdopted')}>{t('policies:coverage.notAdoptedHint')}</Alert>
  if (data.rows.length === 0) return <Text>{t('policies:coverage.none')}</Text>
  const rows = data.rows.filter(({ organisationId }) => chosen.has(organisationId))
  return (
    <Stack gap="sm">
      <Text>{t('policies:coverage.about', { version: data.version.label, clauses: t('policies:coverage.clauses', { count: data.clauses }), firms: t('policies:coverage.firms', { count: data.rows.length }) })}</Text>
      <Acts policyId={policyId} versionId={data.version.id} rows={rows} onDone={() => setChosen(new Set())} />
      <Text size="sm" c="dimmed">{t('policies:coverage.counted')}</Text>
      <Firms rows={data.rows} chosen={chosen} onChoose={setChosen} />
    </Stack>
  )
}

function Acts({ policyId, versionId, rows, onDone }: { policyId: string; versionId: string; rows: readonly CoverageRow[]; onDone: () => void }) {
  const t = useWords()
  const [keeping, keep] = useDisclosure(false)
  const without = rows.filter(one => one.policyId === null).map(({ organisationId }) => organisationId)
  const behind = rows.flatMap(one => (one.policyId !== null && one.drift > 0 ? [one.policyId] : []))
  const derive = () => attempt(async () => {
    const { made, batch } = await api.call('policies.derive', { versionId, organisationIds: without })
    onDone()
    showDone(t('policies:coverage.derived', { count: made.length }), batch)
  })
  const follow = (untailored: boolean) => attempt(async () => {
    const { policies, batch } = await api.call('policies.follow', { policyIds: behind, untailored })
    onDone()
    const sum = (of: 'followed' | 'left') => policies.reduce((total, one) => total + one[of], 0)
    showDone(t('policies:coverage.followed', { followed: sum('followed'), left: sum('left') }), batch)
  })
  return (
    <>
      <Group gap="xs">
        <Button variant="default" disabled={without.length === 0} onClick={() => { void derive() }}>{t('policies:coverage.derive')}</Button>
        <Button variant="default" disabled={behind.length === 0} onClick={() => { void follow(true) }}>{t('policies:coverage.followUntailored')}</Button>
        <Button variant="default" disabled={behind.length === 0} onClick={() => { void follow(false) }}>{t('policies:coverage.follow')}</Button>
        <Button variant="default" disabled={behind.length === 0} onClick={keep.open}>{t('policies:coverage.keep')}</Button>
      </Group>
      <Text size="sm" role="status">{rows.length === 0 ? t('policies:coverage.choose') : t('policies:coverage.chosen', { count: rows.length })}</Text>
      <KeepDialog opened={keeping} onClose={keep.close} policyId={policyId} policyIds={behind} onDone={onDone} />
    </>
  )
}

type FirmsProps = { rows: readonly CoverageRow[]; chosen: ReadonlySet<string>; onChoose: (chosen: ReadonlySet<string>) => void }

function Firms({ rows, chosen, onChoose }: FirmsProps) {
  const t = useWords()
  const label = t('policies:record.tab.coverage')
  const columns = ['firm', 'version', 'validated', 'departures', 'drift', 'acceptance'] as const
  const toggle = (id: string) => onChoose(chosen.has(id) ? new Set([...chosen].filter(one => one !== id)) : new Set([...chosen, id]))
  return (
    <WideTable label={label} minWidth={680} maxHeight="35rem" horizontalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={40}>
            <Checkbox aria-label={t('policies:coverage.all')} checked={chosen.size === rows.length} indeterminate={chosen.size > 0 && chosen.size < rows.length} onChange={() => onChoose(chosen.size === rows.length ? new Set() : new Set(rows.map(({ organisationId }) => organisationId)))} />
          </Table.Th>
          {columns.map(column => <Table.Th key={column} scope="col">{t(`policies:coverage.column.${column}`)}</Table.Th>)}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{rows.map(row => <Firm key={row.organisationId} row={row} checked={chosen.has(row.organisationId)} onToggle={() => toggle(row.organisationId)} />)}</Table.Tbody>
    </WideTable>
  )
}

function Firm({ row, checked, onToggle }: { row: CoverageRow; checked: boolean; onToggle: () => void }) {
  const t = useWords()
  const { number, percent } = useFormats()
  const { organisation, policyId, version, parentVersion, state, validated, departures, drift, acceptance, acceptedOn } = row
  const accepted = policyId === null ? '' : [t(`policies:acceptance.${acceptance}`), acceptedOn && formatDay(acceptedOn)].filter(Boolean).join(', ')
  return (
    <Table.Tr>
      <Table.Td><Checkbox aria-label={organisation} checked={checked} onChange={onToggle} /></Table.Td>
      <Table.Th scope="row" fw={500}>{policyId === null ? organisation : <Anchor renderRoot={props => <Link to="/policies/$id" params={{ id: policyId }} {...props} />}>{organisation}</Anchor>}</Table.Th>
      <Table.Td>{policyId === null ? <Mark words={t('policies:coverage.noPolicy')} tone="warning" /> : <><Group gap={6} wrap="nowrap">{version}{state ? <StateMark state={state} /> : null}</Group>{parentVersion ? <Text size="xs" c="dimmed">{t('policies:coverage.standsOn', { version: parentVersion })}</Text> : null}</>}</Table.Td>
      <Table.Td>{validated === null ? '' : percent(validated, 1)}</Table.Td>
      <Table.Td>{departures.map(one => <div key={one.clauseId}>{`${one.number} ${t(`policies:mode.${one.mode}`)}`}</div>)}</Table.Td>
      <Table.Td>
        {policyId === null ? '' : drift === 0 ? number(0) : <Anchor renderRoot={props => <Link to="/policies/$id" params={{ id: policyId }} search={{ tab: 'drift' }} aria-label={t('policies:realign.of', { count: drift, name: organisation })} {...props} />}><Mark words={number(drift)} tone="warning" /></Anchor>}
      </Table.Td>
      <Table.Td>{accepted}</Table.Td>
    </Table.Tr>
  )
}
