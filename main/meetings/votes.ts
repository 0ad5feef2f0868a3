import type { Database } from 'better-sqlite3'
import { Refused } from '../../shared/errors.ts'
import type { Parsed } from '../../shared/contract.ts'
import { formulaText } from '../../shared/groups/formula.ts'
import type { Attendee } from '../../shared/meetings.ts'
import { countedProxies, isPresent } from '../../shared/meetings/attendance.ts'
import { consensusOf, majorityOf, missingVotes, voteChoices, voteMethods, voteOutcomes, type Electorate, type Majority, type Totals, type VoteChoice } from '../../shared/meetings/majority.ts'
import type { Vote } from '../../shared/meetings/votes.ts'
import type { Service } from '../core/service.ts'
import { coded, codedOr } from '../database/coded.ts'
import { seal, sealOf } from '../database/seals.ts'
import type { Tables } from '../database/tables.ts'
import { insertRecord } from '../organisations/records.ts'
import { followVote } from './decisions.ts'
import { proxiesOf, seatedOf } from './present.ts'
import { checkTime, headOf, rowIn, rowsOf, ruleOf, sittingMeeting, type MeetingTable, type Acting } from './rows.ts'

type Asked = Parsed<'meetings.vote'>
type Choice = NonNullable<Asked['choices']>[number]

/** Somebody entitled: there, or by a proxy that counts. */
type Entitled = { attendee: Attendee; holder: string | null }

/** Who may vote at a time, by name. */
function entitledAt(database: Database, meeting: MeetingTable, at: string): { seats: number; entitled: Entitled[] } {
  const attendees = seatedOf(database, meeting)
  const names = new Map(attendees.map(({ id, name }) => [id, name]))
  const proxies = new Map(countedProxies(attendees, proxiesOf(database, meeting.id), ruleOf(database, meeting).maxProxies, at).map(({ grantorId, holderId }) => [grantorId, holderId]))
  const voting = attendees.filter(({ votes }) => votes)
  const entitled = voting.flatMap((attendee): Entitled[] => {
    if (isPresent(attendee.presences, at)) return [{ attendee, holder: null }]
    const holder = proxies.get(attendee.id)
    return holder === undefined ? [] : [{ attendee, holder: names.get(holder) ?? '' }]
  })
  return { seats: voting.length, entitled }
}

/** The choices by name. @throws Refused `vote-voters` for who is not entitled or comes twice, `vote-secret` */
function namedChoices({ choices = [], method }: Asked, entitled: readonly Entitled[]): Map<string, Choice> {
  const named = new Map(choices.map(choice => [choice.attendanceId, choice]))
  const stranger = choices.find(({ attendanceId }) => !entitled.some(({ attendee }) => attendee.id === attendanceId))
  if (stranger || named.size < choices.length) throw new Refused('vote-voters', {})
  if (method === 'secret' && choices.some(({ choice }) => choice !== 'conflict')) throw new Refused('vote-secret', {})
  return named
}

const countOf = (named: ReadonlyMap<string, Choice>, choice: VoteChoice): number => [...named.values()].filter(one => one.choice === choice).length

/** Totals from what was told: counted from the names of a roll call or a consensus, else as given. */
function totalsOf({ method, totals }: Asked, named: ReadonlyMap<string, Choice>, entitled: number): Totals {
  const counted = { favour: countOf(named, 'favour'), against: countOf(named, 'against'), abstained: countOf(named, 'abstained'), notVoting: countOf(named, 'notVoting') }
  const rest = entitled - counted.favour - counted.against - counted.abstained - counted.notVoting
  if (method === 'rollCall') return { ...counted, notVoting: counted.notVoting + rest }
  if (method === 'consensus' && totals === undefined) return { ...counted, favour: counted.favour + rest }
  return { favour: totals?.favour ?? 0, against: totals?.against ?? 0, abstained: totals?.abstained ?? 0, notVoting: totals?.notVoting ?? 0 }
}

/** @throws Refused `vote-totals` where the votes are not those of the entitled, or fewer than the names that are told */
function checkTotals({ totals: told }: Asked, totals: Totals, named: ReadonlyMap<string, Choice>, entitled: number): void {
  const sum = ({ favour, against, abstained, notVoting }: { [K in keyof Totals]?: number | undefined }) => (favour ?? 0) + (against ?? 0) + (abstained ?? 0) + (notVoting ?? 0)
  const fewer = (['favour', 'against', 'abstained', 'notVoting'] as const).some(choice => countOf(named, choice) > totals[choice] || (told?.[choice] !== undefined && told[choice] !== totals[choice]))
  if (missingVotes(totals, entitled) !== 0 || fewer) throw new Refused('vote-totals', { counted: sum(told ?? totals), entitled })
}

