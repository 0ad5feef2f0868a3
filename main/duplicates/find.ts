import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { duplicateReasons, type DuplicateCandidate, type DuplicatePair, type DuplicateReason, type DuplicateSet } from '../../shared/duplicates.ts'
import { matchName } from '../../shared/folding.ts'
import { normaliseTaxCode } from '../../shared/taxCode.ts'
import { normaliseVat } from '../../shared/vat.ts'
import { registeredSeat } from '../database/fragments.ts'
import { toldApart, type Mergeable } from '../database/merged.ts'
import { prepared } from '../database/prepared.ts'
import { countLinks } from '../organisations/links.ts'
import type { Working } from '../core/service.ts'
import { blocksOf, duplicateReason, pairKey, pairsIn, setsOf, type Compared } from './pairs.ts'
import { pairColumns } from './unite.ts'

const seat = registeredSeat('o.id')
const compared = `SELECT o.id, o.matchName, o.vatNumber, o.taxCode, o.rea, s.municipality FROM organisation o ${seat} WHERE o.deletedAt IS NULL`

/** What a person tells a record by, among others that look like it. */
export function candidate(database: Database, id: string): DuplicateCandidate {
  const row = prepared(database, `SELECT o.id, o.name, o.vatNumber, o.taxCode, s.municipality, s.province,
    (SELECT coalesce(max(b.at), '') FROM journal j JOIN batch b ON b.id = j.batch WHERE j.recordId = o.id) AS changedAt FROM organisation o ${seat} WHERE o.id = ?`).get(id)
  return { ...(row as Omit<DuplicateCandidate, 'links'>), links: countLinks(database, [id]).reduce((sum, { count }) => sum + count, 0) }
}

type Page = { offset?: number | undefined; limit?: number | undefined }

/** What to look for in a kind of record: the blocks to compare within, the reasons from the surest on, and what each record is told by. */
export type Search<C extends { id: string }, R extends string, D> = {
  table: Mergeable
  blocks: readonly (readonly C[])[]
  reasonOf: (a: C, b: C) => R | null
  reasons: readonly R[]
  candidate: (id: string) => D
}

/** The pairs of a kind of record that a person told apart. */
function distinctPairs(database: Database, table: Mergeable): Set<string> {
  const [first, second] = pairColumns(database, table)
  const rows = prepared(database, `SELECT "${first}" AS a, "${second}" AS b FROM ${toldApart[table]} WHERE deletedAt IS NULL`).all() as { a: string; b: string }[]
  return new Set(rows.map(({ a, b }) => pairKey(a, b)))
}

const strength = <R extends string>(pairs: readonly DuplicatePair<R>[], reasons: readonly R[]) => Math.min(...pairs.map(({ reason }) => reasons.indexOf(reason)))

/** All sets of the workspace, the surest first; a page of them. */
export async function allSets<C extends { id: string }, R extends string, D>(
  { read, breathe }: Working, { table, blocks, reasonOf, reasons, candidate: tell }: Search<C, R, D>, { offset = 0, limit = 100 }: Page,
): Promise<{ total: number; sets: DuplicateSet<D, R>[] }> {
  const seen = distinctPairs(read, table)
  const pairs: DuplicatePair<R>[] = []
  for (const [index, block] of blocks.entries()) {
    pairs.push(...pairsIn(block, seen, reasonOf))
    await breathe(index, blocks.length, `${table === 'person' ? 'people' : 'organisations'}.duplicates`)
  }
  const sets = setsOf(pairs).toSorted((a, b) => strength(a, reasons) - strength(b, reasons))
  return { total: sets.length, sets: sets.slice(offset, offset + limit).map(set => ({ pairs: set, records: [...new Set(set.flatMap(({ first, second }) => [first, second]))].map(tell) })) }
}

type Like = NonNullable<Parsed<'organisations.duplicates'>['like']>

/** Records like one that is being written, each with the reason; names are compared within those that begin alike. */
function likeOne(database: Database, like: Like, at: Page) {
  const country = like.country ?? 'IT'
  const own: Compared = {
    id: like.id ?? '', matchName: like.name?.trim() ? matchName(like.name) : '', municipality: like.municipality?.trim() || null,
    vatNumber: like.vatNumber?.trim() ? normaliseVat(like.vatNumber, country) : null, taxCode: like.taxCode?.trim() ? normaliseTaxCode(like.taxCode) : null, rea: like.rea?.trim() || null,
  }
  const distinct = distinctPairs(database, 'organisation')
  const near = own.matchName === '' ? '' : own.matchName.slice(0, 3)
  const rows = prepared(database, `${compared} AND (o.vatNumber IN (@vatNumber, @taxCode) OR o.taxCode IN (@taxCode, @vatNumber) OR o.rea = @rea OR (@near <> '' AND o.matchName >= @near AND o.matchName < @near || char(1114111)))`)
    .all({ ...own, near }) as Compared[]
  const pairs = rows.flatMap((row): DuplicatePair[] => {
    const reason = row.id === own.id || distinct.has(pairKey(row.id, own.id)) ? null : duplicateReason(row, own)
    return reason ? [{ first: row.id, second: own.id, reason }] : []
  })
  const sets = pairs.map(pair => [pair]).toSorted((a, b) => strength(a, duplicateReasons) - strength(b, duplicateReasons))
  const { offset = 0, limit = 100 } = at
  return { total: sets.length, sets: sets.slice(offset, offset + limit).map(set => ({ pairs: set, records: set.map(({ first }) => candidate(database, first)) })) }
}

const firms = (database: Database): Search<Compared, DuplicateReason, DuplicateCandidate> => ({
  table: 'organisation', blocks: blocksOf(prepared(database, compared).all() as Compared[]), reasonOf: duplicateReason, reasons: duplicateReasons, candidate: id => candidate(database, id),
})

/** Sets of records that may be one, of the whole workspace or like one that is being written. */
export const findDuplicates = async ({ like, ...at }: Parsed<'organisations.duplicates'>, context: Working): Promise<{ total: number; sets: DuplicateSet[] }> =>
  (like ? likeOne(context.read, like, at) : allSets(context, firms(context.read), at))
