import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { minutesProcedures } from '../../shared/meetings/minutes.ts'
import type { Paper } from '../../shared/paper.ts'
import { id, language } from '../../shared/procedure.ts'
import type { Services } from '../core/service.ts'
import { deliverable } from '../press/deliverable.ts'
import { fileName } from '../press/fileName.ts'
import { changedAt, letterhead } from '../workspace/letterhead.ts'
import { minutesPaper } from './papers.ts'
import { readMinutes } from './minutes.ts'
import { meetingRow } from './rows.ts'
import { bodyRow } from '../groups/read.ts'
import { meetingPaperDeliverables } from './print/deliverables.ts'
import { dayOf } from '../../shared/meetings/clock.ts'

const minutesInput = z.object({ meetingId: id, language, confidential: z.boolean() })

function minutes(database: Database, { meetingId, language: in_, confidential }: z.infer<typeof minutesInput>): Paper {
  const { record, content, corrections } = readMinutes(database, meetingId)
  // sealed minutes print again as they were: their time is that of the seal
  const printedAt = record.seal?.sealedAt ?? changedAt(database)
  return minutesPaper({ language: in_, letterhead: letterhead(database), changedAt: printedAt, content, state: record.state, corrections, hash: record.seal?.hash ?? null, confidential })
}

/** What this room hands to the press. */
export const meetingDeliverables = { 'minutes.document': deliverable(minutesInput, minutes), ...meetingPaperDeliverables }

export const minutesExport: Services<'minutes.export' & keyof typeof minutesProcedures> = {
  'minutes.export': ({ meetingId, format, language: in_, path, preview, acceptMissing, confidential }, { read, print }) => {
    readMinutes(read, meetingId)
    const { bodyId, startsAt } = meetingRow(read, meetingId)
    const job = { deliverable: 'minutes.document', input: { meetingId, language: in_, confidential: confidential ?? false }, format, acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(in_, 'minutes', bodyRow(read, bodyId).name, dayOf(startsAt), format) })
  },
}
