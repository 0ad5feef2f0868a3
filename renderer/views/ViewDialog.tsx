import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { useWords } from '../app/language.ts'
import { Dialog } from '../components/Dialog.tsx'

type Named = { name: string; personal: boolean }
type Props = { opened: boolean; onClose: () => void; title: string; start: Named; onSave: (view: Named) => Promise<void> }

/** What a view is called, and who has it. */
export function ViewDialog({ opened, onClose, title, ...form }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      {opened ? <Form onClose={onClose} {...form} /> : null}
    </Dialog>
  )
}

function Form({ onClose, start, onSave }: Omit<Props, 'opened' | 'title'>) {
  const t = useWords()
  const [name, setName] = useState(start.name)
  const [personal, setPersonal] = useState(start.personal)
  const [tried, setTried] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    onClose()
    void onSave({ name: name.trim(), personal })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          data-autofocus required label={t('views:name')} value={name} maxLength={80} error={tried && name.trim() === '' ? t('field.required') : null} onChange={event => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t('views:whose')} value={personal ? 'personal' : 'shared'} onChange={value => setPersonal(value === 'personal')}>
          <Stack gap={6} mt={4}>
            <Radio value="shared" label={t('views:shared')} />
            <Radio value="personal" label={t('views:personal')} />
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit">{t('views:saveButton')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
