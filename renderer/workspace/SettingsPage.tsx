import { Button, FileButton, Group, Input, Kbd, Paper, SegmentedControl, Stack, Table, Text, Title, useMantineColorScheme } from '@mantine/core'
import { IconFolder, IconPencil, IconPhoto, IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { Settings, Writer } from '../../shared/workspace.ts'
import { call, queryClient, useRead } from '../app/api.ts'
import { useFormats, useWords } from '../app/language.ts'
import { attempt, showDone } from '../app/notices.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { TextAreaField, TextField } from '../components/fields.tsx'
import { Page } from '../components/Page.tsx'
import { LanguageChoice } from '../components/LanguageChoice.tsx'
import { ticketOf } from './OpenCopy.tsx'
import { WriterDialog } from './WriterDialog.tsx'
import classes from './workspace.module.css'

/** The agency, its papers, who writes, and how the window looks. */
export function SettingsPage() {
  const t = useWords()
  const settings = useRead('workspace.settings', {})
  return (
    <Page title={t('workspace:settings.title')} subtitle={t('workspace:settings.subtitle')}>
      {settings.isError ? <ErrorState error={settings.error} retry={() => { void settings.refetch() }} /> : null}
      {settings.data ? <Agency settings={settings.data} /> : null}
      {settings.data ? <Exports folder={settings.data.exportFolder} /> : null}
      <Writers />
      <Appearance />
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">{title}</Title>
      <Stack gap="md">{children}</Stack>
    </Paper>
  )
}

function Agency({ settings }: { settings: Settings }) {
  const t = useWords()
  return (
    <Section title={t('workspace:settings.letterhead')}>
      <TextField label={t('workspace:settings.agency')} value={settings.agency || null} max={200} onSave={agency => call('workspace.settings.save', { agency: agency ?? '' })} />
      <TextAreaField label={t('workspace:settings.address')} description={t('workspace:settings.addressHint')} value={settings.address || null} max={500} onSave={address => call('workspace.settings.save', { address: address ?? '' })} />
      <Logo logo={settings.logo} />
    </Section>
  )
}

function Logo({ logo }: { logo: string | null }) {
  const t = useWords()
  const save = (file: File | null) => {
    if (file) void attempt(async () => { const { batch } = await call('workspace.logo.save', { file: await ticketOf(file) }); showDone(t('workspace:settings.logoSaved'), batch) })
  }
  const remove = () => { void attempt(async () => { const { batch } = await call('workspace.logo.save', {}); showDone(t('workspace:settings.logoRemoved'), batch) }) }
  return (
    <Input.Wrapper label={t('workspace:settings.logo')} description={t('workspace:settings.logoHint')} labelElement="div">
      <Group mt={6} align="center">
        <div className={classes['logo']}>{logo ? <img src={logo} alt={t('workspace:settings.logoAlt')} /> : <Text size="sm" c="dimmed">{t('workspace:settings.noLogo')}</Text>}</div>
        <Group gap="xs">
          <FileButton accept="image/png,image/jpeg" onChange={save}>
            {props => <Button {...props} variant="default" leftSection={<IconPhoto size={18} aria-hidden />}>{t('workspace:settings.chooseLogo')}</Button>}
          </FileButton>
          {logo ? <Button variant="subtle" leftSection={<IconTrash size={18} aria-hidden />} onClick={remove}>{t('workspace:settings.removeLogo')}</Button> : null}
        </Group>
      </Group>
    </Input.Wrapper>
  )
}

function Exports({ folder }: { folder: string }) {
  const t = useWords()
  const set = (path?: string) => attempt(async () => {
    await call('workspace.exportFolder.save', path === undefined ? {} : { path })
    await queryClient.invalidateQueries({ queryKey: ['workspace.settings'] })
  })
  const choose = async () => {
    const chosen = await attempt(() => call('shell.chooseFolder', {}))
    if (chosen?.path) await set(chosen.path)
  }
  return (
    <Section title={t('workspace:settings.exports')}>
      <Text>{t('workspace:settings.exportFolder', { folder })}</Text>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconFolder size={18} aria-hidden />} onClick={() => { void choose() }}>{t('workspace:settings.chooseFolder')}</Button>
        <Button variant="subtle" onClick={() => { void set() }}>{t('workspace:settings.usualFolder')}</Button>
      </Group>
    </Section>
  )
}

function Writers() {
  const t = useWords()
  const answer = useRead('workspace.writers', {})
  const [edited, setEdited] = useState<Writer | 'new' | null>(null)
  return (
    <Section title={t('workspace:settings.writers')}>
      <Text size="sm" c="dimmed">{t('workspace:writer.notAProtection')}</Text>
      <Table aria-label={t('workspace:settings.writers')}>
        <Table.Tbody>
          {(answer.data?.writers ?? []).map(writer => (
            <Table.Tr key={writer.id}>
              <Table.Td w="5rem" fw={600}>{writer.initials}</Table.Td>
              <Table.Th scope="row" fw={400}>{writer.name}{writer.id === answer.data?.current ? ` (${t('workspace:writer.writesNow')})` : ''}</Table.Th>
              <Table.Td ta="right">
                <Button size="compact-sm" variant="default" leftSection={<IconPencil size={16} aria-hidden />} aria-label={t('workspace:writer.changeOf', { name: writer.name })} onClick={() => setEdited(writer)}>{t('workspace:writer.edit')}</Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group><Button variant="default" onClick={() => setEdited('new')}>{t('workspace:writer.add')}</Button></Group>
      <WriterDialog opened={edited !== null} onClose={() => setEdited(null)} {...(edited && edited !== 'new' ? { writer: edited } : {})} />
    </Section>
  )
}

function Appearance() {
  const t = useWords()
  const { language } = useFormats()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = ['auto', 'light', 'dark'] as const
  return (
    <Section title={t('workspace:settings.appearance')}>
      <Input.Wrapper label={t('workspace:settings.language')} description={t('workspace:settings.languageHint')} labelElement="div">
        <Group mt={6}><LanguageChoice value={language} onChange={chosen => { void attempt(() => call('workspace.settings.save', { language: chosen })) }} /></Group>
      </Input.Wrapper>
      <Input.Wrapper label={t('workspace:settings.scheme')} labelElement="div">
        <Group mt={6}>
          <SegmentedControl
            aria-label={t('workspace:settings.scheme')} value={colorScheme} onChange={chosen => setColorScheme(schemes.find(scheme => scheme === chosen) ?? 'auto')}
            data={schemes.map(scheme => ({ value: scheme, label: t(`workspace:settings.schemes.${scheme}`) }))}
          />
        </Group>
      </Input.Wrapper>
      <Text size="sm">{t('workspace:settings.zoom')} <Kbd>Ctrl</Kbd> <Kbd>+</Kbd>, <Kbd>Ctrl</Kbd> <Kbd>-</Kbd>, <Kbd>Ctrl</Kbd> <Kbd>0</Kbd></Text>
    </Section>
  )
}
