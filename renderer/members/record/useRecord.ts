import { useCallback, useEffect, useRef } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { api, useRead } from '../../app/api.ts'
import { saveSeen } from '../../app/saveSeen.ts'

type Fields = Input<'organisations.save'>['values']
/** Saves some fields; `seen` is what they showed, so that a change in between is noticed. */
export type SaveFields = (fields: Fields, seen: Fields) => Promise<void>
export type RecordTab = { record: OrganisationRecord; save: SaveFields; refetch: () => Promise<unknown> }

/** Where a save changed nothing that is shown, nothing is drawn either: it is waited for no longer than this. */
const longest = 300

/** Waits until the fields show another record than now. Their effects run before this one's. */
function useShown(record: OrganisationRecord | undefined): () => Promise<void> {
  const waiting = useRef(new Set<() => void>())
  useEffect(() => {
    for (const done of waiting.current) done()
    waiting.current.clear()
  }, [record])
  return useCallback(() => new Promise<void>(done => { waiting.current.add(done); setTimeout(done, longest) }), [])
}

/**
 * One organisation with all that belongs to it. A save ends when the record shows it; so does a refusal, since the field then says what is
 * stored by now.
 */
export function useRecord(id: string) {
  const { data: record, error, refetch } = useRead('organisations.get', { id })
  const shown = useShown(record)
  const latest = useRef(record)
  useEffect(() => { latest.current = record })
  const again = useCallback(() => refetch(), [refetch])
  const save: SaveFields = useCallback(async (fields, seen) => {
    const other = shown()
    try {
      if (latest.current) await saveSeen(latest.current, fields, seen, (values, revision) => api.call('organisations.save', { id, values, revision }))
    } finally {
      await again()
      await other
    }
  }, [id, again, shown])
  return { record, error, save, refetch: again }
}
