import { Checkbox, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { DriftItem } from '../../shared/policies/drift.ts'
import type { FirmDrift } from '../../shared/policies/views.ts'
import { api, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { useKept } from '../components/draft.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { FormDialog } from '../components/FormDialog.tsx'
import { isSame } from '../components/putBack.ts'
import { Waiting } from '../components/Waiting.tsx'

type Props = {
  opened: boolean
  onClose: () => void
  /** The policy whose changes are offered: the cluster's, or the firm's own. */
  policyId: string
  /** Of the firms. */
  policyIds: string[]
  /** The clause that is chosen to begin with. */
  clauseId?: string
  onDone: (versionId: string | null) => void
}

/** The changes that these firms have not decided about, each clause once. */
const openOf = (firms: readonly FirmDrift[], policyIds: readonly string[]): DriftItem[] =>
  [...new Map(firms.filter(({ policyId }) => policyIds.includes(policyId)).flatMap(({ items }) => items.filter(({ kept }) => kept === null)).map(item => [item.clauseId, item])).values()]

const shape = z.object({ firms: z.array(z.string()), clauseIds: z.array(z.string()), reason: z.string(), until: z.string() })

/** Firms stay with clauses as they were: which ones, why, and until when. */
export function KeepDialog({ opened, ...form }: Props) {
  return opened ? <Keep {...form} /> : null
}

function Keep({ policyId, policyIds, clauseId, onClose, onDone }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { data, error, refetch } = useRead('policies.drift', { policyId })
  const firms = policyIds.toSorted()
  // a reason that was typed for some firms is none for others
  const kept = useKept(['keep', policyId, clauseId].filter(Boolean).join('/'), () => ({ firms, clauseIds: clauseId === undefined ? [] : [clauseId], reason: '', until: '' }), shape.refine(found => isSame(found.firms, firms)))
  const { now: { reason, until }, set } = kept
  const [tried, setTried] = useState(false)
  const items = openOf(data?.firms ?? [], policyIds)
  const clauseIds = kept.now.clauseIds.filter(id => items.some(item => item.clauseId === id))
  const save = async () => {
    setTried(true)
    const day = typedDay(until)
    if (clauseIds.length === 0 || reason.trim() === '' || day === undefined) return false
    const { policies, batch } = await api.call('policies.keep', { policyIds, clauseIds, reason, until: day })
    onDone(policies[0]?.versionId ?? null)
    const sum = (of: 'kept' | 'left') => policies.reduce((total, one) => total + one[of], 0)
    showDone(t('policies:keep.done', { kept: sum('kept'), left: sum('left') }), batch)
    return true
  }
  const wordsOf = ({ number, kind, now, before }: DriftItem) => `${[number, now?.heading ?? before?.heading].filter(Boolean).join(' ')} (${t(`policies:drift.${kind}`)})`
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('policies:keep.title', { count: policyIds.length })} confirm={t('policies:keep.confirm')} onSave={save} waiting={!data} kept={kept}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data || error ? null : <Waiting />}
      {data ? (
        <Checkbox.Group label={t('policies:keep.clauses')} required value={clauseIds} onChange={value => set({ clauseIds: value })} error={tried && clauseIds.length === 0 ? t('field.required') : null}>
          <Stack gap={6} mt={4}>{items.map(item => <Checkbox key={item.clauseId} value={item.clauseId} label={wordsOf(item)} />)}</Stack>
        </Checkbox.Group>
      ) : null}
      <Textarea label={t('policies:field.keptReason')} required autosize minRows={2} maxRows={8} maxLength={2000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} error={tried && reason.trim() === '' ? t('field.required') : null} />
      <DayInput label={t('policies:field.keptUntil')} description={t('policies:keep.untilHint')} value={until} onChange={value => set({ until: value })} />
    </FormDialog>
  )
}
