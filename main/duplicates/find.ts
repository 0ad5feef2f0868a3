import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { duplicateReasons, type DuplicateCandidate, type DuplicatePair, type DuplicateSet } from '../../shared/duplicates.ts'
import { matchName } from '../../shared/folding.ts'
import { normaliseTaxCode } from '../../shared/taxCode.ts'
import { normaliseVat } from '../../shared/vat.ts'
import { registeredSeat } from '../database/fragments.ts'
import { prepared } from '../database/prepared.ts'
import { countLinks } from '../organisations/links.ts'
import type { Working } from '../core/service.ts'
import { blocksOf, duplicateReason, pairKey, pairsIn, setsOf, type Compared } from './pairs.ts'

const seat = registeredSeat('o.id')
const compared = `SELECT o.id, o.matchName, o.vatNumber, o.taxCode, o.rea, s.municipality FROM organisation o ${seat} WHERE o.deletedAt IS NULL`

/** The pairs that a person told apart. */
function distinctPairs(database: Database): Set<string> {
  const rows = prepared(database, 'SELECT organisationId, otherId FROM notDuplicate WHERE deletedAt IS NULL').all() as { organisationId: string; otherId: string }[]
  return new Set(rows.map(({ organisationId, otherId }) => pairKey(organisationId, otherId)))
}

/** What a person tells a record by, among others that look like it. */
export function candidate(database: Database, id: string): DuplicateCandidate {
  const row = prepared(database, `SELECT o.id, o.name, o.vatNumber, o.taxCode, s.municipality, s.province,
    (SELECT coalesce(max(b.at), '') FROM journal j JOIN batch b ON b.id = j.batch WHERE j.recordId = o.id) AS changedAt FROM organisation o ${seat} WHERE o.id = ?`).get(id)
  return { ...(row as Omit<DuplicateCandidate, 'links'>), links: countLinks(database, [id]).reduce((sum, { count }) => sum + count, 0) }
}

const strength = (pairs: readonly DuplicatePair[]) => Math.min(...pairs.map(({ reason }) => duplicateReasons.indexOf(reason)))

type Page = { offset?: number | undefined; limit?: number | undefined }

function page(database: Database, sets: DuplicatePair[][], { offset = 0, limit = 100 }: Page): { total: number; sets: DuplicateSet[] } {
  const shown = sets.slice(offset, offset + limit).map(pairs => ({
    pairs, records: [...new Set(pairs.flatMap(({ first, second }) => [first, second]))].map(id => candidate(database, id)),
  }))
  return { total: sets.length, sets: shown }
}

/** All sets of the workspace, the surest first. */
async function allSets({ read: database, breathe }: Working, at: Page) {
  const seen = distinctPairs(database)
  const blocks = blocksOf(prepared(database, compared).all() as Compared[])
  const pairs: DuplicatePair[] = []
  for (const [index, block] of blocks.entries()) {
    pairs.push(...pairsIn(block, seen))
    await breathe(index, blocks.length, 'organisations.duplicates')
  }
  return page(database, setsOf(pairs).toSorted((a, b) => strength(a) - strength(b)), at)
}

type Like = NonNullable<Parsed<'organisations.duplicates'>['like']>

/** Records like one that is being written, each with the reason; names are compared within those that begin alike. */
function likeOne(database: Database, like: Like, at: Page) {
  const country = like.country ?? 'IT'
  const own: Compared = {
    id: like.id ?? '', matchName: like.name?.trim() ? matchName(like.name) : '', municipality: like.municipality?.trim() || null,
    vatNumber: like.vatNumber?.trim() ? normaliseVat(like.vatNumber, country) : null, taxCode: like.taxCode?.trim() ? normaliseTaxCode(like.taxCode) : null, rea: like.rea?.trim() || null,
  }
  const distinct = distinctPairs(database)
  const near = own.matchName === '' ? '' : own.matchName.slice(0, 3)
  const rows = prepared(database, `${compared} AND (o.vatNumber IN (@vatNumber, @taxCode) OR o.taxCode IN (@taxCode, @vatNumber) OR o.rea = @rea OR (@near <> '' AND o.matchName >= @near AND o.matchName < @near || char(1114111)))`)
    .all({ ...own, near }) as Compared[]
  const pairs = rows.flatMap((row): DuplicatePair[] => {
    const reason = row.id === own.id || distinct.has(pairKey(row.id, own.id)) ? null : duplicateReason(row, own)
    return reason ? [{ first: row.id, second: own.id, reason }] : []
  })
  const sets = pairs.map(pair => [pair]).toSorted((a, b) => strength(a) - strength(b))
  const { offset = 0, limit = 100 } = at
  return { total: sets.length, sets: sets.slice(offset, offset + limit).map(set => ({ pairs: set, records: set.map(({ first }) => candidate(database, first)) })) }
}

/** Sets of records that may be one, of the whole workspace or like one that is being written. */
export const findDuplicates = async ({ like, ...at }: Parsed<'organisations.duplicates'>, context: Working): Promise<{ total: number; sets: DuplicateSet[] }> =>
  (like ? likeOne(context.read, like, at) : allSets(context, at))
