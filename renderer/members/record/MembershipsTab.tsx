import { Button, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDoorExit, IconPlus, IconTrash } from '@tabler/icons-react'
import type { MembershipFields, OrganisationRecord } from '../../../shared/organisations.ts'
import { membershipKinds } from '../../../shared/organisations/codes.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { DayDialog } from '../../components/DayDialog.tsx'
import { DayField } from '../../components/DayField.tsx'
import { Explained } from '../../components/Explained.tsx'
import { ChoiceField, TextField } from '../../components/fields.tsx'
import { useClusters, type Cluster } from '../clusters.ts'
import { NewMembership } from './NewMembership.tsx'
import { periodWords, type Membership } from './period.ts'
import type { RecordTab } from './useRecord.ts'

/** The periods in which the organisation belongs to a cluster, newest first. */
export function MembershipsTab({ record, refetch }: RecordTab) {
  const t = useWords()
  const { clusters } = useClusters()
  const [adding, add] = useDisclosure(false)
  const periods = record.memberships.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
  return (
    <Stack>
      {periods.length === 0 ? <Text>{t('members:memberships.none')}</Text> : null}
      {periods.map(period => <Period key={period.id} period={period} record={record} refetch={refetch} clusters={clusters} />)}
      <Group><Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={clusters.length === 0} onClick={add.open}>{t('members:memberships.add')}</Button></Group>
      {adding ? <NewMembership record={record} refetch={refetch} onClose={add.close} /> : null}
    </Stack>
  )
}

function Period({ period, record, refetch, clusters }: { period: Membership; record: OrganisationRecord; refetch: () => Promise<unknown>; clusters: Cluster[] }) {
  const t = useWords()
  const { day } = useFormats()
  const [ending, end] = useDisclosure(false)
  const call = (fields: Partial<MembershipFields>, remove?: true) =>
    api.call('members.memberships.save', { organisationId: record.id, id: period.id, fields, ...(remove ? { remove } : {}) })
  const save = async (fields: Partial<MembershipFields>) => { await call(fields); await refetch() }
  const remove = () => attempt(async () => {
    const { batch } = await call({}, true)
    await refetch()
    showDone(t('members:memberships.removed'), batch)
  })
  const kinds = membershipKinds.map(value => ({ value, label: t(`organisations:membershipKind.${value}`) }))
  return (
    <Fieldset legend={`${period.cluster}: ${periodWords(period, t, day)}`}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {clusters.length > 1 ? (
            <ChoiceField label={t('members:cluster')} choices={clusters.map(({ id, name }) => ({ value: id, label: name }))} value={period.clusterId} onSave={value => save({ clusterId: value ?? period.clusterId })} />
          ) : null}
          <Explained of="membershipKind" label={t('members:field.membershipKind')}>
            <ChoiceField label={t('members:field.membershipKind')} choices={kinds} value={period.kind} onSave={value => save({ kind: value ?? 'member' })} />
          </Explained>
          <DayField label={t('members:field.from')} value={period.from} onSave={from => save({ from })} />
          <DayField label={t('members:field.to')} value={period.to} onSave={to => save({ to })} />
          <TextField label={t('members:field.act')} description={t('members:memberships.actHint')} max={300} value={period.act} onSave={act => save({ act })} />
          {period.to || period.withdrawalReason ? (
            <TextField label={t('members:field.withdrawalReason')} max={500} value={period.withdrawalReason} onSave={withdrawalReason => save({ withdrawalReason })} />
          ) : null}
        </SimpleGrid>
        <Group gap="xs">
          {period.to ? null : <Button variant="default" size="xs" leftSection={<IconDoorExit size={16} aria-hidden />} onClick={end.open}>{t('members:memberships.end')}</Button>}
          <Button variant="subtle" size="xs" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('members:memberships.remove')}</Button>
        </Group>
      </Stack>
      <DayDialog
        opened={ending} onClose={end.close} title={t('members:memberships.endTitle')} dayLabel={t('members:memberships.lastDay')} how={{ label: t('members:field.withdrawalReason'), max: 500 }} confirm={t('members:memberships.end')}
        onSave={async (to, withdrawalReason) => { const { batch } = await call({ to, withdrawalReason }); await refetch(); showDone(t('members:memberships.ended'), batch) }}
      />
    </Fieldset>
  )
}
