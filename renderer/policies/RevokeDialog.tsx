import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { formatDay } from '../../shared/format.ts'
import type { Acceptance } from '../../shared/policies/views.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { useKept } from '../components/draft.tsx'
import { FormDialog } from '../components/FormDialog.tsx'

const shape = z.object({ on: z.string(), reason: z.string(), personName: z.string(), personRole: z.string() })

/** A firm takes its acceptance back. */
export function RevokeDialog({ acceptance, onClose }: { acceptance: Acceptance; onClose: () => void }) {
  const t = useWords()
  const kept = useKept(`revoke/${acceptance.id}`, () => ({ on: formatDay(today()), reason: '', personName: acceptance.personName, personRole: acceptance.personRole }), shape)
  const { now: { on: typed, reason, personName, personRole }, set } = kept
  const [tried, setTried] = useState(false)
  const revoke = async () => {
    setTried(true)
    const on = typedDay(typed)
    if (!on || [reason, personName, personRole].some(text => text.trim() === '')) return false
    await api.call('policies.acceptances.revoke', { id: acceptance.id, on, reason, personName, personRole })
    showDone(t('policies:revoke.done'))
    return true
  }
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  return (
    <FormDialog opened onClose={onClose} title={t('policies:revoke.title')} confirm={t('policies:revoke.button')} onSave={revoke} kept={kept}>
      <DayInput label={t('policies:field.on')} required value={typed} onChange={value => set({ on: value })} error={missing(typed)} />
      <Textarea label={t('policies:field.reason')} required data-autofocus autosize minRows={2} maxRows={8} maxLength={2000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} error={missing(reason)} />
      <TextInput label={t('policies:field.personName')} required maxLength={200} value={personName} onChange={event => set({ personName: event.currentTarget.value })} error={missing(personName)} />
      <TextInput label={t('policies:field.personRole')} required maxLength={200} value={personRole} onChange={event => set({ personRole: event.currentTarget.value })} error={missing(personRole)} />
    </FormDialog>
  )
}
