import { commandMenus, commands, type CommandId, type CommandMenu } from '../shared/commands.ts'
import { words } from '../shared/language.ts'
import type { Language } from '../shared/procedure.ts'
import type { CommandState } from '../shared/shell.ts'
import type { ZoomStep } from './zoom.ts'

/** What the system does itself, by the names that Electron gives it. */
type Role = 'quit' | 'cut' | 'copy' | 'paste' | 'selectAll' | 'togglefullscreen'

export type MenuItem =
  | { type: 'separator' }
  | { role: Role; label: string; enabled?: boolean }
  | { label: string; accelerator?: string; registerAccelerator: false; enabled?: boolean; click: () => void }
export type Menu = { label: string; submenu: MenuItem[] }

const roles: Partial<Record<CommandMenu, readonly Role[]>> = {
  file: ['quit'],
  edit: ['cut', 'copy', 'paste', 'selectAll'],
  view: ['togglefullscreen'],
}

const zooms = [
  { label: 'zoomIn', step: 'in', accelerator: 'CommandOrControl+Plus' },
  { label: 'zoomOut', step: 'out', accelerator: 'CommandOrControl+-' },
  { label: 'resetZoom', step: 'reset', accelerator: 'CommandOrControl+0' },
] as const

/**
 * The labels of one menu with their access keys (`&` before the letter, for Windows and Linux): no two alike, the first letter of a
 * word before one within it. A `&` of the label itself is kept as a sign.
 */
export function withAccessKeys(labels: readonly string[]): string[] {
  const taken = new Set<string>()
  return labels.map(label => {
    const letters = [...label.matchAll(/(?<!\p{L})[a-z]/giu), ...label.matchAll(/[a-z]/gi)]
    const free = letters.find(([letter]) => !taken.has(letter.toLowerCase()))
    if (!free) return label.replaceAll('&', '&&')
    taken.add(free[0].toLowerCase())
    return `${label.slice(0, free.index).replaceAll('&', '&&')}&${label.slice(free.index).replaceAll('&', '&&')}`
  })
}

const withKeys = <T extends MenuItem | Menu>(items: readonly T[]): T[] => {
  const labels = withAccessKeys(items.map(item => ('label' in item ? item.label : '')))
  return items.map((item, at) => ('label' in item ? { ...item, label: labels[at] ?? item.label } : item))
}

/** A step in a menu is told in so many letters. */
const longestStep = 60
const shortened = (words: string) => (words.length > longestStep ? `${words.slice(0, longestStep - 1).trimEnd()}…` : words)

/**
 * The native menu, made from the command registry and from what the window says of its commands. It shows the keys but does not take them: they reach the page, which binds
 * them from the same registry, so that both shells behave alike and Ctrl+Z in a text field stays with the typing. The keys of the
 * zoom are heard in `zoom.ts`.
 */
export function makeMenu(language: Language, state: CommandState, run: (command: CommandId) => void, zoom: (step: ZoomStep) => void): Menu[] {
  const t = words(language)
  const labelOf = (id: CommandId) => {
    const step = id === 'undo' || id === 'redo' ? state[id] : null
    return step === null ? t(`app:command.${id}`) : `${t(`app:command.${id}`)}: ${shortened(step)}`
  }
  return withKeys(commandMenus.map((menu): Menu => {
    const items = commands.filter(command => command.menu === menu).map(({ id, keys }): MenuItem => ({
      label: labelOf(id), registerAccelerator: false, ...(state.off.includes(id) ? { enabled: false } : {}), click: () => { run(id) },
      ...(keys[0] ? { accelerator: keys[0].replace('Ctrl', 'CommandOrControl') } : {}),
    }))
    const own = [
      ...(menu === 'view' ? zooms : []).map(({ label, step, accelerator }): MenuItem => ({ label: t(`shell:menu.${label}`), accelerator, registerAccelerator: false, click: () => { zoom(step) } })),
      ...(roles[menu] ?? []).map((role): MenuItem => ({ role, label: t(`shell:menu.${role}`) })),
    ]
    return { label: t(`shell:menu.${menu}`), submenu: withKeys(own.length ? [...items, { type: 'separator' }, ...own] : items) }
  }))
}

/** What was clicked with the right button, as Electron tells it. */
export type ClickedText = { isEditable: boolean; selectionText: string; editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean; canSelectAll: boolean } }

/** The menu of the right button in a text field, or on text that is marked; empty elsewhere, where no menu opens. */
export function textMenu(language: Language, { isEditable, selectionText, editFlags }: ClickedText): MenuItem[] {
  const t = words(language)
  const copy: MenuItem = { role: 'copy', label: t('shell:menu.copy'), enabled: editFlags.canCopy }
  if (!isEditable) return selectionText.trim() ? withKeys([copy]) : []
  return withKeys<MenuItem>([
    { role: 'cut', label: t('shell:menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('shell:menu.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: t('shell:menu.selectAll'), enabled: editFlags.canSelectAll },
  ])
}
