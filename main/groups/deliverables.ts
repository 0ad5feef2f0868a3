import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Paper } from '../../shared/paper.ts'
import { day, id, language } from '../../shared/procedure.ts'
import type { Service } from '../core/service.ts'
import { registerFunctions } from '../database/functions.ts'
import { clusterOf } from '../organisations/read.ts'
import { deliverable } from '../press/deliverable.ts'
import { fileName } from '../press/fileName.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { bodyRow } from './read.ts'
import { stakeholderPaper } from './stakeholderPaper.ts'
import { listRelations, listStakeholders } from './stakeholders.ts'

const input = z.object({ language, clusterId: id, bodyId: id.optional(), at: day })

function stakeholders(database: Database, { language: in_, clusterId, bodyId, at }: z.infer<typeof input>): Paper {
  registerFunctions(database)
  const asked = { clusterId, bodyId, at }
  return stakeholderPaper({
    language: in_, letterhead: letterhead(database), changedAt: changedAt(database), asOf: at, cluster: clusterOf(database, clusterId).name, body: bodyId === undefined ? null : bodyRow(database, bodyId).name,
    stakeholders: listStakeholders(database, asked), matrix: listRelations(database, asked),
  })
}

/** What this room hands to the press. */
export const groupDeliverables = { 'groups.stakeholders': deliverable(input, stakeholders) }

/** Prints grid, list and relations of the stakeholders of a cluster. */
export const exportStakeholders: Service<'groups.stakeholders.export'> = ({ format, path, preview, acceptMissing, at: asked, ...rest }, { read, print, today }) => {
  const at = asked ?? today
  const of = rest.bodyId === undefined ? clusterOf(read, rest.clusterId).name : bodyRow(read, rest.bodyId).name
  return print({ deliverable: 'groups.stakeholders', input: { ...rest, at }, format, acceptMissing: acceptMissing ?? false }, { path, preview, name: fileName(rest.language, 'stakeholders', of, at, format) })
}
