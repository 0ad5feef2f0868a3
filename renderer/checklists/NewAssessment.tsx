import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { parseDay } from '../../shared/typed.ts'
import { formatDay } from '../../shared/format.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DayInput } from '../components/DayInput.tsx'
import { useKept } from '../components/draft.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { chosenShape, type Chosen } from '../components/chosen.ts'
import { OrganisationField } from '../components/OrganisationField.tsx'
import { ChecklistChoice, proposed } from './ChecklistChoice.tsx'
import { useCatalogue } from './catalogue.ts'

const shape = z.object({ firm: chosenShape.nullable(), checklist: z.string(), day: z.string(), person: z.string() })

type Props = { opened: boolean; onClose: () => void; /** Already known in a firm's record. */ organisation?: Chosen }

/** Asks of whom and by which checklist; the questions come next. */
export function NewAssessment({ opened, onClose, ...form }: Props) {
  return opened ? <NewForm onClose={onClose} {...form} /> : null
}

function NewForm({ onClose, organisation }: Omit<Props, 'opened'>) {
  const t = useWords()
  const navigate = useNavigate()
  const { find } = useCatalogue()
  const kept = useKept(`assessment/new/${organisation?.id ?? ''}`, (): z.infer<typeof shape> => ({ firm: organisation ?? null, checklist: proposed, day: formatDay(today()), person: '' }), shape)
  const { now: { firm, checklist: key, day, person }, set } = kept
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
    <FormDialog opened onClose={onClose} size="lg" title={t('checklists:new.title')} confirm={t('checklists:new.start')} onSave={save} kept={kept}>
      {organisation ? null : <OrganisationField label={t('checklists:field.organisation')} required value={firm} onChange={chosen => set({ firm: chosen })} error={tried && !firm ? t('checklists:new.firmMissing') : null} />}
      <ChecklistChoice value={key} onChange={checklist => set({ checklist })} />
      <DayInput label={t('checklists:field.answeredOn')} required value={day} onChange={value => set({ day: value })} error={tried && !answeredOn ? t('field.notADay') : null} />
      <TextInput label={t('checklists:field.person')} description={t('checklists:new.personAbout')} value={person} maxLength={120} onChange={event => set({ person: event.currentTarget.value })} />
    </FormDialog>
  )
}
