import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { showDone } from '../app/notices.tsx'
import { FormDialog } from '../components/FormDialog.tsx'

type Props = { opened: boolean; onClose: () => void; onCreated: (id: string) => void }

/** Asks for the name of a new cluster; the rest is written in its fields. */
export function NewCluster({ opened, onClose, ...form }: Props) {
  return opened ? <Form onClose={onClose} {...form} /> : null
}

function Form({ onClose, onCreated }: Omit<Props, 'opened'>) {
  const t = useWords()
  const [name, setName] = useState('')
  const [sector, setSector] = useState('')
  const [tried, setTried] = useState(false)
  const missing = name.trim() === ''
  const save = async () => {
    setTried(true)
    if (missing) return false
    const { id, batch } = await api.call('clusters.save', { fields: { name: name.trim(), sector: sector.trim() || null } })
    showDone(t('clusters:new.done'), batch)
    onCreated(id)
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('clusters:new.button')} confirm={t('clusters:new.create')} onSave={save}>
      <TextInput label={t('clusters:field.name')} required value={name} maxLength={200} onChange={event => setName(event.currentTarget.value)} error={tried && missing ? t('field.required') : null} data-autofocus />
      <TextInput label={t('clusters:field.sector')} value={sector} maxLength={200} onChange={event => setSector(event.currentTarget.value)} />
    </FormDialog>
  )
}
