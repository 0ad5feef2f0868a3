import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { fold } from '../../shared/folding.ts'
import { publishedAs } from '../../shared/suppliers/lifecycle.ts'
import type { Match, MatrixRow } from '../../shared/suppliers/records.ts'
import { heldState } from '../../shared/suppliers/requirements.ts'
import { tierOf } from '../../shared/suppliers/scheme.ts'
import { registeredSeat } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { heldDocuments, knownTypes } from './documents.ts'
import { qualificationsAt, type QualificationAt } from './qualifications.ts'
import { readCategories, schemeAt } from './scheme.ts'

type Need = Parsed<'suppliers.match'>
type Place = { municipality: string | null; province: string | null; country: string; description: string | null }

const placeOf = (read: Database, supplierId: string) => prepared(read, `SELECT s.municipality, s.province, o.country, u.description FROM supplier u JOIN organisation o ON o.id = u.organisationId
  ${registeredSeat('o.id')} WHERE u.id = ?`).get(supplierId) as Place

/** The parts of the qualifications of one supplier that members may see: in force, in which categories, until when. */
const categoriesOf = (own: readonly QualificationAt[]): Match['categories'] => own.flatMap(one => {
  const { categoryId, code, category, categoryEnglish, validUntil } = one
  const state = publishedAs(one)
  return state === null ? [] : [{ id: categoryId, code, name: category, nameEnglish: categoryEnglish, state, validUntil }]
})

const says = (text: string, words: readonly string[]) => { const folded = fold(text); return words.every(word => ` ${folded}`.includes(` ${word}`)) }
const good = (state: string) => state === 'verified' || state === 'received' || state === 'expiring'

/** Who can meet a need, by name: never by score. */
export function matchesOf(read: Database, today: string, { text = '', categoryIds, tier, province, documents = [], at = today, limit = 100 }: Need): Match[] {
  const { content } = schemeAt(read, at)
  const inForce = qualificationsAt(read, at).filter(one => publishedAs(one) !== null)
  const types = knownTypes(read)
  const held = documents.length === 0 ? new Map<string, never>() : heldDocuments(read, types, at, { organisationIds: null, codes: documents })
  const words = fold(text).split(' ').filter(Boolean)
  return [...Map.groupBy(inForce, one => one.supplierId)].flatMap(([supplierId, own]): Match[] => {
    const fits = own.filter(({ categoryId, code }) => (!categoryIds || categoryIds.includes(categoryId)) && (!tier || tierOf(content, code) === tier))
    const [first] = fits
    if (!first) return []
    const place = placeOf(read, supplierId)
    const found = documents.filter(code => held.get(first.organisationId)?.get(code)?.some(document => good(heldState(document))))
    const all = [first.name, place.description, place.municipality, ...own.flatMap(one => [one.code, one.category, one.categoryEnglish])].filter(one => one !== null).join(' ')
    if (found.length < documents.length || (province !== undefined && fold(province) !== fold(place.province ?? '')) || !says(all, words)) return []
    return [{ supplierId, organisationId: first.organisationId, name: first.name, ...place, categories: categoriesOf(fits), documents: found }]
  }).toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, limit)
}

type Named = { supplierId: string; organisationId: string; name: string }

/** Every supplier by name. */
const suppliersByName = (read: Database) => prepared(read, `SELECT u.id AS supplierId, u.organisationId, o.name FROM supplier u JOIN organisation o ON o.id = u.organisationId
  WHERE u.deletedAt IS NULL AND o.deletedAt IS NULL ORDER BY o.sortKey, u.id`).all() as Named[]

/** Suppliers × categories at a day: each supplier once, with the state in each of its categories; those without any stand last. */
export function matrixOf(read: Database, today: string, { at = today, text = '', offset = 0, limit = 100 }: Parsed<'suppliers.matrix'>) {
  const words = fold(text).split(' ').filter(Boolean)
  const bySupplier = Map.groupBy(qualificationsAt(read, at), one => one.supplierId)
  const rows = suppliersByName(read).filter(({ name }) => says(name, words)).map((supplier): MatrixRow => ({
    ...supplier, cells: Object.fromEntries((bySupplier.get(supplier.supplierId) ?? []).map(({ categoryId, id, state, validUntil }) => [categoryId, { qualificationId: id, state, validUntil }])),
  }))
  const empty = ({ cells }: MatrixRow) => Object.keys(cells).length === 0
  const all = [...rows.filter(row => !empty(row)), ...rows.filter(empty)]
  return { total: all.length, categories: readCategories(read, at), rows: all.slice(offset, offset + limit) }
}
