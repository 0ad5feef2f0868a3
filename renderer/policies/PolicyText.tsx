import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { formatDay } from '../../shared/format.ts'
import { saidLine } from '../../shared/policies/content.ts'
import type { Contribution, PolicyText as Whole, VersionSummary } from '../../shared/policies/views.ts'
import type { Language } from '../../shared/procedure.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import { Mark } from '../components/Mark.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { linesOf, type Line } from './lines.ts'
import { clauseMoves } from './outline/clauseMoves.ts'
import { Outline } from './outline/Outline.tsx'
import { useReading } from './outline/reading.ts'
import styles from './policies.module.css'
import { ClauseTools } from './writing/ClauseTools.tsx'
import { useClauseActs } from './writing/useClauseActs.tsx'

type Props = { versionId: string; /** The version before, which the outline compares with; none of a first one. */ before: VersionSummary | undefined }

/** The text of a version, its outline at the left: with its numbers, how strongly each clause binds, what was said of it, and where the firm departs. */
export function PolicyText({ versionId, before }: Props) {
  const { data: whole, error, refetch } = useRead('policies.text', { versionId }, { keep: true })
  if (!whole) return error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />
  return <ReadText whole={whole} before={before} refetch={refetch} />
}

function ReadText({ whole, before, refetch }: { whole: Whole; before: VersionSummary | undefined; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const window = useFormats()
  const [language, setLanguage] = useState<Language>(window.language)
  const { clauses, version } = whole
  const versionId = version.id
  const lines = linesOf(whole, language)
  const { current, text, onFocus, go, keep } = useReading(lines.map(({ clauseId }) => clauseId))
  const remarked = clauses.some(({ remarks }) => remarks > 0)
  const said = useRead('policies.contributions.list', { versionId }, { enabled: remarked }).data?.rows ?? []
  const comparison = useRead('policies.compare', { from: before?.id ?? '', to: versionId }, { enabled: before !== undefined }).data
  const acts = useClauseActs(whole, refetch)
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap"><About version={whole.version} language={language} /><LanguageChoice value={language} onChange={setLanguage} /></Group>
      {whole.drift > 0 ? <Alert variant="outline" color="orange" title={t('policies:text.drift', { count: whole.drift })}><Link to="/policies/$id" from="/policies/$id" search={old => ({ ...old, tab: 'drift' as const })}>{t('policies:text.driftHint')}</Link></Alert> : null}
      <Departures whole={whole} />
      {lines.length === 0 ? <Text>{t('policies:sheet.empty')}</Text> : (
        <div className={styles['panes']}>
          <Outline lines={lines} language={language} current={current} onGo={go} comparison={comparison} waiting={waitingIn(said)} actsOf={acts.of} moves={acts.writable ? clauseMoves(clauses, versionId, keep, refetch) : null} />
          <div lang={language} ref={text} onFocus={onFocus} data-pane="text">
            {lines.map(line => <Clause key={line.clauseId} line={line} tools={<ClauseTools acts={acts.of(line.clauseId)} />} said={line.remarks > 0 ? said.filter(({ clauseId }) => clauseId === line.clauseId) : []} />)}
          </div>
        </div>
      )}
      {acts.add ? <Group><Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={acts.add}>{t(acts.writable ? 'policies:writing.add' : 'policies:binding.add')}</Button></Group> : null}
      {acts.dialogs}
    </Stack>
  )
}

/** How many contributions to each clause wait for an answer. */
const waitingIn = (said: readonly Contribution[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(said.filter(({ waits }) => waits), ({ clauseId }) => clauseId ?? '')].map(([clauseId, waiting]) => [clauseId, waiting.length]))

