import { Group } from '@mantine/core'
import { IconCalendarTime } from '@tabler/icons-react'
import { useState } from 'react'
import { dayOf, hourOf } from '../../shared/meetings/clock.ts'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { Days } from '../components/DayCalendar.tsx'
import { FieldPicker, type PickedField } from '../components/FieldPicker.tsx'
import { Hours } from '../components/Hours.tsx'

type Props = PickedField & {
  /** What is marked in it, as `YYYY-MM-DDTHH:MM`. */
  value: string | null
  onChoose: (time: string) => void
}

/** A day keeps the hour that stands, and waits for one where there is none; with the hour it is done. */
function DayAndHour({ value, onChoose, close }: Pick<Props, 'value' | 'onChoose'> & { close: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const hour = value && hourOf(value)
  const day = value ? dayOf(value) : chosen
  const takeDay = (taken: string) => { if (hour) onChoose(`${taken}T${hour}`); else setChosen(taken) }
  return (
    <Group align="flex-start" wrap="nowrap">
      <Days value={day} onChoose={takeDay} />
      <Hours value={hour} onChoose={at => { close(); onChoose(`${day ?? today()}T${at}`) }} />
    </Group>
  )
}

/** The calendar and the hours of a field in which both are typed, and the button that opens them. */
export function ClockPicker({ label, value, onChoose, children, ...field }: Props) {
  const t = useWords()
  const times = (close: () => void) => <DayAndHour value={value} onChoose={onChoose} close={close} />
  return (
    <FieldPicker label={label} opens={t('field.openClock', { label })} icon={<IconCalendarTime size={18} aria-hidden />} choice={times} {...field}>
      {children}
    </FieldPicker>
  )
}
