import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkSeals } from '../../main/database/seals.ts'
import { guarded } from '../../main/database/guarded.ts'
import type { Input } from '../../shared/contract.ts'
import { noteOf, plainText } from '../../shared/meetings/notes.ts'
import { shortCode } from '../../shared/seals.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { everyPart, readPdf } from '../papers/reading.ts'
import { attendeesOf, committee, decidedAndClosed, opened, planned, type Sitting } from './meetingDesk.ts'

const finish = (desk: TestDesk, meetingId: string) => desk.call('minutes.move', { meetingId, event: 'finish' })

/** A first meeting whose minutes are ready, and a second one at which they were approved by vote. */
async function approvedAtNext(desk: TestDesk, body: string): Promise<{ first: Sitting & { decision: string }; second: Sitting; approvalPoint: string; hash: string }> {
  const sitting = await opened(desk, body)
  await desk.call('minutes.save', { meetingId: sitting.meeting, fields: { opening: noteOf('Si apre alle 18.') }, points: [{ id: sitting.point, notes: noteOf('Si discute di Ditta 9.'), outcome: 'treated' }] })
  const { decision } = await decidedAndClosed(desk, sitting)
  await finish(desk, sitting.meeting)
  const second = await opened(desk, body, '2026-04-10T18:00')
  const approvalPoint = (await desk.call('meetings.get', { id: second.meeting })).points.find(({ approvesId }) => approvesId === sitting.meeting)?.id ?? ''
  await desk.call('meetings.vote', { meetingId: second.meeting, pointId: approvalPoint, subject: 'Approvare il verbale', method: 'open', at: '2026-04-10T18:10', totals: { favour: 4, against: 0, abstained: 0 } })
  const { hash } = await desk.call('minutes.approve', { meetingId: sitting.meeting, how: 'atMeeting', pointId: approvalPoint, on: '2026-04-10' })
  return { first: { ...sitting, decision }, second, approvalPoint, hash }
}

test('minutes go round, are observed by those who attended, and are approved by a point of the next meeting', async () => {
  const desk = await testDesk({ writer: 'Anna Prova' })
  const { body } = await committee(desk)
  const sitting = await opened(desk, body, '2026-03-10T18:00', 3)
  const { meeting, point, attendees: [ada = '', , , dino = ''] } = sitting
  expect((await desk.refused('minutes.move', { meetingId: meeting, event: 'finish' })).code).toBe('meeting-state')
  await desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, notes: noteOf('Prima stesura'), outcome: 'postponed' }] })
  await desk.call('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })
  expect((await desk.refused('minutes.observe', { meetingId: meeting, attendanceId: ada, fields: { text: 'Manca un nome' } })).code).toBe('observation-closed')
  await desk.call('minutes.move', { meetingId: meeting, event: 'circulate', until: '2999-12-31' })
  expect((await desk.refused('minutes.observe', { meetingId: meeting, attendanceId: dino, fields: { text: 'Io c’ero' } })).code).toBe('observer-absent')
  expect((await desk.refused('minutes.observe', { meetingId: meeting, attendanceId: ada, fields: {} })).code).toBe('text-missing')
  const observation = await desk.call('minutes.observe', { meetingId: meeting, attendanceId: ada, fields: { text: 'Manca un nome', pointId: point } })
  await desk.call('minutes.observe', { meetingId: meeting, id: observation.id, fields: { outcome: 'accepted', answer: 'Aggiunto' } })
  await desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, notes: noteOf('Seconda stesura') }] })
  await finish(desk, meeting)
  expect((await desk.refused('minutes.save', { meetingId: meeting, fields: {} })).code).toBe('minutes-state')
  expect((await desk.refused('minutes.move', { meetingId: meeting, event: 'reopen' })).code).toBe('reason-missing')
  await desk.call('minutes.move', { meetingId: meeting, event: 'reopen', reason: 'Un refuso' })
  await finish(desk, meeting)
  const view = await desk.call('minutes.get', { meetingId: meeting })
  expect(view.record).toMatchObject({ state: 'ready', draft: 1 })
  expect(view.observations).toMatchObject([{ name: 'Ada Prova', outcome: 'accepted', answer: 'Aggiunto' }])
  expect(view.versions.map(({ event, reason }) => [event, reason])).toEqual([['finish', null], ['reopen', 'Un refuso'], ['finish', null], ['circulate', null]])
  const circulated = await desk.call('minutes.version', { id: view.versions[3]?.id ?? '' })
  expect(plainText(circulated.content.points.find(({ id }) => id === point)?.notes ?? null)).toBe('Prima stesura')
  expect((await desk.refused('minutes.version', { id: 'none' })).code).toBe('not-found')
})

