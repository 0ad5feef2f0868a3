import { Text } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { api, useRead } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { useKept } from '../../components/draft.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { cutShape, cutText } from '../importing/cutText.ts'
import { ForeignText } from '../importing/ForeignText.tsx'

const shape = z.object({ text: cutShape })

type Props = { record: PolicyRecord; newest: VersionSummary; onClose: () => void; onBegun: (versionId: string, batch: string) => void }

/** The text of the newest version as it came back from somebody: what of each clause is the same, changed, new or gone is looked at, and only then a version is made of it. */
export function ReturnedText({ record, newest, onClose, onBegun }: Props) {
  const t = useWords()
  const [tried, setTried] = useState(false)
  const kept = useKept(`returned/${newest.id}`, (): z.infer<typeof shape> => ({ text: null }), shape)
  const text = cutText(kept.now.text, record.language, change => kept.set(old => ({ text: change(old.text) })), newest.id)
  const before = useRead('policies.text', { versionId: newest.id }).data?.clauses
  const save = async () => {
    setTried(true)
    if (text.drafts.length === 0) return false
    const { versionId, batch } = await api.call('policies.versions.create', { policyId: record.id, start: { clauses: text.drafts, cameBackOf: newest.id } })
    onBegun(versionId, batch)
    return true
  }
  return (
    <FormDialog opened steady size="60rem" onClose={onClose} title={t('policies:newVersion.title')} confirm={t('policies:newVersion.create')} onSave={save} kept={kept}>
      <Text size="sm">{t('policies:newVersion.about', { version: newest.label })}</Text>
      <ForeignText text={text} before={before} missing={tried && text.drafts.length === 0} onNamed={() => undefined} />
    </FormDialog>
  )
}
