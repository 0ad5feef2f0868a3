import { copyFileSync, existsSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startCore, type Core } from '../../main/core/core.ts'
import type { Answer, Input, ProcedureName } from '../../shared/contract.ts'
import type { MinutesDraft } from '../../shared/meetings/minutes.ts'
import { noteOf, plainText } from '../../shared/meetings/notes.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { committee, decidedAndClosed, opened, planned } from './meetingDesk.ts'

/** A laptop on which the carried file is the workspace. */
async function laptop(desk: TestDesk, file: string): Promise<{ core: Core; call: TestDesk['call']; refused: TestDesk['refused'] }> {
  const core = startCore({ home: join(desk.home, '..', 'laptop'), file })
  let calls = 0
  return {
    core,
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Answer<N>> {
      const reply = await core.call({ id: `l${++calls}`, procedure: name, input })
      if (!reply.ok) throw new Error(`${name} refused on the laptop: ${reply.error.code} ${JSON.stringify(reply.error.values)}`)
      return reply.answer as Answer<N>
    },
    async refused(name, input) {
      const reply = await core.call({ id: `l${++calls}`, procedure: name, input })
      if (reply.ok) throw new Error(`${name} was answered on the laptop`)
      return reply.error
    },
  }
}

/** Who writes from now on, as chosen in the window. */
async function writes({ call }: Pick<TestDesk, 'call'>, name: string): Promise<void> {
  const { id } = await call('workspace.writers.save', { name, initials: 'XX' })
  await call('workspace.writers.choose', { id })
}

test('a meeting goes to a laptop, is held there, and comes home with its numbers given here', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, firms } = await committee(desk)
  const { meeting, point } = await planned(desk, body)
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path, to: 'Portatile di Anna' })
  expect(await desk.refused('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })).toMatchObject({ code: 'carried', values: { to: 'Portatile di Anna' } })
  expect((await desk.refused('meetings.carry.out', { meetingId: meeting, path: `${path}2` })).code).toBe('carried')
  expect((await desk.call('meetings.list', {})).rows[0]?.carried).toBe(true)

  const there = await laptop(desk, path)
  expect((await there.call('meetings.carry.state', {})).carried).toMatchObject({ meetingId: meeting })
  await there.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  await there.call('meetings.attendance', { meetingId: meeting, all: true, event: 'present' })
  await there.call('minutes.save', { meetingId: meeting, fields: { opening: noteOf('Aperta sul portatile') }, points: [{ id: point, notes: noteOf('Scritto sul portatile'), outcome: 'treated' }] })
  const vote = await there.call('meetings.vote', { meetingId: meeting, pointId: point, subject: 'Così', method: 'open', at: '2026-03-10T18:30', totals: { favour: 4, against: 0, abstained: 0 } })
  expect((await there.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'Così', text: noteOf('Così'), voteId: vote.id } })).number).toBeNull()
  await there.call('meetings.actions.save', { pointId: point, fields: { text: 'Scrivere' } })
  const file = join(desk.home, '..', 'allegato.txt')
  writeFileSync(file, 'Allegato')
  await there.call('meetings.papers.add', { meetingId: meeting, file })
  await there.call('meetings.guests.save', { meetingId: meeting, fields: { personId: (await there.call('people.save', { values: { name: 'Elena Nuova' }, contact: { organisationId: firms[0] ?? '', role: 'Tutor' } })).id } })
  await there.call('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })
  await there.call('minutes.move', { meetingId: meeting, event: 'finish' })
  expect((await there.refused('minutes.approve', { meetingId: meeting, how: 'onTheSpot' })).code).toBe('not-here')
  await there.core.close()

  const { preview } = await desk.call('meetings.carry.back', { path, preview: true })
  expect(preview).toMatchObject({ to: 'Portatile di Anna', state: 'closed', counts: { attendance: 5, votes: 1, decisions: 1, actions: 1, papers: 1 }, changedPoints: [{ number: '3' }], outside: [] })
  expect((await desk.call('meetings.get', { id: meeting })).state).toBe('convened')
  await desk.call('meetings.carry.back', { path })
  const home = await desk.call('meetings.get', { id: meeting })
  expect(home).toMatchObject({ state: 'closed', decisions: [{ number: 1, year: 2026, state: 'adopted' }], votes: [{ favour: 4, hash: expect.any(String) }], papers: [{ state: 'present' }], actions: [{ text: 'Scrivere' }], minutes: { state: 'ready' } })
  expect(plainText(home.points.find(({ id }) => id === point)?.notes ?? null)).toBe('Scritto sul portatile')
  expect(home.attendance.map(({ name }) => name)).toContain('Elena Nuova')
  expect((await desk.call('people.list', {})).rows.find(({ name }) => name === 'Elena Nuova')).toMatchObject({ role: 'Tutor' })
  expect((await desk.refused('meetings.carry.back', { path })).code).toBe('carry-back')
  expect((await desk.call('minutes.approve', { meetingId: meeting, how: 'onTheSpot' })).number).toBe(1)
})

