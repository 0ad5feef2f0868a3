import { Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'

/** How the first cluster begins: with a name of one's own, or from one of the Tuscan reference districts. */
export type ClusterStart = { from: 'name'; name: string } | { from: 'district'; id: string | null }
type Props = { value: ClusterStart; onChange: (value: ClusterStart) => void }

export function ClusterChoice({ value, onChange }: Props) {
  const t = useWords()
  const { language } = useFormats()
  const described = useRead('clusters.reference', { language })
  const districts = (described.data?.clusters ?? []).filter(cluster => cluster.group === 'tuscanDistrict')
  const chosen = value.from === 'district' ? districts.find(district => district.id === value.id) : undefined
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('workspace:first.cluster')} description={t('workspace:first.clusterHint')} value={value.from}
        onChange={from => onChange(from === 'district' ? { from, id: districts[0]?.id ?? null } : { from: 'name', name: '' })}
      >
        <Group gap="lg" mt={6}>
          <Radio value="name" label={t('workspace:first.clusterByName')} />
          <Radio value="district" label={t('workspace:first.clusterFromDistrict')} disabled={districts.length === 0} />
        </Group>
      </Radio.Group>
      {value.from === 'name' ? (
        <TextInput label={t('workspace:first.clusterName')} placeholder={t('workspace:first.clusterExample')} value={value.name} maxLength={200} onChange={event => onChange({ from: 'name', name: event.currentTarget.value })} />
      ) : (
        <Select label={t('workspace:first.district')} data={districts.map(({ id, name }) => ({ value: id, label: name }))} value={value.id} onChange={id => onChange({ from: 'district', id })} />
      )}
      {chosen ? <Text size="sm" c="dimmed">{[chosen.sector, chosen.place, t('workspace:first.source', { source: chosen.source, age: chosen.dataAge })].filter(Boolean).join(' · ')}</Text> : null}
    </Stack>
  )
}
