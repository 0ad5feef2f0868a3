import { Menu, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../app/language.ts'
import { printedKeys } from '../../app/commands.tsx'
import { useLayer } from './layer.ts'

/** One line of a context menu, or a line between; `keys` are those that do the same. */
export type MenuItem = { label: string; icon?: ReactNode; keys?: string; run: () => void; disabled?: boolean; danger?: boolean } | 'line'
export type OpenMenu = { x: number; y: number; label: string; items: MenuItem[] }

/** The menu of a cell, a row or a head, where the mouse or the keyboard asked for it. */
export function GridMenu({ menu, onClose }: { menu: OpenMenu | null; onClose: () => void }) {
  const t = useWords()
  const layer = useLayer()
  if (!menu) return null
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
