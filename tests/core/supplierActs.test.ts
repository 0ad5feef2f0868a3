import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { testDesk, type TestDesk } from './desk.ts'
import { category, moveTo, newSupplier, qualifiedSupplier, scoreAll } from './suppliers.ts'

const scoring = async (desk: TestDesk, name: string) => {
  const supplier = await newSupplier(desk, name)
  for (const [to, date] of [['applied', '2026-01-15'], ['checking', '2026-01-20'], ['scoring', '2026-02-01']] as const) await moveTo(desk, supplier.qualificationId, to, date)
  return supplier
}

test('days run forward, and nothing is decided before the application', async () => {
  const desk = await testDesk()
  const { qualificationId } = await scoring(desk, 'Laboratorio Prova')
  const move = (to: string, date: string) => desk.refused('suppliers.transition', { qualificationId, to, date, reason: 'x' })
  expect(await move('rejected', '2026-01-14')).toMatchObject({ code: 'before-application', values: { date: '2026-01-14', applied: '2026-01-15' } })
  expect(await move('rejected', '2026-01-31')).toMatchObject({ code: 'before-previous', values: { previous: '2026-02-01' } })
  expect(await move('withdrawn', '2026-01-14')).toMatchObject({ code: 'before-previous' })
  for (const to of ['expired', 'draft', 'suspended', 'archived']) expect(await move(to, '2026-02-03'), to).toMatchObject({ code: 'transition-not-allowed', values: { from: 'scoring', to, allowed: ['qualified', 'conditional', 'rejected', 'withdrawn'] } })
  expect(await desk.refused('suppliers.transition', { qualificationId, to: 'nowhere', date: '2026-02-03', reason: 'x' })).toMatchObject({ code: 'bad-input' })
  expect(await desk.refused('suppliers.transition', { qualificationId, to: 'rejected', date: '2026-02-30', reason: 'x' })).toMatchObject({ code: 'bad-input' })
  expect(await desk.refused('suppliers.transition', { qualificationId: 'none', to: 'rejected', date: '2026-02-03', reason: 'x' })).toMatchObject({ code: 'not-found' })
  expect(await desk.refused('suppliers.score', { qualificationId, scoredOn: '2026-01-14' })).toMatchObject({ code: 'before-application' })
})

test('an admission rests on a complete sheet that proposes it; who scored does not decide, unless somebody writes why', async () => {
  const desk = await testDesk({ writer: 'Anna Valuta' })
  const { id, qualificationId } = await scoring(desk, 'Laboratorio Prova')
  const decide = (decision: object, to = 'qualified') => desk.refused('suppliers.transition', { qualificationId, to, date: '2026-02-10', reason: 'x', decision })
  const others = { decidedBy: ['Bruno Decide'] }
  expect((await decide(others)).code).toBe('score-missing')
  await desk.call('suppliers.score', { qualificationId, scoredOn: '2026-02-05', entries: [{ criterion: 'quality', points: 90 }] })
  expect(await decide(others)).toMatchObject({ code: 'score-incomplete', values: { what: expect.stringContaining('labour') as string } })
  await scoreAll(desk, qualificationId, 55, '2026-02-05')
  expect(await decide(others)).toMatchObject({ code: 'score-differs', values: { outcome: 'conditional', total: 55 } })
  const { sheetId } = await scoreAll(desk, qualificationId, 90, '2026-02-05', { findings: [{ code: 'KO4', found: true }] })
  expect(await decide({ ...others, overrideReason: 'comunque' })).toMatchObject({ code: 'knock-out-found', values: { what: 'KO4' } })
  const again = await scoreAll(desk, qualificationId, 90, '2026-02-05')
  expect(again.sheetId).toBe(sheetId)
  expect(await decide({ decidedBy: ['anna  VALUTA', 'Bruno Decide'] })).toMatchObject({ code: 'same-hands', values: { names: 'anna  VALUTA' } })
  expect(await decide({})).toMatchObject({ code: 'same-hands', values: { names: 'Anna Valuta' } })
  const { batch } = await moveTo(desk, qualificationId, 'qualified', '2026-02-10', { decision: { sameHandsReason: 'Unica persona in ufficio' } })
  const { qualifications } = await desk.call('suppliers.get', { id, at: '2026-02-10' })
  expect(qualifications[0]?.decisions[0]).toMatchObject({ sameHands: ['Anna Valuta'], sameHandsReason: 'Unica persona in ufficio' })
  // what is decided is sealed: neither the sheet nor the act is taken back
  expect((await desk.refused('suppliers.score', { qualificationId, sheetId, entries: [{ criterion: 'quality', points: 1 }] })).code).toBe('sealed')
  expect((await desk.refused('history.undo', { batch })).code).toBe('sealed')
  expect((await desk.refused('suppliers.remove', { ids: [id] })).code).toBe('supplier-decided')
  expect((await desk.refused('suppliers.qualifications.remove', { id: qualificationId })).code).toBe('supplier-decided')
})

