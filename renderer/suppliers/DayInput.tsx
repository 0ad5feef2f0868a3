import { TextInput } from '@mantine/core'
import { useWords } from '../app/language.ts'
import { typedDay } from './days.ts'

/** A day that may stay empty. */
export function DayInput({ label, description, value, onChange, required = false, error }: { label: string; description?: string; value: string; onChange: (value: string) => void; required?: boolean; error?: string | null }) {
  const t = useWords()
  return (
    <TextInput
      label={label} description={description} required={required} value={value} placeholder={t('field.dayPlaceholder')} inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={event => onChange(event.currentTarget.value)} error={typedDay(value) === undefined ? t('field.notADay') : error}
    />
  )
}
