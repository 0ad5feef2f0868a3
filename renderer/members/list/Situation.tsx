import { Select } from '@mantine/core'
import { useWords } from '../../app/language.ts'
import type { MembersSearch } from '../../app/search.ts'
import { AsOf } from '../../components/AsOf.tsx'
import type { Cluster } from '../clusters.ts'

type Props = { clusters: Cluster[]; first: Cluster | undefined; search: MembersSearch; onChange: (part: Partial<MembersSearch>) => void }

/** Which cluster, where there are several, and at which day. */
export function Situation({ clusters, first, search, onChange }: Props) {
  const t = useWords()
  return (
    <>
      {clusters.length > 1 ? (
        <Select
          aria-label={t('members:cluster')} data={clusters.map(({ id, name }) => ({ value: id, label: name }))} value={search.cluster ?? first?.id ?? null} flex="1 1 15rem" maw={320}
          onChange={cluster => onChange({ cluster: cluster === first?.id ? undefined : (cluster ?? undefined) })}
        />
      ) : null}
      <AsOf value={search.at} onChange={at => onChange({ at })} />
    </>
  )
}
