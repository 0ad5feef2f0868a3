import { expect, test } from 'vitest'
import { connect } from '../../main/database/connection.ts'
import { registerFunctions } from '../../main/database/functions.ts'
import { ensureSearch, indexAnew } from '../../main/database/search.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { noteOf } from '../../shared/meetings/notes.ts'
import { committee, opened, planned } from './meetingDesk.ts'

const titles = async (desk: TestDesk, text: string) => (await desk.call('search.everything', { text })).hits.map(hit => hit.title)

async function firms(desk: TestDesk, ...names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push((await desk.call('organisations.save', { values: { name } })).id)
  return ids
}

test('records are found by beginnings of words in any order, without accents; private notes never', async () => {
  const desk = await testDesk()
  const [id = ''] = await firms(desk, 'Èrica Pelli', 'Cartiera Alba')
  await desk.call('organisations.save', { id, values: { privateNotes: 'riservatissima', vatNumber: '77777770486' } })
  await desk.call('organisations.sites.save', { organisationId: id, fields: { municipality: 'Fucecchio' } })
  expect((await desk.call('search.everything', { text: 'pel eric' })).hits).toEqual([{ table: 'organisation', id, title: 'Èrica Pelli', detail: 'Fucecchio · 77777770486', organisationId: null }])
  expect(await titles(desk, 'fucecc')).toEqual(['Èrica Pelli'])
  expect(await desk.call('search.everything', { text: 'riservat' })).toEqual({ hits: [], near: [] })
  expect(await titles(desk, '  "* ')).toEqual([])
  expect((await desk.refused('search.everything', { text: 7 })).code).toBe('bad-input')
})

test('letters that Unicode does not take apart are found by their plain ones, and by themselves: in every list, among the nearest names too', async () => {
  const desk = await testDesk()
  const name = 'Łódź Świątek Żółć Sp. z o.o.'
  const clusterId = (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
  await firms(desk, 'Lodovica Pelli')
  const { id } = await desk.call('organisations.save', { values: { name }, clusterId, joinedOn: '2020-01-01' })
  await desk.call('organisations.save', { id, values: { ownerGroup: 'Straße Ærø & Æon Œuvre Đorđe ıŋ', tags: ['oﬃcina'] } })
  for (const text of ['lodz', 'zolc', 'ŁÓDŹ', 'lódz swiat', 'Zołć', 'strasse', 'aero', 'aeon', 'oeuv', 'dorde', 'DORDE', 'officina']) {
    expect([text, await titles(desk, text)]).toEqual([text, [name]])
    expect([text, (await desk.call('members.list', { text })).rows.map(row => row.name)]).toEqual([text, [name]])
  }
  expect((await desk.call('organisations.find', { text: 'lodz' })).organisations.map(one => one.name)).toEqual([name])
  expect((await desk.call('search.everything', { text: 'swiatec zolc' })).near.map(hit => hit.title)).toEqual([name])
  // forgotten as it was entered
  await desk.call('organisations.save', { id, values: { name: 'Świątek', ownerGroup: null } })
  expect([await titles(desk, 'lodz'), await titles(desk, 'strasse'), await titles(desk, 'swiatek')]).toEqual([[], [], ['Świątek']])
})

test('where nothing is found, the names that are spelled nearly so are offered', async () => {
  const desk = await testDesk()
  await firms(desk, 'Conceria Quercemora', 'Tintoria Bisenzio', 'Maglificio Prato')
  const { hits, near } = await desk.call('search.everything', { text: 'quercimora' })
  expect([hits, near.map(hit => hit.title)]).toEqual([[], ['Conceria Quercemora']])
  expect((await desk.call('search.everything', { text: 'tintorìa bisensio' })).near.map(hit => hit.title)).toEqual(['Tintoria Bisenzio'])
  expect((await desk.call('search.everything', { text: 'xyzw' })).near).toEqual([])
  expect((await desk.call('search.everything', { text: 'conceria' })).near).toEqual([])
})

test('what this person opened lately comes first, and is offered without a text; it is outside the history', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const [, , third = ''] = await firms(desk, 'Alfa Pelli', 'Beta Pelli', 'Gamma Pelli')
  const before = (await desk.call('history.list', {})).total
  await desk.call('search.visit', { table: 'organisation', id: third })
  expect(await titles(desk, '')).toEqual(['Gamma Pelli'])
  expect(await titles(desk, 'pelli')).toEqual(['Gamma Pelli', 'Alfa Pelli', 'Beta Pelli'])
  expect((await desk.call('history.list', {})).total).toBe(before)
  await desk.call('organisations.remove', { ids: [third] })
  expect(await titles(desk, '')).toEqual([])
})