test('a score sheet is saved bit by bit; a strange criterion, an older copy and a sheet of another are refused', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await scoring(desk, 'Laboratorio Prova')
  const first = await desk.call('suppliers.score', { qualificationId, scoredOn: '2026-02-05', scoredBy: ['Anna'], entries: [{ criterion: 'labour', points: 95, fromCertificate: true, evidence: [{ documentId: null, label: 'SA8000 n. 12' }], reason: 'Certificato' }] })
  expect(first.result.criteria.find(one => one.criterion === 'labour')).toMatchObject({ points: 80, capped: true, weighted: 20, floor: 'met' })
  expect(first.result).toMatchObject({ total: 20, noData: 75, outcome: 'incomplete' })
  const second = await desk.call('suppliers.score', { qualificationId, entries: [{ criterion: 'labour', points: 70 }], findings: [{ code: 'KO1', found: false, note: 'Visura' }], revision: first.revision })
  expect(second.sheetId).toBe(first.sheetId)
  const sheet = (await desk.call('suppliers.get', { id, at: '2026-02-06' })).qualifications[0]?.sheets[0]
  expect(sheet?.entries.find(one => one.criterion === 'labour')).toMatchObject({ points: 70, fromCertificate: true, reason: 'Certificato', evidence: [{ label: 'SA8000 n. 12' }] })
  expect(sheet?.findings[0]).toEqual({ code: 'KO1', found: false, note: 'Visura' })
  expect((await desk.refused('suppliers.score', { qualificationId, entries: [{ criterion: 'labour', points: 1 }], revision: first.revision })).code).toBe('stale')
  expect(await desk.refused('suppliers.score', { qualificationId, entries: [{ criterion: 'price', points: 1 }] })).toMatchObject({ code: 'criterion-unknown', values: { what: 'price' } })
  expect((await desk.refused('suppliers.score', { qualificationId, entries: [{ criterion: 'labour', points: 101 }] })).code).toBe('bad-input')
  const other = await scoring(desk, 'Altro Laboratorio')
  expect((await desk.refused('suppliers.score', { qualificationId: other.qualificationId, sheetId: first.sheetId })).code).toBe('not-found')
})

test('a sealed sheet keeps its result, though the firm has employees since, or no more', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await scoring(desk, 'Laboratorio Prova')
  await desk.call('suppliers.save', { id, values: { hasStaff: false } })
  const [scheme] = (await desk.call('suppliers.schemes.list', {})).schemes
  const staffOnly = scheme?.content.knockOuts.filter(one => one.staffOnly).map(({ code }) => code) ?? []
  await scoreAll(desk, qualificationId, 85, '2026-02-05', { findings: scheme?.content.knockOuts.map(({ code }) => ({ code, found: staffOnly.includes(code) ? null : false })) ?? [] })
  await moveTo(desk, qualificationId, 'qualified', '2026-02-10', { decision: { decidedBy: ['Bruno'] } })
  const result = async () => (await desk.call('suppliers.get', { id, at: '2026-03-01' })).qualifications[0]?.sheets[0]?.result
  const then = await result()
  expect([staffOnly.length > 0, then?.outcome, then?.knockOutsOpen]).toEqual([true, 'qualified', []])
  await desk.call('suppliers.save', { id, values: { hasStaff: true } })
  expect(await result()).toEqual(then)
})

