import type { WordKey, Words } from '../language.ts'
import type { Quorum } from './attendance.ts'

type Key = (code: string | number) => string

/** Where the words of the codes of meetings stand, by their kind. */
const meetingKeys = {
  state: code => `meetings:state.${code}`,
  notHeld: code => `meetings:notHeld.${code}`,
  minutesState: code => `meetings:minutesState.${code}`,
  versionEvent: code => `meetings:versionEvent.${code}`,
  mode: code => `meetings:mode.${code}`,
  pointKind: code => `meetings:pointKind.${code}`,
  outcome: code => `meetings:outcome.${code}`,
  carryReason: code => `meetings:carryReason.${code}`,
  attendanceState: code => `meetings:attendanceState.${code}`,
  proxyState: code => `meetings:proxyState.${code}`,
  method: code => `meetings:method.${code}`,
  choice: code => `meetings:choice.${code}`,
  voteOutcome: code => `meetings:voteOutcome.${code}`,
  decisionState: code => `meetings:decisionState.${code}`,
  effect: code => `meetings:effect.${code}`,
  actionState: code => `meetings:actionState.${code}`,
  priority: code => `meetings:priority.${code}`,
  approval: code => `meetings:approval.${code}`,
  correctionKind: code => `meetings:correctionKind.${code}`,
  observationOutcome: code => `meetings:observationOutcome.${code}`,
  channel: code => `meetings:channel.${code}`,
  what: code => `meetings:what.${code}`,
  block: code => `meetings:block.${code}`,
  warning: code => `meetings:warning.${code}`,
} satisfies Record<string, Key>

/** Where the words of the codes of bodies and stakeholders stand; `formula` asks for its numbers. */
const groupKeys = {
  kind: code => `groups:kind.${code}`,
  role: code => `groups:role.${code}`,
  votingBase: code => `groups:votingBase.${code}`,
  abstentions: code => `groups:abstentions.${code}`,
  tie: code => `groups:tie.${code}`,
  signers: code => `groups:signers.${code}`,
  numbering: code => `groups:numbering.${code}`,
  formula: code => `groups:formula.${code}`,
  stance: code => `groups:stance.${code}`,
  relationKind: code => `groups:relationKind.${code}`,
  quadrant: code => `groups:quadrant.${code}`,
  level: code => `groups:level.${code}`,
  tool: code => `groups:tool.${code}`,
} satisfies Record<string, Key>

/** The word of a code, as records and sealed acts hold it. */
export const meetingWord = (t: Words, kind: keyof typeof meetingKeys, code: string | number): string => t(meetingKeys[kind](code) as WordKey)

/** The word of a code of bodies and stakeholders. */
export const groupWord = (t: Words, kind: keyof typeof groupKeys, code: string, values?: Record<string, unknown>): string => t(groupKeys[kind](code) as WordKey, values)

/** A quorum in one sentence, as the hold mode shows it live and the minutes print it. */
export function quorumSentence(t: Words, { seats, present, byProxy, required, reached }: Omit<Quorum, 'formula'>): string {
  if (required === 0) return t('meetings:quorum.none', { seats, present })
  return t(reached ? 'meetings:quorum.reached' : 'meetings:quorum.missing', { seats, present, byProxy, required })
}
