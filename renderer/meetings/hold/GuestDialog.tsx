import { z } from 'zod'
import type { Attendee } from '../../../shared/meetings.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { chosenShape } from '../../components/chosen.ts'
import { useKept } from '../../components/draft.tsx'
import { OrganisationField } from '../../components/OrganisationField.tsx'
import { PersonField } from '../../people/PersonField.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import type { Part } from '../meeting.ts'

type Props = Part & { /** Null for one who comes. */ guest: Attendee | null; onClose: () => void }

const shape = z.object({ person: chosenShape.nullable(), /** A name that is none of the contacts. */ typed: z.string(), organisation: chosenShape.nullable() })

/** Somebody without a seat: a person of the contacts, or a name; as they were written, where they were. */
export function GuestDialog({ guest, onClose, meeting, refetch }: Props) {
  const t = useWords()
  const kept = useKept(`guest/${guest?.id ?? `new/${meeting.id}`}`, (): z.infer<typeof shape> => ({
    person: guest && { id: guest.personId ?? '', name: guest.name }, typed: '', organisation: guest?.organisationId ? { id: guest.organisationId, name: guest.organisation ?? '' } : null,
  }), shape)
  const { now: { person, typed, organisation }, set } = kept
  const name = person?.name ?? typed.trim()
  const save = async () => {
    if (!name) return false
    await api.call('meetings.guests.save', { meetingId: meeting.id, ...(guest ? { id: guest.id } : {}), fields: { name, personId: person?.id || null, organisationId: organisation?.id ?? null } })
    await refetch()
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={guest ? guest.name : t('meetings:screen.attendance.guest')} confirm={t(guest ? 'meetings:screen.save' : 'meetings:screen.attendance.addGuest')} onSave={save} kept={kept}>
      <PersonField label={t('meetings:field.name')} description={t('meetings:screen.attendance.guestHint')} value={person ?? (typed ? { id: '', name: typed } : null)} onChange={chosen => set({ person: chosen })} onTyped={text => set({ typed: text })} />
      <OrganisationField label={t('meetings:field.organisation')} value={organisation} onChange={chosen => set({ organisation: chosen })} />
    </FormDialog>
  )
}
