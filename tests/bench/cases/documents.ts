import { documentServices } from '../../../main/documents/services.ts'
import { documentStates } from '../../../shared/documents.ts'
import { repeated, type Case } from '../measure.ts'
import { reading, supplied } from '../district.ts'

/** The slowest way to ask for the list of documents by their state or days, over 16,000 of them. */
export default {
  async ours(folder) {
    const { context, close } = reading(await supplied(folder))
    const list = documentServices['documents.list']
    const current = documentStates.filter(state => state !== 'replaced' && state !== 'rejected')
    const asked: Parameters<typeof list>[0][] = [
      { filter: { state: current }, sort: 'endsOn' }, { filter: { state: ['expired'] } }, { filter: { daysLeft: { to: 60 } }, sort: 'endsOn' },
      { filter: { endsOn: { from: '2026-01-01', to: '2026-07-01' } }, sort: '-endsOn' },
    ]
    const times = []
    for (const one of asked) times.push((await repeated(9, () => list({ ...one, limit: 100 }, context))).ms)
    close()
    return { ms: Math.max(...times) }
  },
} satisfies Case
