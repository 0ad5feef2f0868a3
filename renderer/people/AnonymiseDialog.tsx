import { Alert, Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { fold } from '../../shared/folding.ts'
import type { Mention, PersonRecord } from '../../shared/people.ts'
import { useRead, useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords, type Words } from '../app/language.ts'
import { sayDone } from '../app/toast.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Waiting } from '../components/Waiting.tsx'

type Props = { person: PersonRecord; opened: boolean; onClose: () => void }

/** Deletes a person's data for good, after it was said what goes, what stays, and what no program can reach. */
export function AnonymiseDialog({ person, opened, onClose }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={t('people:anonymise.title', { name: person.name })}>
      {opened ? <AnonymiseForm person={person} onClose={onClose} /> : null}
    </Dialog>
  )
}

const texts = ['organisation', 'document', 'attachment'] as const
const replacedWords = ({ table, name }: Mention, t: Words) => t(`people:anonymise.text.${texts.find(one => one === table) ?? 'other'}`, { name })
const stays = ['organisation', 'person', 'writer'] as const
const staysWords = ({ table, name }: Mention, t: Words) => t(`people:anonymise.stay.${stays.find(one => one === table) ?? 'organisation'}`, { name })

const Lines = ({ lines }: { lines: readonly string[] }) => <List size="sm" mah="8rem" style={{ overflow: 'auto' }} tabIndex={0}>{[...new Set(lines)].map(line => <List.Item key={line}>{line}</List.Item>)}</List>

function AnonymiseForm({ person, onClose }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { data, error: unread, refetch } = useRead('people.anonymise.preview', { id: person.id })
  const { write, pending, error } = useWrite('people.anonymise')
  const [typed, setTyped] = useState('')
  const word = t('people:anonymise.word')
  const anonymise = async () => {
    const done = await write({ id: person.id }).catch(() => undefined)
    if (!done) return
    onClose()
    sayDone(t(done.cleared ? 'people:anonymise.done' : 'people:anonymise.later'))
  }
  if (unread) return <ErrorState error={unread} retry={() => { void refetch() }} />
  if (!data) return <Waiting />
  return (
    <form onSubmit={event => { event.preventDefault(); if (fold(typed) === fold(word)) void anonymise() }}>
      <Stack>
        <Text>{t('people:anonymise.what')}</Text>
        {data.count > 0 ? <div><Text size="sm" fw={500}>{t('people:anonymise.replaced', { count: data.count })}</Text><Lines lines={data.replaced.map(mention => replacedWords(mention, t))} /></div> : null}
        {data.stays.length > 0 ? <div><Text size="sm" fw={500}>{t('people:anonymise.staysTitle')}</Text><Lines lines={data.stays.map(mention => staysWords(mention, t))} /></div> : null}
        <section aria-labelledby="reach">
          <Title order={3} size="h5" id="reach">{t('people:anonymise.reachTitle')}</Title>
          <List size="sm" mt={4}>{(['backups', 'papers', 'files'] as const).map(one => <List.Item key={one}>{t(`people:anonymise.reach.${one}`)}</List.Item>)}</List>
        </section>
        <TextInput data-autofocus label={t('people:anonymise.type', { word })} value={typed} onChange={event => setTyped(event.currentTarget.value)} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" color="red" leftSection={<IconAlertTriangle size={18} aria-hidden />} loading={pending} disabled={fold(typed) !== fold(word)}>{t('people:anonymise.confirm')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
