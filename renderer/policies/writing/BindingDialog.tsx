import { Button, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { headLine } from '../../../shared/policies/content.ts'
import { bindingModes, omissions, strengths, type ParameterValue } from '../../../shared/policies/model.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { DayInput } from '../../components/DayInput.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { useBindingDraft, type Bound } from './bindingDraft.ts'
import { ClauseWords } from './ClauseWords.tsx'
import { shownValue, typedValue } from './parameterDraft.ts'

type Props = { of: Bound; onClose: () => void; versionId: string; onSaved: () => Promise<unknown> }
type Binding = { binding: ReturnType<typeof useBindingDraft> }

/** What a firm does with a clause of its cluster's policy, or a clause of its own; why, and until when. */
export function BindingDialog({ of, onClose, versionId, onSaved }: Props) {
  const t = useWords()
  const { language } = useFormats()
  const { clause } = of
  const binding = useBindingDraft(of, versionId, language)
  const [fits, setFits] = useState(true)
  const [tried, setTried] = useState(false)
  const finish = async (batch: string) => {
    await onSaved()
    showDone(t('policies:binding.saved'), batch)
  }
  const save = async () => {
    setTried(true)
    const values = binding.fields()
    if ((binding.speaks && !fits) || values === null) return false
    const { batch } = await api.call('policies.bindings.save', { versionId, bindings: [{ ...(clause ? { clauseId: clause.clauseId } : {}), values }] })
    await finish(batch)
    return true
  }
  const remove = (clauseId: string) => attempt(async () => {
    const { batch } = await api.call('policies.bindings.save', { versionId, bindings: [{ clauseId, remove: true }] })
    binding.forget()
    onClose()
    await finish(batch)
  })
  const title = clause ? t('policies:binding.title', { clause: headLine(language, clause) }) : t('policies:binding.add')
  return (
    <FormDialog
      opened onClose={onClose} steady size="60rem" title={title} confirm={t('policies:binding.save')} onSave={save} kept={binding}
      aside={clause && binding.pinned === null ? <Button variant="subtle" color="red" onClick={() => { void remove(clause.clauseId) }}>{t('policies:binding.remove')}</Button> : null}
    >
      <Mode binding={binding} />
      {binding.setsValues ? <Values binding={binding} tried={tried} /> : null}
      {binding.speaks ? <Saying key={String(binding.found !== null)} binding={binding} onFits={setFits} /> : null}
      {binding.now.mode === 'omit' ? <Omission binding={binding} /> : null}
      <Reason binding={binding} />
    </FormDialog>
  )
}

/** What the firm does, of what the clause lets it do; with a clause of its own there is nothing to choose. */
function Mode({ binding: { pinned, modes, now, set } }: Binding) {
  const t = useWords()
  if (pinned === null) return null
  return (
    <>
      <Select data-autofocus label={t('policies:field.mode')} description={t('policies:binding.allowed', { tailorability: t(`policies:tailorability.${pinned.tailorability}`) })} allowDeselect={false} data={modes.map(value => ({ value, label: t(`policies:mode.${value}`) }))} value={now.mode} onChange={value => set({ mode: bindingModes.find(one => one === value) ?? now.mode })} />
      {modes.length === 1 ? <Text size="sm">{t('policies:binding.locked')}</Text> : null}
    </>
  )
}

/** The firm's own words, and how strongly they bind. */
function Saying({ binding: { pinned, now, set }, onFits }: Binding & { onFits: (fits: boolean) => void }) {
  const t = useWords()
  // what was typed before it did something else meanwhile stands here again; what is found or discarded, by the key
  const [start] = useState(now)
  return (
    <>
      <ClauseWords before={start} now={now} headless={now.mode === 'strengthen'} first={pinned === null} onChange={set} onFits={onFits} labelOf={field => t(`policies:field.${field}`)} />
      <Select label={t('policies:field.strength')} clearable clearButtonProps={{ 'aria-label': t('policies:writing.noStrength') }} placeholder={t(pinned === null ? 'policies:writing.noStrength' : 'policies:binding.sameStrength')} data={strengths.map(value => ({ value, label: t(`policies:strength.${value}`) }))} value={now.strength} onChange={value => set({ strength: strengths.find(one => one === value) ?? null })} />
    </>
  )
}

/** Why a clause is left out, and until when. */
function Omission({ binding: { now, set } }: Binding) {
  const t = useWords()
  return (
    <SimpleGrid cols={2}>
      <Select label={t('policies:field.omission')} required allowDeselect={false} data={omissions.map(value => ({ value, label: t(`policies:omission.${value}`) }))} value={now.omission} onChange={value => set({ omission: omissions.find(one => one === value) ?? null })} />
      {now.omission === 'postponed' ? <DayInput label={t('policies:field.until')} required value={now.until} onChange={until => set({ until })} /> : null}
    </SimpleGrid>
  )
}

function Reason({ binding: { now: { mode, reason }, set } }: Binding) {
  const t = useWords()
  if (mode === 'inherit') return null
  return <Textarea label={t('policies:field.reason')} required={mode !== 'setParameter' && mode !== 'add'} autosize minRows={2} maxRows={8} maxLength={2000} value={reason} onChange={event => set({ reason: event.currentTarget.value })} />
}

/** The firm's values, each with the cluster's own and its bounds. */
function Values({ binding: { parameters, now: { values }, setValue }, tried }: Binding & { tried: boolean }) {
  const t = useWords()
  const { language } = useFormats()
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {parameters.map(({ key, kind, label, labelEnglish, unit, unitEnglish, value, min, max, stricter }) => {
        const shown = (of: ParameterValue | null) => shownValue(of, kind, language)
        const bounds = [value === null ? '' : t('policies:binding.own', { value: shown(value) }), min === null ? '' : t('policies:binding.min', { value: shown(min) }), max === null ? '' : t('policies:binding.max', { value: shown(max) }), stricter ? t(`policies:stricter.${stricter}`) : ''].filter(Boolean).join(' · ')
        const beside = (language === 'en' ? unitEnglish : null) ?? unit
        return (
          <TextInput key={key} label={[(language === 'en' ? labelEnglish : null) ?? label, beside && `(${beside})`].filter(Boolean).join(' ')} description={bounds} maxLength={300} value={values[key] ?? ''} onChange={event => setValue(key, event.currentTarget.value)} error={tried && typedValue(values[key] ?? '', kind, language) === undefined ? t('policies:parameter.unreadable') : null} />
        )
      })}
    </SimpleGrid>
  )
}
