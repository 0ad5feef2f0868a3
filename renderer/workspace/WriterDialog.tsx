import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Writer } from '../../shared/workspace.ts'
import { call, queryClient } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { proposedInitials } from './initials.ts'

type Props = { opened: boolean; onClose: () => void; /** Changes this writer instead of adding one. */ writer?: Writer }

/** Name and initials of someone who writes; a new one writes from now on. */
export function WriterDialog({ opened, onClose, writer }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={writer ? t('workspace:writer.change') : t('workspace:writer.add')}>
      <WriterForm onClose={onClose} {...(writer ? { writer } : {})} />
    </Dialog>
  )
}

function WriterForm({ onClose, writer }: { onClose: () => void; writer?: Writer }) {
  const t = useWords()
  const [name, setName] = useState(writer?.name ?? '')
  const [initials, setInitials] = useState<string | null>(writer?.initials ?? null)
  const shown = initials ?? proposedInitials(name)
  const ready = name.trim() !== '' && shown.trim() !== ''
  const save = async () => {
    if (!ready) return
    const saved = await attempt(async () => {
      const { id } = await call('workspace.writers.save', { ...(writer ? { id: writer.id } : {}), name: name.trim(), initials: shown.trim() })
      if (!writer) await call('workspace.writers.choose', { id })
      await queryClient.invalidateQueries({ queryKey: ['workspace.writers'] })
      return id
    })
    if (saved !== undefined) onClose()
  }
  return (
    <form onSubmit={event => { event.preventDefault(); void save() }}>
      <Stack>
        <TextInput label={t('workspace:writer.name')} value={name} maxLength={120} onChange={event => setName(event.currentTarget.value)} data-autofocus withAsterisk />
        <TextInput label={t('workspace:writer.initials')} value={shown} maxLength={5} w="8rem" onChange={event => setInitials(event.currentTarget.value)} withAsterisk />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" disabled={!ready}>{writer ? t('workspace:writer.save') : t('workspace:writer.addAndWrite')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
