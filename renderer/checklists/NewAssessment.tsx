import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { parseDay } from '../../shared/typed.ts'
import { formatDay } from '../../shared/format.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { FormDialog } from '../components/FormDialog.tsx'
import { OrganisationField, type Chosen } from '../components/OrganisationField.tsx'
import { ChecklistChoice, proposed } from './ChecklistChoice.tsx'
import { useCatalogue } from './catalogue.ts'

type Props = { opened: boolean; onClose: () => void; /** Already known in a firm's record. */ organisation?: Chosen }

/** Asks of whom and by which checklist; the questions come next. */
export function NewAssessment({ opened, onClose, ...form }: Props) {
  return opened ? <NewForm onClose={onClose} {...form} /> : null
}

function NewForm({ onClose, organisation }: Omit<Props, 'opened'>) {
  const t = useWords()
  const navigate = useNavigate()
  const { find } = useCatalogue()
  const [firm, setFirm] = useState<Chosen | null>(organisation ?? null)
  const [key, setKey] = useState(proposed)
  const [day, setDay] = useState(formatDay(today()))
  const [person, setPerson] = useState('')
  const [tried, setTried] = useState(false)
  const answeredOn = parseDay(day, today())
  const save = async () => {
    setTried(true)
    const checklist = find(key)
    if (!firm || !checklist || !answeredOn) return false
    const { id, batch } = await api.call('checklists.start', { organisationId: firm.id, checklist: checklist.code, edition: checklist.edition, answeredOn, person: person.trim() || null })
    showDone(t('checklists:new.done', { name: firm.name }), batch)
    void navigate({ to: '/checklists/$id', params: { id }, search: { element: checklist.elements[0]?.code } })
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('checklists:new.title')} confirm={t('checklists:new.start')} onSave={save}>
      {organisation ? null : <OrganisationField label={t('checklists:field.organisation')} required value={firm} onChange={setFirm} error={tried && !firm ? t('checklists:new.firmMissing') : null} />}
      <ChecklistChoice value={key} onChange={setKey} />
      <TextInput label={t('checklists:field.answeredOn')} required value={day} placeholder={t('field.dayPlaceholder')} onChange={event => setDay(event.currentTarget.value)} error={tried && !answeredOn ? t('field.notADay') : null} />
      <TextInput label={t('checklists:field.person')} description={t('checklists:new.personAbout')} value={person} maxLength={120} onChange={event => setPerson(event.currentTarget.value)} />
    </FormDialog>
  )
}
