import { Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Decision } from '../../../shared/meetings/decisions.ts'
import type { NoteNode } from '../../../shared/meetings/notes.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { RichEditor } from '../../components/editor/RichEditor.tsx'
import type { EditorNode } from '../../components/editor/content.ts'
import { FormDialog } from '../../components/FormDialog.tsx'
import { noteFrom } from './note.ts'

type Props = { onClose: () => void; decision: Decision; /** The text of its point. */ notes: NoteNode | null; refetch: () => Promise<unknown> }

const standsIn = (node: NoteNode | null, id: string): boolean => node !== null && (node.attrs?.['id'] === id || (node.content ?? []).some(inner => standsIn(inner, id)))

/** What a decision says, from when it has effect, and which earlier one it revokes. A title that stands in the text of the point is changed there. */
export function DecisionDialog({ onClose, decision, notes, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const { id, meetingId, bodyId, startsAt } = decision
  const inText = standsIn(notes, id)
  const [title, setTitle] = useState(decision.title)
  const [stored] = useState<readonly EditorNode[]>(() => decision.text.content ?? [])
  const [blocks, setBlocks] = useState(stored)
  const [from, setFrom] = useState(decision.effectiveFrom ? day(decision.effectiveFrom) : '')
  const [revokesId, setRevokes] = useState(decision.revokesId)
  const { data } = useRead('meetings.decisions.list', { bodyId, sort: '-startsAt', limit: 1000 })
  const former = (data?.rows ?? []).filter(one => one.id !== id && one.startsAt <= startsAt && (one.state === 'adopted' || one.state === 'corrected' || one.id === decision.revokesId))
  const text = noteFrom(blocks)
  const save = async () => {
    const effectiveFrom = typedDay(from)
    if (!title.trim() || !text || effectiveFrom === undefined) return false
    const { batch } = await api.call('meetings.decisions.save', { meetingId, id, fields: { ...(inText ? {} : { title: title.trim() }), text, effectiveFrom, revokesId } })
    await refetch()
    showDone(t('meetings:screen.records.decisionSaved'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="lg" title={t('meetings:screen.records.editDecision')} confirm={t('meetings:screen.save')} onSave={save}>
      {inText ? <div><Text fw={500}>{decision.title}</Text><Text size="sm" c="dimmed">{t('meetings:screen.records.titleInText')}</Text></div> : (
        <TextInput label={t('meetings:field.title')} required maxLength={500} value={title} onChange={event => setTitle(event.currentTarget.value)} error={title.trim() ? null : t('field.required')} />
      )}
      <RichEditor label={t('meetings:field.text')} value={stored} onChange={setBlocks} rows={4} error={text ? null : t('field.required')} />
      <DayInput label={t('meetings:field.effectiveFrom')} value={from} onChange={setFrom} />
      <Select
        label={t('meetings:screen.records.revokes')} searchable clearable clearButtonProps={{ 'aria-label': t('empty') }} value={revokesId} onChange={setRevokes}
        data={former.map(({ id: value, number, year, title: what }) => ({ value, label: [number === null ? null : `${number}/${year}`, what].filter(Boolean).join(' · ') }))}
      />
    </FormDialog>
  )
}
