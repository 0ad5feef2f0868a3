import { Accordion, Anchor, Badge, Button, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowLeft, IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { documentKinds, typeInWords, validities, validUnits, type DocumentType, type DocumentTypeFields } from '../../shared/documents.ts'
import { api, useWrite } from '../app/api.ts'
import { useCommand } from '../app/commands.tsx'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DayField } from '../components/DayField.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { ChoiceField, TextAreaField, TextField } from '../components/fields.tsx'
import { NumberField } from '../components/NumberField.tsx'
import { Page } from '../components/Page.tsx'
import { useTypes } from './useTypes.ts'

/** The types of documents as data: how long each is good for, when to warn, and what follows it. */
export function TypesPage() {
  const t = useWords()
  const { language, number } = useFormats()
  const { types, error, refetch } = useTypes()
  const [shown, setShown] = useState<string | null>(null)
  const [adding, add] = useDisclosure(false)
  useCommand('new', add.open, { label: t('documents:types.new') })
  return (
    <Page
      title={t('documents:types.title')} subtitle={<Anchor component={Link} to="/documents" size="sm"><Group gap={4} component="span"><IconArrowLeft size={16} aria-hidden />{t('documents:title')}</Group></Anchor>}
      actions={<Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>{t('documents:types.new')}</Button>}
    >
      {error ? <ErrorState error={error} retry={() => { void refetch() }} /> : null}
      <Text size="sm">{t('documents:types.explanation')}</Text>
      <Accordion value={shown} onChange={setShown} variant="separated" chevronPosition="left" order={2}>
        {types.map(type => (
          <Accordion.Item key={type.id} value={type.id}>
            <Accordion.Control>
              <Group gap="sm">
                <Text span fw={600}>{typeInWords(type, language)}</Text>
                <Badge variant="outline" color="gray" tt="none">{t(`documents:kind.${type.kind}`)}</Badge>
                <Text span size="sm" c="dimmed">{t('documents:types.used', { count: type.documents, n: number(type.documents) })}</Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>{shown === type.id ? <TypeForm type={type} types={types} /> : null}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Modal opened={adding} onClose={add.close} title={t('documents:types.new')} closeButtonProps={{ 'aria-label': t('close') }}>
        {adding ? <NewType onClose={add.close} onMade={setShown} /> : null}
      </Modal>
    </Page>
  )
}

function NewType({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const t = useWords()
  const { write, pending } = useWrite('documents.types.save')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    void attempt(async () => {
      const made = await write({ fields: { name: name.trim() } })
      onClose()
      onMade(made.id)
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput data-autofocus required label={t('documents:typeField.name')} value={name} maxLength={200} onChange={event => setName(event.currentTarget.value)} error={tried && name.trim() === '' ? t('field.required') : null} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('documents:types.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A fixed term needs its length: a year where none is told; the other rules have none. */
const ruleOf = (validity: DocumentTypeFields['validity'], { validFor, validUnit }: DocumentType): Partial<DocumentTypeFields> =>
  (validity === 'fixed' ? { validity, validFor: validFor ?? 12, validUnit: validUnit ?? 'months' } : { validity, validFor: null, validUnit: null })

const columns = { base: 1, xs: 2 }

function TypeForm({ type, types }: { type: DocumentType; types: DocumentType[] }) {
  const t = useWords()
  const { language } = useFormats()
  const save = (fields: Partial<DocumentTypeFields>) => api.call('documents.types.save', { id: type.id, fields })
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.types.remove', { id: type.id })
    showDone(t('documents:types.removed', { name: type.name }), batch)
  })
  const kinds = documentKinds.map(value => ({ value, label: t(`documents:kind.${value}`) }))
  const rules = validities.map(value => ({ value, label: t(`documents:validity.${value}`) }))
  const units = validUnits.map(value => ({ value, label: t(`documents:unit.${value}`) }))
  const others = types.filter(({ id }) => id !== type.id).map(one => ({ value: one.id, label: typeInWords(one, language) }))
  return (
    <Stack>
      <SimpleGrid cols={columns}>
        <TextField label={t('documents:typeField.name')} required max={200} value={type.name} onSave={name => save({ name: name ?? '' })} />
        <TextField label={t('documents:typeField.nameEnglish')} max={200} value={type.nameEnglish} onSave={nameEnglish => save({ nameEnglish })} />
        <TextField label={t('documents:typeField.code')} max={20} value={type.code} onSave={code => save({ code })} />
        <TextField label={t('documents:typeField.edition')} max={20} value={type.edition} onSave={edition => save({ edition })} />
        <ChoiceField label={t('documents:typeField.kind')} choices={kinds} value={type.kind} onSave={kind => save({ kind: kind ?? 'other' })} />
        <TextField label={t('documents:typeField.issuer')} max={200} value={type.issuer} onSave={issuer => save({ issuer })} />
        <ChoiceField label={t('documents:typeField.validity')} choices={rules} value={type.validity} onSave={validity => save(ruleOf(validity ?? 'stated', type))} />
        <NumberField label={t('documents:typeField.warnDays')} description={t('documents:typeField.warnHint')} decimals={0} max={3650} value={type.warnDays} onSave={warnDays => save({ warnDays })} />
        {type.validity === 'fixed' ? <NumberField label={t('documents:typeField.validFor')} decimals={0} max={1000} value={type.validFor} onSave={validFor => save({ validFor })} /> : null}
        {type.validity === 'fixed' ? <ChoiceField label={t('documents:typeField.validUnit')} choices={units} value={type.validUnit} onSave={validUnit => save({ validUnit })} /> : null}
        <ChoiceField label={t('documents:typeField.successor')} clearable choices={others} value={type.successorId} onSave={successorId => save({ successorId })} />
        <DayField label={t('documents:typeField.successorFrom')} value={type.successorFrom} onSave={successorFrom => save({ successorFrom })} />
        <DayField label={t('documents:typeField.transitionOn')} value={type.transitionOn} onSave={transitionOn => save({ transitionOn })} />
        <TextField label={t('documents:typeField.source')} max={300} value={type.source} onSave={source => save({ source })} />
      </SimpleGrid>
      <TextAreaField label={t('documents:typeField.note')} rows={2} max={2000} value={type.note} onSave={note => save({ note })} />
      <Group><Button variant="subtle" size="xs" disabled={type.documents > 0} leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('documents:types.remove')}</Button></Group>
    </Stack>
  )
}
