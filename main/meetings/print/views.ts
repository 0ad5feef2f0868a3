import type { Database } from 'better-sqlite3'
import type { Words } from '../../../shared/language.ts'
import { actionSelection, decisionSelection } from '../../../shared/meetings/decisions.ts'
import { actionList, decisionList, meetingList } from '../../../shared/meetings/list.ts'
import { meetingSelection } from '../../../shared/meetings.ts'
import { bodyRow } from '../../groups/read.ts'
import { viewDeliverable, type ViewRows } from '../../press/viewed.ts'
import { countMeetings, eachMeeting, meetingGroups } from '../lists.ts'
import { actionGroups, decisionGroups, eachAction, eachDecision } from '../registers.ts'
import { allConfidentialPoints } from './confidential.ts'

/** Of which body a list is, in words. */
const ofBody = (database: Database, bodyId: string | undefined, t: Words): string[] => (bodyId === undefined ? [] : [`${t('meetings:screen.column.body')}: ${bodyRow(database, bodyId).name}`])

/** What is said of confidential rows: how many stay out, or, on every page, that there are some. */
function confidentialWords(all: number, open: number, confidential: boolean, t: Words): Pick<ViewRows<string, unknown>, 'notes' | 'watermark'> {
  if (all === open) return {}
  return confidential ? { watermark: t('meetingPapers:confidential') } : { notes: [t('meetingPapers:register.hidden', { count: all - open })] }
}

const meetings = viewDeliverable({
  grid: 'meetings', list: meetingList, selection: meetingSelection,
  read: (database, selection, { t }) => ({
    count: countMeetings(database, selection), rows: () => eachMeeting(database, selection), groups: by => meetingGroups(database, { ...selection, by }).groups, besides: ofBody(database, selection.bodyId, t),
  }),
})

const decisions = viewDeliverable({
  grid: 'decisions', list: decisionList, selection: decisionSelection,
  read: (database, given, { t, confidential }) => {
    const open = { ...given, without: allConfidentialPoints(database) }
    const selection = confidential ? given : open
    const [all, shown] = [eachDecision(database, given), eachDecision(database, open)]
    const rows = confidential ? all : shown
    return {
      count: rows.length, rows: () => rows, groups: by => decisionGroups(database, { ...selection, by }).groups, besides: ofBody(database, given.bodyId, t), ...confidentialWords(all.length, shown.length, confidential, t),
    }
  },
})

const actions = viewDeliverable({
  grid: 'actions', list: actionList, selection: actionSelection,
  read: (database, given, { t, today, confidential }) => {
    const open = { ...given, without: allConfidentialPoints(database) }
    const selection = confidential ? given : open
    const [all, shown] = [eachAction(database, today, given), eachAction(database, today, open)]
    const rows = confidential ? all : shown
    return {
      count: rows.length, rows: () => rows, groups: by => actionGroups(database, today, { ...selection, by }).groups, besides: ofBody(database, given.bodyId, t), ...confidentialWords(all.length, shown.length, confidential, t),
    }
  },
})

/** The lists of the room as they are seen. */
export const meetingViews = { 'meetings.view': meetings, 'decisions.view': decisions, 'actions.view': actions }
