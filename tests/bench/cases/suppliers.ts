import { supplierServices } from '../../../main/suppliers/services.ts'
import { repeated, type Case } from '../measure.ts'
import { reading, supplied } from '../district.ts'

/** The slowest of the screens of the suppliers' room, over 2,000 suppliers with eight documents each. */
export default {
  async ours(folder) {
    const { context, close } = reading(await supplied(folder))
    const ask = supplierServices
    const [row] = (await ask['suppliers.list']({ limit: 1 }, context)).rows
    const need = { text: 'lavorazioni', documents: ['DURC', 'VIS'] }
    const screens = [
      () => ask['suppliers.list']({ limit: 100 }, context), () => ask['suppliers.list']({ limit: 100, text: 'tintoria' }, context), () => ask['suppliers.list']({ limit: 40, state: 'qualified', sort: 'since' }, context),
      () => ask['suppliers.groups']({ by: 'state' }, context), () => ask['suppliers.proposals']({}, context), () => ask['suppliers.overview']({}, context), () => ask['suppliers.ending']({ days: 60 }, context), () => ask['suppliers.matrix']({ limit: 100 }, context),
      () => ask['suppliers.match']({}, context), () => ask['suppliers.match'](need, context), () => ask['suppliers.get']({ id: row?.supplierId }, context), () => ask['suppliers.publications.get']({ anew: true }, context),
    ]
    const times = []
    for (const screen of screens) times.push((await repeated(9, screen)).ms)
    close()
    return { ms: Math.max(...times) }
  },
} satisfies Case
