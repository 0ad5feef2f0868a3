import { Menu, Text } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { printedKeys } from '../../shared/commands.ts'
import { useWords } from '../app/language.ts'
import { useLayer } from './grid/layer.ts'
import { returnKeyboard } from './returnKeyboard.ts'

/** `keys` are those that do the same. */
export type MenuAct = { label: string; icon?: ReactNode; keys?: string; run: () => void; disabled?: boolean; danger?: boolean }
/** One line of a context menu, or a line between. */
export type MenuItem = MenuAct | 'line'
export type OpenMenu = { x: number; y: number; label: string; items: MenuItem[] }

/** The menu of a cell, a head, a file or a node of a tree, where the mouse or the keyboard asked for it. */
export function ContextMenu({ menu, onClose }: { menu: OpenMenu | null; onClose: () => void }) {
  return menu ? <Shown menu={menu} onClose={onClose} /> : null
}

function Shown({ menu, onClose }: { menu: OpenMenu; onClose: () => void }) {
  const t = useWords()
  const layer = useLayer()
  useEffect(returnKeyboard, [])
  return (
    <Menu opened onChange={opened => { if (!opened) onClose() }} position="bottom-start" withinPortal {...(layer ? { portalProps: layer } : {})} returnFocus trapFocus closeOnItemClick shadow="md" width={280} middlewares={{ shift: true, flip: true }}>
      <Menu.Target><div style={{ position: 'fixed', left: menu.x, top: menu.y, width: 1, height: 1, pointerEvents: 'none' }} aria-hidden /></Menu.Target>
      <Menu.Dropdown aria-label={menu.label}>
        {menu.items.map((item, at) => (item === 'line'
          // oxlint-disable-next-line react/no-array-index-key -- a menu does not change while it is open
          ? <Menu.Divider key={`line-${at}`} />
          : (
            <Menu.Item
              key={item.label} leftSection={item.icon} disabled={item.disabled ?? false} {...(item.danger ? { c: 'var(--mantine-color-error)' } : {})} onClick={item.run}
              rightSection={item.keys ? <Text component="span" size="xs" c="dimmed">{printedKeys(item.keys, t)}</Text> : null}
            >{item.label}</Menu.Item>
          )))}
      </Menu.Dropdown>
    </Menu>
  )
}
