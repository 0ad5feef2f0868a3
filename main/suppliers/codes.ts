import { causes, supplierStates, type Cause, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import { coded, codedOr } from '../database/coded.ts'

/** A stored state; one of a newer program is read as a draft. */
export const stateOf = (value: string | null): SupplierState => codedOr(supplierStates, value, 'draft')
export const causeOf = (value: string | null): Cause | null => coded(causes, value)

/** A list that is stored as JSON. */
export const listed = <T>(value: string): T[] => JSON.parse(value) as T[]
