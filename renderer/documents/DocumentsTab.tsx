import { Accordion, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarDown, IconExternalLink, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { typeInWords, type DocumentRow } from '../../shared/documents.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { useCalendarFile } from '../components/calendarFile.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { Attachments } from './Attachments.tsx'
import { DocumentForm } from './DocumentForm.tsx'
import { NewDocument } from './NewDocument.tsx'
import { StateMark } from './StateMark.tsx'
import { endWords } from './stateWords.ts'

type Props = { organisation: { id: string; name: string } }

const isPast = ({ state }: DocumentRow) => state === 'replaced' || state === 'rejected'

/** The certificates and documents of an organisation, what ends first at the top, and its files. */
export function DocumentsTab({ organisation }: Props) {
  const t = useWords()
  const { data, error, refetch } = useRead('documents.list', { organisationId: organisation.id, sort: 'endsOn', limit: 1000 })
  const [opened, setOpened] = useState<string | null>(null)
  const [creating, create] = useDisclosure(false)
  const writeCalendar = useCalendarFile()
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return <Waiting />
  const [current, past] = [data.rows.filter(row => !isPast(row)), data.rows.filter(isPast)]
  return (
    <Stack gap="lg">
      <section aria-labelledby="documents">
        <Title order={2} size="h4" id="documents" mb="xs">{t('documents:tab.documents')}</Title>
        {data.rows.length === 0 ? <Text mb="sm">{t('documents:tab.none')}</Text> : null}
        <Documents rows={current} opened={opened} onOpened={setOpened} />
        {past.length > 0 ? <Title order={3} size="h5" mt="md" mb="xs">{t('documents:tab.past')}</Title> : null}
        <Documents rows={past} opened={opened} onOpened={setOpened} />
        <Group mt="sm">
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={create.open}>{t('documents:tab.add')}</Button>
          {current.length > 0 ? <Button variant="default" leftSection={<IconCalendarDown size={16} aria-hidden />} onClick={() => { void writeCalendar(asked => api.call('documents.calendar', { ...asked, organisationId: organisation.id })) }}>{t('documents:tab.calendar')}</Button> : null}
        </Group>
      </section>
      <section aria-labelledby="files">
        <Title order={2} size="h4" id="files" mb="xs">{t('documents:files.own')}</Title>
        <Attachments organisationId={organisation.id} />
      </section>
      <NewDocument opened={creating} onClose={create.close} organisation={organisation} onCreated={setOpened} />
    </Stack>
  )
}

function Documents({ rows, opened, onOpened }: { rows: readonly DocumentRow[]; opened: string | null; onOpened: (id: string | null) => void }) {
  const t = useWords()
  const { language } = useFormats()
  if (rows.length === 0) return null
  return (
    <Accordion variant="contained" order={3} value={opened} onChange={onOpened} keepMounted={false}>
      {rows.map(row => (
        <Accordion.Item key={row.id} value={row.id}>
          <Accordion.Control>
            <Group justify="space-between" gap="xs" wrap="wrap" pr="sm">
              <Text span fw={500}>{[typeInWords(row.typeName, language), row.number].filter(Boolean).join(', ')}</Text>
              <Group gap="md" component="span"><StateMark state={row.state} transition={row.transition} /><Text span size="sm">{endWords(row, t)}</Text></Group>
            </Group>
          </Accordion.Control>
          <Accordion.Panel><Opened id={row.id} /></Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

function Opened({ id }: { id: string }) {
  const t = useWords()
  const { data: record, error, refetch } = useRead('documents.get', { id })
  const again = useCallback(() => refetch(), [refetch])
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.remove', { ids: [id] })
    showDone(t('documents:removed', { count: 1 }), batch)
  })
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!record) return <Waiting p="md" />
  return (
    <Stack>
      <DocumentForm record={record} refetch={again} />
      <Group gap="xs">
        <Button component={Link} to={`/documents/${id}`} size="xs" variant="default" leftSection={<IconExternalLink size={16} aria-hidden />}>{t('documents:tab.openPage')}</Button>
        <Button size="xs" variant="subtle" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('documents:remove')}</Button>
      </Group>
    </Stack>
  )
}
