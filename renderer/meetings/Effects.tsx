import { Group, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { Brought } from '../../shared/meetings/decisions.ts'
import { placeOf } from '../app/hits.ts'
import { useWords } from '../app/language.ts'
import { TextLink } from '../components/TextLink.tsx'

/** What a decision brought about, each as a link that opens it. */
export function Effects({ brought }: { brought: readonly Brought[] }) {
  const t = useWords()
  return brought.map(({ kind, targetTable, targetId, name, note }) => (
    <Group key={[kind, targetId, name, note].join(' ')} gap={6} wrap="nowrap" align="flex-start">
      <IconArrowRight size={16} aria-hidden style={{ flex: 'none', marginTop: 3 }} />
      <Text size="sm">
        {`${t(`meetings:effect.${kind}`)}${name ?? note ? ': ' : ''}`}
        {targetTable && targetId && name ? <TextLink {...placeOf({ table: targetTable, id: targetId })}>{name}</TextLink> : note}
      </Text>
    </Group>
  ))
}
