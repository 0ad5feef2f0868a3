import { Button, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDoorExit, IconExternalLink, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ContactFields, PersonRecord, PersonRole } from '../../shared/people.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DayField } from '../components/DayField.tsx'
import { TextField } from '../components/fields.tsx'
import { useSeenSave } from '../components/seen.ts'
import { DayDialog } from '../components/DayDialog.tsx'
import { RoleOrganisation } from './RoleOrganisation.tsx'

/** An address without a name, an at and a domain is doubtful; more cannot be told by its form. */
const looksLikeMail = (email: string | null) => email === null || /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$/.test(email)

const write = ({ id, personId }: PersonRole, fields: Partial<ContactFields>, revision: number) => api.call('people.contacts.save', { personId, id, fields, revision })

/** The fields of one role, each saved as it is left; and how it is ended or removed. */
export function RoleFields({ role, refetch }: { role: PersonRole; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const [ending, end] = useDisclosure(false)
  const call = (fields: Partial<ContactFields>, remove?: true) => api.call('people.contacts.save', { personId: role.personId, id: role.id, fields, ...(remove ? { remove } : {}) })
  const save = useSeenSave<PersonRole, Partial<ContactFields>>(role, write, refetch)
  const remove = () => attempt(async () => {
    const { batch } = await call({}, true)
    await refetch()
    showDone(t('people:roles.removed'), batch)
  })
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextField label={t('people:column.role')} max={200} value={role.role} onSave={(value, seen) => save({ role: value }, { role: seen })} />
        <TextField label={t('people:column.email')} max={200} value={role.email} warning={looksLikeMail(role.email) ? null : t('people:roles.emailDoubtful')} onSave={(email, seen) => save({ email }, { email: seen })} />
        <TextField label={t('people:column.phone')} max={100} value={role.phone} onSave={(phone, seen) => save({ phone }, { phone: seen })} />
        <div />
        <DayField label={t('people:column.from')} value={role.from} onSave={(from, seen) => save({ from }, { from: seen })} />
        <DayField label={t('people:column.to')} value={role.to} onSave={(to, seen) => save({ to }, { to: seen })} />
      </SimpleGrid>
      <Group gap="xs">
        {role.to ? null : <Button variant="default" size="xs" leftSection={<IconDoorExit size={16} aria-hidden />} onClick={end.open}>{t('people:roles.end')}</Button>}
        <Button variant="subtle" size="xs" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('people:roles.remove')}</Button>
      </Group>
      <DayDialog
        opened={ending} onClose={end.close} title={t('people:roles.endTitle')} dayLabel={t('people:roles.lastDay')} confirm={t('people:roles.end')}
        onSave={async to => { const { batch } = await call({ to }); await refetch(); showDone(t('people:roles.ended'), batch) }}
      />
    </Stack>
  )
}

/** All roles of a person, those that run first. */
export function Roles({ person, refetch }: { person: PersonRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const add = () => attempt(async () => {
    await api.call('people.contacts.save', { personId: person.id, organisationId: null, fields: {} })
    await refetch()
  })
  return (
    <Stack>
      {person.contacts.length === 0 ? <Text>{t('people:roles.none')}</Text> : null}
      {person.contacts.map(role => (
        <Fieldset key={role.id} legend={t('people:roles.of', { organisation: role.organisation ?? t('people:noOrganisation') })}>
          <Stack gap="sm">
            {role.organisationId && role.organisation ? (
              <Group><Button component={Link} to={`/members/${role.organisationId}`} variant="default" size="xs" leftSection={<IconExternalLink size={16} aria-hidden />}>{t('people:roles.open')}</Button></Group>
            ) : <RoleOrganisation personId={person.id} id={role.id} refetch={refetch} />}
            <RoleFields role={role} refetch={refetch} />
          </Stack>
        </Fieldset>
      ))}
      <Group><Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { void add() }}>{t('people:roles.add')}</Button></Group>
    </Stack>
  )
}
