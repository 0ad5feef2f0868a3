import type { homeProcedures } from '../../shared/home.ts'
import type { NamesOf, Services } from '../core/service.ts'
import { toBatch } from '../core/history.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { clusterOf } from '../organisations/read.ts'
import { addDays } from '../../shared/periods.ts'
import { districtNumbers } from './numbers.ts'
import { fileName } from '../press/fileName.ts'

/** The beginning of a day on this computer's clock, as an instant. */
const beginningOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString()

/** So many of the newest changes are shown. */
const newest = 10

export const homeServices: Services<NamesOf<typeof homeProcedures>> = {
  'home.overview': ({ clusterId }, { read, today }) => {
    const since = beginningOf(addDays(today, -1))
    const has = prepared(read, 'SELECT 1 FROM cluster WHERE deletedAt IS NULL LIMIT 1').get() !== undefined
    const cluster = has || clusterId !== undefined ? clusterOf(read, clusterId) : null
    return {
      cluster,
      empty: prepared(read, 'SELECT 1 FROM organisation UNION ALL SELECT 1 FROM person UNION ALL SELECT 1 FROM body LIMIT 1').get() === undefined,
      vatToVerify: (prepared(read, 'SELECT count(*) AS n FROM organisation WHERE vatToVerify = 1 AND deletedAt IS NULL').get() as { n: number }).n,
      changes: {
        since,
        count: (prepared(read, 'SELECT count(*) AS n FROM batch WHERE at >= ?').get(since) as { n: number }).n,
        batches: (prepared(read, 'SELECT * FROM batch WHERE at >= ? ORDER BY id DESC LIMIT ?').all(since, newest) as Tables['batch'][]).map(toBatch),
      },
      numbers: cluster && districtNumbers(read, cluster.id, today),
    }
  },

  'home.export': ({ clusterId, language, path, preview, acceptMissing }, { read, today, print }) => {
    const cluster = clusterOf(read, clusterId)
    const job = { deliverable: 'home.district', input: { language, clusterId: cluster.id, today }, format: 'pdf', acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(language, 'district', cluster.name, today, 'pdf') })
  },
}
