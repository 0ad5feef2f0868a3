import { dayOf } from '../../../shared/meetings/clock.ts'
import type { minutesProcedures } from '../../../shared/meetings/minutes.ts'
import type { Service, Services } from '../../core/service.ts'
import { bodyRow } from '../../groups/read.ts'
import { fileName } from '../../press/fileName.ts'
import { letterhead } from '../../workspace/letterhead.ts'
import { readMinutes } from '../minutes.ts'
import { meetingRow } from '../rows.ts'

const registerFiles = { minutes: 'minutesRegister', decisions: 'decisionsBook', actions: 'actionsRegister', statistics: 'attendanceStatistics' } as const

/** Prints a paper of one meeting. */
export const exportMeeting: Service<'meetings.export'> = ({ format, path, preview, acceptMissing, confidential, ...asked }, { read, print }) => {
  const { bodyId, startsAt } = meetingRow(read, asked.meetingId)
  const job = { deliverable: 'meetings.paper', input: { ...asked, confidential: confidential ?? false }, format, acceptMissing: acceptMissing ?? false } as const
  return print(job, { path, preview, name: fileName(asked.language, asked.kind, bodyRow(read, bodyId).name, dayOf(startsAt), format) })
}

/** Prints a register of one body, or of all. */
export const exportRegister: Service<'meetings.register'> = ({ format, path, preview, acceptMissing, confidential, ...asked }, { read, print, today }) => {
  const of = asked.bodyId === undefined ? letterhead(read).agency : bodyRow(read, asked.bodyId).name
  const job = { deliverable: 'meetings.register', input: { ...asked, today, confidential: confidential ?? false }, format, acceptMissing: acceptMissing ?? false } as const
  return print(job, { path, preview, name: fileName(asked.language, registerFiles[asked.kind], of, today, format) })
}

/** Prints the sheet of a body. */
export const exportBody: Service<'meetings.bodySheet'> = ({ path, preview, acceptMissing, ...asked }, { read, print, today }) => {
  const at = asked.at ?? today
  return print({ deliverable: 'meetings.bodySheet', input: { ...asked, at, today }, format: 'pdf', acceptMissing: acceptMissing ?? false }, { path, preview, name: fileName(asked.language, 'bodySheet', bodyRow(read, asked.bodyId).name, at, 'pdf') })
}

/** Prints the minutes of a meeting that was opened. */
export const minutesExport: Services<'minutes.export' & keyof typeof minutesProcedures> = {
  'minutes.export': ({ meetingId, format, language, path, preview, acceptMissing, confidential }, { read, print }) => {
    readMinutes(read, meetingId)
    const { bodyId, startsAt } = meetingRow(read, meetingId)
    const job = { deliverable: 'minutes.document', input: { meetingId, language, confidential: confidential ?? false }, format, acceptMissing: acceptMissing ?? false } as const
    return print(job, { path, preview, name: fileName(language, 'minutes', bodyRow(read, bodyId).name, dayOf(startsAt), format) })
  },
}
