import { Alert, Stack, Table, Text, Title } from '@mantine/core'
import { checklistKey, rowsOf, type QuestionnairePreview } from '../../shared/checklists.ts'
import { useFormats, useWords } from '../app/language.ts'
import { Mark } from '../components/Mark.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { useCatalogue } from './catalogue.ts'

type Part = { preview: QuestionnairePreview }

/** What a returned questionnaire says, before anything is taken over: whose it is, what could not be read, each answer. */
export function ReadPreview({ preview }: Part) {
  const t = useWords()
  const { day } = useFormats()
  const { titleOf } = useCatalogue()
  const { questionnaire, person, answeredOn, open, unread, fileName } = preview
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">{`${questionnaire.organisation} · ${titleOf(checklistKey({ code: questionnaire.checklist, edition: questionnaire.edition }))}`}</Title>
      <Text size="sm">{[fileName, person ? t('checklists:back.person', { person }) : t('checklists:back.noPerson'), answeredOn ? t('checklists:back.day', { day: day(answeredOn) }) : t('checklists:back.noDay')].join(' · ')}</Text>
      {open.length > 0 ? <Text size="sm">{t('checklists:back.open', { count: open.length, rows: open.join(', ') })}</Text> : null}
      {preview.unreasoned.length > 0 ? <Text size="sm">{t('checklists:unreasoned', { count: preview.unreasoned.length, rows: preview.unreasoned.join(', ') })}</Text> : null}
      {unread.length > 0 ? <Unread preview={preview} /> : <Mark tone="good" words={t('checklists:back.allRead')} />}
      <Answers preview={preview} />
    </Stack>
  )
}

function Unread({ preview: { unread } }: Part) {
  const t = useWords()
  return (
    <Alert role="status" color="orange" variant="outline" title={t('checklists:back.unread', { count: unread.length })}>
      <Text size="sm" mb="xs">{t('checklists:back.unreadAbout')}</Text>
      <WideTable label={t('checklists:back.unread', { count: unread.length })} minWidth={420} maxHeight="13.75rem">
        <Table.Thead><Table.Tr>{(['where', 'row', 'text', 'why'] as const).map(head => <Table.Th key={head}>{t(`checklists:back.column.${head}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {unread.map(one => (
            <Table.Tr key={Object.values(one).join(' ')}>
              <Table.Td>{[one.sheet, one.cell].filter(Boolean).join(' ')}</Table.Td><Table.Td>{one.row}</Table.Td><Table.Td style={{ overflowWrap: 'anywhere' }}>{one.text}</Table.Td><Table.Td>{t(`checklists:unread.${one.why}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </Alert>
  )
}

function Answers({ preview: { answers, questionnaire } }: Part) {
  const t = useWords()
  const { find } = useCatalogue()
  const checklist = find(checklistKey({ code: questionnaire.checklist, edition: questionnaire.edition }))
  const questions = new Map((checklist ? rowsOf(checklist) : []).map(row => [row.code, row]))
  return (
    <WideTable label={t('checklists:back.answers')} minWidth={560} maxHeight="38vh">
      <Table.Thead><Table.Tr>{(['code', 'question', 'answer', 'notes', 'evidence'] as const).map(head => <Table.Th key={head}>{t(`checklists:paper.${head}`)}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>
        {answers.map(({ row, answer, note, evidence }) => {
          const question = questions.get(row)
          return (
            <Table.Tr key={row}>
              <Table.Td>{row}</Table.Td><Table.Td>{question?.question}</Table.Td>
              <Table.Td>{answer === 'no' && question?.severity === 'critical' ? <Mark tone="warning" words={t('checklists:answer.no')} /> : t(answer ? `checklists:answer.${answer}` : 'checklists:unanswered')}</Table.Td>
              <Table.Td>{note}</Table.Td><Table.Td>{evidence}</Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </WideTable>
  )
}
