import { TextInput } from '@mantine/core'
import { formatDay } from '../../shared/format.ts'
import { useWords } from '../app/language.ts'
import { DayCalendar } from './DayCalendar.tsx'
import { typedDay } from './days.ts'

type Props = {
  label: string
  description?: string
  /** As it is typed. */
  value: string
  onChange: (value: string) => void
  required?: boolean
  error?: string | null
  /** Has the keyboard when its dialog opens. */
  first?: boolean
}

/** A day of a form, typed or chosen in the calendar; it may stay empty. */
export function DayInput({ label, description, value, onChange, required = false, error, first = false }: Props) {
  const t = useWords()
  const day = typedDay(value)
  return (
    <DayCalendar label={label} value={day ?? null} onChoose={chosen => onChange(formatDay(chosen))}>
      {right => (
        <TextInput
          label={label} description={description} required={required} value={value} placeholder={t('field.dayPlaceholder')} inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={event => onChange(event.currentTarget.value)} error={day === undefined ? t('field.notADay') : error} {...(first ? { 'data-autofocus': true } : {})} {...right}
        />
      )}
    </DayCalendar>
  )
}