test('a text of minutes that was changed meanwhile is not overwritten, and nothing that was saved with it; the newer one is told', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting, point } = await opened(desk, body)
  const revisions = async () => {
    const { points, minutes } = await desk.call('meetings.get', { id: meeting })
    return { minutes: minutes?.revision, point: points.find(({ id }) => id === point)?.revision }
  }
  const shown = await revisions()
  const newer = await desk.call('minutes.save', { meetingId: meeting, fields: { opening: noteOf('Si apre.') }, points: [{ id: point, notes: noteOf('Altro') }] })
  expect({ minutes: newer.revision, point: newer.points[0]?.revision }).toEqual(await revisions())
  const both = (minutes: number | undefined, revision: number | undefined) => ({ meetingId: meeting, fields: { closing: noteOf('Si chiude.') }, ...(minutes === undefined ? {} : { revision: minutes }), points: [{ id: point, notes: noteOf('Mio'), ...(revision === undefined ? {} : { revision }) }] })
  expect(await desk.refused('minutes.save', both(shown.minutes, shown.point))).toMatchObject({ code: 'stale', values: { revision: newer.revision, changed: { opening: noteOf('Si apre.') } } })
  expect(await desk.refused('minutes.save', both(newer.revision, shown.point))).toMatchObject({ code: 'stale', values: { id: point, revision: newer.points[0]?.revision, changed: { notes: noteOf('Altro') } } })
  expect((await desk.call('minutes.get', { meetingId: meeting })).record.closing).toBeNull()
  await desk.call('minutes.save', both(newer.revision, newer.points[0]?.revision))
  expect((await desk.call('meetings.get', { id: meeting })).points.find(({ id }) => id === point)?.notes).toEqual(noteOf('Mio'))
})

test('what was observed on minutes is reported where the next meeting approves them, sealed with it, and nothing of a confidential point', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  const { meeting, point, attendees: [ada = ''] } = sitting
  const secret = (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title: 'Riservato', kind: 'information', confidential: true } })).id
  await desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, outcome: 'postponed' }, { id: secret, outcome: 'treated' }] })
  await desk.call('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })
  await desk.call('minutes.move', { meetingId: meeting, event: 'circulate', until: '2999-12-31' })
  const observe = (fields: { text: string; pointId: string | null }) => desk.call('minutes.observe', { meetingId: meeting, attendanceId: ada, fields: { ...fields, receivedOn: '2026-03-12' } })
  const { id } = await observe({ text: 'Manca un nome', pointId: point })
  await observe({ text: 'Ora sbagliata', pointId: null })
  await observe({ text: 'OSSERVATO-IN-SEGRETO', pointId: secret })
  await desk.call('minutes.observe', { meetingId: meeting, id, fields: { outcome: 'accepted', answer: 'Aggiunto' } })
  await finish(desk, meeting)
  const second = await opened(desk, body, '2026-04-10T18:00')
  const approvalPoint = (await desk.call('meetings.get', { id: second.meeting })).points.find(({ approvesId }) => approvesId === meeting)?.id ?? ''
  const heard = async () => (await desk.call('minutes.get', { meetingId: second.meeting })).content.points.map(({ heard: of }) => of?.map(({ point: about, text, answer }) => [about, text, answer]))
  const reported = [['3', 'Manca un nome', 'Aggiunto'], [null, 'Ora sbagliata', null]]
  expect((await heard()).filter(Boolean)).toEqual([reported])
  await desk.call('meetings.vote', { meetingId: second.meeting, pointId: approvalPoint, subject: 'Approvare il verbale', method: 'open', at: '2026-04-10T18:10', totals: { favour: 4, against: 0, abstained: 0 } })
  await desk.call('minutes.approve', { meetingId: meeting, how: 'atMeeting', pointId: approvalPoint })
  const others = (await desk.call('meetings.get', { id: second.meeting })).points.filter(({ id: one }) => one !== approvalPoint)
  await desk.call('minutes.save', { meetingId: second.meeting, fields: {}, points: others.map(one => ({ id: one.id, outcome: 'postponed' as const })) })
  await desk.call('meetings.close', { meetingId: second.meeting, at: '2026-04-10T20:00' })
  await finish(desk, second.meeting)
  await desk.call('minutes.approve', { meetingId: second.meeting, how: 'onTheSpot' })
  expect((await heard()).filter(Boolean)).toEqual([reported])
  const { path } = await desk.call('minutes.export', { meetingId: second.meeting, format: 'pdf', language: 'it', path: join(desk.home, '..', 'secondo.pdf') })
  const { text } = await readPdf(path)
  expect(text.replaceAll(/\s+/g, ' ')).toContain('Osservazione al punto 3 del verbale, di Ada Prova (12/03/2026): Manca un nome · Accolta · Aggiunto')
  expect(text).not.toContain('OSSERVATO-IN-SEGRETO')
})

