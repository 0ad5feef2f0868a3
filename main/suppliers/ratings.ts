import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { ratingSummary, type Rating, type RatingSummary } from '../../shared/suppliers/scoring.ts'
import type { Acting } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import { insertRecord, updateRecord } from '../organisations/records.ts'
import { checkMember } from './roles.ts'

type Stored = Rating & { id: string; rater: string; name: string; year: number }

const ratingsOf = (read: Database, supplierId: string, from: number, to: number) => prepared(read, `SELECT r.id, r.organisationId AS rater, o.name, r.year, r.quality, r.delivery, r.service
  FROM supplierRating r JOIN organisation o ON o.id = r.organisationId WHERE r.supplierId = ? AND r.year BETWEEN ? AND ? AND r.deletedAt IS NULL ORDER BY r.year DESC, o.sortKey`).all(supplierId, from, to) as Stored[]

/** The members' ratings of a supplier in the year of a day and the one before; hidden where too few rated. */
export const ratingsAt = (read: Database, supplierId: string, raters: number, at: string): RatingSummary =>
  ratingSummary(ratingsOf(read, supplierId, Number(at.slice(0, 4)) - 1, Number(at.slice(0, 4))), raters)

/** Who rated in which year, never what. */
export const ratersOf = (read: Database, supplierId: string) =>
  ratingsOf(read, supplierId, 0, 9999).map(({ id, rater, name, year }) => ({ id, organisationId: rater, name, year }))

/** A mean under this is poor. */
const poor = 2.5

function isPoor({ means }: RatingSummary): boolean {
  const known = means === null ? [] : Object.values(means).filter(mean => mean !== null)
  return known.length > 0 && known.reduce((sum, mean) => sum + mean, 0) / known.length < poor
}

/** The later of two years that follow each other, up to a year, in both of which enough members rated poorly; null where there are none. */
export function poorYears(read: Database, supplierId: string, raters: number, year: number): number | null {
  const bad = (one: number) => isPoor(ratingSummary(ratingsOf(read, supplierId, one, one), raters))
  return [year, year - 1].find(later => bad(later) && bad(later - 1)) ?? null
}

/** A member's rating of a year, one for each member and year. */
export async function saveRating({ supplierId, organisationId, fields, remove }: Parsed<'suppliers.ratings.save'>, { read, commit }: Acting) {
  const { supplier, memberId } = checkMember(read, supplierId, organisationId)
  const known = prepared(read, 'SELECT id FROM supplierRating WHERE supplierId = ? AND organisationId = ? AND year = ? AND deletedAt IS NULL').get(supplierId, memberId, fields.year) as { id: string } | undefined
  if (remove && !known) throw new Refused('not-found', { what: 'supplierRating' })
  const { batch } = await commit({ kind: 'rating.save', values: { name: supplier } }, async ({ write, at }) => {
    if (known) updateRecord(write, 'supplierRating', known.id, remove ? { deletedAt: at } : fields)
    else insertRecord(write, 'supplierRating', { ...fields, supplierId, organisationId: memberId })
  })
  return { batch }
}

/** A member names a supplier of its, once. */
export async function saveNaming({ supplierId, organisationId, namedOn, remove }: Parsed<'suppliers.namings.save'>, { read, commit, today }: Acting) {
  const { supplier, member, memberId } = checkMember(read, supplierId, organisationId)
  const known = prepared(read, 'SELECT id FROM supplierNaming WHERE supplierId = ? AND organisationId = ? AND deletedAt IS NULL').get(supplierId, memberId) as { id: string } | undefined
  if (remove && !known) throw new Refused('not-found', { what: 'supplierNaming' })
  const { batch } = await commit({ kind: 'naming.save', values: { name: supplier, member } }, async ({ write, at }) => {
    if (known) updateRecord(write, 'supplierNaming', known.id, remove ? { deletedAt: at } : { namedOn })
    else insertRecord(write, 'supplierNaming', { supplierId, organisationId: memberId, namedOn: namedOn ?? today })
  })
  return { batch }
}
