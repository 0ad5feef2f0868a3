import { Alert, Button, Group, Text } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { api } from '../app/api.ts'
import { useWords } from '../app/language.ts'
import { attempt } from '../app/notices.tsx'

const pause = 2000

type Draft<T> = {
  /** Its name among the drafts of whoever writes, as "scheme/<id>". */
  document: string
  stored: T
  /** What is being typed; null while nothing is that is not stored. */
  typing: T | null
  /** What an earlier run left; undefined = nothing that can be used. */
  read: (value: unknown) => T | undefined
  restore: (found: T) => void
}

/** Keeps the typing of a document as a draft at each pause, and gives back what an earlier run left. */
export function useDraft<T>({ document, stored, typing, read, restore }: Draft<T>) {
  const [restored, setRestored] = useState(false)
  const first = useRef({ stored, read, restore })
  useEffect(() => {
    let wanted = true
    const { stored: now, read: understand, restore: put } = first.current
    void api.call('drafts.read', { document }).then(({ value }) => {
      const found = understand(value)
      if (!wanted || found === undefined || JSON.stringify(found) === JSON.stringify(now)) return
      put(found)
      setRestored(true)
    }, () => undefined)
    return () => { wanted = false }
  }, [document])
  const text = typing === null ? null : JSON.stringify(typing)
  const unkept = useRef<string | null>(null)
  const keep = useCallback(() => {
    const value = unkept.current
    unkept.current = null
    if (value !== null) void attempt(() => api.call('drafts.save', { document, value: JSON.parse(value) }))
  }, [document])
  useEffect(() => {
    unkept.current = text
    if (text === null) return undefined
    const timer = setTimeout(keep, pause)
    return () => clearTimeout(timer)
  }, [text, keep])
  // whoever leaves before the pause is over loses nothing
  useEffect(() => keep, [keep])
  const forget = () => {
    unkept.current = null
    setRestored(false)
    void attempt(() => api.call('drafts.drop', { document }))
  }
  return { restored, forget }
}

export type Kept<T> = {
  now: T
  set: (part: Partial<T>) => void
  /** As it was put here as a whole: stored, or found. For editors, which keep themselves what is typed into them. */
  start: T
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
  const put = (whole: T) => { setStart(whole); setNow(whole) }
  const changed = JSON.stringify(now) !== JSON.stringify(first)
  const { restored, forget } = useDraft({ document, stored: first, typing: changed ? now : null, read: value => shape.safeParse(value).data, restore: put })
  return {
    now, start, forget, set: part => { setNow(old => ({ ...old, ...part })) },
    found: restored ? <DraftFound hint={t('draft.hint')} onDiscard={() => { put(first); forget() }} /> : null,
  }
}

/** Says that what was found is on the screen again, how it is kept, and lets it go. */
export function DraftFound({ hint, onDiscard }: { hint: string; onDiscard: () => void }) {
  const t = useWords()
  return (
    <Alert color="blue" variant="outline" icon={<IconRestore aria-hidden />} role="status" title={t('draft.found')}>
      <Group justify="space-between"><Text size="sm">{hint}</Text><Button size="xs" variant="default" onClick={onDiscard}>{t('draft.discard')}</Button></Group>
    </Alert>
  )
}
