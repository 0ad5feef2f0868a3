import type { Database } from 'better-sqlite3'
import { formatDay } from '../../../shared/format.ts'
import type { BodyRecord, Seat } from '../../../shared/groups.ts'
import { words, type Words } from '../../../shared/language.ts'
import { dayOf } from '../../../shared/meetings/clock.ts'
import type { ActionRow } from '../../../shared/meetings/decisions.ts'
import type { MeetingRow } from '../../../shared/meetings.ts'
import { groupWord, meetingWord } from '../../../shared/meetings/words.ts'
import type { Block, Letterhead, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { prepared } from '../../database/prepared.ts'
import { date, dateTime, factSection, integer, section, tableOf, text, type Cells } from '../../press/parts.ts'
import { eachMeeting } from '../lists.ts'
import { eachAction } from '../registers.ts'
import { allConfidentialPoints } from './confidential.ts'

export type BodySheet = { language: Language; letterhead: Letterhead; changedAt: string; /** Day of the situation. */ asOf: string; today: string; body: BodyRecord }

/** Meetings held, the newest; what came before stands in the register of minutes. */
const mostHeld = 12

function seats(held: readonly Seat[], t: Words): Block[] {
  const table = tableOf<Seat>([
    [text(t('groups:screen.seat.organisation'), 26), ({ organisation }) => organisation], [text(t('groups:screen.seat.person'), 20), ({ person }) => person], [text(t('groups:screen.seat.substitute'), 18), ({ substitute }) => substitute],
    [text(t('groups:field.role'), 14), ({ role }) => groupWord(t, 'role', role)], [text(t('groups:screen.seat.votes'), 9), ({ votes }) => t(votes ? 'groups:screen.seat.withVote' : 'groups:screen.seat.withoutVote')],
    [date(t('groups:field.from')), ({ from }) => from], [date(t('groups:field.to')), ({ to }) => to],
  ], held)
  const count: Block = { block: 'paragraph', tone: 'note', text: t('meetingPapers:bodySheet.seatsCount', { count: held.length, voting: held.filter(({ votes }) => votes).length }) }
  return [...section(t('meetingPapers:bodySheet.seats'), t('meetingPapers:bodySheet.noSeats'), table), ...(held.length > 0 ? [count] : [])]
}

/** What every meeting says of itself; of a confidential one the day and how it stands. */
const told = (secret: ReadonlySet<string>, t: Words): Cells<MeetingRow> => [
  [dateTime(t('meetings:screen.column.startsAt')), ({ startsAt }) => startsAt], [text(t('meetings:screen.column.title'), 32), ({ id, title }) => (secret.has(id) ? t('meetings:field.confidential') : title)],
  [text(t('meetings:screen.column.state'), 14), ({ state }) => meetingWord(t, 'state', state)],
]

function meetings(database: Database, { body, asOf }: BodySheet, t: Words): Block[] {
  const all = [...eachMeeting(database, { bodyId: body.id, sort: 'startsAt' })]
  const secret = new Set((prepared(database, 'SELECT id FROM meeting WHERE bodyId = ? AND confidential = 1').all(body.id) as { id: string }[]).map(({ id }) => id))
  const isLive = ({ state }: MeetingRow) => state === 'planned' || state === 'convened' || state === 'open'
  const coming = all.filter(meeting => isLive(meeting) && dayOf(meeting.startsAt) >= asOf)
  // a day that went by without the meeting being closed is told with those held: its state says how it stands
  const held = all.filter(meeting => (meeting.state === 'closed' && dayOf(meeting.startsAt) <= asOf) || (isLive(meeting) && dayOf(meeting.startsAt) < asOf)).toReversed()
  const comingTable = tableOf<MeetingRow>([...told(secret, t), [text(t('meetings:screen.column.place'), 26), ({ id, place }) => (secret.has(id) ? null : place)]], coming)
  const heldTable = tableOf<MeetingRow>([
    ...told(secret, t), [text(t('meetings:screen.column.minutes'), 22), ({ id, minutes }) => (secret.has(id) ? null : minutes && meetingWord(t, 'minutesState', minutes))],
    [integer(t('meetings:screen.column.present')), ({ id, present }) => (secret.has(id) ? null : present)], [integer(t('meetings:screen.column.decisions'), 12), ({ id, decisions }) => (secret.has(id) ? null : decisions)],
  ], held.slice(0, mostHeld))
  const more = held.length - mostHeld
  return [
    ...section(t('meetingPapers:bodySheet.coming'), t('meetingPapers:bodySheet.noComing'), comingTable), ...section(t('meetingPapers:bodySheet.held'), t('meetingPapers:bodySheet.noHeld'), heldTable),
    ...(more > 0 ? [{ block: 'paragraph', tone: 'note', text: t('meetingPapers:bodySheet.heldMore', { count: more }) } as const] : []),
  ]
}

function actions(database: Database, { body, today }: BodySheet, t: Words): Block[] {
  const open = { bodyId: body.id, filter: { state: ['open'] } }
  const kept = eachAction(database, today, { ...open, without: allConfidentialPoints(database) })
  const hidden = eachAction(database, today, open).length - kept.length
  const table = tableOf<ActionRow>([
    [text(t('meetings:field.text'), 40), ({ text: of }) => of], [text(t('meetings:field.owner'), 24), ({ owner, ownerOrganisation }) => [owner, ownerOrganisation].filter(Boolean).join(', ') || null],
    [date(t('meetings:field.due')), ({ due }) => due], [text(t('meetings:field.state'), 11), ({ state, overdue }) => (overdue ? t('meetingPapers:actions.overdue') : meetingWord(t, 'actionState', state))],
  ], kept)
  return [
    ...section(t('meetingPapers:bodySheet.actions'), t('meetingPapers:bodySheet.noActions'), table),
    ...(hidden > 0 ? [{ block: 'paragraph', tone: 'note', text: t('meetingPapers:register.hidden', { count: hidden }) } as const] : []),
  ]
}

/** One body on one sheet: what it is, who sits in it on the day, its meetings to come and held, and what is still to be done. */
export function bodySheetPaper(database: Database, sheet: BodySheet): Paper {
  const { language, letterhead, changedAt, asOf, body } = sheet
  const t = words(language)
  return {
    name: t('meetingPapers:bodySheet.name'), title: body.name, subtitle: t('meetingPapers:bodySheet.subtitle'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'portrait',
    blocks: [
      ...factSection(t('meetingPapers:bodySheet.data'), [
        { label: t('groups:field.kind'), value: groupWord(t, 'kind', body.kind) }, { label: t('groups:field.clusterId'), value: body.cluster ?? t('groups:screen.acrossClusters') },
        { label: t('groups:field.from'), value: body.from && formatDay(body.from) }, { label: t('groups:field.to'), value: body.to && formatDay(body.to) }, { label: t('groups:field.act'), value: body.act },
        { label: t('groups:field.purpose'), value: body.purpose }, { label: t('groups:field.formal'), value: t(body.rule.formal ? 'papers:yes' : 'papers:no') },
      ]),
      ...seats(body.seats.filter(({ running }) => running), t), ...meetings(database, sheet, t), ...actions(database, sheet, t),
    ],
  }
}
