import { Group, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { formatDay } from '../../../shared/format.ts'
import { consultationOver } from '../../../shared/policies/versions.ts'
import type { PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { useWords } from '../../app/language.ts'
import { StateMark } from '../StateMark.tsx'
import { VersionActs } from './VersionActs.tsx'

/** Above the parts of a policy: which of its versions is read, the newest first, and what may be done with that one. */
export function VersionBar({ record, shown }: { record: PolicyRecord; shown: VersionSummary }) {
  const t = useWords()
  const navigate = useNavigate({ from: '/policies/$id' })
  const states = new Map(record.versions.map(({ id, state, effectiveFrom }) => [id, { state, effectiveFrom, closed: consultationOver(record.consultations, id) }]))
  const stateOf = (id: string) => {
    const version = states.get(id)
    return version ? <Group gap="sm" c="dimmed" fz="sm"><StateMark state={version.state} closed={version.closed} />{version.effectiveFrom ? <span>{formatDay(version.effectiveFrom)}</span> : null}</Group> : null
  }
  return (
    <Group gap="sm">
      <Select
        aria-label={t('policies:column.version')} w="11rem" allowDeselect={false} value={shown.id} data={record.versions.map(({ id, label }) => ({ value: id, label: t('policies:record.version', { version: label }) }))}
        renderOption={({ option }) => <div>{option.label}{stateOf(option.value)}</div>} onChange={version => { void navigate({ search: old => ({ ...old, version: version ?? undefined }) }) }}
      />
      {stateOf(shown.id)}
      <VersionActs record={record} version={shown} />
    </Group>
  )
}
