import type { draftProcedures } from '../../shared/history.ts'
import { ownerId } from '../database/batch.ts'
import type { Tables } from '../database/tables.ts'
import type { NamesOf, Services } from './service.ts'

export const draftServices: Services<NamesOf<typeof draftProcedures>> = {
  'drafts.save': async ({ document, value }, { keep, writer }) => {
    await keep(write => write.prepare(`INSERT INTO draft (document, writerId, value, at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at`).run(document, ownerId(writer), JSON.stringify(value ?? null), new Date().toISOString()))
    return {}
  },
  'drafts.read': ({ document }, { read, writer }) => {
    const row = read.prepare<[string, string], Tables['draft']>('SELECT * FROM draft WHERE document = ? AND writerId = ?').get(document, ownerId(writer))
    return { value: row ? (JSON.parse(row.value) as unknown) : null, at: row?.at ?? null }
  },
  'drafts.drop': async ({ document }, { keep, writer }) => {
    await keep(write => write.prepare('DELETE FROM draft WHERE document = ? AND writerId = ?').run(document, ownerId(writer)))
    return {}
  },
}
