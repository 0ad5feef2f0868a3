import { useCallback } from 'react'
import type { Input } from '../../shared/contract.ts'
import type { SupplierRecord } from '../../shared/suppliers/records.ts'
import { api, useRead } from '../app/api.ts'
import { useSeenSave } from '../components/seen.ts'

type Values = Input<'suppliers.save'>['values']
/** Saves some fields of the role; `seen` is what they showed. */
export type SaveSupplier = (values: Values, seen: Values) => Promise<void>

const write = ({ id }: SupplierRecord, values: Values, revision: number) => api.call('suppliers.save', { id, values, revision })

/** A supplier with all that was done about it, and how its fields are saved. */
export function useSupplier(id: string) {
  const { data: record, error, refetch } = useRead('suppliers.get', { id })
  const again = useCallback(() => refetch(), [refetch])
  const save: SaveSupplier = useSeenSave(record, write, again)
  return { record, error, refetch: again, save }
}

/** The scheme in force today; undefined while it is asked for. */
export function useSchemeInForce() {
  const { data } = useRead('suppliers.schemes.list', {})
  return data?.schemes.find(({ id }) => id === data.inForce)
}
