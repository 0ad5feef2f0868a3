import { ActionIcon, Button, Checkbox, Group, NumberInput, Popover, ScrollArea, Select, Stack, Text } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import { useWords } from '../../app/language.ts'
import { movedBy } from './order.ts'
import type { GridColumn } from './types.ts'

type Grouping = { by: string | null; onChange: (by: string | null) => void; onAll: (open: boolean) => void }
type Props<Row> = {
  columns: GridColumn<Row>[]
  order: string[]
  onChange: (order: string[] | null) => void
  frozen: number
  onFreeze: (columns: number) => void
  /** How the list is grouped, where it can be. */
  group: Grouping | null
}

/** Which columns are shown, and in which order (at least one stays); how many stay in sight; what the list is grouped by. */
function Chooser<Row>({ columns, order, onChange, frozen, onFreeze, group }: Props<Row>) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const shown = order.flatMap(name => columns.find(column => column.name === name) ?? [])
  const hidden = columns.filter(column => !order.includes(column.name))
  const panel = useRef<HTMLDivElement>(null)
  const toggled = useRef<string | null>(null)
  useEffect(() => {
    // A column that comes or goes stands elsewhere in the panel: the keyboard goes with it.
    if (toggled.current !== null) panel.current?.querySelector<HTMLElement>(`[data-column="${toggled.current}"]`)?.focus({ preventScroll: true })
    toggled.current = null
  }, [order])
  const toggle = (name: string) => { toggled.current = name; onChange(order.includes(name) ? order.filter(one => one !== name) : [...order, name]) }
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end" shadow="md" middlewares={{ shift: true, flip: true, size: true }}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={18} aria-hidden />} onClick={() => setOpen(!open)}>{t('components:grid.columns.title')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('components:grid.columns.title')}>
        <Stack gap="xs" w={300} maw="85vw" ref={panel}>
          {group ? <GroupChoice columns={columns} group={group} /> : null}
          <NumberInput
            size="sm" label={t('components:grid.columns.frozen')} value={frozen} min={0} max={Math.min(10, shown.length)} allowDecimal={false} allowNegative={false}
            onChange={value => { if (typeof value === 'number') onFreeze(value) }}
          />
          <ScrollArea.Autosize mah="40vh" type="auto" viewportProps={{ tabIndex: -1 }}>
            <Stack gap={6} pr="sm">
              {shown.map((column, index) => (
                <Group key={column.name} justify="space-between" wrap="nowrap" gap="xs">
                  <Checkbox size="sm" data-column={column.name} checked disabled={shown.length === 1} label={column.header} onChange={() => toggle(column.name)} />
                  <Group gap={2} wrap="nowrap">
                    <ActionIcon
                      variant="subtle" size="md" disabled={index === 0} aria-label={t('components:grid.columns.earlier', { column: column.header })} onClick={() => onChange(movedBy(order, column.name, -1))}
                    ><IconChevronUp size={16} aria-hidden /></ActionIcon>
                    <ActionIcon
                      variant="subtle" size="md" disabled={index === shown.length - 1} aria-label={t('components:grid.columns.later', { column: column.header })} onClick={() => onChange(movedBy(order, column.name, 1))}
                    ><IconChevronDown size={16} aria-hidden /></ActionIcon>
                  </Group>
                </Group>
              ))}
              {hidden.length > 0 ? <Text size="sm" fw={600} mt="xs">{t('components:grid.columns.hidden')}</Text> : null}
              {hidden.map(column => <Checkbox key={column.name} size="sm" data-column={column.name} checked={false} label={column.header} onChange={() => toggle(column.name)} />)}
            </Stack>
          </ScrollArea.Autosize>
          <Button size="xs" variant="default" onClick={() => onChange(null)}>{t('components:grid.columns.usual')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

// Types of a generic component do not survive `memo`: they are put back.
export const ColumnChooser = memo(Chooser) as typeof Chooser

function GroupChoice<Row>({ columns, group }: { columns: GridColumn<Row>[]; group: Grouping }) {
  const t = useWords()
  return (
    <>
      <Select
        size="sm" label={t('components:grid.group.by')} placeholder={t('components:grid.group.none')} value={group.by} clearable clearButtonProps={{ 'aria-label': t('components:grid.menu.ungroup') }} comboboxProps={{ withinPortal: false }}
        data={columns.filter(column => column.groupable).map(column => ({ value: column.name, label: column.header }))} onChange={group.onChange}
      />
      {group.by === null ? null : (
        <Group grow gap="xs">
          <Button size="xs" variant="default" onClick={() => group.onAll(true)}>{t('components:grid.group.openAll')}</Button>
          <Button size="xs" variant="default" onClick={() => group.onAll(false)}>{t('components:grid.group.closeAll')}</Button>
        </Group>
      )}
    </>
  )
}
