import type { Database } from 'better-sqlite3'
import { prepared } from '../../database/prepared.ts'

const hidden = `WITH RECURSIVE hidden(id) AS (
  SELECT p.id FROM agendaPoint p JOIN meeting m ON m.id = p.meetingId WHERE p.confidential = 1 OR m.confidential = 1
  UNION SELECT c.id FROM agendaPoint c JOIN hidden h ON c.parentId = h.id) SELECT id FROM hidden`

/** The points that are confidential, themselves, by a point above them or by their meeting. */
export const confidentialPoints = (database: Database): ReadonlySet<string> => new Set((prepared(database, hidden).all() as { id: string }[]).map(({ id }) => id))
