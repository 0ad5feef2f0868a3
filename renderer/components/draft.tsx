import { Alert, Button, Group, Text } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { z } from 'zod'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'
import { isSame, putBack } from './putBack.ts'

const pause = 2000

type Draft<T> = {
  /** Its name among the drafts of whoever writes, as "scheme/<id>". */
  document: string
  stored: T
  /** What the typing began from, where that may be another than what is stored now. */
  base?: T
  /** What is being typed; null while nothing is that is not stored. */
  typing: T | null
  /** What an earlier run left; undefined = nothing that can be used. */
  read: (value: unknown) => T | undefined
  /** Puts back what was typed; `base` is what that typing began from. */
  restore: (found: T, base: T) => void
}

/** As it is kept: what was typed, and what it began from. */
const keptShape = z.object({ base: z.unknown(), now: z.unknown() })

/** What was found: as it was left, or only the fields that were typed, since what is stored is another now. */
type Found = 'whole' | 'typed'

/**
 * Keeps the typing of a document as a draft at each pause, and gives back what an earlier run left. What is taken back is no draft any more. Until it was looked for (`looked`) a single field
 * takes no typing, which would be overwritten; of several, those that are typed meanwhile stay, but for what was found in them.
 */
export function useDraft<T>({ document, stored, base = stored, typing, read, restore }: Draft<T>) {
  const [found, setFound] = useState<Found | null>(null)
  const [looked, setLooked] = useState(false)
  const first = useRef({ stored, read, restore })
  const typed = useRef(typing)
  useEffect(() => { typed.current = typing })
  const drop = useCallback(() => { void attempt(() => api.call('drafts.drop', { document })) }, [document])
  useEffect(() => {
    let wanted = true
    const { stored: now, read: understand, restore: put } = first.current
    const giveBack = (value: unknown): void => {
      const left = keptShape.safeParse(value).data
      const [begun, then] = [understand(left?.base), understand(left?.now)]
      if (!wanted || begun === undefined || then === undefined) return
      const back = understand(putBack(begun, then, typed.current ?? now))
      if (back === undefined || isSame(back, now)) { drop(); return }
      put(back, begun)
      setFound(isSame(begun, now) ? 'whole' : 'typed')
    }
    void api.call('drafts.read', { document }).then(({ value }) => { giveBack(value) }, () => undefined).finally(() => { if (wanted) setLooked(true) })
    return () => { wanted = false }
  }, [document, drop])
  const text = typing === null ? null : JSON.stringify({ base, now: typing })
  const unkept = useRef<string | null>(null)
  const keep = useCallback(() => {
    const value = unkept.current
    unkept.current = null
    if (value !== null) void attempt(() => api.call('drafts.save', { document, value: JSON.parse(value) }))
  }, [document])
  const forget = useCallback(() => {
    unkept.current = null
    setFound(null)
    drop()
  }, [drop])
  const before = useRef(text)
  useEffect(() => {
    const takenBack = text === null && before.current !== null
    before.current = text
    unkept.current = text
    if (takenBack) forget()
    if (text === null) return undefined
    const timer = setTimeout(keep, pause)
    return () => clearTimeout(timer)
  }, [text, keep, forget])
  // whoever leaves, or closes the window, before the pause is over loses nothing
  useEffect(() => {
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [keep])
  return { found, looked, forget }
}

export type Kept<T> = {
  now: T
  set: (part: Partial<T> | ((old: T) => Partial<T>)) => void
  /** As it was put here as a whole: stored, or found. For editors, which keep themselves what is typed into them. */
  start: T
  /** How often what was found was discarded: fields that remember what is typed into them begin anew by it. A `FormDialog` sees to it. */
  round: number
  /** Says what was found, where something was. A `FormDialog` shows it. */
  found: ReactNode
  /** To be called once it is stored; a `FormDialog` does. */
  forget: () => void
}

/** What is typed into a dialog, kept as a draft until it is stored or discarded: whoever closes the dialog, or is thrown out of it, finds it there again. `document` as of `useDraft`. */
export function useKept<T extends object>(document: string, stored: () => T, shape: z.ZodType<T>): Kept<T> {
  const t = useWords()
  const [first] = useState(stored)
  const [start, setStart] = useState(first)
  const [now, setNow] = useState(first)
  const [round, setRound] = useState(0)
  const put = (whole: T) => { setStart(whole); setNow(whole) }
  const { found, forget } = useDraft({ document, stored: first, typing: isSame(now, first) ? null : now, read: value => shape.safeParse(value).data, restore: put })
  return {
    now, start, round, forget, set: part => { setNow(old => ({ ...old, ...(typeof part === 'function' ? part(old) : part) })) },
    found: found ? <DraftFound found={found} hint={t('draft.hint')} onDiscard={() => { put(first); setRound(round + 1); forget() }} /> : null,
  }
}

/** Says that what was found is on the screen again, how it is kept, and lets it go. */
export function DraftFound({ found, hint, onDiscard }: { found: Found; hint: string; onDiscard: () => void }) {
  const t = useWords()
  const said = found === 'typed' ? `${hint} ${t('draft.onlyTyped')}` : hint
  return (
    <Alert color="blue" variant="outline" icon={<IconRestore aria-hidden />} role="status" title={t('draft.found')}>
      <Group justify="space-between"><Text size="sm">{said}</Text><Button size="xs" variant="default" onClick={onDiscard}>{t('draft.discard')}</Button></Group>
    </Alert>
  )
}