test('the scan of signed minutes lies beside what is sealed: kept once, opened through a copy, named in the register, taken off and brought back', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const scan = join(desk.home, '..', 'verbale firmato.pdf')
  writeFileSync(scan, '%PDF-1.7 firmato')
  const draft = await opened(desk, body)
  expect((await desk.refused('minutes.signed.add', { meetingId: draft.meeting, file: scan })).code).toBe('minutes-state')
  await decidedAndClosed(desk, draft)
  await finish(desk, draft.meeting)
  const { hash } = await desk.call('minutes.approve', { meetingId: draft.meeting, how: 'onTheSpot' })
  const program = join(desk.home, '..', 'verbale.exe')
  writeFileSync(program, 'MZ')
  expect((await desk.refused('minutes.signed.add', { meetingId: draft.meeting, file: program })).code).toBe('attachment-kind')
  const kept = await desk.call('minutes.signed.add', { meetingId: draft.meeting, file: scan })
  expect(await desk.call('minutes.signed.add', { meetingId: draft.meeting, file: scan })).toMatchObject({ id: kept.id, batch: null })
  const copies = async () => (await desk.call('minutes.signed.list', { meetingId: draft.meeting })).copies
  expect(await copies()).toMatchObject([{ name: 'verbale firmato.pdf', bytes: 16, state: 'present' }])
  expect(readFileSync((await desk.call('minutes.signed.open', { id: kept.id })).path, 'utf8')).toBe('%PDF-1.7 firmato')
  const code = shortCode((await copies())[0]?.sha256 ?? '')
  const registerOf = async () => everyPart((await desk.call('meetings.register', { kind: 'minutes', format: 'xlsx', language: 'it', path: join(desk.home, '..', 'registro.xlsx') })).path)
  expect(await registerOf()).toContain(code)
  // what is sealed is as it was
  expect((await desk.call('minutes.get', { meetingId: draft.meeting })).record.seal?.hash).toBe(hash)
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
  const { batch } = await desk.call('minutes.signed.remove', { id: kept.id })
  expect([await copies(), (await desk.refused('minutes.signed.open', { id: kept.id })).code, (await registerOf()).includes(code)]).toEqual([[], 'not-found', false])
  await desk.call('history.undo', { batch })
  expect(await copies()).toMatchObject([{ id: kept.id, state: 'present' }])
  const copy = join(desk.home, '..', 'copia.desk')
  await desk.call('workspace.copy.save', { path: copy })
  const carried = new Sqlite(copy, { readonly: true })
  expect(carried.prepare('SELECT count(DISTINCT sha256) AS n FROM carriedFile WHERE sha256 = ?').get((await copies())[0]?.sha256)).toEqual({ n: 1 })
  carried.close()
})

