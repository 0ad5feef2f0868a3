import { TextInput } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { parseHour } from '../../shared/typed.ts'
import { useWords } from '../app/language.ts'
import { FieldPicker } from './FieldPicker.tsx'
import { Hours } from './Hours.tsx'

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
  /** Width, in CSS pixels. */
  width?: number
}

/** An hour of a form, typed (`17:30`, `17.30`, `1730`, `17`) or chosen among the half hours. */
export function HourInput({ label, description, value, onChange, required = false, error, first = false, width }: Props) {
  const t = useWords()
  const hours = (close: () => void) => <Hours value={parseHour(value)} onChoose={hour => { close(); onChange(hour) }} />
  return (
    <FieldPicker label={label} opens={t('field.openHours', { label })} icon={<IconClock size={18} aria-hidden />} choice={hours}>
      {right => (
        <TextInput
          label={label} description={description} required={required} value={value} placeholder="17:30" inputWrapperOrder={['label', 'input', 'description', 'error']} {...(width === undefined ? {} : { w: width })}
          onChange={event => onChange(event.currentTarget.value)} error={error} {...(first ? { 'data-autofocus': true } : {})} {...right}
        />
      )}
    </FieldPicker>
  )
}
