import { Group, Text } from '@mantine/core'
import { consultationOver } from '../../shared/policies/versions.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { Facts, Glance, GlancePart } from '../components/Facts.tsx'
import { Mark } from '../components/Mark.tsx'
import { StateMark } from './StateMark.tsx'

/** A policy at a glance, beside the list: whose it is, its versions, what waits, and its milestones. */
export function PolicyDetail({ id, at }: { id: string; at: string | undefined }) {
  const t = useWords()
  const { day, number } = useFormats()
  const { data } = useRead('policies.get', { id, ...(at ? { at } : {}) }, { keep: true })
  if (!data) return <Text size="sm">{t('loading')}</Text>
  const current = data.versions.find(version => version.id === data.currentId) ?? data.versions[0]
  const accepted = data.acceptances.find(({ revokedOn }) => revokedOn === null)
  return (
    <Glance title={data.name} to={{ to: '/policies/$id', params: { id } }}>
      <Text size="sm" fw={600}>{[t(`policies:scope.${data.scope}`), data.organisation ?? data.cluster].filter(Boolean).join(' · ')}</Text>
      {data.drift > 0 ? <Mark words={t('policies:detail.drift', { count: data.drift })} tone="warning" /> : null}
      <Facts facts={[
        [t('policies:column.parent'), data.parent], [t('policies:column.clauses'), current ? number(current.clauses) : null],
        [t('policies:detail.firms'), data.scope === 'cluster' ? number(data.firms) : null],
        [t('policies:field.acceptedOn'), accepted ? day(accepted.acceptedOn) : null], [t('policies:field.note'), data.note],
      ]} />
      <GlancePart title={t('policies:detail.versions')}>
        {data.versions.length === 0 ? <Text size="sm">{t('policies:record.noVersions')}</Text> : null}
        <ul className="desk-plain-list">
          {data.versions.map(version => (
            <li key={version.id}>
              <Group gap="xs" fz="sm">
                <span>{version.label}</span><StateMark state={version.state} closed={consultationOver(data.consultations, version.id)} />{version.effectiveFrom ? <span>{day(version.effectiveFrom)}</span> : null}
              </Group>
            </li>
          ))}
        </ul>
      </GlancePart>
      {data.milestones.length > 0 ? (
        <GlancePart title={t('policies:milestones.title')}>
          <ul className="desk-plain-list">{data.milestones.map(one => <li key={one.id}><Text size="sm">{[day(one.on), one.name].join(' · ')}</Text></li>)}</ul>
        </GlancePart>
      ) : null}
    </Glance>
  )
}
