import { basename } from 'node:path'
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'
import type { Written } from '../../shared/organisations.ts'
import { addDays } from '../../shared/periods.ts'
import type { Language } from '../../shared/procedure.ts'
import { writeWhole } from '../core/writeWhole.ts'
import { product } from '../product.ts'

/** A day that somebody has to think of, under an id that stays, so that a calendar that is read again knows it. */
export type Deadline = { id: string; day: string; summary: string; description: string; warnDays: number }

export type CalendarHead = { name: string; language: Language; /** Instant of the newest change in the data. */ changedAt: string }

const day = (text: string) => new Date(`${text}T00:00:00`)
/** Reminders come in the morning. */
const hour = 9

const calendarOf = ({ name, language }: CalendarHead) =>
  ical({ name, prodId: { company: product.name, product: product.name, language: language.toUpperCase() }, method: ICalCalendarMethod.PUBLISH })

function asCalendar(all: readonly Deadline[], head: CalendarHead): string {
  const calendar = calendarOf(head)
  for (const { id, day: on, summary, description, warnDays } of all) {
    const event = calendar.createEvent({ id: `${id}@cooperate-desk`, allDay: true, start: day(on), end: day(addDays(on, 1)), stamp: new Date(head.changedAt), summary, description })
    event.createAlarm({ type: ICalAlarmType.display, trigger: warnDays * 86_400 - hour * 3600, description: summary })
  }
  return calendar.toString()
}

/**
 * Writes days as a calendar file (.ics) for Outlook and others, each with a reminder.
 * @throws Refused `disk-full` and `cannot-write`
 */
export function writeDeadlines(all: readonly Deadline[], head: CalendarHead, path: string): Written {
  return writeCalendar(asCalendar(all, head), path, all.length)
}

function writeCalendar(text: string, path: string, rows: number): Written {
  return { path, name: basename(path), ...writeWhole(path, text), pages: null, rows }
}

/** A meeting at a time on the clock of this computer (`YYYY-MM-DDTHH:MM`), with its end or how many minutes it takes. */
export type Appointment = { id: string; startsAt: string; summary: string; location: string | null; description: string } & ({ endsAt: string } | { minutes: number })

const endOf = (one: Appointment) => ('endsAt' in one ? new Date(one.endsAt) : new Date(new Date(one.startsAt).getTime() + one.minutes * 60_000))

/**
 * Writes meetings as a calendar file (.ics): instants in UTC, which every calendar shows on its own clock.
 * @throws Refused `disk-full` and `cannot-write`
 */
export function writeAppointments(all: readonly Appointment[], head: CalendarHead, path: string): Written {
  const calendar = calendarOf(head)
  for (const one of all) {
    const { id, startsAt, summary, location, description } = one
    calendar.createEvent({ id: `${id}@cooperate-desk`, start: new Date(startsAt), end: endOf(one), stamp: new Date(head.changedAt), summary, description, ...(location === null ? {} : { location }) })
  }
  return writeCalendar(calendar.toString(), path, all.length)
}
