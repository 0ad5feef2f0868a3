import { useCallback, useEffect, useRef, useState } from 'react'
import { CallError } from '../app/api.ts'
import { errorWords } from '../app/errors.ts'
import { wordsNow } from '../app/language.ts'
import { noteRefused } from '../app/saving.ts'
import { sayUnsaved } from '../app/toast.tsx'

/** `conflict`: the stored value changed under the typing, so that only Enter or Ctrl+S may overwrite it now. */
export type FieldState = 'quiet' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict'
/** What was typed: a value, or the words of what is wrong with it. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problem: string }

type Options<T> = {
  /** As it is stored. */
  value: T
  /** How a stored value looks while it is typed. */
  show: (value: T) => string
  read: (text: string) => Reading<T>
  /** Saves; `seen` is the value that the field showed when the typing began. What it throws is said at the field. */
  onSave: (value: T, seen: T) => Promise<unknown>
}

type Typing<T> = {
  /** Null while the field shows what is stored. */
  text: string | null
  seen: T
  /** What the typing began from, as text. */
  base: string
  state: FieldState
  problem: string | null
}

// A pause as long as this in typing saves too, as leaving the field does.
const pause = 60_000
/** Saves what was typed; answers false where it could not. `leaving`: the window closes, and nothing can be waited for. */
type Commit = (meant: boolean, leaving?: boolean) => Promise<boolean>
const unsaved = new Set<Commit>()

/** Saves every field that holds unsaved typing: for Ctrl+S (`meant`), and for the window that closes (`leaving`). Answers whether all of them were saved. */
export async function saveFields(meant = false, leaving = false): Promise<boolean> {
  return (await Promise.all([...unsaved].map(commit => commit(meant, leaving)))).every(Boolean)
}

/** Lets something that keeps its typing itself be saved with the fields; answers how to take it off. */
export function withFields(commit: Commit): () => void {
  unsaved.add(commit)
  return () => { unsaved.delete(commit) }
}
addEventListener('pagehide', () => { void saveFields(false, true) })
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void saveFields() })

/** A text as it is typed, saved when the person leaves it, presses Enter or Ctrl+S, or pauses; `reset` takes the stored value back. */
export function useAutosave<T>(options: Options<T>) {
  const [typing, setTyping] = useState<Typing<T>>({ text: null, seen: options.value, base: '', state: 'quiet', problem: null })
  const now = useRef({ ...options, typing })
  useEffect(() => { now.current = { ...options, typing: now.current.typing } })
  const set = useCallback((change: Partial<Typing<T>>) => {
    now.current.typing = { ...now.current.typing, ...change }
    setTyping(now.current.typing)
  }, [])

  const gone = useRef(false)
  const underway = useRef<{ text: string; value: T; done: Promise<boolean> } | null>(null)
  const commit = useCallback(async function again(meant: boolean, leaving = false): Promise<boolean> {
    const { typing: { text, state, problem }, show, read, onSave } = now.current
    const refuse = (why: Partial<Typing<T>>): false => {
      set(why)
      // The field that would say so has gone with its screen.
      if (gone.current) sayUnsaved(text ?? '', why.problem ?? '')
      return false
    }
    if (text === null || state === 'saving') return true
    // what was typed while the text before is being saved comes after it, and is compared with it; the core, too, takes one after the other
    if (underway.current && !leaving) { await underway.current.done; return again(meant) }
    const seen = underway.current ? underway.current.value : now.current.typing.seen
    if (state === 'conflict' && !meant) return refuse({ problem })
    if (text === show(seen) && state !== 'conflict') { set({ text: null, state: 'quiet', problem: null }); return true }
    const reading = read(text)
    if (!reading.ok) return refuse({ state: 'failed', problem: reading.problem })
    set({ state: 'saving', problem: null })
    const write = async (): Promise<boolean> => {
      try {
        await onSave(reading.value, seen)
      } catch (error) {
        return refuse(refused(error, now.current.value, show))
      }
      const typedOn = now.current.typing.text !== text
      set(typedOn ? { seen: reading.value, base: show(reading.value), state: 'unsaved' } : { text: null, state: 'saved' })
      return true
    }
    const done = write()
    underway.current = { text, value: reading.value, done }
    const saved = await done
    underway.current = null
    return saved && gone.current ? again(meant) : saved
  }, [set])

  const { text, state } = typing
  const pending = text !== null && state !== 'saving'
  useEffect(() => {
    if (!pending) return
    const off = withFields(commit)
    const timer = setTimeout(() => { void commit(false) }, pause)
    return () => { clearTimeout(timer); off() }
  }, [pending, text, commit])
  const refusedNow = text !== null && (state === 'failed' || state === 'conflict')
  useEffect(() => (refusedNow ? noteRefused() : undefined), [refusedNow])
  // What is still unsaved when the screen goes is saved then.
  useEffect(() => {
    gone.current = false
    return () => { gone.current = true; void commit(false) }
  }, [commit])

  const stored = options.show(options.value)
  return {
    text: text ?? stored,
    base: text === null ? stored : typing.base,
    typing: text !== null,
    state,
    problem: typing.problem,
    type: (next: string) => {
      // what stands now: a key may come after a save ended and before that was drawn
      const { value, show, typing: { text: typed, state: before } } = now.current
      set({ text: next, ...(before === 'conflict' ? {} : { state: 'unsaved', problem: null }), ...(typed === null ? { seen: value, base: show(value) } : {}) })
    },
    /** Puts back what was typed earlier. Where something else was stored since, that is said, and only what is meant overwrites it. */
    restore: (next: string, base: string) => set({ text: next, seen: options.value, base, ...(base === stored ? { state: 'unsaved', problem: null } : changedTo(options.value, options.show)) }),
    commit,
    /** Takes back what is typed; what is being saved is not taken back. */
    reset: () => { set(underway.current ? { text: underway.current.text, state: 'saving', problem: null } : { text: null, state: 'quiet', problem: null }) },
  }
}

function changedTo<T>(stored: T, show: (value: T) => string): Partial<Typing<T>> {
  const t = wordsNow()
  return { state: 'conflict', seen: stored, problem: t('field.changedMeanwhile', { stored: show(stored) || t('field.empty') }) }
}

function refused<T>(error: unknown, stored: T, show: (value: T) => string): Partial<Typing<T>> {
  if (error instanceof CallError && error.code === 'stale') return changedTo(stored, show)
  const words = errorWords(error)
  return { state: 'failed', problem: `${words.title} ${words.next}` }
}
