import type { Database } from 'better-sqlite3'
import { words, type Words } from '../../../shared/language.ts'
import { dayOf } from '../../../shared/meetings/clock.ts'
import { confidentialPoints } from '../../../shared/meetings/confidential.ts'
import type { Written } from '../../../shared/organisations.ts'
import { exportFolder, freePath } from '../../core/places.ts'
import type { Service } from '../../core/service.ts'
import { prepared } from '../../database/prepared.ts'
import { bodyRow } from '../../groups/read.ts'
import { writeAppointments, type Appointment } from '../../press/calendar.ts'
import { fileName } from '../../press/fileName.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { pointsOf } from '../read.ts'
import { meetingRow, type MeetingTable } from '../rows.ts'

/** Minutes of a meeting whose end nobody planned. */
const usualMinutes = 120

function endOf({ startsAt, plannedEndAt }: MeetingTable, planned: number): { endsAt: string } | { minutes: number } {
  if (plannedEndAt !== null && plannedEndAt > startsAt) return { endsAt: plannedEndAt }
  return { minutes: planned > 0 ? planned : usualMinutes }
}

/** Calendars are shared: of a confidential meeting only when and where, of a confidential point only its number. */
function appointmentOf(read: Database, row: MeetingTable, t: Words): Appointment {
  const body = bodyRow(read, row.bodyId).name
  const points = pointsOf(read, row.id, null)
  const secret = confidentialPoints(row.confidential === 1, points)
  const description = row.confidential === 1 ? t('meetingPapers:calendar.confidential') : points.map(({ id, number, title }) => `${number}. ${secret.has(id) ? t('meetingPapers:confidentialPoint') : title}`).join('\n')
  return {
    id: `meeting-${row.id}`, startsAt: row.startsAt, ...endOf(row, points.reduce((sum, { plannedMinutes }) => sum + (plannedMinutes ?? 0), 0)), summary: row.title && row.confidential !== 1 ? `${body}: ${row.title}` : body,
    location: [row.place, row.link].filter(Boolean).join(' · ') || null, description,
  }
}

const toCome = `SELECT * FROM meeting WHERE deletedAt IS NULL AND state IN ('planned', 'convened', 'open') AND startsAt >= @today AND (@bodyId IS NULL OR bodyId = @bodyId) ORDER BY startsAt, id`

/** One meeting, or those to come, as a calendar file. */
export const writeMeetingCalendar: Service<'meetings.calendar'> = ({ language, meetingId, bodyId, path: chosen }, { read, today }): Written => {
  const t = words(language)
  const rows = meetingId === undefined ? (prepared(read, toCome).all({ today, bodyId: bodyId ?? null }) as MeetingTable[]) : [meetingRow(read, meetingId)]
  const [first] = rows
  const of = meetingId !== undefined && first ? bodyRow(read, first.bodyId).name : bodyId === undefined ? letterhead(read).agency : bodyRow(read, bodyId).name
  const path = chosen ?? freePath(exportFolder(read), fileName(language, 'meetingCalendar', of, meetingId !== undefined && first ? dayOf(first.startsAt) : today, 'ics'))
  return writeAppointments(rows.map(row => appointmentOf(read, row, t)), { name: t('meetingPapers:calendar.name', { name: of }), language, changedAt: changedAt(read) }, path)
}
