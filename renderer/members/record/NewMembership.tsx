import { Alert, Select } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { membershipKinds } from '../../../shared/organisations/codes.ts'
import { runsAt } from '../../../shared/periods.ts'
import { api } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { typedDay } from '../../components/days.ts'
import { Explained } from '../../components/Explained.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { useClusters } from '../clusters.ts'
import { periodWords, type Membership } from './period.ts'
import type { RecordTab } from './useRecord.ts'

/** Asks for the cluster, the kind and the first day of a membership, and says where one runs there already. */
export function NewMembership({ record, refetch, onClose }: Pick<RecordTab, 'record' | 'refetch'> & { onClose: () => void }) {
  const t = useWords()
  const { day } = useFormats()
  const { clusters, first } = useClusters()
  const [cluster, setCluster] = useState<string | null>(null)
  const [kind, setKind] = useState<Membership['kind']>('member')
  const [typed, setTyped] = useState(formatDay(today()))
  const clusterId = cluster ?? first?.id
  const from = typedDay(typed)
  const running = from === undefined ? undefined : record.memberships.find(one => one.clusterId === clusterId && (from === null ? one.from === null : runsAt(one, from)))
  const save = async () => {
    if (clusterId === undefined || from === undefined) return false
    const { batch } = await api.call('members.memberships.save', { organisationId: record.id, fields: { clusterId, kind, from } })
    await refetch()
    showDone(t('members:memberships.added'), batch)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('members:memberships.newTitle')} confirm={t('members:memberships.confirm')} onSave={save}>
      {clusters.length > 1 ? (
        <Select label={t('members:cluster')} data={clusters.map(({ id, name }) => ({ value: id, label: name }))} value={clusterId ?? null} allowDeselect={false} onChange={setCluster} data-autofocus />
      ) : null}
      <Explained of="membershipKind" label={t('members:field.membershipKind')}>
        <Select
          label={t('members:field.membershipKind')} data={membershipKinds.map(value => ({ value, label: t(`organisations:membershipKind.${value}`) }))} value={kind} allowDeselect={false}
          onChange={value => setKind(membershipKinds.find(one => one === value) ?? kind)}
        />
      </Explained>
      <DayInput label={t('members:field.from')} description={t('members:new.joinedHint')} value={typed} onChange={setTyped} />
      {running ? (
        <Alert role="status" color="yellow" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          {t('members:memberships.running', { kind: t(`organisations:membershipKind.${running.kind}`), period: periodWords(running, t, day) })}
        </Alert>
      ) : null}
    </FormDialog>
  )
}
