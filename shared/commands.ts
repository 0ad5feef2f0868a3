import type { Words } from './language/start.ts'

/**
 * Every command of the window, once: native menu, keys, command palette and key sheet are made from this list. The words are in
 * `app.json` under `command.<id>`. Never Ctrl+Alt (on Windows that is AltGr, which types @ # € [ ] on Italian keyboards).
 */
export const commands = [
  { id: 'new', keys: ['Ctrl+N'], menu: 'file' },
  { id: 'import', keys: ['Ctrl+I'], menu: 'file' },
  { id: 'save', keys: ['Ctrl+S'], menu: 'file' },
  { id: 'export', keys: ['Ctrl+E'], menu: 'file' },
  { id: 'print', keys: ['Ctrl+P'], menu: 'file' },
  { id: 'undo', keys: ['Ctrl+Z'], menu: 'edit' },
  { id: 'redo', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], menu: 'edit' },
  { id: 'favourite', keys: ['Ctrl+Shift+D'], menu: 'edit' },
  { id: 'find', keys: ['Ctrl+F'], menu: 'edit' },
  { id: 'replace', keys: ['Ctrl+H'], menu: 'edit' },
  { id: 'palette', keys: ['Ctrl+K', 'Ctrl+Shift+P', 'Ctrl+O'], menu: 'view' },
  { id: 'refresh', keys: ['F5', 'Ctrl+R'], menu: 'view' },
  { id: 'back', keys: ['Alt+Left'], menu: 'view' },
  { id: 'forward', keys: ['Alt+Right'], menu: 'view' },
  { id: 'nextPane', keys: ['F6'], menu: 'view' },
  { id: 'previousPane', keys: ['Shift+F6'], menu: 'view' },
  { id: 'nextTab', keys: ['Ctrl+Tab'], menu: 'view' },
  { id: 'previousTab', keys: ['Ctrl+Shift+Tab'], menu: 'view' },
  { id: 'scheme', keys: [], menu: 'view' },
  { id: 'language', keys: [], menu: 'view' },
  // the rooms in the order of the navigation: the first nine by their number, those after them with Shift
  { id: 'go.home', keys: ['Ctrl+1'], menu: 'go' },
  { id: 'go.members', keys: ['Ctrl+2'], menu: 'go' },
  { id: 'go.people', keys: ['Ctrl+3'], menu: 'go' },
  { id: 'go.documents', keys: ['Ctrl+4'], menu: 'go' },
  { id: 'go.types', keys: [], menu: 'go' },
  { id: 'go.groups', keys: ['Ctrl+5'], menu: 'go' },
  { id: 'go.meetings', keys: ['Ctrl+6'], menu: 'go' },
  { id: 'go.decisions', keys: [], menu: 'go' },
  { id: 'go.actions', keys: ['Ctrl+7'], menu: 'go' },
  { id: 'go.checklists', keys: ['Ctrl+8'], menu: 'go' },
  { id: 'go.suppliers', keys: ['Ctrl+9'], menu: 'go' },
  { id: 'go.scheme', keys: [], menu: 'go' },
  { id: 'go.policies', keys: ['Ctrl+Shift+1'], menu: 'go' },
  { id: 'go.clusters', keys: ['Ctrl+Shift+2'], menu: 'go' },
  { id: 'go.quality', keys: ['Ctrl+Shift+3'], menu: 'go' },
  { id: 'go.duplicates', keys: [], menu: 'go' },
  { id: 'go.history', keys: ['Ctrl+Shift+4'], menu: 'go' },
  { id: 'go.backups', keys: ['Ctrl+Shift+5'], menu: 'go' },
  { id: 'go.settings', keys: ['Ctrl+Shift+6'], menu: 'go' },
  { id: 'go.bin', keys: [], menu: 'edit' },
  { id: 'help', keys: ['F1'], menu: 'help' },
  { id: 'about', keys: [], menu: 'help' },
] as const satisfies readonly { id: string; keys: readonly string[]; menu: CommandMenu }[]

export type CommandMenu = 'file' | 'edit' | 'view' | 'go' | 'help'
export const commandMenus = ['file', 'edit', 'view', 'go', 'help'] as const satisfies readonly CommandMenu[]
export type CommandId = (typeof commands)[number]['id']

/** Where keys hold that are no command's, as the key sheet tells them. */
export const keyPlaces = ['list', 'field', 'dialog', 'window'] as const

/** Keys that belong to a list or a field and are bound there: for the key sheet only. Words: `app.json`, `key.<id>`. */
export const localKeys = [
  { id: 'edit', keys: ['F2', 'Enter'], place: 'list' },
  { id: 'cancel', keys: ['Esc'], place: 'list' },
  { id: 'copy', keys: ['Ctrl+C'], place: 'list' },
  { id: 'cut', keys: ['Ctrl+X'], place: 'list' },
  { id: 'paste', keys: ['Ctrl+V'], place: 'list' },
  { id: 'fillDown', keys: ['Ctrl+D'], place: 'list' },
  { id: 'filter', keys: ['Ctrl+Shift+L'], place: 'list' },
  { id: 'selectAll', keys: ['Ctrl+A'], place: 'list' },
  { id: 'selectRow', keys: ['Shift+Space'], place: 'list' },
  { id: 'remove', keys: ['Del'], place: 'list' },
  { id: 'ends', keys: ['Ctrl+Home', 'Ctrl+End'], place: 'list' },
  { id: 'contextMenu', keys: ['Shift+F10'], place: 'list' },
  { id: 'commit', keys: ['Enter'], place: 'field' },
  { id: 'takeBack', keys: ['Esc'], place: 'field' },
  { id: 'confirm', keys: ['Ctrl+Enter'], place: 'dialog' },
  { id: 'zoom', keys: ['Ctrl++', 'Ctrl+-', 'Ctrl+0'], place: 'window' },
] as const

/** Keys that a browser would take for itself: swallowed in the window while no command has them. */
export const browserKeys = ['Ctrl+N', 'Ctrl+T', 'Ctrl+P', 'Ctrl+O', 'Ctrl+S', 'Ctrl+U', 'Ctrl+J', 'Ctrl+H', 'Ctrl+D', 'Ctrl+G', 'Ctrl+R', 'F1', 'F3', 'F5', 'F7', 'Ctrl+Shift+R', 'Ctrl+Shift+N'] as const

const named = ['Shift', 'Enter', 'Del', 'Space', 'Home', 'End', 'Left', 'Right'] as const

/** `Shift+F6` as the keyboard of the language prints it: `Maiusc+F6`. */
export const printedKeys = (keys: string, t: Words): string =>
  keys.split('+').map(key => { const name = named.find(one => one === key); return name ? t(`keyName.${name}`) : key }).join('+')
