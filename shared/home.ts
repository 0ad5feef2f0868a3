import { z } from 'zod'
import type { Batch } from './history.ts'
import type { ClusterNumbers, Written } from './organisations.ts'
import { id, language, long, place, read } from './procedure.ts'

/** A cluster's numbers, with how many members have a certificate that is in force or still to be verified, the most frequent first. */
export type DistrictNumbers = ClusterNumbers & { byCertificate: readonly { type: string; members: number }[] }

/** What wants to be seen first, at today; documents that end and what is incomplete are asked of their own rooms. */
export type HomeOverview = {
  cluster: { id: string; name: string } | null
  /** No firm, person or body was ever in the workspace. */
  empty: boolean
  /** VAT numbers that fail their check. */
  vatToVerify: number
  /** What was changed since the beginning of yesterday, newest first (at most ten); `count` of all. */
  changes: { since: string; count: number; batches: Batch[] }
  /** Null without a cluster. */
  numbers: DistrictNumbers | null
}

export const homeProcedures = {
  'home.overview': read(() => z.strictObject({ clusterId: id.optional() }), { errors: ['not-found'] }).answers<HomeOverview>(),
  /** The district's numbers with their charts on one page (PDF). */
  'home.export': long(
    () => z.strictObject({ clusterId: id.optional(), language, path: place('write').optional(), preview: z.boolean().optional(), acceptMissing: z.boolean().optional() }),
    { errors: ['not-found', 'missing-glyphs', 'cannot-write', 'disk-full'] },
  ).answers<Written>(),
}
