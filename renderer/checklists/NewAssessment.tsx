import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { parseDay } from '../../shared/typed.ts'
import { formatDay } from '../../shared/format.ts'
import { useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { OrganisationField, type Chosen } from '../components/OrganisationField.tsx'
import { ChecklistChoice, proposed } from './ChecklistChoice.tsx'
import { useCatalogue } from './catalogue.ts'

type Props = { opened: boolean; onClose: () => void; /** Already known in a firm's record. */ organisation?: Chosen }

/** Asks of whom and by which checklist; the questions come next. */
export function NewAssessment({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('checklists:new.title')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <NewForm onClose={onClose} {...form} /> : null}
    </Modal>
  )
}

function NewForm({ onClose, organisation }: Omit<Props, 'opened'>) {
  const t = useWords()
  const navigate = useNavigate()
  const { find } = useCatalogue()
  const { write, pending, error } = useWrite('checklists.start')
  const [firm, setFirm] = useState<Chosen | null>(organisation ?? null)
  const [key, setKey] = useState(proposed)
  const [day, setDay] = useState(formatDay(today()))
  const [person, setPerson] = useState('')
  const [tried, setTried] = useState(false)
  const answeredOn = parseDay(day, today())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const checklist = find(key)
    if (!firm || !checklist || !answeredOn) return
    const made = await write({ organisationId: firm.id, checklist: checklist.code, edition: checklist.edition, answeredOn, person: person.trim() || null }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('checklists:new.done', { name: firm.name }), made.batch)
    void navigate({ to: '/checklists/$id', params: { id: made.id }, search: { element: checklist.elements[0]?.code } })
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        {organisation ? null : <OrganisationField label={t('checklists:field.organisation')} required value={firm} onChange={setFirm} error={tried && !firm ? t('checklists:new.firmMissing') : null} />}
        <ChecklistChoice value={key} onChange={setKey} />
        <TextInput label={t('checklists:field.answeredOn')} required value={day} placeholder={t('field.dayPlaceholder')} onChange={event => setDay(event.currentTarget.value)} error={tried && !answeredOn ? t('field.notADay') : null} />
        <TextInput label={t('checklists:field.person')} description={t('checklists:new.personAbout')} value={person} maxLength={120} onChange={event => setPerson(event.currentTarget.value)} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('checklists:new.start')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
