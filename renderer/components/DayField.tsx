import { ActionIcon, Group, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { formatDay } from '../../shared/format.ts'
import { parseDay } from '../../shared/typed.ts'
import { today } from '../app/today.ts'
import { useWords } from '../app/language.ts'
import { useAutosave, type Reading } from './autosave.ts'
import { calendarLabels } from './calendarLabels.ts'
import { autosaveProps, FieldSign, type FieldProps } from './fieldProps.tsx'
import { fieldNotes } from './fields.tsx'
import { restDays } from './restDay.ts'

/** A day, typed as `1/3/25` or `010325` or chosen in the calendar; shown as `01/03/2025`, stored as `YYYY-MM-DD`. */
export function DayField(props: FieldProps<string | null>) {
  const t = useWords()
  const [calendar, setCalendar] = useState(false)
  const read = (text: string): Reading<string | null> => {
    if (!text.trim()) return props.required ? { ok: false, problem: t('field.required') } : { ok: true, value: null }
    const day = parseDay(text, today())
    return day ? { ok: true, value: day } : { ok: false, problem: t('field.notADay') }
  }
  const field = useAutosave<string | null>({ value: props.value, show: day => (day ? formatDay(day) : ''), read, onSave: props.onSave })
  const choose = (day: string | null) => {
    setCalendar(false)
    if (!day) return
    field.type(formatDay(day))
    void field.commit(true)
  }
  const button = (
    <ActionIcon variant="subtle" color="gray" aria-label={t('field.openCalendar', { label: props.label })} aria-expanded={calendar} onClick={() => setCalendar(open => !open)}>
      <IconCalendar size={18} aria-hidden />
    </ActionIcon>
  )
  return (
    <Popover opened={calendar} onChange={setCalendar} position="bottom-end" trapFocus returnFocus withinPortal withRoles={false}>
      <Popover.Target>
        <TextInput
          label={props.label} description={props.description} placeholder={props.placeholder ?? t('field.dayPlaceholder')} withAsterisk={props.required ?? false}
          readOnly={props.readOnly ?? false} rightSection={<Group gap={4} wrap="nowrap" justify="flex-end"><FieldSign state={field.state} />{props.readOnly ? null : button}</Group>} rightSectionWidth={60}
          {...fieldNotes(field.problem, props.warning)} {...autosaveProps(field)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={props.label}>
        <DatePicker value={props.value} defaultDate={props.value ?? today()} onChange={choose} ariaLabels={calendarLabels(t)} {...restDays(t)} />
      </Popover.Dropdown>
    </Popover>
  )
}
