import { IconClock } from '@tabler/icons-react'
import { parseHour } from '../../shared/typed.ts'
import { useWords } from '../app/language.ts'
import { FieldPicker } from './FieldPicker.tsx'
import { Hours } from './Hours.tsx'
import { TypedInput, type TypedProps } from './TypedInput.tsx'

/** An hour of a form, typed (`17:30`, `17.30`, `1730`, `17`) or chosen among the half hours; `width` in CSS pixels. */
export function HourInput({ width, ...props }: TypedProps & { width?: number }) {
  const t = useWords()
  const hours = (close: () => void) => <Hours value={parseHour(props.value)} onChoose={hour => { close(); props.onChange(hour) }} />
  return (
    <FieldPicker label={props.label} opens={t('field.openHours', { label: props.label })} icon={<IconClock size={18} aria-hidden />} choice={hours}>
      {right => <TypedInput {...props} placeholder="17:30" width={width} right={right} />}
    </FieldPicker>
  )
}