test('that sealed minutes and an excerpt of them went out is noted and taken off again, and the seal stays whole', async () => {
  const desk = await testDesk()
  const { body, firms: [organisationId = ''] } = await committee(desk)
  const { first: { meeting, decision }, hash } = await approvedAtNext(desk, body)
  const sendings = async () => (await desk.call('meetings.get', { id: meeting })).sendings.map(({ what, recipient, decisionId }) => [what, recipient, decisionId])
  const whole = async () => [(await desk.call('minutes.get', { meetingId: meeting })).record.seal?.hash, (await desk.call('workspace.check', {})).problems]
  const send = (fields: Input<'meetings.sendings.save'>['fields']) => desk.call('meetings.sendings.save', { meetingId: meeting, fields: { channel: 'mail', ...fields } })
  const { ids: [minutesId = ''] } = await send({ what: 'minutes', recipient: 'Ditta 1', organisationId, sentAt: '2026-04-11T09:00' })
  const { ids: [excerptId = ''] } = await send({ what: 'excerpt', recipient: 'Ditta 9', decisionId: decision, sentAt: '2026-04-12T09:00' })
  expect(await sendings()).toEqual([['minutes', 'Ditta 1', null], ['excerpt', 'Ditta 9', decision]])
  expect(await whole()).toEqual([hash, []])
  for (const id of [minutesId, excerptId]) await desk.call('meetings.sendings.save', { meetingId: meeting, id, fields: {}, remove: true })
  expect(await sendings()).toEqual([])
  expect(await whole()).toEqual([hash, []])
})

test('an approval that tells no day has that of the meeting that approved, whenever it is written down', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  await decidedAndClosed(desk, sitting)
  await finish(desk, sitting.meeting)
  const second = await opened(desk, body, '2026-04-10T18:00')
  const pointId = (await desk.call('meetings.get', { id: second.meeting })).points.find(({ approvesId }) => approvesId === sitting.meeting)?.id ?? ''
  await desk.call('meetings.vote', { meetingId: second.meeting, pointId, subject: 'Approvare', method: 'open', at: '2026-04-10T18:10', totals: { favour: 4, against: 0, abstained: 0 } })
  await desk.call('minutes.approve', { meetingId: sitting.meeting, how: 'atMeeting', pointId })
  expect((await desk.call('minutes.get', { meetingId: sitting.meeting })).content.approval).toMatchObject({ on: '2026-04-10', meeting: { startsAt: '2026-04-10T18:00' } })
  await decidedAndClosed(desk, second, '2026-04-10')
  await finish(desk, second.meeting)
  await desk.call('minutes.approve', { meetingId: second.meeting, how: 'onTheSpot' })
  expect((await desk.call('minutes.get', { meetingId: second.meeting })).content.approval).toMatchObject({ on: '2026-04-10', meeting: null })
})

test('approval is by ready minutes, by a point that is about them, was adopted, and belongs to a later meeting of the same body', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const sitting = await opened(desk, body)
  await decidedAndClosed(desk, sitting)
  expect((await desk.refused('minutes.approve', { meetingId: sitting.meeting, how: 'onTheSpot' })).code).toBe('minutes-state')
  await finish(desk, sitting.meeting)
  expect((await desk.refused('minutes.approve', { meetingId: sitting.meeting, how: 'notRequired' })).code).toBe('approval-required')
  const second = await opened(desk, body, '2026-04-10T18:00')
  const points = (await desk.call('meetings.get', { id: second.meeting })).points
  const approval = points.find(({ kind }) => kind === 'approval')?.id ?? ''
  const approve = (pointId: string) => desk.refused('minutes.approve', { meetingId: sitting.meeting, how: 'atMeeting', pointId })
  expect((await approve(approval)).code).toBe('minutes-point')
  expect((await approve(second.point)).code).toBe('minutes-point')
  await desk.call('meetings.vote', { meetingId: second.meeting, pointId: approval, subject: 'Approvare', method: 'open', at: '2026-04-10T18:10', totals: { favour: 0, against: 4, abstained: 0 } })
  expect((await approve(approval)).code).toBe('minutes-point')
  const stranger = await committee(desk)
  const other = await opened(desk, stranger.body, '2026-05-10T18:00')
  expect((await approve(other.point)).code).toBe('minutes-body')
  expect((await desk.refused('meetings.points.save', { meetingId: other.meeting, fields: { title: 'x', kind: 'approval', approvesId: sitting.meeting } })).code).toBe('minutes-body')
  expect(await desk.call('minutes.get', { meetingId: sitting.meeting })).toMatchObject({ record: { state: 'ready', number: null, seal: null } })
})

