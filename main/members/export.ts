import { Refused } from '../../shared/errors.ts'
import type { Services } from '../core/service.ts'
import { clusterOf, readOrganisation } from '../organisations/read.ts'
import { fileName } from '../press/fileName.ts'

export const exportServices: Services<'members.export'> = {
  'members.export': ({ path, preview, acceptMissing, ...input }, { read, today, print }) => {
    const at = input.at ?? today
    if (input.kind === 'sheet') {
      if (input.organisationId === undefined) throw new Refused('not-found', { what: 'organisation' })
      const { name } = readOrganisation(read, input.organisationId)
      if (input.format !== 'pdf') throw new Refused('bad-input', { fields: [{ path: 'format', code: 'sheet-is-pdf' }] })
      const job = { deliverable: 'members.sheet', input: { ...input, at, today }, format: input.format, acceptMissing: acceptMissing ?? false } as const
      return print(job, { path, preview, name: fileName(input.language, 'sheet', name, at, input.format) })
    }
    const cluster = clusterOf(read, input.clusterId)
    const job = { deliverable: 'members.list', input: { ...input, clusterId: cluster.id, at, today }, format: input.format, acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(input.language, 'list', cluster.name, at, input.format) })
  },
}
