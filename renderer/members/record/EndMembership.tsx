import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { formatDay } from '../../../shared/format.ts'
import type { MembershipFields } from '../../../shared/organisations.ts'
import { parseDay } from '../../../shared/typed.ts'
import { errorWords } from '../../app/errors.ts'
import { useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'

type Ending = Pick<MembershipFields, 'to' | 'withdrawalReason'>
type Props = { opened: boolean; onClose: () => void; onEnd: (fields: Ending) => Promise<void> }

/** Ends a membership: its last day and the reason. */
export function EndMembership({ opened, onClose, onEnd }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('members:memberships.endTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <EndForm onClose={onClose} onEnd={onEnd} /> : null}
    </Modal>
  )
}

function EndForm({ onClose, onEnd }: Omit<Props, 'opened'>) {
  const t = useWords()
  const [last, setLast] = useState(formatDay(today()))
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const day = parseDay(last, today())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (day === null) return
    try {
      await onEnd({ to: day, withdrawalReason: reason.trim() || null })
      onClose()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <TextInput data-autofocus label={t('members:memberships.lastDay')} value={last} placeholder={t('field.dayPlaceholder')} onChange={event => setLast(event.currentTarget.value)} error={day === null ? t('field.notADay') : null} />
        <TextInput label={t('members:field.withdrawalReason')} value={reason} maxLength={500} onChange={event => setReason(event.currentTarget.value)} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit">{t('members:memberships.end')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
