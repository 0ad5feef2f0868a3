import { useCallback, useEffect, useRef } from 'react'
import { z } from 'zod'
import { CallError } from '../app/api.ts'

/** Where a save changed nothing that is shown, nothing is drawn either: once the record was read again, it is waited for no longer than this. */
const longest = 300

/** Hears from now on whether the fields show another record; what it answers waits for that. Their effects run before this one's. */
function useShown(record: object | undefined): () => () => Promise<void> {
  const waiting = useRef(new Set<() => void>())
  useEffect(() => {
    for (const done of waiting.current) done()
    waiting.current.clear()
  }, [record])
  return useCallback(() => {
    const drawn = new Promise<void>(done => { waiting.current.add(done) })
    return () => Promise.race([drawn, new Promise<void>(done => { setTimeout(done, longest) })])
  }, [])
}

const newer = z.object({ revision: z.number(), changed: z.record(z.string(), z.unknown()) })

/** Refused as the core refuses it: the stored value is another than the one that the field showed. */
const stale = () => new CallError({ code: 'stale', message: 'stale', values: {} })

type Revised = { revision: number }
type Write<R, F> = (record: R, values: F, revision: number) => Promise<unknown>

/** Saves fields of a record as it is shown. Where it was changed meanwhile, but in other fields, both changes stand. */
async function saveSeen<R extends Revised, F extends object>(record: R, { values, seen, write }: { values: F; seen: F; write: Write<R, F> }): Promise<void> {
  const shown: Record<string, unknown> = Object.fromEntries(Object.entries(record))
  const typed: Record<string, unknown> = Object.fromEntries(Object.entries(seen))
  if (Object.keys(values).some(field => JSON.stringify(shown[field]) !== JSON.stringify(typed[field]))) throw stale()
  // each refusal tells a newer revision: other fields of the record may be saved beside, one after another
  for (let revision = record.revision; ;) {
    try {
      await write(record, values, revision)
      return
    } catch (error) {
      const moved = error instanceof CallError && error.code === 'stale' ? newer.safeParse(error.values).data : undefined
      if (!moved || moved.revision === revision || Object.keys(values).some(field => field in moved.changed)) throw error
      revision = moved.revision
    }
  }
}

/**
 * Saves fields of a record with what they showed before (`seen`), so that a change in between is noticed. A save ends when the record shows it; so does a
 * refusal, since the field then says what is stored by now.
 */
export function useSeenSave<R extends Revised, F extends object>(record: R | undefined, write: Write<R, F>, refetch: () => Promise<unknown>): (values: F, seen: F) => Promise<void> {
  const shown = useShown(record)
  const latest = useRef({ record, write, refetch })
  useEffect(() => { latest.current = { record, write, refetch } })
  return useCallback(async (values, seen) => {
    const drawn = shown()
    try {
      const { record: now, write: save } = latest.current
      if (now) await saveSeen(now, { values, seen, write: save })
    } finally {
      await latest.current.refetch()
      await drawn()
    }
  }, [shown])
}
