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
import { byName, qualificationsAt, type QualificationAt } from './qualifications.ts'
import { readCategories, schemeAt } from './scheme.ts'

type Need = Parsed<'suppliers.match'>
type Place = { municipality: string | null; province: string | null; country: string; description: string | null }

/** Where each supplier is, and what it says of itself. */
const placesOf = (read: Database): ReadonlyMap<string, Place> => new Map((prepared(read, `SELECT u.id AS supplierId, s.municipality, s.province, o.country, u.description
  FROM supplier u JOIN organisation o ON o.id = u.organisationId ${registeredSeat('o.id')} WHERE u.deletedAt IS NULL`).all() as (Place & { supplierId: string })[]).map(({ supplierId, ...place }) => [supplierId, place]))

/** The parts of the qualifications of one supplier that members may see: in force, in which categories, until when. */
const categoriesOf = (own: readonly QualificationAt[]): Match['categories'] => own.flatMap(one => {
  const { categoryId, code, category, categoryEnglish, validUntil } = one
  const state = publishedAs(one)
  return state === null ? [] : [{ id: categoryId, code, name: category, nameEnglish: categoryEnglish, state, validUntil }]
})

function says(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const folded = ` ${fold(text)}`
  return words.every(word => folded.includes(` ${word}`))
}
const good = (state: string) => state === 'verified' || state === 'received' || state === 'expiring'

/** Who can meet a need, by name: never by score. */
export function matchesOf(read: Database, today: string, { text = '', categoryIds, tier, province, documents = [], at = today, limit = 100 }: Need): Match[] {
  const { content } = schemeAt(read, at)
  const inForce = qualificationsAt(read, at).filter(one => publishedAs(one) !== null)
  const held = documents.length === 0 ? new Map<string, never>() : heldDocuments(read, knownTypes(read), at, { organisationIds: inForce.map(one => one.organisationId), codes: documents })
  const words = fold(text).split(' ').filter(Boolean)
  const places = placesOf(read)
  const there = province === undefined ? null : fold(province)
  const matches: Match[] = []
  for (const [supplierId, own] of Map.groupBy(inForce.toSorted(byName), one => one.supplierId)) {
    const fits = own.filter(({ categoryId, code }) => (!categoryIds || categoryIds.includes(categoryId)) && (!tier || tierOf(content, code) === tier))
    const [[first], place] = [fits, places.get(supplierId)]
    if (!first || !place || (there !== null && there !== fold(place.province ?? ''))) continue
    const found = documents.filter(code => held.get(first.organisationId)?.get(code)?.some(document => good(heldState(document))))
    const all = [first.name, place.description, place.municipality, ...own.flatMap(one => [one.code, one.category, one.categoryEnglish])].filter(one => one !== null).join(' ')
    if (found.length < documents.length || !says(all, words)) continue
    matches.push({ supplierId, organisationId: first.organisationId, name: first.name, ...place, categories: categoriesOf(fits), documents: found })
    if (matches.length === limit) break
  }
  return matches
}

type Named = { supplierId: string; organisationId: string; name: string }

/** Every supplier by name. */
const suppliersByName = (read: Database) => prepared(read, `SELECT u.id AS supplierId, u.organisationId, o.name FROM supplier u CROSS JOIN organisation o ON o.id = u.organisationId
  WHERE u.deletedAt IS NULL AND o.deletedAt IS NULL ORDER BY o.sortKey, u.id`).all() as Named[]

/** Suppliers × categories at a day: each supplier once, with the state in each of its categories; those without any stand last. */
export function matrixOf(read: Database, today: string, { at = today, text = '', offset = 0, limit = 100 }: Parsed<'suppliers.matrix'>) {
  const words = fold(text).split(' ').filter(Boolean)
  const bySupplier = Map.groupBy(qualificationsAt(read, at), one => one.supplierId)
  const named = suppliersByName(read).filter(({ name }) => says(name, words))
  const all = [...named.filter(({ supplierId }) => bySupplier.has(supplierId)), ...named.filter(({ supplierId }) => !bySupplier.has(supplierId))]
  const toRow = (supplier: Named): MatrixRow => ({
    ...supplier, cells: Object.fromEntries((bySupplier.get(supplier.supplierId) ?? []).map(({ categoryId, id, state, validUntil }) => [categoryId, { qualificationId: id, state, validUntil }])),
  })
  return { total: all.length, categories: readCategories(read, at), rows: all.slice(offset, offset + limit).map(toRow) }
}
