import { TextInput } from '@mantine/core'
import { formatDay } from '../../shared/format.ts'
import { parseDay } from '../../shared/typed.ts'
import { today } from '../app/today.ts'
import { useWords } from '../app/language.ts'
import { useAutosave, type Reading } from './autosave.ts'
import { DayCalendar } from './DayCalendar.tsx'
import { autosaveProps, FieldSign, type FieldProps } from './fieldProps.tsx'
import { fieldNotes } from './fields.tsx'

/** A day, typed as `1/3/25` or `010325` or chosen in the calendar; shown as `01/03/2025`, stored as `YYYY-MM-DD`. */
export function DayField(props: FieldProps<string | null>) {
  const t = useWords()
  const read = (text: string): Reading<string | null> => {
    if (!text.trim()) return props.required ? { ok: false, problem: t('field.required') } : { ok: true, value: null }
    const day = parseDay(text, today())
    return day ? { ok: true, value: day } : { ok: false, problem: t('field.notADay') }
  }
  const field = useAutosave<string | null>({ value: props.value, show: day => (day ? formatDay(day) : ''), read, onSave: props.onSave })
  const choose = (day: string) => {
    field.type(formatDay(day))
    void field.commit(true)
  }
  return (
    <DayCalendar label={props.label} value={parseDay(field.text, today()) ?? props.value} onChoose={choose} sign={<FieldSign state={field.state} />} readOnly={props.readOnly ?? false}>
      {right => (
        <TextInput
          label={props.label} description={props.description} placeholder={props.placeholder ?? t('field.dayPlaceholder')} withAsterisk={props.required ?? false}
          readOnly={props.readOnly ?? false} {...right} {...fieldNotes(field.problem, props.warning)} {...autosaveProps(field)}
        />
      )}
    </DayCalendar>
  )
}
