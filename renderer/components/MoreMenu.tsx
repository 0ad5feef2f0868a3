import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../app/language.ts'

/** What is done now and then on a screen, in a menu beside the buttons of every day. */
export function MoreMenu({ children }: { children: ReactNode }) {
  const t = useWords()
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" leftSection={<IconDots size={18} aria-hidden />}>{t('more')}</Button></Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