test('steps are only appended: none under an act is taken back, nor is whom it is about, nor an appeal that was carried out, whoever asks', async () => {
  const desk = await testDesk()
  const made = await desk.call('suppliers.save', { organisation: { name: 'Laboratorio Prova' }, values: {}, categoryIds: [await category(desk, 'D5')], date: '2026-01-10' })
  const qualificationId = made.qualificationIds[0] ?? ''
  const applied = await moveTo(desk, qualificationId, 'applied', '2026-01-15')
  const checking = await moveTo(desk, qualificationId, 'checking', '2026-01-20')
  // a step is taken back from the last one on
  expect((await desk.refused('history.undo', { batch: applied.batch })).code).toBe('sealed')
  await desk.call('history.undo', { batch: checking.batch })
  for (const [to, date] of [['checking', '2026-01-21'], ['scoring', '2026-02-01']] as const) await moveTo(desk, qualificationId, to, date)
  await scoreAll(desk, qualificationId, 85, '2026-02-05')
  await moveTo(desk, qualificationId, 'qualified', '2026-02-10', { decision: { decidedBy: ['Bruno'] } })
  for (const batch of [made.batch, applied.batch]) expect((await desk.refused('history.undo', { batch, force: true })).code).toBe('sealed')
  const { decision } = await moveTo(desk, qualificationId, 'suspended', '2026-05-20', { cause: 'S2', decision: { decidedBy: ['Bruno'] } })
  const appeal = await desk.call('suppliers.appeals.save', { decisionId: decision?.id ?? '', fields: { filedOn: '2026-05-25', answeredOn: '2026-06-01', outcome: 'annulled' } })
  await moveTo(desk, qualificationId, 'qualified', '2026-06-02', { appealId: appeal.id, decision: { decidedBy: ['Bruno'] } })
  expect(await desk.refused('suppliers.appeals.save', { id: appeal.id, fields: { outcome: 'confirmed' } })).toMatchObject({ code: 'sealed', values: { day: '2026-06-02' } })
  expect((await desk.refused('history.undo', { batch: appeal.batch, force: true })).code).toBe('sealed')
  await desk.core.close()
  const database = new Sqlite(desk.file)
  const statements = [
    'UPDATE qualificationEvent SET "on" = \'2020-01-01\'', 'DELETE FROM qualificationEvent', 'UPDATE qualification SET deletedAt = \'x\'', 'UPDATE supplier SET deletedAt = \'x\'', 'UPDATE supplierAppeal SET outcome = \'confirmed\'',
    // the last step too, where an act took it
    'UPDATE qualificationEvent SET deletedAt = \'x\' WHERE id = (SELECT max(id) FROM qualificationEvent)', 'DELETE FROM qualificationEvent WHERE id = (SELECT max(id) FROM qualificationEvent)',
    // and none is put in the place of another
    ...['qualificationEvent', 'qualification', 'supplier', 'supplierAppeal'].map(table => `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`),
    'UPDATE OR REPLACE supplier SET id = \'other\'', 'UPDATE OR REPLACE supplierAppeal SET id = \'other\'',
  ]
  for (const statement of statements) expect(() => database.prepare(statement).run(), statement).toThrow('sealed')
  database.close()
})

