import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { codeWords } from '../codes.ts'
import type { FieldName } from '../fieldNames.ts'
import styles from './list.module.css'

type Fact = [field: FieldName, value: string | null]

/** A member at a glance, beside the list: what one rings up, writes to or looks up. Everything else is in the record. */
export function MemberDetail({ id }: { id: string }) {
  const t = useWords()
  const { data } = useRead('organisations.get', { id }, { keep: true })
  if (!data) return <Text size="sm">{t('loading')}</Text>
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h4">{data.name}</Title>
        <Anchor size="sm" renderRoot={props => <Link to="/members/$id" params={{ id }} {...props} />}>{t('members:detail.open')}</Anchor>
      </div>
      <Facts record={data} />
      <Figures record={data} />
      <section aria-label={t('members:detail.people')}>
        <Text fw={600} size="sm">{t('members:detail.people')}</Text>
        {data.contacts.length === 0 ? <Text size="sm">{t('members:detail.noContacts')}</Text> : null}
        {data.contacts.map(contact => <Text key={contact.id} size="sm">{[contact.name, contact.role].filter(Boolean).join(', ')}</Text>)}
      </section>
    </Stack>
  )
}

function Facts({ record }: { record: OrganisationRecord }) {
  const t = useWords()
  const seat = record.sites.find(site => site.kind === 'registered')
  const place = seat ? [[seat.postalCode, seat.municipality].filter(Boolean).join(' '), seat.province ? `(${seat.province})` : ''].filter(Boolean).join(' ') : null
  const facts: Fact[] = [
    ['vatNumber', record.vatNumber], ['legalForm', record.legalForm && codeWords.legalForm(record.legalForm, t)], ['address', seat?.address ?? null], ['municipality', place],
    ['atecoCode', record.atecoCode], ['phone', record.phone], ['email', record.email], ['pec', record.pec], ['website', record.website], ['tags', record.tags.join(', ')],
  ]
  return (
    <dl className={styles['facts']}>
      {facts.filter(([, value]) => value).map(([field, value]) => (
        <div key={field}><dt>{t(`members:field.${field}`)}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  )
}

function Figures({ record }: { record: OrganisationRecord }) {
  const t = useWords()
  const { number, euros } = useFormats()
  const newest = record.figures.toSorted((a, b) => b.year - a.year).slice(0, 3)
  const known = (value: number | null, words: (one: number) => string) => (value === null ? t('members:detail.unknown') : words(value))
  return newest.map(({ year, employees, turnover }) => (
    <Text key={year} size="sm">{t('members:detail.figures', { year, employees: known(employees, one => number(one)), turnover: known(turnover, euros) })}</Text>
  ))
}
