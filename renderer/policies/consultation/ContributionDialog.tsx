import { Alert, Button, Divider, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { formatDay } from '../../../shared/format.ts'
import { contributionFields, type ContributionFields } from '../../../shared/policies/fields.ts'
import { headLine } from '../../../shared/policies/content.ts'
import { contributionChannels, contributionKinds, contributionStates } from '../../../shared/policies/model.ts'
import type { Consultation, Contribution, PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { chosenShape } from '../../components/chosen.ts'
import { OrganisationField } from '../../components/OrganisationField.tsx'
import { linesOf } from '../lines.ts'

type Props = { record: PolicyRecord; version: VersionSummary; consultation: Consultation; contribution: Contribution | null; onClose: () => void }

const whole = 'whole'
const shape = contributionFields.pick({ clauseId: true, kind: true, channel: true, state: true, resultingVersionId: true, resultingClauseId: true }).extend({
  author: z.string(), text: z.string(), proposal: z.string(), reply: z.string(), replyEnglish: z.string(), firm: chosenShape.nullable(), receivedOn: z.string(),
})
type Draft = z.infer<typeof shape>

function draftOf(contribution: Contribution | null): Draft {
  if (contribution === null) return { clauseId: null, kind: 'comment', channel: 'email', state: 'received', resultingVersionId: null, resultingClauseId: null, author: '', text: '', proposal: '', reply: '', replyEnglish: '', firm: null, receivedOn: formatDay(today()) }
  const { clauseId, kind, channel, state, resultingVersionId, resultingClauseId, organisationId, organisation, author, text, proposal, reply, replyEnglish, receivedOn } = contribution
  return {
    clauseId, kind, channel, state, resultingVersionId, resultingClauseId, author: author ?? '', text, proposal: proposal ?? '', reply: reply ?? '', replyEnglish: replyEnglish ?? '',
    firm: organisationId && organisation ? { id: organisationId, name: organisation } : null, receivedOn: formatDay(receivedOn),
  }
}

/** The draft as the core takes it; null while its text or its day is missing. */
function valuesOf({ firm, receivedOn, text, author, proposal, reply, replyEnglish, ...rest }: Draft): ContributionValues | null {
  const day = typedDay(receivedOn)
  if (!day || text.trim() === '') return null
  return { ...rest, text: text.trim(), author: author.trim() || null, proposal: proposal.trim() || null, reply: reply.trim() || null, replyEnglish: replyEnglish.trim() || null, organisationId: firm?.id ?? null, receivedOn: day }
}
type ContributionValues = Omit<ContributionFields, 'quote' | 'repliedOn'>

/** What somebody said of a clause or of the whole text, and the reply: how it was decided, why, and the clause that came of it. */
export function ContributionDialog({ record, version, consultation, contribution, onClose }: Props) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const kept = useKept(`contribution/${contribution?.id ?? `new/${consultation.id}`}`, () => draftOf(contribution), shape)
  const { now, set } = kept
  const closed = consultation.closedOn !== null || record.deletedAt !== null
  const save = async () => {
    setTried(true)
    const values = valuesOf(now)
    if (values === null) return false
    const before = contribution ? valuesOf(draftOf(contribution)) : null
    const changed: Partial<ContributionValues> = before === null ? values : Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== before[field as keyof ContributionValues]))
    if (contribution && Object.keys(changed).length === 0) return true
    const { number, batch } = await api.call('policies.contributions.save', { ...(contribution ? { id: contribution.id, revision: contribution.revision } : { consultationId: consultation.id }), values: changed })
    showDone(t('policies:contribution.saved', { number }), batch)
    return true
  }
  const remove = (one: Contribution) => attempt(async () => {
    const { batch } = await api.call('policies.contributions.remove', { ids: [one.id] })
    kept.forget()
    onClose()
    showDone(t('policies:contribution.removed', { number: one.number }), batch)
  })
  const result = <ResultField record={record} version={version} draft={now} onChange={set} />
  return (
    <FormDialog
      opened onClose={onClose} steady size="56rem" title={contribution ? t('policies:contribution.title', { number: contribution.number }) : t('policies:contribution.new')} confirm={t('policies:contribution.save')} onSave={save} kept={kept}
      aside={contribution && !closed ? <Button variant="subtle" color="gray" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove(contribution) }}>{t('policies:contribution.remove')}</Button> : null}
    >
      {contribution && closed ? <Said contribution={contribution} /> : (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <ClauseField versionId={version.id} value={now.clauseId} onChange={clauseId => set({ clauseId })} />
            <Select label={t('policies:field.kind')} allowDeselect={false} data={contributionKinds.map(value => ({ value, label: t(`policies:contributionKind.${value}`) }))} value={now.kind} onChange={value => set({ kind: contributionKinds.find(one => one === value) ?? now.kind })} />
            <OrganisationField label={t('policies:contribution.organisation')} value={now.firm} onChange={firm => set({ firm })} />
            <TextInput label={t('policies:field.author')} maxLength={200} value={now.author} onChange={event => set({ author: event.currentTarget.value })} />
            <DayInput label={t('policies:field.receivedOn')} required value={now.receivedOn} onChange={receivedOn => set({ receivedOn })} error={tried && now.receivedOn.trim() === '' ? t('field.required') : null} />
            <Select label={t('policies:field.channel')} allowDeselect={false} data={contributionChannels.map(value => ({ value, label: t(`policies:contribution.channel.${value}`) }))} value={now.channel} onChange={value => set({ channel: contributionChannels.find(one => one === value) ?? now.channel })} />
          </SimpleGrid>
          <Textarea
            label={t('policies:contribution.text')} required autosize minRows={3} maxRows={10} maxLength={10_000} value={now.text} onChange={event => set({ text: event.currentTarget.value })}
            error={tried && now.text.trim() === '' ? t('field.required') : null} {...(contribution ? {} : { 'data-autofocus': true })}
          />
          <Textarea label={t('policies:field.proposal')} autosize minRows={1} maxRows={10} maxLength={10_000} value={now.proposal} onChange={event => set({ proposal: event.currentTarget.value })} />
          {contribution ? <Reply draft={now} set={set}>{result}</Reply> : null}
        </>
      )}
      {closed ? result : null}
    </FormDialog>
  )
}

