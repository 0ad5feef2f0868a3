import { ActionIcon, Group, Popover, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { calendarLabels } from './calendarLabels.ts'
import { restDays } from './restDay.ts'

type Props = {
  label: string
  /** The day that is marked in it, as `YYYY-MM-DD`. */
  value: string | null
  onChoose: (day: string) => void
  /** Stands before the button. */
  sign?: ReactNode
  readOnly?: boolean
  /** The field, which takes the button at its right. */
  children: (right: Pick<TextInputProps, 'rightSection' | 'rightSectionWidth'>) => ReactElement
}

/** The calendar of a field in which a day is typed, and the button that opens it. */
export function DayCalendar({ label, value, onChoose, sign, readOnly = false, children }: Props) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  const choose = (day: string | null) => {
    setOpened(false)
    if (day) onChoose(day)
  }
  const button = (
    <ActionIcon variant="subtle" color="gray" aria-label={t('field.openCalendar', { label })} aria-expanded={opened} onClick={() => setOpened(open => !open)}>
      <IconCalendar size={18} aria-hidden />
    </ActionIcon>
  )
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus withinPortal withRoles={false}>
      <Popover.Target>{children({ rightSection: <Group gap={4} wrap="nowrap" justify="flex-end">{sign}{readOnly ? null : button}</Group>, rightSectionWidth: sign === undefined ? 36 : 60 })}</Popover.Target>
      {/* Esc closes it and not the dialog in which it stands */}
      <Popover.Dropdown aria-label={label} data-mantine-stop-propagation>
        <DatePicker value={value} defaultDate={value ?? today()} onChange={choose} ariaLabels={calendarLabels(t)} {...restDays(t)} __stopPropagation />
      </Popover.Dropdown>
    </Popover>
  )
}
