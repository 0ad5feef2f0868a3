import { List, Radio, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ImportChoice, ImportProblem, ImportRow } from '../../../shared/members.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { SideDialog } from '../../components/Dialog.tsx'
import { allowed, chosen, type Choices } from './choices.ts'
import { importFieldWords, importValueWords, matchWords, problemWords, weighed } from './problemWords.ts'

type Props = { row: ImportRow | null; choices: Choices; onPick: (choice: ImportChoice) => void; onClose: () => void }

const icons: Record<ImportProblem['level'], ReactNode> = {
  error: <IconCircleX size={18} aria-hidden />, warning: <IconAlertTriangle size={18} aria-hidden />, info: <IconInfoCircle size={18} aria-hidden />,
}

/** One row of the list in full: what was found, what would change, and the choice. */
export function RowDetail({ row, choices, onPick, onClose }: Props) {
  const t = useWords()
  return (
    <SideDialog
      opened={row !== null} onClose={onClose} position="right" size="md"
      title={row ? t('members:import.rowTitle', { row: row.row, name: row.values.name ?? t('members:import.nameless') }) : ''}
    >
      {row ? <Detail row={row} choices={choices} onPick={onPick} /> : null}
    </SideDialog>
  )
}

function Detail({ row, choices, onPick }: { row: ImportRow; choices: Choices; onPick: (choice: ImportChoice) => void }) {
  const t = useWords()
  const options = allowed(row)
  const of = matchWords(row, t)
  return (
    <Stack>
      <Text fw={600}>{t(`imports:outcome.${row.outcome}`)}</Text>
      <Text size="sm">{t(`members:import.outcomeText.${row.outcome === 'duplicate' && !options.includes('update') ? 'duplicateRow' : row.outcome}`)}</Text>
      {of === '' ? null : <Text size="sm">{of}</Text>}
      <Radio.Group label={t('members:import.column.choice')} value={chosen(row, choices)} onChange={value => { const option = options.find(one => one === value); if (option) onPick(option) }}>
        <Stack gap={6} mt={4}>{options.map(one => <Radio key={one} value={one} label={t(`members:import.choice.${one}`)} />)}</Stack>
      </Radio.Group>
      {row.problems.length > 0 ? (
        <section>
          <Title order={3} size="h5">{t('members:import.problems')}</Title>
          <List size="sm" spacing={4} mt={4}>
            {weighed(row).map(problem => <List.Item key={`${problem.field} ${problem.code}`} icon={icons[problem.level]}>{`${t(`members:import.level.${problem.level}`)}: ${problemWords(problem, t)}`}</List.Item>)}
          </List>
        </section>
      ) : null}
      {row.changes.length > 0 ? <Changes row={row} /> : null}
      <Values row={row} />
    </Stack>
  )
}

function Changes({ row }: { row: ImportRow }) {
  const t = useWords()
  const { language } = useFormats()
  const words = (field: string, value: string | number | null) => importValueWords(field, value, t, language) || t('history:record.nothing')
  return (
    <Table captionSide="top">
      <Table.Caption>{t('members:import.changes')}</Table.Caption>
      <Table.Thead><Table.Tr><Table.Th scope="col">{t('members:import.field')}</Table.Th><Table.Th scope="col">{t('members:import.before')}</Table.Th><Table.Th scope="col">{t('members:import.after')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {row.changes.map(({ field, before, after }) => (
          <Table.Tr key={`${field} ${after}`}><Table.Th scope="row">{importFieldWords(field, t)}</Table.Th><Table.Td>{words(field, before)}</Table.Td><Table.Td>{words(field, after)}</Table.Td></Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Values({ row }: { row: ImportRow }) {
  const t = useWords()
  const { language } = useFormats()
  const read = Object.entries(row.values).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <Table captionSide="top">
      <Table.Caption>{t('members:import.read')}</Table.Caption>
      <Table.Tbody>
        {read.map(([field, value]) => (
          <Table.Tr key={field}><Table.Th scope="row">{importFieldWords(field, t)}</Table.Th><Table.Td style={{ overflowWrap: 'anywhere' }}>{importValueWords(field, value, t, language)}</Table.Td></Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
