import { Alert, Button, Center, Checkbox, Group, Loader, Modal, Stack, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { z } from 'zod'
import type { DriftItem } from '../../shared/policies/drift.ts'
import type { FirmDrift } from '../../shared/policies/views.ts'
import { useRead, useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { DayInput } from '../components/DayInput.tsx'
import { typedDay } from '../components/days.ts'
import { useKept } from '../components/draft.tsx'

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

/** Firms stay with clauses as they were: which ones, why, and until when. */
export function KeepDialog({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('policies:keep.title', { count: form.policyIds.length })} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <Asked onClose={onClose} {...form} /> : null}
    </Modal>
  )
}

/** The changes that these firms have not decided about, each clause once. */
const openOf = (firms: readonly FirmDrift[], policyIds: readonly string[]): DriftItem[] =>
  [...new Map(firms.filter(({ policyId }) => policyIds.includes(policyId)).flatMap(({ items }) => items.filter(({ kept }) => kept === null)).map(item => [item.clauseId, item])).values()]

function Asked(form: Omit<Props, 'opened'>) {
  const t = useWords()
  const { data, error } = useRead('policies.drift', { policyId: form.policyId })
  if (error) return <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert>
  return data ? <KeepForm {...form} items={openOf(data.firms, form.policyIds)} /> : <Center p="xl"><Loader aria-label={t('loading')} /></Center>
}

const shape = z.object({ clauseIds: z.array(z.string()), reason: z.string(), until: z.string() })

function KeepForm({ policyId, policyIds, clauseId, items, onClose, onDone }: Omit<Props, 'opened'> & { items: readonly DriftItem[] }) {
  const t = useWords()
  const { write, pending, error } = useWrite('policies.keep')
  const { now: { clauseIds, reason, until }, set, found, forget } = useKept(['keep', policyId, clauseId].filter(Boolean).join('/'), () => ({ clauseIds: clauseId === undefined ? [] : [clauseId], reason: '', until: '' }), shape)
  const [tried, setTried] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const day = typedDay(until)
    if (clauseIds.length === 0 || reason.trim() === '' || day === undefined) return
    const done = await write({ policyIds, clauseIds, reason, until: day }).catch(() => undefined)
    if (!done) return
    forget()
    onClose()
    onDone(done.policies[0]?.versionId ?? null)
    showDone(t('policies:keep.done', { kept: done.policies.reduce((total, { kept }) => total + kept, 0), left: done.policies.reduce((total, { left }) => total + left, 0) }), done.batch)
  }
  const wordsOf = ({ number, kind, now, before }: DriftItem) => `${[number, now?.heading ?? before?.heading].filter(Boolean).join(' ')} (${t(`policies:drift.${kind}`)})`
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        {found}
        <Checkbox.Group label={t('policies:keep.clauses')} required value={clauseIds} onChange={value => set({ clauseIds: value })} error={tried && clauseIds.length === 0 ? t('field.required') : null}>
          <Stack gap={6} mt={4}>{items.map(item => <Checkbox key={item.clauseId} value={item.clauseId} label={wordsOf(item)} />)}</Stack>
        </Checkbox.Group>
        <Textarea label={t('policies:field.keptReason')} required autosize minRows={2} maxRows={8} maxLength={2000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} error={tried && reason.trim() === '' ? t('field.required') : null} />
        <DayInput label={t('policies:field.keptUntil')} description={t('policies:keep.untilHint')} value={until} onChange={value => set({ until: value })} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('policies:keep.confirm')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
