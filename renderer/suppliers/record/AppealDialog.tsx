import { Checkbox, Select, SimpleGrid, TagsInput, Text, Textarea } from '@mantine/core'
import { z } from 'zod'
import type { Input } from '../../../shared/contract.ts'
import { formatDay } from '../../../shared/format.ts'
import { appealOutcomes, proposedByAppeal } from '../../../shared/suppliers/lifecycle.ts'
import type { AppealRecord, DecisionRecord } from '../../../shared/suppliers/records.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'

/** An appeal against an act: a new one, or one that is there. */
export type Appealing = { decision: DecisionRecord; appeal: AppealRecord | null }
type Props = Appealing & { onClose: () => void; onSaved: () => Promise<unknown> }

const shown = (day: string | null | undefined) => (day ? formatDay(day) : '')

/** What is typed of an appeal. */
const shape = z.object({ filed: z.string(), grounds: z.string(), suspends: z.boolean(), panel: z.array(z.string()), due: z.string(), answered: z.string(), outcome: z.string().nullable(), answer: z.string() })
type Draft = z.infer<typeof shape>

const draftOf = (appeal: AppealRecord | null): Draft => (appeal === null
  ? { filed: shown(today()), grounds: '', suspends: false, panel: [], due: '', answered: '', outcome: null, answer: '' }
  : { filed: shown(appeal.filedOn), grounds: appeal.grounds ?? '', suspends: appeal.suspends, panel: appeal.panel, due: shown(appeal.dueOn), answered: shown(appeal.answeredOn), outcome: appeal.outcome, answer: appeal.answer ?? '' })

const outcomeOf = ({ outcome }: Draft) => appealOutcomes.find(one => one === outcome) ?? null

/** The appeal as the core takes it; null while a day cannot be read. Its term is reckoned by the core unless told. */
function fieldsOf(draft: Draft, isNew: boolean): Input<'suppliers.appeals.save'>['fields'] | null {
  const [filedOn, dueOn, answeredOn] = [typedDay(draft.filed), typedDay(draft.due), typedDay(draft.answered)]
  if (!filedOn || dueOn === undefined || answeredOn === undefined) return null
  const { grounds, suspends, panel, answer } = draft
  return { filedOn, grounds: grounds.trim() || null, suspends, panel, ...(dueOn === null && isNew ? {} : { dueOn }), answeredOn, outcome: outcomeOf(draft), answer: answer.trim() || null }
}

/** An appeal as it is filed, and how it is answered: by others than those who decided. */
export function AppealDialog({ decision, appeal, onClose, onSaved }: Props) {
  const t = useWords()
  const kept = useKept(`appeal/${appeal?.id ?? `new/${decision.id}`}`, () => draftOf(appeal), shape)
  const { now: draft, set } = kept
  const save = async () => {
    const fields = fieldsOf(draft, appeal === null)
    if (!fields) return false
    const { batch } = await api.call('suppliers.appeals.save', { ...(appeal ? { id: appeal.id } : { decisionId: decision.id }), fields })
    await onSaved()
    showDone(t('suppliers:screen.appeal.saved'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="44rem" title={t('suppliers:screen.appeal.title', { number: `${decision.number}/${decision.year}` })} confirm={t('suppliers:screen.appeal.save')} onSave={save} kept={kept}>
      <Filed decision={decision} draft={draft} set={set} />
      <Textarea data-autofocus label={t('suppliers:field.grounds')} autosize minRows={2} maxRows={8} maxLength={5000} value={draft.grounds} onChange={event => set({ grounds: event.currentTarget.value })} />
      <TagsInput label={t('suppliers:field.panel')} description={t('suppliers:screen.appeal.panelHint', { names: decision.decidedBy.join(', ') })} value={draft.panel} onChange={panel => set({ panel })} maxTags={20} clearable={false} />
      <Checkbox label={t('suppliers:field.suspends')} description={t('suppliers:screen.appeal.suspendsHint')} checked={draft.suspends} onChange={event => set({ suspends: event.currentTarget.checked })} />
      <Answered decision={decision} draft={draft} set={set} />
    </FormDialog>
  )
}

type PartProps = { decision: DecisionRecord; draft: Draft; set: (part: Partial<Draft>) => void }

function Filed({ decision: { appealUntil }, draft: { filed, due }, set }: PartProps) {
  const t = useWords()
  const filedOn = typedDay(filed)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayInput label={t('suppliers:field.filedOn')} required value={filed} onChange={value => set({ filed: value })} error={filedOn ? null : t('field.notADay')} {...(appealUntil ? { description: t('suppliers:screen.decisions.appealUntil', { day: formatDay(appealUntil) }) } : {})} />
        <DayInput label={t('suppliers:field.dueOn')} description={t('suppliers:screen.appeal.dueHint')} value={due} onChange={value => set({ due: value })} />
      </SimpleGrid>
      {filedOn && appealUntil !== null && filedOn > appealUntil ? <Text size="sm" className="desk-warning">{`⚠ ${t('suppliers:screen.appeal.late')}`}</Text> : null}
    </>
  )
}

function Answered({ decision, draft, set }: PartProps) {
  const t = useWords()
  const outcome = outcomeOf(draft)
  const proposed = outcome === null ? null : proposedByAppeal(decision.kind, outcome)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayInput label={t('suppliers:field.answeredOn')} value={draft.answered} onChange={answered => set({ answered })} />
        <Select
          label={t('suppliers:field.outcome')} data={appealOutcomes.map(value => ({ value, label: t(`suppliers:appeal.${value}`) }))} clearable value={draft.outcome} onChange={value => set({ outcome: value })} clearButtonProps={{ 'aria-label': t('empty') }}
          description={proposed ? t('suppliers:screen.appeal.proposes', { state: t(`supplierStates:${proposed}`) }) : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </SimpleGrid>
      <Textarea label={t('suppliers:field.answer')} autosize minRows={2} maxRows={8} maxLength={5000} value={draft.answer} onChange={event => set({ answer: event.currentTarget.value })} />
    </>
  )
}
