import { Button, Checkbox, Group, Loader, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { checkWays, typeInWords, type DocumentFields, type DocumentRecord } from '../../shared/documents.ts'
import { api, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { saveSeen } from '../app/saveSeen.ts'
import { useVisit } from '../app/visit.ts'
import { DayField } from '../components/DayField.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { ChoiceField, TextAreaField, TextField } from '../components/fields.tsx'
import { Attachments } from './Attachments.tsx'
import { useTypes } from './useTypes.ts'

type Values = Partial<DocumentFields>
type Save = (values: Values, seen: Values) => Promise<void>

/** One document: its days and numbers, how it was checked, its files. Saved field by field. */
export function DocumentForm({ id, organisationId }: { id: string; organisationId: string }) {
  const t = useWords()
  const { data: record, error, refetch } = useRead('documents.get', { id })
  useVisit('document', record?.id)
  const latest = useRef(record)
  useEffect(() => { latest.current = record })
  const save: Save = async (values, seen) => {
    try {
      if (latest.current) await saveSeen(latest.current, values, seen, (changed, revision) => api.call('documents.save', { id, values: changed, revision }))
    } finally {
      await refetch()
    }
  }
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.remove', { ids: [id] })
    showDone(t('documents:removed'), batch)
  })
  if (error) return <ErrorState error={error} retry={() => { void refetch() }} />
  if (!record) return <Loader aria-label={t('loading')} />
  return (
    <Stack>
      <Advice record={record} />
      <Facts record={record} save={save} />
      <Check record={record} save={save} />
      <section aria-labelledby={`files-${id}`}>
        <Title order={3} size="h5" id={`files-${id}`} mb="xs">{t('documents:files.ofDocument')}</Title>
        <Attachments organisationId={organisationId} documentId={id} />
      </section>
      <Group><Button variant="subtle" size="xs" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('documents:remove')}</Button></Group>
    </Stack>
  )
}

/** What the type's rule says of it, in a line. */
function Advice({ record: { type, reviewOn, transition } }: { record: DocumentRecord }) {
  const t = useWords()
  const { day } = useFormats()
  const lines = [
    ...(transition && type.transitionOn ? [t(`documents:advice.${transition}`, { day: day(type.transitionOn) })] : []),
    ...(reviewOn ? [t('documents:advice.review', { day: day(reviewOn) })] : []),
    ...(type.source ? [t('documents:advice.source', { source: type.source })] : []),
  ]
  return lines.length > 0 ? <Text size="sm" c="dimmed">{lines.join(' ')}</Text> : null
}

const columns = { base: 1, xs: 2, md: 3 }

function Facts({ record, save }: { record: DocumentRecord; save: Save }) {
  const t = useWords()
  const { language } = useFormats()
  const { types } = useTypes()
  const choices = types.map(type => ({ value: type.id, label: typeInWords(type, language) }))
  return (
    <SimpleGrid cols={columns}>
      <ChoiceField label={t('documents:field.type')} choices={choices} value={record.documentTypeId} onSave={(value, seen) => save({ documentTypeId: value ?? record.documentTypeId }, { documentTypeId: seen ?? record.documentTypeId })} />
      <TextField label={t('documents:field.number')} max={100} value={record.number} onSave={(number, seen) => save({ number }, { number: seen })} />
      <TextField label={t('documents:field.issuer')} max={200} value={record.issuer} onSave={(issuer, seen) => save({ issuer }, { issuer: seen })} />
      <DayField label={t('documents:field.issuedOn')} value={record.issuedOn} onSave={(issuedOn, seen) => save({ issuedOn }, { issuedOn: seen })} />
      <DayField label={t('documents:field.validFrom')} value={record.validFrom} onSave={(validFrom, seen) => save({ validFrom }, { validFrom: seen })} />
      <DayField label={t('documents:field.expiresOn')} description={t('documents:expiresHint')} value={record.expiresOn} onSave={(expiresOn, seen) => save({ expiresOn }, { expiresOn: seen })} />
      <DayField label={t('documents:field.receivedOn')} value={record.receivedOn} onSave={(receivedOn, seen) => save({ receivedOn }, { receivedOn: seen })} />
      <TextField label={t('documents:field.scope')} max={1000} value={record.scope} onSave={(scope, seen) => save({ scope }, { scope: seen })} />
      <TextField label={t('documents:field.sites')} max={1000} value={record.sites} onSave={(sites, seen) => save({ sites }, { sites: seen })} />
    </SimpleGrid>
  )
}

function Check({ record, save }: { record: DocumentRecord; save: Save }) {
  const t = useWords()
  const ways = checkWays.map(value => ({ value, label: t(`documents:checkWay.${value}`) }))
  return (
    <Stack gap="sm">
      <Checkbox label={t('documents:field.verified')} checked={record.verified} onChange={event => { const verified = event.currentTarget.checked; void attempt(() => save({ verified }, { verified: record.verified })) }} />
      <SimpleGrid cols={columns}>
        <DayField label={t('documents:field.checkedOn')} value={record.checkedOn} onSave={(checkedOn, seen) => save({ checkedOn }, { checkedOn: seen })} />
        <TextField label={t('documents:field.checkedBy')} max={120} value={record.checkedBy} onSave={(checkedBy, seen) => save({ checkedBy }, { checkedBy: seen })} />
        <ChoiceField label={t('documents:field.checkedHow')} clearable choices={ways} value={record.checkedHow} onSave={(checkedHow, seen) => save({ checkedHow }, { checkedHow: seen })} />
        <DayField label={t('documents:field.rejectedOn')} value={record.rejectedOn} onSave={(rejectedOn, seen) => save({ rejectedOn }, { rejectedOn: seen })} />
        {record.rejectedOn ? <TextField label={t('documents:field.rejectedReason')} max={500} value={record.rejectedReason} onSave={(rejectedReason, seen) => save({ rejectedReason }, { rejectedReason: seen })} /> : null}
      </SimpleGrid>
      <TextAreaField label={t('documents:field.note')} rows={2} max={5000} value={record.note} onSave={(note, seen) => save({ note }, { note: seen })} />
    </Stack>
  )
}