test('what was written on the laptop outside the meeting stays there, and the preview says so', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, firms: [firm = ''] } = await committee(desk)
  const { meeting, point } = await planned(desk, body)
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })

  const there = await laptop(desk, path)
  const stranger = await there.call('people.save', { values: { name: 'Elena Nuova' }, contact: { organisationId: firm, role: 'Acquisti' } })
  await there.call('people.save', { values: { name: 'Fabio Nuovo' } })
  await there.call('organisations.save', { id: firm, values: { website: 'https://uno.example' } })
  await there.call('organisations.save', { id: firm, values: { phone: '0571 112233' } })
  const other = await planned({ call: there.call } as TestDesk, body, '2026-06-10T18:00')
  await there.call('meetings.points.save', { meetingId: other.meeting, id: other.point, fields: { title: 'Altro' } })
  await there.call('history.undo', { batch: (await there.call('groups.save', { id: body, values: { purpose: 'Ripensato' } })).batch })
  await there.call('meetings.points.save', { meetingId: meeting, id: point, fields: { title: 'Ammissione di Ditta 9' } })
  await there.core.close()

  const { preview } = await desk.call('meetings.carry.back', { path, preview: true })
  expect(preview.outside).toEqual([{ kind: 'person', count: 2 }, { kind: 'organisation', count: 1 }, { kind: 'meeting', count: 1 }])
  expect(preview.changedPoints.map(({ title }) => title)).toContain('Ammissione di Ditta 9')
  await desk.call('meetings.carry.back', { path })
  expect((await desk.refused('people.get', { id: stranger.id })).code).toBe('not-found')
  expect((await desk.call('organisations.get', { id: firm })).website).toBeNull()
  expect((await desk.call('meetings.list', {})).rows.map(({ id }) => id)).toEqual([meeting])
})

