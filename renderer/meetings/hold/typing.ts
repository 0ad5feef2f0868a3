import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { minutesDraft, type MinutesDraft } from '../../../shared/meetings/minutes.ts'
import type { NoteNode } from '../../../shared/meetings/notes.ts'
import { api, CallError } from '../../app/api.ts'
import { errorWords } from '../../app/errors.ts'
import { noteRefused } from '../../app/saving.ts'
import { withFields } from '../../components/autosave.ts'
import { keeping, pauser } from './pauser.ts'

/** Which text is typed: the opening, the closing, or a point by its id. */
export type TextKey = string
/** A text with what it began from: the revision of the minutes for opening and closing, else of the point; undefined where an older draft does not tell. */
type Typed = { text: NoteNode | null; revision: number | undefined }
type Texts = Record<TextKey, Typed>
/** A text that was changed meanwhile, and the revision that it would overwrite. A further change of the text is another conflict. */
type Conflict = { revision: number }
export type TypingState = 'quiet' | 'unsaved' | 'kept' | 'saving' | 'saved' | 'failed'

/** A pause as long as this writes it into the minutes themselves. */
const savePause = 60_000

const stale = z.object({ id: z.string(), revision: z.number(), changed: z.record(z.string(), z.unknown()) })
const documentOf = (meetingId: string) => `minutes/${meetingId}`

let turn: Promise<unknown> = Promise.resolve()
/** Minutes and draft row are written and read one after another, also by a screen that was left: each takes texts and revisions as what went before left them. */
function inTurn<T>(step: () => Promise<T>): Promise<T> {
  const done = turn.then(step)
  turn = done.catch(() => undefined)
  return done
}

/** What `minutes.save` is asked: opening and closing are its own, all others are points. */
function inputOf(meetingId: string, texts: Texts) {
  const { opening, closing, ...points } = texts
  const began = [opening, closing].flatMap(one => one?.revision ?? [])
  return {
    meetingId, fields: { ...(opening === undefined ? {} : { opening: opening.text }), ...(closing === undefined ? {} : { closing: closing.text }) },
    ...(began.length > 0 ? { revision: Math.min(...began) } : {}),
    points: Object.entries(points).map(([id, { text, revision }]) => ({ id, notes: text, ...(revision === undefined ? {} : { revision }) })),
  }
}

const isOwn = (key: TextKey): key is 'opening' | 'closing' => key === 'opening' || key === 'closing'

/** Which of the texts were changed meanwhile, by the newer values of their record, and what all texts of that record begin from now; null for any other refusal. */
function changedIn(error: unknown, texts: Texts): { changed: TextKey[]; all: TextKey[]; revision: number } | null {
  const newer = error instanceof CallError && error.code === 'stale' ? stale.safeParse(error.values).data : undefined
  if (!newer) return null
  const all = newer.id in texts ? [newer.id] : Object.keys(texts).filter(isOwn)
  const changed = all.filter(key => {
    const field = isOwn(key) ? key : 'notes'
    return field in newer.changed && JSON.stringify(newer.changed[field]) !== JSON.stringify(texts[key]?.text)
  })
  return { changed, all, revision: newer.revision }
}

/**
 * The texts of minutes while they are typed: kept in the draft row at every pause, written into the minutes when the writer leaves a point, pauses for a minute or
 * presses Ctrl+S. What a crash left in the draft row is there again. A text whose stored one changed meanwhile waits for a choice between the two: Ctrl+S keeps what was typed.
 */
