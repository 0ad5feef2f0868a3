import Sqlite, { type Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { clashes } from '../../main/duplicates/clashes.ts'
import { derivedColumns, recordTables } from '../../main/database/tables.ts'
import { testDesk, type TestDesk } from './desk.ts'

type Columns = { name: string; type: string; notnull: number }[]
const columnsOf = (database: Database, table: string) => database.pragma(`table_info(${table})`) as Columns
type Merged = 'organisation' | 'person'
/** Every column of the whole schema that points to such a record: read here anew, not from the product's own list. */
function pointing(database: Database, target: Merged = 'organisation'): { table: string; column: string }[] {
  const tables = (database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[]).map(({ name }) => name)
  return tables.flatMap(table => (database.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
    .filter(key => key.table === target).map(({ from }) => ({ table, column: from })))
}

/** Writes behind the app, as a batch would, and looks. */
function behind<T>(desk: TestDesk, work: (database: Database) => T): T {
  const database = new Sqlite(desk.file)
  try {
    database.pragma('foreign_keys = OFF')
    return work(database)
  } finally {
    database.close()
  }
}

/** A live record and one in the bin for each column that can point to the record, other columns filled as the schema asks. */
function hang(database: Database, target: Merged, id: string, count: number): void {
  for (const { table, column } of pointing(database, target)) {
    const columns = columnsOf(database, table)
    for (let n = 0; n < count; n++) {
      const row: Record<string, string | number | null> = Object.fromEntries(columns.filter(c => c.notnull || c.name === 'id').map(c =>
        [c.name, c.name === 'id' ? `${table}-${column}-${n}` : c.name === 'kind' && table === 'site' ? 'operating' : c.type === 'TEXT' ? `${c.name} ${n}` : 1900 + n]))
      // an organisation has one role of supplier at a time
      const binned = n === 0 || (table === 'supplier' && n > 1)
      // and a seat has somebody
      Object.assign(row, table === 'seat' && target === 'person' ? { organisationId: 'somebody' } : {}, { [column]: id, ...(binned && columns.some(c => c.name === 'deletedAt') ? { deletedAt: '2026-01-01T00:00:00Z' } : {}) })
      const names = Object.keys(row)
      database.prepare(`INSERT INTO ${table} (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(row))
    }
  }
}

/** What is stored, without what follows from other columns of the same row. */
const dump = (database: Database) => Object.fromEntries(recordTables.map(table => [table, (database.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[])
  .map(row => Object.fromEntries(Object.entries(row).filter(([column]) => !derivedColumns.includes(column))))]))

async function two(desk: TestDesk, winner: object = {}, loser: object = {}): Promise<{ winner: string; loser: string }> {
  const save = async (values: object) => (await desk.call('organisations.save', { values: { name: 'Tintoria Bisenzio S.r.l.', ...values } })).id
  return { winner: await save(winner), loser: await save({ name: 'TINTORIA BISENZIO SRL', ...loser }) }
}

async function twoPeople(desk: TestDesk): Promise<{ winner: string; loser: string }> {
  const save = async (name: string) => (await desk.call('people.save', { values: { name } })).id
  return { winner: await save('Anna Tinta'), loser: await save('TINTA ANNA') }
}

test.each<[Merged, number]>([['organisation', 7], ['person', 6]])('every link to a record (%s) that the schema knows is moved, live or in the bin, and undoing the merge gives every row back', async (target, most) => {
  const desk = await testDesk()
  const { winner, loser } = target === 'person' ? await twoPeople(desk) : await two(desk, { phone: '0574 1' }, { email: 'info@bisenzio.example' })
  behind(desk, database => { hang(database, target, loser, 3) })
  const before = behind(desk, dump)
  const { batch, moved } = await desk.call(target === 'person' ? 'people.merge' : 'organisations.merge', { winner, losers: [loser] })
  const places = behind(desk, database => pointing(database, target))
  expect(places.length).toBeGreaterThan(most)
  // the person has a role of its own besides
  expect(moved).toBe(places.length * 3 + (target === 'person' ? 1 : 0))
  for (const { table, column } of places) {
    const left = behind(desk, database => database.prepare(`SELECT count(*) AS n FROM ${table} WHERE "${column}" = ?`).get(loser))
    expect(left, `${table}.${column}`).toEqual({ n: 0 })
  }
  await desk.call('history.undo', { batch })
  expect(behind(desk, dump)).toEqual(before)
})

test('where the schema allows one record of a kind only, the merge has a rule for it', async () => {
  const desk = await testDesk()
  const columns = behind(desk, database => pointing(database))
  const unique = behind(desk, database => columns.filter(({ table, column }) => (database.pragma(`index_list(${table})`) as { name: string; unique: number; origin: string }[])
    .some(index => index.unique === 1 && index.origin !== 'pk' && (database.pragma(`index_info(${index.name})`) as { name: string }[]).some(({ name }) => name === column))))
  expect(unique.map(({ table }) => table).toSorted()).toEqual(Object.keys(clashes).toSorted())
})

test('the old id still resolves, also after a second merge, and the merged record comes back by undo only', async () => {
  const desk = await testDesk()
  const { winner, loser } = await two(desk)
  const third = (await desk.call('organisations.save', { values: { name: 'Tintoria del Bisenzio' } })).id
  await desk.call('organisations.merge', { winner: loser, losers: [third] })
  await desk.call('organisations.merge', { winner, losers: [loser] })
  for (const id of [loser, third]) expect((await desk.call('organisations.get', { id })).id).toBe(winner)
  expect(await desk.refused('organisations.restore', { ids: [third] })).toMatchObject({ code: 'merged', values: { name: 'Tintoria Bisenzio S.r.l.' } })
})

test('an organisation knows what names it, who is of its group, and what was merged into it', async () => {
  const desk = await testDesk()
  const { winner, loser } = await two(desk, { ownerGroup: 'Gruppo Prova' }, {})
  const sister = (await desk.call('organisations.save', { values: { name: 'Sorella', ownerGroup: 'GRUPPO PROVA' } })).id
  await desk.call('organisations.sites.save', { organisationId: loser, fields: { municipality: 'Prato' } })
  const { batch } = await desk.call('organisations.merge', { winner, losers: [loser] })
  expect(await desk.call('organisations.links', { id: loser })).toMatchObject({
    merged: [{ id: loser, name: 'TINTORIA BISENZIO SRL', batch }], group: [{ id: sister, name: 'Sorella' }], counts: [{ table: 'site', count: 1 }],
  })
  // a body where it sits, a policy of its own, and a relation to itself by both ends: each table of the schema is counted
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  const { id: bodyId } = await desk.call('groups.save', { values: { name: 'Tavolo di prova', clusterId, kind: 'workingGroup' } })
  await desk.call('groups.seats.save', { bodyId, fields: { organisationId: winner, role: 'member', from: '2020-01-01', to: '2021-01-01' } })
  await desk.call('policies.save', { values: { name: 'Politica di prova', scope: 'firm', organisationId: winner, language: 'it' }, start: { empty: true } })
  await desk.call('groups.relations.save', { clusterId, fromId: winner, toId: sister, fields: { kind: 'supply', strength: 1 } })
  await desk.call('groups.relations.save', { clusterId, fromId: sister, toId: winner, fields: { kind: 'supply', strength: 2 } })
  expect(await desk.call('organisations.links', { id: winner })).toMatchObject({
    bodies: [{ id: bodyId, name: 'Tavolo di prova' }], policies: [{ name: 'Politica di prova' }],
    counts: expect.arrayContaining([{ table: 'site', count: 1 }, { table: 'seat', count: 1 }, { table: 'policy', count: 1 }, { table: 'relation', count: 2 }]),
  })
  expect((await desk.refused('organisations.links', { id: 'nobody' })).code).toBe('not-found')
})

test('values are chosen field by field; what only one knows is kept, addresses, tags and notes of both', async () => {
  const desk = await testDesk()
  const { winner, loser } = await two(desk, { email: 'a@b.example', tags: ['tessile'], privateNotes: 'prima' }, { email: 'c@d.example', phone: '0574 2', tags: ['pilota'], privateNotes: 'seconda', website: 'b.example' })
  const preview = await desk.call('organisations.merge.preview', { winner, losers: [loser] })
  expect(Object.fromEntries(preview.fields.map(({ field, state }) => [field, state]))).toMatchObject({ name: 'differs', email: 'differs', phone: 'adds', country: 'same', pec: 'same' })
  await desk.call('organisations.merge', { winner, losers: [loser], choices: { email: loser } })
  expect(await desk.call('organisations.get', { id: winner })).toMatchObject({
    name: 'Tintoria Bisenzio S.r.l.', email: 'c@d.example', otherEmails: 'a@b.example', phone: '0574 2', website: 'b.example', tags: ['tessile', 'pilota'], privateNotes: 'prima\n\nseconda',
  })
})

test('one registered seat and one record of figures a year stay: filled, never overwritten; the other seat becomes an operating site', async () => {
  const desk = await testDesk()
  const { winner, loser } = await two(desk)
  await desk.call('organisations.sites.save', { organisationId: winner, fields: { municipality: 'Prato' } })
  await desk.call('organisations.sites.save', { organisationId: loser, fields: { municipality: 'Vernio' } })
  await desk.call('organisations.figures.save', { organisationId: winner, fields: { year: 2024, employees: 10 } })
  await desk.call('organisations.figures.save', { organisationId: loser, fields: { year: 2024, employees: 12, turnover: 5000 } })
  await desk.call('organisations.figures.save', { organisationId: loser, fields: { year: 2023, employees: 9 } })
  expect((await desk.call('organisations.merge.preview', { winner, losers: [loser] })).figureYears).toEqual([2024])
  await desk.call('organisations.merge', { winner, losers: [loser] })
  const { sites, figures } = await desk.call('organisations.get', { id: winner })
  expect(sites.map(({ kind, municipality }) => [kind, municipality])).toEqual([['registered', 'Prato'], ['operating', 'Vernio']])
  expect(figures.map(({ year, employees, turnover }) => [year, employees, turnover])).toEqual([[2024, 10, 5000], [2023, 9, null]])
})

test('records that say the same become one; what one firm may not have twice is united or dropped, and undoing brings it back', async () => {
  const desk = await testDesk()
  const { winner, loser } = await two(desk)
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  for (const organisationId of [winner, loser]) await desk.call('members.memberships.save', { organisationId, fields: { clusterId, from: '2020-01-01', to: '2021-12-31' } })
  await desk.call('members.memberships.save', { organisationId: winner, fields: { clusterId, from: '2022-01-01' } })
  await desk.call('members.memberships.save', { organisationId: loser, fields: { clusterId, from: '2023-06-01' } })
  const other = (await desk.call('organisations.save', { values: { name: 'Altra ditta' } })).id
  const relate = (fromId: string, toId: string, from: string) => desk.call('groups.relations.save', { clusterId, fromId, toId, fields: { kind: 'supply', strength: 1, from } })
  await relate(winner, loser, '2020-01-01')
  await relate(winner, other, '2021-01-01')
  await relate(loser, other, '2022-01-01')
  const before = behind(desk, dump)
  const { batch } = await desk.call('organisations.merge', { winner, losers: [loser] })
  expect((await desk.call('organisations.get', { id: winner })).memberships.map(m => [m.from, m.to])).toEqual([['2022-01-01', null], ['2020-01-01', '2021-12-31']])
  expect(behind(desk, database => database.prepare('SELECT fromId, toId, "from" FROM relation WHERE deletedAt IS NULL').all())).toEqual([{ fromId: winner, toId: other, from: '2021-01-01' }])
  await desk.call('history.undo', { batch })
  expect(behind(desk, dump)).toEqual(before)
})

test('different VAT numbers are refused until one is chosen; strange choices and a record with itself are refused', async () => {
  const desk = await testDesk()
  const { winner, loser } = await two(desk, { vatNumber: '00743110157' }, { vatNumber: '77777770486' })
  expect(await desk.refused('organisations.merge', { winner, losers: [loser] })).toMatchObject({ code: 'different-vat', values: { values: ['00743110157', '77777770486'] } })
  expect((await desk.refused('organisations.merge', { winner, losers: [winner] })).code).toBe('bad-input')
  expect((await desk.refused('organisations.merge', { winner, losers: [loser], choices: { vatNumber: 'somebody' } })).code).toBe('bad-input')
  expect((await desk.refused('organisations.merge', { winner, losers: ['unknown'] })).code).toBe('not-found')
  await desk.call('organisations.merge', { winner, losers: [loser], choices: { vatNumber: loser } })
  expect((await desk.call('organisations.get', { id: winner })).vatNumber).toBe('77777770486')
})

test('duplicates are found on demand and while a name is typed, until they are told apart', async () => {
  const desk = await testDesk()
  const { winner, loser } = await two(desk)
  await desk.call('organisations.save', { values: { name: 'Conceria Arno', vatNumber: '77777770486' } })
  const { total, sets } = await desk.call('organisations.duplicates', {})
  expect([total, sets[0]?.pairs[0]?.reason, sets[0]?.records.map(o => o.name)]).toEqual([1, 'name', ['Tintoria Bisenzio S.r.l.', 'TINTORIA BISENZIO SRL']])
  const like = async (input: object) => (await desk.call('organisations.duplicates', { like: input })).sets.flatMap(set => set.records.map(o => o.name))
  expect(await like({ name: 'tintoria bisenzo' })).toHaveLength(2)
  expect(await like({ vatNumber: 'IT 77777770486' })).toEqual(['Conceria Arno'])
  expect(await like({ name: 'Tintoria Bisenzio', id: winner })).toEqual(['TINTORIA BISENZIO SRL'])
  expect(await like({ name: 'Maglificio Nuovo' })).toEqual([])
  await desk.call('organisations.distinguish', { ids: [loser, winner] })
  expect((await desk.call('organisations.duplicates', {})).total).toBe(0)
  await desk.call('organisations.distinguish', { ids: [winner, loser], forget: true })
  expect((await desk.call('organisations.duplicates', {})).total).toBe(1)
  expect((await desk.refused('organisations.duplicates', { like: 7 })).code).toBe('bad-input')
})