/** How it was decided and why, in the words that whoever said it will read; a new one has none yet. */
function Reply({ draft, set, children }: { draft: Draft; set: (part: Partial<Draft>) => void; children: ReactNode }) {
  const t = useWords()
  return (
    <>
      <Divider label={t('policies:contribution.answer')} labelPosition="left" />
      <Text size="sm" c="dimmed">{t('policies:contribution.answerHint')}</Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          data-autofocus label={t('policies:field.state')} allowDeselect={false} data={contributionStates.map(value => ({ value, label: t(`policies:contributionState.${value}`) }))} value={draft.state}
          onChange={value => set({ state: contributionStates.find(one => one === value) ?? draft.state })}
        />
        {children}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {(['reply', 'replyEnglish'] as const).map(field => <Textarea key={field} label={t(`policies:field.${field}`)} autosize minRows={3} maxRows={10} maxLength={10_000} value={draft[field]} onChange={event => set({ [field]: event.currentTarget.value })} />)}
      </SimpleGrid>
    </>
  )
}

/** What was said and replied, once the consultation is closed. */
function Said({ contribution: { clause, kind, organisation, author, receivedOn, text, proposal, state, reply, replyEnglish } }: { contribution: Contribution }) {
  const t = useWords()
  const { language } = useFormats()
  const facts = [
    [t('policies:consultation.column.clause'), clause ? headLine(language, clause) : t('policies:contribution.whole')], [t('policies:field.kind'), t(`policies:contributionKind.${kind}`)],
    [t('policies:consultation.column.who'), [organisation, author].filter(Boolean).join(', ')], [t('policies:field.receivedOn'), formatDay(receivedOn)], [t('policies:contribution.text'), text], [t('policies:field.proposal'), proposal],
    [t('policies:field.state'), t(`policies:contributionState.${state}`)], [t('policies:field.reply'), reply], [t('policies:field.replyEnglish'), replyEnglish],
  ]
  return (
    <>
      <Alert variant="outline" color="gray">{t('policies:contribution.closed')}</Alert>
      {facts.map(([label, value]) => (value ? <div key={label}><Text size="xs" c="dimmed">{label}</Text><Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{value}</Text></div> : null))}
    </>
  )
}

/** The clauses of a version as they are read, to choose one. */
function useClauses(versionId: string, enabled = true) {
  const { language } = useFormats()
  const { data } = useRead('policies.text', { versionId }, { enabled })
  return data ? linesOf(data, language).map(line => ({ value: line.clauseId, label: [line.number, line.heading].filter(Boolean).join(' ') })) : []
}

/** The clause that it is about, or the whole text. */
function ClauseField({ versionId, value, onChange }: { versionId: string; value: string | null; onChange: (clauseId: string | null) => void }) {
  const t = useWords()
  const clauses = useClauses(versionId)
  return (
    <Select
      label={t('policies:consultation.column.clause')} allowDeselect={false} searchable limit={200} nothingFoundMessage={t('nothingFound')} data={[{ value: whole, label: t('policies:contribution.whole') }, ...clauses]}
      value={value ?? whole} onChange={chosen => onChange(chosen === whole ? null : chosen)}
    />
  )
}

type Result = Pick<ContributionFields, 'resultingVersionId' | 'resultingClauseId'>
type ResultProps = { record: PolicyRecord; version: VersionSummary; draft: Result; onChange: (result: Result) => void }

/** The clause that came of it: of the version that is linked already, else of the newest. There is none while that is the version that was asked about. */
function ResultField({ record, version, draft, onChange }: ResultProps) {
  const t = useWords()
  const newest = record.versions.find(({ id }) => id === draft.resultingVersionId) ?? record.versions[0]
  const later = newest !== undefined && newest.id !== version.id ? newest : undefined
  const clauses = useClauses(later?.id ?? version.id, later !== undefined)
  if (!later) return null
  return (
    <Select
      label={t('policies:contribution.resulting')} description={t('policies:contribution.resultingHint', { version: later.label })} inputWrapperOrder={['label', 'input', 'description', 'error']} clearable clearButtonProps={{ 'aria-label': t('empty') }} searchable limit={200}
      nothingFoundMessage={t('nothingFound')} data={clauses} value={draft.resultingVersionId === later.id ? draft.resultingClauseId : null}
      onChange={resultingClauseId => onChange({ resultingClauseId, resultingVersionId: resultingClauseId === null ? null : later.id })}
    />
  )
}
