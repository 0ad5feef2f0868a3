import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil, IconTrash, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { VersionDialog } from './VersionDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

type Props = { record: PolicyRecord; version: VersionSummary }

/** What may be done with the version that is read: written about or thrown away while it is open, withdrawn once it is adopted. */
export function VersionActs({ record, version }: Props) {
  if (record.deletedAt || version.withdrawal) return null
  return version.seal === null ? <OpenActs record={record} version={version} /> : <Withdraw version={version} />
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
