import { Alert, Anchor, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import type { BodyRow } from '../../shared/groups.ts'
import { bodyKinds, type BodyKind } from '../../shared/groups/rules.ts'
import { useRead, useWrite } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { Waiting } from '../components/Waiting.tsx'
import { WideTable } from '../components/WideTable.tsx'

/** The bodies: working groups, committees, panels, with when they meet and what is open. */
export function GroupsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const { data, error, refetch } = useRead('groups.list', {})
  const [creating, create] = useDisclosure(false)
  useCommand('new', create.open, { label: t('groups:screen.new') })
  const bodies = data?.bodies ?? []
  const add = <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>{t('groups:screen.new')}</Button>
  return (
    <Page title={t('room.groups')} subtitle={t('groups:screen.subtitle')} width="wide" actions={bodies.length > 0 ? add : null}>
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      {data || error ? null : <Waiting />}
      {data && bodies.length === 0 ? (
        <EmptyState icon={<IconUsersGroup size={48} stroke={1.2} aria-hidden />} title={t('groups:screen.empty.title')} actions={add}>{t('groups:screen.empty.text')}</EmptyState>
      ) : null}
      {bodies.length > 0 ? <Bodies bodies={bodies} /> : null}
      <Dialog opened={creating} onClose={create.close} title={t('groups:screen.new')}>
        {creating ? <NewBody onClose={create.close} onCreated={id => { void navigate({ to: '/groups/$id', params: { id }, search: { tab: 'seats' } }) }} /> : null}
      </Dialog>
    </Page>
  )
}

const heads = ['name', 'cluster', 'seats', 'nextMeeting', 'lastMeeting', 'openActions'] as const

function Bodies({ bodies }: { bodies: BodyRow[] }) {
  const t = useWords()
  return (
    <WideTable label={t('room.groups')} minWidth={760} verticalSpacing={8}>
      <Table.Thead><Table.Tr>{heads.map(head => <Table.Th key={head} scope="col">{t(`groups:screen.column.${head}`)}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>{bodies.map(body => <Row key={body.id} body={body} />)}</Table.Tbody>
    </WideTable>
  )
}

function Row({ body }: { body: BodyRow }) {
  const t = useWords()
  const { day, number } = useFormats()
  const met = (time: string | null) => (time === null ? '' : day(time.slice(0, 10)))
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Anchor component={Link} to={`/groups/${body.id}`}>{body.name}</Anchor>
        <Text size="sm" c="dimmed">{t(`groups:kind.${body.kind}`)}</Text>
      </Table.Th>
      <Table.Td>{body.cluster ?? t('groups:screen.acrossClusters')}</Table.Td>
      <Table.Td>{t('groups:screen.seatsOf', { seats: number(body.seats), voting: number(body.voting) })}</Table.Td>
      <Table.Td>{met(body.nextMeeting)}</Table.Td>
      <Table.Td>{met(body.lastMeeting)}</Table.Td>
      <Table.Td>{number(body.openActions)}</Table.Td>
    </Table.Tr>
  )
}

function NewBody({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const t = useWords()
  const { data } = useRead('clusters.list', {})
  const { write, pending, error } = useWrite('groups.save')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<BodyKind>('workingGroup')
  const [clusterId, setCluster] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!name.trim()) return
    const made = await write({ values: { name: name.trim(), kind, clusterId } }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('groups:screen.created', { name: name.trim() }), made.batch)
    onCreated(made.id)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <TextInput data-autofocus required label={t('groups:field.name')} value={name} maxLength={200} onChange={event => setName(event.currentTarget.value)} error={tried && !name.trim() ? t('field.required') : null} />
        <Select
          label={t('groups:field.kind')} description={t('groups:screen.kindHint')} data={bodyKinds.map(value => ({ value, label: t(`groups:kind.${value}`) }))} value={kind}
          onChange={chosen => setKind(bodyKinds.find(one => one === chosen) ?? 'workingGroup')}
        />
        <Select
          label={t('groups:field.clusterId')} placeholder={t('groups:screen.acrossClusters')} clearable clearButtonProps={{ 'aria-label': t('empty') }} data={(data?.clusters ?? []).map(one => ({ value: one.id, label: one.name }))}
          value={clusterId} onChange={setCluster}
        />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('groups:screen.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