/** What is known of a version, in a few lines. */
function About({ version, language }: { version: VersionSummary; language: Language }) {
  const t = useWords()
  const { label, effectiveFrom, effectiveTo, decision, withdrawal, seal, changelog, changelogEnglish, editorial, parentLabel } = version
  const news = saidLine(language, changelog, changelogEnglish)
  const facts = [
    effectiveFrom ? `${t('policies:field.effectiveFrom')} ${formatDay(effectiveFrom)}` : null, effectiveTo ? `${t('policies:field.effectiveTo')} ${formatDay(effectiveTo)}` : null,
    withdrawal ? `${t('policies:field.withdrawnOn')} ${formatDay(withdrawal.on)}: ${withdrawal.reason}` : null,
    decision ? `${t('policies:field.decisionBody')}: ${[decision.body, decision.number, formatDay(decision.on)].filter(Boolean).join(', ')}` : null,
    parentLabel ? t('policies:text.standsOn', { version: parentLabel }) : null, news ? `${t('policies:field.changelog')}: ${news}` : null,
    editorial ? `${t('policies:field.editorial')}: ${editorial}` : null, seal ? t('policies:text.seal', { code: seal.code }) : null,
  ]
  return (
    <div>
      <Title order={2} size="h4">{t('policies:record.version', { version: label })}</Title>
      {facts.filter(Boolean).map(fact => <Text key={fact} size="sm">{fact}</Text>)}
    </div>
  )
}

/** How many clauses the firm did something to. */
function Departures({ whole: { resolved } }: { whole: Whole }) {
  const t = useWords()
  if (resolved.length === 0) return null
  const count = resolved.filter(({ mode }) => mode !== 'inherit').length
  return <Text size="sm">{t('policies:text.departures', { count, of: resolved.length })}</Text>
}

/** Why the firm departs, and until when. */
function Why({ departure: { reason, omission, until } }: { departure: NonNullable<Line['departure']> }) {
  const t = useWords()
  return (
    <>
      {reason ? <Text size="sm" mt={4}>{[omission ? t(`policies:omission.${omission}`) : t('policies:field.reason'), reason].join(': ')}</Text> : null}
      {until ? <Text size="sm">{`${t('policies:field.until')} ${formatDay(until)}`}</Text> : null}
    </>
  )
}

const headingOrders = [3, 4, 5, 6] as const

function Clause({ line, tools, said }: { line: Line; tools: ReactNode; said: readonly Contribution[] }) {
  const t = useWords()
  const { clauseId, number, level, heading, text, addition, strength, departure, untranslated, translation } = line
  const omitted = departure?.mode === 'omit'
  return (
    <section data-clause={clauseId} tabIndex={-1} className={[styles['clause'], departure ? styles['departs'] : ''].join(' ')} style={{ marginLeft: `${(level - 1) * 1.25}rem` }} aria-label={[number, heading].filter(Boolean).join(' ')}>
      <Group gap="xs" align="baseline">
        <Title order={headingOrders[level - 1] ?? 6} size="h5" className={omitted ? styles['omitted'] ?? '' : ''}>{[number, heading].filter(Boolean).join(' ')}</Title>
        {strength ? <Mark words={t(`policies:strength.${strength}`)} /> : null}
        {departure ? <Mark words={t(`policies:mode.${departure.mode}`)} tone="good" /> : null}
        {untranslated ? <Mark words={t('policies:translation.none')} tone="warning" /> : translation?.state === 'behind' ? <Mark words={t('policies:translation.behind')} tone="warning" /> : null}
        {tools}
      </Group>
      <div className={said.length > 0 ? styles['beside'] : ''}>
        <div>
          {text ? <p className={[styles['words'], omitted ? styles['omitted'] : ''].join(' ')}>{text}</p> : null}
          {addition ? <p className={[styles['words'], styles['added']].join(' ')}>{`+ ${addition}`}</p> : null}
          {departure ? <Why departure={departure} /> : null}
        </div>
        {said.length > 0 ? <Remarks said={said} clause={[number, heading].filter(Boolean).join(' ')} /> : null}
      </div>
    </section>
  )
}

/** What was said of a clause, at its right: who, what, and how it was decided. */
function Remarks({ said, clause }: { said: readonly Contribution[]; clause: string }) {
  const t = useWords()
  return (
    <aside className={styles['remarks']} aria-label={[t('policies:text.remarks', { count: said.length }), clause].filter(Boolean).join(': ')}>
      {said.map(({ id, number, organisation, author, text, state }) => (
        <Link key={id} to="/policies/$id" from="/policies/$id" search={old => ({ ...old, tab: 'consultation' })}>
          <Text size="xs" c="dimmed" span display="block">{[number, [organisation, author].filter(Boolean).join(', ')].filter(Boolean).join(' · ')}</Text>
          <Text size="sm" span lineClamp={3}>{text}</Text>
          <Text size="xs" span display="block">{t(`policies:contributionState.${state}`)}</Text>
        </Link>
      ))}
    </aside>
  )
}
