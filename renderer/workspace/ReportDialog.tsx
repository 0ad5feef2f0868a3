import { Code, Group, Stack, Text } from '@mantine/core'
import { useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { CopyButton } from '../components/CopyButton.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import classes from './workspace.module.css'

/** A text for who helps: versions, checks and the last log lines, nothing personal. */
export function ReportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const report = useRead('workspace.report', {}, { enabled: opened })
  return (
    <Dialog opened={opened} onClose={onClose} title={t('workspace:report.title')} size="lg">
      <Stack>
        <Text>{t('workspace:report.text')}</Text>
        {report.isError ? <ErrorState error={report.error} retry={() => { void report.refetch() }} /> : null}
        <Code block className={classes['report']} tabIndex={0} role="region" aria-label={t('workspace:report.title')}>{report.data?.text ?? ''}</Code>
        <Group justify="flex-end">
          <CopyButton variant="filled" label={t('workspace:report.copy')} text={report.data?.text ?? ''} />
        </Group>
      </Stack>
    </Dialog>
  )
}
