import type { Database } from 'better-sqlite3'
import { confidentialPoints } from '../../../shared/meetings/confidential.ts'
import { prepared } from '../../database/prepared.ts'
import { pointsOf } from '../read.ts'

/** The confidential points of all meetings, for what is printed across them. */
export function allConfidentialPoints(database: Database): ReadonlySet<string> {
  const meetings = prepared(database, `SELECT m.id, m.confidential FROM meeting m WHERE m.confidential = 1
    OR EXISTS (SELECT 1 FROM agendaPoint p WHERE p.meetingId = m.id AND p.confidential = 1 AND p.deletedAt IS NULL)`).all() as { id: string; confidential: number }[]
  return new Set(meetings.flatMap(({ id, confidential }) => [...confidentialPoints(confidential === 1, pointsOf(database, id, null))]))
}
