import { Accordion, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarDown, IconPlus } from '@tabler/icons-react'
import type { OrganisationRecord } from '../../shared/organisations.ts'
import { typeInWords, type DocumentRow } from '../../shared/documents.ts'
import { useJob, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { showWritten } from '../components/written.tsx'
import { Attachments } from './Attachments.tsx'
import { DocumentForm } from './DocumentForm.tsx'
import { NewDocument } from './NewDocument.tsx'
import { stateColour } from './stateWords.ts'

type Props = { record: OrganisationRecord; /** The document that stands open. */ shown: string | undefined; onShow: (id: string | null) => void }

/** More than these no organisation has; the room of documents shows the rest. */
const most = 500

/** Certificates and other documents of an organisation with their state today, and its files. */
export function DocumentsTab({ record, shown, onShow }: Props) {
  const t = useWords()
  const [adding, add] = useDisclosure(false)
  const { data, error, refetch } = useRead('documents.list', { organisationId: record.id, sort: 'endsOn', limit: most }, { keep: true })
  const calendar = useJob('documents.calendar')
  const { language } = useFormats()
  const writeCalendar = () => attempt(async () => {
    const input = { language, organisationId: record.id }
    showWritten(await calendar.run(input), path => calendar.run({ ...input, path }))
  })
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  const rows = data?.rows ?? []
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>{t('documents:new.button')}</Button>
        <Button variant="default" leftSection={<IconCalendarDown size={18} aria-hidden />} disabled={rows.length === 0 || calendar.running} onClick={() => { void writeCalendar() }}>{t('documents:calendarButton')}</Button>
      </Group>
      {data && rows.length === 0 ? <Text>{t('documents:noneHere')}</Text> : null}
      <Accordion value={shown ?? null} onChange={onShow} variant="separated" chevronPosition="left" order={2}>
        {rows.map(row => (
          <Accordion.Item key={row.id} value={row.id}>
            <Accordion.Control><Heading row={row} /></Accordion.Control>
            <Accordion.Panel>{shown === row.id ? <DocumentForm id={row.id} organisationId={record.id} /> : null}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <section aria-labelledby="files">
        <Title order={2} size="h4" id="files" mb="xs">{t('documents:files.title')}</Title>
        <Attachments organisationId={record.id} documentId={null} />
      </section>
      <NewDocument organisationId={record.id} opened={adding} onClose={add.close} onMade={onShow} />
    </Stack>
  )
}

/** What a document is, its state, and until when it is good. */
function Heading({ row }: { row: DocumentRow }) {
  const t = useWords()
  const { language, day } = useFormats()
  return (
    <Group gap="sm">
      <Text span fw={600}>{typeInWords(row.typeName, language)}</Text>
      {row.number ? <Text span>{row.number}</Text> : null}
      <Badge variant="outline" color={stateColour[row.state]} tt="none">{t(`documents:state.${row.state}`)}</Badge>
      {row.endsOn ? <Text span size="sm">{t('documents:until', { day: day(row.endsOn) })}</Text> : null}
      {row.transition ? <Badge variant="outline" color="yellow" tt="none">{t(`documents:transition.${row.transition}`)}</Badge> : null}
      {row.files > 0 ? <Text span size="sm" c="dimmed">{t('documents:fileCount', { count: row.files })}</Text> : null}
    </Group>
  )
}
