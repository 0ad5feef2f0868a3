import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Refused } from '../../shared/errors.ts'
import type { Paper } from '../../shared/paper.ts'
import { day, language } from '../../shared/procedure.ts'
import { registerFunctions } from '../database/functions.ts'
import type { Tables } from '../database/tables.ts'
import { deliverable } from '../press/deliverable.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { clusterNumbers } from './numbers.ts'
import { clusterCardPaper, referenceCardPaper } from './papers.ts'
import { referenceClusters } from './reference.ts'

const cardInput = z.object({ language, id: z.string().optional(), reference: z.string().optional(), today: day })

function card(database: Database, { language: in_, id, reference, today }: z.infer<typeof cardInput>): Paper {
  registerFunctions(database)
  const printing = { language: in_, letterhead: letterhead(database), asOf: today, changedAt: changedAt(database) }
  if (reference !== undefined) {
    const cluster = referenceClusters(in_).find(known => known.id === reference)
    if (!cluster) throw new Refused('not-found', { what: 'cluster' })
    return referenceCardPaper({ ...printing, cluster })
  }
  const cluster = database.prepare<[string], Tables['cluster']>('SELECT * FROM cluster WHERE id = ? AND deletedAt IS NULL').get(id ?? '')
  if (!cluster) throw new Refused('not-found', { what: 'cluster' })
  return clusterCardPaper({ ...printing, cluster, numbers: clusterNumbers(database, cluster.id, today) })
}

/** What this room hands to the press. */
export const organisationDeliverables = { 'clusters.card': deliverable(cardInput, card) }
