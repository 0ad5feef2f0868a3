import { Button, NavLink, Stack, Tabs, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBook2, IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useFormats, useWords } from '../app/language.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import { ClusterDetails } from './ClusterDetails.tsx'
import { NewCluster } from './NewCluster.tsx'
import { ReferenceDetails } from './ReferenceDetails.tsx'
import classes from './clusters.module.css'

/** The clusters that the agency serves, and the reference clusters to compare with. */
export function ClustersPage() {
  const t = useWords()
  const { language } = useFormats()
  const { cluster: wanted } = useSearch({ from: '/clusters' })
  const navigate = useNavigate()
  const ours = useRead('clusters.list', {})
  const described = useRead('clusters.reference', { language })
  const show = (cluster: string) => { void navigate({ to: '/clusters', search: { cluster } }) }
  const reference = described.data?.clusters.find(one => one.id === wanted)
  const firstOurs = ours.data?.clusters[0]
  const own = ours.data?.clusters.find(one => one.id === wanted) ?? (reference ? undefined : firstOurs)
  const [adding, add] = useDisclosure(false)
  useCommand('new', add.open, { label: t('clusters:new.button') })
  return (
    <Page title={t('room.clusters')} subtitle={t('clusters:subtitle')} width="wide" actions={<Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>{t('clusters:new.button')}</Button>}>
      {ours.isError ? <ErrorState error={ours.error} retry={() => { void ours.refetch() }} /> : null}
      <Tabs
        value={reference ? 'described' : 'ours'} keepMounted={false}
        onChange={tab => { const first = tab === 'described' ? described.data?.clusters[0] : firstOurs; if (first) show(first.id) }}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="ours" leftSection={<IconBuildingCommunity size={18} aria-hidden />}>{t('clusters:ours')}</Tabs.Tab>
          <Tabs.Tab value="described" leftSection={<IconBook2 size={18} aria-hidden />}>{t('clusters:described')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ours">
          <div className={classes['panes']}>
            <Choices label={t('clusters:ours')} groups={[{ title: null, items: ours.data?.clusters ?? [] }]} chosen={own?.id} onChoose={show} />
            {own ? <ClusterDetails key={own.id} cluster={own} refetch={ours.refetch} /> : ours.data ? <EmptyState title={t('clusters:none')} /> : null}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="described">
          <div className={classes['panes']}>
            <Choices
              label={t('clusters:described')} chosen={reference?.id} onChoose={show}
              groups={(['tuscanDistrict', 'case'] as const).map(group => ({ title: t(`clusters:group.${group}`), items: (described.data?.clusters ?? []).filter(one => one.group === group) }))}
            />
            {reference ? <ReferenceDetails key={reference.id} cluster={reference} /> : null}
          </div>
        </Tabs.Panel>
      </Tabs>
      <NewCluster opened={adding} onClose={add.close} onCreated={show} />
    </Page>
  )
}

type ChoicesProps = { label: string; groups: { title: string | null; items: readonly { id: string; name: string; sector: string | null }[] }[]; chosen: string | undefined; onChoose: (id: string) => void }

function Choices({ label, groups, chosen, onChoose }: ChoicesProps) {
  return (
    <nav className={classes['choices']} aria-label={label} data-pane="list">
      {groups.map(({ title, items }) => (
        <Stack key={title ?? 'all'} gap={2} mb="sm">
          {title ? <Title order={2} size="h6">{title}</Title> : null}
          {items.map(item => (
            <NavLink key={item.id} component="button" type="button" active={item.id === chosen} {...(item.id === chosen ? { 'aria-current': 'true' } : {})} label={item.name} description={item.sector} onClick={() => onChoose(item.id)} />
          ))}
        </Stack>
      ))}
    </nav>
  )
}