test('a version of the scheme that something rests on is changed by nobody, not by the history either', async () => {
  const desk = await testDesk()
  const [first] = (await desk.call('suppliers.schemes.list', {})).schemes
  if (!first) throw new Error('no scheme')
  const saved = await desk.call('suppliers.schemes.save', { id: first.id, name: 'Criteri rivisti', content: first.content })
  expect(saved).toMatchObject({ version: 1, made: false })
  const { qualificationId } = await scoring(desk, 'Laboratorio Prova')
  await scoreAll(desk, qualificationId, 80, '2026-02-05')
  expect((await desk.refused('history.undo', { batch: saved.batch, force: true })).code).toBe('sealed')
  expect((await desk.call('suppliers.schemes.list', {})).schemes[0]).toMatchObject({ name: 'Criteri rivisti', used: true })
  await desk.core.close()
  const database = new Sqlite(desk.file)
  for (const statement of ['DELETE FROM supplierScheme', 'INSERT OR REPLACE INTO supplierScheme SELECT * FROM supplierScheme']) expect(() => database.prepare(statement).run(), statement).toThrow('sealed')
  database.close()
})

test('two people at one sheet do not overwrite each other: only what is named changes, within a criterion and a finding too', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await scoring(desk, 'Laboratorio Prova')
  const save = (part: object) => desk.call('suppliers.score', { qualificationId, scoredOn: '2026-02-05', ...part })
  await save({ entries: [{ criterion: 'labour', reason: 'Buste paga viste' }] })
  for (const entry of [{ points: 70 }, { reason: 'Buste paga e turni visti' }, { fromCertificate: true }, { evidence: [{ documentId: null, label: 'Libro unico' }] }]) await save({ entries: [{ criterion: 'labour', ...entry }] })
  for (const finding of [{ found: true }, { note: 'Visura del 2 febbraio' }, { found: false }]) await save({ findings: [{ code: 'KO1', ...finding }] })
  const sheet = (await desk.call('suppliers.get', { id, at: '2026-02-06' })).qualifications[0]?.sheets[0]
  expect(sheet?.entries.find(one => one.criterion === 'labour')).toMatchObject({ points: 70, reason: 'Buste paga e turni visti', fromCertificate: true, evidence: [{ label: 'Libro unico' }] })
  expect(sheet?.findings[0]).toEqual({ code: 'KO1', found: false, note: 'Visura del 2 febbraio' })
})

test('conditions have their days, and are met or become a proposal', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await scoring(desk, 'Laboratorio Prova')
  await scoreAll(desk, qualificationId, 60, '2026-02-05')
  const decision = (dueOn: string) => ({ decidedBy: ['Bruno'], conditions: [{ text: 'Presentare il piano', dueOn }] })
  const refuse = async (given: object) => (await desk.refused('suppliers.transition', { qualificationId, to: 'conditional', date: '2026-02-10', reason: 'x', decision: given })).code
  expect(await refuse({ decidedBy: ['Bruno'] })).toBe('conditions-missing')
  expect(await refuse(decision('2026-02-10'))).toBe('condition-too-late')
  expect(await refuse(decision('2026-08-11'))).toBe('condition-too-late')
  const { decision: act, validUntil } = await moveTo(desk, qualificationId, 'conditional', '2026-02-10', { decision: decision('2026-08-10') })
  expect(validUntil).toBe('2027-02-10')
  const overdue = async (at: string) => (await desk.call('suppliers.proposals', { at, supplierId: id })).proposals.filter(({ kind }) => kind === 'conditionOverdue')
  expect(await overdue('2026-08-10')).toEqual([])
  expect(await overdue('2026-08-11')).toMatchObject([{ stage: 'propose', to: 'suspended', cause: 'S3', about: 'Presentare il piano' }])
  const condition = (await desk.call('suppliers.decisions.list', {})).decisions[0]?.conditions[0]?.id ?? ''
  expect((await desk.refused('suppliers.conditions.save', { id: condition, metOn: '2026-02-01' })).code).toBe('before-previous')
  expect((await desk.refused('suppliers.conditions.save', { id: 'none', metOn: null })).code).toBe('not-found')
  const qualify = { qualificationId, to: 'qualified' as const, date: '2026-07-02', reason: 'Piano attuato', decision: { decidedBy: ['Bruno'] } }
  expect(await desk.refused('suppliers.transition', qualify)).toMatchObject({ code: 'conditions-open', values: { what: 'Presentare il piano' } })
  await desk.call('suppliers.conditions.save', { id: condition, metOn: '2026-07-01' })
  expect(await overdue('2026-08-11')).toEqual([])
  expect(act).toMatchObject({ number: 1, year: 2026 })
  expect(await desk.call('suppliers.transition', qualify)).toMatchObject({ state: 'qualified', validUntil: '2028-07-02' })
})

