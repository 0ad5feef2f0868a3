import { expect, test } from 'vitest'
import { noteOf } from '../../shared/meetings/notes.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { committee, decidedAndClosed, opened } from './meetingDesk.ts'
import { newSupplier } from './suppliers.ts'

const broughtOf = async (desk: TestDesk, decisionId: string) =>
  (await desk.call('meetings.decisions.list', {})).rows.find(({ id }) => id === decisionId)?.brought.map(({ kind, targetTable, targetId, name }) => [kind, targetTable, targetId, name])

test('a decision leads to what it brought about: what was chosen when it was written, and the acts of other rooms that name it', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, cluster, people: [ada = ''] } = await committee(desk, 'workingGroup')
  const sitting = await opened(desk, body)
  const { meeting } = sitting
  const supplier = await newSupplier(desk, 'Ditta 9')
  const policy = await desk.call('policies.save', { values: { name: 'Politica del distretto', clusterId: cluster }, start: { template: 'cluster' } })
  const { decision } = await decidedAndClosed(desk, sitting)
  expect(await broughtOf(desk, decision)).toEqual([])

  const effects = [
    { kind: 'admitSupplier' as const, targetTable: 'supplier' as const, targetId: supplier.id, note: 'Ditta 9' }, { kind: 'appoint' as const, targetTable: 'person' as const, targetId: ada, note: 'Ada Prova' },
    { kind: 'adoptPolicy' as const, targetTable: 'policy' as const, targetId: policy.id, note: 'Politica del distretto' },
  ]
  await desk.call('meetings.decisions.save', { meetingId: meeting, id: decision, fields: { effects } })
  await desk.call('organisations.save', { id: supplier.organisationId, values: { name: 'Ditta 9 S.p.A.' } })
  expect(await broughtOf(desk, decision)).toEqual([
    ['admitSupplier', 'supplier', supplier.id, 'Ditta 9 S.p.A.'], ['appoint', 'person', ada, 'Ada Prova'], ['adoptPolicy', 'policy', policy.id, 'Politica del distretto'],
  ])

  // the act itself takes the place of what was meant to be
  const by = { decisionId: decision, body: 'Comitato di prova', number: '1/2026', on: '2026-03-10', text: null }
  await desk.call('policies.adopt', { versionId: policy.versionId ?? '', decision: by, effectiveFrom: '2026-03-15' })
  await desk.call('policies.versions.withdraw', { versionId: policy.versionId ?? '', on: '2026-05-01', reason: 'Rivista', decision: by })
  expect((await broughtOf(desk, decision))?.slice(0, 2)).toEqual([['adoptPolicy', 'policy', policy.id, 'Politica del distretto 1.0'], ['withdrawPolicy', 'policy', policy.id, 'Politica del distretto 1.0']])
  expect(await broughtOf(desk, decision)).toHaveLength(4)
  expect((await desk.call('meetings.get', { id: meeting })).decisions[0]?.brought).toHaveLength(4)

  // while an act rests on it, it is not taken out
  const out = { meetingId: meeting, id: decision, fields: {}, remove: true }
  expect(await desk.refused('meetings.decisions.save', out)).toMatchObject({ code: 'decision-in-use', values: { names: 'Politica del distretto 1.0' } })
  // nor is it with what made it, forced or not: what changed since is one thing, what rests on it another
  const made = (await desk.call('history.list', {})).batches.filter(({ kind }) => kind === 'decision.save').at(-1)?.id ?? ''
  expect((await desk.refused('history.undo', { batch: made })).code).toBe('changed-since')
  expect(await desk.refused('history.undo', { batch: made, force: true })).toMatchObject({ code: 'decision-in-use', values: { names: 'Politica del distretto 1.0' } })
  expect(await broughtOf(desk, decision)).toHaveLength(4)
  // nor is it outvoted
  const vote = (await desk.call('meetings.get', { id: meeting })).votes[0]
  expect((await desk.refused('meetings.vote', { meetingId: meeting, pointId: vote?.pointId ?? '', subject: 'Di nuovo', method: 'open', at: '2026-03-10T19:00', totals: { favour: 0, against: 4, abstained: 0 }, annulsId: vote?.id ?? '' })).code).toBe('decision-in-use')
  await desk.call('minutes.move', { meetingId: meeting, event: 'finish' })
  await desk.call('minutes.approve', { meetingId: meeting, how: 'onTheSpot' })
  expect((await desk.refused('meetings.decisions.save', { meetingId: meeting, id: decision, fields: { effects: [] } })).code).toBe('sealed')
})

test('approval and correction of minutes lead to the meeting whose minutes they are; what was rejected brings about nothing', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk)
  const first = await opened(desk, body)
  await decidedAndClosed(desk, first)
  await desk.call('minutes.move', { meetingId: first.meeting, event: 'finish' })
  const second = await opened(desk, body, '2026-04-10T18:00')
  const { points } = await desk.call('meetings.get', { id: second.meeting })
  const pointId = points.find(({ approvesId }) => approvesId === first.meeting)?.id ?? ''
  const said = { title: 'Il verbale è approvato', text: noteOf('Il verbale è approvato.') }
  const approval = await desk.call('meetings.decisions.save', { meetingId: second.meeting, pointId, fields: said })
  await desk.call('minutes.approve', { meetingId: first.meeting, how: 'atMeeting', pointId, on: '2026-04-10' })
  const { decision } = await decidedAndClosed(desk, second, '2026-04-10')
  await desk.call('minutes.correct', { meetingId: first.meeting, decisionId: decision, kind: 'materialError', before: 'Ditta 9', after: 'Ditta 8', reason: 'Nome scambiato' })
  expect(await broughtOf(desk, approval.id)).toEqual([['approveMinutes', 'meeting', first.meeting, 'Comitato di prova, 10/03/2026']])
  expect(await broughtOf(desk, decision)).toEqual([['correctMinutes', 'meeting', first.meeting, 'Comitato di prova, 10/03/2026']])

  for (const id of [approval.id, decision]) expect(await desk.refused('meetings.decisions.save', { meetingId: second.meeting, id, fields: {}, remove: true })).toMatchObject({ code: 'decision-in-use', values: { names: 'Comitato di prova, 10/03/2026' } })

  const third = await opened(desk, body, '2026-05-10T18:00')
  await desk.call('meetings.vote', { meetingId: third.meeting, pointId: third.point, subject: 'Ammettere Ditta 9', method: 'open', at: '2026-05-10T18:30', totals: { favour: 0, against: 4, abstained: 0 } })
  const rejected = await desk.call('meetings.decisions.save', { meetingId: third.meeting, pointId: third.point, fields: { ...said, effects: [{ kind: 'appoint', targetTable: 'body', targetId: body, note: null }] } })
  expect(await broughtOf(desk, rejected.id)).toEqual([])
})
