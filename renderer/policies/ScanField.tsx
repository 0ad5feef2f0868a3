import { Alert, Button, FileButton, Group, Select } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { acceptedFiles } from '../../shared/attachments.ts'
import { useJob, useRead } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { useWords } from '../app/language.ts'
import { Working } from '../components/Working.tsx'

type Props = { organisationId: string; job: ScanJob; value: string | null; onChange: (attachmentId: string | null) => void }

/** The copying of a file to the firm: what is signed waits for it. */
export const useScan = () => useJob('documents.attachments.add')
type ScanJob = ReturnType<typeof useScan>

/** The scan of what was signed: one of the firm's files, or another that is attached to the firm now. */
export function ScanField({ organisationId, job, value, onChange }: Props) {
  const t = useWords()
  const { data, refetch } = useRead('documents.attachments.list', { organisationId }, { tables: ['attachment'] })
  const { run, running, progress, stop } = job
  const [error, setError] = useState<unknown>(null)
  const add = async (file: File | null) => {
    const ticket = file && await window.desk.place(file)
    if (!ticket) return
    setError(null)
    try {
      const { id } = await run({ organisationId, file: ticket, keepBoth: true })
      await refetch()
      onChange(id)
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div>
      <Group align="end" gap="sm" wrap="nowrap">
        <Select
          flex={1} label={t('policies:field.attachmentId')} placeholder={t('policies:accept.noScan')} clearable clearButtonProps={{ 'aria-label': t('empty') }} searchable limit={100} nothingFoundMessage={t('nothingFound')}
          data={(data?.attachments ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={value} onChange={onChange}
        />
        <FileButton accept={acceptedFiles} onChange={file => { void add(file) }} inputProps={{ 'aria-label': t('policies:accept.attach') }}>
          {props => <Button {...props} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />} disabled={running}>{t('policies:accept.attach')}</Button>}
        </FileButton>
      </Group>
      {running ? <Working words={t('policies:accept.attaching')} progress={progress} onStop={stop} /> : null}
      {error ? <Alert role="alert" mt="xs" color="red" variant="outline" title={errorWords(error).title}>{errorWords(error).next}</Alert> : null}
    </div>
  )
}
