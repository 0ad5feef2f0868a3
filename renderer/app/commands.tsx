import { useEffect, useMemo, useRef, type RefObject } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { browserKeys, commands, printedKeys, type CommandId } from '../../shared/commands.ts'
import { onMenuCommand } from './api.ts'
import { wordsNow, type Words } from './language.ts'
import { makeStore, useStore } from './store.ts'
import { sayNote } from './toast.tsx'

type Run = () => void
type Within = RefObject<HTMLElement | null>
type Handler = { id: CommandId; run: Run; enabled: boolean; keys: boolean; listed: boolean; within: Within | undefined; label: string | undefined }
/** What asks for a command: a key or the native menu, which a dialog bars, or something on the screen itself. */
type By = 'key' | 'menu' | 'screen'

const handlers = makeStore<readonly Handler[]>([])

/** Takes a command for as long as a screen stands; the screen that came last has it. Answers how to give it back. */
function take(handler: Handler): () => void {
  handlers.put([...handlers.now(), handler])
  return () => { handlers.put(handlers.now().filter(one => one !== handler)) }
}

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
/** A digit with Shift types another sign on each keyboard: those are told by where the key is, the others by what it types. */
const byPlace = (keys: string) => /\+\d$/.test(keys)

/** While a dialog stands, keys and the native menu belong to it, but for these. */
const overDialogs: readonly CommandId[] = ['save', 'help']

export const dialogOpen = () => document.querySelector('[aria-modal="true"]') !== null

/** Says that a command waits for the dialog in front to be closed: silence would look like a key that is broken. */
function sayBarred(id: CommandId): void {
  const front = [...document.querySelectorAll('[aria-modal="true"]')].at(-1)
  const title = front?.ariaLabel ?? document.getElementById(front?.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''
  const t = wordsNow()
  // in the palette, its own key has nothing to say
  if (id !== 'palette' || title !== t('palette.title')) sayNote(t('barred', { command: t(`command.${id}`), dialog: title }))
}

const inDialog = (part: Within | undefined) => (part?.current?.closest('[aria-modal="true"]') ?? null) !== null

/** Presses the button that the form of the dialog in front is sent by, as often as a hand could: one that is at work is not pressed again. */
function confirmDialog(): boolean {
  const dialog = document.activeElement?.closest('[aria-modal="true"]')
  const form = document.activeElement?.closest('form') ?? dialog?.querySelector('form')
  const button = dialog?.contains(form ?? null) ? form?.querySelector<HTMLButtonElement>('button[type="submit"]') : null
  button?.click()
  return button !== null && button !== undefined
}

const everywhere = { enableOnFormTags: true, enableOnContentEditable: true, useKey: true, ignoreEventWhen: (event: KeyboardEvent) => event.defaultPrevented }

/** Runs a command as the screen that has it now means it. Answers whether there was one. */
export function runCommand(id: CommandId, by: By = 'screen'): boolean {
  const barred = by !== 'screen' && !overDialogs.includes(id) && dialogOpen()
  const able = handlers.now().filter(h => h.id === id && h.enabled && (h.keys || by !== 'key') && (!barred || inDialog(h.within)))
  const handler = able.findLast(h => h.listed) ?? able.at(-1)
  handler?.run()
  if (!handler && barred && handlers.now().some(h => h.id === id && h.enabled)) sayBarred(id)
  return handler !== undefined
}

function press(event: KeyboardEvent, { hotkey: wanted }: { hotkey: string }): void {
  if (swallowed.includes(wanted)) event.preventDefault()
  const id = bound.find(b => b.keys === wanted)?.id
  if (!id || belongsToTyping(id)) return
  if (runCommand(id, 'key')) event.preventDefault()
}

/** Binds the keys and the native menu to the commands: once in the window. */
export function CommandKeys() {
  useHotkeys(keyList.filter(keys => !byPlace(keys)), press, everywhere)
  useHotkeys(keyList.filter(byPlace), press, { ...everywhere, useKey: false })
  // in a field of several lines too, where Enter is a new line; and before a list of choices opens by it
  useHotkeys('mod+enter', event => { if (confirmDialog()) { event.preventDefault(); event.stopPropagation() } }, { ...everywhere, eventListenerOptions: { capture: true } })
  useEffect(() => onMenuCommand(id => { const known = commands.find(c => c.id === id); if (known) runCommand(known.id, 'menu') }), [])
  return null
}

/** The commands that can be run now, with the label of the screen that has them. For what shows them: a screen that comes or goes draws it anew. */
export function useAvailable(): ReadonlyMap<CommandId, { label: string | undefined }> {
  const now = useStore(handlers)
  return useMemo(() => new Map(now.filter(h => h.enabled && h.listed).map(h => [h.id, { label: h.label }])), [now])
}

type Use = {
  enabled?: boolean
  /** Whether its keys run it too; else only menu and palette do, and the keys are left to the browser. */
  keys?: boolean
  /** False where it only says why there is nothing to do here: palette and key sheet leave it out. */
  listed?: boolean
  /** The part of the screen that it is about: where that stands in a dialog, its keys hold there. */
  within?: Within
  label?: string
}

/** Gives a command its meaning while this screen stands: `useCommand('new', addMember, { label: t('members:new') })`. */
export function useCommand(id: CommandId, run: Run, { enabled = true, keys = true, listed = true, within, label }: Use = {}): void {
  const latest = useRef(run)
  useEffect(() => { latest.current = run })
  useEffect(() => take({ id, run: () => latest.current(), enabled, keys, listed, within, label }), [id, enabled, keys, listed, within, label])
}

/** The first keys of a command as they are printed; empty where it has none. */
export function keysOf(id: CommandId, t: Words): string {
  const keys = commands.find(command => command.id === id)?.keys[0]
  return keys ? printedKeys(keys, t) : ''
}
