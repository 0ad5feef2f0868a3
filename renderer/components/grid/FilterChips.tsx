import { memo } from 'react'
import { Button, Group, Pill } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useFormats, useWords } from '../../app/language.ts'
import { conditionText } from './conditions.ts'
import type { GridColumn, GridView } from './types.ts'

type Props<Row> = { columns: GridColumn<Row>[]; view: GridView; onRemove: (column: string) => void; onClear: () => void; onUngroup: () => void }

/** What the list is filtered and grouped by, each to be taken away alone, or all with one click. */
function Chips<Row>({ columns, view, onRemove, onClear, onUngroup }: Props<Row>) {
  const t = useWords()
  const { language } = useFormats()
  const chips = columns.flatMap(column => {
    const condition = view.filter[column.name]
    return condition === undefined ? [] : [{ name: column.name, words: t('components:grid.chip.words', { column: column.header, condition: conditionText(column, condition, language, t) }) }]
  })
  const by = columns.find(column => column.name === view.group)
  const filtered = chips.length > 0 || view.text.trim() !== ''
  if (!filtered && !by) return null
  return (
    <Group gap="xs" role="group" aria-label={t('components:grid.filters')}>
      {chips.map(chip => (
        <Pill
          key={chip.name} size="md" withRemoveButton onRemove={() => onRemove(chip.name)}
          removeButtonProps={{ 'aria-label': t('components:grid.chip.remove', { filter: chip.words }), 'aria-hidden': false, tabIndex: 0 }}
        >{chip.words}</Pill>
      ))}
      {by ? (
        <Pill size="md" withRemoveButton onRemove={onUngroup} removeButtonProps={{ 'aria-label': t('components:grid.menu.ungroup'), 'aria-hidden': false, tabIndex: 0 }}>{t('components:grid.group.chip', { column: by.header })}</Pill>
      ) : null}
      {filtered ? <Button size="compact-sm" variant="subtle" leftSection={<IconFilterOff size={16} aria-hidden />} onClick={onClear}>{t('components:grid.clearFilters')}</Button> : null}
    </Group>
  )
}

// Types of a generic component do not survive `memo`: they are put back.
export const FilterChips = memo(Chips) as typeof Chips
