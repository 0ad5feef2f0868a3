import { Text } from '@mantine/core'
import { categoryInWords } from '../../../shared/suppliers/list.ts'
import { useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { Facts, Glance } from '../../components/Facts.tsx'
import { Proposals } from '../Proposals.tsx'
import { StateMark } from '../StateMark.tsx'
import styles from '../suppliers.module.css'

/** A supplier at a glance, beside the list: its qualifications, and what waits. */
export function SupplierGlance({ id }: { id: string }) {
  const t = useWords()
  const { language, day } = useFormats()
  const { data } = useRead('suppliers.get', { id }, { keep: true })
  if (!data) return <Text size="sm">{t('loading')}</Text>
  const on = (value: string | null) => value && day(value)
  return (
    <Glance title={data.organisation.name} to={{ to: '/suppliers/$id', params: { id } }}>
      {data.description ? <Text size="sm" className={styles['preserve'] ?? ''}>{data.description}</Text> : null}
      <ul className={`desk-plain-list ${styles['lines'] ?? ''}`}>
        {data.qualifications.map(one => (
          <li key={one.id}>
            <Text size="sm">{categoryInWords(one.category, language)}</Text>
            <Text size="sm" component="div"><StateMark state={one.state} /></Text>
            {one.validUntil ? <Text size="xs" c="dimmed">{t('suppliers:screen.validUntil', { day: day(one.validUntil) })}</Text> : null}
          </li>
        ))}
      </ul>
      {data.qualifications.length === 0 ? <Text size="sm">{t('suppliers:screen.noQualification')}</Text> : null}
      <Proposals proposals={data.proposals} />
      <Facts facts={[
        [t('suppliers:column.vatNumber'), data.organisation.vatNumber], [t('suppliers:column.municipality'), data.organisation.municipality], [t('suppliers:field.noticeOn'), on(data.noticeOn)], [t('suppliers:field.confirmedOn'), on(data.confirmedOn)],
      ]} />
    </Glance>
  )
}