test('favourites are each person’s own, in the order in which they became it; a merged record leads to the one that stayed, and what is in the bin is left out until it is restored', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const [first = '', second = '', third = ''] = await firms(desk, 'Alfa Pelli', 'Beta Pelli', 'Gamma Pelli')
  const set = (id: string, favourite: boolean) => desk.call('search.favourites.save', { table: 'organisation', id, favourite })
  const favourites = async () => (await desk.call('search.favourites', {})).favourites.map(({ title }) => title)
  const before = (await desk.call('history.list', {})).total
  await set(third, true)
  await set(first, true)
  await set(third, true)
  expect([await favourites(), (await desk.call('history.list', {})).total]).toEqual([['Gamma Pelli', 'Alfa Pelli'], before])
  await desk.call('organisations.remove', { ids: [first] })
  expect(await favourites()).toEqual(['Gamma Pelli'])
  await desk.call('organisations.restore', { ids: [first] })
  expect(await favourites()).toEqual(['Gamma Pelli', 'Alfa Pelli'])
  const { batch } = await desk.call('organisations.merge', { winner: second, losers: [third] })
  expect(await favourites()).toEqual(['Beta Pelli', 'Alfa Pelli'])
  await set(second, true)
  expect(await favourites()).toEqual(['Beta Pelli', 'Alfa Pelli'])
  await set(second, false)
  expect(await favourites()).toEqual(['Alfa Pelli'])
  await desk.call('history.undo', { batch })
  expect(await favourites()).toEqual(['Alfa Pelli'])
  await desk.call('workspace.writers.choose', { id: (await desk.call('workspace.writers.save', { name: 'Berto Prova', initials: 'BP' })).id })
  expect(await favourites()).toEqual([])
  expect((await desk.refused('search.favourites', { all: true })).code).toBe('bad-input')
  expect((await desk.refused('search.favourites.save', { table: 'setting', id: first, favourite: true })).code).toBe('bad-input')
})

test('groups and meetings are found: by their members, their agenda and what they decided; those in the bin are not', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  const places = async (text: string) => (await desk.call('search.everything', { text })).hits.map(({ table, title, detail }) => [table, title, detail])
  const meeting = ['meeting', 'Comitato di prova, 10/03/2026', 'Sala prova']
  expect(await places('ammissione fornit')).toEqual([meeting])
  const decided = await desk.call('meetings.decisions.save', { meetingId: sitting.meeting, pointId: sitting.point, fields: { title: 'Ditta 9 è ammessa', text: noteOf('x') } })
  const decision = (title: string) => ['decision', title, `${decided.number}/2026 · Comitato di prova`]
  expect(await places('ditta 9 ammessa')).toEqual([decision('Ditta 9 è ammessa'), meeting])
  await desk.call('meetings.decisions.save', { meetingId: sitting.meeting, pointId: sitting.point, id: decided.id, fields: { title: 'Ditta 9 è accolta' } })
  expect([await places('ditta 9 ammessa'), await places('ditta 9 accolta')]).toEqual([[], [decision('Ditta 9 è accolta'), meeting]])
  const { meeting: draft, point } = await planned(desk, body, '2026-12-10T18:00')
  await desk.call('meetings.points.save', { meetingId: draft, id: point, fields: { title: 'Piazzale comune' } })
  expect((await places('piazzale comune')).map(([, title]) => title)).toEqual(['Comitato di prova, 10/12/2026'])
  await desk.call('meetings.save', { id: draft, values: { title: 'Assemblea di dicembre' } })
  expect((await places('assemblea dicembre')).map(([, title]) => title)).toEqual(['Comitato di prova, 10/12/2026'])
  await desk.call('meetings.remove', { ids: [draft] })
  expect((await places('comitato prova')).map(([table]) => table).toSorted()).toEqual(['body', 'meeting'])
  expect((await places('ditta 3')).map(([table]) => table)).toContain('body')
  await desk.call('groups.save', { id: body, values: { name: 'Tavolo nuovo' } })
  expect((await places('tavolo ammissione')).map(([, title]) => title)).toEqual(['Tavolo nuovo, 10/03/2026'])
  const { meeting: next } = await planned(desk, body, '2027-01-10T18:00', { title: 'Straordinaria' })
  expect((await places('straordinaria')).length).toBe(1)
  await desk.call('meetings.remove', { ids: [next] })
  expect(await places('straordinaria')).toEqual([])
})

