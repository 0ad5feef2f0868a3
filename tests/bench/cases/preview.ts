import { readFileSync, rmSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { timed, type Case } from '../measure.ts'
import { asker, files } from '../district.ts'

/** Reading a workbook of 10,000 rows for a preview: read, understood, compared with the register, stored. */
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
  async bare(folder) {
    const { workbook } = files(folder)
    const { ms } = await timed(() => {
      const book = read(readFileSync(workbook))
      return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 })
    })
    return { ms }
  },
} satisfies Case
