import { Button, Checkbox, Group, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { fold } from '../../../shared/folding.ts'
import { formatNumber } from '../../../shared/format.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { Waiting } from '../Waiting.tsx'
import { valueText } from './cellText.ts'
import { fromDraft, isRange, toDraft, type FilterDraft, type Presence } from './conditions.ts'
import { RangeFields } from './RangeFields.tsx'
import type { Condition, GridColumn, Value } from './types.ts'

type Props<Row> = {
  column: GridColumn<Row>
  condition: Condition | undefined
  values: ((column: string) => Promise<{ value: Value; count: number }[]>) | undefined
  onApply: (condition: Condition | undefined) => void
}
type Draft = { draft: FilterDraft; change: (part: Partial<FilterDraft>) => void }

/** Longer lists of values are cut; the field above finds the rest. */
const shownValues = 200

/** What a column shall show: words it contains, some of its values, a range, or whether it is filled at all. */
export function ColumnFilter<Row>({ column, condition, values, onApply }: Props<Row>) {
  const t = useWords()
  const [draft, setDraft] = useState(() => toDraft(condition))
  const change = (part: Partial<FilterDraft>) => setDraft(old => ({ ...old, ...part }))
  const apply = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    // the field says itself what is wrong
    if (draft.unread.length > 0) event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    else onApply(fromDraft(draft))
  }
  return (
    <form onSubmit={apply}>
      <Stack gap="sm" w={280} maw="80vw">
        <Text fw={600}>{column.header}</Text>
        {isRange(column.kind)
          ? <RangeFields kind={column.kind} draft={draft} onChange={change} />
          : <ValueFields column={column} values={values} draft={draft} change={change} />}
        <PresenceFields draft={draft} change={change} />
        <Group justify="space-between">
          <Button variant="default" size="xs" onClick={() => onApply(undefined)}>{t('components:grid.filter.clear')}</Button>
          <Button type="submit" size="xs">{t('components:grid.filter.apply')}</Button>
        </Group>
      </Stack>
    </form>
  )
}

function ValueFields<Row>({ column, values, draft, change }: Pick<Props<Row>, 'column' | 'values'> & Draft) {
  const t = useWords()
  const isChoice = column.kind === 'choice'
  const [search, setSearch] = useState('')
  const text = isChoice ? search : draft.contains
  return (
    <>
      <TextInput
        data-autofocus size="sm" label={isChoice ? t('components:grid.filter.search') : t('components:grid.filter.contains')} value={text}
        onChange={event => (isChoice ? setSearch(event.currentTarget.value) : change({ contains: event.currentTarget.value, values: [] }))}
      />
      {values ? <ValueList column={column} values={values} search={text} draft={draft} change={change} /> : null}
    </>
  )
}

function ValueList<Row>({ column, values, search, draft, change }: { column: GridColumn<Row>; values: NonNullable<Props<Row>['values']>; search: string } & Draft) {
  const t = useWords()
  const { language } = useFormats()
  const { data } = useQuery({ queryKey: ['grid-values', column.name], queryFn: () => values(column.name), staleTime: 0, gcTime: 0 })
  if (!data) return <Waiting inline size="sm" words={t('components:grid.filter.loading')} />
  const wanted = fold(search)
  const found = data.flatMap(({ value, count }) => (value === null || value === '' ? [] : [{ value, count, words: valueText(column, value, language) }]))
    .filter(one => wanted === '' || fold(one.words).includes(wanted))
  const toggle = (value: string | number) => change({
    contains: '', presence: 'any', values: draft.values.includes(value) ? draft.values.filter(one => one !== value) : [...draft.values, value],
  })
  return (
    <ScrollArea.Autosize mah={200} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('components:grid.filter.values') }}>
      <Stack gap={6}>
        {found.slice(0, shownValues).map(({ value, count, words }) => (
          <Checkbox key={value} size="sm" checked={draft.values.includes(value)} onChange={() => toggle(value)} label={`${words} (${formatNumber(count, language)})`} />
        ))}
        {found.length > shownValues ? <Text size="sm">{t('components:grid.filter.more', { count: found.length - shownValues })}</Text> : null}
        {found.length === 0 ? <Text size="sm">{t('components:grid.filter.none')}</Text> : null}
      </Stack>
    </ScrollArea.Autosize>
  )
}

const presences: Presence[] = ['any', 'filled', 'empty']

function PresenceFields({ draft, change }: Draft) {
  const t = useWords()
  return (
    <Radio.Group label={t('components:grid.filter.presence')} value={draft.presence} onChange={value => change({ presence: presences.find(one => one === value) ?? 'any' })}>
      <Group gap="sm" mt={4}>
        {presences.map(one => <Radio key={one} size="sm" value={one} label={t(`components:grid.filter.${one}`)} />)}
      </Group>
    </Radio.Group>
  )
}
