import { Button, Group, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileImport, IconMail, IconSend } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { checklistKey, type Questionnaire } from '../../shared/checklists.ts'
import { call, useRead } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { BackLink } from '../components/BackLink.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Mark } from '../components/Mark.tsx'
import { Page } from '../components/Page.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { showWritten } from '../components/written.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { ReadBack } from './ReadBack.tsx'
import { SendQuestionnaire } from './SendQuestionnaire.tsx'
import { useCatalogue } from './catalogue.ts'

/** The questionnaires that went out, and whether their answers came. */
export function QuestionnairesPage() {
  const t = useWords()
  const { data, error, refetch } = useRead('checklists.questionnaire.list', {})
  const [sending, send] = useDisclosure(false)
  const [reading, back] = useDisclosure(false)
  useCommand('new', send.open, { label: t('checklists:send.title') })
  useCommand('import', back.open, { label: t('checklists:back.title') })
  const buttons = (
    <>
      <Button leftSection={<IconSend size={18} aria-hidden />} onClick={send.open}>{t('checklists:send.button')}</Button>
      <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={back.open}>{t('checklists:back.button')}</Button>
    </>
  )
  return (
    <Page title={t('checklists:sent.title')} width="wide" subtitle={<BackLink to="/checklists" search={{}}>{t('checklists:toList')}</BackLink>} actions={buttons}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : data ? <Sent questionnaires={data.questionnaires} /> : <Waiting />}
      <SendQuestionnaire opened={sending} onClose={send.close} />
      <ReadBack opened={reading} onClose={back.close} />
    </Page>
  )
}

function Sent({ questionnaires }: { questionnaires: readonly Questionnaire[] }) {
  const t = useWords()
  if (questionnaires.length === 0) return <EmptyState icon={<IconMail size={48} stroke={1.2} aria-hidden />} title={t('checklists:sent.none')}>{t('checklists:sent.noneText')}</EmptyState>
  return (
    <WideTable label={t('checklists:sent.title')} minWidth={640}>
      <Table.Thead>
        <Table.Tr>{(['organisation', 'checklist', 'sentOn', 'dueOn'] as const).map(field => <Table.Th key={field}>{t(`checklists:field.${field}`)}</Table.Th>)}<Table.Th>{t('checklists:sent.answers')}</Table.Th><Table.Th>{t('checklists:sent.actions')}</Table.Th></Table.Tr>
      </Table.Thead>
      <Table.Tbody>{questionnaires.map(one => <SentRow key={one.id} one={one} />)}</Table.Tbody>
    </WideTable>
  )
}

function SentRow({ one }: { one: Questionnaire }) {
  const t = useWords()
  const { day } = useFormats()
  const { titleOf } = useCatalogue()
  const { id, organisationId, organisation, checklist, edition, language, sentOn, dueOn, receivedOn, assessmentId } = one
  const again = { organisationId, checklist, edition, language, questionnaireId: id }
  const write = () => attempt(async () => { showWritten(await call('checklists.questionnaire.write', again), path => call('checklists.questionnaire.write', { ...again, path })) })
  const late = receivedOn === null && dueOn !== null && dueOn < today()
  return (
    <Table.Tr>
      <Table.Td>{organisation}</Table.Td>
      <Table.Td>{titleOf(checklistKey({ code: checklist, edition }))}</Table.Td>
      <Table.Td>{day(sentOn)}</Table.Td>
      <Table.Td>{dueOn === null ? '' : late ? <Mark tone="warning" words={day(dueOn)} /> : day(dueOn)}</Table.Td>
      <Table.Td>{receivedOn === null ? t(late ? 'checklists:sent.late' : 'checklists:sent.waiting') : t('checklists:sent.recorded', { day: day(receivedOn) })}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          {assessmentId ? <Button component={Link} to={`/checklists/${assessmentId}`} size="compact-sm" variant="default" aria-label={`${t('checklists:sent.open')}: ${organisation}`}>{t('checklists:sent.open')}</Button> : null}
          <Button size="compact-sm" variant="default" aria-label={`${t('checklists:sent.again')}: ${organisation}`} onClick={() => { void write() }}>{t('checklists:sent.again')}</Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
