import { Alert, Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { Stakeholder } from '../../shared/groups.ts'
import { stances, type AssessmentFields } from '../../shared/groups/stakeholders.ts'
import { api } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { OrganisationField, type Chosen } from '../components/OrganisationField.tsx'

type Props = { opened: boolean; onClose: () => void; clusterId: string; organisation: Chosen | null; /** As it was seen last. */ of: Stakeholder | null; refetch: () => Promise<unknown> }

/** How a stakeholder is seen on a day: a new assessment, the earlier ones stay; or the last one mended, or taken away. */
export function AssessmentDialog({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('groups:screen.stakeholder.add')} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <Form onClose={onClose} {...form} /> : null}
    </Modal>
  )
}

const scored = ['influence', 'interest', 'dependency', 'tension'] as const
type Draft = Pick<AssessmentFields, 'influence' | 'interest' | 'dependency' | 'tension' | 'stance' | 'note'>
const unknown: Draft = { influence: null, interest: null, dependency: null, tension: null, stance: null, note: null }

function Form({ onClose, clusterId, organisation: given, of, refetch }: Omit<Props, 'opened'>) {
  const t = useWords()
  const [organisation, setOrganisation] = useState(given)
  const seen = of?.assessment ?? unknown
  const [draft, setDraft] = useState<Draft>({ influence: seen.influence, interest: seen.interest, dependency: seen.dependency, tension: seen.tension, stance: seen.stance, note: null })
  const [error, setError] = useState<unknown>(null)
  const [tried, setTried] = useState(false)
  const { day } = useFormats()
  const [typed, setTyped] = useState('')
  const [assessor, setAssessor] = useState('')
  const [mending, mend] = useState(false)
  const on = typedDay(typed)
  const last = of?.assessment ?? null
  const set = (part: Partial<Draft>) => setDraft(old => ({ ...old, ...part }))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!organisation || on === undefined) return
    const fields = { ...draft, ...(on ? { assessedOn: on } : {}), ...(assessor.trim() ? { assessor: assessor.trim() } : {}) }
    try {
      const { batch } = await api.call('groups.stakeholders.save', { organisationId: organisation.id, clusterId, ...(mending && last ? { id: last.id } : {}), fields })
      await refetch()
      onClose()
      showDone(t('groups:screen.stakeholder.saved', { name: organisation.name }), batch)
    } catch (refused) {
      setError(refused)
    }
  }
  const remove = (id: string) => attempt(async () => {
    if (!of) return
    const { batch } = await api.call('groups.stakeholders.save', { organisationId: of.organisationId, clusterId, id, fields: {}, remove: true })
    await refetch()
    onClose()
    showDone(t('groups:screen.stakeholder.removed', { name: of.organisation }), batch)
  })
  // who mends the last assessment goes on with its note; a new one begins its own
  const choose = (next: boolean) => { mend(next); set({ note: next ? (last?.note ?? null) : null }) }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        {given ? <strong>{given.name}</strong> : <OrganisationField label={t('groups:screen.seat.organisation')} required value={organisation} onChange={setOrganisation} error={tried && !organisation ? t('field.required') : null} />}
        <SimpleGrid cols={2}>
          {scored.map(field => (
            <Select
              key={field} label={t(`groups:field.${field}`)} clearable clearButtonProps={{ 'aria-label': t('empty') }} placeholder={t('unknown')} value={draft[field] === null ? null : String(draft[field])}
              data={[1, 2, 3, 4, 5].map(score => ({ value: String(score), label: score === 1 ? t('groups:screen.stakeholder.little') : score === 5 ? t('groups:screen.stakeholder.much') : String(score) }))}
              onChange={value => set({ [field]: value === null ? null : Number(value) })}
            />
          ))}
        </SimpleGrid>
        <Select
          label={t('groups:field.stance')} clearable clearButtonProps={{ 'aria-label': t('empty') }} placeholder={t('unknown')} data={stances.map(value => ({ value, label: t(`groups:stance.${value}`) }))} value={draft.stance}
          onChange={value => set({ stance: stances.find(one => one === value) ?? null })}
        />
        <Textarea label={t('groups:field.note')} autosize minRows={2} maxLength={2000} value={draft.note ?? ''} onChange={event => set({ note: event.currentTarget.value || null })} />
        <SimpleGrid cols={2}>
          <DayInput label={t('groups:field.assessedOn')} description={mending && last ? day(last.assessedOn) : t('groups:screen.stakeholder.today')} value={typed} onChange={setTyped} />
          <TextInput label={t('groups:field.assessor')} description={mending && last ? last.assessor : t('groups:screen.stakeholder.writer')} maxLength={120} value={assessor} onChange={event => setAssessor(event.currentTarget.value)} inputWrapperOrder={['label', 'input', 'description', 'error']} />
        </SimpleGrid>
        {last ? <Checkbox label={t('groups:screen.stakeholder.mend', { day: day(last.assessedOn) })} checked={mending} onChange={event => choose(event.currentTarget.checked)} /> : null}
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="space-between">
          {last ? <Button variant="subtle" onClick={() => { void remove(last.id) }}>{t('groups:screen.stakeholder.remove', { day: day(last.assessedOn) })}</Button> : <span />}
          <Group><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit">{t('groups:screen.save')}</Button></Group>
        </Group>
      </Stack>
    </form>
  )
}
