import { Button, Group, NumberInput, Stack, Table, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import type { FigureFields, OrganisationRecord } from '../../../shared/organisations.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { Explained } from '../../components/Explained.tsx'
import { EuroField, NumberField } from '../../components/NumberField.tsx'
import { WideTable } from '../../components/WideTable.tsx'
import { SizeBox } from './SizeBox.tsx'
import styles from './record.module.css'
import type { RecordTab } from './useRecord.ts'

type Figure = OrganisationRecord['figures'][number]

/** Employees, turnover and balance sheet by year, and the size class that follows from them. */
export function FiguresTab({ record, refetch }: RecordTab) {
  const t = useWords()
  const figures = record.figures.toSorted((a, b) => b.year - a.year)
  const save = async (fields: Partial<FigureFields> & { year: number }) => {
    await api.call('organisations.figures.save', { organisationId: record.id, fields })
    await refetch()
  }
  const remove = (year: number) => attempt(async () => {
    const { batch } = await api.call('organisations.figures.save', { organisationId: record.id, fields: { year }, remove: true })
    await refetch()
    showDone(t('members:figures.removed', { year }), batch)
  })
  return (
    <Stack>
      <Explained of="sizeClass" label={t('members:size.title')}><SizeBox figures={record.figures} /></Explained>
      {figures.length === 0 ? <Text>{t('members:figures.none')}</Text> : (
        <WideTable label={t('members:figures.caption')} minWidth={620} className={styles['editable'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('members:field.year')}</Table.Th>
              <Table.Th scope="col">{t('members:figures.employees')}</Table.Th>
              <Table.Th scope="col">{t('members:figures.turnover')}</Table.Th>
              <Table.Th scope="col">{t('members:figures.balanceSheet')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{figures.map(figure => <YearRow key={figure.id} figure={figure} save={save} onRemove={() => { void remove(figure.year) }} />)}</Table.Tbody>
        </WideTable>
      )}
      <AddYear years={figures.map(({ year }) => year)} onAdd={year => attempt(() => save({ year }))} />
    </Stack>
  )
}

function YearRow({ figure, save, onRemove }: { figure: Figure; save: (fields: Partial<FigureFields> & { year: number }) => Promise<void>; onRemove: () => void }) {
  const t = useWords()
  const { year } = figure
  return (
    <Table.Tr>
      <Table.Th scope="row">{year}</Table.Th>
      <Table.Td><NumberField label={t('members:figures.employeesOf', { year })} decimals={2} value={figure.employees} max={10_000_000} onSave={employees => save({ year, employees })} /></Table.Td>
      <Table.Td><EuroField label={t('members:figures.turnoverOf', { year })} value={figure.turnover} onSave={turnover => save({ year, turnover })} /></Table.Td>
      <Table.Td><EuroField label={t('members:figures.balanceSheetOf', { year })} value={figure.balanceSheet} onSave={balanceSheet => save({ year, balanceSheet })} /></Table.Td>
      <Table.Td><Button variant="subtle" size="xs" mt={2} aria-label={t('members:figures.remove', { year })} leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>{t('members:figures.removeShort')}</Button></Table.Td>
    </Table.Tr>
  )
}

function AddYear({ years, onAdd }: { years: number[]; onAdd: (year: number) => Promise<unknown> }) {
  const t = useWords()
  // The newest closed year that is not there yet.
  const last = Number(today().slice(0, 4)) - 1
  const free = Array.from({ length: years.length + 1 }, (_, back) => last - back).find(year => !years.includes(year)) ?? last
  const [typed, setYear] = useState<number | string | null>(null)
  const year = typed ?? free
  const there = typeof year === 'number' && years.includes(year)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (typeof year !== 'number' || there) return
    void onAdd(year)
    setYear(null)
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-start" gap="xs">
        <NumberInput label={t('members:figures.newYear')} value={year} min={1900} max={2200} allowDecimal={false} hideControls w={140} onChange={setYear} error={there ? t('members:figures.there') : null} />
        <Button type="submit" variant="default" mt={25} leftSection={<IconPlus size={16} aria-hidden />}>{t('members:figures.add')}</Button>
      </Group>
    </form>
  )
}
