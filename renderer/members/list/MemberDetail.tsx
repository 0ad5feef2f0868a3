import { Text } from '@mantine/core'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords, type Words } from '../../app/language.ts'
import { Facts, Glance, GlancePart, type Fact } from '../../components/Facts.tsx'
import { codeWords } from '../../../shared/memberCodes.ts'
import type { FieldName } from '../fieldNames.ts'

/** A member at a glance, beside the list: what one rings up, writes to or looks up. Everything else is in the record. */
export function MemberDetail({ id }: { id: string }) {
  const t = useWords()
  const { data } = useRead('organisations.get', { id }, { keep: true })
  if (!data) return <Text size="sm">{t('loading')}</Text>
  return (
    <Glance title={data.name} to={{ to: '/members/$id', params: { id } }}>
      <Facts facts={factsOf(data, t)} />
      <Figures record={data} />
      <GlancePart title={t('members:detail.people')}>
        {data.contacts.length === 0 ? <Text size="sm">{t('members:detail.noContacts')}</Text> : null}
        {data.contacts.map(contact => <Text key={contact.id} size="sm">{[contact.name, contact.role].filter(Boolean).join(', ')}</Text>)}
      </GlancePart>
    </Glance>
  )
}

function factsOf(record: OrganisationRecord, t: Words): Fact[] {
  const seat = record.sites.find(site => site.kind === 'registered')
  const place = seat ? [[seat.postalCode, seat.municipality].filter(Boolean).join(' '), seat.province ? `(${seat.province})` : ''].filter(Boolean).join(' ') : null
  const facts: [field: FieldName, value: string | null][] = [
    ['vatNumber', record.vatNumber], ['legalForm', record.legalForm && codeWords.legalForm(record.legalForm, t)], ['address', seat?.address ?? null], ['municipality', place],
    ['atecoCode', record.atecoCode], ['phone', record.phone], ['email', record.email], ['pec', record.pec], ['website', record.website], ['tags', record.tags.join(', ')],
  ]
  return facts.map(([field, value]) => [t(`members:field.${field}`), value])
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
