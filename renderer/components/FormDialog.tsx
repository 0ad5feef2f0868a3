import { Alert, Button, Group, Stack } from '@mantine/core'
import { Fragment, useEffect, useState, type ReactNode, type SubmitEvent } from 'react'
import { errorDetails, errorWords, type ErrorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { CopyButton } from './CopyButton.tsx'
import { Dialog } from './Dialog.tsx'
import type { Kept } from './draft.tsx'
import { returnKeyboard } from './returnKeyboard.ts'

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  confirm: string
  /** Does it; answers false where something is still missing. What is refused is said in the dialog. */
  onSave: () => Promise<boolean>
  size?: string
  /** Much is typed here: only its buttons close it, neither Esc nor a click beside it. */
  steady?: boolean
  /** Something that belongs to it is still at work, or nothing can be done: its button waits. */
  waiting?: boolean
  /** What is typed is kept as a draft: what was found is said above it, and what is saved is forgotten. */
  kept?: Pick<Kept<object>, 'found' | 'forget' | 'round'>
  /** What a refusal says beside its own words. */
  saysMore?: (refused: ErrorWords) => ReactNode
  children: ReactNode
  /** At the left of the buttons. */
  aside?: ReactNode
}

/** A dialog with a form: what it asks, one button that does it, and what was refused, in its place. */
export function FormDialog({ opened, onClose, title, size = 'md', steady = false, ...form }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size={size} closeOnEscape={!steady} closeOnClickOutside={!steady}>
      {opened ? <Form onClose={onClose} {...form} /> : null}
    </Dialog>
  )
}

function Refused({ error, saysMore }: Pick<Props, 'saysMore'> & { error: unknown }) {
  const t = useWords()
  const refused = errorWords(error)
  const { title, next, code } = refused
  return (
    <Alert role="alert" color="red" variant="outline" title={title}>
      {next}
      {saysMore?.(refused)}
      {code === 'internal' ? <Group mt="xs"><CopyButton size="xs" label={t('copyDetails')} text={() => errorDetails(error)} /></Group> : null}
    </Alert>
  )
}

function Form({ onClose, confirm, onSave, waiting = false, kept, saysMore, children, aside }: Omit<Props, 'opened' | 'title' | 'size' | 'steady'>) {
  const t = useWords()
  const [error, setError] = useState<unknown>(null)
  useEffect(returnKeyboard, [])
  const [pending, setPending] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setPending(true)
    setError(null)
    try {
      if (!await onSave()) return
      kept?.forget()
      onClose()
    } catch (refused) {
      setError(refused)
    } finally {
      setPending(false)
    }
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        {kept?.found}
        <Fragment key={kept?.round}>{children}</Fragment>
        {error ? <Refused error={error} {...(saysMore ? { saysMore } : {})} /> : null}
        <Group justify="space-between">
          <div>{aside}</div>
          <Group>
            <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" loading={pending} disabled={waiting}>{confirm}</Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
