import { commandMenus, commands, type CommandId, type CommandMenu } from '../shared/commands.ts'
import { words } from '../shared/language.ts'
import type { Language } from '../shared/procedure.ts'

/** What the system does itself, by the names that Electron gives it. */
type Role = 'quit' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'zoomIn' | 'zoomOut' | 'resetZoom' | 'togglefullscreen'

export type MenuItem =
  | { type: 'separator' }
  | { role: Role; label: string }
  | { label: string; accelerator?: string; registerAccelerator: false; click: () => void }
export type Menu = { label: string; submenu: MenuItem[] }

const roles: Partial<Record<CommandMenu, readonly Role[]>> = {
  file: ['quit'],
  edit: ['cut', 'copy', 'paste', 'selectAll'],
  view: ['zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen'],
}

/**
 * The native menu, made from the command registry. It shows the keys but does not take them: they reach the page, which binds
 * them from the same registry, so that both shells behave alike and Ctrl+Z in a text field stays with the typing.
 */
export function makeMenu(language: Language, run: (command: CommandId) => void): Menu[] {
  const t = words(language)
  return commandMenus.map(menu => {
    const items = commands.filter(command => command.menu === menu).map(({ id, keys }): MenuItem => ({
      label: t(`app:command.${id}`), registerAccelerator: false, click: () => { run(id) },
      ...(keys[0] ? { accelerator: keys[0].replace('Ctrl', 'CommandOrControl') } : {}),
    }))
    const own = (roles[menu] ?? []).map((role): MenuItem => ({ role, label: t(`shell:menu.${role}`) }))
    return { label: t(`shell:menu.${menu}`), submenu: own.length ? [...items, { type: 'separator' }, ...own] : items }
  })
}
