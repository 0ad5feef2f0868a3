import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
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

/** Counts the firms, lets the test write another (by files in a folder, since a worker here may not turn), and counts again. */
function* countedTwice(database: Database, folder: string): Generator<Cell[]> {
  const count = () => [String(database.prepare<[], { n: number }>('SELECT count(*) AS n FROM firm').get()?.n)]
  yield count()
  writeFileSync(join(folder, 'counted'), '')
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let waited = 0; waited < 10_000 && !existsSync(join(folder, 'written')); waited += 10) Atomics.wait(pause, 0, 0, 10)
  yield count()
}

/** What the tests print through a real worker. */
export const deliverables: Record<string, Deliverable> = {
  firms: deliverable(z.strictObject({ language, limit: z.int(), add: z.string().optional() }), (database, { limit, add }) => {
    const rows = database.prepare<[number], { name: string }>('SELECT name FROM firm LIMIT ?').all(limit)
    return paper([table([column], rows.map(row => [`${row.name}${add ?? ''}`]), { sheet: 'Ditte' })])
  }),
  countedTwice: deliverable(z.string(), (database, folder) => paper([table([column], [], { rows: countedTwice(database, folder), rowCount: 2 })])),
  endless: () => paper([table([column], [], { rows: endless(), rowCount: 1_000_000 })]),
  deadly: () => paper([table([column], [], { rows: deadly(), rowCount: 2 })]),
  writing: database => { database.exec('DELETE FROM firm'); return paper([]) },
}
