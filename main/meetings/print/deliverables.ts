import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Refused } from '../../../shared/errors.ts'
import { confidentialPoints } from '../../../shared/meetings/confidential.ts'
import type { PrintedSeal } from '../../../shared/meetings/content.ts'
import { meetingPapers, meetingRegisters } from '../../../shared/meetings/printing.ts'
import type { Paper } from '../../../shared/paper.ts'
import { day, id, language } from '../../../shared/procedure.ts'
import { registerFunctions } from '../../database/functions.ts'
import { isWhole, sealOf } from '../../database/seals.ts'
import { bodyRow, readBody } from '../../groups/read.ts'
import { deliverable } from '../../press/deliverable.ts'
import { changedAt, letterhead } from '../../workspace/letterhead.ts'
import { correctionsOf, printedContent } from '../content.ts'
import { readMeeting } from '../record.ts'
import { readMinutes } from '../minutes.ts'
import { bodySheetPaper } from './body.ts'
import { excerptPaper } from './excerpt.ts'
import { minutesPaper } from './minutes.ts'
import { registerPaper } from './registers.ts'
import { agendaPaper, attendancePaper, convocationPaper } from './sheets.ts'
import { meetingViews } from './views.ts'

const paperInput = z.object({ kind: z.enum(meetingPapers), language, meetingId: id, decisionId: id.optional(), confidential: z.boolean() })
type PaperInput = z.infer<typeof paperInput>

/** The seal of the minutes of a meeting, looked at again each time that they print. */
function printedSeal(database: Database, meetingId: string): (PrintedSeal & { sealedAt: string }) | null {
  const seal = sealOf(database, meetingId)
  return seal && { hash: seal.hash, redactedOn: seal.redactedOn, sealedAt: seal.sealedAt, whole: isWhole(database, meetingId) }
}

/** @throws Refused `not-found` where the decision is none of this meeting */
function excerpt(database: Database, { language: in_, meetingId, decisionId }: PaperInput): Paper {
  const content = printedContent(database, meetingId)
  const point = content.points.find(({ decisions }) => decisions.some(({ id: of }) => of === decisionId))
  if (decisionId === undefined || !point) throw new Refused('not-found', { what: 'decision' })
  const seal = printedSeal(database, meetingId)
  return excerptPaper({
    language: in_, letterhead: letterhead(database), changedAt: seal?.sealedAt ?? changedAt(database), content, point, decisionId, seal,
    marked: confidentialPoints(content.meeting.confidential, content.points).has(point.id), corrections: correctionsOf(database, meetingId),
  })
}

function meetingPaper(database: Database, input: PaperInput): Paper {
  registerFunctions(database)
  if (input.kind === 'excerpt') return excerpt(database, input)
  const meeting = readMeeting(database, input.meetingId, undefined)
  const secret = confidentialPoints(meeting.confidential, meeting.points)
  const sheet = { language: input.language, letterhead: letterhead(database), changedAt: changedAt(database), meeting, hidden: input.confidential ? new Set<string>() : secret, marked: input.confidential && secret.size > 0 }
  return { convocation: convocationPaper, agenda: agendaPaper, attendance: attendancePaper }[input.kind](sheet)
}

const registerInput = z.object({ kind: z.enum(meetingRegisters), language, bodyId: id.optional(), from: day.optional(), to: day.optional(), today: day, confidential: z.boolean() })

function register(database: Database, { kind, bodyId, ...input }: z.infer<typeof registerInput>): Paper {
  registerFunctions(database)
  const body = bodyId === undefined ? null : { id: bodyId, name: bodyRow(database, bodyId).name }
  return registerPaper(database, kind, { ...input, from: input.from, to: input.to, body, letterhead: letterhead(database), changedAt: changedAt(database) })
}

const bodyInput = z.object({ bodyId: id, language, at: day, today: day })

function bodySheet(database: Database, { bodyId, language: in_, at, today }: z.infer<typeof bodyInput>): Paper {
  registerFunctions(database)
  const body = readBody(database, bodyId, at)
  if (body.deletedAt) throw new Refused('not-found', { what: 'body' })
  return bodySheetPaper(database, { language: in_, letterhead: letterhead(database), changedAt: changedAt(database), asOf: at, today, body })
}

const minutesInput = z.object({ meetingId: id, language, confidential: z.boolean() })

/** Sealed minutes print again as they were: their time is that of the seal. */
function minutes(database: Database, { meetingId, language: in_, confidential }: z.infer<typeof minutesInput>): Paper {
  const { record, content, corrections } = readMinutes(database, meetingId)
  return minutesPaper({
    language: in_, letterhead: letterhead(database), changedAt: record.seal?.sealedAt ?? changedAt(database), content, state: record.state, corrections, seal: printedSeal(database, meetingId), confidential,
  })
}

/** What this room hands to the press. */
export const meetingDeliverables = { ...meetingViews, 'minutes.document': deliverable(minutesInput, minutes), 'meetings.paper': deliverable(paperInput, meetingPaper), 'meetings.register': deliverable(registerInput, register), 'meetings.bodySheet': deliverable(bodyInput, bodySheet) }
