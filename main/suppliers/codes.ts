import { causes, supplierStates, type Cause, type SupplierState } from '../../shared/suppliers/lifecycle.ts'

/** A stored code as the contract knows it; null where it is none. */
export const coded = <T extends string>(codes: readonly T[], value: string | null): T | null => codes.find(code => code === value) ?? null

/** A stored state; one of a newer program is read as a draft. */
export const stateOf = (value: string | null): SupplierState => coded(supplierStates, value) ?? 'draft'
export const causeOf = (value: string | null): Cause | null => coded(causes, value)

/** A list that is stored as JSON. */
export const listed = <T>(value: string): T[] => JSON.parse(value) as T[]
