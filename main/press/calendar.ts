import { basename } from 'node:path'
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'
import type { Written } from '../../shared/organisations.ts'
import { addDays } from '../../shared/periods.ts'
import type { Language } from '../../shared/procedure.ts'
import { writeWhole } from '../core/writeWhole.ts'
import { hashOf, statOf } from '../database/files.ts'
import { product } from '../product.ts'

/** A day that somebody has to think of, under an id that stays, so that a calendar that is read again knows it. */
export type Deadline = { id: string; day: string; summary: string; description: string; warnDays: number }

export type CalendarHead = { name: string; language: Language; /** Instant of the newest change in the data. */ changedAt: string }

const day = (text: string) => new Date(`${text}T00:00:00`)
/** Reminders come in the morning. */
const hour = 9

function asCalendar(all: readonly Deadline[], { name, language, changedAt }: CalendarHead): string {
  const calendar = ical({ name, prodId: { company: product.name, product: product.name, language: language.toUpperCase() }, method: ICalCalendarMethod.PUBLISH })
  for (const { id, day: on, summary, description, warnDays } of all) {
    const event = calendar.createEvent({ id: `${id}@cooperate-desk`, allDay: true, start: day(on), end: day(addDays(on, 1)), stamp: new Date(changedAt), summary, description })
    event.createAlarm({ type: ICalAlarmType.display, trigger: warnDays * 86_400 - hour * 3600, description: summary })
  }
  return calendar.toString()
}

/**
 * Writes days as a calendar file (.ics) for Outlook and others, each with a reminder.
 * @throws Refused `disk-full` and `cannot-write`
 */
export function writeDeadlines(all: readonly Deadline[], head: CalendarHead, path: string): Written {
  writeWhole(path, asCalendar(all, head))
  return { path, name: basename(path), sha256: hashOf(path), bytes: statOf(path)?.size ?? 0, pages: null, rows: all.length }
}
