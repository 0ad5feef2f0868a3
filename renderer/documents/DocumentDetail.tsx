import { Group, Text } from '@mantine/core'
import { typeInWords } from '../../shared/documents.ts'
import { useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { Facts, Glance } from '../components/Facts.tsx'
import { StateMark } from './StateMark.tsx'
import { endWords, ruleWords } from './stateWords.ts'
import { useTypes } from './types.ts'

/** A document at a glance, beside the list: what it is, how it stands and until when, and how it was checked. */
export function DocumentDetail({ id, at }: { id: string; at: string | undefined }) {
  const t = useWords()
  const { day, language } = useFormats()
  const { nameOf } = useTypes()
  const { data } = useRead('documents.get', { id, ...(at ? { at } : {}) }, { keep: true })
  if (!data) return <Text size="sm">{t('loading')}</Text>
  const on = (value: string | null) => value && day(value)
  return (
    <Glance title={typeInWords(data.type, language)} to={{ to: '/documents/$id', params: { id } }}>
      <Text size="sm" fw={600}>{data.organisation}</Text>
      <Group gap="xs"><StateMark state={data.state} transition={data.transition} /><Text size="sm">{endWords(data, t)}</Text></Group>
      <Facts facts={[
        [t('documents:field.number'), data.number], [t('documents:field.issuer'), data.issuer], [t('documents:field.scope'), data.scope], [t('documents:field.sites'), data.sites],
        [t('documents:field.issuedOn'), on(data.issuedOn)], [t('documents:field.validFrom'), on(data.validFrom)], [t('documents:field.expiresOn'), on(data.expiresOn)],
        [t('documents:field.receivedOn'), on(data.receivedOn)], [t('documents:column.verified'), t(data.verified ? 'documents:yes' : 'documents:no')], [t('documents:field.checkedOn'), on(data.checkedOn)],
        [t('documents:field.checkedBy'), data.checkedBy], [t('documents:field.rejectedOn'), on(data.rejectedOn)], [t('documents:field.rejectedReason'), data.rejectedReason],
      ]} />
      <Text size="sm">{ruleWords(data.type, nameOf(data.type.successorId), t)}</Text>
    </Glance>
  )
}
