import { z } from 'zod'
import { deliverable, type Deliverable } from '../../main/press/deliverable.ts'
import type { Cell } from '../../shared/paper.ts'
import { language } from '../../shared/procedure.ts'
import { paper, table } from './papers.ts'

const column = { title: 'Nome', kind: 'text' as const, width: 20 }

function* endless(): Generator<Cell[]> {
  for (let i = 0; ; i++) yield [`riga ${i}`]
}

function* deadly(): Generator<Cell[]> {
  yield ['prima']
  process.exit(3)
}

/** What the tests print through a real worker. */
export const deliverables: Record<string, Deliverable> = {
  firms: deliverable(z.strictObject({ language, limit: z.int(), add: z.string().optional() }), (database, { limit, add }) => {
    const rows = database.prepare<[number], { name: string }>('SELECT name FROM firm LIMIT ?').all(limit)
    return paper([table([column], rows.map(row => [`${row.name}${add ?? ''}`]), { sheet: 'Ditte' })])
  }),
  endless: () => paper([table([column], [], { rows: endless(), rowCount: 1_000_000 })]),
  deadly: () => paper([table([column], [], { rows: deadly(), rowCount: 2 })]),
  writing: database => { database.exec('DELETE FROM firm'); return paper([]) },
}
