import { Button, Fieldset, Group, SimpleGrid, Stack } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { documentKinds, validities, validUnits, type DocumentType, type DocumentTypeFields } from '../../shared/documents.ts'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { DayField } from '../components/DayField.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ChoiceField, TextAreaField, TextField } from '../components/fields.tsx'
import { NumberField } from '../components/NumberField.tsx'
import { useTypeChoices, useTypes } from './types.ts'

type Props = { type: DocumentType | undefined; onClose: () => void }
type Part = { type: DocumentType; save: (fields: Partial<DocumentTypeFields>) => Promise<void> }

const columns = { base: 1, xs: 2 }

/** A type of documents, saved as it is written. */
export function TypeDialog({ type, onClose }: Props) {
  const t = useWords()
  return (
    <Dialog opened={type !== undefined} onClose={onClose} size="52rem" title={t('documents:types.editTitle')}>
      {type ? <TypeForm key={type.id} type={type} onClose={onClose} /> : null}
    </Dialog>
  )
}

function TypeForm({ type, onClose }: { type: DocumentType; onClose: () => void }) {
  const t = useWords()
  const save = async (fields: Partial<DocumentTypeFields>) => { await api.call('documents.types.save', { id: type.id, fields }) }
  const remove = () => attempt(async () => {
    const { batch } = await api.call('documents.types.remove', { id: type.id })
    onClose()
    showDone(t('documents:types.removed', { name: type.name }), batch)
  })
  return (
    <Stack>
      <Name type={type} save={save} />
      <Length type={type} save={save} />
      <Successor type={type} save={save} />
      <About type={type} save={save} />
      <Group justify="space-between">
        <Button variant="subtle" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => { void remove() }}>{t('documents:types.remove')}</Button>
        <Button variant="default" onClick={onClose}>{t('documents:types.done')}</Button>
      </Group>
    </Stack>
  )
}

function Name({ type, save }: Part) {
  const t = useWords()
  return (
    <Fieldset legend={t('documents:types.legend.name')}>
      <SimpleGrid cols={columns}>
        <TextField label={t('documents:types.field.name')} required max={200} value={type.name} onSave={name => save({ name: name ?? '' })} />
        <TextField label={t('documents:types.field.nameEnglish')} max={200} value={type.nameEnglish} onSave={nameEnglish => save({ nameEnglish })} />
        <TextField label={t('documents:types.field.code')} max={20} value={type.code} onSave={code => save({ code })} />
        <ChoiceField label={t('documents:types.field.kind')} choices={documentKinds.map(value => ({ value, label: t(`documents:kind.${value}`) }))} value={type.kind} onSave={kind => save({ kind: kind ?? 'other' })} />
      </SimpleGrid>
      <TextField label={t('documents:types.field.edition')} description={t('documents:types.field.editionHint')} max={20} value={type.edition} onSave={edition => save({ edition })} />
    </Fieldset>
  )
}

function Length({ type, save }: Part) {
  const t = useWords()
  const kinds = validities.map(value => ({ value, label: t(`documents:types.validity.${value}`) }))
  const units = validUnits.map(value => ({ value, label: t(`documents:types.unit.${value}`) }))
  // a fixed length is never without one: it begins with a year
  const choose = (validity: DocumentTypeFields['validity'] | null) => save(validity === 'fixed' && (type.validFor === null || type.validUnit === null)
    ? { validity, validFor: type.validFor ?? 1, validUnit: type.validUnit ?? 'years' } : { validity: validity ?? 'stated' })
  return (
    <Fieldset legend={t('documents:types.legend.length')}>
      <SimpleGrid cols={columns}>
        <ChoiceField label={t('documents:types.field.validity')} choices={kinds} value={type.validity} onSave={choose} />
        <NumberField label={t(type.validity === 'none' ? 'documents:types.field.reviewDays' : 'documents:types.field.warnDays')} decimals={0} max={3650} value={type.warnDays} onSave={warnDays => save({ warnDays })} />
        {type.validity === 'fixed' ? (
          <>
            <NumberField label={t('documents:types.field.validFor')} required decimals={0} max={1000} value={type.validFor} onSave={validFor => save({ validFor })} />
            <ChoiceField label={t('documents:types.field.validUnit')} choices={units} value={type.validUnit} onSave={validUnit => save({ validUnit: validUnit ?? 'years' })} />
          </>
        ) : null}
      </SimpleGrid>
    </Fieldset>
  )
}

function Successor({ type, save }: Part) {
  const t = useWords()
  const { types } = useTypes()
  const choices = useTypeChoices().filter(({ value }) => value !== type.id && types.some(one => one.id === value))
  return (
    <Fieldset legend={t('documents:types.legend.successor')}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <ChoiceField label={t('documents:types.field.successorId')} clearable choices={choices} value={type.successorId} onSave={successorId => save({ successorId })} />
        <DayField label={t('documents:types.field.successorFrom')} value={type.successorFrom} onSave={successorFrom => save({ successorFrom })} />
        <DayField label={t('documents:types.field.transitionOn')} value={type.transitionOn} onSave={transitionOn => save({ transitionOn })} />
      </SimpleGrid>
    </Fieldset>
  )
}

function About({ type, save }: Part) {
  const t = useWords()
  return (
    <Fieldset legend={t('documents:types.legend.about')}>
      <SimpleGrid cols={columns}>
        <TextField label={t('documents:types.field.issuer')} max={200} value={type.issuer} onSave={issuer => save({ issuer })} />
        <TextField label={t('documents:types.field.issuerEnglish')} max={200} value={type.issuerEnglish} onSave={issuerEnglish => save({ issuerEnglish })} />
        <TextField label={t('documents:types.field.source')} max={300} value={type.source} onSave={source => save({ source })} />
        <TextField label={t('documents:types.field.sourceEnglish')} max={300} value={type.sourceEnglish} onSave={sourceEnglish => save({ sourceEnglish })} />
        <TextAreaField label={t('documents:types.field.note')} rows={2} max={2000} value={type.note} onSave={note => save({ note })} />
        <TextAreaField label={t('documents:types.field.noteEnglish')} rows={2} max={2000} value={type.noteEnglish} onSave={noteEnglish => save({ noteEnglish })} />
      </SimpleGrid>
    </Fieldset>
  )
}
