import { useCallback } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { api, useRead } from '../../app/api.ts'

type Fields = Input<'organisations.save'>['fields']
/** Saves some fields; `seen` is what they showed, so that a change in between is noticed. */
export type SaveFields = (fields: Fields, seen: Fields) => Promise<void>
export type RecordTab = { record: OrganisationRecord; save: SaveFields; refetch: () => Promise<unknown> }

/** One organisation with all that belongs to it. A save ends when the record shows it. */
export function useRecord(id: string) {
  const { data: record, error, refetch } = useRead('organisations.get', { id })
  const again = useCallback(() => refetch(), [refetch])
  const save: SaveFields = useCallback(async (fields, seen) => {
    await api.call('organisations.save', { id, fields, seen })
    await again()
  }, [id, again])
  return { record, error, save, refetch: again }
}
