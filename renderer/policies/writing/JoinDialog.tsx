import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import { headLine } from '../../../shared/policies/content.ts'
import type { ClauseView } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'

type Props = { clause: ClauseView; clauses: readonly ClauseView[]; onClose: () => void; versionId: string; onSaved: () => Promise<unknown> }

/** Two clauses become one: the first in the order of the text keeps its identity, and what both say. */
export function JoinDialog({ clause, clauses, onClose, versionId, onSaved }: Props) {
  const t = useWords()
  const { language } = useFormats()
  const others = clauses.filter(({ clauseId }) => clauseId !== clause.clauseId)
  const siblings = clauses.filter(({ parentId }) => parentId === clause.parentId)
  const place = siblings.findIndex(({ clauseId }) => clauseId === clause.clauseId)
  const [other, setOther] = useState((siblings[place + 1] ?? siblings[place - 1] ?? others[0])?.clauseId ?? null)
  const join = async () => {
    if (other === null) return false
    const { batch } = await api.call('policies.clauses.join', { versionId, clauseIds: [clause.clauseId, other] })
    await onSaved()
    showDone(t('policies:writing.joinDone'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('policies:writing.join', { number: clause.number })} confirm={t('policies:writing.joinConfirm')} onSave={join}>
      <Select label={t('policies:writing.joinWith')} allowDeselect={false} searchable nothingFoundMessage={t('nothingFound')} value={other} onChange={setOther} data={others.map(one => ({ value: one.clauseId, label: headLine(language, one) }))} />
      <Text size="sm">{t('policies:writing.joinHint')}</Text>
    </FormDialog>
  )
}
