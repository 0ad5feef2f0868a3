import { Alert, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { IconFileTypePdf, IconInfoCircle } from '@tabler/icons-react'
import type { ReferenceCluster } from '../../shared/organisations.ts'
import { useFormats, useWords } from '../app/language.ts'
import { usePaper } from '../components/paper/usePaper.ts'
import { CardDialog } from './CardDialog.tsx'
import classes from './clusters.module.css'

/** A reference cluster, to be read: what the source says of it, and how old that is. */
export function ReferenceDetails({ cluster }: { cluster: ReferenceCluster }) {
  const t = useWords()
  const { number } = useFormats()
  const card = usePaper(t('clusters:card.button'))
  const known = [
    [t('clusters:field.sector'), cluster.sector],
    [t('clusters:field.place'), cluster.place],
    [t('clusters:field.country'), cluster.country],
    [t('clusters:field.firms'), cluster.firms === null ? null : number(cluster.firms)],
    [t('clusters:field.employees'), cluster.employees === null ? null : number(cluster.employees)],
    [t('clusters:field.coordinator'), cluster.coordinator],
    [t('clusters:field.website'), cluster.website],
  ].flatMap(([label, value]) => (value ? [{ label, value }] : []))
  return (
    <Paper withBorder p="md" component="section" className={classes['details'] ?? ''} aria-label={cluster.name} data-pane="details">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <Title order={2} size="h4" flex="1 1 14rem">{cluster.name}</Title>
          <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={card.open}>{t('clusters:card.button')}</Button>
        </Group>
        <Alert variant="outline" color="gray" icon={<IconInfoCircle aria-hidden />}>{t('clusters:readOnly', { source: cluster.source, age: cluster.dataAge })}</Alert>
        <Table variant="vertical" aria-label={cluster.name} layout="fixed">
          <Table.Tbody>{known.map(({ label, value }) => <Table.Tr key={label}><Table.Th scope="row" fw={400} w="13rem">{label}</Table.Th><Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
        {cluster.description ? <section><Title order={3} size="h5">{t('clusters:field.description')}</Title><Text>{cluster.description}</Text></section> : null}
        {cluster.ecoInnovation ? <section><Title order={3} size="h5">{t('clusters:field.ecoInnovation')}</Title><Text>{cluster.ecoInnovation}</Text></section> : null}
      </Stack>
      <CardDialog {...card.dialog} title={t('clusters:card.title', { name: cluster.name })} of={{ reference: cluster.id }} />
    </Paper>
  )
}
