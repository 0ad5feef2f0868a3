import { Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { Writer } from '../../shared/workspace.ts'
import { call } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { WriterDialog } from './WriterDialog.tsx'

type Props = { writers: readonly Writer[]; current: Writer | undefined; /** What opens it. */ button: ReactElement; opened: boolean; onOpened: (opened: boolean) => void }

/** The menu of who may write, with a way to add somebody. */
export function WriterChoice({ writers, current, button, opened, onOpened }: Props) {
  const t = useWords()
  const [adding, { open, close }] = useDisclosure(false)
  const choose = (id: string) => { void attempt(() => call('workspace.writers.choose', { id })) }
  return (
    <>
      <Menu opened={opened} onChange={onOpened} position="bottom-end" width={280} withinPortal={false} zIndex={200}>
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
