import { Alert, Button, Checkbox, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import type { Relation, RelationMatrix } from '../../shared/groups.ts'
import { relationKinds, type RelationFields } from '../../shared/groups/stakeholders.ts'
import { api, useRead } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { RelationGraph } from './RelationGraph.tsx'
import styles from './groups.module.css'

type Edited = { relation: Relation | null; fromId: string | null; toId: string | null }

/** Who is related to whom: the graph, the matrix, and what nobody looked at. */
export function Relations({ clusterId, bodyId }: { clusterId: string; bodyId: string }) {
  const t = useWords()
  const { number } = useFormats()
  const { data, error, refetch } = useRead('groups.relations.list', { clusterId, bodyId })
  const [edited, edit] = useState<Edited | null>(null)
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return null
  const isolated = data.organisations.filter(({ id }) => data.isolated.includes(id)).map(({ name }) => name)
  return (
    <Stack>
      <Group><Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit({ relation: null, fromId: null, toId: null })}>{t('groups:screen.relation.add')}</Button></Group>
      {data.organisations.length < 2 ? <Text>{t('groups:screen.relation.tooFew')}</Text> : (
        <>
          <Group align="flex-start" gap="xl"><RelationGraph matrix={data} /><Matrix matrix={data} onEdit={edit} /></Group>
          <Text size="sm">{t('groups:screen.relation.unknown', { count: data.unknownPairs, n: number(data.unknownPairs) })}</Text>
          {isolated.length > 0 ? <Text size="sm">{t('groups:screen.relation.isolated', { names: isolated.join(', ') })}</Text> : null}
        </>
      )}
      <Dialog opened={edited !== null} onClose={() => edit(null)} title={t('groups:screen.relation.add')}>
        {edited ? <RelationForm matrix={data} clusterId={clusterId} {...edited} onClose={() => edit(null)} refetch={refetch} /> : null}
      </Dialog>
    </Stack>
  )
}

function Matrix({ matrix: { organisations, relations }, onEdit }: { matrix: RelationMatrix; onEdit: (edited: Edited) => void }) {
  const t = useWords()
  return (
    <WideTable label={t('groups:screen.relation.matrix')} minWidth={360} withColumnBorders withTableBorder className={styles['matrix'] ?? ''}>
      <Table.Thead><Table.Tr><Table.Td />{organisations.map(({ id, name }, at) => <Table.Th key={id} scope="col" title={name} aria-label={name}>{at + 1}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>
        {organisations.map((from, at) => (
          <Table.Tr key={from.id}>
            <Table.Th scope="row" fw={500}>{`${at + 1} ${from.name}`}</Table.Th>
            {organisations.map(to => {
              const own = relations.filter(({ fromId, toId }) => fromId === from.id && toId === to.id)
              if (from.id === to.id) return <Table.Td key={to.id} aria-hidden>—</Table.Td>
              const words = own.map(({ kind, strength }) => `${t(`groups:relationKind.${kind}`)} ${strength}`).join(', ')
              return (
                <Table.Td key={to.id}>
                  <Button
                    size="compact-xs" variant="subtle" color={own.length > 0 ? 'lagoon' : 'gray'} title={words || t('groups:screen.relation.notLooked')}
                    aria-label={t('groups:screen.relation.cell', { from: from.name, to: to.name, what: words || t('groups:screen.relation.notLooked') })}
                    onClick={() => onEdit({ relation: own[0] ?? null, fromId: from.id, toId: to.id })}
                  >{own.length > 0 ? Math.max(...own.map(({ strength }) => strength)) : '·'}</Button>
                </Table.Td>
              )
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}

const blank: Pick<RelationFields, 'kind' | 'strength' | 'formal' | 'evidence'> = { kind: 'collaboration', strength: 1, formal: false, evidence: null }

type FormProps = Edited & { matrix: RelationMatrix; clusterId: string; onClose: () => void; refetch: () => Promise<unknown> }
function RelationForm({ matrix, clusterId, relation, onClose, refetch, ...given }: FormProps) {
  const t = useWords()
  const [fromId, setFrom] = useState(given.fromId)
  const [toId, setTo] = useState(given.toId)
  const [draft, setDraft] = useState(() => (relation ? { kind: relation.kind, strength: relation.strength, formal: relation.formal, evidence: relation.evidence } : blank))
  const [error, setError] = useState<unknown>(null)
  const set = (part: Partial<typeof blank>) => setDraft(old => ({ ...old, ...part }))
  const choices = matrix.organisations.map(({ id, name }) => ({ value: id, label: name }))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!fromId || !toId) return
    try {
      const { batch } = await api.call('groups.relations.save', { clusterId, fromId, toId, ...(relation ? { id: relation.id } : {}), fields: draft })
      await refetch()
      onClose()
      showDone(t('groups:screen.relation.saved'), batch)
    } catch (refused) {
      setError(refused)
    }
  }
  const remove = () => attempt(async () => {
    if (!relation) return
    const { batch } = await api.call('groups.relations.save', { clusterId, fromId: relation.fromId, toId: relation.toId, id: relation.id, fields: {}, remove: true })
    await refetch()
    onClose()
    showDone(t('groups:screen.relation.removed'), batch)
  })
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Select label={t('groups:screen.relation.from')} required searchable data={choices} value={fromId} onChange={setFrom} />
        <Select label={t('groups:screen.relation.to')} required searchable data={choices} value={toId} onChange={setTo} />
        <Select label={t('groups:field.kind')} data={relationKinds.map(value => ({ value, label: t(`groups:relationKind.${value}`) }))} value={draft.kind} onChange={value => set({ kind: relationKinds.find(one => one === value) ?? draft.kind })} />
        <Select
          label={t('groups:field.strength')} data={([0, 1, 2, 3] as const).map(value => ({ value: String(value), label: t(`groups:screen.relation.strength.${value}`) }))} value={String(draft.strength)}
          onChange={value => set({ strength: Number(value) })}
        />
        <Checkbox label={t('groups:screen.relation.formal')} checked={draft.formal} onChange={event => set({ formal: event.currentTarget.checked })} />
        <TextInput label={t('groups:field.evidence')} maxLength={500} value={draft.evidence ?? ''} onChange={event => set({ evidence: event.currentTarget.value || null })} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="space-between">
          {relation ? <Button variant="subtle" onClick={() => { void remove() }}>{t('groups:screen.relation.remove')}</Button> : <span />}
          <Group><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" disabled={!fromId || !toId}>{t('groups:screen.save')}</Button></Group>
        </Group>
      </Stack>
    </form>
  )
}
