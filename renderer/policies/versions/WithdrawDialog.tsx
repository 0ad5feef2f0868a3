import { Alert, Textarea } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { formatDay } from '../../../shared/format.ts'
import type { VersionSummary } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { decisionDraft, DecisionFields, decisionTyped, emptyDecision } from '../writing/DecisionFields.tsx'

const shape = z.object({ on: z.string(), reason: z.string(), decision: decisionDraft })

/** An adopted version ends before its time: from which day, why, and which body decided it, where one did. */
export function WithdrawDialog({ version, onClose }: { version: VersionSummary; onClose: () => void }) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const kept = useKept(`withdraw/${version.id}`, () => ({ on: formatDay(today()), reason: '', decision: emptyDecision() }), shape)
  const { now: { on: typed, reason, decision: draft }, set } = kept
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  const withdraw = async () => {
    setTried(true)
    const [on, decision] = [typedDay(typed), decisionTyped(draft)]
    if (!on || reason.trim() === '' || decision === undefined) return false
    await api.call('policies.versions.withdraw', { versionId: version.id, on, reason, decision })
    showDone(t('policies:withdraw.done', { version: version.label }))
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('policies:withdraw.title', { version: version.label })} confirm={t('policies:withdraw.confirm')} onSave={withdraw} kept={kept}>
      <DayInput label={t('policies:field.withdrawnOn')} required value={typed} onChange={value => set({ on: value })} error={missing(typed)} />
      <Textarea data-autofocus label={t('policies:field.reason')} required autosize minRows={2} maxRows={8} maxLength={2000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} error={missing(reason)} />
      <DecisionFields draft={draft} onChange={part => set({ decision: { ...draft, ...part } })} required={false} tried={tried} />
      <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />}>{t('policies:withdraw.sealed')}</Alert>
    </FormDialog>
  )
}
