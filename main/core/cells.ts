import type { Database } from 'better-sqlite3'
import type { CellHow, CellOutcome, CellResult, CellsAnswer } from '../../shared/cells.ts'
import type { Working } from './service.ts'

/** What a room makes of changes to cells of its list, against the stored records of a connection. */
export type CellsPlan<Result extends CellResult> = {
  /** In the order of the changes. */
  cells: Result[]
  /** Writes what changes, over the same connection. */
  writes: (() => void)[]
  /** What the first changed record is called, for the words of the batch. */
  name: string
}

function counted(cells: readonly CellResult[]): Record<CellOutcome, number> {
  const counts: Record<CellOutcome, number> = { changed: 0, same: 0, refused: 0, stale: 0 }
  for (const { outcome } of cells) counts[outcome]++
  return counts
}

/**
 * Changes cells of a list as one batch: the plan is made against what is committed, and, where anything changes and this is no dry run, made again
 * inside the batch and written.
 */
export async function changeCells<Result extends CellResult>(
  { how, dryRun }: { how: CellHow; dryRun?: boolean | undefined }, { read, commit }: Working, plan: (database: Database) => CellsPlan<Result>,
): Promise<CellsAnswer<Result>> {
  const first = plan(read)
  const counts = counted(first.cells)
  if (dryRun || counts.changed === 0) return { batch: null, cells: first.cells, counts }
  const { batch, answer } = await commit({ kind: `cells.${how}`, values: { count: counts.changed, name: first.name } }, async ({ write, breathe }) => {
    const { cells, writes } = plan(write)
    for (const [index, one] of writes.entries()) {
      one()
      await breathe(index, writes.length)
    }
    return cells
  })
  const written = counted(answer)
  return { batch: written.changed > 0 ? batch : null, cells: answer, counts: written }
}