export function useMinutesTyping(meetingId: string, writable: boolean) {
  const pending = useRef<Texts>({})
  const conflicts = useRef(new Map<TextKey, Conflict>())
  /** How far our own saves brought each record, which the screen may not show yet. */
  const own = useRef(new Map<string, number>())
  const [, redraw] = useState(0)
  const [state, setState] = useState<TypingState>('quiet')
  const [problem, setProblem] = useState<string | null>(null)
  const [recovered, setRecovered] = useState<string | null>(null)
  /** Rises when a text came from somewhere else than the editor. */
  const [round, setRound] = useState(0)

  const keep = useCallback(async () => {
    const all = Object.entries(pending.current)
    if (all.length === 0) return
    const value: MinutesDraft = { texts: Object.fromEntries(all.map(([key, { text }]) => [key, text])), revisions: Object.fromEntries(all.flatMap(([key, { revision }]) => (revision === undefined ? [] : [[key, revision]]))) }
    await api.call('drafts.save', { document: documentOf(meetingId), value })
    setState(old => (old === 'unsaved' ? 'kept' : old))
  }, [meetingId])

  /** `meant`: the conflicts in which what was typed is kept. */
  const write = useCallback(async function again(meant: ReadonlySet<Conflict>): Promise<boolean> {
    const texts: Texts = {}
    for (const [key, typed] of Object.entries(pending.current)) {
      const conflict = conflicts.current.get(key)
      if (!conflict) texts[key] = typed
      else if (meant.has(conflict)) texts[key] = { ...typed, revision: conflict.revision }
    }
    if (Object.keys(texts).length === 0) return conflicts.current.size === 0
    setState('saving')
    try {
      const { revision, points } = await api.call('minutes.save', inputOf(meetingId, texts))
      own.current = new Map([...own.current, ['opening', revision], ['closing', revision], ...points.map((point): [string, number] => [point.id, point.revision])])
      for (const [key, { text }] of Object.entries(texts)) {
        conflicts.current.delete(key)
        const typed = pending.current[key]
        if (typed?.text === text) delete pending.current[key]
        else if (typed) typed.revision = own.current.get(key)
      }
      setProblem(null)
      setState(conflicts.current.size > 0 ? 'failed' : Object.keys(pending.current).length > 0 ? 'unsaved' : 'saved')
      redraw(count => count + 1)
      // What was typed meanwhile is no longer in the row that the save emptied.
      await keep()
      return conflicts.current.size === 0
    } catch (error) {
      const found = changedIn(error, texts)
      if (found) {
        for (const key of found.changed) conflicts.current.set(key, { revision: found.revision })
        for (const key of found.all) {
          if (found.changed.includes(key)) continue
          const [conflict, typed] = [conflicts.current.get(key), pending.current[key]]
          if (conflict) conflict.revision = found.revision
          else if (typed) typed.revision = found.revision
        }
        setState('failed')
        redraw(count => count + 1)
        // the others are saved; one that was changed once more is not overwritten by the same Ctrl+S
        return again(meant)
      }
      const words = errorWords(error)
      setProblem(`${words.title} ${words.next}`)
      setState('failed')
      return false
    }
  }, [meetingId, keep])
  /** Ctrl+S (`meant`) decides only about what the person has seen, not about what a save before it in the row meets. */
  const save = useCallback((meant = false): Promise<boolean> => {
    const seen = new Set(meant ? conflicts.current.values() : [])
    return inTurn(() => write(seen))
  }, [write])

  const timers = useRef<{ draft: ReturnType<typeof pauser>; save: ReturnType<typeof pauser> } | null>(null)
  useEffect(() => {
    const pausers = {
      draft: pauser(() => { void inTurn(keep).catch(() => setState('failed')) }, keeping),
      save: pauser(() => { void save() }, { pause: savePause, most: Infinity }),
    }
    timers.current = pausers
    // a window that closes does not wait for the save before it: the core writes the draft after that
    const off = withFields((meant, leaving) => {
      if (leaving) void keep().catch(() => undefined)
      return save(meant)
    })
    return () => { pausers.draft.stop(); pausers.save.stop(); off(); void save() }
  }, [keep, save])

  useEffect(() => {
    if (!writable) return
    let here = true
    void inTurn(() => api.call('drafts.read', { document: documentOf(meetingId) })).then(({ value, at }) => {
      const found = minutesDraft.safeParse(value)
      if (!here || !found.success || at === null) return
      const { texts, revisions = {} } = found.data
      pending.current = { ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, { text, revision: revisions[key] }])), ...pending.current }
      setRecovered(at)
      setRound(count => count + 1)
      setState('kept')
    }, () => undefined)
    return () => { here = false }
  }, [meetingId, writable])

  const refused = state === 'failed'
  useEffect(() => (refused ? noteRefused() : undefined), [refused])

  /** `revision`: of what the screen shows. */
  const type = useCallback((key: TextKey, text: NoteNode | null, revision: number) => {
    const before = pending.current[key]
    pending.current[key] = { text, revision: before ? before.revision : Math.max(revision, own.current.get(key) ?? 0) }
    setState(conflicts.current.size > 0 ? 'failed' : 'unsaved')
    if (!before) redraw(count => count + 1)
    timers.current?.draft.ask()
    timers.current?.save.ask()
  }, [])
  /** The text as it is typed; undefined where nothing of it waits. */
  const typed = useCallback((key: TextKey): NoteNode | null | undefined => pending.current[key]?.text, [])
  /** Whether the stored text is another by now than the one that the typing began from. */
  const changed = useCallback((key: TextKey): boolean => conflicts.current.has(key), [])
  /** Gives up what was typed for the stored text. */
  const drop = useCallback(async (key: TextKey) => {
    delete pending.current[key]
    conflicts.current.delete(key)
    setState(conflicts.current.size > 0 ? 'failed' : Object.keys(pending.current).length > 0 ? 'unsaved' : 'quiet')
    setRound(count => count + 1)
    await inTurn<unknown>(() => (Object.keys(pending.current).length > 0 ? keep() : api.call('drafts.drop', { document: documentOf(meetingId) })))
  }, [meetingId, keep])
  return { state, problem, recovered, round, type, typed, changed, drop, save }
}
export type MinutesTyping = ReturnType<typeof useMinutesTyping>
