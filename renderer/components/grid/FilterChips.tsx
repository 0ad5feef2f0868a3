import { Button, Group, Pill } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useFormats, useWords } from '../../app/language.ts'
import { conditionText } from './conditions.ts'
import type { GridColumn, GridView } from './types.ts'

type Props<Row> = { columns: GridColumn<Row>[]; view: GridView; onRemove: (column: string) => void; onClear: () => void }

/** What the list is filtered by, each to be taken away alone, or all with one click. */
export function FilterChips<Row>({ columns, view, onRemove, onClear }: Props<Row>) {
  const t = useWords()
  const { language } = useFormats()
  const chips = columns.flatMap(column => {
    const condition = view.filter[column.name]
    return condition === undefined ? [] : [{ name: column.name, words: t('components:grid.chip.words', { column: column.header, condition: conditionText(column, condition, language, t) }) }]
  })
  if (chips.length === 0 && view.text.trim() === '') return null
  return (
    <Group gap="xs" role="group" aria-label={t('components:grid.filters')}>
      {chips.map(chip => (
        <Pill
          key={chip.name} size="md" withRemoveButton onRemove={() => onRemove(chip.name)}
          removeButtonProps={{ 'aria-label': t('components:grid.chip.remove', { filter: chip.words }), 'aria-hidden': false, tabIndex: 0 }}
        >{chip.words}</Pill>
      ))}
      <Button size="compact-sm" variant="subtle" leftSection={<IconFilterOff size={16} aria-hidden />} onClick={onClear}>{t('components:grid.clearFilters')}</Button>
    </Group>
  )
}
