import { useCallback } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { OrganisationRecord } from '../../../shared/organisations.ts'
import { api, useRead } from '../../app/api.ts'
import { useSeenSave } from '../../components/seen.ts'

type Fields = Input<'organisations.save'>['values']
/** Saves some fields; `seen` is what they showed, so that a change in between is noticed. */
export type SaveFields = (fields: Fields, seen: Fields) => Promise<void>
export type RecordTab = { record: OrganisationRecord; save: SaveFields; refetch: () => Promise<unknown> }

const write = ({ id }: OrganisationRecord, values: Fields, revision: number) => api.call('organisations.save', { id, values, revision })

/** One organisation with all that belongs to it, and how its fields are saved. */
export function useRecord(id: string) {
  const { data: record, error, refetch } = useRead('organisations.get', { id })
  const again = useCallback(() => refetch(), [refetch])
  const save: SaveFields = useSeenSave(record, write, again)
  return { record, error, save, refetch: again }
}
