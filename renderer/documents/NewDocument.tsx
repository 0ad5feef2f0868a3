import { Alert, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { parseDay } from '../../shared/typed.ts'
import { useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { Dialog } from '../components/Dialog.tsx'
import type { Chosen } from '../components/chosen.ts'
import { DayInput } from '../components/DayInput.tsx'
import { OrganisationField } from '../components/OrganisationField.tsx'
import { ruleWords } from './stateWords.ts'
import { useTypeChoices, useTypes } from './types.ts'

type Props = { opened: boolean; onClose: () => void; /** Already known where a document is added in a record. */ organisation?: Chosen; onCreated: (id: string) => void }

/** Asks of whom, of which type, and the days; everything else is written in the document, which opens then. */
export function NewDocument({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('documents:new.title')}>
      {opened ? <NewForm onClose={onClose} {...form} /> : null}
    </Dialog>
  )
}

/** A day as it is typed: undefined where it is none. */
const typedDay = (text: string): string | null | undefined => (text.trim() === '' ? null : (parseDay(text, today()) ?? undefined))

function NewForm({ onClose, organisation, onCreated }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { types, nameOf } = useTypes()
  const choices = useTypeChoices()
  const { write, pending, error } = useWrite('documents.save')
  const [at, setAt] = useState<Chosen | null>(organisation ?? null)
  const [typeId, setType] = useState<string | null>(null)
  const [number, setNumber] = useState('')
  const [issued, setIssued] = useState('')
  const [expires, setExpires] = useState('')
  const [tried, setTried] = useState(false)
  const [issuedOn, expiresOn] = [typedDay(issued), typedDay(expires)]
  const type = types.find(one => one.id === typeId)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!at || !typeId || issuedOn === undefined || expiresOn === undefined) return
    const made = await write({ organisationId: at.id, values: { documentTypeId: typeId, number: number.trim() || null, issuedOn, expiresOn } }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('documents:new.done', { name: nameOf(typeId) ?? '' }), made.batch)
    onCreated(made.id)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        {organisation ? null : <OrganisationField label={t('documents:field.organisation')} required value={at} onChange={setAt} error={tried && !at ? t('documents:new.organisationMissing') : null} />}
        <Select
          label={t('documents:field.type')} required searchable data={choices} value={typeId} onChange={setType} nothingFoundMessage={t('nothingFound')} error={tried && !typeId ? t('documents:new.typeMissing') : null}
          {...(organisation ? { 'data-autofocus': true } : {})}
        />
        {type ? <Text size="sm">{ruleWords(type, nameOf(type.successorId), t)}</Text> : null}
        <TextInput label={t('documents:field.number')} value={number} maxLength={100} onChange={event => setNumber(event.currentTarget.value)} />
        <SimpleGrid cols={2}>
          <DayInput label={t('documents:field.issuedOn')} value={issued} onChange={setIssued} />
          <DayInput label={t('documents:field.expiresOn')} value={expires} onChange={setExpires} />
        </SimpleGrid>
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('documents:new.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
