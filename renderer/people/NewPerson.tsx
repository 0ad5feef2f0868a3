import { Alert, Anchor, Button, Group, List, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { fold } from '../../shared/folding.ts'
import { useRead, useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import type { Chosen } from '../components/chosen.ts'
import { OrganisationField } from '../components/OrganisationField.tsx'

type Props = { opened: boolean; onClose: () => void; /** Already known where the person is added in a record; nothing is opened then. */ organisation?: Chosen }

/** Asks who, where, and how to reach them; notice and consents are written in the person's page, which opens then. */
export function NewPerson({ opened, onClose, ...of }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('people:new.title')}>
      {opened ? <NewForm onClose={onClose} {...of} /> : null}
    </Dialog>
  )
}

/** People of that name who are here already: nothing is refused by it. */
function LikeHint({ name, onOpen }: { name: string; onOpen: () => void }) {
  const t = useWords()
  const [asked] = useDebouncedValue(name.trim(), 250)
  const { data } = useRead('people.list', { text: asked, ended: true, limit: 20 }, { enabled: asked.length > 3 })
  const same = new Map((data?.rows ?? []).filter(row => fold(row.name) === fold(asked)).map(row => [row.personId, row]))
  if (asked.length <= 3 || same.size === 0) return null
  return (
    <Alert color="yellow" variant="outline" icon={<IconCopy aria-hidden />} title={t('people:new.likeTitle')} role="status">
      {t('people:new.likeText')}
      <List size="sm" mt={4}>
        {[...same.values()].map(row => (
          <List.Item key={row.personId}>
            <Anchor component={Link} to={`/people/${row.personId}`} onClick={onOpen}>{row.name}</Anchor>
            {` (${[row.organisation ?? t('people:noOrganisation'), row.role].filter(Boolean).join(', ')})`}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

function NewForm({ onClose, organisation }: Omit<Props, 'opened'>) {
  const t = useWords()
  const navigate = useNavigate()
  const { write, pending, error } = useWrite('people.save')
  const [name, setName] = useState('')
  const [at, setAt] = useState<Chosen | null>(organisation ?? null)
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState('')
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const [tried, setTried] = useState(false)
  const unknown = typed.trim() !== '' && at === null
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || unknown) return
    const contact = { organisationId: at?.id ?? null, role: role.trim() || null, email: email.trim() || null, phone: phone.trim() || null }
    const made = await write({ values: { name: name.trim() }, contact }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('people:new.done', { name: name.trim() }), made.batch)
    if (!organisation) void navigate({ to: '/people/$id', params: { id: made.id } })
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <TextInput
          data-autofocus required label={t('people:column.name')} value={name} maxLength={200} onChange={event => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? t('field.required') : null}
        />
        <LikeHint name={name} onOpen={onClose} />
        {organisation ? null : (
          <OrganisationField
            label={t('people:column.organisation')} description={t('people:new.organisationHint')} value={at} onChange={setAt} onTyped={setTyped} error={tried && unknown ? t('people:organisationUnknown') : null}
          />
        )}
        <TextInput label={t('people:column.role')} value={role} maxLength={200} onChange={event => setRole(event.currentTarget.value)} />
        <TextInput label={t('people:column.email')} value={email} maxLength={200} onChange={event => setEmail(event.currentTarget.value)} />
        <TextInput label={t('people:column.phone')} value={phone} maxLength={100} onChange={event => setPhone(event.currentTarget.value)} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('people:new.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
