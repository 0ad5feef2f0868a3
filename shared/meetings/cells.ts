import { choiceOf, refused, taken, type CellReader, type CellReasons, type CellRules } from '../cellRules.ts'
import type { MeetingColumn } from '../meetings.ts'
import { parseNumber } from '../typed.ts'
import { actionStates, type ActionColumn } from './decisions.ts'

const whole = 100
/** Whole percents, with or without their sign. */
const readPercent: CellReader = (text, { language }) => {
  const typed = parseNumber(text.replace(/%$/, ''), language)
  if (typed === null || !Number.isInteger(typed)) return refused('not-a-number', text)
  if (typed < 0) return refused('negative', text)
  return typed > whole ? refused('too-large', text) : taken(typed)
}

/** The columns of the actions list that can be written. The day on which an action was done follows from its state, and can be put right after. */
export const actionCells: CellRules<ActionColumn> = {
  text: { kind: 'text', required: true, longest: 2000 },
  owner: { kind: 'text', longest: 200 },
  due: { kind: 'day', atEnd: true },
  priority: { kind: 'choice', required: true, choice: choiceOf([1, 2, 3], code => `meetings:priority.${code}`) },
  state: { kind: 'choice', required: true, choice: choiceOf(actionStates, code => `meetings:actionState.${code}`) },
  progress: { kind: 'number', required: true, most: whole, read: readPercent },
  doneOn: { kind: 'day' },
}

/** Why the other columns of the actions list are only read. */
export const actionReasons: CellReasons<ActionColumn> = {
  ownerOrganisation: 'meetings:readOnly.ownerOrganisation', body: 'meetings:readOnly.born', startsAt: 'meetings:readOnly.born', overdue: 'meetings:readOnly.overdue',
}

/** The columns of the meetings list that can be written, while a meeting is planned: what was convened or held is changed in its record, where it is convened again. */
export const meetingCells: CellRules<MeetingColumn> = {
  startsAt: { kind: 'clock', required: true },
  title: { kind: 'text', longest: 300 },
  place: { kind: 'text', longest: 300 },
}

/** Why the other columns of the meetings list are only read. */
export const meetingReasons: CellReasons<MeetingColumn> = {
  body: 'meetings:readOnly.body', cluster: 'meetings:readOnly.body', state: 'meetings:readOnly.step', call: 'meetings:readOnly.step', minutes: 'meetings:readOnly.minutes', number: 'meetings:readOnly.minutes',
  points: 'meetings:readOnly.counted', present: 'meetings:readOnly.counted', decisions: 'meetings:readOnly.counted', carried: 'meetings:readOnly.carried',
}
