import { Button, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserEdit, IconUserPlus } from '@tabler/icons-react'
import { call, useRead } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { useSettled } from '../app/settled.ts'
import { WriterDialog } from './WriterDialog.tsx'

/** Who writes: shown by initials, changed with one click. A signature for the history, not a protection. */
export function WriterMenu() {
  const t = useWords()
  const [adding, { open, close }] = useDisclosure(false)
  const answer = useRead('workspace.writers', {})
  const writers = answer.data?.writers ?? []
  const current = writers.find(writer => writer.id === answer.data?.current)
  const choose = (id: string) => { void attempt(() => call('workspace.writers.choose', { id })) }
  const button = (
    <Button variant={current ? 'default' : 'light'} size="compact-sm" leftSection={<IconUserEdit size={18} aria-hidden />} {...(current ? { 'aria-label': `${current.initials}. ${t('workspace:writer.now', { name: current.name })}` } : {})}>
      {current?.initials ?? t('workspace:writer.who')}
    </Button>
  )
  if (!useSettled()) return button
  return (
    <>
      <Menu position="bottom-end" width={280} withinPortal={false} zIndex={200}>
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('workspace:writer.title')}</Menu.Label>
          <Menu.RadioGroup value={current?.id ?? ''} onChange={choose}>
            {writers.map(writer => (
              <Menu.RadioItem key={writer.id} value={writer.id} rightSection={<Text span fw={600} size="sm">{writer.initials}</Text>}>{writer.name}</Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconUserPlus size={18} aria-hidden />} onClick={open}>{t('workspace:writer.add')}</Menu.Item>
          <Menu.Label>{t('workspace:writer.notAProtection')}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <WriterDialog opened={adding} onClose={close} />
    </>
  )
}
