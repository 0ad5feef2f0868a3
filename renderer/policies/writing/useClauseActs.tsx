import { IconArrowsJoin, IconArrowsSplit, IconEdit, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { ClauseView, PolicyText } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import type { MenuAct } from '../../components/ContextMenu.tsx'
import type { Bound } from './bindingDraft.ts'
import { BindingDialog } from './BindingDialog.tsx'
import { ClauseDialog, type Written } from './ClauseDialog.tsx'
import { JoinDialog } from './JoinDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'

const icon = { size: 16, 'aria-hidden': true } as const
type Opened = { dialog: 'write'; of: Written } | { dialog: 'bind'; of: Bound } | { dialog: 'split' | 'join'; of: ClauseView } | null

/**
 * What can be done with the clauses of a working version, by the buttons beside each and by the menu of its node in the outline. Of a text of its own: write one, put one after it,
 * take it apart, make it one with another, take it out; of a profile, whose text is another's: decide about one, put one of the firm's own after it. Nothing elsewhere.
 */
export function useClauseActs({ version, clauses, resolved }: PolicyText, refetch: () => Promise<unknown>) {
  const t = useWords()
  const [opened, open] = useState<Opened>(null)
  const versionId = version.id
  const working = version.state === 'working'
  const [writable, bindable] = [working && version.parentVersionId === null, working && version.parentVersionId !== null]
  const retire = ({ clauseId, number }: ClauseView) => attempt(async () => {
    const { batch } = await api.call('policies.clauses.retire', { versionId, clauseIds: [clauseId], reason: null })
    await refetch()
    showDone(t('policies:writing.retired', { number }), batch)
  })
  const ofOwn = (clause: ClauseView): MenuAct[] => {
    const { clauseId, number, parentId } = clause
    return [
      { label: t('policies:writing.editNamed', { number }), icon: <IconEdit {...icon} />, run: () => open({ dialog: 'write', of: { clause, place: null } }) },
      { label: t('policies:writing.addAfter', { number }), icon: <IconPlus {...icon} />, run: () => open({ dialog: 'write', of: { clause: null, place: { parentId, afterId: clauseId } } }) },
      { label: t('policies:writing.split', { number }), icon: <IconArrowsSplit {...icon} />, run: () => open({ dialog: 'split', of: clause }) },
      { label: t('policies:writing.join', { number }), icon: <IconArrowsJoin {...icon} />, disabled: clauses.length < 2, run: () => open({ dialog: 'join', of: clause }) },
      { label: t('policies:writing.retire', { number }), icon: <IconTrash {...icon} />, run: () => { void retire(clause) } },
    ]
  }
  const ofFirm = (clause: PolicyText['resolved'][number]): MenuAct[] => {
    const { clauseId, number } = clause
    return [
      { label: t('policies:binding.edit', { number }), icon: <IconEdit {...icon} />, run: () => open({ dialog: 'bind', of: { clause, afterId: null } }) },
      { label: t('policies:binding.addAfter', { number }), icon: <IconPlus {...icon} />, run: () => open({ dialog: 'bind', of: { clause: null, afterId: clauseId } }) },
    ]
  }
  const of = (clauseId: string): MenuAct[] => {
    const own = writable ? clauses.find(one => one.clauseId === clauseId) : undefined
    const bound = bindable ? resolved.find(one => one.clauseId === clauseId) : undefined
    return bound ? ofFirm(bound) : own ? ofOwn(own) : []
  }
  /** Puts a new clause at the end; null where none may come. */
  const add = writable ? () => open({ dialog: 'write', of: { clause: null, place: { parentId: null, afterId: clauses.findLast(({ parentId }) => parentId === null)?.clauseId ?? null } } })
    : bindable ? () => open({ dialog: 'bind', of: { clause: null, afterId: null } }) : null
  const dialog = { versionId, onClose: () => open(null), onSaved: refetch }
  const dialogs: ReactNode = opened === null ? null
    : opened.dialog === 'write' ? <ClauseDialog {...dialog} of={opened.of} />
      : opened.dialog === 'bind' ? <BindingDialog {...dialog} of={opened.of} />
        : opened.dialog === 'split' ? <SplitDialog {...dialog} clause={opened.of} /> : <JoinDialog {...dialog} clause={opened.of} clauses={clauses} />
  return { of, add, writable, dialogs }
}