test('a group is found by what it, its members and its cluster are called now, and its meetings go into the bin with it', async () => {
  const desk = await testDesk()
  const found = async (text: string) => (await desk.call('search.everything', { text })).hits.filter(({ table }) => table === 'body' || table === 'meeting').map(({ table }) => table).toSorted()
  const { body, cluster, firms: [first = ''] } = await committee(desk)
  const empty = await desk.call('groups.save', { values: { name: 'Tavolo vuoto', kind: 'workingGroup', purpose: 'Depurazione' } })
  expect([await found('tavolo vuoto'), await found('depurazione')]).toEqual([['body'], ['body']])
  await desk.call('groups.save', { id: empty.id, values: { purpose: 'Energia' } })
  expect([await found('depurazione'), await found('energia')]).toEqual([[], ['body']])
  await desk.call('organisations.save', { id: first, values: { name: 'Conceria Rinomata' } })
  expect([await found('ditta 1'), await found('rinomata')]).toEqual([[], ['body']])
  await desk.call('clusters.save', { id: cluster, fields: { name: 'Distretto rinato' } })
  expect(await found('distretto rinato')).toEqual(['body'])
  await planned(desk, body)
  expect(await found('ammissione fornitore')).toEqual(['meeting'])
  const { batch } = await desk.call('groups.remove', { ids: [body] })
  expect([await found('comitato prova'), await found('ammissione fornitore')]).toEqual([[], []])
  await desk.call('history.undo', { batch })
  expect([await found('comitato prova'), await found('ammissione fornitore')]).toEqual([['body', 'meeting'], ['meeting']])
})

test('a decision is found by its words, its number and its text, an action by what is to be done and by whom; it goes and comes back with its group', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  const { id: decision, number } = await desk.call('meetings.decisions.save', { meetingId: sitting.meeting, pointId: sitting.point, fields: { title: 'Carta dei valori', text: noteOf('Si approva il regolamento delle acque.') } })
  const { id: action } = await desk.call('meetings.actions.save', { bodyId: body, pointId: sitting.point, fields: { text: 'Chiedere i preventivi', owner: 'Ada Prova', due: '2026-04-01' } })
  const found = async (text: string) => (await desk.call('search.everything', { text })).hits.filter(({ table }) => table === 'decision' || table === 'action').map(hit => hit.id)
  expect([await found('carta valori'), await found('regolam acque'), await found(`${number} 2026 carta`), await found('prevent ada')]).toEqual([[decision], [decision], [decision], [action]])
  // what stands in the text, and not how it is written down
  expect(await found('paragraph')).toEqual([])
  expect((await desk.call('search.everything', { text: 'preventivi' })).hits[0]).toMatchObject({ table: 'action', title: 'Chiedere i preventivi', detail: 'Ada Prova · 01/04/2026 · Comitato di prova' })
  await desk.reopen()
  expect(await found('acque')).toEqual([decision])
  expect((await desk.call('meetings.decisions.list', { id: decision })).rows.map(({ title }) => title)).toEqual(['Carta dei valori'])
  expect((await desk.call('meetings.actions.list', { id: action })).total).toBe(1)
  const { body: other } = await committee(desk)
  const { id: loose } = await desk.call('meetings.actions.save', { bodyId: other, fields: { text: 'Scrivere al comune' } })
  expect(await found('scrivere comune')).toEqual([loose])
  const { batch } = await desk.call('groups.remove', { ids: [other] })
  expect(await found('scrivere comune')).toEqual([])
  await desk.call('history.undo', { batch })
  expect(await found('scrivere comune')).toEqual([loose])
  await desk.call('meetings.actions.save', { id: action, fields: { text: 'Chiedere tre offerte' } })
  expect([await found('preventivi'), await found('tre offerte')]).toEqual([[], [action]])
})

test('what was born in a meeting goes into the bin with it and comes back with it, for search and registers; an action of no meeting stays there, one that was binned before stays away', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  /** By the search, and in the register. */
  const found = async () => [
    (await desk.call('search.everything', { text: 'preventivo' })).hits.filter(({ table }) => table === 'action').map(({ title }) => title).toSorted(), (await desk.call('meetings.actions.list', {})).rows.map(({ text }) => text).toSorted(),
  ]
  const { meeting, point } = await planned(desk, body)
  const action = async (text: string, pointId?: string) => (await desk.call('meetings.actions.save', { ...(pointId ? { pointId } : {}), bodyId: body, fields: { text } })).id
  await action('Preventivo della sala', point)
  await action('Preventivo senza riunione')
  await desk.call('meetings.actions.save', { id: await action('Preventivo tolto', point), fields: {}, remove: true })
  const both = (...texts: string[]) => [texts, texts]
  const [all, without] = [both('Preventivo della sala', 'Preventivo senza riunione'), both('Preventivo senza riunione')]
  expect(await found()).toEqual(all)
  const { batch } = await desk.call('meetings.remove', { ids: [meeting] })
  expect(await found()).toEqual(without)
  await desk.call('history.undo', { batch })
  expect(await found()).toEqual(all)
  await desk.call('meetings.remove', { ids: [meeting] })
  await desk.reopen()
  expect(await found()).toEqual(without)
  // the group comes back without the meeting that lay in the bin before it
  const gone = await desk.call('groups.remove', { ids: [body] })
  expect([await found(), (await desk.call('meetings.list', {})).total]).toEqual([both(), 0])
  await desk.call('history.undo', { batch: gone.batch })
  expect(await found()).toEqual(without)
  await desk.call('meetings.restore', { ids: [meeting] })
  expect(await found()).toEqual(all)
})

