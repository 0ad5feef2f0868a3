import { formatDay } from '../../shared/format.ts'
import { useWords } from '../app/language.ts'
import { DayCalendar } from './DayCalendar.tsx'
import { typedDay } from './days.ts'
import { TypedInput, type TypedProps } from './TypedInput.tsx'

/** A day of a form, typed or chosen in the calendar; it may stay empty. */
export function DayInput(props: TypedProps) {
  const t = useWords()
  const day = typedDay(props.value)
  return (
    <DayCalendar label={props.label} value={day ?? null} onChoose={chosen => props.onChange(formatDay(chosen))}>
      {right => <TypedInput {...props} error={day === undefined ? t('field.notADay') : props.error} placeholder={t('field.dayPlaceholder')} right={right} />}
    </DayCalendar>
  )
}