test('approved minutes are sealed: no procedure, no undo and no statement changes them, and a change behind the app is betrayed', async () => {
  const desk = await testDesk()
  const { body, people } = await committee(desk)
  const { first: { meeting, point, attendees }, hash } = await approvedAtNext(desk, body)
  const view = await desk.call('minutes.get', { meetingId: meeting })
  expect(view.record).toMatchObject({ state: 'registered', number: 1, year: 2026, approvalHow: 'atMeeting', seal: { hash } })
  expect(view.content).toMatchObject({ number: { number: 1, year: 2026 }, approval: { how: 'atMeeting', on: '2026-04-10', meeting: { point: '1' } } })
  const [attendanceId = ''] = attendees
  const tries: [string, unknown][] = [
    ['minutes.save', { meetingId: meeting, fields: { opening: noteOf('Altro') } }],
    ['minutes.move', { meetingId: meeting, event: 'circulate' }],
    ['minutes.observe', { meetingId: meeting, attendanceId, fields: { text: 'x' } }],
    ['minutes.approve', { meetingId: meeting, how: 'onTheSpot' }],
    ['meetings.save', { id: meeting, values: { title: 'Altro' } }],
    ['meetings.points.save', { meetingId: meeting, id: point, fields: { notes: noteOf('Altro') } }],
    ['meetings.attendance', { meetingId: meeting, attendanceId, event: 'leaves', at: '2026-03-10T19:00' }],
    ['meetings.vote', { meetingId: meeting, pointId: point, subject: 'x', method: 'consensus', at: '2026-03-10T19:00' }],
    ['meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'x', text: noteOf('x') } }],
    ['meetings.proxies.save', { meetingId: meeting, grantorId: attendanceId, holderId: attendanceId }],
    ['meetings.guests.save', { meetingId: meeting, fields: { name: 'x' } }],
    ['meetings.lead', { meetingId: meeting, chairId: null }],
    ['meetings.quorum.check', { meetingId: meeting, at: '2026-03-10T19:00' }],
    ['meetings.close', { meetingId: meeting, at: '2026-03-10T21:00' }],
    ['meetings.remove', { ids: [meeting] }],
  ]
  for (const [name, input] of tries) expect((await desk.refused(name, input)).code, name).toBe('sealed')
  for (const { id } of (await desk.call('history.list', { limit: 40 })).batches.filter(({ kind }) => ['minutes.save', 'minutes.approve', 'attendance.save', 'vote.close'].includes(kind)).slice(-4)) {
    expect(['sealed', 'changed-since']).toContain((await desk.refused('history.undo', { batch: id, force: true })).code)
  }
  // another name later: the act has the one that was
  await desk.call('people.save', { id: people[0] ?? '', values: { name: 'Ada Altrimenti' } })
  expect((await desk.call('minutes.get', { meetingId: meeting })).content).toEqual(view.content)
  await desk.core.close()
  const database = new Sqlite(desk.file)
  for (const { table, column } of guarded.meeting ?? []) {
    const rows = database.prepare(`SELECT count(*) AS n FROM ${table} WHERE "${column}" = ?`).get(meeting) as { n: number }
    if (rows.n > 0) expect(() => database.prepare(`UPDATE ${table} SET deletedAt = 'x' WHERE "${column}" = ?`).run(meeting), table).toThrow('sealed')
  }
  expect(() => database.prepare('UPDATE meeting SET place = ? WHERE id = ?').run('Altrove', meeting)).toThrow('sealed')
  expect(checkSeals(database)).toEqual([])
  database.exec('DROP TRIGGER agendaPoint_sealed_meeting_update')
  database.exec(`DROP TRIGGER IF EXISTS agendaPoint_journal_update`)
  database.prepare(`UPDATE agendaPoint SET notes = '{"type":"doc"}' WHERE id = ?`).run(point)
  expect(checkSeals(database)).toMatchObject([{ register: `minutes:${body}`, what: 'rows' }])
  database.close()
})

test('a correction is a decision of a later meeting: sealed, pointing back, the sealed text as it was', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { first, second } = await approvedAtNext(desk, body)
  const before = await desk.call('minutes.get', { meetingId: first.meeting })
  const asked = { meetingId: first.meeting, kind: 'materialError' as const, pointId: first.point, before: 'Ditta 9', after: 'Ditta 8', reason: 'Nome scambiato' }
  expect((await desk.refused('minutes.correct', { ...asked, decisionId: first.decision })).code).toBe('correction-decision')
  expect((await desk.refused('minutes.correct', { ...asked, meetingId: second.meeting, decisionId: first.decision })).code).toBe('minutes-state')
  const { decision } = await decidedAndClosed(desk, second, '2026-04-10')
  expect(await desk.call('minutes.correct', { ...asked, decisionId: decision })).toMatchObject({ number: 1 })
  const after = await desk.call('minutes.get', { meetingId: first.meeting })
  expect(after.content).toEqual(before.content)
  expect(after.record.state).toBe('registeredWithCorrections')
  expect(after.corrections).toMatchObject([{ number: 1, before: 'Ditta 9', after: 'Ditta 8', decision: { number: 2, year: 2026, meetingStartsAt: '2026-04-10T18:00' } }])
  expect((await desk.call('meetings.decisions.list', {})).rows.map(({ number, state }) => [number, state])).toEqual([[2, 'adopted'], [1, 'corrected']])
  expect((await desk.call('meetings.list', {})).rows.map(({ minutes, number }) => [minutes, number])).toEqual([['draft', null], ['registeredWithCorrections', 1]])
  const stranger = await committee(desk)
  const other = await opened(desk, stranger.body, '2026-05-10T18:00')
  const foreign = await decidedAndClosed(desk, other, '2026-05-10')
  expect((await desk.refused('minutes.correct', { ...asked, decisionId: foreign.decision })).code).toBe('minutes-body')
})

