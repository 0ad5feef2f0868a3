import type { meetingProcedures } from '../../shared/meetings.ts'
import { codedOr } from '../database/coded.ts'
import { meetingStates } from '../../shared/meetings/states.ts'
import { changeCells } from '../core/cells.ts'
import type { Services } from '../core/service.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { bodyRow } from '../groups/read.ts'
import { openPoints, proposalsOf, savePoint, saveProposal } from './agenda.ts'
import { binMeetings, convene, saveMeeting, saveSending, saveSeries } from './convene.ts'
import { actionRoom, meetingRoom } from './cells.ts'
import { act, decide } from './decisions.ts'
import { paperServices } from './files.ts'
import { meetingGroups, meetingsPage, meetingValues } from './lists.ts'
import { writeMeetingCalendar } from './print/calendar.ts'
import { exportBody, exportMeeting, exportRegister } from './print/export.ts'
import { readMeeting } from './record.ts'
import { actionGroups, actionsPage, actionValues, decisionGroups, decisionsPage, decisionValues } from './registers.ts'
import { sittingServices } from './sitting.ts'
import { vote } from './votes.ts'

type Names = Exclude<keyof typeof meetingProcedures, 'meetings.carry.out' | 'meetings.carry.back' | 'meetings.carry.break' | 'meetings.carry.state' | 'meetings.carry.home'>

export const meetingServices: Services<Names> = {
  'meetings.list': (selection, { read }) => meetingsPage(read, selection),
  'meetings.values': (selection, { read }) => meetingValues(read, selection),
  'meetings.groups': (selection, { read }) => meetingGroups(read, selection),
  'meetings.get': ({ id, at }, { read, file }) => readMeeting(read, id, at, file),
  'meetings.save': saveMeeting,
  'meetings.cells': (input, context) => changeCells(input, context, () => meetingRoom),
  'meetings.remove': binMeetings('remove'),
  'meetings.restore': binMeetings('restore'),
  'meetings.series.list': ({ bodyId }, { read }) => {
    const series = prepared(read, 'SELECT * FROM meetingSeries WHERE (@bodyId IS NULL OR bodyId = @bodyId) AND deletedAt IS NULL ORDER BY year DESC, name, id').all({ bodyId: bodyId ?? null }) as Tables['meetingSeries'][]
    return { series: series.map(({ deletedAt: _d, ...row }) => ({
      ...row, meetings: (prepared(read, 'SELECT id, startsAt, title, state FROM meeting WHERE seriesId = ? AND deletedAt IS NULL ORDER BY startsAt').all(row.id) as Pick<Tables['meeting'], 'id' | 'startsAt' | 'title' | 'state'>[])
        .map(({ state, ...meeting }) => ({ ...meeting, state: codedOr(meetingStates, state, 'planned') })),
    })) }
  },
  'meetings.series.save': saveSeries,
  'meetings.proposals.list': ({ bodyId, all }, { read }) => ({ proposals: proposalsOf(read, bodyId, all ?? false) }),
  'meetings.proposals.save': saveProposal,
  'meetings.openPoints': ({ bodyId }, { read }) => ({ points: openPoints(read, bodyRow(read, bodyId).id) }),
  'meetings.points.save': savePoint,
  ...paperServices,
  'meetings.convene': convene,
  'meetings.sendings.save': saveSending,
  ...sittingServices,
  'meetings.vote': vote,
  'meetings.decisions.save': decide,
  'meetings.decisions.list': (selection, { read }) => decisionsPage(read, selection),
  'meetings.decisions.values': (selection, { read }) => decisionValues(read, selection),
  'meetings.decisions.groups': (selection, { read }) => decisionGroups(read, selection),
  'meetings.actions.list': (selection, { read, today }) => actionsPage(read, today, selection),
  'meetings.actions.values': (selection, { read, today }) => actionValues(read, today, selection),
  'meetings.actions.groups': (selection, { read, today }) => actionGroups(read, today, selection),
  'meetings.actions.save': act,
  'meetings.actions.cells': (input, context) => changeCells(input, context, () => actionRoom(context.today)),
  'meetings.export': exportMeeting,
  'meetings.register': exportRegister,
  'meetings.bodySheet': exportBody,
  'meetings.calendar': writeMeetingCalendar,
}
