import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { Dialog } from '../components/Dialog.tsx'

type Props = { opened: boolean; onClose: () => void; onCreated: (id: string) => void }

/** Asks for the name only; the rest is written in the type, which opens then. */
export function NewType({ opened, onClose, onCreated }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('documents:types.new')}>
      {opened ? <NewForm onClose={onClose} onCreated={onCreated} /> : null}
    </Dialog>
  )
}

function NewForm({ onClose, onCreated }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { write, pending, error } = useWrite('documents.types.save')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    const made = await write({ fields: { name: name.trim() } }).catch(() => undefined)
    if (!made) return
    onClose()
    onCreated(made.id)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <TextInput data-autofocus required label={t('documents:types.newName')} value={name} maxLength={200} onChange={event => setName(event.currentTarget.value)} error={tried && name.trim() === '' ? t('field.required') : null} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('documents:types.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
