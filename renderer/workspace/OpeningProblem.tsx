import { Alert, Box, Button, Container, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconArrowUpCircle, IconFileOff, IconKey, IconLifebuoy, IconLock, IconRefresh, IconShieldCheck, type TablerIcon } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { ErrorCode } from '../../shared/errors.ts'
import type { WorkspaceState } from '../../shared/workspace.ts'
import { call, queryClient } from '../app/api.ts'
import { refusalWords } from '../app/errors.ts'
import { setLanguage, useFormats, useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { BackupsDialog, RestoreBackup } from './backups.tsx'
import { CountsTable } from './CountsTable.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import { OpenCopy } from './OpenCopy.tsx'
import { PassphraseForm } from './PassphraseForm.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import classes from './workspace.module.css'

type Problem = Extract<WorkspaceState, { state: 'refused' }>

const icons: Partial<Record<ErrorCode, TablerIcon>> = { locked: IconLock, protected: IconKey, missing: IconFileOff, newer: IconArrowUpCircle }
/** Where another file helps: the one at hand is gone, or cannot be read. */
const replaceable: readonly ErrorCode[] = ['missing', 'empty', 'foreign', 'truncated', 'damaged']

/** The workspace did not open: what happened, what is safe, and every way on. */
export function OpeningProblem({ problem }: { problem: Problem }) {
  const t = useWords()
  const { language } = useFormats()
  const heading = useRef<HTMLHeadingElement>(null)
  const [trying, setTrying] = useState(false)
  const [backups, { open: openBackups, close: closeBackups }] = useDisclosure(false)
  const [report, { open: openReport, close: closeReport }] = useDisclosure(false)
  const words = refusalWords(problem.code, problem.values)
  useEffect(() => { document.title = `${words.title} - Cooperate Desk`; heading.current?.focus() }, [words.title])
  const Icon = icons[problem.code] ?? IconAlertTriangle
  const tryAgain = async () => {
    setTrying(true)
    await attempt(async () => { await call('workspace.open', {}); await queryClient.invalidateQueries() })
    setTrying(false)
  }
  return (
    <Box component="main" className={classes['whole']}>
      <Container size="sm" py="xl">
        <Stack gap="lg">
          <Group justify="flex-end"><LanguageChoice value={language} onChange={next => { void setLanguage(next) }} /></Group>
          <Group align="flex-start" wrap="nowrap" gap="md">
            <Icon size={44} stroke={1.4} aria-hidden style={{ flex: 'none' }} />
            <Stack gap="xs">
              <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes['quietFocus']}>{words.title}</Title>
              <Text>{words.next}</Text>
              {typeof problem.values['name'] === 'string' ? <Text size="sm" c="dimmed">{t('workspace:problem.file', { name: problem.values['name'] })}</Text> : null}
            </Stack>
          </Group>
          <Safe code={problem.code} />
          {problem.backup ? (
            <Paper withBorder p="md">
              <Title order={2} size="h4" mb="sm">{t('workspace:problem.newestBackup')}</Title>
              <CountsTable counts={problem.backup.counts} at={problem.backup.at} />
              <Group mt="md"><RestoreBackup backup={problem.backup} variant="filled" /></Group>
            </Paper>
          ) : null}
          {problem.code === 'protected' ? <PassphraseForm other={problem.other} /> : null}
          <Group>
            {problem.code === 'protected' ? null : (
              <Button variant={problem.backup ? 'default' : 'filled'} loading={trying} leftSection={<IconRefresh size={18} aria-hidden />} onClick={() => { void tryAgain() }}>{t('tryAgain')}</Button>
            )}
            {replaceable.includes(problem.code) ? <Button variant="default" onClick={openBackups}>{t('workspace:problem.otherBackups')}</Button> : null}
            {replaceable.includes(problem.code) ? <OpenCopy /> : null}
            <Button variant="subtle" leftSection={<IconLifebuoy size={18} aria-hidden />} onClick={openReport}>{t('workspace:report.button')}</Button>
          </Group>
        </Stack>
      </Container>
      <BackupsDialog opened={backups} onClose={closeBackups} />
      <ReportDialog opened={report} onClose={closeReport} />
    </Box>
  )
}

/** What has not been touched: said where a person may fear for the data. */
function Safe({ code }: { code: ErrorCode }) {
  const t = useWords()
  const kind = replaceable.includes(code) && code !== 'missing' ? 'fileKept' : 'nothingChanged'
  return <Alert variant="outline" color="lagoon" icon={<IconShieldCheck aria-hidden />}>{t(`workspace:problem.${kind}`)}</Alert>
}
