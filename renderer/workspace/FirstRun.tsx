import { Alert, Box, Button, Container, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBuildingFactory2, IconFileImport, IconInfoCircle, IconPencilPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { Language } from '../../shared/procedure.ts'
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

type Wishes = { name: string; /** Null while they follow the name. */ initials: string | null; agency: string; cluster: ClusterStart }

const initialsOf = ({ name, initials }: Wishes): string => (initials ?? proposedInitials(name)).trim()

function inputOf(wishes: Wishes, language: Language, start: Start): Input<'workspace.create'> {
  const { name, agency, cluster } = wishes
  return {
    language, writer: { name: name.trim(), initials: initialsOf(wishes) }, ...(agency.trim() ? { agency: agency.trim() } : {}),
    ...(cluster.from === 'district' && cluster.id ? { reference: cluster.id } : {}),
    ...(cluster.from === 'name' && cluster.name.trim() ? { cluster: cluster.name.trim() } : {}),
    ...(start === 'sample' ? { sample: true } : {}),
  }
}

/** Makes the workspace, and says what hinders it. */
function useBeginning(wishes: Wishes) {
  const { language } = useFormats()
  const [asked, setAsked] = useState(false)
  const [starting, setStarting] = useState<Start | null>(null)
  const [error, setError] = useState<unknown>(null)
  const begin = async (start: Start) => {
    setAsked(true)
    if (!wishes.name.trim() || !initialsOf(wishes)) return document.getElementById('writer-name')?.focus()
    setStarting(start)
    setError(null)
    try {
      await call('workspace.create', inputOf(wishes, language, start))
      goTo(firstScreen[start])
      await queryClient.invalidateQueries()
    } catch (reason) {
      setError(reason)
    }
    setStarting(null)
  }
  return { asked, starting, error, begin }
}

/** The first start: who writes, for which agency and cluster, and with what to begin. */
export function FirstRun() {
  const t = useWords()
  const { language } = useFormats()
  const heading = useRef<HTMLHeadingElement>(null)
  const [wishes, setWishes] = useState<Wishes>({ name: '', initials: null, agency: '', cluster: { from: 'name', name: '' } })
  const { asked, starting, error, begin } = useBeginning(wishes)
  const wish = (change: Partial<Wishes>) => setWishes(old => ({ ...old, ...change }))
  useEffect(() => { document.title = 'Cooperate Desk'; heading.current?.focus() }, [])
  return (
    <Box component="main" className={classes['whole']}>
      <Container size="md" py="lg">
        <Stack gap="lg">
          <Group justify="space-between" align="flex-start">
            <Box flex="1 1 18rem">
              <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes['quietFocus']}>{t('workspace:first.title')}</Title>
              <Text c="dimmed">{t('workspace:first.subtitle')}</Text>
            </Box>
            <LanguageChoice value={language} onChange={next => { void setLanguage(next) }} />
          </Group>
          <Paper withBorder p="md"><WhoAndAgency wishes={wishes} wish={wish} asked={asked} /></Paper>
          <Paper withBorder p="md"><ClusterChoice value={wishes.cluster} onChange={cluster => wish({ cluster })} /></Paper>
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

function WhoAndAgency({ wishes, wish, asked }: { wishes: Wishes; wish: (change: Partial<Wishes>) => void; asked: boolean }) {
  const t = useWords()
  const { name, initials, agency } = wishes
  const missing = asked && !name.trim()
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
      <section aria-labelledby="you">
        <Title order={2} size="h4" mb="sm" id="you">{t('workspace:first.you')}</Title>
        <Group align="flex-start" gap="md">
          <TextInput
            id="writer-name" flex="1 1 11rem" label={t('workspace:writer.name')} value={name} maxLength={120} withAsterisk onChange={event => wish({ name: event.currentTarget.value })}
            error={missing ? t('field.required') : null}
          />
          <TextInput
            w="7rem" label={t('workspace:writer.initials')} value={initials ?? proposedInitials(name)} maxLength={5} withAsterisk onChange={event => wish({ initials: event.currentTarget.value })}
            error={asked && !missing && !initialsOf(wishes) ? t('field.required') : null}
          />
        </Group>
        <Text size="xs" c="dimmed" mt={6}>{t('workspace:writer.notAProtection')}</Text>
      </section>
      <section aria-labelledby="agency">
        <Title order={2} size="h4" mb="sm" id="agency">{t('workspace:first.agency')}</Title>
        <TextInput label={t('workspace:settings.agency')} value={agency} maxLength={200} onChange={event => wish({ agency: event.currentTarget.value })} />
        <Text size="xs" c="dimmed" mt={6}>{t('workspace:first.agencyHint')}</Text>
      </section>
    </SimpleGrid>
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
