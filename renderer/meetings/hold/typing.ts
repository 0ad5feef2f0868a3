import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { notes, type NoteNode } from '../../../shared/meetings/notes.ts'
import { api } from '../../app/api.ts'
import { errorWords } from '../../app/errors.ts'
import { noteRefused } from '../../app/saving.ts'
import { withFields } from '../../components/autosave.ts'
import { keeping, pauser } from './pauser.ts'

/** Which text is typed: the opening, the closing, or a point by its id. */
export type TextKey = string
type Texts = Record<TextKey, NoteNode | null>
export type TypingState = 'quiet' | 'unsaved' | 'kept' | 'saving' | 'saved' | 'failed'

/** A pause as long as this writes it into the minutes themselves. */
const savePause = 60_000

const draft = z.object({ texts: z.record(z.string(), notes.nullable()) })
const documentOf = (meetingId: string) => `minutes/${meetingId}`

/** What `minutes.save` is asked: opening and closing are its own, all others are points. */
function inputOf(meetingId: string, texts: Texts) {
  const { opening, closing, ...points } = texts
  return {
    meetingId, fields: { ...(opening === undefined ? {} : { opening }), ...(closing === undefined ? {} : { closing }) },
    points: Object.entries(points).map(([id, text]) => ({ id, notes: text })),
  }
}

/**
 * The texts of minutes while they are typed: kept in the draft row at every pause, written into the minutes when the writer leaves a point, pauses for a minute or
 * presses Ctrl+S. What a crash left in the draft row is there again.
 */
export function useMinutesTyping(meetingId: string, writable: boolean) {
  const pending = useRef<Texts>({})
  const [, redraw] = useState(0)
  const [state, setState] = useState<TypingState>('quiet')
  const [problem, setProblem] = useState<string | null>(null)
  const [recovered, setRecovered] = useState<string | null>(null)
  /** Rises when a text came from somewhere else than the editor. */
  const [round, setRound] = useState(0)

  const keep = useCallback(async () => {
    if (Object.keys(pending.current).length === 0) return
    await api.call('drafts.save', { document: documentOf(meetingId), value: { texts: pending.current } })
    setState(old => (old === 'unsaved' ? 'kept' : old))
  }, [meetingId])

  const save = useCallback(async (): Promise<boolean> => {
    const texts = { ...pending.current }
    if (Object.keys(texts).length === 0) return true
    setState('saving')
    try {
      await api.call('minutes.save', inputOf(meetingId, texts))
      for (const [key, text] of Object.entries(texts)) if (pending.current[key] === text) delete pending.current[key]
      setProblem(null)
      setState(Object.keys(pending.current).length > 0 ? 'unsaved' : 'saved')
      redraw(count => count + 1)
      // What was typed meanwhile is no longer in the row that the save emptied.
      await keep()
      return true
    } catch (error) {
      const words = errorWords(error)
      setProblem(`${words.title} ${words.next}`)
      setState('failed')
      return false
    }
  }, [meetingId, keep])

  const timers = useRef<{ draft: ReturnType<typeof pauser>; save: ReturnType<typeof pauser> } | null>(null)
  useEffect(() => {
    const own = {
      draft: pauser(() => { void keep().catch(() => setState('failed')) }, keeping),
      save: pauser(() => { void save() }, { pause: savePause, most: Infinity }),
    }
    timers.current = own
    const off = withFields(save)
    return () => { own.draft.stop(); own.save.stop(); off(); void save() }
  }, [keep, save])

  useEffect(() => {
    if (!writable) return
    let here = true
    void api.call('drafts.read', { document: documentOf(meetingId) }).then(({ value, at }) => {
      const found = draft.safeParse(value)
      if (!here || !found.success || at === null) return
      pending.current = { ...found.data.texts, ...pending.current }
      setRecovered(at)
      setRound(count => count + 1)
      setState('kept')
    }, () => undefined)
    return () => { here = false }
  }, [meetingId, writable])

  const refused = state === 'failed'
  useEffect(() => (refused ? noteRefused() : undefined), [refused])

  const type = useCallback((key: TextKey, text: NoteNode | null) => {
    const first = !(key in pending.current)
    pending.current[key] = text
    setState('unsaved')
    if (first) redraw(count => count + 1)
    timers.current?.draft.ask()
    timers.current?.save.ask()
  }, [])
  /** The text as it is typed; undefined where nothing of it waits. */
  const typed = useCallback((key: TextKey): NoteNode | null | undefined => pending.current[key], [])
  return { state, problem, recovered, round, type, typed, save }
}
export type MinutesTyping = ReturnType<typeof useMinutesTyping>
