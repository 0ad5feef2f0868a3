import { ActionIcon, Group } from '@mantine/core'
import { IconEdit, IconPlus } from '@tabler/icons-react'
import type { ResolvedView } from '../../../shared/policies/views.ts'
import { useWords } from '../../app/language.ts'
import type { Bound } from './bindingDraft.ts'

/** What a firm can do at a clause of its working version: decide about it, put one of its own after it. */
export function BindingTools({ clause, onBind }: { clause: ResolvedView; onBind: (of: Bound) => void }) {
  const t = useWords()
  const { number, clauseId } = clause
  return (
    <Group gap={2} ml="auto" wrap="nowrap">
      <ActionIcon variant="subtle" color="gray" aria-label={t('policies:binding.edit', { number })} onClick={() => onBind({ clause, afterId: null })}><IconEdit size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('policies:binding.addAfter', { number })} onClick={() => onBind({ clause: null, afterId: clauseId })}><IconPlus size={16} aria-hidden /></ActionIcon>
    </Group>
  )
}
