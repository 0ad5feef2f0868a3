import { Refused } from '../../shared/errors.ts'
import type { Service } from '../core/service.ts'
import { fileName } from '../press/fileName.ts'
import { referenceClusters } from './reference.ts'

/** The card of a cluster of ours, or of a described one. */
export const exportCard: Service<'clusters.export'> = ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
  const own = input.id === undefined ? undefined
    : read.prepare<[string], { name: string }>('SELECT name FROM cluster WHERE id = ? AND deletedAt IS NULL').get(input.id)
  const described = input.reference === undefined ? undefined : referenceClusters(input.language).find(cluster => cluster.id === input.reference)
  const name = own?.name ?? described?.name
  if (name === undefined) throw new Refused('not-found', { what: 'cluster' })
  const job = { deliverable: 'clusters.card', input: { ...input, today }, format: 'pdf', acceptMissing: acceptMissing ?? false } as const
  return print(job, { path, preview, name: fileName(input.language, 'card', name, today, 'pdf') })
}
