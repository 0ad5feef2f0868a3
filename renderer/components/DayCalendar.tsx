import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { calendarLabels } from './calendarLabels.ts'
import { FieldPicker, type PickedField } from './FieldPicker.tsx'
import { restDays } from './restDay.ts'

type Props = PickedField & {
  /** The day that is marked in it, as `YYYY-MM-DD`. */
  value: string | null
  onChoose: (day: string) => void
}

/** The days that are chosen from. */
export function Days({ value, onChoose }: Pick<Props, 'value' | 'onChoose'>) {
  const t = useWords()
  return <DatePicker value={value} defaultDate={value ?? today()} onChange={day => { if (day) onChoose(day) }} ariaLabels={calendarLabels(t)} {...restDays(t)} __stopPropagation />
}

/** The calendar of a field in which a day is typed, and the button that opens it. */
export function DayCalendar({ label, value, onChoose, children, ...field }: Props) {
  const t = useWords()
  const days = (close: () => void) => <Days value={value} onChoose={day => { close(); onChoose(day) }} />
  return <FieldPicker label={label} opens={t('field.openCalendar', { label })} icon={<IconCalendar size={18} aria-hidden />} choice={days} {...field}>{children}</FieldPicker>
}
