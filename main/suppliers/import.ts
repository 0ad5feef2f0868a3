import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import type { ImportRow } from '../../shared/members.ts'
import { categoriesByAteco } from '../../shared/suppliers/scheme.ts'
import type { Services, Working } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { applyList, previewList } from '../members/import/services.ts'
import { readSession } from '../members/import/store.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertSupplier, openQualification, supplierOfOrganisation } from './roles.ts'
import { categoryRow, readCategories } from './scheme.ts'

// Candidates are read by the same machinery as members: only what is made of the rows is another.

/** The categories that an ATECO code tells. */
const categoriesFor = (read: Database, atecoCode: string | null, at: string): string[] => categoriesByAteco(readCategories(read, at), atecoCode).map(({ id }) => id)

/** Rows that are the same as a known organisation change nothing of it, but it becomes a supplier. */
const sameOrganisations = (rows: readonly ImportRow[], choices: Parsed<'suppliers.import.apply'>['choices']): string[] =>
  rows.flatMap(({ outcome, match, row }) => (outcome === 'same' && choices?.[row] !== 'leave' && match?.organisationId ? [match.organisationId] : []))

/** Gives organisations the role of supplier and opens a draft of each category. */
function makeSuppliers(write: Database, organisationIds: readonly string[], categoryIds: readonly string[] | undefined, date: string): { suppliers: number; qualifications: number } {
  const counts = { suppliers: 0, qualifications: 0 }
  for (const organisationId of new Set(organisationIds)) {
    const known = supplierOfOrganisation(write, organisationId)
    const supplierId = known?.id ?? insertSupplier(write, organisationId, {})
    if (!known) counts.suppliers++
    for (const categoryId of categoryIds ?? categoriesFor(write, organisationRow(write, organisationId).atecoCode, date)) {
      if (openQualification(write, { supplierId, categoryId, date, reason: null }) !== null) counts.qualifications++
    }
  }
  return counts
}

async function applyCandidates({ session, choices, categoryIds, date }: Parsed<'suppliers.import.apply'>, working: Working) {
  for (const id of categoryIds ?? []) categoryRow(working.read, id)
  const { rows } = readSession(working.read, session)
  const same = sameOrganisations(rows, choices)
  const { batch, answer } = await applyList({ session, choices }, {
    kind: 'supplier.import', inCluster: false,
    add: (write, { organisationIds, created, updated, left }) => {
      const live = same.filter(id => prepared(write, 'SELECT 1 FROM organisation WHERE id = ? AND deletedAt IS NULL').get(id))
      return { created, updated, left: left - live.length, ...makeSuppliers(write, [...organisationIds, ...live], categoryIds, date ?? working.today) }
    },
  }, working)
  return { batch, counts: answer }
}

export const candidateServices: Services<'suppliers.import.preview' | 'suppliers.import.apply'> = {
  'suppliers.import.preview': (input, working) => previewList(input, null, working),
  'suppliers.import.apply': applyCandidates,
}
