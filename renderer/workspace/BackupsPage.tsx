import { Alert, Button, Group, List, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDatabasePlus, IconDeviceUsb, IconLifebuoy, IconShieldCheck, IconShieldX, IconStethoscope } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useJob, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { Page } from '../components/Page.tsx'
import { BackupsTable } from './backups.tsx'
import { saveCopy } from './copies.ts'
import { OpenCopy } from './OpenCopy.tsx'
import { ReportDialog } from './ReportDialog.tsx'

/** Backups on this computer, copies elsewhere, the check of the data and the report for help. */
export function BackupsPage() {
  const t = useWords()
  const [report, { open, close }] = useDisclosure(false)
  return (
    <Page
      title={t('workspace:backup.title')}
      actions={<Button variant="default" leftSection={<IconLifebuoy size={18} aria-hidden />} onClick={open}>{t('workspace:report.button')}</Button>}
    >
      <Copies />
      <Check />
      <Here />
      <ReportDialog opened={report} onClose={close} />
    </Page>
  )
}

function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4">{title}</Title>
      <Text c="dimmed" size="sm" mb="sm" maw="44rem">{text}</Text>
      {children}
    </Paper>
  )
}

function Copies() {
  const t = useWords()
  const { instant } = useFormats()
  const state = useRead('workspace.state', {})
  const open = state.data?.state === 'open' ? state.data : null
  return (
    <Section title={t('workspace:copy.title')} text={t('workspace:copy.text')}>
      <Stack gap="sm">
        <Text>{open?.lastCopy ? t('workspace:copy.last', { at: instant(open.lastCopy) }) : t('workspace:copy.noneYet')}</Text>
        <Group>
          <Button leftSection={<IconDeviceUsb size={18} aria-hidden />} onClick={() => { void saveCopy(open?.name ?? '') }}>{t('workspace:copy.save')}</Button>
          <OpenCopy />
        </Group>
      </Stack>
    </Section>
  )
}

function Check() {
  const t = useWords()
  const { number } = useFormats()
  const job = useJob('workspace.check')
  const [problems, setProblems] = useState<string[] | null>(null)
  const check = async () => {
    setProblems(null)
    const answer = await attempt(() => job.run({}))
    if (answer) setProblems(answer.problems)
  }
  return (
    <Section title={t('workspace:check.title')} text={t('workspace:check.text')}>
      <Group>
        <Button variant="default" leftSection={<IconStethoscope size={18} aria-hidden />} loading={job.running} onClick={() => { void check() }}>{t('workspace:check.button')}</Button>
        {job.running ? <Button variant="subtle" onClick={job.stop}>{t('stop')}</Button> : null}
      </Group>
      {job.running && job.progress?.of ? <Progress mt="sm" value={(job.progress.done / job.progress.of) * 100} aria-label={t('workspace:check.title')} /> : null}
      <div role="status">
        {problems?.length === 0 ? <Alert mt="sm" variant="outline" color="lagoon" icon={<IconShieldCheck aria-hidden />}>{t('workspace:check.fine')}</Alert> : null}
        {problems?.length ? (
          <Alert mt="sm" variant="outline" color="red" icon={<IconShieldX aria-hidden />} title={t('workspace:check.found', { count: problems.length, n: number(problems.length) })}>
            <Text>{t('workspace:check.next')}</Text>
            <List size="sm" mt="xs">{[...new Set(problems)].slice(0, 20).map(problem => <List.Item key={problem}>{problem}</List.Item>)}</List>
          </Alert>
        ) : null}
      </div>
    </Section>
  )
}

function Here() {
  const t = useWords()
  const job = useJob('workspace.backups.make')
  const make = () => attempt(async () => {
    await job.run({})
    showDone(t('workspace:backup.made'))
  })
  return (
    <Section title={t('workspace:backup.list')} text={t('workspace:backup.text')}>
      <Group mb="sm">
        <Button variant="default" leftSection={<IconDatabasePlus size={18} aria-hidden />} loading={job.running} onClick={() => { void make() }}>{t('workspace:backup.make')}</Button>
      </Group>
      <BackupsTable />
    </Section>
  )
}
