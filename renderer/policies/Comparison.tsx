import { Group, Select, Stack, Switch, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { ClauseChange } from '../../shared/policies/compare.ts'
import type { VersionSummary } from '../../shared/policies/views.ts'
import type { Language } from '../../shared/procedure.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { BesideTable } from './BesideTable.tsx'
import { ClauseHead, changeWord, clauseName } from './ClauseHead.tsx'
import { FieldWords } from './FieldWords.tsx'
import styles from './policies.module.css'
import { versionBefore } from './versions/before.ts'

/** The chosen version against another one, clause by clause. */
export function Comparison({ versions, to }: { versions: readonly VersionSummary[]; to: VersionSummary }) {
  const t = useWords()
  const navigate = useNavigate({ from: '/policies/$id' })
  const { against } = useSearch({ from: '/policies/$id' })
  const [all, setAll] = useState(false)
  const [beside, setBeside] = useState(false)
  const [language, setLanguage] = useState<Language>(useFormats().language)
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
      {data ? <Text role="status">{t('policies:comparison.counts', data.counts)}</Text> : error ? null : <Waiting />}
      <Group gap="lg">
        <Switch label={t('policies:comparison.all')} checked={all} onChange={event => setAll(event.currentTarget.checked)} />
        <Switch label={t('policies:comparison.asColumns')} checked={beside} onChange={event => setBeside(event.currentTarget.checked)} />
        {beside ? <LanguageChoice value={language} onChange={setLanguage} /> : null}
      </Group>
      {beside && changes.length > 0 ? <BesideTable changes={changes} from={from} to={to} language={language} /> : <div>{changes.map(change => <Change key={change.clauseId} change={change} />)}</div>}
    </Stack>
  )
}

/** A clause with its sign and its word; what changed stands under it. */
function Change({ change }: { change: ClauseChange }) {
  const t = useWords()
  const { language } = useFormats()
  return (
    <section className={styles['clause']} aria-label={[clauseName(change, language), changeWord(change, t)].filter(Boolean).join(' ')}>
      <Title order={2} size="h5"><ClauseHead change={change} /></Title>
      {change.fields.map(field => <FieldWords key={field.field} change={field} />)}
    </section>
  )
}
