import { Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconKey } from '@tabler/icons-react'
import { useState, type SubmitEvent } from 'react'
import { call, queryClient } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { goTo } from '../app/go.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { sayError } from '../app/toast.tsx'
import { PassphraseInput } from '../components/PassphraseFields.tsx'

/** Asks for the passphrase of a protected file; `other` says that there is another workspace to go back to. */
export function PassphraseForm({ other }: { other: boolean }) {
  const t = useWords()
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [opening, setOpening] = useState(false)
  const open = async (event: SubmitEvent) => {
    event.preventDefault()
    if (passphrase === '') return
    setOpening(true)
    setError(null)
    try {
      await call('workspace.open', { passphrase })
      // no router stands yet: it begins where the address says
      goTo('/meetings')
    } catch (refused) {
      // what was open before is open again, and this screen goes
      if ((await call('workspace.state', {})).state === 'open') sayError(refused)
      else setError(refused)
    } finally {
      await queryClient.invalidateQueries()
      setOpening(false)
    }
  }
  const back = () => attempt(async () => { await call('workspace.open', { back: true }); await queryClient.invalidateQueries() })
  const words = error ? errorWords(error) : null
  return (
    <form onSubmit={event => { void open(event) }} noValidate>
      <Stack>
        <PassphraseInput
          data-autofocus maw={420} label={t('passphrase.label')} value={passphrase} error={words ? `${words.title} ${words.next}` : null} onChange={event => setPassphrase(event.currentTarget.value)}
        />
        <Text size="sm">{t('workspace:problem.plainBeside')}</Text>
        <Group>
          <Button type="submit" loading={opening} leftSection={<IconKey size={18} aria-hidden />}>{t('workspace:problem.unlock')}</Button>
          {other ? <Button variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={() => { void back() }}>{t('workspace:problem.back')}</Button> : null}
        </Group>
      </Stack>
    </form>
  )
}
