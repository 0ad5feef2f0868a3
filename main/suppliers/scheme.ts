import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { categoryGroups } from '../../shared/suppliers/fields.ts'
import type { Category, Scheme } from '../../shared/suppliers/records.ts'
import { schemeContent, schemeProblem, tierOf, type SchemeContent } from '../../shared/suppliers/scheme.ts'
import type { Working } from '../core/service.ts'
import { coded } from '../database/coded.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord, recordRow, updateRecord } from '../organisations/records.ts'
import { listed } from './codes.ts'

type Row = Tables['supplierScheme'] & { used: number }

const versions = `SELECT s.*, EXISTS (SELECT 1 FROM scoreSheet h WHERE h.schemeId = s.id) OR EXISTS (SELECT 1 FROM publishedList p WHERE p.schemeId = s.id) AS used
  FROM supplierScheme s WHERE s.deletedAt IS NULL`

const toScheme = ({ id, version, name, from, used, content }: Row): Scheme => ({ id, version, name, from, used: used === 1, content: schemeContent.parse(JSON.parse(content)) })

/** All versions of the scheme, the newest first. */
export const readSchemes = (read: Database): Scheme[] => (prepared(read, `${versions} ORDER BY s.version DESC`).all() as Row[]).map(toScheme)

/** A version, whatever became of it. @throws Refused `not-found` */
export function schemeOf(read: Database, id: string): Scheme {
  const row = prepared(read, 'SELECT *, 1 AS used FROM supplierScheme WHERE id = ?').get(id) as Row | undefined
  if (!row) throw new Refused('not-found', { what: 'supplierScheme' })
  return toScheme(row)
}

/** The version in force on a day. @throws Refused `not-found` where there is none */
export function schemeAt(read: Database, at: string): Scheme {
  const row = prepared(read, `${versions} ORDER BY coalesce(s."from", '') <= ? DESC, CASE WHEN coalesce(s."from", '') <= ? THEN s.version ELSE -s.version END DESC LIMIT 1`).get(at, at) as Row | undefined
  if (!row) throw new Refused('not-found', { what: 'supplierScheme' })
  return toScheme(row)
}

/** @throws Refused `scheme-rule` with what is wrong as `problem` */
function checkContent(content: SchemeContent): void {
  const problem = schemeProblem(content)
  if (problem) throw new Refused('scheme-rule', { problem: problem.code, ...problem.values })
}

/** Saves the newest version as long as nothing rests on it, else makes another. */
export async function saveScheme({ id, name, from, content }: Parsed<'suppliers.schemes.save'>, { read, commit, today }: Working) {
  checkContent(content)
  const [newest] = readSchemes(read)
  if (id !== undefined && !readSchemes(read).some(scheme => scheme.id === id)) throw new Refused('not-found', { what: 'supplierScheme' })
  const changes = newest !== undefined && id === newest.id && !newest.used
  const version = changes ? newest.version : (newest?.version ?? 0) + 1
  const begins = from !== undefined ? from : changes ? newest.from : today
  const before = changes ? readSchemes(read)[1] : newest
  if (before?.from && (begins === null || begins < before.from)) throw new Refused('period-order', { from: before.from, to: begins })
  const columns = { name: name ?? newest?.name ?? '', from: begins, content: JSON.stringify(content) }
  const { batch, answer } = await commit({ kind: 'scheme.save', values: { version } }, async ({ write }) => {
    if (!changes) return insertRecord(write, 'supplierScheme', { ...columns, version })
    updateRecord(write, 'supplierScheme', newest.id, columns)
    return newest.id
  })
  return { id: answer, version, made: !changes, batch }
}

type CategoryRow = Tables['supplierCategory'] & { qualifications: number }

/** The categories in their order, with the tier that they have on a day. */
export function readCategories(read: Database, at: string): Category[] {
  const { content } = schemeAt(read, at)
  const rows = prepared(read, `SELECT c.*, (SELECT count(*) FROM qualification q WHERE q.categoryId = c.id AND q.deletedAt IS NULL) AS qualifications FROM supplierCategory c
    WHERE c.deletedAt IS NULL ORDER BY c.position, c.code`).all() as CategoryRow[]
  return rows.map(({ deletedAt: _d, ateco, ...row }) => ({ ...row, group: coded(categoryGroups, row.group) ?? 'services', ateco: listed<string>(ateco), tier: tierOf(content, row.code) }))
}

/** A category's row, also from the bin. @throws Refused `not-found` */
export const categoryRow = (database: Database, id: string): Tables['supplierCategory'] => recordRow(database, 'supplierCategory', id)

export async function saveCategory({ id, fields }: Parsed<'suppliers.categories.save'>, { read, commit }: Working) {
  const stored = id === undefined ? null : categoryRow(read, id)
  const { code = stored?.code, name = stored?.name } = fields
  if (!code || !name) throw new Refused('name-missing', {})
  const other = prepared(read, 'SELECT id FROM supplierCategory WHERE fold(code) = fold(?) AND id <> ? AND deletedAt IS NULL').get(code, id ?? '')
  if (other) throw new Refused('category-code-taken', { code })
  const { ateco, ...rest } = fields
  const columns = { ...rest, ...(ateco ? { ateco: JSON.stringify(ateco) } : {}) }
  const { batch, answer } = await commit({ kind: id === undefined ? 'supplierCategory.create' : 'supplierCategory.save', values: { name: `${code} ${name}` } }, async ({ write }) => {
    if (id === undefined) return insertRecord(write, 'supplierCategory', columns)
    updateRecord(write, 'supplierCategory', id, columns)
    return id
  })
  return { id: answer, batch }
}

/** @throws Refused `category-in-use` */
export async function removeCategory({ id }: { id: string }, { read, commit }: Working) {
  const { code, name } = categoryRow(read, id)
  const { batch } = await commit({ kind: 'supplierCategory.remove', values: { name: `${code} ${name}` } }, async ({ write, at }) => {
    if (prepared(write, 'SELECT 1 FROM qualification WHERE categoryId = ? AND deletedAt IS NULL').get(id)) throw new Refused('category-in-use', { name: `${code} ${name}` })
    updateRecord(write, 'supplierCategory', id, { deletedAt: at })
  })
  return { batch }
}
