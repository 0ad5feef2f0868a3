import { z } from 'zod'
import { CallError } from './api.ts'

const newer = z.object({ revision: z.number(), changed: z.record(z.string(), z.unknown()) })

/** Refused as the core refuses it: the stored value is another than the one that the field showed. */
const stale = () => new CallError({ code: 'stale', message: 'stale', values: {} })

/**
 * Saves fields of a record as it is shown, with the revision that was shown. Where it was changed meanwhile, but in other fields, both changes stand; where it
 * was in these, `stale` is thrown and nothing is overwritten.
 */
export async function saveSeen<V extends object>(record: { revision: number }, values: V, seen: V, write: (values: V, revision: number) => Promise<unknown>): Promise<void> {
  const shown = new Map<string, unknown>(Object.entries(record))
  const typed = new Map<string, unknown>(Object.entries(seen))
  if (Object.keys(values).some(field => JSON.stringify(shown.get(field)) !== JSON.stringify(typed.get(field)))) throw stale()
  try {
    await write(values, record.revision)
  } catch (error) {
    const moved = error instanceof CallError && error.code === 'stale' ? newer.safeParse(error.values).data : undefined
    if (!moved || Object.keys(values).some(field => field in moved.changed)) throw error
    await write(values, moved.revision)
  }
}