/** @throws Refused `vote-annulled` where the vote is of another point, or annulled already */
function checkAnnulled(database: Database, { meetingId, pointId, annulsId }: Asked): void {
  if (annulsId === undefined) return
  const votes = rowsOf(database, 'vote', meetingId)
  if (!votes.some(({ id, pointId: of }) => id === annulsId && of === pointId) || votes.some(vote => vote.annulsId === annulsId)) throw new Refused('vote-annulled', {})
}

function insertVoters(write: Database, { meetingId, voteId }: { meetingId: string; voteId: string }, entitled: readonly Entitled[], choiceOf: (id: string) => { choice: VoteChoice | null; reason: string | null }): void {
  for (const { attendee: { id, name, organisation }, holder } of entitled) insertRecord(write, 'voter', { meetingId, voteId, attendanceId: id, name, organisation, holder, ...choiceOf(id) })
}

/** Reckons the vote and writes it with those entitled. */
export function takeVote(writing: Acting, asked: Asked): { id: string; outcome: Majority } {
  const { write, at: instant } = writing
  const { meetingId, pointId, subject, method, at, annulsId, note } = asked
  const meeting = sittingMeeting(write, meetingId)
  checkTime(meeting, at)
  rowIn(write, 'agendaPoint', meetingId, pointId)
  checkAnnulled(write, asked)
  const { seats, entitled } = entitledAt(write, meeting, at)
  const named = namedChoices(asked, entitled)
  const conflicts = countOf(named, 'conflict')
  const electorate: Electorate = { seats, entitled: entitled.length - conflicts, conflicts }
  const totals = totalsOf(asked, named, electorate.entitled)
  checkTotals(asked, totals, named, electorate.entitled)
  const rule = ruleOf(write, meeting)
  const chair = meeting.chairId === null ? null : (named.get(meeting.chairId)?.choice ?? null)
  const majority = method === 'consensus' ? consensusOf(totals, electorate) : majorityOf(totals, electorate, rule, chair)
  const id = insertRecord(write, 'vote', {
    meetingId, pointId, subject, method, at, ...electorate, ...totals, ...majority, votingBase: rule.votingBase, threshold: formulaText(rule.threshold), annulsId: annulsId ?? null, note: note || null,
  })
  const unnamed = method === 'rollCall' ? 'notVoting' : null
  insertVoters(write, { meetingId, voteId: id }, entitled, attendanceId => {
    const choice = named.get(attendanceId)
    return { choice: choice?.choice ?? unnamed, reason: choice?.reason || null }
  })
  sealVote(write, id, meeting.bodyId, instant)
  followVote(write, rowIn(write, 'vote', meetingId, id), meeting.bodyId)
  return { id, outcome: majority }
}

/** Seals a closed vote in the register of the votes of its body. */
export function sealVote(write: Database, id: string, bodyId: string, at: string): void {
  const vote = readVotes(write, (write.prepare('SELECT meetingId FROM vote WHERE id = ?').get(id) as { meetingId: string }).meetingId).find(one => one.id === id)
  seal(write, { register: `vote:${bodyId}`, table: 'vote', id, at, content: { ...vote, hash: null } })
}

/** Takes a vote and closes it. */
export const vote: Service<'meetings.vote'> = async (input, { commit, read }) => {
  const stored = sittingMeeting(read, input.meetingId)
  const { batch, answer } = await commit({ kind: 'vote.close', values: headOf(read, stored) }, async writing => takeVote(writing, input))
  return { ...answer, batch }
}

const toVoter = ({ id, attendanceId, name, organisation, holder, choice, reason }: Tables['voter']) => ({ id, attendanceId, name, organisation, holder, reason, choice: coded(voteChoices, choice) })

/** The votes of a meeting in the order in which they were taken. */
export function readVotes(database: Database, meetingId: string): Vote[] {
  const rows = rowsOf(database, 'vote', meetingId, 'at, id')
  const voters = Map.groupBy(rowsOf(database, 'voter', meetingId, 'name, id'), ({ voteId }) => voteId)
  return rows.map(({ deletedAt: _d, meetingId: _m, votingBase: _v, threshold: _t, method, outcome, ...row }) => ({
    ...row, method: codedOr(voteMethods, method, 'open'), outcome: codedOr(voteOutcomes, outcome, 'rejected'), annulled: rows.some(({ annulsId }) => annulsId === row.id),
    voters: (voters.get(row.id) ?? []).map(toVoter), hash: sealOf(database, row.id)?.hash ?? null,
  }))
}
