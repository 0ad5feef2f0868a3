import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import type { DocumentTypeFields } from '../../shared/documents.ts'
import { Refused } from '../../shared/errors.ts'
import type { Working } from '../core/service.ts'
import { insertRecord, tidy, updateRecord, type Columns, type Some } from '../organisations/records.ts'
import { typeRow } from './read.ts'

const columnsOf = (fields: Some<DocumentTypeFields>): Columns =>
  tidy(fields)

/**
 * A rule that can be reckoned with, and successors that lead somewhere.
 * @throws Refused `type-rule` (a fixed length without its length), `type-circle`, `not-found`
 */
function checkType(write: Database, id: string): void {
  const { validity, validFor, validUnit, successorId } = typeRow(write, id)
  if (validity === 'fixed' && (validFor === null || validUnit === null)) throw new Refused('type-rule', {})
  const passed = new Set([id])
  for (let next = successorId; next !== null; next = typeRow(write, next).successorId) {
    if (passed.has(next)) throw new Refused('type-circle', {})
    passed.add(next)
  }
}

/** Without `id` a new type; else changes the named fields. */
export async function saveType({ id, fields }: Parsed<'documents.types.save'>, { commit, read }: Working): Promise<{ id: string; batch: string }> {
  const name = fields.name ?? (id === undefined ? undefined : typeRow(read, id).name)
  if (name === undefined) throw new Refused('name-missing', {})
  const { batch, answer } = await commit({ kind: id === undefined ? 'documentType.create' : 'documentType.save', values: { name } }, async ({ write }) => {
    if (fields.successorId) typeRow(write, fields.successorId)
    const saved = id ?? insertRecord(write, 'documentType', columnsOf({ ...fields, name }))
    if (id !== undefined) updateRecord(write, 'documentType', id, columnsOf(fields))
    checkType(write, saved)
    return saved
  })
  return { id: answer, batch }
}

/** Puts a type into the bin. @throws Refused `type-in-use` with how many documents have it, or the type that leads to it */
export async function removeType({ id }: Parsed<'documents.types.remove'>, { commit, read }: Working): Promise<{ batch: string }> {
  const { name } = typeRow(read, id)
  const { batch } = await commit({ kind: 'documentType.remove', values: { name } }, async ({ write, at }) => {
    const count = write.prepare<[string], { n: number }>('SELECT count(*) AS n FROM document WHERE documentTypeId = ? AND deletedAt IS NULL').get(id)?.n ?? 0
    const before = write.prepare<[string], { n: number }>('SELECT count(*) AS n FROM documentType WHERE successorId = ? AND deletedAt IS NULL').get(id)?.n ?? 0
    if (count + before > 0) throw new Refused('type-in-use', { name, count })
    updateRecord(write, 'documentType', id, { deletedAt: at })
  })
  return { batch }
}
