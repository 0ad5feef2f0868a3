import { Button, Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { Stakeholder } from '../../shared/groups.ts'
import { stances, type AssessmentFields } from '../../shared/groups/stakeholders.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { useKept } from '../components/draft.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { chosenShape, type Chosen } from '../components/chosen.ts'
import { OrganisationField } from '../components/OrganisationField.tsx'

type Props = { onClose: () => void; clusterId: string; organisation: Chosen | null; /** As it was seen last. */ of: Stakeholder | null; refetch: () => Promise<unknown> }

const scored = ['influence', 'interest', 'dependency', 'tension'] as const
const score = z.number().nullable()
const shape = z.object({
  organisation: chosenShape.nullable(), influence: score, interest: score, dependency: score, tension: score, stance: z.enum(stances).nullable(), note: z.string().nullable(), on: z.string(), assessor: z.string(), mending: z.boolean(),
})
const unknown: Pick<AssessmentFields, (typeof scored)[number] | 'stance'> = { influence: null, interest: null, dependency: null, tension: null, stance: null }

/** How a stakeholder is seen on a day: a new assessment, the earlier ones stay; or the last one mended, or taken away. */
export function AssessmentDialog({ onClose, clusterId, organisation: given, of, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const last = of?.assessment ?? null
  const kept = useKept(`assessment/${clusterId}/${given?.id ?? 'new'}`, (): z.infer<typeof shape> => {
    const { influence, interest, dependency, tension, stance } = last ?? unknown
    return { organisation: given, influence, interest, dependency, tension, stance, note: null, on: '', assessor: '', mending: false }
  }, shape)
  const { now: { organisation, on: typed, assessor, mending, ...draft }, set } = kept
  const [tried, setTried] = useState(false)
  const on = typedDay(typed)
  const save = async () => {
    setTried(true)
    if (!organisation || on === undefined) return false
    const fields = { ...draft, ...(on ? { assessedOn: on } : {}), ...(assessor.trim() ? { assessor: assessor.trim() } : {}) }
    const { batch } = await api.call('groups.stakeholders.save', { organisationId: organisation.id, clusterId, ...(mending && last ? { id: last.id } : {}), fields })
    await refetch()
    showDone(t('groups:screen.stakeholder.saved', { name: organisation.name }), batch)
    return true
  }
  const remove = (id: string) => attempt(async () => {
    if (!of) return
    const { batch } = await api.call('groups.stakeholders.save', { organisationId: of.organisationId, clusterId, id, fields: {}, remove: true })
    kept.forget()
    await refetch()
    onClose()
    showDone(t('groups:screen.stakeholder.removed', { name: of.organisation }), batch)
  })
  // who mends the last assessment goes on with its note; a new one begins its own
  const choose = (next: boolean) => set({ mending: next, note: next ? (last?.note ?? null) : null })
  return (
    <FormDialog
      opened onClose={onClose} size="lg" title={t('groups:screen.stakeholder.add')} confirm={t('groups:screen.save')} onSave={save} kept={kept}
      aside={last ? <Button variant="subtle" onClick={() => { void remove(last.id) }}>{t('groups:screen.stakeholder.remove', { day: day(last.assessedOn) })}</Button> : null}
    >
      {given ? <strong>{given.name}</strong> : <OrganisationField label={t('groups:screen.seat.organisation')} required value={organisation} onChange={one => set({ organisation: one })} error={tried && !organisation ? t('field.required') : null} />}
      <SimpleGrid cols={2}>
        {scored.map(field => (
          <Select
            key={field} label={t(`groups:field.${field}`)} clearable clearButtonProps={{ 'aria-label': t('empty') }} placeholder={t('unknown')} value={draft[field] === null ? null : String(draft[field])}
            data={[1, 2, 3, 4, 5].map(one => ({ value: String(one), label: one === 1 ? t('groups:screen.stakeholder.little') : one === 5 ? t('groups:screen.stakeholder.much') : String(one) }))}
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
        <DayInput label={t('groups:field.assessedOn')} description={mending && last ? day(last.assessedOn) : t('groups:screen.stakeholder.today')} value={typed} onChange={value => set({ on: value })} />
        <TextInput label={t('groups:field.assessor')} description={mending && last ? last.assessor : t('groups:screen.stakeholder.writer')} maxLength={120} value={assessor} onChange={event => set({ assessor: event.currentTarget.value })} inputWrapperOrder={['label', 'input', 'description', 'error']} />
      </SimpleGrid>
      {last ? <Checkbox label={t('groups:screen.stakeholder.mend', { day: day(last.assessedOn) })} checked={mending} onChange={event => choose(event.currentTarget.checked)} /> : null}
    </FormDialog>
  )
}
