import { ActionIcon, Group } from '@mantine/core'
import { IconArrowsJoin, IconArrowsSplit, IconEdit, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { ClauseView } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import type { Written } from './ClauseDialog.tsx'
import { JoinDialog } from './JoinDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'

type Props = { clause: ClauseView; clauses: readonly ClauseView[]; versionId: string; onWrite: (of: Written) => void; refetch: () => Promise<unknown> }

/** What can be done with a clause of a working version: write it, put one after it, take it apart, make it one with another, take it out. Where it stands is changed in the outline. */
export function ClauseTools({ clause, clauses, versionId, onWrite, refetch }: Props) {
  const t = useWords()
  const { clauseId, number, parentId } = clause
  const [opened, open] = useState<'split' | 'join' | null>(null)
  const dialog = { clause, versionId, onClose: () => open(null), onSaved: refetch }
  const retire = () => attempt(async () => {
    const { batch } = await api.call('policies.clauses.retire', { versionId, clauseIds: [clauseId], reason: null })
    await refetch()
    showDone(t('policies:writing.retired', { number }), batch)
  })
  return (
    <Group gap={2} ml="auto" wrap="nowrap">
      <ActionIcon variant="subtle" color="gray" aria-label={t('policies:writing.editNamed', { number })} onClick={() => onWrite({ clause, place: null })}><IconEdit size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('policies:writing.addAfter', { number })} onClick={() => onWrite({ clause: null, place: { parentId, afterId: clauseId } })}><IconPlus size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('policies:writing.split', { number })} onClick={() => open('split')}><IconArrowsSplit size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" disabled={clauses.length < 2} aria-label={t('policies:writing.join', { number })} onClick={() => open('join')}><IconArrowsJoin size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('policies:writing.retire', { number })} onClick={() => { void retire() }}><IconTrash size={16} aria-hidden /></ActionIcon>
      {opened === 'split' ? <SplitDialog {...dialog} /> : null}
      {opened === 'join' ? <JoinDialog {...dialog} clauses={clauses} /> : null}
    </Group>
  )
}
