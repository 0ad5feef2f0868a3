import { Alert, Button, Group, Text } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
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
  useEffect(() => {
    if (text === null) return undefined
    const timer = setTimeout(() => { void attempt(() => api.call('drafts.save', { document, value: JSON.parse(text) })) }, pause)
    return () => clearTimeout(timer)
  }, [text, document])
  const forget = () => { setRestored(false); void attempt(() => api.call('drafts.drop', { document })) }
  return { restored, forget }
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