test('suspension with its cause and notice, appeal with another panel, re-admission for what is left of the term', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova')
  const suspend = (more: object) => ({ qualificationId, to: 'suspended', date: '2026-05-20', reason: 'DURC scaduto', ...more })
  expect((await desk.refused('suppliers.transition', suspend({}))).code).toBe('cause-missing')
  expect((await desk.refused('suppliers.transition', suspend({ cause: 'E1' }))).code).toBe('cause-missing')
  expect(await desk.refused('suppliers.transition', suspend({ cause: 'S1' }))).toMatchObject({ code: 'notice-missing', values: { days: 10 } })
  expect(await desk.refused('suppliers.transition', suspend({ cause: 'S1', decision: { noticeOn: '2026-05-11' } }))).toMatchObject({ code: 'notice-too-short', values: { days: 10, from: '2026-05-21' } })
  const { decision } = await moveTo(desk, qualificationId, 'suspended', '2026-05-20', { cause: 'S1', decision: { noticeOn: '2026-05-10', reply: 'In arrivo', decidedBy: ['Bruno Decide'] } })
  const decisionId = decision?.id ?? ''
  const appeal = (fields: object) => desk.refused('suppliers.appeals.save', { decisionId, fields })
  expect((await appeal({ filedOn: '2026-05-19' })).code).toBe('before-previous')
  expect(await appeal({ filedOn: '2026-06-01', panel: ['Rita', 'bruno decide'] })).toMatchObject({ code: 'panel-decided', values: { names: 'bruno decide' } })
  expect((await appeal({ filedOn: '2026-06-01', outcome: 'annulled' })).code).toBe('outcome-missing')
  const filed = await desk.call('suppliers.appeals.save', { decisionId, fields: { filedOn: '2026-06-01', grounds: 'DURC regolare', panel: ['Rita', 'Sergio', 'Tina'] } })
  const acts = async (at: string) => (await desk.call('suppliers.get', { id, at })).qualifications[0]?.decisions ?? []
  expect((await acts('2026-06-01'))[1]).toMatchObject({ kind: 'suspension', cause: 'S1', appealUntil: '2026-06-19', noticeOn: '2026-05-10', appeals: [{ dueOn: '2026-07-16', proposed: null, suspends: false }] })
  expect((await desk.call('suppliers.overview', { at: '2026-06-02' }))).toMatchObject({ openAppeals: 1, suspended: 1 })
  expect((await desk.call('suppliers.proposals', { at: '2026-07-17' })).proposals).toMatchObject([{ kind: 'appealOverdue' }])
  // marked, it takes the effect off the act while it runs, in every list of those days
  const stateOn = async (at: string) => [(await desk.call('suppliers.list', { at })).rows[0]?.state, (await desk.call('suppliers.get', { id, at })).qualifications[0]?.state, (await desk.call('suppliers.publications.get', { at })).rows.length]
  expect(await stateOn('2026-06-02')).toEqual(['suspended', 'suspended', 0])
  await desk.call('suppliers.appeals.save', { id: filed.id, fields: { suspends: true } })
  expect([await stateOn('2026-05-31'), await stateOn('2026-06-02')]).toEqual([['suspended', 'suspended', 0], ['qualified', 'qualified', 1]])
  expect((await desk.call('suppliers.get', { id, at: '2026-06-02' })).qualifications[0]?.allowed).toEqual(['qualified', 'excluded', 'withdrawn'])
  await desk.call('suppliers.appeals.save', { id: filed.id, fields: { suspends: false } })
  await desk.call('suppliers.appeals.save', { id: filed.id, fields: { answeredOn: '2026-07-01', outcome: 'annulled', answer: 'Era in regola' } })
  expect((await desk.call('suppliers.proposals', { at: '2026-07-02' })).proposals).toMatchObject([{ kind: 'appealOutcome', to: 'qualified', about: filed.id }])
  const back = await moveTo(desk, qualificationId, 'qualified', '2026-07-03', { appealId: filed.id, decision: { decidedBy: ['Bruno Decide'] } })
  expect(back).toMatchObject({ validUntil: '2028-02-10', decision: { number: 3 } })
  expect((await desk.call('suppliers.proposals', { at: '2026-07-04' })).proposals.filter(({ kind }) => kind !== 'documentMissing')).toEqual([])
  expect((await acts('2026-07-04'))[2]).toMatchObject({ kind: 'readmission', validUntil: '2028-02-10' })
  const admission = (await acts('2026-07-04'))[0]?.id ?? ''
  expect((await desk.refused('suppliers.appeals.save', { decisionId: admission, fields: {} })).code).toBe('not-appealable')
  expect((await desk.refused('suppliers.appeals.save', { decisionId: 'none', fields: {} })).code).toBe('not-found')
})

