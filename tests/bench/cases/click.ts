import type * as CoreModule from '../../../main/core/core.ts'
import { built } from '../built.ts'
import { asker, files } from '../district.ts'
import type { Case } from '../measure.ts'

/** The slowest answer to a click (a page of the list, which stands on the screen when the export begins) while a PDF of 5,000 rows is being printed, by the core as it ships. */
export default {
  async ours(folder) {
    const { home, members } = files(folder)
    const { startCore } = await built<typeof CoreModule>('core/core')
    const { core, ask } = await asker(home, members, startCore)
    await ask('members.list', { limit: 100 })
    let printing = true
    const exported = ask('members.export', {
      kind: 'list', format: 'pdf', language: 'it', path: `${folder}/click-${process.pid}.pdf`, filter: { name: { contains: 'tintoria' }, employees: { from: 0, to: 150 } },
    }).finally(() => { printing = false })
    let slowest = 0
    while (printing) {
      const started = performance.now()
      await ask('members.list', { text: 'tintoria 77' })
      slowest = Math.max(slowest, performance.now() - started)
      await new Promise(resolve => { setTimeout(resolve, 20) })
    }
    await exported
    await core.close()
    return { ms: slowest }
  },
} satisfies Case
