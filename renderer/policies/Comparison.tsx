import { Center, Loader, Select, Stack, Switch, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ClauseChange } from '../../shared/policies/compare.ts'
import type { VersionSummary } from '../../shared/policies/views.ts'
import { useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { FieldWords } from './FieldWords.tsx'
import styles from './policies.module.css'
import { versionBefore } from './versions/before.ts'

/** The chosen version against another one, clause by clause. */
export function Comparison({ versions, to }: { versions: readonly VersionSummary[]; to: VersionSummary }) {
  const t = useWords()
  const navigate = useNavigate({ from: '/policies/$id' })
  const { against } = useSearch({ from: '/policies/$id' })
  const [all, setAll] = useState(false)
  const others = versions.filter(({ id }) => id !== to.id)
  const from = others.find(({ id }) => id === against) ?? versionBefore(versions, to) ?? others[0]
  const { data, error, refetch } = useRead('policies.compare', { from: from?.id ?? '', to: to.id }, { enabled: from !== undefined, keep: true })
  if (!from) return <Text>{t('policies:comparison.onlyOne')}</Text>
  const changes = (data?.changes ?? []).filter(({ kind, moved }) => all || kind !== 'same' || moved)
  return (
    <Stack gap="sm">
      <Select
        label={t('policies:comparison.from')} description={t('policies:comparison.to', { version: to.label })} allowDeselect={false} maw="22rem" value={from.id} data={others.map(({ id, label, state }) => ({ value: id, label: `${label} (${t(`policies:state.${state}`)})` }))}
        onChange={next => { void navigate({ search: old => ({ ...old, against: next ?? undefined }), replace: true }) }}
      />
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data ? <Text role="status">{t('policies:comparison.counts', data.counts)}</Text> : error ? null : <Center p="xl"><Loader aria-label={t('loading')} /></Center>}
      <Switch label={t('policies:comparison.all')} checked={all} onChange={event => setAll(event.currentTarget.checked)} />
      <div>{changes.map(change => <Change key={change.clauseId} change={change} />)}</div>
    </Stack>
  )
}

const signs: Record<ClauseChange['kind'], string> = { same: '=', changed: '≠', added: '+', removed: '−' }

/** A clause with its sign and its word; what changed stands under it. */
function Change({ change: { kind, moved, from, to, fields } }: { change: ClauseChange }) {
  const t = useWords()
  const clause = to ?? from
  const numbers = from && to && from.number !== to.number ? `${from.number} → ${to.number}` : clause?.number
  const words = [t(`policies:change.${kind}`), ...(moved ? [t('policies:change.moved')] : [])].join(', ')
  return (
    <section className={styles['clause']} aria-label={[numbers, clause?.heading, words].filter(Boolean).join(' ')}>
      <Title order={3} size="h5">{`${signs[kind]} ${[numbers, clause?.heading].filter(Boolean).join(' ')}`}<Text span size="sm" fw={500}>{` · ${words}`}</Text></Title>
      {fields.map(field => <FieldWords key={field.field} change={field} />)}
    </section>
  )
}
