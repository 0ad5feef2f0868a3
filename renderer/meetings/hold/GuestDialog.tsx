import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { OrganisationField, type Chosen } from '../../components/OrganisationField.tsx'
import { PersonField, type ChosenPerson } from '../../people/PersonField.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

/** Somebody without a seat: a person of the contacts, or a name. */
export function GuestDialog({ opened, onClose, meeting, refetch }: Part & { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const [person, setPerson] = useState<ChosenPerson | null>(null)
  const [typed, setTyped] = useState('')
  const [organisation, setOrganisation] = useState<Chosen | null>(null)
  const name = person?.name ?? typed.trim()
  const save = async () => {
    if (!name) return false
    await api.call('meetings.guests.save', { meetingId: meeting.id, fields: { name, personId: person?.id ?? null, organisationId: organisation?.id ?? null } })
    await refetch()
    setPerson(null)
    setTyped('')
    setOrganisation(null)
    return true
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title={t('meetings:screen.attendance.guest')} confirm={t('meetings:screen.attendance.addGuest')} onSave={save}>
      <PersonField label={t('meetings:field.name')} description={t('meetings:screen.attendance.guestHint')} value={person} onChange={setPerson} onTyped={setTyped} />
      <OrganisationField label={t('meetings:field.organisation')} value={organisation} onChange={setOrganisation} />
    </FormDialog>
  )
}