test('links of what comes home lead somewhere: to the record that stayed of a merge, to what comes along, or nowhere, and the preview says so', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, firms: [first = '', second = ''], people: [ada = ''] } = await committee(desk, 'workingGroup')
  const { meeting, point } = await planned(desk, body)
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })

  const there = await laptop(desk, path)
  const onLaptop = { call: there.call } as TestDesk
  // an earlier meeting of the laptop's own, that leaves a point open and whose minutes wait for approval
  const own = await opened(onLaptop, body, '2026-03-05T18:00')
  const { decision } = await decidedAndClosed(onLaptop, own, '2026-03-05')
  await there.call('meetings.actions.save', { pointId: own.point, fields: { text: 'Sentire la ditta' } })
  await there.call('meetings.save', { id: meeting, values: { seriesId: (await there.call('meetings.series.save', { bodyId: body, fields: { name: 'Programma del portatile', year: 2026 } })).id }, agenda: 'usual' })
  await there.call('meetings.points.save', { meetingId: meeting, id: point, fields: { parentId: (await there.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Fornitori' } })).id } })
  // firms and people that are first written there: a guest with a firm that only the guest names, and the owner of an action with its seat
  const [employer, owner] = [(await there.call('organisations.save', { values: { name: 'Ditta del portatile' } })).id, (await there.call('organisations.save', { values: { name: 'Ditta incaricata' } })).id]
  await there.call('organisations.sites.save', { organisationId: owner, fields: { kind: 'registered', municipality: 'Prato' } })
  const guest = (await there.call('people.save', { values: { name: 'Elena Nuova' }, contact: { organisationId: employer, role: 'Tutor' } })).id
  await there.call('groups.rules.save', { bodyId: body, fields: { from: '2026-03-06', source: 'Scritte sul portatile' } })
  await there.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-07' })
  await there.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  await there.call('meetings.attendance', { meetingId: meeting, all: true, event: 'present' })
  await there.call('meetings.guests.save', { meetingId: meeting, fields: { personId: guest } })
  await there.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: {
    title: 'Ripensata', text: noteOf('Ripensata'), revokesId: decision,
    effects: [{ kind: 'other', targetTable: 'meeting', targetId: own.meeting, note: null }, { kind: 'admitSupplier', targetTable: 'organisation', targetId: owner, note: null }],
  } })
  await there.call('meetings.actions.save', { pointId: point, fields: { text: 'Scrivere', ownerOrganisationId: owner } })
  await there.call('meetings.actions.save', { pointId: point, fields: { text: 'Telefonare', ownerOrganisationId: first } })
  await there.core.close()
  // the firm of the first seat, of an action and of an attendance is one with another meanwhile
  await desk.call('organisations.merge', { winner: second, losers: [first] })

  const { preview } = await desk.call('meetings.carry.back', { path, preview: true })
  expect(preview.along).toEqual(['Ditta del portatile', 'Ditta incaricata', 'Elena Nuova', 'Programma del portatile'])
  expect(preview.unlinked.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
    'agendaPoint Ammissione di un fornitore', 'bodyRule ', 'decision Ripensata', 'meeting Lettura e approvazione del verbale della riunione del 05/03/2026', 'meeting Ripensata',
  ])
  expect(preview.outside).toEqual([{ kind: 'meeting', count: 1 }, { kind: 'body', count: 1 }, { kind: 'action', count: 1 }])
  await desk.call('meetings.carry.back', { path })

  const home = await desk.call('meetings.get', { id: meeting })
  expect(home.points.filter(({ approvesId, carriedFromId }) => approvesId !== null || carriedFromId !== null)).toEqual([])
  expect(home.points.find(({ id }) => id === point)?.parentId).toBe(home.points.find(({ title }) => title === 'Fornitori')?.id)
  expect((await desk.call('meetings.series.list', { bodyId: body })).series).toMatchObject([{ name: 'Programma del portatile', meetings: [{ id: meeting }] }])
  expect(home.decisions).toMatchObject([{ revokesId: null, effects: [{ kind: 'other', targetTable: null, targetId: null }, { kind: 'admitSupplier', targetId: owner }] }])
  expect(home.actions.map(({ text, ownerOrganisation }) => [text, ownerOrganisation])).toEqual([['Scrivere', 'Ditta incaricata'], ['Telefonare', 'Ditta 2']])
  expect(home.attendance.find(({ personId }) => personId === ada)?.organisationId).toBe(second)
  expect((await desk.call('people.get', { id: guest })).contacts).toMatchObject([{ organisationId: employer, role: 'Tutor' }])
  expect((await desk.call('organisations.get', { id: owner })).sites).toMatchObject([{ municipality: 'Prato' }])
  expect((await desk.call('workspace.check', {})).problems).toEqual([])
})

test('progress noted on the laptop on older actions comes home; what was changed here meanwhile stays as it is here, and that is told', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk)
  const [left, touched] = [(await desk.call('meetings.actions.save', { bodyId: body, fields: { text: 'Chiedere tre preventivi' } })).id, (await desk.call('meetings.actions.save', { bodyId: body, fields: { text: 'Scrivere ai sindacati' } })).id]
  const { meeting } = await planned(desk, body)
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = await laptop(desk, path)
  for (const id of [left, touched]) await there.call('meetings.actions.save', { id, fields: { progress: 50 }, note: 'Detto in riunione' })
  await there.core.close()
  await desk.call('meetings.actions.save', { id: touched, fields: { progress: 80 }, note: 'Detto in ufficio' })
  expect((await desk.call('meetings.carry.back', { path, preview: true })).preview.outside).toEqual([{ kind: 'action', count: 1 }])
  await desk.call('meetings.carry.back', { path })
  const { rows } = await desk.call('meetings.actions.list', { bodyId: body })
  expect(rows.map(({ id, progress, notes }) => ({ id, progress, notes: notes.map(({ text }) => text).toSorted() })).toSorted((a, b) => (a.progress ?? 0) - (b.progress ?? 0))).toEqual([
    { id: left, progress: 50, notes: ['Detto in riunione'] }, { id: touched, progress: 80, notes: ['Detto in riunione', 'Detto in ufficio'] },
  ])
})

