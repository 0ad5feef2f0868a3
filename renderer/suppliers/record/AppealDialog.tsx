import { Alert, Button, Checkbox, Group, Modal, Select, SimpleGrid, Stack, TagsInput, Text, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { appealOutcomes, proposedByAppeal } from '../../../shared/suppliers/lifecycle.ts'
import type { AppealRecord, DecisionRecord } from '../../../shared/suppliers/records.ts'
import { useWrite } from '../../app/api.ts'
import { errorWords } from '../../app/errors.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../DayInput.tsx'
import { typedDay } from '../days.ts'

/** An appeal against an act: a new one, or one that is there. */
export type Appealing = { decision: DecisionRecord; appeal: AppealRecord | null }
type Props = { appealing: Appealing | null; onClose: () => void; onSaved: () => Promise<unknown> }

/** An appeal as it is filed, and how it is answered: by others than those who decided. */
export function AppealDialog({ appealing, onClose, onSaved }: Props) {
  const t = useWords()
  const number = appealing ? `${appealing.decision.number}/${appealing.decision.year}` : ''
  return (
    <Modal opened={appealing !== null} onClose={onClose} size="44rem" title={t('suppliers:screen.appeal.title', { number })} closeButtonProps={{ 'aria-label': t('close') }}>
      {appealing ? <AppealForm {...appealing} onClose={onClose} onSaved={onSaved} /> : null}
    </Modal>
  )
}

const shown = (day: string | null | undefined) => (day ? formatDay(day) : '')

function AppealForm({ decision, appeal, onClose, onSaved }: Appealing & Omit<Props, 'appealing'>) {
  const t = useWords()
  const { write, pending, error } = useWrite('suppliers.appeals.save')
  const [filed, setFiled] = useState(shown(appeal?.filedOn ?? today()))
  const [grounds, setGrounds] = useState(appeal?.grounds ?? '')
  const [suspends, setSuspends] = useState(appeal?.suspends ?? false)
  const [panel, setPanel] = useState<string[]>(appeal?.panel ?? [])
  const [due, setDue] = useState(shown(appeal?.dueOn))
  const [answered, setAnswered] = useState(shown(appeal?.answeredOn))
  const [outcome, setOutcome] = useState<string | null>(appeal?.outcome ?? null)
  const [answer, setAnswer] = useState(appeal?.answer ?? '')
  const known = appealOutcomes.find(one => one === outcome) ?? null
  const [filedOn, dueOn, answeredOn] = [typedDay(filed), typedDay(due), typedDay(answered)]
  const proposed = known === null ? null : proposedByAppeal(decision.kind, known)
  const late = filedOn && decision.appealUntil !== null && filedOn > decision.appealUntil
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!filedOn || dueOn === undefined || answeredOn === undefined) return
    const fields = { filedOn, grounds: grounds.trim() || null, suspends, panel, ...(dueOn === null && appeal === null ? {} : { dueOn }), answeredOn, outcome: known, answer: answer.trim() || null }
    const saved = await write({ ...(appeal ? { id: appeal.id } : { decisionId: decision.id }), fields }).catch(() => undefined)
    if (!saved) return
    onClose()
    await onSaved()
    showDone(t('suppliers:screen.appeal.saved'), saved.batch)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DayInput label={t('suppliers:field.filedOn')} required value={filed} onChange={setFiled} error={filedOn ? null : t('field.notADay')} {...(decision.appealUntil ? { description: t('suppliers:screen.decisions.appealUntil', { day: formatDay(decision.appealUntil) }) } : {})} />
          <DayInput label={t('suppliers:field.dueOn')} description={t('suppliers:screen.appeal.dueHint')} value={due} onChange={setDue} />
        </SimpleGrid>
        {late ? <Text size="sm" className="desk-warning">{`⚠ ${t('suppliers:screen.appeal.late')}`}</Text> : null}
        <Textarea data-autofocus label={t('suppliers:field.grounds')} autosize minRows={2} maxRows={8} maxLength={5000} value={grounds} onChange={event => setGrounds(event.currentTarget.value)} />
        <TagsInput label={t('suppliers:field.panel')} description={t('suppliers:screen.appeal.panelHint', { names: decision.decidedBy.join(', ') })} value={panel} onChange={setPanel} maxTags={20} clearable={false} />
        <Checkbox label={t('suppliers:field.suspends')} description={t('suppliers:screen.appeal.suspendsHint')} checked={suspends} onChange={event => setSuspends(event.currentTarget.checked)} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DayInput label={t('suppliers:field.answeredOn')} value={answered} onChange={setAnswered} />
          <Select
            label={t('suppliers:field.outcome')} data={appealOutcomes.map(value => ({ value, label: t(`suppliers:appeal.${value}`) }))} clearable value={outcome} onChange={setOutcome} clearButtonProps={{ 'aria-label': t('empty') }}
            description={proposed ? t('suppliers:screen.appeal.proposes', { state: t(`suppliers:state.${proposed}`) }) : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </SimpleGrid>
        <Textarea label={t('suppliers:field.answer')} autosize minRows={2} maxRows={8} maxLength={5000} value={answer} onChange={event => setAnswer(event.currentTarget.value)} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('suppliers:screen.appeal.save')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
