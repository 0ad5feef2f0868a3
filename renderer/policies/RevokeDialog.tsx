import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { formatDay } from '../../shared/format.ts'
import type { Acceptance } from '../../shared/policies/views.ts'
import { useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'

type Props = { acceptance: Acceptance | null; onClose: () => void }

/** A firm takes its acceptance back. */
export function RevokeDialog({ acceptance, onClose }: Props) {
  const t = useWords()
  return (
    <Modal opened={acceptance !== null} onClose={onClose} title={t('policies:revoke.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {acceptance ? <RevokeForm acceptance={acceptance} onClose={onClose} /> : null}
    </Modal>
  )
}

function RevokeForm({ acceptance, onClose }: { acceptance: Acceptance; onClose: () => void }) {
  const t = useWords()
  const { write, pending, error } = useWrite('policies.acceptances.revoke')
  const [typed, setTyped] = useState(formatDay(today()))
  const [reason, setReason] = useState('')
  const [personName, setName] = useState(acceptance.personName)
  const [personRole, setRole] = useState(acceptance.personRole)
  const [tried, setTried] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const on = typedDay(typed)
    if (!on || [reason, personName, personRole].some(text => text.trim() === '')) return
    const done = await write({ id: acceptance.id, on, reason, personName, personRole }).catch(() => undefined)
    if (!done) return
    onClose()
    showDone(t('policies:revoke.done'))
  }
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <DayInput label={t('policies:field.on')} required value={typed} onChange={setTyped} error={missing(typed)} />
        <Textarea label={t('policies:field.reason')} required data-autofocus autosize minRows={2} maxRows={8} maxLength={2000} value={reason} onChange={event => setReason(event.currentTarget.value)} error={missing(reason)} />
        <TextInput label={t('policies:field.personName')} required maxLength={200} value={personName} onChange={event => setName(event.currentTarget.value)} error={missing(personName)} />
        <TextInput label={t('policies:field.personRole')} required maxLength={200} value={personRole} onChange={event => setRole(event.currentTarget.value)} error={missing(personRole)} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('policies:revoke.button')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
