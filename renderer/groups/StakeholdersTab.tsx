import { Alert, Button, Group, Select, Stack, Table, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEdit, IconFileExport, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import type { BodyRecord, Stakeholder } from '../../shared/groups.ts'
import { tools } from '../../shared/groups/stakeholders.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import type { Chosen } from '../components/chosen.ts'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'
import { WideTable } from '../components/WideTable.tsx'
import { AssessmentDialog } from './AssessmentDialog.tsx'
import { Relations } from './Relations.tsx'
import { StakeholderGrid } from './StakeholderGrid.tsx'

/** Who has a stake in what a body decides: the power/interest grid, who is missing at the table, and who is related to whom. */
export function StakeholdersTab({ body }: { body: BodyRecord }) {
  const t = useWords()
  const { data } = useRead('clusters.list', {})
  const [chosen, choose] = useState<string | null>(null)
  const clusters = data?.clusters ?? []
  const clusterId = body.clusterId ?? chosen ?? clusters[0]?.id ?? null
  return (
    <Stack>
      {body.clusterId === null ? <Select label={t('groups:field.clusterId')} maw={360} data={clusters.map(one => ({ value: one.id, label: one.name }))} value={clusterId} onChange={choose} /> : null}
      {clusterId ? <Map clusterId={clusterId} bodyId={body.id} /> : null}
    </Stack>
  )
}

function Map({ clusterId, bodyId }: { clusterId: string; bodyId: string }) {
  const t = useWords()
  const { data, error, refetch } = useRead('groups.stakeholders.list', { clusterId, bodyId })
  const [assessed, assess] = useState<{ organisation: Chosen | null; of: Stakeholder | null } | null>(null)
  const [printing, print] = useDisclosure(false)
  const stakeholders = data?.stakeholders ?? []
  const missing = stakeholders.filter(one => one.missing)
  const add = <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => assess({ organisation: null, of: null })}>{t('groups:screen.stakeholder.add')}</Button>
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  return (
    <Stack gap="lg">
      {data && stakeholders.length === 0 ? <EmptyState icon={<IconUsersGroup size={48} stroke={1.2} aria-hidden />} title={t('groups:screen.stakeholder.emptyTitle')} actions={add}>{t('groups:screen.stakeholder.emptyText')}</EmptyState> : null}
      {stakeholders.length > 0 ? (
        <>
          {missing.length > 0 ? <Alert variant="outline" color="orange" title={t('groups:screen.stakeholder.missing', { count: missing.length })}>{missing.map(one => one.organisation).join(', ')}</Alert> : null}
          <Group align="flex-start" gap="xl">
            <StakeholderGrid stakeholders={stakeholders} />
            <Stack flex="1 1 22rem"><Group>{add}<Button variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={print.open}>{t('groups:paper.print')}</Button></Group><List stakeholders={stakeholders} onEdit={of => assess({ organisation: { id: of.organisationId, name: of.organisation }, of })} /></Stack>
          </Group>
          <section aria-labelledby="relations"><Title order={2} size="h4" id="relations" mb="xs">{t('groups:screen.relation.title')}</Title><Relations clusterId={clusterId} bodyId={bodyId} /></section>
        </>
      ) : null}
      <PaperDialog
        opened={printing} onClose={print.close} title={t('groups:paper.title')} procedure="groups.stakeholders.export" formats={['pdf', 'xlsx']} fileName={t('groups:paper.name')}
        input={({ format, language, acceptMissing }) => ({ clusterId, bodyId, format: format === 'xlsx' ? 'xlsx' : 'pdf', language, ...(acceptMissing ? { acceptMissing } : {}) })}
      >
        <Text size="sm">{t('groups:paper.note')}</Text>
      </PaperDialog>
      {assessed ? <AssessmentDialog key={assessed.organisation?.id ?? 'new'} onClose={() => assess(null)} clusterId={clusterId} organisation={assessed.organisation} of={assessed.of} refetch={refetch} /> : null}
    </Stack>
  )
}

type Seen = NonNullable<Stakeholder['assessment']>
const moreScores = ['dependency', 'tension'] as const
/** Whether it moved in the grid. */
const moved = (now: Seen, before: Seen) => now.influence !== before.influence || now.interest !== before.interest

function List({ stakeholders, onEdit }: { stakeholders: Stakeholder[]; onEdit: (of: Stakeholder) => void }) {
  const t = useWords()
  const { day } = useFormats()
  const places = ({ influence, interest }: Seen) => t('groups:screen.stakeholder.scoresOf', { influence: influence ?? '?', interest: interest ?? '?' })
  const more = (seen: Seen) => [
    ...moreScores.flatMap(field => (seen[field] === null ? [] : [`${t(`groups:field.${field}`).toLowerCase()} ${seen[field]}`])), ...(seen.stance ? [t(`groups:stance.${seen.stance}`).toLowerCase()] : []),
  ].join(', ')
  return (
    <WideTable label={t('groups:screen.tab.stakeholders')} minWidth={480}>
      <Table.Thead><Table.Tr>{(['place', 'name', 'scores', 'level'] as const).map(head => <Table.Th key={head} scope="col">{t(`groups:screen.stakeholder.${head}`)}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>
        {stakeholders.map((one, at) => (
          <Table.Tr key={one.organisationId}>
            <Table.Td>{at + 1}</Table.Td>
            <Table.Th scope="row" fw={500}>{one.organisation}{one.seated ? <Text size="sm" c="dimmed">{t('groups:screen.stakeholder.seated')}</Text> : null}<div><Button size="compact-sm" variant="default" leftSection={<IconEdit size={16} aria-hidden />} aria-label={t('groups:screen.stakeholder.assessOf', { name: one.organisation })} onClick={() => onEdit(one)}>{t('groups:screen.stakeholder.assess')}</Button></div></Table.Th>
            <Table.Td miw={190}>
              {one.assessment ? places(one.assessment) : t('groups:screen.stakeholder.notAssessed')}
              {one.assessment && more(one.assessment) ? <Text size="sm">{more(one.assessment)}</Text> : null}
              {one.assessment ? <Text size="sm" c="dimmed">{t('groups:screen.stakeholder.seen', { day: day(one.assessment.assessedOn), who: one.assessment.assessor ?? t('unknown') })}</Text> : null}
              {one.assessment && one.previous && moved(one.assessment, one.previous) ? <Text size="sm" c="dimmed">{t('groups:screen.stakeholder.before', { day: day(one.previous.assessedOn), scores: places(one.previous) })}</Text> : null}
            </Table.Td>
            <Table.Td>{one.level ? <>{t(`groups:level.${one.level}`)}<Text size="sm" c="dimmed">{tools[one.level].map(tool => t(`groups:tool.${tool}`)).join(', ')}</Text></> : null}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  )
}
