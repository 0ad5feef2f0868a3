import { NavLink, Stack, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatDay } from '../../../shared/format.ts'
import type { PolicyRecord, VersionSummary } from '../../../shared/policies/views.ts'
import { useWords } from '../../app/language.ts'
import styles from '../policies.module.css'
import { StateMark } from '../StateMark.tsx'
import { Milestones } from './Milestones.tsx'
import { VersionActs } from './VersionActs.tsx'

/** At the left of a policy: its versions and which one is read, what may be done with that one, and the policy's milestones. */
export function VersionsPane({ record, shown }: { record: PolicyRecord; shown: VersionSummary }) {
  return (
    <Stack gap="lg">
      <Versions record={record} shown={shown} />
      <VersionActs record={record} version={shown} />
      <Milestones record={record} />
    </Stack>
  )
}

/** The versions of a policy, the newest first, and which one is read. */
function Versions({ record, shown }: { record: PolicyRecord; shown: VersionSummary }) {
  const t = useWords()
  return (
    <nav aria-labelledby="versions" data-pane="versions">
      <Title order={2} size="h5" id="versions" mb={4}>{t('policies:record.versions')}</Title>
      <ul className={styles['versions']}>
        {record.versions.map(version => (
          <li key={version.id}>
            <NavLink
              renderRoot={props => <Link to="/policies/$id" params={{ id: record.id }} search={old => ({ ...old, version: version.id })} {...props} />} active={version.id === shown.id} {...(version.id === shown.id ? { 'aria-current': 'true' } : {})}
              label={t('policies:record.version', { version: version.label })}
              description={<span className={styles['line']}><StateMark state={version.state} closed={record.consultations.every(({ versionId, closedOn }) => versionId !== version.id || closedOn !== null)} />{version.effectiveFrom ? <span>{formatDay(version.effectiveFrom)}</span> : null}</span>}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}
