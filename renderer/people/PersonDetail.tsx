import { Text } from '@mantine/core'
import { consentAt, consentPurposes } from '../../shared/people.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { today } from '../app/today.ts'
import { Facts, Glance, GlancePart, type Fact } from '../components/Facts.tsx'

/** A person at a glance, beside the list: each role with how one is reached there, the notice, what the person agrees to. */
export function PersonDetail({ id }: { id: string }) {
  const t = useWords()
  const { day } = useFormats()
  const { data } = useRead('people.get', { id }, { keep: true })
  if (!data) return <Text size="sm">{t('loading')}</Text>
  const consents: Fact[] = consentPurposes.map(purpose => [t(`people:column.${purpose}`), t(`people:consent.${consentAt(data.consents, purpose, today())}`)])
  return (
    <Glance title={data.name} to={{ to: '/people/$id', params: { id } }}>
      {data.contacts.map(contact => (
        <GlancePart key={contact.id} title={contact.organisation ?? t('people:noOrganisation')}>
          <Facts facts={[
            [t('people:column.role'), contact.role], [t('people:column.email'), contact.email], [t('people:column.phone'), contact.phone],
            [t('people:column.from'), contact.from && day(contact.from)], [t('people:column.to'), contact.to && day(contact.to)],
          ]} />
        </GlancePart>
      ))}
      <GlancePart title={t('people:person.consents')}>
        {data.noticeOn ? null : <Text size="sm" className="desk-warning">{`⚠ ${t('people:notice.missing')}`}</Text>}
        <Facts facts={[[t('people:column.noticeOn'), data.noticeOn && day(data.noticeOn)], ...consents]} />
      </GlancePart>
    </Glance>
  )
}
