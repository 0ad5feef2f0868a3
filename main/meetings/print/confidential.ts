import type { Database } from 'better-sqlite3'
import { confidentialPoints } from '../../../shared/meetings/confidential.ts'
import { prepared } from '../../database/prepared.ts'
import { pointsOf } from '../read.ts'

/** The confidential points of all meetings, for what is printed across them; of these meetings also the points that were taken out, whose actions live on. */
export function allConfidentialPoints(database: Database): ReadonlySet<string> {
  const meetings = prepared(database, `SELECT m.id, m.confidential FROM meeting m WHERE m.confidential = 1
    OR EXISTS (SELECT 1 FROM agendaPoint p WHERE p.meetingId = m.id AND p.confidential = 1)`).all() as { id: string; confidential: number }[]
  const gone = prepared(database, 'SELECT id FROM agendaPoint WHERE meetingId = ? AND deletedAt IS NOT NULL')
  return new Set(meetings.flatMap(({ id, confidential }) => [...confidentialPoints(confidential === 1, pointsOf(database, id, null)), ...(gone.all(id) as { id: string }[]).map(point => point.id)]))
}
