import { searchServices } from '../../../main/core/search.ts'
import { repeated, type Case } from '../measure.ts'
import { crowd, reading } from '../district.ts'

/** The nearest names where nothing is found, over the same records. */
export default {
  async ours(folder) {
    const { context, close } = reading(await crowd(folder))
    const { ms } = await repeated(9, () => searchServices['search.everything']({ text: 'tintorja bisensio' }, context))
    close()
    return { ms }
  },
} satisfies Case