test('nobody is suspended or excluded without notice, but at its own request, or where somebody writes why it cannot wait', async () => {
  const desk = await testDesk()
  const [asked, urgent] = [await qualifiedSupplier(desk, 'Laboratorio Uno'), await qualifiedSupplier(desk, 'Laboratorio Due')]
  const act = ({ qualificationId }: { qualificationId: string }, to: 'suspended' | 'excluded', more: object) => ({ qualificationId, to, date: '2026-05-20', reason: 'x', ...more })
  await desk.call('suppliers.transition', act(asked, 'suspended', { cause: 'S7' }))
  expect((await desk.refused('suppliers.transition', act(urgent, 'suspended', { cause: 'S6', decision: { decidedBy: ['Bruno'] } }))).code).toBe('notice-missing')
  await desk.call('suppliers.transition', act(urgent, 'suspended', { cause: 'S6', decision: { overrideReason: 'Indagine resa pubblica oggi' } }))
  expect((await desk.refused('suppliers.transition', act(urgent, 'excluded', { cause: 'E4' }))).code).toBe('notice-missing')
  expect((await desk.call('suppliers.decisions.list', { kind: 'suspension' })).decisions.map(({ cause, noticeOn, overrideReason }) => [cause, noticeOn, overrideReason]))
    .toEqual([['S6', null, 'Indagine resa pubblica oggi'], ['S7', null, null]])
})

/** One that was admitted with a condition until August. */
async function conditional(desk: TestDesk) {
  const supplier = await scoring(desk, 'Laboratorio Prova')
  await scoreAll(desk, supplier.qualificationId, 60, '2026-02-05')
  const { decision } = await moveTo(desk, supplier.qualificationId, 'conditional', '2026-02-10', { decision: { decidedBy: ['Bruno'], conditions: [{ text: 'Presentare il piano', dueOn: '2026-08-10' }] } })
  return { ...supplier, decisionId: decision?.id ?? '' }
}

