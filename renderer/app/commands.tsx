import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { browserKeys, commands, type CommandId } from '../../shared/commands.ts'
import { onMenuCommand } from './api.ts'

type Run = () => void
type Handler = { id: CommandId; run: Run; enabled: boolean; label: string | undefined }
type Registry = {
  /** Takes a command for as long as a screen stands; the screen that came last has it. Answers how to give it back. */
  take: (handler: Handler) => () => void
  run: (id: CommandId) => boolean
  /** The commands that can be run now, with the label of the screen that has them. */
  available: ReadonlyMap<CommandId, { label: string | undefined }>
}

const RegistryContext = createContext<Registry | null>(null)

/** `Ctrl+Shift+P` in the writing of react-hotkeys-hook. */
const hotkey = (keys: string) => keys.toLowerCase().replace('ctrl', 'mod')

const editable = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
  || (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'file', 'submit'].includes(element.type))

/** In a field with typing that is not saved yet, Ctrl+Z and Ctrl+Y belong to the typing. */
function belongsToTyping(id: CommandId): boolean {
  const focused = document.activeElement
  return (id === 'undo' || id === 'redo') && editable(focused) && focused?.getAttribute('data-saved') !== 'true'
}

const bound = commands.flatMap(command => command.keys.map(keys => ({ keys: hotkey(keys), id: command.id })))
const swallowed = browserKeys.map(hotkey)
const keyList = [...new Set([...bound.map(b => b.keys), ...swallowed])]

/** While a dialog stands, keys belong to it. */
const dialogOpen = () => document.querySelector('[aria-modal="true"]') !== null

/** Keys, menu and palette run commands through this one registry. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [handlers, setHandlers] = useState<readonly Handler[]>([])
  const latest = useRef(handlers)
  const take = useCallback((handler: Handler) => {
    setHandlers(all => (latest.current = [...all, handler]))
    return () => setHandlers(all => (latest.current = all.filter(h => h !== handler)))
  }, [])
  const run = useCallback((id: CommandId) => {
    const handler = latest.current.findLast(h => h.id === id && h.enabled)
    handler?.run()
    return handler !== undefined
  }, [])
  const available = useMemo(() => new Map(handlers.filter(h => h.enabled).map(h => [h.id, { label: h.label }])), [handlers])

  useHotkeys(keyList, (event, pressed) => {
    const wanted = pressed.hotkey
    if (swallowed.includes(wanted)) event.preventDefault()
    const id = bound.find(b => b.keys === wanted)?.id
    if (!id || belongsToTyping(id) || (id !== 'save' && dialogOpen())) return
    if (run(id)) event.preventDefault()
  }, { enableOnFormTags: true, enableOnContentEditable: true, useKey: true, ignoreEventWhen: event => event.defaultPrevented })
  useEffect(() => onMenuCommand(id => { const known = commands.find(c => c.id === id); if (known) run(known.id) }), [run])

  const registry = useMemo(() => ({ take, run, available }), [take, run, available])
  return <RegistryContext.Provider value={registry}>{children}</RegistryContext.Provider>
}

export function useCommands(): Registry {
  const registry = useContext(RegistryContext)
  if (!registry) throw new Error('CommandsProvider is missing')
  return registry
}

/** Gives a command its meaning while this screen stands: `useCommand('new', addMember, { label: t('members:new') })`. */
export function useCommand(id: CommandId, run: Run, { enabled = true, label }: { enabled?: boolean; label?: string } = {}): void {
  const { take } = useCommands()
  const latest = useRef(run)
  useEffect(() => { latest.current = run })
  useEffect(() => take({ id, run: () => latest.current(), enabled, label }), [take, id, enabled, label])
}

/** The keys of a command as they are printed, `Ctrl+K`; in Italian keyboards the names differ little enough to be the same. */
export const keysOf = (id: CommandId): string | undefined => commands.find(c => c.id === id)?.keys[0]