test('an informal group approves without a vote where its rules ask for none; numbers go on from year to year where they say so', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk, 'workingGroup')
  const { rule } = await desk.call('groups.get', { id: body })
  await desk.call('groups.rules.save', { bodyId: body, id: rule.id, fields: { numbering: 'continuous' } })
  for (const [index, day] of ['2025-12-10', '2026-01-10'].entries()) {
    const sitting = await opened(desk, body, `${day}T18:00`)
    await decidedAndClosed(desk, sitting, day)
    await finish(desk, sitting.meeting)
    expect(await desk.call('minutes.approve', { meetingId: sitting.meeting, how: 'notRequired' })).toMatchObject({ number: index + 1, year: null })
  }
})

test('private notes are in no minutes, and the meter says what is missing', async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting, point } = await opened(desk, body, '2026-03-10T18:00', 3)
  await desk.call('meetings.points.save', { meetingId: meeting, id: point, fields: { privateNotes: 'Segreto di Pulcinella' } })
  await desk.call('meetings.save', { id: meeting, values: { privateNotes: 'Segreto di Pulcinella' } })
  const view = await desk.call('minutes.get', { meetingId: meeting })
  expect(JSON.stringify(view)).not.toContain('Pulcinella')
  const missing = Object.fromEntries(view.completeness.blocks.filter(({ complete }) => !complete).map(({ block, missing }) => [block, missing]))
  expect(missing).toEqual({ attendance: ['Dino Inventato'], quorum: [], points: ['1', '2', '3'], closing: [] })
  expect((await desk.refused('minutes.get', { meetingId: 'none' })).code).toBe('not-found')
})

