import { Button, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { OrganisationRecord, SiteFields } from '../../../shared/organisations.ts'
import { provinceLetters } from '../../../shared/provinces.ts'
import { api } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { ChoiceField, TextField } from '../../components/fields.tsx'
import { provinceWarning } from './checks.ts'
import { MunicipalityField } from './MunicipalityField.tsx'

type Props = { record: OrganisationRecord; refetch: () => Promise<unknown> }
type Site = OrganisationRecord['sites'][number]

/** Registered seat and operating sites. */
export function Sites({ record, refetch }: Props) {
  const t = useWords()
  const add = () => attempt(async () => {
    const kind = record.sites.some(site => site.kind === 'registered') ? 'operating' : 'registered'
    await api.call('organisations.sites.save', { organisationId: record.id, fields: { kind } })
    await refetch()
  })
  return (
    <Fieldset legend={t('members:record.sites')}>
      <Stack>
        {record.sites.length === 0 ? <Text size="sm">{t('members:record.noSites')}</Text> : null}
        {record.sites.map(site => <SiteRow key={site.id} site={site} record={record} refetch={refetch} />)}
        <Group><Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => { void add() }}>{t('members:record.addSite')}</Button></Group>
      </Stack>
    </Fieldset>
  )
}

function SiteRow({ site, record, refetch }: Props & { site: Site }) {
  const t = useWords()
  const save = async (fields: Partial<SiteFields>) => {
    await api.call('organisations.sites.save', { organisationId: record.id, id: site.id, fields })
    await refetch()
  }
  const remove = () => attempt(async () => {
    const { batch } = await api.call('organisations.sites.save', { organisationId: record.id, id: site.id, fields: {}, remove: true })
    await refetch()
    showDone(t('members:record.siteRemoved'), batch)
  })
  const kinds = [{ value: 'registered' as const, label: t('members:siteKind.registered') }, { value: 'operating' as const, label: t('members:siteKind.operating') }]
  return (
    <Stack gap="xs" role="group" aria-label={t(`members:siteKind.${site.kind}`)}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <ChoiceField label={t('members:field.siteKind')} choices={kinds} value={site.kind} onSave={value => save({ kind: value ?? 'operating' })} />
        <TextField label={t('members:field.address')} max={300} value={site.address} onSave={address => save({ address })} />
        <MunicipalityField site={site} country={record.country} onSave={save} />
        <TextField label={t('members:field.province')} max={10} tidy={text => (record.country === 'IT' ? provinceLetters(text) : null) ?? text.trim().toUpperCase()} value={site.province} warning={provinceWarning(site.province, record.country, t)} onSave={province => save({ province })} />
        <TextField label={t('members:field.postalCode')} max={12} value={site.postalCode} onSave={postalCode => save({ postalCode })} />
      </SimpleGrid>
      <Group><Button variant="subtle" size="xs" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('members:record.removeSite')}</Button></Group>
    </Stack>
  )
}
