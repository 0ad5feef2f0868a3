import { Alert, Code, Paper, Table, Text, Title } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page } from '../components/Page.tsx'
import classes from './workspace.module.css'

const names: Readonly<Record<string, string>> = { chromium: 'Chromium', chrome: 'Chromium', electron: 'Electron', node: 'Node.js', sqlite: 'SQLite', v8: 'V8' }

/** Which program this is, where its data live, and the licences of what ships with it. */
export function AboutPage() {
  const t = useWords()
  const about = useRead('shell.about', {})
  const state = useRead('workspace.state', {})
  const file = state.data?.state === 'open' ? state.data.name : null
  const proper = (part: string) => names[part] ?? part
  const rows = about.data ? [[t('workspace:about.version'), about.data.version], [t('workspace:about.shell'), proper(about.data.shell)], ...Object.entries(about.data.versions).map(([part, value]) => [proper(part), value])] : []
  return (
    <Page title={t('workspace:about.title')} subtitle={t('workspace:about.subtitle')}>
      {about.isError ? <ErrorState error={about.error} retry={() => { void about.refetch() }} /> : null}
      {about.data && about.data.shell !== 'electron' ? <Alert variant="outline" color="orange" icon={<IconInfoCircle aria-hidden />}>{t('workspace:about.rescueShell')}</Alert> : null}
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h4" mb="sm">{t('workspace:about.versions')}</Title>
        <Table variant="vertical" aria-label={t('workspace:about.versions')}>
          <Table.Tbody>{rows.map(([part, value]) => <Table.Tr key={part}><Table.Th scope="row" fw={400} w="14rem">{part}</Table.Th><Table.Td>{value}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
      </Paper>
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h4" mb="sm">{t('workspace:about.data')}</Title>
        <Text>{t('workspace:about.dataText')}</Text>
        {file ? <Text mt="xs">{t('workspace:about.file', { name: file })}</Text> : null}
      </Paper>
      <Paper withBorder p="md" component="section">
        <Title order={2} size="h4" mb="sm">{t('workspace:about.notices')}</Title>
        <Text size="sm" mb="sm">{t('workspace:about.noticesText')}</Text>
        <Code block className={classes['report']} tabIndex={0} role="region" aria-label={t('workspace:about.notices')} lang="en">{about.data?.notices ?? ''}</Code>
      </Paper>
    </Page>
  )
}
