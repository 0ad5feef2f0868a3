import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport, IconPlus, IconSend } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { Mark } from '../components/Mark.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { NewAssessment } from './NewAssessment.tsx'
import { ReadBack } from './ReadBack.tsx'
import { SendQuestionnaire } from './SendQuestionnaire.tsx'
import { useCatalogue } from './catalogue.ts'

type Props = { organisation: { id: string; name: string } }

/** The self-assessments of a firm, the newest first, and the questionnaires that it has not sent back yet. */
export function ChecklistsTab({ organisation }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const { data, error, refetch } = useRead('checklists.list', { organisationId: organisation.id, sort: '-answeredOn', limit: 1000 })
  const waiting = useRead('checklists.questionnaire.list', { organisationId: organisation.id, open: true }).data?.questionnaires ?? []
  const [creating, create] = useDisclosure(false)
  const [sending, send] = useDisclosure(false)
  const [reading, back] = useDisclosure(false)
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return <Waiting />
  return (
    <Stack>
      {data.rows.length === 0 ? <Text>{t('checklists:tab.none')}</Text> : <Assessments rows={data.rows} />}
      {waiting.map(one => <Text key={one.id} size="sm">{t('checklists:tab.waiting', { checklist: one.checklist.toUpperCase(), edition: one.edition, day: day(one.sentOn) })}</Text>)}
      <Group>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={create.open}>{t('checklists:new.button')}</Button>
        <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} onClick={send.open}>{t('checklists:send.button')}</Button>
        <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={back.open}>{t('checklists:back.button')}</Button>
      </Group>
      <NewAssessment opened={creating} onClose={create.close} organisation={organisation} />
      <SendQuestionnaire opened={sending} onClose={send.close} organisation={organisation} />
      <ReadBack opened={reading} onClose={back.close} organisationId={organisation.id} />
    </Stack>
  )
}

type Rows = NonNullable<ReturnType<typeof useRead<'checklists.list'>>['data']>['rows']

function Assessments({ rows }: { rows: Rows }) {
  const t = useWords()
  const { day, number } = useFormats()
  const { titleOf } = useCatalogue()
  return (
    <WideTable label={t('checklists:title')} minWidth={520}>
      <Table.Thead><Table.Tr>{(['checklist', 'answeredOn', 'progress', 'alarms', 'source'] as const).map(column => <Table.Th key={column}>{t(`checklists:column.${column}`)}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>
        {rows.map(row => (
          <Table.Tr key={row.id}>
            <Table.Td><Anchor component={Link} to={`/checklists/${row.id}`}>{titleOf(row.checklist)}</Anchor></Table.Td>
            <Table.Td>{day(row.answeredOn)}</Table.Td><Table.Td>{number(row.progress)}</Table.Td>
            <Table.Td>{row.alarms > 0 ? <Mark tone="warning" words={t('checklists:alarmCount', { count: row.alarms })} /> : number(0)}</Table.Td>
            <Table.Td>{t(`checklists:source.${row.source}`)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
