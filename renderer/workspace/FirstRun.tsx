import { Alert, Box, Button, Container, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBuildingFactory2, IconFileImport, IconInfoCircle, IconPencilPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import { call, queryClient, useRead } from '../app/api.ts'
import { goTo } from '../app/go.ts'
import { setLanguage, useFormats, useWords } from '../app/language.ts'
import { ErrorState } from '../components/ErrorState.tsx'
import { BackupsDialog } from './backups.tsx'
import { ClusterChoice, type ClusterStart } from './ClusterChoice.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import { OpenCopy } from './OpenCopy.tsx'
import { proposedInitials } from './initials.ts'
import classes from './workspace.module.css'

type Start = 'import' | 'sample' | 'empty'

/** Where the window goes after each way to begin. */
const firstScreen = { import: '/members/import', sample: '/members', empty: '/members' } as const

/** The first start: who writes, for which agency and cluster, and with what to begin. */
export function FirstRun() {
  const t = useWords()
  const { language } = useFormats()
  const heading = useRef<HTMLHeadingElement>(null)
  const [name, setName] = useState('')
  const [initials, setInitials] = useState<string | null>(null)
  const [agency, setAgency] = useState('')
  const [cluster, setCluster] = useState<ClusterStart>({ from: 'name', name: '' })
  const [asked, setAsked] = useState(false)
  const [starting, setStarting] = useState<Start | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => { document.title = 'Cooperate Desk'; heading.current?.focus() }, [])

  const shownInitials = initials ?? proposedInitials(name)
  const missing = !name.trim() || !shownInitials.trim()
  const wishes: Input<'workspace.create'> = {
    language, writer: { name: name.trim(), initials: shownInitials.trim() }, ...(agency.trim() ? { agency: agency.trim() } : {}),
    ...(cluster.from === 'district' && cluster.id ? { reference: cluster.id } : {}),
    ...(cluster.from === 'name' && cluster.name.trim() ? { cluster: cluster.name.trim() } : {}),
  }
  const begin = async (start: Start) => {
    setAsked(true)
    if (missing) return document.getElementById('writer-name')?.focus()
    setStarting(start)
    setError(null)
    try {
      await call('workspace.create', start === 'sample' ? { ...wishes, sample: true } : wishes)
      goTo(firstScreen[start])
      await queryClient.invalidateQueries()
    } catch (reason) {
      setError(reason)
    }
    setStarting(null)
  }

  return (
    <Box component="main" className={classes['whole']}>
      <Container size="md" py="lg">
        <Stack gap="lg">
          <Group justify="space-between" align="flex-start">
            <Box flex="1 1 18rem">
              <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes['quietFocus']}>{t('workspace:first.title')}</Title>
              <Text c="dimmed">{t('workspace:first.subtitle')}</Text>
            </Box>
            <LanguageChoice value={language} onChange={setLanguage} />
          </Group>
          <Paper withBorder p="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
              <section aria-labelledby="you">
                <Title order={2} size="h4" mb="sm" id="you">{t('workspace:first.you')}</Title>
                <Group align="flex-start" gap="md">
                  <TextInput
                    id="writer-name" flex="1 1 11rem" label={t('workspace:writer.name')} value={name} maxLength={120} withAsterisk onChange={event => setName(event.currentTarget.value)}
                    error={asked && !name.trim() ? t('field.required') : null}
                  />
                  <TextInput
                    w="7rem" label={t('workspace:writer.initials')} value={shownInitials} maxLength={5} withAsterisk onChange={event => setInitials(event.currentTarget.value)}
                    error={asked && name.trim() && !shownInitials.trim() ? t('field.required') : null}
                  />
                </Group>
                <Text size="xs" c="dimmed" mt={6}>{t('workspace:writer.notAProtection')}</Text>
              </section>
              <section aria-labelledby="agency">
                <Title order={2} size="h4" mb="sm" id="agency">{t('workspace:first.agency')}</Title>
                <TextInput label={t('workspace:settings.agency')} value={agency} maxLength={200} onChange={event => setAgency(event.currentTarget.value)} />
                <Text size="xs" c="dimmed" mt={6}>{t('workspace:first.agencyHint')}</Text>
              </section>
            </SimpleGrid>
          </Paper>
          <Paper withBorder p="md"><ClusterChoice value={cluster} onChange={setCluster} /></Paper>
          <section aria-labelledby="begin">
            <Title order={2} size="h4" mb="sm" id="begin">{t('workspace:first.begin')}</Title>
            {error ? <Box mb="sm"><ErrorState error={error} /></Box> : null}
            <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
              <StartButton start="import" icon={<IconFileImport size={28} stroke={1.5} aria-hidden />} {...{ starting, begin }} />
              <StartButton start="sample" icon={<IconBuildingFactory2 size={28} stroke={1.5} aria-hidden />} {...{ starting, begin }} />
              <StartButton start="empty" icon={<IconPencilPlus size={28} stroke={1.5} aria-hidden />} {...{ starting, begin }} />
            </SimpleGrid>
          </section>
          <Alert variant="outline" color="gray" icon={<IconInfoCircle aria-hidden />} title={t('workspace:first.oneComputer')}>{t('workspace:first.oneComputerText')}</Alert>
          <Earlier />
        </Stack>
      </Container>
    </Box>
  )
}

/** Where something may be left of an earlier workspace: a copy elsewhere, or backups whose workspace is gone. */
function Earlier() {
  const t = useWords()
  const [shown, { open, close }] = useDisclosure(false)
  const backups = useRead('workspace.backups', {})
  const count = backups.data?.backups.length ?? 0
  return (
    <>
      <Group gap="xs">
        <Text>{t('workspace:first.haveCopy')}</Text>
        <OpenCopy />
        {count > 0 ? <Button variant="default" onClick={open}>{t('workspace:first.backups', { count })}</Button> : null}
      </Group>
      <BackupsDialog opened={shown} onClose={close} />
    </>
  )
}

type StartProps = { start: Start; icon: React.ReactNode; starting: Start | null; begin: (start: Start) => Promise<void> }

function StartButton({ start, icon, starting, begin }: StartProps) {
  const t = useWords()
  return (
    <Button
      variant={start === 'import' ? 'filled' : 'default'} h="auto" py="sm" px="md" loading={starting === start} disabled={starting !== null && starting !== start}
      classNames={{ inner: classes['startInner'] ?? '', label: classes['startLabel'] ?? '' }} onClick={() => { void begin(start) }}
    >
      {icon}
      <Text span fw={600}>{t(`workspace:first.start.${start}.title`)}</Text>
      <Text span size="sm">{t(`workspace:first.start.${start}.text`)}</Text>
    </Button>
  )
}
