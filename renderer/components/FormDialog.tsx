import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { saidEnough } from '../app/toast.tsx'

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
  children: ReactNode
  /** At the left of the buttons. */
  aside?: ReactNode
}

/** A dialog with a form: what it asks, one button that does it, and what was refused, in its place. */
export function FormDialog({ opened, onClose, title, size = 'md', steady = false, ...form }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={size} closeOnEscape={!steady} closeOnClickOutside={!steady} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <Form onClose={onClose} {...form} /> : null}
    </Modal>
  )
}

function Form({ onClose, confirm, onSave, children, aside }: Omit<Props, 'opened' | 'title' | 'size' | 'steady'>) {
  const t = useWords()
  const [error, setError] = useState<unknown>(null)
  useEffect(saidEnough, [])
  const [pending, setPending] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setPending(true)
    setError(null)
    try {
      if (await onSave()) onClose()
    } catch (refused) {
      setError(refused)
    } finally {
      setPending(false)
    }
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        {children}
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="space-between">
          <div>{aside}</div>
          <Group>
            <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" loading={pending}>{confirm}</Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
