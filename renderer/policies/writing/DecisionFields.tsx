import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { formatDay } from '../../../shared/format.ts'
import { plainText } from '../../../shared/meetings/notes.ts'
import type { PolicyDecision } from '../../../shared/policies/model.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'

/** What is typed of the decision of a body; `on` as typed. */
export const decisionDraft = z.object({ decisionId: z.string().nullable(), body: z.string(), number: z.string(), on: z.string(), text: z.string() })
export type DecisionDraft = z.infer<typeof decisionDraft>
export const emptyDecision = (): DecisionDraft => ({ decisionId: null, body: '', number: '', on: formatDay(today()), text: '' })

/** The decision as it is stored; null where none is typed, undefined where its body or its day is missing. */
export function decisionTyped({ decisionId, body, number, on, text }: DecisionDraft): PolicyDecision | null | undefined {
  const day = typedDay(on)
  if ([body, number, text].every(typed => typed.trim() === '')) return null
  return day && body.trim() ? { decisionId, body: body.trim(), number: number.trim() || null, on: day, text: text.trim() || null } : undefined
}

type Props = { draft: DecisionDraft; onChange: (part: Partial<DecisionDraft>) => void; /** A decision must be named; else all of it may be left out. */ required: boolean; tried: boolean; /** More days beside that of the decision. */ children?: ReactNode }

/** Which body decided, when, under which number: chosen from the book of decisions, or typed. */
export function DecisionFields({ draft, onChange, required, tried, children }: Props) {
  const t = useWords()
  // what is typed otherwise is no longer the decision of the book
  const retype = (part: Partial<DecisionDraft>) => onChange({ ...part, decisionId: null })
  const asked = required || decisionTyped(draft) !== null
  const missing = (value: string) => (tried && asked && value.trim() === '' ? t('field.required') : null)
  return (
    <>
      <FromTheBook value={draft.decisionId} onChoose={onChange} />
      <SimpleGrid cols={2}>
        <TextInput {...(required ? { 'data-autofocus': true } : {})} label={t('policies:field.decisionBody')} required={required} maxLength={300} value={draft.body} onChange={event => retype({ body: event.currentTarget.value })} error={missing(draft.body)} />
        <TextInput label={t('policies:field.decisionNumber')} maxLength={60} value={draft.number} onChange={event => retype({ number: event.currentTarget.value })} />
        <DayInput label={t('policies:field.decisionOn')} required={required} value={draft.on} onChange={on => retype({ on })} error={missing(draft.on)} />
        {children}
      </SimpleGrid>
      <Textarea label={t('policies:field.decisionText')} autosize minRows={2} maxRows={8} maxLength={5000} value={draft.text} onChange={event => onChange({ text: event.currentTarget.value })} />
    </>
  )
}

/** The decision as it stands in the minutes of a body that the desk keeps: chosen, it fills in what is asked. */
function FromTheBook({ value, onChoose }: { value: string | null; onChoose: (part: Partial<DecisionDraft>) => void }) {
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
