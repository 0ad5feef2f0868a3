import { listLayout, type ListLayout } from '../../shared/views.ts'
import type { Services, Working } from '../core/service.ts'
import { ownerId } from '../database/batch.ts'
import type { Tables } from '../database/tables.ts'

/** What this version cannot read is as if nothing were kept. */
function keptLayout({ grid, layout }: Pick<Tables['listLayout'], 'grid' | 'layout'>): [string, ListLayout][] {
  const parsed = listLayout.safeParse(JSON.parse(layout))
  return parsed.success ? [[grid, parsed.data]] : []
}

/** Apart from the views: the first screen waits for them, and needs no other room. */
export const layoutServices: Services<'views.layouts' | 'views.layouts.save'> = {
  'views.layouts': (_input, { read, writer }) => ({
    layouts: Object.fromEntries(read.prepare<[string], Tables['listLayout']>('SELECT * FROM listLayout WHERE writerId = ?').all(ownerId(writer)).flatMap(keptLayout)),
  }),

  'views.layouts.save': async ({ grid, layout }, { keep, writer }: Working) => {
    await keep(write => write.prepare('INSERT INTO listLayout (writerId, grid, layout) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET layout = excluded.layout').run(ownerId(writer), grid, JSON.stringify(layout)))
    return {}
  },
}
