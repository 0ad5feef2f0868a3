import { Alert, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDeviceLaptop } from '@tabler/icons-react'
import { useState } from 'react'
import { dayOf } from '../../../shared/meetings/clock.ts'
import { api, useRead } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { noPassphrase, PassphraseFields, passphraseOf } from '../../components/PassphraseFields.tsx'

type Props = { meetingId: string; startsAt: string }

/** On a laptop: where the meeting came from, and the file for the way home. */
export function HomeAlert({ meetingId, startsAt }: Props) {
  const t = useWords()
  const { instant } = useFormats()
  const [saving, save] = useDisclosure(false)
  const { data } = useRead('meetings.carry.state', {})
  const carried = data?.carried
  if (carried?.meetingId !== meetingId) return null
  return (
    <Alert variant="outline" icon={<IconDeviceLaptop aria-hidden />} title={t('meetings:screen.carry.here', { from: carried.from || t('meetings:screen.carry.office'), at: instant(carried.outAt) })}>
      <Text size="sm">{t('meetings:screen.carry.hereText')}</Text>
      <Group mt="xs"><Button size="xs" variant="default" onClick={save.open}>{t('meetings:screen.carry.home')}</Button></Group>
      {saving ? <HomeDialog onClose={save.close} startsAt={startsAt} /> : null}
    </Alert>
  )
}

function HomeDialog({ onClose, startsAt }: Pick<Props, 'startsAt'> & { onClose: () => void }) {
  const t = useWords()
  const [typed, setTyped] = useState(noPassphrase)
  const [checked, setChecked] = useState(false)
  const write = async () => {
    const passphrase = passphraseOf(typed)
    setChecked(true)
    if (passphrase === null) return false
    const { path } = await api.call('shell.saveAs', { name: `${t('meetings:screen.carry.homeFile', { day: dayOf(startsAt) })}.desk` })
    if (path === null) return false
    const { name } = await api.call('meetings.carry.home', { path, ...(passphrase === undefined ? {} : { passphrase }) })
    showDone(t('meetings:screen.carry.homeDone', { name }))
    return true
  }
  return (
    <FormDialog opened onClose={onClose} title={t('meetings:screen.carry.home')} confirm={t('meetings:screen.carry.homeConfirm')} onSave={write}>
      <Text size="sm">{t('meetings:screen.carry.homeText')}</Text>
      <PassphraseFields value={typed} onChange={setTyped} checked={checked} />
    </FormDialog>
  )
}
