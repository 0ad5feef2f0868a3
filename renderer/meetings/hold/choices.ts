import type { VoteChoice, VoteMethod } from '../../../shared/meetings/majority.ts'

export type NamedChoice = { attendanceId: string; choice: VoteChoice }
type Told = {
  entitled: readonly string[]
  /** Of a roll call: the choice of each. */
  choices: Readonly<Record<string, VoteChoice>>
  conflicts: readonly string[]
  chairId: string | null
  /** The chair's own choice, where it has to break a tie. */
  chair: VoteChoice | null
}

/** The choices that a vote tells by name: all of a roll call, else who is in conflict of interest, and of an open one the chair's voice. */
export function choicesToTell(method: VoteMethod, { entitled, choices, conflicts, chairId, chair }: Told): NamedChoice[] {
  if (method === 'rollCall') return entitled.map(attendanceId => ({ attendanceId, choice: choices[attendanceId] ?? 'notVoting' }))
  const out = conflicts.map(attendanceId => ({ attendanceId, choice: 'conflict' as const }))
  const tells = method === 'open' && chairId !== null && chair !== null && entitled.includes(chairId) && !conflicts.includes(chairId)
  return tells ? [...out, { attendanceId: chairId, choice: chair }] : out
}
