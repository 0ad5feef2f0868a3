import { TextInput } from '@mantine/core'
import { parseNumber } from '../../shared/typed.ts'
import { useFormats, useWords } from '../app/language.ts'
import { useAutosave, type Reading } from './autosave.ts'
import { autosaveProps, FieldSign, type FieldProps } from './fieldProps.tsx'
import { fieldNotes } from './fields.tsx'

type Props = FieldProps<number | null> & {
  /** At most so many decimals are kept (6 unless told). */
  decimals?: number
  /** Shown with exactly its decimals, as money is. */
  fixed?: boolean
  /** Printed after the number. */
  unit?: string
  max?: number
  /** Years are never grouped. */
  grouped?: boolean
  negative?: boolean
  /** Hears what can be read of the typing, before it is saved. */
  onTyped?: (value: number | null) => void
}

/** A number as it is typed in the window's language: `1.234,5`. Empty is unknown (null), which is not 0. */
export function NumberField({ decimals = 6, fixed = false, unit, max, grouped = true, negative = false, onTyped, ...props }: Props) {
  const t = useWords()
  const formats = useFormats()
  const show = (value: number | null) => value === null ? '' : !grouped ? String(value) : formats.number(value, fixed ? decimals : undefined)
  const read = (text: string): Reading<number | null> => {
    if (!text.trim()) return props.required ? { ok: false, problem: t('field.required') } : { ok: true, value: null }
    const number = parseNumber(text, formats.language)
    if (number === null) return { ok: false, problem: t('field.notANumber') }
    if (number < 0 && !negative) return { ok: false, problem: t('field.negative') }
    if (max !== undefined && number > max) return { ok: false, problem: t('field.tooBig', { max: formats.number(max) }) }
    return { ok: true, value: Math.round(number * 10 ** decimals) / 10 ** decimals }
  }
  const field = useAutosave<number | null>({ value: props.value, show, read, onSave: props.onSave })
  const heard = autosaveProps(field)
  const hear = (event: { currentTarget: { value: string } }) => {
    heard.onChange(event)
    const reading = read(event.currentTarget.value)
    if (reading.ok) onTyped?.(reading.value)
  }
  return (
    <TextInput
      label={props.label} description={props.description} placeholder={props.placeholder} withAsterisk={props.required ?? false} readOnly={props.readOnly ?? false}
      inputMode="decimal" styles={{ input: { textAlign: 'right' } }} leftSection={<FieldSign state={field.state} />}
      {...(unit ? { rightSection: <span aria-hidden>{unit}</span>, rightSectionPointerEvents: 'none' } : {})}
      {...fieldNotes(field.problem, props.warning)} {...heard} onChange={hear}
    />
  )
}

/** Euros (not cents), with two decimals. */
export const EuroField = (props: FieldProps<number | null>) => <NumberField decimals={2} fixed unit="€" max={1e13} {...props} />
