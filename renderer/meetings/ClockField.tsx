import { TextInput } from '@mantine/core'
import { formatClock } from '../../shared/format.ts'
import { parseClock } from '../../shared/typed.ts'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { useAutosave, type Reading } from '../components/autosave.ts'
import { autosaveProps, FieldSign, type FieldProps } from '../components/fieldProps.tsx'
import { fieldNotes } from '../components/fields.tsx'
import { ClockPicker } from './ClockPicker.tsx'

/** A day and an hour, typed as `12/12/26 17:30` or chosen. */
export function ClockField(props: FieldProps<string | null>) {
  const t = useWords()
  const read = (text: string): Reading<string | null> => {
    if (!text.trim()) return props.required ? { ok: false, problem: t('field.required') } : { ok: true, value: null }
    const time = parseClock(text, today())
    return time ? { ok: true, value: time } : { ok: false, problem: t('meetings:screen.notAClock') }
  }
  const field = useAutosave<string | null>({ value: props.value, show: time => (time ? formatClock(time) : ''), read, onSave: props.onSave })
  const choose = (time: string) => {
    field.type(formatClock(time))
    void field.commit(true)
  }
  return (
    <ClockPicker label={props.label} value={parseClock(field.text, today()) ?? props.value} onChoose={choose} sign={<FieldSign state={field.state} />} readOnly={props.readOnly ?? false}>
      {right => (
        <TextInput
          label={props.label} description={props.description} placeholder={t('field.clockPlaceholder')} withAsterisk={props.required ?? false} readOnly={props.readOnly ?? false}
          {...right} {...fieldNotes(field.problem, props.warning)} {...autosaveProps(field)}
        />
      )}
    </ClockPicker>
  )
}
