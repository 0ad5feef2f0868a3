import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { typeInWords } from '../../shared/documents.ts'
import { parseDay } from '../../shared/typed.ts'
import { useWrite } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useFormats, useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { today } from '../app/today.ts'
import { useTypes } from './useTypes.ts'

type Props = { organisationId: string; opened: boolean; onClose: () => void; onMade: (id: string) => void }

/** Asks for the type and the days only; the rest is written in the document, which opens then. */
export function NewDocument({ opened, onClose, ...form }: Props) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('documents:new.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <NewForm onClose={onClose} {...form} /> : null}
    </Modal>
  )
}

/** A day that may be left empty: undefined then, null where it is none. */
const dayOf = (text: string) => (text.trim() === '' ? undefined : parseDay(text, today()))

function NewForm({ organisationId, onClose, onMade }: Omit<Props, 'opened'>) {
  const t = useWords()
  const { language } = useFormats()
  const { types } = useTypes()
  const { write, pending, error } = useWrite('documents.save')
  const [type, setType] = useState<string | null>(null)
  const [number, setNumber] = useState('')
  const [issued, setIssued] = useState('')
  const [expires, setExpires] = useState('')
  const [tried, setTried] = useState(false)
  const [issuedOn, expiresOn] = [dayOf(issued), dayOf(expires)]
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (type === null || issuedOn === null || expiresOn === null) return
    const values = { documentTypeId: type, number: number.trim() || null, issuedOn: issuedOn ?? null, expiresOn: expiresOn ?? null }
    const made = await write({ organisationId, values }).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('documents:new.done'), made.batch)
    onMade(made.id)
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <Select
          data-autofocus required searchable label={t('documents:field.type')} data={types.map(one => ({ value: one.id, label: typeInWords(one, language) }))} value={type} onChange={setType}
          nothingFoundMessage={t('nothingFound')} error={tried && type === null ? t('field.required') : null}
        />
        <TextInput label={t('documents:field.number')} value={number} maxLength={100} onChange={event => setNumber(event.currentTarget.value)} />
        <TextInput label={t('documents:field.issuedOn')} value={issued} placeholder={t('field.dayPlaceholder')} onChange={event => setIssued(event.currentTarget.value)} error={issuedOn === null ? t('field.notADay') : null} />
        <TextInput
          label={t('documents:field.expiresOn')} description={t('documents:expiresHint')} value={expires} placeholder={t('field.dayPlaceholder')} onChange={event => setExpires(event.currentTarget.value)}
          error={expiresOn === null ? t('field.notADay') : null}
        />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('documents:new.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
