import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { formatDay } from '../../../shared/format.ts'
import { parseDay } from '../../../shared/typed.ts'
import { useWrite } from '../../app/api.ts'
import { DayInput } from '../../components/DayInput.tsx'
import { errorWords } from '../../app/errors.ts'
import { useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { LikeHint } from '../../duplicates/LikeHint.tsx'
import { clusterFor } from '../clusters.ts'
import { today } from '../../app/today.ts'

type Props = { opened: boolean; onClose: () => void; /** Chosen in the list; the first when missing. */ clusterId: string | undefined }

/** Asks for the name and the first day only; everything else is written in the record, which opens then. */
export function NewMember({ opened, onClose, clusterId }: Props) {
  const t = useWords()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('members:new.title')}>
      {opened ? <NewForm onClose={onClose} clusterId={clusterId} /> : null}
    </Dialog>
  )
}

function NewForm({ onClose, clusterId }: Omit<Props, 'opened'>) {
  const t = useWords()
  const navigate = useNavigate()
  const { write, pending, error } = useWrite('organisations.save')
  const [name, setName] = useState('')
  const [joined, setJoined] = useState(formatDay(today()))
  const [tried, setTried] = useState(false)
  const joinedOn = joined.trim() === '' ? undefined : parseDay(joined, today())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || joinedOn === null) return
    // a hand is quicker than the list of clusters: without one, nobody would become a member
    const made = await clusterFor(clusterId).then(cluster => write({ values: { name: name.trim() }, ...(cluster ? { clusterId: cluster.id } : {}), ...(joinedOn ? { joinedOn } : {}) })).catch(() => undefined)
    if (!made) return
    onClose()
    showDone(t('members:new.done', { name: name.trim() }), made.batch)
    void navigate({ to: '/members/$id', params: { id: made.id } })
  }
  return (
    <form onSubmit={event => { void submit(event) }} noValidate>
      <Stack>
        <TextInput
          data-autofocus required label={t('members:column.name')} value={name} maxLength={300} onChange={event => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? t('field.required') : null}
        />
        <DayInput label={t('members:column.joinedOn')} description={t('members:new.joinedHint')} value={joined} onChange={setJoined} />
        <LikeHint like={{ name }} onOpen={onClose} />
        {error ? <Alert role="alert" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" loading={pending}>{t('members:new.create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
