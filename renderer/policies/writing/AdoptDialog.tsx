import { Alert } from '@mantine/core'
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
import { decisionDraft, DecisionFields, decisionTyped, emptyDecision } from './DecisionFields.tsx'

const shape = z.object({ from: z.string(), decision: decisionDraft })
type Props = { onClose: () => void; version: VersionSummary; onAdopted: () => void }

/** A body adopts a version: which body decided, when, and from which day it is in force. It is sealed by it. */
export function AdoptDialog({ onClose, version, onAdopted }: Props) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const kept = useKept(`adopt/${version.id}`, () => ({ from: formatDay(today()), decision: emptyDecision() }), shape)
  const { now: { from, decision: draft }, set } = kept
  const adopt = async () => {
    setTried(true)
    const [decision, effectiveFrom] = [decisionTyped(draft), typedDay(from)]
    if (!decision || !effectiveFrom) return false
    const done = await api.call('policies.adopt', { versionId: version.id, effectiveFrom, decision })
    showDone(t('policies:adopt.done', { version: done.label, code: done.code }))
    onAdopted()
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('policies:adopt.title', { version: version.label })} confirm={t('policies:adopt.confirm')} onSave={adopt} kept={kept}>
      <DecisionFields draft={draft} onChange={part => set({ decision: { ...draft, ...part } })} required tried={tried}>
        <DayInput label={t('policies:field.effectiveFrom')} required value={from} onChange={value => set({ from: value })} error={tried && from.trim() === '' ? t('field.required') : null} />
      </DecisionFields>
      <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />}>{t('policies:adopt.sealed')}</Alert>
    </FormDialog>
  )
}
