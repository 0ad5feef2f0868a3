import { expect, test } from 'vitest'
import { testDesk } from './desk.ts'
import { committee, opened } from './meetingDesk.ts'

test('a body starts with the rules that its kind proposes, and its rules go on by versions', async () => {
  const desk = await testDesk()
  const { id, revision } = await desk.call('groups.save', { values: { name: 'Tavolo acqua', kind: 'workingGroup' } })
  expect((await desk.call('groups.get', { id })).rule).toMatchObject({ from: null, formal: false, quorumFirst: { kind: 'none' }, approvalRequired: false })
  await desk.call('groups.rules.save', { bodyId: id, fields: { from: '2026-07-01', formal: true, quorumFirst: { kind: 'halfPlusOne' } } })
  expect((await desk.call('groups.get', { id, at: '2026-06-30' })).rule.formal).toBe(false)
  expect((await desk.call('groups.get', { id, at: '2026-07-01' })).rule).toMatchObject({ formal: true, quorumFirst: { kind: 'halfPlusOne' } })
  expect((await desk.refused('groups.rules.save', { bodyId: id, fields: { from: '2026-07-01' } })).code).toBe('rule-same-day')
  expect((await desk.refused('groups.rules.save', { bodyId: id, fields: { quorumFirst: { kind: 'atLeast', numerator: 3, denominator: 2 } } })).code).toBe('bad-input')
  await desk.call('groups.save', { id, values: { name: 'Tavolo acque' }, revision })
  expect(await desk.refused('groups.save', { id, values: { name: 'Altro' }, revision })).toMatchObject({ code: 'stale', values: { changed: { name: 'Tavolo acque' } } })
  expect((await desk.refused('groups.save', { values: {} })).code).toBe('name-missing')
  expect((await desk.refused('groups.save', { id, values: { from: '2026-02-01', to: '2026-01-01' } })).code).toBe('period-order')
  const { rules } = await desk.call('groups.get', { id })
  await desk.call('groups.rules.save', { bodyId: id, id: rules[0]?.id ?? '', fields: {}, remove: true })
  expect((await desk.refused('groups.rules.save', { bodyId: id, id: rules[1]?.id ?? '', fields: {}, remove: true })).code).toBe('rule-last')
})

test('seats are held for a time, nobody twice at once, and a seat has somebody', async () => {
  const desk = await testDesk()
  const { body, firms, people } = await committee(desk)
  const fields = { organisationId: firms[0] ?? null, personId: people[0] ?? null }
  expect((await desk.refused('groups.seats.save', { bodyId: body, fields })).code).toBe('period-overlap')
  expect((await desk.refused('groups.seats.save', { bodyId: body, fields: { role: 'guest' } })).code).toBe('seat-empty')
  expect((await desk.refused('groups.seats.save', { bodyId: body, fields: { organisationId: firms[1] ?? null, from: '2026-02-01', to: '2026-01-01' } })).code).toBe('period-order')
  const [first] = (await desk.call('groups.get', { id: body })).seats
  await desk.call('groups.seats.save', { bodyId: body, id: first?.id ?? '', fields: { to: '2025-12-31' } })
  const guest = await desk.call('groups.seats.save', { bodyId: body, fields: { ...fields, role: 'guest', from: '2026-01-01' } })
  const seats = (await desk.call('groups.get', { id: body, at: '2026-06-01' })).seats
  expect(seats.find(({ id }) => id === guest.id)).toMatchObject({ votes: false, running: true, person: 'Ada Prova', organisation: 'Ditta 1' })
  expect(seats.at(-1)).toMatchObject({ id: first?.id, running: false })
  expect((await desk.call('groups.list', { at: '2026-06-01' })).bodies).toMatchObject([{ seats: 4, voting: 3, meetings: 0, formal: true }])
  await desk.call('groups.remove', { ids: [body] })
  expect((await desk.call('groups.list', {})).bodies).toEqual([])
  await desk.call('groups.restore', { ids: [body] })
  await opened(desk, body)
  expect((await desk.refused('groups.remove', { ids: [body] })).code).toBe('body-in-use')
})

test('stakeholders: the newest assessment of the day, the movement, the field of the grid, and who is missing at the table', async () => {
  const desk = await testDesk()
  const { cluster, firms: [one = ''] } = await committee(desk)
  const union = (await desk.call('organisations.save', { values: { name: 'Sindacato prova', kind: 'union' }, clusterId: cluster })).id
  const assess = (organisationId: string, assessedOn: string, influence: number, interest: number) =>
    desk.call('groups.stakeholders.save', { organisationId, clusterId: cluster, fields: { assessedOn, influence, interest, dependency: 2, tension: null } })
  await assess(one, '2025-01-10', 2, 2)
  const newest = await assess(one, '2026-01-10', 5, 5)
  await assess(union, '2026-01-10', 5, 4)
  const { stakeholders } = await desk.call('groups.stakeholders.list', { clusterId: cluster })
  expect(stakeholders.slice(0, 2)).toMatchObject([
    { organisationId: one, quadrant: 'manageClosely', level: 'collaborate', tools: ['jointProject', 'partnership', 'networkClub'], seated: true, missing: false, previous: { influence: 2 } },
    { organisationId: union, quadrant: 'manageClosely', seated: false, missing: true },
  ])
  expect((await desk.call('groups.stakeholders.list', { clusterId: cluster, at: '2025-06-01' })).stakeholders.find(({ organisationId }) => organisationId === one)).toMatchObject({ quadrant: 'monitor', level: 'monitor', tools: ['pressReview', 'survey'], previous: null })
  // of whom nothing is known nothing is suggested
  expect(stakeholders.slice(2)).toMatchObject([{ level: null, tools: [] }, { level: null, tools: [] }, { level: null, tools: [] }])
  await desk.call('groups.stakeholders.save', { organisationId: one, clusterId: cluster, id: newest.id, fields: {}, remove: true })
  expect((await desk.refused('groups.stakeholders.save', { organisationId: union, clusterId: cluster, id: newest.id, fields: {} })).code).toBe('not-found')
  expect((await desk.refused('groups.stakeholders.list', { clusterId: 'none' })).code).toBe('not-found')
})

test('relations between those represented: in and out, isolated, pairs that nobody looked at', async () => {
  const desk = await testDesk()
  const { body, cluster, firms: [one = '', two = '', three = ''] } = await committee(desk)
  const ends = { clusterId: cluster, fromId: one, toId: two }
  await desk.call('groups.relations.save', { ...ends, fields: { kind: 'supply', strength: 3, from: '2024-01-01' } })
  await desk.call('groups.relations.save', { clusterId: cluster, fromId: one, toId: three, fields: { kind: 'conflict', strength: 0 } })
  expect((await desk.refused('groups.relations.save', { ...ends, fields: { kind: 'supply' } })).code).toBe('relation-there')
  expect((await desk.refused('groups.relations.save', { ...ends, toId: one, fields: {} })).code).toBe('relation-itself')
  const matrix = await desk.call('groups.relations.list', { clusterId: cluster, bodyId: body })
  expect(matrix.organisations.map(({ name, out, in: into }) => [name, out, into])).toEqual([['Ditta 1', 1, 0], ['Ditta 2', 0, 1], ['Ditta 3', 0, 0], ['Ditta 4', 0, 0]])
  expect(matrix).toMatchObject({ unknownPairs: 10, isolated: [three, expect.any(String)] })
  expect((await desk.call('groups.relations.list', { clusterId: cluster, bodyId: body, at: '2023-01-01' })).relations).toHaveLength(1)
})
