import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconEdit, IconPlus, IconQuote } from '@tabler/icons-react'
import { useState } from 'react'
import { blockIn, filled, type TextBlock } from '../../shared/groups/texts.ts'
import { useRead } from '../app/api.ts'
import { currentLanguage, useWords } from '../app/language.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { exampleFacts } from './exampleFacts.ts'
import { TextBlockDialog } from './TextBlockDialog.tsx'

/** The text blocks that are offered while minutes of a body are typed. */
export function TextsTab({ bodyId }: { bodyId: string }) {
  const t = useWords()
  const { data, error, refetch } = useRead('groups.texts.list', { bodyId })
  const [edited, edit] = useState<TextBlock | 'new' | null>(null)
  const add = <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>{t('groups:screen.text.add')}</Button>
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  const blocks = data?.blocks ?? []
  return (
    <Stack>
      <Text size="sm" maw={900}>{t('groups:screen.text.hint')}</Text>
      {data && blocks.length === 0
        ? <EmptyState icon={<IconQuote size={48} stroke={1.2} aria-hidden />} title={t('groups:screen.text.emptyTitle')} actions={add}>{t('groups:screen.text.emptyText')}</EmptyState>
        : <><Group>{add}</Group><Blocks blocks={blocks} onEdit={edit} /></>}
      {edited === null ? null : <TextBlockDialog bodyId={bodyId} block={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </Stack>
  )
}

function Blocks({ blocks, onEdit }: { blocks: readonly TextBlock[]; onEdit: (block: TextBlock) => void }) {
  const t = useWords()
  const language = currentLanguage()
  const facts = exampleFacts(t, language)
  return (
    <WideTable label={t('groups:screen.tab.texts')} minWidth={760} verticalSpacing={8}>
      <Table.Thead><Table.Tr>{[t('groups:field.name'), t('groups:screen.text.example'), t('groups:screen.text.for')].map(head => <Table.Th key={head} scope="col">{head}</Table.Th>)}<Table.Td /></Table.Tr></Table.Thead>
      <Table.Tbody>
        {blocks.map(block => {
          const { name, text } = blockIn(block, language)
          return (
            <Table.Tr key={block.id}>
              <Table.Th scope="row" fw={500}>{name}</Table.Th>
              <Table.Td>{filled(text, facts)}</Table.Td>
              <Table.Td>{t(block.bodyId === null ? 'groups:screen.text.every' : 'groups:screen.text.own')}</Table.Td>
              <Table.Td ta="right">
                <Button size="compact-sm" variant="default" leftSection={<IconEdit size={16} aria-hidden />} aria-label={t('groups:screen.text.editOf', { name })} onClick={() => onEdit(block)}>{t('groups:screen.edit')}</Button>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </WideTable>
  )
}
