import { Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { CallError, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { undoBatch } from '../../app/undo.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Waiting } from '../../components/Waiting.tsx'
import { countWords } from '../../history/fieldWords.ts'

/** What names this organisation, who belongs to the same group, and which records were merged into it. */
export function LinksTab({ record }: { record: OrganisationRecord }) {
  const t = useWords()
  const { number, instant } = useFormats()
  const { data, error, refetch } = useRead('organisations.links', { id: record.id })
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!data) return <Waiting inline />
  const counts = data.counts.map(({ table, count }) => countWords(table, count, number(count)))
  return (
    <Stack gap="lg">
      <Supplier organisationId={record.id} />
      <Section title={t('members:links.named')} empty={counts.length === 0 ? t('members:links.namedNothing') : null}>
        <List>{counts.map(words => <List.Item key={words}>{words}</List.Item>)}</List>
      </Section>
      <Section title={t('members:links.bodies')} empty={data.bodies.length === 0 ? t('members:links.bodiesNothing') : null}>
        <List>{data.bodies.map(({ id, name }) => <List.Item key={id}><Anchor component={Link} to={`/groups/${id}`}>{name}</Anchor></List.Item>)}</List>
      </Section>
      <Section title={t('members:links.policies')} empty={data.policies.length === 0 ? t('members:links.policiesNothing') : null}>
        <List>{data.policies.map(({ id, name }) => <List.Item key={id}><Anchor component={Link} to={`/policies/${id}`}>{name}</Anchor></List.Item>)}</List>
      </Section>
      <Section title={t('members:links.group')} empty={data.group.length === 0 ? t('members:links.groupNothing') : null}>
        <List>{data.group.map(({ id, name }) => <List.Item key={id}><Anchor component={Link} to={`/members/${id}`}>{name}</Anchor></List.Item>)}</List>
      </Section>
      <Section title={t('members:links.merged')} empty={data.merged.length === 0 ? t('members:links.mergedNothing') : null}>
        <List>
          {data.merged.map(({ id, name, at, batch }) => (
            <List.Item key={id}>
              <Group gap="xs">
                <Text span>{t('members:links.mergedOne', { name, at: instant(at) })}</Text>
                {batch ? <Button size="compact-xs" variant="default" aria-label={t('members:links.undoOne', { name })} onClick={() => { void undoBatch(batch) }}>{t('members:links.undo')}</Button> : null}
              </Group>
            </List.Item>
          ))}
        </List>
      </Section>
    </Stack>
  )
}

/** Whether it is a supplier too, and in which categories it stands how. */
function Supplier({ organisationId }: { organisationId: string }) {
  const t = useWords()
  const { language } = useFormats()
  const { data, error, refetch } = useRead('suppliers.get', { organisationId })
  if (error && !(error instanceof CallError && error.code === 'not-found')) return <ErrorState error={error} retry={() => { void refetch() }} />
  const none = data === undefined || data.deletedAt !== null
  return (
    <Section title={t('suppliers:screen.link.title')} empty={none ? t('suppliers:screen.link.none') : null}>
      {none ? null : (
        <>
          <Anchor component={Link} to={`/suppliers/${data.id}`}>{t('suppliers:screen.link.open')}</Anchor>
          <List size="sm">{data.qualifications.map(({ id, category, state }) => <List.Item key={id}>{`${category.code} ${(language === 'en' ? category.nameEnglish : null) ?? category.name}: ${t(`supplierStates:${state}`)}`}</List.Item>)}</List>
        </>
      )}
    </Section>
  )
}

function Section({ title, empty, children }: { title: string; empty: string | null; children: ReactNode }) {
  return <section><Title order={2} size="h4" mb="xs">{title}</Title>{empty === null ? children : <Text size="sm" c="dimmed">{empty}</Text>}</section>
}
