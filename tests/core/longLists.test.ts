import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../main/database/connection.ts'
import { registerFunctions } from '../../main/database/functions.ts'
import { longList } from './files/longList.ts'
import { testDesk, type TestDesk } from './desk.ts'

// Beyond 2,000 rows a list is read in its order until the page is full, else all that fit are sorted: what is answered must be the same.

const rows = 2100
/** One in fifty is called otherwise than the others, and so are its person and its document. */
const called = (n: number) => (n % 50 === 0 ? 'Altra' : 'Prova')
const isProva = ({ name }: { name: string }) => name.includes('Prova')

/** Imported members of which each has a person with a role and a document, put there behind the app: so many would take long through the door. */
async function longDesk(): Promise<TestDesk> {
  const desk = await testDesk()
  const list = join(desk.home, 'lungo.csv')
  writeFileSync(list, longList(rows))
  const { session } = await desk.call('members.import.preview', { file: list })
  await desk.call('members.import.apply', { session })
  await desk.core.close()
  const database = connect(desk.file)
  registerFunctions(database)
  const [rename, person, contact, document] = [
    database.prepare(`UPDATE organisation SET name = 'Altra ' || rowid WHERE id = ?`),
    database.prepare('INSERT INTO person (id, name, sortKey) VALUES (?, ?, ?)'), database.prepare('INSERT INTO contact (id, personId, organisationId, role) VALUES (?, ?, ?, ?)'),
    database.prepare(`INSERT INTO document (id, organisationId, documentTypeId, number, issuedOn) VALUES (?, ?, 'type-durc', ?, ?)`),
  ]
  database.transaction(() => {
    for (const [n, organisation] of (database.prepare('SELECT id FROM organisation ORDER BY id').pluck().all() as string[]).entries()) {
      if (called(n) === 'Altra') rename.run(organisation)
      const name = `${n % 3 ? 'Sara' : 'Luca'} ${called(n)} ${(n * 37) % rows}`
      person.run(`p${n}`, name, name.toLowerCase())
      contact.run(`c${n}`, `p${n}`, organisation, 'titolare')
      document.run(`d${n}`, organisation, `${called(n)} ${n}`, `2025-${String(1 + n % 12).padStart(2, '0')}-15`)
    }
  })()
  database.close()
  await desk.reopen()
  // what is in the bin is in no list, whichever way it is read
  const [first] = (await desk.call('members.list', { limit: 1 })).rows
  await desk.call('organisations.remove', { ids: [first?.organisationId ?? ''] })
  return desk
}

const all = 100_000

async function members(desk: TestDesk): Promise<void> {
  const whole = await desk.call('members.list', { limit: all })
  expect(whole.total).toBe(rows - 1)
  const found = whole.rows.filter(isProva)
  expect(found.length).toBeGreaterThan(2000)
  expect(await desk.call('members.list', { limit: all, text: 'prova' })).toEqual({ total: found.length, rows: found })
  expect(await desk.call('members.list', { limit: 10, offset: 2040, text: 'prova' })).toEqual({ total: found.length, rows: found.slice(2040, 2050) })
  expect((await desk.call('members.list', { limit: 2, text: 'prova', sort: '-name' })).rows).toEqual(found.slice(-2).reverse())
  const few = found.filter(row => row.name.startsWith('Tintoria'))
  expect(await desk.call('members.list', { limit: all, text: 'tintoria' })).toEqual({ total: few.length, rows: few })
}

async function narrowed(desk: TestDesk): Promise<void> {
  const whole = await desk.call('members.list', { limit: all, sort: '-employees' })
  const found = whole.rows.filter(isProva)
  expect(await desk.call('members.list', { limit: 50, offset: 1000, text: 'prova', sort: '-employees' })).toEqual({ total: found.length, rows: found.slice(1000, 1050) })
  const between = whole.rows.filter(({ employees }) => employees !== null && employees >= 10 && employees <= 20)
  const asked = { filter: { employees: { from: 10, to: 20 } }, sort: '-employees' } as const
  expect(await desk.call('members.list', { limit: 5, ...asked })).toEqual({ total: between.length, rows: between.slice(0, 5) })
  expect(await desk.call('members.list', { limit: 5, offset: between.length, ...asked })).toEqual({ total: between.length, rows: [] })
}

async function peopleAndDocuments(desk: TestDesk): Promise<void> {
  const people = (await desk.call('people.list', { limit: all })).rows.filter(isProva)
  expect(people.length).toBeGreaterThan(2000)
  expect(await desk.call('people.list', { limit: all, text: 'prova' })).toEqual({ total: people.length, rows: people })
  const lucas = people.filter(({ name }) => name.startsWith('Luca'))
  expect(await desk.call('people.list', { limit: all, text: 'luca prova' })).toEqual({ total: lucas.length, rows: lucas })
  const documents = await desk.call('documents.list', { limit: all })
  const found = documents.rows.filter(({ organisation }) => organisation.includes('Prova'))
  expect(found.length).toBeGreaterThan(2000)
  expect(await desk.call('documents.list', { limit: all, text: 'prova' })).toEqual({ total: found.length, rows: found })
  const state = [...new Set(documents.rows.map(row => row.state))]
  expect(await desk.call('documents.list', { limit: all, filter: { state }, sort: 'endsOn' })).toEqual(await desk.call('documents.list', { limit: all, sort: 'endsOn' }))
}

test('what a text finds stands in the order of the whole list, be it many or few; what is narrowed and sorted is counted with its rows', async () => {
  const desk = await longDesk()
  await members(desk)
  await narrowed(desk)
  await peopleAndDocuments(desk)
}, 60_000)
