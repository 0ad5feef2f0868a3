import { readFileSync } from 'node:fs'
import type * as Reader from '../../../main/reader/reader.ts'
import { chooseSheet, proposeReading } from '../../../shared/import.ts'
import { built } from '../built.ts'
import { timed, type Case } from '../measure.ts'
import { files } from '../district.ts'

/** A workbook of 10,000 rows × 14 columns read for a preview: in the reader's own worker, understood cell by cell. */
export default {
  async ours(folder) {
    const { readForeign } = await built<typeof Reader>('reader/reader')
    // as below the program's core, whose workers find there what V8 made of them the last time
    process.env['NODE_COMPILE_CACHE'] = `${folder}/compiled`
    const { ms } = await timed(async () => proposeReading(chooseSheet(await readForeign(files(folder).workbook)), { today: '2026-01-01' }))
    return { ms }
  },
  // its loading is timed too: the reader's worker loads it for each file
  async bare(folder) {
    const { ms } = await timed(async () => {
      const { read, utils } = await import('@e965/xlsx')
      const book = read(readFileSync(files(folder).workbook))
      return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 })
    })
    return { ms }
  },
} satisfies Case
