import { Button, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconUserEdit, IconUserPlus } from '@tabler/icons-react'
import { call, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { WriterDialog } from './WriterDialog.tsx'

/** Who writes: shown by initials, changed with one click. A signature for the history, not a protection. */
export function WriterMenu() {
  const t = useWords()
  const [adding, { open, close }] = useDisclosure(false)
  const answer = useRead('workspace.writers', {})
  const writers = answer.data?.writers ?? []
  const current = writers.find(writer => writer.id === answer.data?.current)
  const choose = (id: string) => { void attempt(async () => { await call('workspace.writers.choose', { id }); await answer.refetch() }) }
  return (
    <>
      <Menu position="bottom-end" width={280} withinPortal>
        <Menu.Target>
          <Button variant={current ? 'default' : 'light'} size="compact-sm" leftSection={<IconUserEdit size={18} aria-hidden />} {...(current ? { 'aria-label': `${current.initials}. ${t('workspace:writer.now', { name: current.name })}` } : {})}>
            {current?.initials ?? t('workspace:writer.who')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('workspace:writer.title')}</Menu.Label>
          {writers.map(writer => (
            <Menu.Item
              key={writer.id} role="menuitemradio" aria-checked={writer.id === current?.id} onClick={() => choose(writer.id)}
              leftSection={<Text span fw={600} w={36} size="sm">{writer.initials}</Text>} rightSection={writer.id === current?.id ? <IconCheck size={16} aria-hidden /> : null}
            >
              {writer.name}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>{t('workspace:writer.add')}</Menu.Item>
          <Menu.Divider />
          <Text size="xs" c="dimmed" px="sm" py={4}>{t('workspace:writer.notAProtection')}</Text>
        </Menu.Dropdown>
      </Menu>
      <WriterDialog opened={adding} onClose={close} />
    </>
  )
}
