import { Select, Text, TextInput } from '@mantine/core'
import { z } from 'zod'
import type { Decision } from '../../../shared/meetings/decisions.ts'
import type { NoteNode } from '../../../shared/meetings/notes.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { RichEditor } from '../../components/editor/RichEditor.tsx'
import type { EditorNode } from '../../components/editor/content.ts'
import { FormDialog } from '../../components/FormDialog.tsx'
import { noteFrom } from './note.ts'

type Props = { onClose: () => void; decision: Decision; /** The text of its point. */ notes: NoteNode | null; refetch: () => Promise<unknown> }

const standsIn = (node: NoteNode | null, id: string): boolean => node !== null && (node.attrs?.['id'] === id || (node.content ?? []).some(inner => standsIn(inner, id)))

const shape = z.object({ title: z.string(), blocks: z.custom<readonly EditorNode[]>(value => Array.isArray(value) && noteFrom(value) !== undefined), from: z.string(), revokesId: z.string().nullable() })

/** What a decision says, from when it has effect, and which earlier one it revokes. A title that stands in the text of the point is changed there. */
export function DecisionDialog({ onClose, decision, notes, refetch }: Props) {
  const t = useWords()
  const { day } = useFormats()
  const { id, meetingId, bodyId, startsAt } = decision
  const inText = standsIn(notes, id)
  const kept = useKept(`decision/${id}`, (): z.infer<typeof shape> => (
    { title: decision.title, blocks: decision.text.content ?? [], from: decision.effectiveFrom ? day(decision.effectiveFrom) : '', revokesId: decision.revokesId }
  ), shape)
  const { now, set, start } = kept
  const { data } = useRead('meetings.decisions.list', { bodyId, sort: '-startsAt', limit: 1000 })
  const former = (data?.rows ?? []).filter(one => one.id !== id && one.startsAt <= startsAt && (one.state === 'adopted' || one.state === 'corrected' || one.id === decision.revokesId))
  const { title, from, revokesId } = now
  const text = noteFrom(now.blocks)
  const save = async () => {
    const effectiveFrom = typedDay(from)
    if (!title.trim() || !text || effectiveFrom === undefined) return false
    const { batch } = await api.call('meetings.decisions.save', { meetingId, id, fields: { ...(inText ? {} : { title: title.trim() }), text, effectiveFrom, revokesId } })
    await refetch()
    showDone(t('meetings:screen.records.decisionSaved'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} steady size="lg" title={t('meetings:screen.records.editDecision')} confirm={t('meetings:screen.save')} onSave={save} kept={kept}>
      {inText ? <div><Text fw={500}>{decision.title}</Text><Text size="sm" c="dimmed">{t('meetings:screen.records.titleInText')}</Text></div> : (
        <TextInput label={t('meetings:field.title')} required maxLength={500} value={title} onChange={event => set({ title: event.currentTarget.value })} error={title.trim() ? null : t('field.required')} />
      )}
      <RichEditor label={t('meetings:field.text')} value={start.blocks} onChange={blocks => set({ blocks })} rows={4} error={text ? null : t('field.required')} />
      <DayInput label={t('meetings:field.effectiveFrom')} value={from} onChange={value => set({ from: value })} />
      <Select
        label={t('meetings:screen.records.revokes')} searchable clearable clearButtonProps={{ 'aria-label': t('empty') }} value={revokesId} onChange={value => set({ revokesId: value })}
        data={former.map(({ id: value, number, year, title: what }) => ({ value, label: [number === null ? null : `${number}/${year}`, what].filter(Boolean).join(' · ') }))}
      />
    </FormDialog>
  )
}
