import type { Database } from 'better-sqlite3'
import { v7 as uuid } from 'uuid'
import { Refused } from '../../shared/errors.ts'
import { viewDefinition, type SavedView, type viewProcedures } from '../../shared/views.ts'
import type { NamesOf, Services, Working } from '../core/service.ts'
import type { BatchWriter } from '../database/batch.ts'
import type { Tables } from '../database/tables.ts'
import type { layoutServices } from './layouts.ts'

type Stored = Tables['savedView']

/** A stored view as the window has it; one whose definition this version cannot read shows nothing of its own. */
function shown({ id, name, writerId, definition }: Stored): SavedView[] {
  const parsed = viewDefinition.safeParse(JSON.parse(definition))
  return parsed.success ? [{ id, name, personal: writerId !== null, definition: parsed.data }] : []
}

/** @throws Refused `not-found` where there is none, or another person's */
function viewOf(database: Database, id: string, writer: BatchWriter): Stored {
  const view = database.prepare<[string], Stored>('SELECT * FROM savedView WHERE id = ? AND deletedAt IS NULL').get(id)
  if (!view || (view.writerId !== null && view.writerId !== writer?.id)) throw new Refused('not-found', { what: 'savedView' })
  return view
}

/** Who a view belongs to. @throws Refused `person-missing` where it is to be one's own and nobody writes */
function ownerOf(personal: boolean, writer: BatchWriter): string | null {
  if (!personal) return null
  if (!writer) throw new Refused('person-missing', {})
  return writer.id
}

const nextPlace = (database: Database, grid: string): number =>
  (database.prepare<[string], { next: number }>('SELECT coalesce(max(position), 0) + 1 AS next FROM savedView WHERE grid = ?').get(grid)?.next ?? 1)

export const viewServices: Services<Exclude<NamesOf<typeof viewProcedures>, keyof typeof layoutServices>> = {
  'views.list': ({ grid }, { read, writer }) => ({
    views: read.prepare<[string, string | null], Stored>('SELECT * FROM savedView WHERE grid = ? AND deletedAt IS NULL AND (writerId IS NULL OR writerId = ?) ORDER BY position, id')
      .all(grid, writer?.id ?? null).flatMap(shown),
  }),

  'views.save': async ({ id, grid, name, personal, definition }, { commit, read, writer }: Working) => {
    const stored = id === undefined ? null : viewOf(read, id, writer)
    const called = name ?? stored?.name ?? ''
    if (called === '') throw new Refused('name-missing', {})
    if (!stored && (grid === undefined || definition === undefined)) throw new Refused('bad-input', { fields: [{ path: grid === undefined ? 'grid' : 'definition', code: 'missing' }] })
    const next: Omit<Stored, 'id' | 'deletedAt' | 'position'> = {
      grid: stored?.grid ?? grid ?? '', name: called,
      writerId: stored && personal === undefined ? stored.writerId : ownerOf(personal ?? false, writer),
      definition: definition ? JSON.stringify(definition) : (stored?.definition ?? ''),
    }
    const { batch, answer } = await commit({ kind: 'view.save', values: { name: called } }, async ({ write }) => {
      const own = stored?.id ?? uuid()
      if (stored) write.prepare('UPDATE savedView SET name = ?, writerId = ?, definition = ? WHERE id = ?').run(next.name, next.writerId, next.definition, own)
      else write.prepare('INSERT INTO savedView (id, grid, name, writerId, definition, position) VALUES (?, ?, ?, ?, ?, ?)').run(own, next.grid, next.name, next.writerId, next.definition, nextPlace(write, next.grid))
      return own
    })
    return { id: answer, batch }
  },

  'views.remove': async ({ id }, { commit, read, writer }: Working) => {
    const { name } = viewOf(read, id, writer)
    const { batch } = await commit({ kind: 'view.remove', values: { name } }, async ({ write, at }) => { write.prepare('UPDATE savedView SET deletedAt = ? WHERE id = ?').run(at, id) })
    return { batch }
  },
}
