import { Alert, Fieldset, Group, Stack, Table, Text, Title, UnstyledButton } from '@mantine/core'
import type { Input } from '../../shared/contract.ts'
import { rowsOf, type Assessment, type Checklist } from '../../shared/checklists.ts'
import { shareWords, type ElementResult } from '../../shared/checklists/result.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { DayField } from '../components/DayField.tsx'
import { TextAreaField, TextField } from '../components/fields.tsx'
import { Mark } from '../components/Mark.tsx'
import { useSeenSave } from '../components/seen.ts'
import { WideTable } from '../components/WideTable.tsx'
import type { Given } from './useAnswers.ts'

type Props = { record: Assessment; checklist: Checklist; refetch: () => Promise<unknown>; given: Given; onElement: (code: string) => void }
type Values = Input<'checklists.save'>['values']
const write = ({ id }: Assessment, values: Values, revision: number) => api.call('checklists.save', { id, values, revision })

/** Who answered and when, which alarms are open, and the result by element. */
export function Summary({ record, checklist, refetch, given, onElement }: Props) {
  const t = useWords()
  const save = useSeenSave(record, write, refetch)
  const { readOnly, result } = given
  return (
    <Stack component="section" aria-label={t('checklists:record.summary')}>
      {checklist.complete ? null : <Alert color="orange" variant="outline">{checklist.note}</Alert>}
      <Alarms checklist={checklist} alarms={result.alarms} onElement={onElement} />
      {result.unreasoned.length > 0 ? <Text size="sm" className="desk-warning">{`⚠ ${t('checklists:unreasoned', { count: result.unreasoned.length, rows: result.unreasoned.join(', ') })}`}</Text> : null}
      <div>
        <Title order={2} size="h4">{t('checklists:paper.byElement')}</Title>
        <Text size="sm">{t('checklists:paper.shareAbout')}</Text>
        <Elements checklist={checklist} results={result.elements} onElement={onElement} />
      </div>
      <Fieldset legend={t('checklists:record.about')}>
        <Stack gap="sm">
          <Group grow align="flex-start">
            <DayField label={t('checklists:field.answeredOn')} required readOnly={readOnly} value={record.answeredOn} onSave={(value, seen) => save({ answeredOn: value ?? record.answeredOn }, { answeredOn: seen ?? record.answeredOn })} />
            <TextField label={t('checklists:field.person')} max={120} readOnly={readOnly} value={record.person} onSave={(value, seen) => save({ person: value }, { person: seen })} />
          </Group>
          <TextAreaField label={t('checklists:field.note')} max={2000} readOnly={readOnly} value={record.note} onSave={(value, seen) => save({ note: value }, { note: seen })} />
          <Text size="sm" c="dimmed">{`${t('checklists:field.source')}: ${t(`checklists:source.${record.source}`)}`}</Text>
        </Stack>
      </Fieldset>
    </Stack>
  )
}

/** The critical questions that were answered "no", each leading to its element. */
export function Alarms({ checklist, alarms, onElement }: { checklist: Checklist; alarms: readonly string[]; onElement: (code: string) => void }) {
  const t = useWords()
  const rows = rowsOf(checklist).filter(row => alarms.includes(row.code))
  if (rows.length === 0) return null
  const elementOf = (code: string) => checklist.elements.find(element => element.rows.some(row => row.code === code))?.code ?? ''
  return (
    <Alert color="red" variant="outline" role="status" title={`⚠ ${t('checklists:paper.alarms', { count: rows.length })}`}>
      <Text size="sm" mb="xs">{t('checklists:paper.alarmsAbout')}</Text>
      <ul className="desk-plain-list">{rows.map(row => <li key={row.code}><UnstyledButton td="underline" fz="sm" onClick={() => onElement(elementOf(row.code))}>{`${row.code} ${row.question}`}</UnstyledButton></li>)}</ul>
    </Alert>
  )
}

function Elements({ checklist, results, onElement }: { checklist: Checklist; results: readonly ElementResult[]; onElement: (code: string) => void }) {
  const t = useWords()
  const { language, number } = useFormats()
  return (
    <WideTable label={t('checklists:paper.byElement')} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('checklists:paper.element')}</Table.Th>{(['yes', 'partly', 'no', 'notApplicable'] as const).map(answer => <Table.Th key={answer} ta="right">{t(`checklists:paper.short.${answer}`)}</Table.Th>)}
          <Table.Th ta="right">{t('checklists:paper.open')}</Table.Th><Table.Th ta="right">{t('checklists:paper.share')}</Table.Th><Table.Th>{t('checklists:paper.alarmsSheet')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {results.map(one => (
          <Table.Tr key={one.code}>
            <Table.Td><UnstyledButton td="underline" fz="sm" onClick={() => onElement(one.code)}>{`${one.code} · ${checklist.elements.find(element => element.code === one.code)?.name ?? ''}`}</UnstyledButton></Table.Td>
            <Table.Td ta="right">{number(one.yes)}</Table.Td><Table.Td ta="right">{number(one.partly)}</Table.Td><Table.Td ta="right">{number(one.no)}</Table.Td><Table.Td ta="right">{number(one.notApplicable)}</Table.Td>
            <Table.Td ta="right">{number(one.open)}</Table.Td><Table.Td ta="right">{shareWords(one, language)}</Table.Td><Table.Td>{one.alarms.length > 0 ? <Mark tone="warning" words={one.alarms.join(', ')} /> : null}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
