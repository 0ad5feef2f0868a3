import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSignature } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay } from '../../shared/format.ts'
import type { Acceptance, PolicyRecord, VersionSummary } from '../../shared/policies/views.ts'
import { useWords } from '../app/language.ts'
import { Mark } from '../components/Mark.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { AcceptDialog } from './AcceptDialog.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'

/** Who accepted which version of a firm's policy, and whether it still holds. */
export function Acceptances({ record, version }: { record: PolicyRecord; version: VersionSummary }) {
  const t = useWords()
  const [accepting, accept] = useDisclosure(false)
  const [revoking, setRevoking] = useState<Acceptance | null>(null)
  const [newest] = record.versions
  return (
    <Stack gap="sm">
      {newest && newest.id !== version.id && newest.seal === null ? (
        <Alert variant="outline" color="orange"><Link to="/policies/$id" from="/policies/$id" search={old => ({ ...old, version: newest.id })}>{t('policies:accept.newer', { shown: version.label, newest: newest.label })}</Link></Alert>
      ) : null}
      <Group><Button leftSection={<IconSignature size={18} aria-hidden />} onClick={accept.open}>{t('policies:accept.button', { version: version.label })}</Button></Group>
      {record.acceptances.length === 0 ? <Text>{t('policies:accept.none')}</Text> : <List acceptances={record.acceptances} onRevoke={setRevoking} />}
      {accepting ? <AcceptDialog onClose={accept.close} version={version} organisationId={record.organisationId} /> : null}
      {revoking ? <RevokeDialog acceptance={revoking} onClose={() => setRevoking(null)} /> : null}
    </Stack>
  )
}

function List({ acceptances, onRevoke }: { acceptances: readonly Acceptance[]; onRevoke: (acceptance: Acceptance) => void }) {
  const t = useWords()
  const label = t('policies:record.tab.acceptances')
  return (
    <WideTable label={label} minWidth={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('policies:field.acceptedOn')}</Table.Th><Table.Th scope="col">{t('policies:column.version')}</Table.Th><Table.Th scope="col">{t('policies:field.personName')}</Table.Th>
          <Table.Th scope="col">{t('policies:field.medium')}</Table.Th><Table.Th scope="col">{t('policies:field.state')}</Table.Th><Table.Th scope="col">{t('policies:accept.code')}</Table.Th><Table.Th scope="col">{t('policies:accept.acts')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {acceptances.map(one => (
          <Table.Tr key={one.id}>
            <Table.Th scope="row" fw={500}>{formatDay(one.acceptedOn)}</Table.Th><Table.Td>{one.version}</Table.Td><Table.Td>{`${one.personName}, ${one.personRole}`}</Table.Td><Table.Td>{[t(`policies:medium.${one.medium}`), one.fileHash && t('policies:accept.scanned')].filter(Boolean).join(', ')}</Table.Td>
            <Table.Td><Mark words={[t(`policies:acceptance.${one.state}`), one.revokedOn && formatDay(one.revokedOn), one.revokedReason].filter(Boolean).join(', ')} tone={one.state === 'current' ? 'good' : 'quiet'} /></Table.Td>
            <Table.Td>{one.seal?.code}</Table.Td>
            <Table.Td>{one.revokedOn === null ? <Button size="compact-sm" variant="default" aria-label={t('policies:revoke.of', { name: one.personName, version: one.version })} onClick={() => onRevoke(one)}>{t('policies:revoke.button')}</Button> : null}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
