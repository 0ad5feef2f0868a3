import { timed, type Case } from '../measure.ts'
import { asker, files } from '../district.ts'

/** Duplicates among 50,000 records, by number, name and place. */
export default {
  async ours(folder) {
    const { home, members } = files(folder)
    const { core, ask } = await asker(home, members)
    const { ms } = await timed(() => ask('organisations.duplicates', { limit: 25 }))
    await core.close()
    return { ms }
  },
} satisfies Case
