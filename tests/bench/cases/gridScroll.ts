import { bareGrid, ourGrid, scrolling } from '../grids.ts'
import type { Case } from '../measure.ts'

/** The main thread's work for a frame of scrolling 50,000 × 20, with pages from the core, against the bare grid with all rows at hand. */
export default {
  async ours(folder) {
    const window = await ourGrid(folder)
    const ms = await scrolling(window.page)
    await window.close()
    return { ms }
  },
  async bare(folder) {
    const { page, close } = await bareGrid(folder)
    const ms = await scrolling(page)
    await close()
    return { ms }
  },
} satisfies Case