test('conditions are not escaped by a suspension, and fall with an appeal against just them', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await conditional(desk)
  const { decision } = await moveTo(desk, qualificationId, 'suspended', '2026-05-20', { cause: 'S2' })
  const back = { qualificationId, to: 'qualified' as const, date: '2026-06-02', reason: 'x', decision: { decidedBy: ['Bruno'] } }
  expect(await desk.refused('suppliers.transition', back)).toMatchObject({ code: 'conditions-open', values: { what: 'Presentare il piano' } })
  // what was upheld is an appeal against the suspension: the conditions hold
  const { id: appealId } = await desk.call('suppliers.appeals.save', { decisionId: decision?.id ?? '', fields: { filedOn: '2026-05-25', answeredOn: '2026-06-01', outcome: 'annulled' } })
  expect((await desk.refused('suppliers.transition', { ...back, appealId })).code).toBe('conditions-open')
  const [condition] = (await desk.call('suppliers.decisions.list', { kind: 'conditions' })).decisions[0]?.conditions ?? []
  await desk.call('suppliers.conditions.save', { id: condition?.id ?? '', metOn: '2026-06-02' })
  expect(await desk.call('suppliers.transition', { ...back, appealId })).toMatchObject({ state: 'qualified', validUntil: '2027-02-10' })
  expect((await desk.call('suppliers.get', { id, at: '2026-06-03' })).qualifications[0]).toMatchObject({ state: 'qualified', decided: 'qualified' })
})

test('an appeal that annuls the conditions qualifies without them', async () => {
  const desk = await testDesk()
  const { qualificationId, decisionId } = await conditional(desk)
  const { id: appealId } = await desk.call('suppliers.appeals.save', { decisionId, fields: { filedOn: '2026-03-01', answeredOn: '2026-03-20', outcome: 'annulled' } })
  const qualify = { qualificationId, to: 'qualified' as const, date: '2026-03-21', reason: 'Ricorso accolto', decision: { decidedBy: ['Bruno'] } }
  expect((await desk.refused('suppliers.transition', qualify)).code).toBe('conditions-open')
  expect(await desk.call('suppliers.transition', { ...qualify, appealId })).toMatchObject({ state: 'qualified' })
})

test('a re-admission gives what is left of the term and no more; after its last day none is left', async () => {
  const desk = await testDesk()
  const { qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova', { validUntil: '2026-12-31' })
  await moveTo(desk, qualificationId, 'suspended', '2026-11-20', { cause: 'S2' })
  const back = (date: string, more: object = {}) => ({ qualificationId, to: 'qualified' as const, date, reason: 'x', decision: { decidedBy: ['Bruno'] }, ...more })
  expect(await desk.refused('suppliers.transition', back('2027-01-01'))).toMatchObject({ code: 'term-over', values: { until: '2026-12-31' } })
  expect((await desk.refused('suppliers.transition', back('2026-12-01', { validUntil: '2027-01-01' }))).code).toBe('term-over')
  expect(await desk.call('suppliers.transition', back('2026-12-31'))).toMatchObject({ state: 'qualified', validUntil: '2026-12-31' })
})

test('the record tells what may follow by what was decided, while an appeal takes the effect off it', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova')
  const { decision } = await moveTo(desk, qualificationId, 'suspended', '2026-05-20', { cause: 'S2' })
  await desk.call('suppliers.appeals.save', { decisionId: decision?.id ?? '', fields: { filedOn: '2026-05-25', suspends: true } })
  expect((await desk.call('suppliers.get', { id, at: '2026-06-02' })).qualifications[0]).toMatchObject({ state: 'qualified', decided: 'suspended', allowed: ['qualified', 'excluded', 'withdrawn'] })
})

