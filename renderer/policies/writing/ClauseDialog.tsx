import { Checkbox, Select, SimpleGrid, Textarea } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { clauseFields, emptyClause, strengths, tailorabilities, type ClauseFields } from '../../../shared/policies/model.ts'
import type { ClauseView } from '../../../shared/policies/views.ts'
import type { Language } from '../../../shared/procedure.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { ClauseWords } from './ClauseWords.tsx'
import { draftOf as parameterDraftOf, parameterDraft, parameterOf } from './parameterDraft.ts'
import { Parameters } from './Parameters.tsx'
import { Sources } from './Sources.tsx'

/** A clause that is written, or a new one with its place: under which clause, after which one. */
export type Written = { clause: ClauseView; place: null } | { clause: null; place: { parentId: string | null; afterId: string | null } }
type Props = { of: Written; onClose: () => void; versionId: string; onSaved: () => Promise<unknown> }

const shape = clauseFields.omit({ parameters: true }).extend({ parameters: z.array(parameterDraft), translated: z.boolean() })
const typedOf = ({ heading, headingEnglish, text, textEnglish, strength, tailorability, parameters, rationale, rationaleEnglish, sources }: ClauseFields, language: Language): z.infer<typeof shape> => (
  { heading, headingEnglish, text, textEnglish, strength, tailorability, rationale, rationaleEnglish, sources, parameters: parameters.map(one => parameterDraftOf(one, language)), translated: false }
)

/** What of a clause is changed: nothing else is written. */
const changedIn = (now: Partial<ClauseFields>, before: ClauseFields) => Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof ClauseFields])))

/** What a clause says in both languages, how strongly it binds, its values and sources, and what a firm may do with it. */
export function ClauseDialog({ of, onClose, versionId, onSaved }: Props) {
  const t = useWords()
  const { language } = useFormats()
  const before = of.clause ?? emptyClause
  const kept = useKept(`clause/${versionId}/${of.clause?.clauseId ?? 'new'}`, () => typedOf(before, language), shape)
  const { now, set, start } = kept
  const [fits, setFits] = useState(true)
  const [tried, setTried] = useState(false)
  const save = async () => {
    setTried(true)
    const { parameters, translated, ...rest } = now
    const read = parameters.map(one => parameterOf(one, language))
    if (!fits || read.includes(null)) return false
    const values = changedIn({ ...rest, parameters: read.filter(one => one !== null) }, before)
    const which = of.clause ? { clauseId: of.clause.clauseId, revision: of.clause.revision } : { place: of.place }
    const { batch } = await api.call('policies.clauses.save', { versionId, ...which, values, ...(translated ? { translated } : {}) })
    await onSaved()
    showDone(t('policies:writing.saved'), batch)
    return true
  }
  const reason = (field: 'rationale' | 'rationaleEnglish') => <Textarea label={t(`policies:field.${field}`)} autosize minRows={1} maxRows={6} maxLength={5000} value={now[field] ?? ''} onChange={event => set({ [field]: event.currentTarget.value || null })} />
  const behind = of.clause?.translation.state === 'behind'
  return (
    <FormDialog opened onClose={onClose} steady size="60rem" title={t(of.clause ? 'policies:writing.edit' : 'policies:writing.add')} confirm={t('policies:writing.save')} onSave={save} kept={kept}>
      <ClauseWords before={start} now={now} first rows={8} onChange={set} onFits={setFits} labelOf={field => t(`policies:field.${field}`)} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select label={t('policies:field.strength')} clearable clearButtonProps={{ 'aria-label': t('policies:writing.noStrength') }} placeholder={t('policies:writing.noStrength')} data={strengths.map(value => ({ value, label: t(`policies:strength.${value}`) }))} value={now.strength} onChange={value => set({ strength: strengths.find(one => one === value) ?? null })} />
        <Select label={t('policies:field.tailorability')} allowDeselect={false} data={tailorabilities.map(value => ({ value, label: t(`policies:tailorability.${value}`) }))} value={now.tailorability} onChange={value => set({ tailorability: tailorabilities.find(one => one === value) ?? now.tailorability })} />
      </SimpleGrid>
      <Parameters parameters={now.parameters} onChange={parameters => set({ parameters })} tried={tried} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>{reason('rationale')}{reason('rationaleEnglish')}</SimpleGrid>
      <Sources sources={now.sources} onChange={sources => set({ sources })} />
      <Checkbox label={t('policies:writing.translated')} description={behind ? t('policies:translation.behind') : null} checked={now.translated} onChange={event => set({ translated: event.currentTarget.checked })} />
    </FormDialog>
  )
}
