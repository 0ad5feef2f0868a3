import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconExternalLink, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { stateAt } from '../../shared/periods.ts'
import { leftOutAt, type OrganisationContact } from '../../shared/people.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { TextField } from '../components/fields.tsx'
import { Mark } from '../components/Mark.tsx'
import { useSeenSave } from '../components/seen.ts'
import { Waiting } from '../components/Waiting.tsx'
import { KnownPerson } from './KnownPerson.tsx'
import { NewPerson } from './NewPerson.tsx'
import { RoleFields } from './Roles.tsx'

type Props = { organisation: { id: string; name: string } }

/** The people of an organisation: added, written and ended here. */
export function ContactsTab({ organisation }: Props) {
  const t = useWords()
  const { data, error, refetch } = useRead('people.contacts.list', { organisationId: organisation.id })
  const again = useCallback(() => refetch(), [refetch])
  const [creating, create] = useDisclosure(false)
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return <Waiting />
  return (
    <Stack>
      {data.contacts.length === 0 ? <Text>{t('people:contacts.none')}</Text> : null}
      {data.contacts.map(contact => <Contact key={contact.id} contact={contact} refetch={again} />)}
      <Group align="flex-end">
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={create.open}>{t('people:contacts.add')}</Button>
        <KnownPerson organisationId={organisation.id} refetch={again} />
      </Group>
      <NewPerson opened={creating} onClose={() => { create.close(); void again() }} organisation={organisation} />
    </Stack>
  )
}

/** Whether the person may be named in lists for others, in words. */
function Listed({ contact }: { contact: OrganisationContact }) {
  const t = useWords()
  const reason = leftOutAt(contact.noticeOn, contact.agreed.directory, today())
  const words = { noNotice: t('people:contacts.noNotice'), noConsent: t('people:contacts.notListed'), withdrawn: t('people:contacts.withdrawn') }
  return reason === null ? <Mark words={t('people:contacts.listed')} tone="good" /> : <Mark words={words[reason]} tone={reason === 'noNotice' ? 'warning' : 'quiet'} />
}

const write = (contact: OrganisationContact, { name }: { name: string }, revision: number) => api.call('people.save', { id: contact.personId, values: { name }, revision })

function Contact({ contact, refetch }: { contact: OrganisationContact; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const person = useMemo(() => ({ ...contact, revision: contact.personRevision }), [contact])
  const save = useSeenSave(person, write, refetch)
  const ended = stateAt(contact, today()) === 'ended'
  return (
    <Fieldset legend={contact.role ? `${contact.name}, ${contact.role}` : contact.name}>
      <Stack gap="sm">
        <Group gap="xs">
          <Listed contact={contact} />
          {ended ? <Mark words={t('people:contacts.ended')} /> : null}
          {contact.roles > 1 ? <Text size="sm">{t('people:contacts.otherRoles', { count: contact.roles - 1 })}</Text> : null}
          <Button component={Link} to={`/people/${contact.personId}`} variant="default" size="xs" ml="auto" leftSection={<IconExternalLink size={16} aria-hidden />} aria-label={`${t('people:contacts.open')}: ${contact.name}`}>{t('people:contacts.open')}</Button>
        </Group>
        {contact.anonymised ? null : (
          <>
            <TextField label={t('people:column.name')} required max={200} value={contact.name} onSave={(value, seen) => save({ name: value ?? '' }, { name: seen ?? '' })} />
            <RoleFields role={contact} refetch={refetch} />
          </>
        )}
      </Stack>
    </Fieldset>
  )
}
