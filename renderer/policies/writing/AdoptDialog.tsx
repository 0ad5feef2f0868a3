import { Alert, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { formatDay } from '../../../shared/format.ts'
import type { VersionSummary } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { FormDialog } from '../../components/FormDialog.tsx'

type Props = { onClose: () => void; version: VersionSummary; onAdopted: () => void }

/** A body adopts a version: which body decided, when, and from which day it is in force. It is sealed by it. */
export function AdoptDialog({ onClose, version, onAdopted }: Props) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const [draft, setDraft] = useState({ body: '', number: '', on: formatDay(today()), from: formatDay(today()), text: '' })
  const set = (part: Partial<typeof draft>) => setDraft(old => ({ ...old, ...part }))
  const adopt = async () => {
    setTried(true)
    const [on, effectiveFrom] = [typedDay(draft.on), typedDay(draft.from)]
    if (!on || !effectiveFrom || draft.body.trim() === '') return false
    const decision = { decisionId: null, body: draft.body.trim(), number: draft.number.trim() || null, on, text: draft.text.trim() || null }
    const done = await api.call('policies.adopt', { versionId: version.id, effectiveFrom, decision })
    showDone(t('policies:adopt.done', { version: done.label, code: done.code }))
    onAdopted()
    return true
  }
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('policies:adopt.title', { version: version.label })} confirm={t('policies:adopt.confirm')} onSave={adopt}>
      <SimpleGrid cols={2}>
        <TextInput data-autofocus label={t('policies:field.decisionBody')} required maxLength={300} value={draft.body} onChange={event => set({ body: event.currentTarget.value })} error={missing(draft.body)} />
        <TextInput label={t('policies:field.decisionNumber')} maxLength={60} value={draft.number} onChange={event => set({ number: event.currentTarget.value })} />
        <DayInput label={t('policies:field.decisionOn')} required value={draft.on} onChange={on => set({ on })} error={missing(draft.on)} />
        <DayInput label={t('policies:field.effectiveFrom')} required value={draft.from} onChange={from => set({ from })} error={missing(draft.from)} />
      </SimpleGrid>
      <Textarea label={t('policies:field.decisionText')} autosize minRows={2} maxRows={8} maxLength={5000} value={draft.text} onChange={event => set({ text: event.currentTarget.value })} />
      <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />}>{t('policies:adopt.sealed')}</Alert>
    </FormDialog>
  )
}
