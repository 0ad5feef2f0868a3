import { Button, Group, Kbd, Table, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileExport } from '@tabler/icons-react'
import { useMatches } from '@tanstack/react-router'
import { Fragment } from 'react'
import { commands, keyPlaces, localKeys, printedKeys } from '../../shared/commands.ts'
import type help from '../../shared/language/it/help.json'
import { Dialog } from '../components/Dialog.tsx'
import { PaperDialog } from '../components/paper/PaperDialog.tsx'
import { useAvailable } from './commands.tsx'
import { useWords } from './language.ts'

/** A page of the help, by the screen that it is about. */
export type HelpPage = keyof typeof help.what

function Keys({ keys }: { keys: readonly string[] }) {
  const t = useWords()
  return <Group gap={6}>{keys.map((key, i) => <Fragment key={key}>{i ? <span>{t('keySheet.or')}</span> : null}<Kbd>{printedKeys(key, t)}</Kbd></Fragment>)}</Group>
}

function Sheet({ title, rows }: { title: string; rows: { id: string; label: string; keys: readonly string[] }[] }) {
  return (
    <section>
      <Title order={3} size="h5" mt="md" mb={4}>{title}</Title>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {rows.map(row => <Table.Tr key={row.id}><Table.Th scope="row" fw={400}>{row.label}</Table.Th><Table.Td w="45%"><Keys keys={row.keys} /></Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
    </section>
  )
}

/** F1: what the screen is for and how one works in it, its keys, then every key of the window, from the same list that binds them. */
export function Help({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const [printing, print] = useDisclosure(false)
  return (
    <>
      <Dialog opened={opened} onClose={onClose} title={t('help:title')} size="lg">
        {opened ? <About onPrint={() => { onClose(); print.open() }} /> : null}
      </Dialog>
      <PaperDialog
        opened={printing} onClose={print.close} title={t('help:printKeys')} procedure="help.keys.export" formats={['pdf']} fileName={t('papers:keys.name')}
        input={({ language, acceptMissing }) => ({ language, ...(acceptMissing ? { acceptMissing } : {}) })}
      />
    </>
  )
}

function About({ onPrint }: { onPrint: () => void }) {
  const t = useWords()
  const available = useAvailable()
  const page = useMatches({ select: matches => matches.at(-1)?.staticData.help ?? 'home' })
  const here = commands.flatMap(({ id, keys }) => { const label = available.get(id)?.label; return label !== undefined && keys.length > 0 ? [{ id, label, keys }] : [] })
  return (
    <>
      <Text fw={600} mb="xs">{t(`help:what.${page}`)}</Text>
      <Text>{t(`help:how.${page}`)}</Text>
      <Button mt="md" variant="default" leftSection={<IconFileExport size={18} aria-hidden />} onClick={onPrint}>{t('help:printKeys')}</Button>
      {here.length > 0 ? <Sheet title={t('help:keysHere')} rows={here} /> : null}
      <Sheet title={t('keySheet.everywhere')} rows={commands.filter(c => c.keys.length).map(c => ({ id: c.id, label: t(`command.${c.id}`), keys: c.keys }))} />
      {keyPlaces.map(place => (
        <Sheet key={place} title={t(`keySheet.place.${place}`)} rows={localKeys.filter(k => k.place === place).map(k => ({ id: k.id, label: t(`key.${k.id}`), keys: k.keys }))} />
      ))}
    </>
  )
}
