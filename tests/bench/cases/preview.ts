import { rmSync } from 'node:fs'
import { timed, type Case } from '../measure.ts'
import { asker, files } from '../district.ts'

/** The whole preview of that workbook: read, understood, compared with the register, stored, answered. */
export default {
  async ours(folder) {
    const { home, workbook } = files(folder)
    const file = `${folder}/preview-${process.pid}.desk`
    const { core, ask } = await asker(home, file)
    await ask('workspace.create', {})
    const { ms } = await timed(() => ask('members.import.preview', { file: workbook }))
    await core.close()
    for (const side of ['', '.lock']) rmSync(file + side, { force: true })
    return { ms }
  },
} satisfies Case
