import type { Database } from 'better-sqlite3'
import { addDays } from '../../shared/periods.ts'
import type { SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { DocumentNeed } from '../../shared/suppliers/records.ts'
import type { Tables } from '../database/tables.ts'
import { documentNeeds, heldDocuments, knownTypes, notRequired } from './documents.ts'
import type { QualificationAt } from './qualifications.ts'
import { schemeAt } from './scheme.ts'

/** The states for which no documents are asked any more. */
const over: readonly SupplierState[] = ['rejected', 'excluded', 'withdrawn', 'archived']

/** The documents that are asked of one supplier. */
export type SupplierNeeds = { supplierId: string; organisationId: string; name: string; needs: DocumentNeed[] }

/** How the documents stand that are asked of the suppliers of these qualifications, in the categories that each is in, or applies for; in the order of the qualifications. */
export function needsOf(read: Database, qualifications: readonly QualificationAt[], at: string): SupplierNeeds[] {
  const { content } = schemeAt(read, at)
  const types = knownTypes(read)
  const bySupplier = Map.groupBy(qualifications, one => one.supplierId)
  const held = heldDocuments(read, types, at, { organisationIds: [...new Set(qualifications.map(one => one.organisationId))], codes: content.requirements.map(({ document }) => document) })
  return [...bySupplier].flatMap(([supplierId, own]) => {
    const [first] = own
    if (!first) return []
    const { organisationId, name, legalForm, hasStaff } = first
    const categories = own.filter(({ state }) => !over.includes(state)).map(({ code }) => code)
    return [{ supplierId, organisationId, name, needs: documentNeeds(content, { organisationId, legalForm, hasStaff, categories }, types, held, at) }]
  })
}

/** The documents that are asked of one supplier; then what it handed in beside them. */
export function needsWithOthers(read: Database, { id, organisationId }: Pick<Tables['supplier'], 'id' | 'organisationId'>, qualifications: readonly QualificationAt[], at: string): DocumentNeed[] {
  const { content } = schemeAt(read, at)
  const types = knownTypes(read)
  const needs = needsOf(read, qualifications, at).find(({ supplierId }) => supplierId === id)?.needs ?? []
  const held = heldDocuments(read, types, at, { organisationIds: [organisationId], codes: null })
  return [...needs, ...notRequired(content, needs, { organisationId }, types, held)]
}

/** Days ahead, where nobody says: documents that end so soon are asked for, and told. */
export const usualDays = 60

/** What is not there, not good, or ends within so many days of a day: what a supplier is asked for. */
export const isAskedFor = ({ state, endsOn }: DocumentNeed, until: string): boolean =>
  state === 'missing' || state === 'rejected' || state === 'expired' || state === 'expiring' || (endsOn !== null && endsOn <= until)

/** What has a last day, and is over or ends within so many days: what is to be renewed. */
export const isToRenew = ({ state, endsOn }: DocumentNeed, at: string, days: number): boolean =>
  endsOn !== null && state !== 'rejected' && state !== 'replaced' && endsOn <= addDays(at, days)