test('who was emptied at home meanwhile stays emptied, whatever the laptop says of them', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body, people: [ada = '', bruno = ''] } = await committee(desk)
  const { meeting, point } = await planned(desk, body)
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Dino Inventato', on: '2026-03-01' })
  await desk.call('people.save', { id: bruno, values: { name: 'Bruno' } })
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })

  const there = await laptop(desk, path)
  await there.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  await there.call('meetings.attendance', { meetingId: meeting, all: true, event: 'present' })
  const { attendance } = await there.call('meetings.get', { id: meeting })
  await there.call('meetings.vote', { meetingId: meeting, pointId: point, subject: 'Così', method: 'rollCall', at: '2026-03-10T18:30', choices: attendance.map(({ id }) => ({ attendanceId: id, choice: 'favour' as const })) })
  await there.call('meetings.actions.save', { pointId: point, fields: { text: 'Ada Prova scrive', owner: 'Bruno', ownerPersonId: bruno } })
  await there.call('minutes.save', { meetingId: meeting, fields: { opening: noteOf('Presiede Ada Prova.') }, points: [{ id: point, notes: noteOf('Carla Esempio riferisce.'), outcome: 'treated' }] })
  await there.call('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })
  await there.call('drafts.save', { document: `minutes/${meeting}`, value: { texts: { closing: noteOf('Ada Prova chiude.') } } })
  await there.core.close()

  for (const id of [ada, bruno]) await desk.call('people.anonymise', { id })
  await desk.call('meetings.carry.back', { path })
  const all = JSON.stringify([await desk.call('meetings.get', { id: meeting }), await desk.call('minutes.get', { meetingId: meeting }), await desk.call('people.list', { ended: true })])
  expect(all).not.toMatch(/Ada Prova|Bruno/)
  expect(all).toContain('Carla Esempio riferisce.')
  expect((await desk.call('meetings.get', { id: meeting })).votes[0]?.voters.filter(({ name }) => name === '[…]')).toHaveLength(2)
  await desk.core.close()
  const database = new Sqlite(desk.file, { readonly: true })
  expect(JSON.stringify(['journal', 'batch', 'draft', 'seal'].map(table => database.prepare(`SELECT * FROM ${table}`).all()))).not.toMatch(/Ada Prova|"Bruno\\*"/)
  database.close()
})

test('what is typed and not written yet goes out and comes home with the meeting; nothing that was typed here before stands over it', async () => {
  const desk = await testDesk()
  await writes(desk, 'Anna Prova')
  const { body } = await committee(desk)
  const { meeting, point } = await opened(desk, body)
  const document = `minutes/${meeting}`
  const typed = (text: string) => ({ texts: { [point]: noteOf(text) } })
  await desk.call('drafts.save', { document, value: typed('Scritto in ufficio') })
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = await laptop(desk, path)
  expect((await there.call('drafts.read', { document })).value).toEqual(typed('Scritto in ufficio'))
  await there.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, notes: noteOf('Scritto sul portatile') }] })
  await there.call('drafts.save', { document, value: typed('Scritto sul portatile, e oltre') })
  await there.core.close()
  await desk.call('meetings.carry.back', { path })
  expect((await desk.call('drafts.read', { document })).value).toEqual(typed('Scritto sul portatile, e oltre'))
})

