import { Button, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { z } from 'zod'
import { actionStates, type ActionRow } from '../../../shared/meetings/decisions.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { typedDay } from '../../components/days.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { useKept } from '../../components/draft.tsx'
import { chosenShape } from '../../components/chosen.ts'
import { OrganisationField } from '../../components/OrganisationField.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { ActionNotes } from './ActionNotes.tsx'

type Props = { onClose: () => void; /** Null for a new one. */ action: ActionRow | null; bodyId: string; pointId: string | null; refetch: () => Promise<unknown> }
const shape = z.object({ text: z.string(), owner: z.string(), organisation: chosenShape.nullable(), due: z.string(), priority: z.number(), state: z.enum(actionStates), note: z.string() })
type Draft = z.infer<typeof shape>

function draftOf(action: ActionRow | null, day: (day: string) => string): Draft {
  if (!action) return { text: '', owner: '', organisation: null, due: '', priority: 2, state: 'open', note: '' }
  const { text, owner, ownerOrganisationId, ownerOrganisation, due, priority, state } = action
  return { text, owner: owner ?? '', organisation: ownerOrganisationId ? { id: ownerOrganisationId, name: ownerOrganisation ?? '' } : null, due: due ? day(due) : '', priority, state, note: '' }
}

/** What is saved; null while something is missing or wrong. */
function fieldsOf({ text, owner, organisation, due: typed, priority, state }: Draft) {
  const due = typedDay(typed)
  return text.trim() === '' || due === undefined ? null : { text: text.trim(), owner: owner.trim() || null, ownerOrganisationId: organisation?.id ?? null, due, priority, state }
}

/** Who does what until when, and how far it is. */
export function ActionDialog({ onClose, action, bodyId, pointId, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const kept = useKept(`action/${action?.id ?? `new/${pointId ?? bodyId}`}`, () => draftOf(action, day), shape)
  const { now: draft, set } = kept
  const fields = fieldsOf(draft)
  const save = async () => {
    if (!fields) return false
    const of = action ? { id: action.id } : { bodyId, ...(pointId ? { pointId } : {}) }
    const done = draft.state === 'done' && action?.state !== 'done' ? { doneOn: today() } : {}
    const { batch } = await api.call('meetings.actions.save', { ...of, fields: { ...fields, ...done }, ...(draft.note.trim() ? { note: draft.note.trim() } : {}) })
    await refetch()
    showDone(t('meetings:screen.actions.saved'), batch)
    return true
  }
  const remove = () => attempt(async () => {
    if (!action) return
    const { batch } = await api.call('meetings.actions.save', { id: action.id, fields: {}, remove: true })
    kept.forget()
    await refetch()
    onClose()
    showDone(t('meetings:screen.actions.removed'), batch)
  })
  return (
    <FormDialog
      opened onClose={onClose} size="lg" title={t(action ? 'meetings:screen.actions.edit' : 'meetings:screen.actions.new')} confirm={t('meetings:screen.save')} onSave={save} kept={kept}
      aside={action ? <Button variant="subtle" onClick={() => { void remove() }}>{t('meetings:screen.actions.remove')}</Button> : null}
    >
      <Textarea data-autofocus label={t('meetings:screen.actions.what')} required autosize minRows={2} maxLength={2000} value={draft.text} onChange={event => set({ text: event.currentTarget.value })} />
      <SimpleGrid cols={2}>
        <TextInput label={t('meetings:field.owner')} value={draft.owner} maxLength={200} onChange={event => set({ owner: event.currentTarget.value })} />
        <OrganisationField label={t('meetings:field.ownerOrganisationId')} value={draft.organisation} onChange={organisation => set({ organisation })} />
        <DayInput label={t('meetings:field.due')} value={draft.due} onChange={due => set({ due })} />
        <Select label={t('meetings:field.priority')} data={(['1', '2', '3'] as const).map(value => ({ value, label: t(`meetings:priority.${value}`) }))} value={String(draft.priority)} onChange={value => set({ priority: Number(value) })} />
        <Select label={t('meetings:field.state')} data={actionStates.map(value => ({ value, label: t(`meetings:actionState.${value}`) }))} value={draft.state} onChange={value => set({ state: actionStates.find(one => one === value) ?? draft.state })} />
      </SimpleGrid>
      {action ? <ActionNotes notes={action.notes} /> : null}
      <TextInput label={t('meetings:screen.actions.note')} value={draft.note} maxLength={2000} onChange={event => set({ note: event.currentTarget.value })} />
      <Text size="sm" c="dimmed">{t('meetings:screen.actions.hint')}</Text>
    </FormDialog>
  )
}
