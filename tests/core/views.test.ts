import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { sameView, savedAs, usualView } from '../../shared/views.ts'
import { testDesk } from './desk.ts'

const definition = { ...usualView, filter: { province: ['PI'] }, sort: [{ column: 'employees', descending: true }], group: 'province', columns: ['name', 'employees'], widths: { name: 300 }, frozen: 2, print: { without: ['employees'], orientation: 'portrait' as const } }

test('a view is saved, changed, renamed and removed, each to be undone', async () => {
  const desk = await testDesk()
  const { id } = await desk.call('views.save', { grid: 'members', name: 'Pisa', definition })
  expect((await desk.call('views.list', { grid: 'members' })).views).toEqual([{ id, name: 'Pisa', personal: false, definition }])
  await desk.call('views.save', { id, name: 'Pisa e Lucca', definition: { ...definition, filter: { province: ['PI', 'LU'] } } })
  await desk.reopen()
  expect((await desk.call('views.list', { grid: 'members' })).views).toMatchObject([{ name: 'Pisa e Lucca', definition: { filter: { province: ['PI', 'LU'] } } }])
  expect((await desk.call('views.list', { grid: 'people' })).views).toEqual([])
  const { batch } = await desk.call('views.remove', { id })
  expect((await desk.call('views.list', { grid: 'members' })).views).toEqual([])
  await desk.call('history.undo', { batch })
  expect((await desk.call('views.list', { grid: 'members' })).views).toHaveLength(1)
})

test('a view keeps the quick text, the day and the cluster; one of before has none of them', async () => {
  const desk = await testDesk()
  const scope = { text: 'conc', at: '2024-12-31', cluster: (await desk.call('clusters.list', {})).clusters[0]?.id ?? '' }
  await desk.call('views.save', { grid: 'members', name: 'Di prima', definition })
  await desk.call('views.save', { grid: 'members', name: 'Concerie', definition: { ...definition, ...scope } })
  await desk.reopen()
  expect((await desk.call('views.list', { grid: 'members' })).views.map(view => view.definition)).toEqual([definition, { ...definition, ...scope }])
})

test('a view is changed where its text, day or cluster is; one without a cluster is of whichever is looked at', () => {
  const shown = { ...definition, text: 'conc', at: '2024-12-31', cluster: 'a' }
  expect(sameView(shown, { ...shown })).toBe(true)
  for (const other of [{ text: 'cart' }, { at: undefined }, { cluster: 'b' }]) expect(sameView({ ...shown, ...other }, shown)).toBe(false)
  const { cluster: _cluster, ...anywhere } = shown
  expect(sameView(shown, anywhere)).toBe(true)
  // how it was put on paper is no other view, but something to save
  const { print: _print, ...plain } = shown
  expect([sameView(shown, plain), savedAs(shown, plain), savedAs({ ...plain, print: {} }, plain)]).toEqual([true, false, true])
})

test('a personal view is seen and changed by its person alone', async () => {
  const desk = await testDesk({ create: { writer: { name: 'Anna Prova', initials: 'AP' } } })
  const { id } = await desk.call('views.save', { grid: 'members', name: 'Mia', personal: true, definition })
  expect((await desk.call('views.list', { grid: 'members' })).views).toMatchObject([{ id, personal: true }])
  const { id: other } = await desk.call('workspace.writers.save', { name: 'Bruno Prova', initials: 'BP' })
  await desk.call('workspace.writers.choose', { id: other })
  expect((await desk.call('views.list', { grid: 'members' })).views).toEqual([])
  expect((await desk.refused('views.save', { id, name: 'Sua' })).code).toBe('not-found')
  expect((await desk.refused('views.remove', { id })).code).toBe('not-found')
})

