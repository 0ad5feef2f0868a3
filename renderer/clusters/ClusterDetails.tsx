import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconFileTypePdf, IconTrash, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Answer } from '../../shared/contract.ts'
import type { ClusterFields } from '../../shared/organisations.ts'
import { call } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { TextAreaField, TextField } from '../components/fields.tsx'
import { usePaper } from '../components/paper/usePaper.ts'
import { useSeenSave } from '../components/seen.ts'
import { CardDialog } from './CardDialog.tsx'
import classes from './clusters.module.css'

type Cluster = Answer<'clusters.list'>['clusters'][number]
const write = ({ id }: Cluster, fields: Partial<ClusterFields>, revision: number) => call('clusters.save', { id, fields, revision })

/** A cluster of ours: its fields, its members, its card. */
export function ClusterDetails({ cluster, refetch }: { cluster: Cluster; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const { number } = useFormats()
  const card = usePaper(t('clusters:card.button'))
  const save = useSeenSave(cluster, write, refetch)
  const remove = () => attempt(async () => { showDone(t('clusters:removed'), (await call('clusters.remove', { id: cluster.id })).batch) })
  return (
    <Paper withBorder p="md" component="section" className={classes['details'] ?? ''} aria-label={cluster.name} data-pane="details">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h4">{cluster.name}</Title>
          <Group gap="xs">
            <Button variant="default" renderRoot={props => <Link to="/members" search={{ cluster: cluster.id }} {...props} />} leftSection={<IconUsers size={18} aria-hidden />}>
              {t('clusters:members', { count: cluster.members, n: number(cluster.members) })}
            </Button>
            <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={card.open}>{t('clusters:card.button')}</Button>
            <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => { void remove() }}>{t('clusters:remove')}</Button>
          </Group>
        </Group>
        <TextField label={t('clusters:field.name')} required value={cluster.name} max={200} onSave={(name, seen) => save({ name: name ?? '' }, { name: seen ?? '' })} />
        <TextField label={t('clusters:field.sector')} value={cluster.sector} max={200} onSave={(sector, seen) => save({ sector }, { sector: seen })} />
        <TextField label={t('clusters:field.place')} value={cluster.place} max={200} onSave={(place, seen) => save({ place }, { place: seen })} />
        <TextAreaField label={t('clusters:field.description')} kept={`cluster/${cluster.id}/description`} value={cluster.description} max={5000} rows={5} onSave={(description, seen) => save({ description }, { description: seen })} />
        {cluster.referenceId ? <Text size="sm" c="dimmed">{t('clusters:startedFrom')} <Anchor renderRoot={props => <Link to="/clusters" search={{ cluster: cluster.referenceId ?? '' }} {...props} />} underline="always">{t('clusters:seeDescribed')}</Anchor></Text> : null}
      </Stack>
      <CardDialog {...card.dialog} title={t('clusters:card.title', { name: cluster.name })} of={{ id: cluster.id }} />
    </Paper>
  )
}
