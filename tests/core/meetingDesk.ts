import type { Input } from '../../shared/contract.ts'
import { noteOf } from '../../shared/meetings/notes.ts'
import type { TestDesk } from './desk.ts'

/** A committee of four firms with formal rules, each seat held by an invented person. */
export type Committee = { body: string; cluster: string; firms: string[]; people: string[] }

const names = ['Ada Prova', 'Bruno Finto', 'Carla Esempio', 'Dino Inventato'] as const
const roles = ['chair', 'secretary', 'member', 'member'] as const

/** Sets up a body with four voting seats and a guest. */
export async function committee(desk: TestDesk, kind: 'promotionCommittee' | 'workingGroup' = 'promotionCommittee'): Promise<Committee> {
  const cluster = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const body = (await desk.call('groups.save', { values: { name: 'Comitato di prova', clusterId: cluster, kind } })).id
  const [firms, people]: [string[], string[]] = [[], []]
  for (const [index, name] of names.entries()) {
    const firm = (await desk.call('organisations.save', { values: { name: `Ditta ${index + 1}` }, clusterId: cluster })).id
    const person = (await desk.call('people.save', { values: { name } })).id
    firms.push(firm)
    people.push(person)
    await desk.call('groups.seats.save', { bodyId: body, fields: { organisationId: firm, personId: person, role: roles[index] ?? 'member', from: '2020-01-01' } })
  }
  return { body, cluster, firms, people }
}

/** A planned meeting with one deciding point. */
export async function planned(desk: TestDesk, body: string, startsAt = '2026-03-10T18:00', values: Input<'meetings.save'>['values'] = {}): Promise<{ meeting: string; point: string }> {
  const meeting = (await desk.call('meetings.save', { bodyId: body, values: { startsAt, place: 'Sala prova', ...values } })).id
  const point = (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Ammissione di un fornitore', kind: 'decision' } })).id
  return { meeting, point }
}

export type Sitting = { meeting: string; point: string; attendees: string[] }

/** The ids of the lines of attendance, in the order of the committee's names. */
export async function attendeesOf(desk: TestDesk, meeting: string): Promise<string[]> {
  const { attendance } = await desk.call('meetings.get', { id: meeting })
  return names.map(name => attendance.find(attendee => attendee.name === name)?.id ?? '')
}

/** An open meeting at which the first `present` of the committee came. */
export async function opened(desk: TestDesk, body: string, startsAt = '2026-03-10T18:00', present = 4): Promise<Sitting> {
  const { meeting, point } = await planned(desk, body, startsAt)
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
  await desk.call('meetings.open', { meetingId: meeting, at: startsAt })
  const attendees = await attendeesOf(desk, meeting)
  for (const attendanceId of attendees.slice(0, present)) await desk.call('meetings.attendance', { meetingId: meeting, attendanceId, event: 'present' })
  return { meeting, point, attendees }
}

/** Votes and decides the point, and closes the meeting at 20:00 of its day. */
export async function decidedAndClosed(desk: TestDesk, { meeting, point }: Sitting, day = '2026-03-10'): Promise<{ vote: string; decision: string; number: number | null }> {
  const vote = await desk.call('meetings.vote', { meetingId: meeting, pointId: point, subject: 'Ammettere Ditta 9', method: 'open', at: `${day}T18:30`, totals: { favour: 3, against: 1, abstained: 0 } })
  const decision = await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Ditta 9 è ammessa', text: noteOf('Il comitato ammette Ditta 9.'), voteId: vote.id } })
  await desk.call('meetings.close', { meetingId: meeting, at: `${day}T20:00` })
  return { vote: vote.id, decision: decision.id, number: decision.number }
}
