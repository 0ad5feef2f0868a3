import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { compare } from '../../shared/policies/compare.ts'
import { headLine, saidIn } from '../../shared/policies/content.ts'
import type { DriftItem } from '../../shared/policies/drift.ts'
import { plainText } from '../../shared/policies/text.ts'
import type { FirmDrift } from '../../shared/policies/views.ts'
import { api, useRead } from '../app/api.ts'
import { refusalWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Mark } from '../components/Mark.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { FieldWords } from './FieldWords.tsx'
import { KeepDialog } from './KeepDialog.tsx'
import { linesOf, type Line } from './lines.ts'
import styles from './policies.module.css'

/** What a firm has to decide about since its cluster's policy changed: each clause as it was and is, and whether the firm follows it or stays. */
export function Drift({ policyId }: { policyId: string }) {
  const t = useWords()
  const { data, error, refetch } = useRead('policies.drift', { policyId }, { keep: true })
  if (!data) return error ? <ErrorState error={error} retry={() => { void refetch() }} /> : <Waiting />
  const [firm] = data.firms
  if (!data.against || !firm) return <Text>{t('policies:realign.notAdopted')}</Text>
  return (
    <Stack gap="sm">
      <Text>{t('policies:realign.about', { version: data.against.label })}</Text>
      <Items firm={firm} />
    </Stack>
  )
}

function Items({ firm }: { firm: FirmDrift }) {
  const t = useWords()
  const navigate = useNavigate({ from: '/policies/$id' })
  const { language } = useFormats()
  const { data: whole } = useRead('policies.text', { versionId: firm.versionId }, { keep: true })
  const [keeping, keep] = useState<string | null>(null)
  const { policyId } = firm
  const open = firm.items.filter(({ kept }) => kept === null)
  const kept = firm.items.filter(one => one.kept !== null)
  // where the firm's newest version was adopted, what is decided stands in a new one
  const read = (versionId: string | null) => { if (versionId !== null) void navigate({ search: old => ({ ...old, version: versionId }), replace: true }) }
  const follow = (clauseIds?: string[]) => attempt(async () => {
    const { policies: [done], batch } = await api.call('policies.follow', { policyIds: [policyId], ...(clauseIds ? { clauseIds } : {}) })
    showDone(t('policies:coverage.followed', { followed: done?.followed ?? 0, left: done?.left ?? 0 }), batch)
    read(done?.versionId ?? null)
  })
  const lines = whole ? linesOf(whole, language) : []
  return (
    <>
      <Text role="status">{open.length === 0 ? t('policies:realign.none') : t('policies:text.drift', { count: open.length })}</Text>
      {open.length > 1 ? <Group><Button variant="default" onClick={() => { void follow() }}>{t('policies:realign.followAll')}</Button></Group> : null}
      {[...open, ...kept].map(item => <Item key={item.clauseId} item={item} line={lines.find(one => one.clauseId === item.clauseId)} onFollow={() => { void follow([item.clauseId]) }} onKeep={() => keep(item.clauseId)} />)}
      <KeepDialog key={keeping} opened={keeping !== null} onClose={() => keep(null)} policyId={policyId} policyIds={[policyId]} {...(keeping === null ? {} : { clauseId: keeping })} onDone={read} />
    </>
  )
}

type ItemProps = { item: DriftItem; /** The clause in the firm's text. */ line: Line | undefined; onFollow: () => void; onKeep: () => void }

function Item({ item, line, onFollow, onKeep }: ItemProps) {
  const t = useWords()
  const { language } = useFormats()
  const { kind, number, before, now, mode, tailored, conflict, kept } = item
  const said = now ?? before
  const name = said ? headLine(language, { ...said, number: number ?? '' }) : number ?? ''
  const about = `${name} · ${t(`policies:drift.${kind}`)}`
  return (
    <section className={styles['clause']} aria-label={about}>
      <Group gap="xs" align="baseline">
        <Title order={2} size="h5">{about}</Title>
        {tailored && mode ? <Mark words={t('policies:realign.firmDoes', { mode: t(`policies:mode.${mode}`) })} tone="good" /> : null}
      </Group>
      <Changes item={item} />
      {tailored && line ? <><Text size="sm" fw={500} mt={4}>{t('policies:realign.firmSays')}</Text><p className={styles['words']}>{[line.text, line.addition && `+ ${line.addition}`].filter(Boolean).join('\n')}</p></> : null}
      {conflict ? <Alert variant="outline" color="orange" mt="xs" title={refusalWords(conflict.code, conflict.values).title}>{t('policies:realign.mend')}</Alert> : null}
      {kept ? <Kept kept={kept} /> : (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" disabled={conflict !== null} aria-label={t('policies:realign.followClause', { clause: name })} onClick={onFollow}>{t('policies:realign.follow')}</Button>
          <Button size="compact-sm" variant="default" disabled={conflict !== null} aria-label={t('policies:realign.keepClause', { clause: name })} onClick={onKeep}>{t('policies:realign.keep')}</Button>
        </Group>
      )}
    </section>
  )
}

/** What of the clause changed, word by word; one that is new or ended stands there whole. */
function Changes({ item: { before, now, kind } }: { item: DriftItem }) {
  const { language } = useFormats()
  if (kind !== 'new' && before && now) return compare([before], [now]).changes.flatMap(({ fields }) => fields.map(field => <FieldWords key={field.field} change={field} />))
  const words = (clause: typeof now) => (clause ? plainText(saidIn(language, clause).text) : '')
  return <p className={styles['words']}>{now ? <ins className={styles['added']}>{words(now)}</ins> : <del className={styles['removed']}>{words(before)}</del>}</p>
}

/** That the firm stays with what was, why, and until when. */
function Kept({ kept: { reason, until } }: { kept: NonNullable<DriftItem['kept']> }) {
  const t = useWords()
  const { day } = useFormats()
  return <Group gap="xs" mt="xs"><Mark words={t('policies:realign.kept')} /><Text size="sm">{t('policies:realign.keptAbout', { reason, until: until ? t('policies:realign.untilDay', { day: day(until) }) : t('policies:realign.forever') })}</Text></Group>
}
