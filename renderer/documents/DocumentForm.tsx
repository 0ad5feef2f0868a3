import { Button, Fieldset, Group, SimpleGrid, Space, Stack, Text } from '@mantine/core'
import { IconCircleX } from '@tabler/icons-react'
import { useDisclosure } from '@mantine/hooks'
import type { Input } from '../../shared/contract.ts'
import { checkWays, type DocumentRecord } from '../../shared/documents.ts'
import { api } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { CheckField } from '../components/CheckField.tsx'
import { DayField } from '../components/DayField.tsx'
import { ChoiceField, TextAreaField, TextField } from '../components/fields.tsx'
import { useSeenSave } from '../components/seen.ts'
import { Attachments } from './Attachments.tsx'
import { RejectDialog } from './RejectDialog.tsx'
import { StateMark } from './StateMark.tsx'
import { endWords, ruleWords } from './stateWords.ts'
import { useTypeChoices, useTypes } from './types.ts'

type Values = Input<'documents.save'>['values']
type Part = { record: DocumentRecord; save: (values: Values, seen: Values) => Promise<void> }
const write = ({ id }: DocumentRecord, values: Values, revision: number) => api.call('documents.save', { id, values, revision })

/** All that is known of a document, saved as it is written, with its files. */
export function DocumentForm({ record, refetch }: { record: DocumentRecord; refetch: () => Promise<unknown> }) {
  const t = useWords()
  const save = useSeenSave(record, write, refetch)
  return (
    <Stack>
      <Group gap="md"><StateMark state={record.state} transition={record.transition} /><Text>{endWords(record, t)}</Text></Group>
      <What record={record} save={save} />
      <When record={record} save={save} />
      <Fieldset legend={t('documents:record.files')}><Attachments organisationId={record.organisationId} documentId={record.id} /></Fieldset>
      <Check record={record} save={save} />
    </Stack>
  )
}

function What({ record, save }: Part) {
  const t = useWords()
  const choices = useTypeChoices()
  return (
    <Fieldset legend={t('documents:record.what')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <ChoiceField label={t('documents:field.type')} required choices={choices} value={record.documentTypeId} onSave={(value, seen) => save({ documentTypeId: value ?? record.documentTypeId }, { documentTypeId: seen ?? '' })} />
        <TextField label={t('documents:field.number')} max={100} value={record.number} onSave={(value, seen) => save({ number: value }, { number: seen })} />
        <TextField label={t('documents:field.issuer')} max={200} value={record.issuer} onSave={(value, seen) => save({ issuer: value }, { issuer: seen })} />
        <TextField label={t('documents:field.sites')} max={1000} value={record.sites} onSave={(value, seen) => save({ sites: value }, { sites: seen })} />
      </SimpleGrid>
      <Space h="md" />
      <TextAreaField label={t('documents:field.scope')} rows={2} max={1000} value={record.scope} onSave={(value, seen) => save({ scope: value }, { scope: seen })} />
    </Fieldset>
  )
}

function When({ record, save }: Part) {
  const t = useWords()
  const { nameOf } = useTypes()
  const { language } = useFormats()
  const source = (language === 'en' ? record.type.sourceEnglish : null) ?? record.type.source
  const note = (language === 'en' ? record.type.noteEnglish : null) ?? record.type.note
  return (
    <Fieldset legend={t('documents:record.when')}>
      <Stack gap="sm">
        <Text size="sm">{[ruleWords(record.type, nameOf(record.type.successorId), t), note, source && t('documents:rule.source', { source: source.replace(/\.$/, '') })].filter(Boolean).join(' ')}</Text>
        <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} style={{ alignItems: 'end' }}>
          <DayField label={t('documents:field.issuedOn')} value={record.issuedOn} onSave={(value, seen) => save({ issuedOn: value }, { issuedOn: seen })} />
          <DayField label={t('documents:field.validFrom')} description={t('documents:field.validFromHint')} value={record.validFrom} onSave={(value, seen) => save({ validFrom: value }, { validFrom: seen })} />
          <DayField
            label={t('documents:field.expiresOn')} description={t(`documents:field.expiresOnHint.${record.type.validity}`)} value={record.expiresOn} onSave={(value, seen) => save({ expiresOn: value }, { expiresOn: seen })}
          />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  )
}

function Check({ record, save }: Part) {
  const t = useWords()
  const [rejecting, reject] = useDisclosure(false)
  const ways = checkWays.map(value => ({ value, label: t(`documents:checkedHow.${value}`) }))
  return (
    <Fieldset legend={t('documents:record.check')}>
      <Stack gap="sm">
        <CheckField label={t('documents:field.verified')} value={record.verified} onSave={(verified, seen) => save({ verified }, { verified: seen })} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DayField label={t('documents:field.receivedOn')} value={record.receivedOn} onSave={(value, seen) => save({ receivedOn: value }, { receivedOn: seen })} />
          <DayField label={t('documents:field.checkedOn')} value={record.checkedOn} onSave={(value, seen) => save({ checkedOn: value }, { checkedOn: seen })} />
          <TextField label={t('documents:field.checkedBy')} max={120} value={record.checkedBy} onSave={(value, seen) => save({ checkedBy: value }, { checkedBy: seen })} />
          <ChoiceField label={t('documents:field.checkedHow')} clearable choices={ways} value={record.checkedHow} onSave={(value, seen) => save({ checkedHow: value }, { checkedHow: seen })} />
          {record.rejectedOn || record.rejectedReason ? (
            <>
              <DayField label={t('documents:field.rejectedOn')} value={record.rejectedOn} onSave={(value, seen) => save({ rejectedOn: value }, { rejectedOn: seen })} />
              <TextField label={t('documents:field.rejectedReason')} max={500} value={record.rejectedReason} onSave={(value, seen) => save({ rejectedReason: value }, { rejectedReason: seen })} />
            </>
          ) : null}
        </SimpleGrid>
        <TextAreaField label={t('documents:field.note')} rows={2} max={5000} kept={`document/${record.id}/note`} value={record.note} onSave={(value, seen) => save({ note: value }, { note: seen })} />
        {record.rejectedOn ? null : <Group><Button variant="default" size="xs" leftSection={<IconCircleX size={16} aria-hidden />} onClick={reject.open}>{t('documents:reject.button')}</Button></Group>}
      </Stack>
      <RejectDialog
        opened={rejecting} onClose={reject.close}
        onSave={async (rejectedOn, rejectedReason) => {
          await save({ rejectedOn, rejectedReason }, { rejectedOn: record.rejectedOn, rejectedReason: record.rejectedReason })
          showDone(t('documents:reject.done'))
        }}
      />
    </Fieldset>
  )
}
