import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEdit, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { DocumentType } from '../../shared/documents.ts'
import { fold } from '../../shared/folding.ts'
import { useRead } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useFormats, useWords } from '../app/language.ts'
import { BackLink } from '../components/BackLink.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { NewType } from './NewType.tsx'
import { ruleWords } from './stateWords.ts'
import { TypeDialog } from './TypeDialog.tsx'
import { useTypes } from './types.ts'

/** The types of documents as data: how long each is good for, when to warn, and what takes its place. */
export function TypesPage() {
  const t = useWords()
  const { error, refetch } = useRead('documents.types.list', {})
  const { types, nameOf, loaded } = useTypes()
  const { language } = useFormats()
  const [typed, setTyped] = useState('')
  const [edited, setEdited] = useState<string | null>(null)
  const [creating, create] = useDisclosure(false)
  useCommand('new', create.open, { label: t('documents:types.new') })
  const wanted = fold(typed)
  const shown = types.filter(type => fold([type.name, type.nameEnglish, type.code, type.edition].join(' ')).includes(wanted)).toSorted((a, b) => (nameOf(a.id) ?? '').localeCompare(nameOf(b.id) ?? '', language))
  return (
    <Page
      title={t('documents:types.title')} width="wide" actions={<Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('documents:types.new')}</Button>}
      subtitle={<Stack gap={2}><BackLink to="/documents">{t('documents:types.back')}</BackLink><span>{t('documents:types.subtitle')}</span></Stack>}
    >
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {loaded || error ? null : <Waiting />}
      <TextInput label={t('documents:types.search')} value={typed} onChange={event => setTyped(event.currentTarget.value)} maw={360} />
      {loaded && shown.length === 0 ? <Text role="status">{t('nothingFound')}</Text> : null}
      {shown.length > 0 ? (
        <WideTable label={t('documents:types.list')} minWidth={720}>
          <Table.Thead>
            <Table.Tr>{(['name', 'kind', 'rule', 'documents'] as const).map(column => <Table.Th key={column} scope="col">{t(`documents:types.column.${column}`)}</Table.Th>)}<Table.Td /></Table.Tr>
          </Table.Thead>
          <Table.Tbody>{shown.map(type => <Row key={type.id} type={type} nameOf={nameOf} onEdit={() => setEdited(type.id)} />)}</Table.Tbody>
        </WideTable>
      ) : null}
      <TypeDialog type={types.find(type => type.id === edited)} onClose={() => setEdited(null)} />
      <NewType opened={creating} onClose={create.close} onCreated={setEdited} />
    </Page>
  )
}

function Row({ type, nameOf, onEdit }: { type: DocumentType; nameOf: (id: string | null) => string | null; onEdit: () => void }) {
  const t = useWords()
  const { number } = useFormats()
  const name = nameOf(type.id) ?? type.name
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>{name}</Table.Th>
      <Table.Td>{t(`documents:kind.${type.kind}`)}</Table.Td>
      <Table.Td><Text size="sm">{ruleWords(type, nameOf(type.successorId), t)}</Text></Table.Td>
      <Table.Td ta="right">{number(type.documents)}</Table.Td>
      <Table.Td ta="right">
        <Group justify="flex-end"><Button size="compact-sm" variant="default" leftSection={<IconEdit size={16} aria-hidden />} aria-label={t('documents:types.edit', { name })} onClick={onEdit}>{t('documents:types.edit', { name: '' }).trim()}</Button></Group>
      </Table.Td>
    </Table.Tr>
  )
}
