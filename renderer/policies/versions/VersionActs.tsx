import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil, IconRestore, IconTrash, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { VersionDialog } from './VersionDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type Props = { record: PolicyRecord; version: VersionSummary }

/** What may be done with the version that is read: written about or thrown away while it is open, withdrawn once it is adopted, taken up again where there is a newer one. */
export function VersionActs({ record, version }: Props) {
  if (record.deletedAt) return null
  return (
    <>
      {record.versions[0]?.id === version.id ? null : <TakeUp record={record} version={version} />}
      {version.withdrawal ? null : version.seal === null ? <OpenActs record={record} version={version} /> : <Withdraw version={version} />}
    </>
  )
}

/** The text of an earlier version becomes the newest, to be worked on; what came between stays as it is. */
function TakeUp({ record, version }: Props) {
  const t = useWords()
  const navigate = useNavigate({ from: '/policies/$id' })
  const takeUp = () => attempt(async () => {
    const { versionId, batch } = await api.call('policies.versions.create', { policyId: record.id, start: { versionId: version.id } })
    showDone(t('policies:newVersion.taken', { version: version.label }), batch)
    void navigate({ search: old => ({ ...old, tab: 'text', version: versionId }) })
  })
  return <Button variant="default" leftSection={<IconRestore size={16} aria-hidden />} onClick={() => { void takeUp() }}>{t('policies:newVersion.again')}</Button>
}

function OpenActs({ record, version }: Props) {
  const t = useWords()
  const navigate = useNavigate({ from: '/policies/$id' })
  const [writing, write] = useDisclosure(false)
  const remove = () => attempt(async () => {
    const { batch } = await api.call('policies.versions.remove', { versionId: version.id })
    showDone(t('policies:about.removed', { version: version.label }), batch)
    void navigate({ search: ({ version: _gone, ...old }) => old })
  })
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={write.open}>{t('policies:about.button')}</Button>
      {record.versions.length > 1 ? <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('policies:about.remove')}</Button> : null}
      {writing ? <VersionDialog version={version} onClose={write.close} /> : null}
    </>
  )
}

function Withdraw({ version }: { version: VersionSummary }) {
  const t = useWords()
  const [withdrawing, withdraw] = useDisclosure(false)
  return (
    <>
      <Button variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={withdraw.open}>{t('policies:withdraw.button')}</Button>
      {withdrawing ? <WithdrawDialog version={version} onClose={withdraw.close} /> : null}
    </>
  )
}
