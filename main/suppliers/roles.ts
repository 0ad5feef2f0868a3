import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import type { SupplierFields } from '../../shared/suppliers/fields.ts'
import type { Working } from '../core/service.ts'
import { codeOf } from '../database/faults.ts'
import { prepared } from '../database/prepared.ts'
import { checkRevision, revisionOf } from '../database/revision.ts'
import type { Tables } from '../database/tables.ts'
import { organisationRow } from '../organisations/read.ts'
import { insertRecord, organisationColumns, recordRow, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { goesOn } from './qualifications.ts'
import { categoryRow } from './scheme.ts'

// The role of supplier: who has it, who named it, and which categories it stands for.

/** A supplier's row, also from the bin. @throws Refused `not-found` */
export const supplierRow = (database: Database, id: string): Tables['supplier'] => recordRow(database, 'supplier', id)

/** The live supplier role of an organisation, by its id or that of a record that was merged into it. */
export const supplierOfOrganisation = (database: Database, organisationId: string): Tables['supplier'] | undefined =>
  prepared(database, 'SELECT * FROM supplier WHERE organisationId = ? AND deletedAt IS NULL').get(organisationRow(database, organisationId).id) as Tables['supplier'] | undefined

/**
 * Members say something of a supplier; it says nothing of itself.
 * @throws Refused `bad-member`
 */
export function checkMember(read: Database, supplierId: string, memberId: string): { supplier: string; member: string; memberId: string } {
  const { organisationId } = supplierRow(read, supplierId)
  const member = organisationRow(read, memberId)
  const isMember = prepared(read, 'SELECT 1 FROM membership WHERE organisationId = ? AND deletedAt IS NULL LIMIT 1').get(member.id)
  if (!isMember || member.id === organisationId) throw new Refused('bad-member', { name: member.name })
  return { supplier: organisationRow(read, organisationId).name, member: member.name, memberId: member.id }
}

const columnsOf = ({ hasStaff, ...fields }: Some<SupplierFields>): Columns => ({
  ...tidy(fields),
  hasStaff: typeof hasStaff === 'boolean' ? Number(hasStaff) : hasStaff,
})

/** Gives an organisation the role of supplier. Answers its id. */
export const insertSupplier = (write: Database, organisationId: string, fields: Some<SupplierFields>): string => insertRecord(write, 'supplier', { ...columnsOf(fields), organisationId })

/**
 * Opens a draft of a category, with its first event; beside one that goes on nothing is made. What was archived or withdrawn goes on no more, and is followed by a new one.
 * Answers its id, or null.
 */
export function openQualification(write: Database, { supplierId, categoryId, date, reason }: { supplierId: string; categoryId: string; date: string; reason: string | null }): string | null {
  if (goesOn(write, { supplierId, categoryId })) return null
  const id = insertRecord(write, 'qualification', { supplierId, categoryId })
  insertRecord(write, 'qualificationEvent', { qualificationId: id, toState: 'draft', on: date, reason })
  return id
}

/** The organisation that becomes a supplier: one that is there, or a new one. */
function organisationFor(write: Database, { organisationId, organisation }: Parsed<'suppliers.save'>): string {
  if (organisationId !== undefined) return organisationRow(write, organisationId).id
  const country = organisation?.country ?? 'IT'
  return insertRecord(write, 'organisation', organisationColumns({ kind: 'firm', country, ...organisation }, country))
}

/** @throws Refused `name-missing`, `supplier-there`, `not-found` */
function checkNew(read: Database, { organisationId, organisation, categoryIds = [] }: Parsed<'suppliers.save'>): string {
  for (const id of categoryIds) categoryRow(read, id)
  if (organisationId === undefined) {
    if (!organisation?.name) throw new Refused('name-missing', {})
    return organisation.name
  }
  const { id, name, deletedAt } = organisationRow(read, organisationId)
  if (deletedAt !== null) throw new Refused('not-found', { what: 'organisation' })
  if (supplierOfOrganisation(read, id)) throw new Refused('supplier-there', { name })
  return name
}

async function createSupplier(input: Parsed<'suppliers.save'>, { read, commit, today }: Working) {
  const name = checkNew(read, input)
  const { values, categoryIds = [], namedBy = [], date = today } = input
  const { batch, answer } = await commit({ kind: 'supplier.create', values: { name } }, async ({ write }) => {
    const organisationId = organisationFor(write, input)
    const id = insertSupplier(write, organisationId, values)
    const qualificationIds = [...new Set(categoryIds)].flatMap(categoryId => openQualification(write, { supplierId: id, categoryId, date, reason: null }) ?? [])
    for (const member of new Set(namedBy)) insertRecord(write, 'supplierNaming', { supplierId: id, organisationId: checkMember(write, id, member).memberId, namedOn: date })
    return { id, organisationId, qualificationIds, revision: revisionOf(write, id) }
  })
  return { ...answer, batch }
}

async function changeSupplier({ values, revision }: Parsed<'suppliers.save'>, id: string, { read, commit }: Working) {
  const { organisationId } = supplierRow(read, id)
  const { name } = organisationRow(read, organisationId)
  const { batch, answer } = await commit({ kind: 'supplier.save', values: { name } }, async ({ write }) => {
    checkRevision(write, id, revision, () => supplierRow(write, id))
    updateRecord(write, 'supplier', id, columnsOf(values))
    return revisionOf(write, id)
  })
  return { id, organisationId, qualificationIds: [], revision: answer, batch }
}

export const saveSupplier = (input: Parsed<'suppliers.save'>, working: Working) => (input.id === undefined ? createSupplier(input, working) : changeSupplier(input, input.id, working))

const isDecided = (database: Database, column: 'supplierId' | 'id', id: string) => prepared(database, `SELECT 1 FROM supplierDecision d JOIN qualification q ON q.id = d.qualificationId
  WHERE q.${column} = ? AND d.deletedAt IS NULL LIMIT 1`).get(id) !== undefined

/** Puts suppliers into the bin, or takes them out again, as one batch. */
export function binSuppliers(operation: 'remove' | 'restore') {
  return async ({ ids }: { ids: string[] }, { read, commit }: Working): Promise<{ batch: string }> => {
    const nameOf = (id: string) => organisationRow(read, supplierRow(read, id).organisationId).name
    for (const id of ids) if (operation === 'remove' && isDecided(read, 'supplierId', id)) throw new Refused('supplier-decided', { name: nameOf(id) })
    const head = { name: nameOf(ids[0] ?? ''), count: ids.length }
    const { batch } = await commit({ kind: `supplier.${operation}`, values: head }, async ({ write, at, breathe }) => {
      for (const [index, id] of ids.entries()) {
        try {
          if (!updateRecord(write, 'supplier', id, { deletedAt: operation === 'remove' ? at : null })) throw new Refused('not-found', { what: 'supplier' })
        } catch (error) {
          if (codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE') throw new Refused('supplier-there', { name: nameOf(id) })
          throw error
        }
        await breathe(index, ids.length)
      }
    })
    return { batch }
  }
}

export async function saveQualification({ supplierId, categoryId, date, reason }: Parsed<'suppliers.qualifications.open'>, { read, commit, today }: Working) {
  const { name } = organisationRow(read, supplierRow(read, supplierId).organisationId)
  const { code } = categoryRow(read, categoryId)
  const { batch, answer } = await commit({ kind: 'qualification.open', values: { name, category: code } }, async ({ write }) => {
    const id = openQualification(write, { supplierId, categoryId, date: date ?? today, reason: reason ?? null })
    if (id === null) throw new Refused('qualification-running', { name, category: code })
    return id
  })
  return { id: answer, batch }
}

/** @throws Refused `supplier-decided` */
export async function removeQualification({ id }: { id: string }, { read, commit }: Working) {
  const row = prepared(read, `SELECT o.name, c.code FROM qualification q JOIN supplier s ON s.id = q.supplierId JOIN organisation o ON o.id = s.organisationId
    JOIN supplierCategory c ON c.id = q.categoryId WHERE q.id = ?`).get(id) as { name: string; code: string } | undefined
  if (!row) throw new Refused('not-found', { what: 'qualification' })
  if (isDecided(read, 'id', id)) throw new Refused('supplier-decided', { name: row.name })
  const { batch } = await commit({ kind: 'qualification.remove', values: { name: row.name, category: row.code } }, async ({ write, at }) => { updateRecord(write, 'qualification', id, { deletedAt: at }) })
  return { batch }
}
