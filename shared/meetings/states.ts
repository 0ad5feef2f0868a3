// The two machines of this room, as data: what is not in a table is refused.

export const meetingStates = ['planned', 'convened', 'open', 'closed', 'notHeld'] as const
export type MeetingState = (typeof meetingStates)[number]
/** `desert`: the first call found no quorum, and the second one is to come. */
export const meetingEvents = ['convene', 'open', 'desert', 'close', 'abandon'] as const
export type MeetingEvent = (typeof meetingEvents)[number]

/** Where an event leads from a state. A convened meeting may be convened again (another hour); a closed one is closed for good, undo apart. */
export const meetingSteps: Readonly<Record<MeetingState, Partial<Record<MeetingEvent, MeetingState>>>> = {
  planned: { convene: 'convened', open: 'open', abandon: 'notHeld' },
  convened: { convene: 'convened', open: 'open', desert: 'convened', abandon: 'notHeld' },
  open: { close: 'closed', desert: 'convened', abandon: 'notHeld' },
  closed: {},
  notHeld: {},
}

/** The state after an event; null where the event has no place there. A body with formal rules does not open a meeting that was not convened. */
export function afterMeeting(state: MeetingState, event: MeetingEvent, formal: boolean): MeetingState | null {
  if (formal && state === 'planned' && event === 'open') return null
  return meetingSteps[state][event] ?? null
}

/** Why a meeting was not held. */
export const notHeldKinds = ['noQuorum', 'postponed', 'cancelled'] as const

export const minutesStates = ['draft', 'underObservation', 'ready', 'approved', 'registered', 'registeredWithCorrections'] as const
export type MinutesState = (typeof minutesStates)[number]
/** `circulate` opens the window for observations, `revise` goes on writing, `finish` declares ready, `reopen` goes back to the draft with a reason. */
export const minutesEvents = ['circulate', 'revise', 'finish', 'reopen', 'approve', 'register', 'correct'] as const
export type MinutesEvent = (typeof minutesEvents)[number]

/** From `approved` on nobody goes back: the text is sealed, and only corrections are added. */
export const minutesSteps: Readonly<Record<MinutesState, Partial<Record<MinutesEvent, MinutesState>>>> = {
  draft: { circulate: 'underObservation', finish: 'ready' },
  underObservation: { circulate: 'underObservation', revise: 'draft', finish: 'ready' },
  ready: { reopen: 'draft', approve: 'approved' },
  approved: { register: 'registered' },
  registered: { correct: 'registeredWithCorrections' },
  registeredWithCorrections: { correct: 'registeredWithCorrections' },
}

/** The state after an event; null where the event has no place there. */
export const afterMinutes = (state: MinutesState, event: MinutesEvent): MinutesState | null => minutesSteps[state][event] ?? null

/** Whether the text of minutes in this state may be written. What is ready goes back to the draft first. */
export const isWritable = (state: MinutesState): boolean => state === 'draft' || state === 'underObservation'
/** Whether the text is sealed. */
export const isSealed = (state: MinutesState): boolean => state === 'approved' || state === 'registered' || state === 'registeredWithCorrections'

/** Agenda: what was done with a point. */
export const pointOutcomes = ['treated', 'postponed', 'withdrawn', 'notTreated'] as const
export type PointOutcome = (typeof pointOutcomes)[number]
