import { Alert, Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { emptyClause, strengths, tailorabilities, type ClauseFields } from '../../../shared/policies/model.ts'
import { richText } from '../../../shared/policies/text.ts'
import type { ClauseView } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import type { EditorNode } from '../../components/editor/content.ts'
import { RichEditor } from '../../components/editor/RichEditor.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'

/** A clause that is written, or a new one with its place: under which clause, after which one. */
export type Written = { clause: ClauseView; place: null } | { clause: null; place: { parentId: string | null; afterId: string | null } }
type Props = { of: Written; onClose: () => void; versionId: string; onSaved: () => Promise<unknown> }

type Draft = Pick<ClauseFields, 'heading' | 'headingEnglish' | 'text' | 'textEnglish' | 'strength' | 'tailorability' | 'rationale' | 'rationaleEnglish'>
const draftOf = ({ heading, headingEnglish, text, textEnglish, strength, tailorability, rationale, rationaleEnglish }: ClauseFields): Draft => ({ heading, headingEnglish, text, textEnglish, strength, tailorability, rationale, rationaleEnglish })

/** What a clause says in both languages, how strongly it binds, and what a firm may do with it. */
export function ClauseDialog({ of, onClose, versionId, onSaved }: Props) {
  const t = useWords()
  const before = of.clause ?? emptyClause
  const [draft, setDraft] = useState<Draft>(() => draftOf(before))
  const [tooLong, setTooLong] = useState(false)
  const [translated, setTranslated] = useState(false)
  const set = (part: Partial<Draft>) => setDraft(old => ({ ...old, ...part }))
  // What cannot be kept is said, and what was kept before stays.
  const take = (field: 'text' | 'textEnglish') => (blocks: readonly EditorNode[]) => {
    const read = richText.safeParse(blocks)
    setTooLong(!read.success)
    if (read.success) set({ [field]: field === 'textEnglish' && read.data.length === 0 ? null : read.data })
  }
  const save = async () => {
    if (tooLong) return false
    const values = Object.fromEntries(Object.entries(draft).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(draftOf(before)[field as keyof Draft])))
    const which = of.clause ? { clauseId: of.clause.clauseId, revision: of.clause.revision } : { place: of.place }
    const { batch } = await api.call('policies.clauses.save', { versionId, ...which, values, ...(translated ? { translated } : {}) })
    await onSaved()
    showDone(t('policies:writing.saved'), batch)
    return true
  }
  const line = (field: 'heading' | 'headingEnglish') => (
    <TextInput label={t(`policies:field.${field}`)} maxLength={300} value={draft[field] ?? ''} onChange={event => set({ [field]: event.currentTarget.value || null })} {...(field === 'heading' ? { 'data-autofocus': true } : {})} />
  )
  const reason = (field: 'rationale' | 'rationaleEnglish') => <Textarea label={t(`policies:field.${field}`)} autosize minRows={1} maxRows={6} maxLength={5000} value={draft[field] ?? ''} onChange={event => set({ [field]: event.currentTarget.value || null })} />
  const behind = of.clause?.translation.state === 'behind'
  return (
    <FormDialog opened onClose={onClose} steady size="60rem" title={t(of.clause ? 'policies:writing.edit' : 'policies:writing.add')} confirm={t('policies:writing.save')} onSave={save}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>{line('heading')}{line('headingEnglish')}</SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <RichEditor label={t('policies:field.text')} value={before.text} onChange={take('text')} rows={8} />
        <RichEditor label={t('policies:field.textEnglish')} value={before.textEnglish ?? []} onChange={take('textEnglish')} rows={8} />
      </SimpleGrid>
      {tooLong ? <Alert role="alert" color="red" variant="outline">{t('policies:writing.tooLong')}</Alert> : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select label={t('policies:field.strength')} clearable clearButtonProps={{ 'aria-label': t('policies:writing.noStrength') }} placeholder={t('policies:writing.noStrength')} data={strengths.map(value => ({ value, label: t(`policies:strength.${value}`) }))} value={draft.strength} onChange={value => set({ strength: strengths.find(one => one === value) ?? null })} />
        <Select label={t('policies:field.tailorability')} allowDeselect={false} data={tailorabilities.map(value => ({ value, label: t(`policies:tailorability.${value}`) }))} value={draft.tailorability} onChange={value => set({ tailorability: tailorabilities.find(one => one === value) ?? draft.tailorability })} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>{reason('rationale')}{reason('rationaleEnglish')}</SimpleGrid>
      <Checkbox label={t('policies:writing.translated')} description={behind ? t('policies:translation.behind') : null} checked={translated} onChange={event => setTranslated(event.currentTarget.checked)} />
    </FormDialog>
  )
}
