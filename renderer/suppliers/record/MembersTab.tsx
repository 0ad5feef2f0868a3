import { ActionIcon, Alert, Anchor, Button, Group, NumberInput, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import type { SupplierRecord } from '../../../shared/suppliers/records.ts'
import { ratedAspects } from '../../../shared/suppliers/scoring.ts'
import { api, useWrite } from '../../app/api.ts'
import { errorWords } from '../../app/errors.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { attempt, showDone } from '../../app/notices.tsx'
import { today } from '../../app/today.ts'
import type { Chosen } from '../../components/chosen.ts'
import { OrganisationField } from '../../components/OrganisationField.tsx'
import styles from '../suppliers.module.css'
import { useSchemeInForce } from '../useSupplier.ts'

/** What members say: who named the supplier, and what they rated it, hidden while too few did. */
export function MembersTab({ record }: { record: SupplierRecord }) {
  const t = useWords()
  return (
    <Stack gap="xl" maw="48rem">
      <section aria-labelledby="namings"><Title order={2} size="h4" mb="xs" id="namings">{t('suppliers:screen.namings.title')}</Title><Namings record={record} /></section>
      <section aria-labelledby="ratings"><Title order={2} size="h4" mb="xs" id="ratings">{t('suppliers:screen.ratings.title')}</Title><Ratings record={record} /></section>
    </Stack>
  )
}

function Namings({ record }: { record: SupplierRecord }) {
  const t = useWords()
  const { day } = useFormats()
  const [member, setMember] = useState<Chosen | null>(null)
  const save = (organisationId: string, remove?: true) => attempt(async () => {
    const { batch } = await api.call('suppliers.namings.save', { supplierId: record.id, organisationId, ...(remove ? { remove } : { namedOn: today() }) })
    setMember(null)
    showDone(t(remove ? 'suppliers:screen.namings.removed' : 'suppliers:screen.namings.added'), batch)
  })
  return (
    <>
      {record.namedBy.length === 0 ? <Text size="sm">{t('suppliers:screen.namings.none')}</Text> : null}
      <ul className={`desk-plain-list ${styles['lines'] ?? ''}`}>
        {record.namedBy.map(({ id, organisationId, name, namedOn }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs">
              <Text size="sm"><Anchor underline="always" renderRoot={props => <Link to="/members/$id" params={{ id: organisationId }} {...props} />}>{name}</Anchor>{namedOn ? ` · ${day(namedOn)}` : ''}</Text>
              <ActionIcon variant="subtle" color="gray" aria-label={t('suppliers:screen.namings.remove', { name })} onClick={() => { void save(organisationId, true) }}><IconTrash size={16} aria-hidden /></ActionIcon>
            </Group>
          </li>
        ))}
      </ul>
      <Group align="flex-end" mt="xs">
        <OrganisationField label={t('suppliers:screen.namings.member')} value={member} onChange={setMember} />
        <Button variant="default" disabled={!member} onClick={() => { if (member) void save(member.id) }}>{t('suppliers:screen.namings.add')}</Button>
      </Group>
    </>
  )
}

const marks = ['1', '2', '3', '4', '5']

function Ratings({ record }: { record: SupplierRecord }) {
  const t = useWords()
  const { number } = useFormats()
  const scheme = useSchemeInForce()
  const { means, raters } = record.ratings
  return (
    <Stack gap="sm">
      {means === null ? (
        <Text size="sm">{t('suppliers:screen.ratings.hidden', { count: raters, n: number(raters), least: number(scheme?.content.terms.raters ?? 3) })}</Text>
      ) : (
        <Group gap="xl">{ratedAspects.map(aspect => <div key={aspect}><Text size="xs" c="dimmed">{t(`suppliers:aspect.${aspect}`)}</Text><Text fw={600}>{means[aspect] === null ? t('suppliers:screen.ratings.few') : t('suppliers:screen.ratings.mean', { value: number(means[aspect], 1) })}</Text></div>)}</Group>
      )}
      {record.raters.length > 0 ? <Text size="sm" c="dimmed">{t('suppliers:screen.ratings.raters', { names: record.raters.map(({ name, year }) => `${name} (${year})`).join(', ') })}</Text> : null}
      <NewRating record={record} />
    </Stack>
  )
}

function NewRating({ record }: { record: SupplierRecord }) {
  const t = useWords()
  const { write, pending, error } = useWrite('suppliers.ratings.save')
  const [member, setMember] = useState<Chosen | null>(null)
  const [year, setYear] = useState<number | string>(Number(today().slice(0, 4)))
  const [given, setGiven] = useState<Partial<Record<(typeof ratedAspects)[number], string | null>>>({})
  const mark = (aspect: (typeof ratedAspects)[number]) => { const value = given[aspect]; return value ? Number(value) : null }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!member || typeof year !== 'number') return
    const saved = await write({ supplierId: record.id, organisationId: member.id, fields: { year, quality: mark('quality'), delivery: mark('delivery'), service: mark('service') } }).catch(() => undefined)
    if (!saved) return
    setMember(null)
    setGiven({})
    showDone(t('suppliers:screen.ratings.saved'), saved.batch)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack gap="sm">
        <Text size="sm">{t('suppliers:screen.ratings.about')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <OrganisationField label={t('suppliers:screen.namings.member')} value={member} onChange={setMember} />
          <NumberInput label={t('suppliers:field.year')} value={year} min={1990} max={2200} allowDecimal={false} hideControls onChange={setYear} />
        </SimpleGrid>
        <SimpleGrid cols={3}>
          {ratedAspects.map(aspect => <Select key={aspect} label={t(`suppliers:aspect.${aspect}`)} placeholder={t('suppliers:screen.ratings.unknown')} data={marks} clearable value={given[aspect] ?? null} onChange={value => setGiven(old => ({ ...old, [aspect]: value }))} clearButtonProps={{ 'aria-label': t('empty') }} />)}
        </SimpleGrid>
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group><Button type="submit" variant="default" loading={pending} disabled={!member}>{t('suppliers:screen.ratings.save')}</Button></Group>
      </Stack>
    </form>
  )
}
