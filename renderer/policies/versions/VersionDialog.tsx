import { Textarea } from '@mantine/core'
import { z } from 'zod'
import type { VersionSummary } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'

const shape = z.object({ changelog: z.string(), changelogEnglish: z.string(), editorial: z.string() })

/** What is new in a version that is being written, in both languages; and whether it is a matter of form only. */
export function VersionDialog({ version, onClose }: { version: VersionSummary; onClose: () => void }) {
  const t = useWords()
  const kept = useKept(`version/${version.id}`, () => ({ changelog: version.changelog ?? '', changelogEnglish: version.changelogEnglish ?? '', editorial: version.editorial ?? '' }), shape)
  const { now: draft, set } = kept
  const save = async () => {
    const values = { changelog: draft.changelog.trim() || null, changelogEnglish: draft.changelogEnglish.trim() || null, editorial: draft.editorial.trim() || null }
    const { batch } = await api.call('policies.versions.save', { versionId: version.id, values, revision: version.revision })
    showDone(t('policies:about.saved', { version: version.label }), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} size="lg" steady title={t('policies:about.title', { version: version.label })} confirm={t('policies:about.save')} onSave={save} kept={kept}>
      <Textarea data-autofocus label={t('policies:field.changelog')} description={t('policies:about.changelogHint')} autosize minRows={3} maxRows={10} maxLength={5000} value={draft.changelog} onChange={event => set({ changelog: event.currentTarget.value })} />
      <Textarea label={t('policies:field.changelogEnglish')} autosize minRows={3} maxRows={10} maxLength={5000} value={draft.changelogEnglish} onChange={event => set({ changelogEnglish: event.currentTarget.value })} />
      <Textarea label={t('policies:field.editorial')} description={t('policies:about.editorialHint')} autosize minRows={1} maxRows={6} maxLength={1000} value={draft.editorial} onChange={event => set({ editorial: event.currentTarget.value })} />
    </FormDialog>
  )
}
