import { Alert, Button, FileButton, List, Stack, Table, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { formatClock } from '../../../shared/format.ts'
import type { CarryPreview } from '../../../shared/meetings/carry.ts'
import { api, CallError, useJob } from '../../app/api.ts'
import { useFormats, useWords } from '../../app/language.ts'
import { showDone } from '../../app/notices.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Working } from '../../components/Working.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import { PassphraseInput } from '../../components/PassphraseFields.tsx'

type Props = { opened: boolean; onClose: () => void; onTaken: (meetingId: string) => void }
const counted = ['attendance', 'points', 'votes', 'decisions', 'actions', 'papers'] as const

/** Takes a meeting back from a laptop: what would come home is shown first. */
export function BackDialog({ opened, onClose, onTaken }: Props) {
  const t = useWords()
  const { run, running, progress, stop } = useJob('meetings.carry.back')
  const [path, setPath] = useState<string | null>(null)
  const [preview, setPreview] = useState<CarryPreview | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const under = passphrase ? { passphrase } : {}
  const look = async (ticket: string, told: { passphrase?: string }) => {
    setError(null)
    try {
      setPreview((await run({ path: ticket, preview: true, ...told })).preview)
    } catch (refused) {
      setPreview(null)
      // asked for in its own field, which is no error
      if (refused instanceof CallError && refused.code === 'protected') setPassphrase('')
      else setError(refused)
    }
  }
  const choose = async (file: File | null) => {
    const ticket = file ? await window.desk.place(file) : null
    if (ticket === null) return
    setPath(ticket)
    setPassphrase(null)
    await look(ticket, {})
  }
  const close = () => {
    setPassphrase(null)
    setPreview(null)
    setError(null)
    setPath(null)
    onClose()
  }
  // with a protected file the first step is to look into it
  const save = async () => {
    if (!path) return false
    if (!preview) {
      if (passphrase) await look(path, { passphrase })
      return false
    }
    const { batch } = await api.call('meetings.carry.back', { path, ...under })
    showDone(t('meetings:screen.carry.backDone'), batch)
    onTaken(preview.meetingId)
    return true
  }
  return (
    <FormDialog opened={opened} onClose={close} size="lg" title={t('meetings:screen.carry.back')} confirm={t(passphrase !== null && !preview ? 'meetings:screen.carry.backLook' : 'meetings:screen.carry.backConfirm')} onSave={save}>
      <Text size="sm">{t('meetings:screen.carry.backText')}</Text>
      <FileButton onChange={file => { void choose(file) }} accept=".desk" inputProps={{ 'aria-label': t('meetings:screen.carry.choose') }}>
        {props => <Button {...props} variant="default" leftSection={<IconFileUpload size={18} aria-hidden />}>{t('meetings:screen.carry.choose')}</Button>}
      </FileButton>
      {passphrase !== null && !preview ? (
        <PassphraseInput label={t('passphrase.label')} description={t('meetings:screen.carry.protected')} value={passphrase} onChange={event => setPassphrase(event.currentTarget.value)} />
      ) : null}
      {running ? <Working words={t('meetings:screen.carry.looking')} progress={progress} onStop={stop} /> : null}
      {error ? <ErrorState error={error} /> : null}
      {preview ? <Preview preview={preview} /> : null}
    </FormDialog>
  )
}

function Preview({ preview }: { preview: CarryPreview }) {
  const t = useWords()
  const { number, instant } = useFormats()
  return (
    <Stack gap="xs">
      <Text fw={500}>{`${preview.body}, ${formatClock(preview.startsAt)}`}</Text>
      <Text size="sm">{t('meetings:screen.carry.from', { to: preview.to, at: instant(preview.outAt) })}</Text>
      <Table verticalSpacing={2} maw={320} aria-label={t('meetings:screen.carry.comesHome')}>
        <Table.Tbody>{counted.map(what => <Table.Tr key={what}><Table.Th scope="row" fw={400}>{t(`meetings:screen.carry.count.${what}`)}</Table.Th><Table.Td ta="right">{number(preview.counts[what])}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
      {preview.changedPoints.length > 0 ? <><Text size="sm">{t('meetings:screen.carry.changed')}</Text><List size="sm">{preview.changedPoints.map(({ number: of, title }) => <List.Item key={`${of} ${title}`}>{of ? `${of}. ${title}` : title}</List.Item>)}</List></> : null}
      {preview.along.length > 0 ? <Text size="sm">{t('meetings:screen.carry.along', { names: preview.along.join(', ') })}</Text> : null}
      {preview.unlinked.length > 0 ? (
        <Alert color="yellow" variant="outline" title={t('meetings:screen.carry.unlinked')}>
          <List size="sm">{preview.unlinked.map(({ kind, name }) => <List.Item key={`${kind} ${name}`}>{t(`meetings:screen.carry.unlinkedKind.${kind}`, { name })}</List.Item>)}</List>
        </Alert>
      ) : null}
      {preview.outside.length > 0 ? (
        <Alert color="yellow" variant="outline" title={t('meetings:screen.carry.outside')}>
          <List size="sm">{preview.outside.map(({ kind, count }) => <List.Item key={kind}>{`${t(`meetings:screen.carry.outsideKind.${kind}`)}: ${number(count)}`}</List.Item>)}</List>
        </Alert>
      ) : null}
    </Stack>
  )
}