test('minutes print, a draft under a watermark; sealed ones print the same bytes whatever changed since', async () => {
  const desk = await testDesk()
  const { body, people } = await committee(desk)
  const { first: { meeting }, second } = await approvedAtNext(desk, body)
  const [sealedPdf, draftPdf] = [join(desk.home, '..', 'a.pdf'), join(desk.home, '..', 'b.pdf')]
  const first = await desk.call('minutes.export', { meetingId: meeting, format: 'pdf', language: 'it', path: sealedPdf })
  expect(first).toMatchObject({ name: 'a.pdf' })
  await desk.call('people.save', { id: people[0] ?? '', values: { name: 'Ada Altrimenti' } })
  expect((await desk.call('minutes.export', { meetingId: meeting, format: 'pdf', language: 'it', path: draftPdf })).sha256).toBe(first.sha256)
  expect((await desk.call('minutes.export', { meetingId: second.meeting, format: 'xlsx', language: 'en', path: join(desk.home, '..', 'c.xlsx') })).rows).toBeGreaterThan(0)
  expect((await desk.refused('minutes.export', { meetingId: 'none', format: 'pdf', language: 'it' })).code).toBe('not-found')
})

test('a confidential point stands in printed minutes only where it is asked for: not with its text, its vote and decision, nor with what stands under it', { timeout: 60_000 }, async () => {
  const desk = await testDesk()
  const { body } = await committee(desk)
  const { meeting, point } = await planned(desk, body)
  const add = async (title: string, more: object = {}) => (await desk.call('meetings.points.save', { meetingId: meeting, fields: { title, kind: 'information', ...more } })).id
  await desk.call('meetings.points.save', { meetingId: meeting, id: point, fields: { title: 'SEGRETO-PUNTO', confidential: true } })
  const under = await add('SEGRETO-SOTTO', { parentId: point })
  const open = await add('Bilancio aperto')
  await desk.call('meetings.convene', { meetingId: meeting, by: 'Ada Prova', on: '2026-03-01' })
  await desk.call('meetings.open', { meetingId: meeting, at: '2026-03-10T18:00' })
  for (const attendanceId of await attendeesOf(desk, meeting)) await desk.call('meetings.attendance', { meetingId: meeting, attendanceId, event: 'present' })
  const vote = await desk.call('meetings.vote', { meetingId: meeting, pointId: point, subject: 'SEGRETO-VOTO', method: 'open', at: '2026-03-10T18:30', totals: { favour: 4, against: 0, abstained: 0 } })
  await desk.call('meetings.decisions.save', { meetingId: meeting, pointId: point, fields: { title: 'SEGRETO-DELIBERA', text: noteOf('SEGRETO-TESTO'), voteId: vote.id } })
  await desk.call('minutes.save', { meetingId: meeting, fields: {}, points: [{ id: point, notes: noteOf('SEGRETO-NOTE'), outcome: 'treated' }, { id: under, notes: noteOf('SEGRETO-NOTE-SOTTO') }, { id: open, notes: noteOf('Si legge il bilancio.') }] })
  await desk.call('meetings.close', { meetingId: meeting, at: '2026-03-10T20:00' })
  const all = ['SEGRETO-PUNTO', 'SEGRETO-VOTO', 'SEGRETO-DELIBERA', 'SEGRETO-TESTO', 'SEGRETO-NOTE', 'SEGRETO-SOTTO', 'SEGRETO-NOTE-SOTTO']
  const printed = async (format: 'pdf' | 'xlsx', confidential?: boolean) => {
    const { path } = await desk.call('minutes.export', { meetingId: meeting, format, language: 'it', path: join(desk.home, '..', `verbale.${format}`), ...(confidential === undefined ? {} : { confidential }) })
    return format === 'pdf' ? (await readPdf(path)).text : everyPart(path)
  }
  const told = async () => {
    const texts = await Promise.all([printed('pdf'), printed('pdf', true), printed('xlsx'), printed('xlsx', true)])
    return texts.map(text => [text.includes('Si legge il bilancio.'), all.filter(words => text.includes(words))])
  }
  const expected = [[true, []], [true, all], [true, []], [true, all]]
  expect(await told()).toEqual(expected)
  await finish(desk, meeting)
  await desk.call('minutes.approve', { meetingId: meeting, how: 'onTheSpot' })
  expect(await told()).toEqual(expected)
})
