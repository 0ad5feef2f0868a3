import { supplierServices } from '../../../main/suppliers/services.ts'
import { repeated, type Case } from '../measure.ts'
import { reading, supplied } from '../district.ts'

/** The slowest of the screens of the suppliers' room, over 2,000 suppliers with eight documents each. */
export default {
  async ours(folder) {
    const { context, close } = reading(await supplied(folder))
    const [row] = (await supplierServices['suppliers.list']({ limit: 1 }, context)).rows
    const screens = [
      () => supplierServices['suppliers.list']({ limit: 100 }, context), () => supplierServices['suppliers.groups']({ by: 'state' }, context), () => supplierServices['suppliers.proposals']({}, context),
      () => supplierServices['suppliers.overview']({}, context), () => supplierServices['suppliers.matrix']({}, context), () => supplierServices['suppliers.get']({ id: row?.supplierId }, context),
    ]
    const times = []
    for (const screen of screens) times.push((await repeated(9, screen)).ms)
    close()
    return { ms: Math.max(...times) }
  },
} satisfies Case
