import { timed, type Case } from '../measure.ts'
import { asker, files } from '../district.ts'

/** Every one of 50,000 records looked at for what is missing, doubtful or out of date. */
export default {
  async ours(folder) {
    const { home, members } = files(folder)
    const { core, ask } = await asker(home, members)
    const { ms } = await timed(() => ask('quality.list', { limit: 50 }))
    await core.close()
    return { ms }
  },
} satisfies Case