test('a person is not found by a firm that lies in the bin, but by their name, and by the firm again when it is back', async () => {
  const desk = await testDesk()
  const [firm = ''] = await firms(desk, 'Conceria Smarrita')
  const { id } = await desk.call('people.save', { values: { name: 'Ada Prova' } })
  await desk.call('people.contacts.save', { personId: id, organisationId: firm, fields: { role: 'Direttrice' } })
  const found = async (text: string) => (await desk.call('search.everything', { text })).hits.map(hit => hit.title)
  expect(await found('smarrita direttrice')).toEqual(['Ada Prova'])
  await desk.call('organisations.remove', { ids: [firm] })
  expect([await found('smarrita'), await found('direttrice'), await found('ada prova')]).toEqual([[], [], ['Ada Prova']])
  await desk.call('organisations.restore', { ids: [firm] })
  expect(await found('smarrita direttrice')).toEqual(['Ada Prova'])
})

/** What the index of a file says by what its triggers noted, and what it says when it is made anew from the records, and from its entries. */
async function twoWays(desk: TestDesk): Promise<{ kept: unknown[]; anew: unknown[]; compacted: unknown[]; pending: unknown[] }> {
  await desk.core.close()
  const database = connect(desk.file)
  registerFunctions(database)
  const words = (index: string) => {
    database.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.${index}Words USING fts5vocab('main', '${index}', 'instance')`)
    // throws where the parts of the index do not agree with each other
    database.exec(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`)
    return database.prepare(`SELECT e.recordId, w.col, w.offset, w.term FROM ${index}Words w LEFT JOIN searchEntry e ON e.id = w.doc ORDER BY 1, 2, 3, 4`).raw().all()
  }
  const look = () => [...database.prepare('SELECT recordTable, recordId, title, body FROM searchEntry ORDER BY recordId').all(), ...words('search'), ...words('searchNear')]
  const pending = database.prepare('SELECT * FROM searchPending').all()
  const kept = look()
  database.exec('DROP TRIGGER organisation_search_insert')
  ensureSearch(database)
  const anew = look()
  indexAnew(database)
  const compacted = look()
  database.close()
  return { kept, anew, compacted, pending }
}

test('the index that was kept through everything that happened is the one that the records would make now', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const list = await desk.call('members.list', { limit: 5 })
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = list.rows.map(row => row.organisationId)
  await desk.call('organisations.save', { id: second, values: { name: 'Łódzka Garbarnia', ownerGroup: 'Grupa Żółć' } })
  await desk.call('organisations.save', { id: second, values: { name: 'Øst Læder', ownerGroup: 'Straße' } })
  await desk.call('organisations.save', { id: first, values: { name: 'Conceria Rinominata Łódź', vatNumber: null } })
  await desk.call('organisations.remove', { ids: [second, third] })
  await desk.call('organisations.restore', { ids: [third] })
  await desk.call('organisations.merge', { winner: fourth, losers: [fifth], choices: { vatNumber: fourth } })
  for (const { id } of (await desk.call('groups.list', {})).bodies.slice(0, 1)) await desk.call('groups.save', { id, values: { name: 'Tavolo rinominato' } })
  for (const { id } of (await desk.call('meetings.list', {})).rows.filter(row => row.state === 'planned').slice(0, 1)) await desk.call('meetings.remove', { ids: [id] })
  const { batches } = await desk.call('history.list', {})
  await desk.call('history.undo', { batch: batches.find(({ kind }) => kind === 'organisation.merge')?.id ?? '' })
  const { kept, anew, compacted, pending } = await twoWays(desk)
  expect(kept).toEqual(anew)
  expect(compacted).toEqual(anew)
  expect([kept.length > 100, pending]).toEqual([true, []])
})

test('a firm of many sites waits once, however many of them were written, and is found by each', async () => {
  const desk = await testDesk()
  const [id = ''] = await firms(desk, 'Molte Sedi')
  await desk.core.close()
  const database = connect(desk.file)
  registerFunctions(database)
  const site = database.prepare(`INSERT INTO site (id, organisationId, kind, address) VALUES (?, ?, 'operating', ?)`)
  database.transaction(() => { for (let n = 0; n < 1000; n++) site.run(`s${n}`, id, `Via Numerata ${n}`) })()
  expect(database.prepare('SELECT * FROM searchPending').all()).toEqual([{ recordTable: 'organisation', recordId: id }])
  database.close()
  await desk.reopen()
  expect([await titles(desk, 'numerata 0'), await titles(desk, 'numerata 999')]).toEqual([['Molte Sedi'], ['Molte Sedi']])
})
