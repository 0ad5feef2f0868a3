import { Alert, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { plainText } from '../../../shared/meetings/notes.ts'
import type { VersionSummary } from '../../../shared/policies/views.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { FormDialog } from '../../components/FormDialog.tsx'

type Props = { onClose: () => void; version: VersionSummary; onAdopted: () => void }

type Draft = { decisionId: string | null; body: string; number: string; on: string; from: string; text: string }

/** A body adopts a version: which body decided, when, and from which day it is in force. It is sealed by it. */
export function AdoptDialog({ onClose, version, onAdopted }: Props) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const [draft, setDraft] = useState<Draft>({ decisionId: null, body: '', number: '', on: formatDay(today()), from: formatDay(today()), text: '' })
  const set = (part: Partial<Draft>) => setDraft(old => ({ ...old, ...part }))
  // what is typed otherwise is no longer the decision of the book
  const retype = (part: Partial<Draft>) => set({ ...part, decisionId: null })
  const adopt = async () => {
    setTried(true)
    const [on, effectiveFrom] = [typedDay(draft.on), typedDay(draft.from)]
    if (!on || !effectiveFrom || draft.body.trim() === '') return false
    const decision = { decisionId: draft.decisionId, body: draft.body.trim(), number: draft.number.trim() || null, on, text: draft.text.trim() || null }
    const done = await api.call('policies.adopt', { versionId: version.id, effectiveFrom, decision })
    showDone(t('policies:adopt.done', { version: done.label, code: done.code }))
    onAdopted()
    return true
  }
  const missing = (value: string) => (tried && value.trim() === '' ? t('field.required') : null)
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('policies:adopt.title', { version: version.label })} confirm={t('policies:adopt.confirm')} onSave={adopt}>
      <FromTheBook value={draft.decisionId} onChoose={set} />
      <SimpleGrid cols={2}>
        <TextInput data-autofocus label={t('policies:field.decisionBody')} required maxLength={300} value={draft.body} onChange={event => retype({ body: event.currentTarget.value })} error={missing(draft.body)} />
        <TextInput label={t('policies:field.decisionNumber')} maxLength={60} value={draft.number} onChange={event => retype({ number: event.currentTarget.value })} />
        <DayInput label={t('policies:field.decisionOn')} required value={draft.on} onChange={on => retype({ on })} error={missing(draft.on)} />
        <DayInput label={t('policies:field.effectiveFrom')} required value={draft.from} onChange={from => set({ from })} error={missing(draft.from)} />
      </SimpleGrid>
      <Textarea label={t('policies:field.decisionText')} autosize minRows={2} maxRows={8} maxLength={5000} value={draft.text} onChange={event => set({ text: event.currentTarget.value })} />
      <Alert variant="outline" color="gray" icon={<IconLock aria-hidden />}>{t('policies:adopt.sealed')}</Alert>
    </FormDialog>
  )
}

/** The decision as it stands in the minutes of a body that the desk keeps: chosen, it fills in what is asked. */
function FromTheBook({ value, onChoose }: { value: string | null; onChoose: (part: Partial<Draft>) => void }) {
  const t = useWords()
  const { day } = useFormats()
  const { data } = useRead('meetings.decisions.list', { filter: { state: ['adopted', 'corrected'] }, sort: '-startsAt', limit: 500 })
  const decisions = (data?.rows ?? []).filter(({ number }) => number !== null)
  if (decisions.length === 0) return null
  const numberOf = ({ number, year }: (typeof decisions)[number]) => `${number ?? ''}/${year}`
  const choose = (id: string | null) => {
    const one = decisions.find(decision => decision.id === id)
    onChoose(one ? { decisionId: one.id, body: one.body, number: numberOf(one), on: formatDay(one.startsAt.slice(0, 10)), text: plainText(one.text) } : { decisionId: null })
  }
  return (
    <Select
      label={t('policies:adopt.book')} description={t('policies:adopt.bookHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} searchable clearable clearButtonProps={{ 'aria-label': t('empty') }} limit={100} nothingFoundMessage={t('nothingFound')}
      data={decisions.map(one => ({ value: one.id, label: `${numberOf(one)} · ${one.title} (${one.body}, ${day(one.startsAt.slice(0, 10))})` }))} value={value} onChange={choose}
    />
  )
}