test('a text that is typed goes and comes with the revision that it began from, as the other file counts; where the stored one changed meanwhile, that is asked there too', async () => {
  const desk = await testDesk()
  await writes(desk, 'Anna Prova')
  const { body } = await committee(desk)
  const { meeting, point } = await opened(desk, body)
  const document = `minutes/${meeting}`
  const written = async ({ call }: Pick<TestDesk, 'call'>, text: string) => (await call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, notes: noteOf(text) }] })).points[0]?.revision ?? 0
  const typed = async ({ call }: Pick<TestDesk, 'call'>, text: string, revisions: Record<string, number>) => { await call('drafts.save', { document, value: { texts: { [point]: noteOf(text), opening: noteOf('Si apre.') }, revisions } }) }
  /** As the window saves what it finds again. */
  const found = async ({ call }: Pick<TestDesk, 'call'>) => {
    const { texts, revisions } = (await call('drafts.read', { document })).value as MinutesDraft
    return { fields: { meetingId: meeting, fields: {}, points: [{ id: point, notes: texts[point] ?? null, revision: revisions?.[point] ?? -1 }] }, opening: revisions?.['opening'] }
  }
  const [first, minutes] = [await written(desk, 'Scritto'), (await desk.call('meetings.get', { id: meeting })).minutes?.revision ?? 0]
  await written(desk, 'Scritto da altri')
  await typed(desk, 'Scritto in ufficio', { [point]: first, opening: minutes })
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = await laptop(desk, path)
  const out = await found(there)
  expect(out.opening).toBe((await there.call('meetings.get', { id: meeting })).minutes?.revision)
  expect(await there.refused('minutes.save', out.fields)).toMatchObject({ code: 'stale', values: { id: point, changed: { notes: noteOf('Scritto da altri') } } })
  const last = await written(there, 'Scritto sul portatile')
  await there.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, outcome: 'treated' }] })
  await typed(there, 'Scritto sul portatile, e oltre', { [point]: last })
  await there.core.close()
  await desk.call('meetings.carry.back', { path })
  await desk.call('minutes.save', (await found(desk)).fields)
  expect((await desk.call('meetings.get', { id: meeting })).points.find(({ id }) => id === point)?.notes).toEqual(noteOf('Scritto sul portatile, e oltre'))
})

test('minutes that were written on the laptop stand over what was typed here before; what was typed here stays where nobody wrote there', async () => {
  const desk = await testDesk()
  await writes(desk, 'Anna Prova')
  const { body } = await committee(desk)
  for (const [wrote, startsAt] of [[true, '2026-03-10T18:00'], [false, '2026-04-10T18:00']] as const) {
    const { meeting, point } = await opened(desk, body, startsAt)
    const document = `minutes/${meeting}`
    const typed = { texts: { [point]: noteOf('Scritto in ufficio') } }
    await desk.call('drafts.save', { document, value: typed })
    const path = join(desk.home, '..', `riunione-${String(wrote)}.desk`)
    await desk.call('meetings.carry.out', { meetingId: meeting, path })
    const there = await laptop(desk, path)
    // another person writes there
    await writes(there, 'Bruno Prova')
    if (wrote) await there.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, notes: noteOf('Scritto sul portatile') }] })
    await there.core.close()
    await desk.call('meetings.carry.back', { path })
    expect((await desk.call('drafts.read', { document })).value).toEqual(wrote ? null : typed)
  }
})

test('private notes on earlier meetings stay here, and their sealed minutes are whole on the laptop', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk, 'workingGroup')
  const sitting = await opened(desk, body, '2026-02-10T18:00')
  const { meeting: before } = sitting
  await desk.call('meetings.save', { id: before, values: { privateNotes: 'Ricordarsi le chiavi' } })
  await decidedAndClosed(desk, sitting, '2026-02-10')
  await desk.call('minutes.move', { meetingId: before, event: 'finish' })
  await desk.call('minutes.approve', { meetingId: before, how: 'onTheSpot' })
  const { meeting } = await planned(desk, body, '2026-04-10T18:00')
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const there = await laptop(desk, path)
  expect((await there.call('meetings.get', { id: before })).privateNotes).toBeNull()
  expect(await there.call('workspace.state', {})).toMatchObject({ state: 'open', brokenSeals: [] })
  await there.core.close()
})

