import { TextInput, type TextInputProps } from '@mantine/core'

export type TypedProps = {
  label: string
  description?: string
  /** As it is typed. */
  value: string
  onChange: (value: string) => void
  required?: boolean
  error?: string | null | undefined
  /** Has the keyboard when its dialog opens. */
  first?: boolean
}
type Props = TypedProps & {
  placeholder: string
  /** Width, in CSS pixels. */
  width?: number | undefined
  /** The button by which it may be chosen instead. */
  right: Pick<TextInputProps, 'rightSection' | 'rightSectionWidth'>
}

/** The field of a form in which a day or an hour is typed, with the button beside it. */
export const TypedInput = ({ label, description, value, onChange, required = false, error, first = false, placeholder, width, right }: Props) => (
  <TextInput
    label={label} description={description} required={required} value={value} placeholder={placeholder} inputWrapperOrder={['label', 'input', 'description', 'error']} {...(width === undefined ? {} : { w: width })}
    onChange={event => onChange(event.currentTarget.value)} error={error} {...(first ? { 'data-autofocus': true } : {})} {...right}
  />
)
