import Sqlite from 'better-sqlite3'
import { searchServices } from '../../../main/core/search.ts'
import { repeated, type Case } from '../measure.ts'
import { crowd, reading } from '../district.ts'

const texts = ['tintoria', 'rossi ilaria', 'tintoria 77', 'empoli cartiera', 'ilaria']

/** One search over all rooms as it is typed: mean over five texts, of which some fit tens of thousands. */
export default {
  async ours(folder) {
    const { context, close } = reading(await crowd(folder))
    const { ms } = await repeated(9, async () => { for (const text of texts) await searchServices['search.everything']({ text, limit: 12 }, context) })
    close()
    return { ms: ms / texts.length }
  },
  async bare(folder) {
    const database = new Sqlite(await crowd(folder), { readonly: true })
    const query = database.prepare('SELECT e.title FROM search JOIN searchEntry e ON e.id = search.rowid WHERE search MATCH ? ORDER BY rank LIMIT 12')
    const { ms } = await repeated(9, () => { for (const text of texts) query.all(text.split(' ').map(word => `"${word}"*`).join(' ')) })
    database.close()
    return { ms: ms / texts.length }
  },
} satisfies Case
