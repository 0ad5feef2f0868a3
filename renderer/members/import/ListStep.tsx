import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportPreview } from '../../../shared/members.ts'
import { CallError, useJob } from '../../app/api.ts'
import { useWords } from '../../app/language.ts'
import { DropZone } from '../../components/DropZone.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Working } from '../../components/Working.tsx'
import { useImportKind } from './kind.ts'

const kinds = '.xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt'

type Props = { onRead: (preview: ImportPreview, ticket: string) => void }

/** Chooses the list: a button, or a file dropped from the file manager. */
export function FileStep({ onRead }: Props) {
  const t = useWords()
  const { run, running, progress, stop } = useJob(useImportKind().preview)
  const [error, setError] = useState<unknown>(null)
  const [noPlace, setNoPlace] = useState(false)
  const read = async (file: File | null | undefined) => {
    if (!file || running) return
    setError(null)
    setNoPlace(false)
    try {
      const ticket = await window.desk.place(file)
      if (ticket === null) return setNoPlace(true)
      onRead(await run({ file: ticket }), ticket)
    } catch (refused) {
      if (!(refused instanceof CallError && refused.code === 'cancelled')) setError(refused)
    }
  }
  return (
    <Stack>
      <DropZone p="xl" onFiles={([file]) => { void read(file) }}>
        <Stack align="center" gap="sm" ta="center">
          <IconFileSpreadsheet size={48} stroke={1.2} aria-hidden />
          <Text fw={600}>{t('members:import.dropHere')}</Text>
          <FileButton accept={kinds} onChange={file => { void read(file) }} inputProps={{ 'aria-label': t('members:import.choose') }}>
            {props => <Button {...props} leftSection={<IconUpload size={18} aria-hidden />} disabled={running}>{t('members:import.choose')}</Button>}
          </FileButton>
          <Text size="sm">{t('members:import.kinds')}</Text>
        </Stack>
      </DropZone>
      {running ? <Working words={t('members:import.reading')} progress={progress} onStop={stop} /> : null}
      {noPlace ? <Alert role="alert" color="red" variant="outline" title={t('members:import.noPlaceTitle')}>{t('members:import.noPlace')}</Alert> : null}
      {error ? <ErrorState error={error}><Group mt="xs"><Text size="sm">{t('members:import.tryOther')}</Text></Group></ErrorState> : null}
      <section aria-label={t('members:import.good')}>
        <Text fw={600}>{t('members:import.good')}</Text>
        <List size="sm" spacing={4} mt={4}>
          {(['titles', 'order', 'nothing', 'undo'] as const).map(one => <List.Item key={one}>{t(`members:import.goodToKnow.${one}`)}</List.Item>)}
        </List>
      </section>
    </Stack>
  )
}
