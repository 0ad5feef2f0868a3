import { bareGrid, ourGrid, drawing } from '../grids.ts'
import type { Case } from '../measure.ts'

/** The main thread’s work for a step of drawing a selection over 50,000 × 20, against the bare grid with the library’s cell selection. */
export default {
  async ours(folder) {
    const window = await ourGrid(folder)
    const ms = await drawing(window.page)
    await window.close()
    return { ms }
  },
  async bare(folder) {
    const { page, close } = await bareGrid(folder)
    const ms = await drawing(page)
    await close()
    return { ms }
  },
} satisfies Case