test('how a person looks at a list is that person’s alone, stays after a restart and stands in no history', async () => {
  const desk = await testDesk({ create: { writer: { name: 'Anna Prova', initials: 'AP' } } })
  const { current: anna } = await desk.call('workspace.writers', {})
  const { id: bruno } = await desk.call('workspace.writers.save', { name: 'Bruno Prova', initials: 'BP' })
  const { batches } = await desk.call('history.list', {})
  const layout = { detail: 'right', views: { usual: { columns: ['name', 'province'], widths: { name: 300 } }, pisa: { frozen: 2 } } } as const
  await desk.call('views.layouts.save', { grid: 'members', layout: { views: { usual: { frozen: 0 } } } })
  await desk.call('views.layouts.save', { grid: 'members', layout: { ...layout, views: { ...layout.views, usual: { ...layout.views.usual, columns: [...layout.views.usual.columns] } } } })
  await desk.call('views.layouts.save', { grid: 'people', layout: { detail: 'bottom' } })
  await desk.call('workspace.writers.choose', { id: bruno })
  expect(await desk.call('views.layouts', {})).toEqual({ layouts: {} })
  await desk.call('views.layouts.save', { grid: 'members', layout: { detail: 'off' } })
  await desk.reopen()
  expect(await desk.call('views.layouts', {})).toEqual({ layouts: { members: { detail: 'off' } } })
  await desk.call('workspace.writers.choose', { id: anna ?? '' })
  expect(await desk.call('views.layouts', {})).toEqual({ layouts: { members: layout, people: { detail: 'bottom' } } })
  expect((await desk.call('history.list', {})).batches).toEqual(batches)
  expect((await desk.refused('views.layouts.save', { grid: 'members', layout: { detail: 'left' } })).code).toBe('bad-input')
  // as a later version may have left it
  await desk.core.close()
  const database = new Sqlite(desk.file)
  database.prepare(`UPDATE listLayout SET layout = '{"detail":"floating"}' WHERE grid = 'people'`).run()
  database.close()
  await desk.reopen()
  expect(await desk.call('views.layouts', {})).toEqual({ layouts: { members: layout } })
})

test('a view without a name, of no list or with a strange definition is refused', async () => {
  const desk = await testDesk()
  expect((await desk.refused('views.save', { grid: 'members', name: '  ', definition })).code).toBe('name-missing')
  expect((await desk.refused('views.save', { name: 'Pisa', definition })).code).toBe('bad-input')
  expect((await desk.refused('views.save', { grid: 'members', name: 'Pisa', definition: { ...definition, sort: 'name' } })).code).toBe('bad-input')
  expect((await desk.refused('views.save', { grid: 'members', name: 'Pisa', personal: true, definition })).code).toBe('person-missing')
  expect((await desk.refused('views.remove', { id: 'none' })).code).toBe('not-found')
})

test('a grouped list stands in the order of its groups, days by their year, what is unknown last', async () => {
  const desk = await testDesk()
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  for (const [name, municipality, joinedOn] of [['A', 'prato', '2021-05-01'], ['B', 'Empoli', '2020-01-01'], ['C', 'Prato', '2020-12-31'], ['D', 'prato', '2021-01-01'], ['E', null, '2022-01-01']] as const) {
    const { id } = await desk.call('organisations.save', { values: { name }, clusterId, joinedOn })
    if (municipality) await desk.call('organisations.sites.save', { organisationId: id, fields: { municipality } })
  }
  for (const by of ['municipality', 'joinedOn'] as const) {
    for (const sort of [undefined, `-${by}`, '-name']) {
      const asked = sort === undefined ? {} : { sort }
      const { groups } = await desk.call('members.groups', { by, ...asked })
      const { rows } = await desk.call('members.list', { group: by, ...asked })
      const value = (row: (typeof rows)[number]) => (by === 'joinedOn' ? row.joinedOn?.slice(0, 4) : row.municipality) ?? null
      expect(rows.map(value)).toEqual(groups.flatMap(group => Array.from({ length: group.count }, () => group.value)))
    }
  }
  expect((await desk.call('members.groups', { by: 'municipality' })).groups.map(group => group.value)).toEqual(['Empoli', 'Prato', 'prato', null])
  expect((await desk.call('members.groups', { by: 'joinedOn', sort: '-joinedOn' })).groups.map(group => group.value)).toEqual(['2022', '2021', '2020'])
})
