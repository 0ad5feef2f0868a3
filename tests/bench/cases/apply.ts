import type * as CoreModule from '../../../main/core/core.ts'
import { rmSync } from 'node:fs'
import { timed, type Case } from '../measure.ts'
import { built } from '../built.ts'
import { asker, files } from '../district.ts'

/** Applying 10,000 new rows: checked again, five records each, journal and search index, one transaction, a backup before. */
export default {
  async ours(folder) {
    const { home, workbook } = files(folder)
    const file = `${folder}/apply-${process.pid}.desk`
    const { startCore } = await built<typeof CoreModule>('core/core')
    const { core, ask } = await asker(home, file, startCore)
    await ask('workspace.create', {})
    const { session } = await ask('members.import.preview', { file: workbook })
    const { ms } = await timed(() => ask('members.import.apply', { session }))
    await core.close()
    for (const side of ['', '.lock']) rmSync(file + side, { force: true })
    return { ms }
  },
} satisfies Case
