import { ActionIcon, Button, Group, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { PolicyRecord } from '../../../shared/policies/views.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { ReturnedText } from './ReturnedText.tsx'

/** A new version: of the newest one as it is, or of its text as it came back from somebody who mended it. A firm's profile has no text that could come back. */
export function NewVersion({ record }: { record: PolicyRecord }) {
  const t = useWords()
  const [reading, read] = useDisclosure(false)
  const navigate = useNavigate({ from: '/policies/$id' })
  const [newest] = record.versions
  const begun = (versionId: string, batch: string) => {
    showDone(t('policies:record.begun'), batch)
    void navigate({ search: old => ({ ...old, tab: 'text', version: versionId }) })
  }
  const begin = () => attempt(async () => {
    const { versionId, batch } = await api.call('policies.versions.create', { policyId: record.id })
    begun(versionId, batch)
  })
  const others = t('policies:newVersion.others')
  return (
    <Group gap={2} wrap="nowrap">
      <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => { void begin() }}>{t('policies:record.newVersion')}</Button>
      {newest && record.parentId === null && record.deletedAt === null ? (
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon variant="default" size={36} aria-label={others} title={others}><IconChevronDown size={18} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown aria-label={others}><Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={read.open}>{t('policies:newVersion.fromText')}</Menu.Item></Menu.Dropdown>
        </Menu>
      ) : null}
      {reading && newest ? <ReturnedText record={record} newest={newest} onClose={read.close} onBegun={begun} /> : null}
    </Group>
  )
}
