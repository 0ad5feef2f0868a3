import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { formatDay } from '../../shared/format.ts'
import { parseDay } from '../../shared/typed.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { DayInput } from './DayInput.tsx'
import { Dialog } from './Dialog.tsx'

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  dayLabel: string
  /** Asks how, or why, too. */
  how?: { label: string; max: number }
  confirm: string
  onSave: (day: string, how: string | null) => Promise<void>
}

/** Asks for a day (today unless told), and how or why something was done. */
export function DayDialog({ opened, onClose, title, ...form }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      {opened ? <DayForm onClose={onClose} {...form} /> : null}
    </Dialog>
  )
}

function DayForm({ onClose, dayLabel, how: asked, confirm, onSave }: Omit<Props, 'opened' | 'title'>) {
  const t = useWords()
  const [typed, setTyped] = useState(formatDay(today()))
  const [how, setHow] = useState('')
  const [error, setError] = useState<unknown>(null)
  const day = parseDay(typed, today())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (day === null) return
    try {
      await onSave(day, how.trim() || null)
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <DayInput first label={dayLabel} value={typed} onChange={setTyped} error={day === null ? t('field.notADay') : null} />
        {asked ? <TextInput label={asked.label} value={how} maxLength={asked.max} onChange={event => setHow(event.currentTarget.value)} /> : null}
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit">{confirm}</Button>
        </Group>
      </Stack>
    </form>
  )
}
