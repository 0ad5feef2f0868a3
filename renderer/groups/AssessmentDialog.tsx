import { Alert, Button, Group, Modal, Select, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { Stakeholder } from '../../shared/groups.ts'
import { stances, type AssessmentFields } from '../../shared/groups/stakeholders.ts'
import { api } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { OrganisationField, type Chosen } from '../components/OrganisationField.tsx'

type Props = { opened: boolean; onClose: () => void; clusterId: string; organisation: Chosen | null; /** As it was seen last. */ of: Stakeholder | null; refetch: () => Promise<unknown> }

/** How a stakeholder is seen today: a new assessment, the earlier ones stay. */
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
  const set = (part: Partial<Draft>) => setDraft(old => ({ ...old, ...part }))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!organisation) return
    try {
      const { batch } = await api.call('groups.stakeholders.save', { organisationId: organisation.id, clusterId, fields: draft })
      await refetch()
      onClose()
      showDone(t('groups:screen.stakeholder.saved', { name: organisation.name }), batch)
    } catch (refused) {
      setError(refused)
    }
  }
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
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit">{t('groups:screen.save')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
