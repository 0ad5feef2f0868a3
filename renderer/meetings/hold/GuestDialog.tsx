import { useState } from 'react'
import type { Attendee } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import type { Chosen } from '../../components/chosen.ts'
import { OrganisationField } from '../../components/OrganisationField.tsx'
import { PersonField } from '../../people/PersonField.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

type Props = Part & { /** Null for one who comes. */ guest: Attendee | null; onClose: () => void }

/** Somebody without a seat: a person of the contacts, or a name; as they were written, where they were. */
export function GuestDialog({ guest, onClose, meeting, refetch }: Props) {
  const t = useWords()
  const [person, setPerson] = useState<Chosen | null>(guest && { id: guest.personId ?? '', name: guest.name })
  const [typed, setTyped] = useState('')
  const [organisation, setOrganisation] = useState<Chosen | null>(guest?.organisationId ? { id: guest.organisationId, name: guest.organisation ?? '' } : null)
  const name = person?.name ?? typed.trim()
  const save = async () => {
    if (!name) return false
    await api.call('meetings.guests.save', { meetingId: meeting.id, ...(guest ? { id: guest.id } : {}), fields: { name, personId: person?.id || null, organisationId: organisation?.id ?? null } })
    await refetch()
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={guest ? guest.name : t('meetings:screen.attendance.guest')} confirm={t(guest ? 'meetings:screen.save' : 'meetings:screen.attendance.addGuest')} onSave={save}>
      <PersonField label={t('meetings:field.name')} description={t('meetings:screen.attendance.guestHint')} value={person} onChange={setPerson} onTyped={setTyped} />
      <OrganisationField label={t('meetings:field.organisation')} value={organisation} onChange={setOrganisation} />
    </FormDialog>
  )
}
