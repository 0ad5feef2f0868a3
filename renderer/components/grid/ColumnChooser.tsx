import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../app/language.ts'
import type { GridColumn } from './types.ts'

type Props<Row> = { columns: GridColumn<Row>[]; order: string[]; onChange: (order: string[] | null) => void }

const moved = (order: string[], from: number, by: number): string[] => {
  const next = [...order]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(from + by, 0, one)
  return next
}

/** Which columns are shown, and in which order; at least one stays. */
export function ColumnChooser<Row>({ columns, order, onChange }: Props<Row>) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const shown = order.flatMap(name => columns.find(column => column.name === name) ?? [])
  const hidden = columns.filter(column => !order.includes(column.name))
  const toggle = (name: string) => onChange(order.includes(name) ? order.filter(one => one !== name) : [...order, name])
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end" shadow="md" middlewares={{ shift: true, flip: true, size: true }}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={18} aria-hidden />} onClick={() => setOpen(!open)}>{t('components:grid.columns.title')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('components:grid.columns.title')}>
        <Stack gap="xs" w={300} maw="85vw">
          <ScrollArea.Autosize mah="50vh" type="auto" viewportProps={{ tabIndex: -1 }}>
            <Stack gap={6} pr="sm">
              {shown.map((column, index) => (
                <Group key={column.name} justify="space-between" wrap="nowrap" gap="xs">
                  <Checkbox size="sm" checked disabled={shown.length === 1} label={column.header} onChange={() => toggle(column.name)} />
                  <Group gap={2} wrap="nowrap">
                    <ActionIcon
                      variant="subtle" size="md" disabled={index === 0} aria-label={t('components:grid.columns.earlier', { column: column.header })} onClick={() => onChange(moved(order, index, -1))}
                    ><IconChevronUp size={16} aria-hidden /></ActionIcon>
                    <ActionIcon
                      variant="subtle" size="md" disabled={index === shown.length - 1} aria-label={t('components:grid.columns.later', { column: column.header })} onClick={() => onChange(moved(order, index, 1))}
                    ><IconChevronDown size={16} aria-hidden /></ActionIcon>
                  </Group>
                </Group>
              ))}
              {hidden.length > 0 ? <Text size="sm" fw={600} mt="xs">{t('components:grid.columns.hidden')}</Text> : null}
              {hidden.map(column => <Checkbox key={column.name} size="sm" checked={false} label={column.header} onChange={() => toggle(column.name)} />)}
            </Stack>
          </ScrollArea.Autosize>
          <Button size="xs" variant="default" onClick={() => onChange(null)}>{t('components:grid.columns.usual')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