test('whoever was refused waits, unless an appeal reopens it', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await scoring(desk, 'Laboratorio Prova')
  const { decision } = await moveTo(desk, qualificationId, 'rejected', '2026-03-31', { decision: { decidedBy: ['Bruno'] } })
  expect((await desk.call('suppliers.get', { id, at: '2026-04-01' })).qualifications[0]).toMatchObject({ state: 'rejected', mayApplyFrom: '2026-09-30' })
  // leaving the list does not shorten the term
  await moveTo(desk, qualificationId, 'withdrawn', '2026-04-10')
  expect(await desk.refused('suppliers.transition', { qualificationId, to: 'applied', date: '2026-09-29', reason: 'x' })).toMatchObject({ code: 'reapply-too-early', values: { from: '2026-09-30' } })
  const { id: appealId } = await desk.call('suppliers.appeals.save', { decisionId: decision?.id ?? '', fields: { filedOn: '2026-04-20', answeredOn: '2026-05-20', outcome: 'sentBack' } })
  expect((await desk.refused('suppliers.transition', { qualificationId, to: 'applied', date: '2026-06-01', reason: 'x', appealId: 'none' })).code).toBe('not-found')
  await moveTo(desk, qualificationId, 'applied', '2026-06-01', { appealId })
  expect((await desk.call('suppliers.list', { at: '2026-06-02' })).rows).toMatchObject([{ state: 'applied', appliedOn: '2026-06-01' }])
  // the new application is scored anew
  for (const [to, date] of [['checking', '2026-06-02'], ['scoring', '2026-06-03']] as const) await moveTo(desk, qualificationId, to, date)
  expect((await desk.refused('suppliers.transition', { qualificationId, to: 'qualified', date: '2026-06-10', reason: 'x' })).code).toBe('score-missing')
  const { validUntil } = await moveTo(desk, qualificationId, 'qualified', '2026-06-10', { decision: { overrideReason: 'Elenco precedente riconosciuto' }, validUntil: '2026-12-31' })
  expect(validUntil).toBe('2026-12-31')
  expect((await desk.refused('suppliers.transition', { qualificationId, to: 'suspended', date: '2027-01-01', reason: 'x', cause: 'S1' })).code).toBe('transition-not-allowed')
})

test('a renewal is opened in time, keeps the term that runs, and is decided on a new sheet', async () => {
  const desk = await testDesk()
  const { id, qualificationId } = await qualifiedSupplier(desk, 'Laboratorio Prova', { validUntil: '2026-12-31' })
  const ending = async (at: string) => (await desk.call('suppliers.proposals', { at })).proposals.filter(({ to }) => to === 'renewal').map(({ kind }) => kind)
  expect([await ending('2026-10-01'), await ending('2026-10-02'), await ending('2027-01-01')]).toEqual([[], ['termEnding'], ['termOver']])
  await moveTo(desk, qualificationId, 'renewal', '2026-10-10')
  expect((await desk.call('suppliers.get', { id, at: '2026-12-31' })).qualifications[0]).toMatchObject({ state: 'renewal', validUntil: '2026-12-31', daysLeft: 0 })
  expect((await desk.call('suppliers.get', { id, at: '2027-01-01' })).qualifications[0]).toMatchObject({ state: 'expired', since: '2027-01-01' })
  expect((await desk.refused('suppliers.transition', { qualificationId, to: 'qualified', date: '2026-12-01', reason: 'x' })).code).toBe('score-missing')
  await scoreAll(desk, qualificationId, 70, '2026-11-20')
  expect((await desk.refused('suppliers.transition', { qualificationId, to: 'qualified', date: '2026-12-01', reason: 'x', validUntil: '2026-11-30', decision: { decidedBy: ['B'] } })).code).toBe('period-order')
  const renewed = await moveTo(desk, qualificationId, 'qualified', '2026-12-01', { decision: { decidedBy: ['Bruno'] } })
  expect(renewed).toMatchObject({ validUntil: '2028-12-01', decision: { number: 2, year: 2026 } })
  const { total, decisions } = await desk.call('suppliers.decisions.list', { from: '2026-12-01', to: '2026-12-31' })
  expect([total, decisions.map(({ kind, name, category }) => [kind, name, category])]).toEqual([1, [['renewal', 'Laboratorio Prova', 'D5']]])
  expect((await desk.call('suppliers.decisions.list', { kind: 'exclusion' })).total).toBe(0)
})
