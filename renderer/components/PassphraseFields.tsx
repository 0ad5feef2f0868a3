import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { longestPassphrase, shortestPassphrase } from '../../shared/meetings/carry.ts'
import { useWords } from '../app/language.ts'

/** A new passphrase as it is being typed, twice. */
export type TypedPassphrase = { first: string; again: string }
export const noPassphrase: TypedPassphrase = { first: '', again: '' }

/** The passphrase that was typed; undefined where none is wanted, null where it is too short or the two differ. */
export function passphraseOf({ first, again }: TypedPassphrase): string | undefined | null {
  if (first === '' && again === '') return undefined
  return first.length >= shortestPassphrase && first === again ? first : null
}

/** One passphrase: hidden while it is typed, shown on request, and offered to no store of passwords. */
export function PassphraseInput(props: PasswordInputProps) {
  const t = useWords()
  return <PasswordInput {...props} autoComplete="off" maxLength={longestPassphrase} visibilityToggleFocusable visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }} />
}

type Props = { value: TypedPassphrase; onChange: (value: TypedPassphrase) => void; /** Whether what is wrong is said: after the first try. */ checked: boolean }

/** A passphrase for a file, if one is wanted, typed twice; with what it means to lose it. */
export function PassphraseFields({ value, onChange, checked }: Props) {
  const t = useWords()
  const [shown, { toggle }] = useDisclosure(false)
  const { first, again } = value
  const short = checked && first !== '' && first.length < shortestPassphrase
  const differs = checked && !short && first !== again
  return (
    <>
      <PassphraseInput
        label={t('passphrase.label')} description={t('passphrase.hint')} value={first} visible={shown} onVisibilityChange={toggle} error={short ? t('passphrase.short', { least: shortestPassphrase }) : null}
        onChange={event => onChange({ first: event.currentTarget.value, again })}
      />
      {first === '' && again === '' ? null : (
        <PassphraseInput
          label={t('passphrase.again')} value={again} visible={shown} onVisibilityChange={toggle} error={differs ? t('passphrase.differs') : null}
          onChange={event => onChange({ first, again: event.currentTarget.value })}
        />
      )}
    </>
  )
}
