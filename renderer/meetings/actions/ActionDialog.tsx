import { Button, List, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { actionStates, type ActionRow } from '../../../shared/meetings/decisions.ts'
import { parseDay } from '../../../shared/typed.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { OrganisationField, type Chosen } from '../../components/OrganisationField.tsx'
import { FormDialog } from '../FormDialog.tsx'

type Props = { opened: boolean; onClose: () => void; /** Null for a new one. */ action: ActionRow | null; bodyId: string; pointId: string | null; refetch: () => Promise<unknown> }
type State = ActionRow['state']

/** Who does what until when, and how far it is. */
export function ActionDialog({ opened, onClose, action, bodyId, pointId, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const [text, setText] = useState(action?.text ?? '')
  const [owner, setOwner] = useState(action?.owner ?? '')
  const [organisation, setOrganisation] = useState<Chosen | null>(action?.ownerOrganisationId ? { id: action.ownerOrganisationId, name: action.ownerOrganisation ?? '' } : null)
  const [due, setDue] = useState(action?.due ? day(action.due) : '')
  const [priority, setPriority] = useState(action?.priority ?? 2)
  const [state, setState] = useState<State>(action?.state ?? 'open')
  const [note, setNote] = useState('')
  const dueDay = due.trim() === '' ? null : parseDay(due, today())
  const wrong = due.trim() !== '' && !dueDay
  const save = async () => {
    if (!text.trim() || wrong) return false
    const { batch } = await api.call('meetings.actions.save', {
      ...(action ? { id: action.id } : { bodyId, ...(pointId ? { pointId } : {}) }),
      fields: { text: text.trim(), owner: owner.trim() || null, ownerOrganisationId: organisation?.id ?? null, due: dueDay, priority, state, ...(state === 'done' && action?.state !== 'done' ? { doneOn: today() } : {}) },
      ...(note.trim() ? { note: note.trim() } : {}),
    })
    await refetch()
    showDone(t('meetings:screen.actions.saved'), batch)
    if (!action) { setText(''); setOwner(''); setDue('') }
    setNote('')
    return true
  }
  const remove = () => attempt(async () => {
    if (!action) return
    const { batch } = await api.call('meetings.actions.save', { id: action.id, fields: {}, remove: true })
    await refetch()
    onClose()
    showDone(t('meetings:screen.actions.removed'), batch)
  })
  return (
    <FormDialog
      opened={opened} onClose={onClose} size="lg" title={t(action ? 'meetings:screen.actions.edit' : 'meetings:screen.actions.new')} confirm={t('meetings:screen.save')} onSave={save}
      aside={action ? <Button variant="subtle" onClick={() => { void remove() }}>{t('meetings:screen.actions.remove')}</Button> : null}
    >
      <Textarea data-autofocus label={t('meetings:screen.actions.what')} required autosize minRows={2} maxLength={2000} value={text} onChange={event => setText(event.currentTarget.value)} />
      <SimpleGrid cols={2}>
        <TextInput label={t('meetings:field.owner')} value={owner} maxLength={200} onChange={event => setOwner(event.currentTarget.value)} />
        <OrganisationField label={t('meetings:field.ownerOrganisationId')} value={organisation} onChange={setOrganisation} />
        <TextInput label={t('meetings:field.due')} placeholder={t('field.dayPlaceholder')} value={due} onChange={event => setDue(event.currentTarget.value)} error={wrong ? t('field.notADay') : null} />
        <Select label={t('meetings:field.priority')} data={(['1', '2', '3'] as const).map(value => ({ value, label: t(`meetings:priority.${value}`) }))} value={String(priority)} onChange={value => setPriority(Number(value))} />
        <Select label={t('meetings:field.state')} data={actionStates.map(value => ({ value, label: t(`meetings:actionState.${value}`) }))} value={state} onChange={value => setState(actionStates.find(one => one === value) ?? state)} />
      </SimpleGrid>
      {action && action.notes.length > 0 ? <List size="sm">{action.notes.map(({ id, on, text: said, writer }) => <List.Item key={id}>{[day(on), writer, said].filter(Boolean).join(' · ')}</List.Item>)}</List> : null}
      <TextInput label={t('meetings:screen.actions.note')} value={note} maxLength={2000} onChange={event => setNote(event.currentTarget.value)} />
      <Text size="sm" c="dimmed">{t('meetings:screen.actions.hint')}</Text>
    </FormDialog>
  )
}