test('a broken lock, a file of somebody else, and no file are refused, and nothing is changed', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting } = await planned(desk, body)
  const path = join(desk.home, '..', 'riunione.desk')
  await desk.call('meetings.carry.out', { meetingId: meeting, path })
  const { meeting: later } = await planned(desk, body, '2026-05-05T18:00')
  expect((await desk.refused('meetings.carry.out', { meetingId: later, path })).code).toBe('exists')
  if (process.platform !== 'win32') {
    // a folder, too, is something that lies there; a link stays what it is, also one that leads to nothing yet
    expect((await desk.refused('meetings.carry.out', { meetingId: later, path: desk.home })).code).toBe('exists')
    const link = join(desk.home, '..', 'collegamento.desk')
    symlinkSync(join(desk.home, '..', 'vera.desk'), link)
    const out = await desk.call('meetings.carry.out', { meetingId: later, path: link })
    expect([out.path, readlinkSync(link), existsSync(link)]).toEqual([link, join(desk.home, '..', 'vera.desk'), true])
    await desk.call('meetings.carry.break', { meetingId: later, reason: 'Prova' })
  }
  await desk.call('meetings.carry.break', { meetingId: meeting, reason: 'Portatile perso' })
  expect((await desk.refused('meetings.carry.break', { meetingId: meeting, reason: 'x' })).code).toBe('carry-back')
  expect(await desk.refused('meetings.carry.back', { path })).toMatchObject({ code: 'carry-broken', values: { reason: 'Portatile perso' } })
  // as the refusal says: what is on the laptop is attached, and read
  const { id: attached } = await desk.call('meetings.papers.add', { meetingId: meeting, file: path })
  expect((await desk.call('meetings.papers.open', { id: attached })).bytes).toBeGreaterThan(0)
  await desk.call('meetings.save', { id: meeting, values: { title: 'Di nuovo qui' } })
  const stranger = join(desk.home, '..', 'altro.desk')
  copyFileSync(desk.file, stranger)
  expect((await desk.refused('meetings.carry.back', { path: stranger })).code).toBe('carry-foreign')
  writeFileSync(stranger, 'niente')
  expect((await desk.refused('meetings.carry.back', { path: stranger })).code).toBe('foreign')
  expect((await desk.refused('meetings.carry.back', { path: `${stranger}x` })).code).toBe('missing')
  expect(existsSync(path)).toBe(true)
})

test('a meeting that is on a laptop is changed here by nothing: not by undo, nor by an earlier value put back; neither is its handing over undone', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk)
  const { meeting, point } = await planned(desk, body)
  const { batch: renamed } = await desk.call('meetings.points.save', { meetingId: meeting, id: point, fields: { title: 'Altro titolo' } })
  const { batch: moved } = await desk.call('meetings.save', { id: meeting, values: { place: 'Altrove' } })
  const { batch: noted } = await desk.call('meetings.save', { id: meeting, values: { privateNotes: 'Ricordarsi le chiavi' } })
  const { batch: out } = await desk.call('meetings.carry.out', { meetingId: meeting, path: join(desk.home, '..', 'riunione.desk'), to: 'Portatile di Anna' })
  for (const batch of [renamed, moved, noted]) expect(await desk.refused('history.undo', { batch, force: true })).toMatchObject({ code: 'carried', values: { to: 'Portatile di Anna' } })
  const database = new Sqlite(desk.file, { readonly: true })
  const { sequence } = database.prepare<[string], { sequence: number }>(`SELECT sequence FROM journal WHERE recordId = ? AND json_extract(after, '$.privateNotes') IS NOT NULL`).get(meeting) ?? { sequence: 0 }
  database.close()
  expect(await desk.refused('history.revert', { sequence, fields: ['privateNotes'] })).toMatchObject({ code: 'carried', values: { to: 'Portatile di Anna' } })
  expect((await desk.refused('history.undo', { batch: out })).code).toBe('not-undoable')
  const record = await desk.call('meetings.get', { id: meeting })
  expect([record.place, record.points.find(({ id }) => id === point)?.title]).toEqual(['Altrove', 'Altro titolo'])
  await desk.call('meetings.carry.break', { meetingId: meeting, reason: 'Portatile perso' })
  await desk.call('history.undo', { batch: renamed })
  expect((await desk.call('meetings.get', { id: meeting })).points.find(({ id }) => id === point)?.title).toBe('Ammissione di un fornitore')
})
