import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkSeals } from '../../main/database/seals.ts'
import { formatDay } from '../../shared/format.ts'
import { noteOf, type NoteNode } from '../../shared/meetings/notes.ts'
import { readPdf } from '../papers/reading.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { committee, planned } from './meetingDesk.ts'

/** A body at whose table sit, beside the committee, people of these names; answers with their ids. */
async function table(desk: TestDesk, names: readonly string[]): Promise<{ body: string; people: string[] }> {
  const { body, firms: [firm = ''] } = await committee(desk)
  const people: string[] = []
  for (const name of names) {
    const { id } = await desk.call('people.save', { values: { name } })
    await desk.call('groups.seats.save', { bodyId: body, fields: { organisationId: firm, personId: id, role: 'member', from: '2020-01-01' } })
    people.push(id)
  }
  return { body, people }
}

const mention = (id: string, label: string): NoteNode => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Riferisce ' }, { type: 'mention', attrs: { kind: 'person', id, label } }] }] })

/** A meeting at which all are there and vote by name, the first of the people takes on something and is named in the text; approved and sealed. */
async function sealedMeeting(desk: TestDesk, body: string, [first = '', label = '']: readonly string[]): Promise<string> {
  const { meeting, point } = await planned(desk, body)
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  await desk.call('meetings.attendance', { meetingId: meeting, all: true, event: 'present' })
  const { attendance } = await desk.call('meetings.get', { id: meeting })
  await desk.call('meetings.vote', { meetingId: meeting, pointId: point, subject: 'Così', method: 'rollCall', at: '2026-03-10T18:30', choices: attendance.map(({ id }) => ({ attendanceId: id, choice: 'favour' as const })) })
  await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Così', text: noteOf('Così') } })
  await desk.call('meetings.actions.save', { pointId: point, fields: { text: 'Scrivere', owner: label, ownerPersonId: first } })
  await desk.call('minutes.save', { meetingId: meeting, fields: { opening: mention(first, label) }, points: [{ id: point, notes: noteOf('Si discute di Bianca Seta srl.'), outcome: 'treated' }] })
  await desk.call('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })
  await desk.call('minutes.move', { meetingId: meeting, event: 'finish' })
  await desk.call('minutes.approve', { meetingId: meeting, how: 'onTheSpot' })
  return meeting
}

/** All that is told of a meeting, and its seals. */
async function told(desk: TestDesk, meeting: string): Promise<string> {
  const view = await desk.call('minutes.get', { meetingId: meeting })
  const versions = await Promise.all(view.versions.map(({ id }) => desk.call('minutes.version', { id })))
  return JSON.stringify([await desk.call('meetings.get', { id: meeting }), view, versions])
}

function wrongSeals(file: string): unknown[] {
  const database = new Sqlite(file, { readonly: true })
  try { return checkSeals(database) } finally { database.close() }
}

test('a name of one word, or one that is another’s too, is taken out of sealed minutes where a link says whose it is; words of others stay', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, people: [bianca = '', mario = ''] } = await table(desk, ['Bianca', 'Mario Neri'])
  await desk.call('people.save', { values: { name: 'Mario Neri' } })
  const meeting = await sealedMeeting(desk, body, [bianca, 'Bianca'])
  const open = (await planned(desk, body, '2026-06-10T18:00')).meeting
  await desk.call('meetings.convene', { meetingId: open, by: 'Ada Prova', on: '2026-06-01' })
  await desk.call('meetings.open', { meetingId: open, at: '2026-06-10T18:00' })
  await desk.call('drafts.save', { document: `minutes/${open}`, value: { texts: { opening: mention(mario, 'Mario Neri') } } })
  for (const id of [bianca, mario]) expect((await desk.call('people.anonymise.preview', { id })).count).toBeGreaterThan(3)
  for (const id of [bianca, mario]) await desk.call('people.anonymise', { id })

  for (const text of [await told(desk, meeting), await told(desk, open), JSON.stringify(await desk.call('drafts.read', { document: `minutes/${open}` }))]) expect(text).not.toMatch(/"Bianca"|Mario Neri/)
  expect(await told(desk, meeting)).toContain('Si discute di Bianca Seta srl.')
  const { content } = await desk.call('minutes.get', { meetingId: meeting })
  expect(content.attendance.filter(({ name }) => name === '█████')).toHaveLength(2)
  expect(content.points.flatMap(({ votes }) => votes.flatMap(({ named }) => named)).filter(({ name }) => name === '█████')).toHaveLength(2)
  expect(content.points.flatMap(({ actions }) => actions.map(({ owner }) => owner))).toEqual(['█████'])
  expect(wrongSeals(desk.file)).toEqual([])
  const carried = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: open, path: carried })
  expect(wrongSeals(carried)).toEqual([])
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
  await desk.core.close()
  expect(readFileSync(desk.file).toString('latin1').match(/"Bianca\\*"/)).toBeNull()
})

test('where a namesake sat at the same table, only the own lines are emptied', async () => {
  const desk = await testDesk()
  const { body, people: [one = '', other = ''] } = await table(desk, ['Ugo Bruni', 'Ugo Bruni'])
  const meeting = await sealedMeeting(desk, body, [other, 'Ugo Bruni'])
  const printed = async (name: string) => (await readPdf((await desk.call('minutes.export', { meetingId: meeting, format: 'pdf', language: 'it', path: join(desk.home, '..', name) })).path)).text.replace(/\s+/g, ' ')
  const before = await printed('prima.pdf')
  const code = /Codice ([\dA-F-]{14})/.exec(before)?.[1] ?? '?'
  expect(before).not.toContain('tolti dati di persone')
  await desk.call('people.anonymise', { id: one })
  // the code stays that of the approval, and it is said why the words are others
  const day = formatDay(new Date().toISOString().slice(0, 10))
  expect(await printed('dopo.pdf')).toContain(`${code}. È il codice del verbale come fu approvato: il ${day} ne sono stati tolti dati di persone`)
  const { attendance, votes, actions } = await desk.call('meetings.get', { id: meeting })
  expect([one, other].map(id => attendance.find(({ personId }) => personId === id)?.name)).toEqual(['[…]', 'Ugo Bruni'])
  expect(votes[0]?.voters.map(({ name }) => name).filter(name => name === 'Ugo Bruni' || name === '[…]').toSorted()).toEqual(['Ugo Bruni', '[…]'])
  expect(actions[0]?.owner).toBe('Ugo Bruni')
  expect((await desk.call('minutes.get', { meetingId: meeting })).content.attendance.map(({ name }) => name)).toContain('Ugo Bruni')
  expect(wrongSeals(desk.file)).toEqual([])
})
