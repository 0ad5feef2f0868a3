import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { paragraphs, plainText } from '../../shared/policies/text.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { readPdf } from '../papers/reading.ts'
import { wordFile } from './files/word.ts'

const decision = { decisionId: null, body: 'Gruppo di lavoro', number: '4/2026', on: '2026-03-10', text: 'Si approva.' }
const acceptance = { personName: 'Ada Prova', personRole: 'Titolare', acceptedOn: '2026-04-01', medium: 'paper', language: 'it', place: null, witness: null, note: null, attachmentId: null } as const
const today = '2026-06-01'

const clusterId = async (desk: TestDesk) => (await desk.call('clusters.list', {})).clusters[0]?.id ?? ''
const firm = async (desk: TestDesk, name: string) => (await desk.call('organisations.save', { values: { name }, clusterId: await clusterId(desk) })).id
const text = (desk: TestDesk, versionId: string) => desk.call('policies.text', { versionId, at: today })

async function clusterPolicy(desk: TestDesk) {
  const { id, versionId } = await desk.call('policies.save', { values: { name: 'Politica del distretto', clusterId: await clusterId(desk) }, start: { template: 'cluster' } })
  return { id, versionId: versionId ?? '' }
}
const clause = async (desk: TestDesk, versionId: string, number: string) => {
  const found = (await text(desk, versionId)).clauses.find(one => one.number === number)
  if (!found) throw new Error(`no clause ${number}`)
  return found
}
function adopted(desk: TestDesk, versionId: string, effectiveFrom = '2026-03-15') {
  return desk.call('policies.adopt', { versionId, decision, effectiveFrom })
}
/** A cluster's policy that is adopted, and one firm's that follows it. */
async function derived(desk: TestDesk, names = ['Conceria Uno']) {
  const policy = await clusterPolicy(desk)
  await adopted(desk, policy.versionId)
  const organisationIds = await Promise.all(names.map(name => firm(desk, name)))
  const { made } = await desk.call('policies.derive', { versionId: policy.versionId, organisationIds })
  const [first] = made
  if (!first) throw new Error('nothing was made')
  return { policy, made, first, organisationIds }
}
/** A new version of the cluster's policy in which a clause says something else, adopted. */
async function changed(desk: TestDesk, policyId: string, number: string, values: object, effectiveFrom = '2026-05-01') {
  const { versionId } = await desk.call('policies.versions.create', { policyId })
  const { clauseId } = await clause(desk, versionId, number)
  await desk.call('policies.clauses.save', { versionId, clauseId, values })
  await adopted(desk, versionId, effectiveFrom)
  return { versionId, clauseId }
}

test('a policy begins from a template, with numbers and translations; the list and the search find it', async () => {
  const desk = await testDesk()
  expect((await desk.call('policies.templates', {})).templates.map(({ id }) => id)).toEqual(['cluster', 'corporate'])
  const { id, versionId } = await clusterPolicy(desk)
  const { clauses, version } = await text(desk, versionId)
  expect(clauses).toHaveLength(27)
  expect(clauses.slice(0, 3).map(({ number, heading }) => [number, heading])).toEqual([['1', 'Scopo e principi'], ['1.1', 'A chi si applica'], ['1.2', 'Rispetto delle leggi']])
  expect(clauses.every(({ translation }) => translation.state === 'current' && translation.of === '0.1')).toBe(true)
  expect(version).toMatchObject({ label: '0.1', state: 'working', clauses: 27, seal: null })
  expect((await desk.call('policies.list', { text: 'distretto' })).rows).toMatchObject([{ id, scope: 'cluster', version: '0.1', state: 'working', clauses: 27, drift: 0, acceptance: 'none', draft: null }])
  expect((await desk.call('policies.values', { column: 'state' })).values).toEqual([{ value: 'working', count: 1 }])
  expect((await desk.call('policies.groups', { by: 'scope' })).groups).toMatchObject([{ value: 'cluster', count: 1 }])
  expect((await desk.call('search.everything', { text: 'politica distr' })).hits).toMatchObject([{ table: 'policy', id }])
  expect((await desk.refused('policies.save', { values: { name: 'Di nessuno' } })).code).toBe('policy-owner-missing')
  expect((await desk.refused('policies.save', { values: { clusterId: await clusterId(desk) } })).code).toBe('name-missing')
  expect((await desk.refused('policies.list', { filter: { state: { from: true } } })).code).toBe('bad-input')
  expect((await desk.refused('policies.text', { versionId: 'none' })).code).toBe('not-found')
})

test('a policy is renamed, binned and restored, with history and undo; one that was adopted stays', async () => {
  const desk = await testDesk()
  const { id, versionId } = await clusterPolicy(desk)
  const { batch, revision } = await desk.call('policies.save', { id, values: { name: 'Carta del distretto', nameEnglish: 'Charter' } })
  expect(await desk.refused('policies.save', { id, values: { note: 'x' }, revision: revision - 1 })).toMatchObject({ code: 'stale' })
  await desk.call('history.undo', { batch })
  expect((await desk.call('policies.get', { id })).name).toBe('Politica del distretto')
  await desk.call('policies.remove', { ids: [id] })
  expect((await desk.call('policies.list', {})).total).toBe(0)
  expect((await desk.call('history.bin', {})).rows).toMatchObject([{ table: 'policy', name: 'Politica del distretto' }])
  await desk.call('policies.restore', { ids: [id] })
  const { versionId: second } = await desk.call('policies.versions.create', { policyId: id })
  await desk.call('policies.versions.remove', { versionId: second })
  expect((await desk.call('policies.get', { id })).versions.map(({ label }) => label)).toEqual(['0.1'])
  await desk.call('policies.versions.restore', { versionId: second })
  await adopted(desk, versionId)
  expect((await desk.refused('policies.remove', { ids: [id] })).code).toBe('policy-in-force')
  expect((await desk.refused('policies.versions.remove', { versionId })).code).toBe('policy-fixed')
  expect((await desk.refused('policies.versions.restore', { versionId: 'none' })).code).toBe('not-found')
  expect((await desk.refused('policies.restore', { ids: ['none'] })).code).toBe('not-found')
  const { id: milestone } = await desk.call('policies.milestones.save', { policyId: id, fields: { name: 'Presentata ai soci', on: '2026-03-20', versionId } })
  expect((await desk.call('policies.get', { id })).milestones).toMatchObject([{ id: milestone, version: '1.0', name: 'Presentata ai soci' }])
  expect((await desk.refused('policies.milestones.save', { policyId: id, fields: {} })).code).toBe('name-missing')
})

test('clauses are written, moved, split, joined and retired, and what became of them is kept; circles are refused', async () => {
  const desk = await testDesk()
  const { versionId } = await clusterPolicy(desk)
  const [work, hours, pay, safety] = [await clause(desk, versionId, '2'), await clause(desk, versionId, '2.2'), await clause(desk, versionId, '2.3'), await clause(desk, versionId, '3')]
  const saved = await desk.call('policies.clauses.save', { versionId, clauseId: pay.clauseId, values: { text: paragraphs('La paga è puntuale.\nSi legge bene.') }, revision: pay.revision })
  expect((await clause(desk, versionId, '2.3')).translation).toEqual({ state: 'behind', of: '0.1' })
  expect((await desk.refused('policies.clauses.save', { versionId, clauseId: pay.clauseId, values: { heading: 'x' }, revision: pay.revision })).code).toBe('stale')
  await desk.call('policies.clauses.save', { versionId, clauseId: pay.clauseId, values: {}, translated: true, revision: saved.revision })
  expect((await clause(desk, versionId, '2.3')).translation.state).toBe('current')
  const fresh = await desk.call('policies.clauses.save', { versionId, place: { parentId: work.clauseId, afterId: null }, values: { heading: 'Prima di tutto' } })
  expect((await clause(desk, versionId, '2.1')).clauseId).toBe(fresh.clauseId)
  await desk.call('policies.clauses.move', { versionId, clauseId: fresh.clauseId, parentId: safety.clauseId, afterId: null })
  expect((await clause(desk, versionId, '3.1')).clauseId).toBe(fresh.clauseId)
  expect((await desk.refused('policies.clauses.move', { versionId, clauseId: work.clauseId, parentId: hours.clauseId, afterId: null })).code).toBe('policy-circle')
  const part = (words: string) => ({ heading: null, headingEnglish: null, text: paragraphs(words), textEnglish: null })
  const { clauseIds } = await desk.call('policies.clauses.split', { versionId, clauseId: pay.clauseId, parts: [part('La paga è puntuale.'), part('Si legge bene.')] })
  expect(clauseIds[0]).toBe(pay.clauseId)
  expect((await clause(desk, versionId, '2.4')).clauseId).toBe(clauseIds[1])
  await desk.call('policies.clauses.join', { versionId, clauseIds: [hours.clauseId, pay.clauseId] })
  const joined = await clause(desk, versionId, '2.2')
  expect([joined.clauseId, plainText(joined.text).includes('La paga è puntuale.'), joined.strength, joined.tailorability]).toEqual([hours.clauseId, true, 'must', 'parametric'])
  const before = (await text(desk, versionId)).clauses.length
  const { batch } = await desk.call('policies.clauses.retire', { versionId, clauseIds: [safety.clauseId], reason: 'sta nel contratto' })
  expect((await text(desk, versionId)).clauses).toHaveLength(before - 4)
  expect((await text(desk, versionId)).lineage.map(({ kind }) => kind)).toEqual(['split', 'joined', 'retired', 'retired', 'retired', 'retired'])
  await desk.call('history.undo', { batch })
  expect((await text(desk, versionId)).clauses).toHaveLength(before)
  expect((await desk.refused('policies.clauses.join', { versionId, clauseIds: [hours.clauseId, 'none'] })).code).toBe('not-found')
  expect((await desk.refused('policies.clauses.split', { versionId, clauseId: 'none', parts: [part('a'), part('b')] })).code).toBe('not-found')
  expect((await desk.refused('policies.clauses.retire', { versionId, clauseIds: ['none'], reason: null })).code).toBe('not-found')
  expect((await desk.refused('policies.clauses.save', { versionId, values: { parameters: [{ key: 'ore', kind: 'number', label: 'Ore', labelEnglish: null, unit: null, unitEnglish: null, value: 3, min: 5, max: 9, stricter: null }] } })).code).toBe('policy-parameter')
})

test('clauses that are joined keep their headings and each its own values', async () => {
  const desk = await testDesk()
  const { versionId } = await clusterPolicy(desk)
  const days = (value: number) => [{ key: 'giorni', kind: 'days' as const, label: 'Giorni', labelEnglish: null, unit: null, unitEnglish: null, value, min: null, max: null, stricter: null }]
  const made = async (heading: string, words: string, value: number) => (await desk.call('policies.clauses.save', { versionId, values: { heading, headingEnglish: heading === 'Uno' ? 'One' : null, text: paragraphs(words), parameters: days(value) } })).clauseId
  const clauseIds = [await made('Uno', 'Entro {giorni} giorni.', 5), await made('Due', 'Poi {giorni} giorni.', 30), await made('Tre', 'Ancora {giorni}.', 5)]
  await desk.call('policies.clauses.join', { versionId, clauseIds })
  const [joined] = (await text(desk, versionId)).clauses.filter(one => one.clauseId === clauseIds[0])
  expect([joined?.heading, plainText(joined?.text ?? null)]).toEqual(['Uno', 'Entro {giorni} giorni.\nDue\nPoi {giorni2} giorni.\nTre\nAncora {giorni}.'])
  expect(joined?.parameters.map(({ key, value }) => [key, value])).toEqual([['giorni', 5], ['giorni2', 30]])
  expect([joined?.headingEnglish, plainText(joined?.textEnglish ?? null)]).toEqual(['One', 'Entro {giorni} giorni.\nDue\nPoi {giorni2} giorni.\nTre\nAncora {giorni}.'])
})

test('clauses whose values are too many for one clause are not joined, and nothing of them changes', async () => {
  const desk = await testDesk()
  const { versionId } = await clusterPolicy(desk)
  const values = (count: number, of: string) => Array.from({ length: count }, (_, index) => ({ key: `${of}${index}`, kind: 'number' as const, label: 'N', labelEnglish: null, unit: null, unitEnglish: null, value: index, min: null, max: null, stricter: null }))
  const made = async (heading: string, count: number) => (await desk.call('policies.clauses.save', { versionId, values: { heading, parameters: values(count, heading) } })).clauseId
  const clauseIds = [await made('a', 15), await made('b', 6)]
  const before = await text(desk, versionId)
  expect(await desk.refused('policies.clauses.join', { versionId, clauseIds })).toMatchObject({ code: 'policy-join-large', values: { parameters: 21, sources: 0 } })
  expect((await text(desk, versionId)).clauses).toEqual(before.clauses)
  await desk.call('policies.clauses.join', { versionId, clauseIds: [clauseIds[0] ?? '', await made('c', 5)] })
  expect((await text(desk, versionId)).clauses.find(({ clauseId }) => clauseId === clauseIds[0])?.parameters).toHaveLength(20)
})

test('parts that were split off are joined back in the same version, and leave no trace; circles are refused', async () => {
  const desk = await testDesk()
  const { id, versionId } = await clusterPolicy(desk)
  const [pay, hours, safety] = [await clause(desk, versionId, '2.3'), await clause(desk, versionId, '2.2'), await clause(desk, versionId, '3')]
  const part = (words: string) => ({ heading: null, headingEnglish: null, text: paragraphs(words), textEnglish: null })
  const split = async (clauseId: string, ...words: string[]) => (await desk.call('policies.clauses.split', { versionId, clauseId, parts: words.map(part) })).clauseIds
  const kept = async () => (await text(desk, versionId)).lineage.map(({ kind, fromId, toId }) => [kind, fromId, toId])

  const [, second = ''] = await split(pay.clauseId, 'Uno.', 'Due e tre.')
  await desk.call('policies.clauses.join', { versionId, clauseIds: [pay.clauseId, second] })
  expect(plainText((await clause(desk, versionId, '2.3')).text)).toBe('Uno.\nDue e tre.')
  expect([(await clause(desk, versionId, '2.3')).clauseId, await kept()]).toEqual([pay.clauseId, []])

  // a part of a part comes of the whole once the part between them is back; what was joined into that part ends in the whole
  const [, between = ''] = await split(pay.clauseId, 'Uno.', 'Due e tre.')
  const [, last = ''] = await split(between, 'Due.', 'Tre.')
  await desk.call('policies.clauses.move', { versionId, clauseId: between, parentId: null, afterId: null })
  await desk.call('policies.clauses.join', { versionId, clauseIds: [between, hours.clauseId] })
  const { batch } = await desk.call('policies.clauses.retire', { versionId, clauseIds: [between], reason: 'torna dov’era', replacedBy: pay.clauseId })
  const expected = [['joined', hours.clauseId, pay.clauseId], ['split', pay.clauseId, last]]
  expect((await kept()).toSorted()).toEqual(expected)
  await desk.call('history.undo', { batch })
  expect((await kept()).toSorted()).toEqual([['joined', hours.clauseId, between], ['split', between, last], ['split', pay.clauseId, between]].toSorted())

  // what a version took apart, a later one makes whole again; a clause is neither put in the place of itself nor under itself
  await adopted(desk, versionId)
  const { versionId: next } = await desk.call('policies.versions.create', { policyId: id })
  await desk.call('policies.clauses.join', { versionId: next, clauseIds: [pay.clauseId, last] })
  expect((await text(desk, next)).lineage.map(({ kind, fromId, toId }) => [kind, fromId, toId])).toEqual([['joined', last, pay.clauseId]])
  expect((await desk.call('policies.compare', { from: versionId, to: next })).changes.find(({ clauseId }) => clauseId === last)?.wentTo).toEqual([pay.clauseId])
  const inside = (await text(desk, next)).clauses.find(({ parentId }) => parentId === safety.clauseId)?.clauseId ?? ''
  expect((await desk.refused('policies.clauses.retire', { versionId: next, clauseIds: [safety.clauseId], reason: null, replacedBy: inside })).code).toBe('policy-circle')
  expect((await desk.refused('policies.clauses.move', { versionId: next, clauseId: safety.clauseId, parentId: inside, afterId: null })).code).toBe('policy-circle')
})

test('versions are compared clause by clause: changed words, moves, what came from what', async () => {
  const desk = await testDesk()
  const { id, versionId } = await clusterPolicy(desk)
  await adopted(desk, versionId)
  const { versionId: next } = await desk.call('policies.versions.create', { policyId: id })
  const pay = await clause(desk, next, '2.3')
  await desk.call('policies.clauses.save', { versionId: next, clauseId: pay.clauseId, values: { text: paragraphs('La paga rispetta sempre il contratto collettivo, è puntuale e si capisce dalla busta paga.') } })
  await desk.call('policies.clauses.move', { versionId: next, clauseId: (await clause(desk, next, '2.1')).clauseId, parentId: (await clause(desk, next, '2')).clauseId, afterId: pay.clauseId })
  const { changes, counts, from, to } = await desk.call('policies.compare', { from: versionId, to: next })
  expect([from.label, to.label, counts]).toEqual(['1.0', '1.1', { same: 26, changed: 1, added: 0, removed: 0, moved: 1 }])
  const change = changes.find(({ clauseId }) => clauseId === pay.clauseId)
  expect(change?.fields[0]?.words?.filter(({ kind }) => kind !== 'same')).toEqual([{ text: 'sempre ', kind: 'added' }])
  expect((await desk.refused('policies.compare', { from: versionId, to: 'none' })).code).toBe('not-found')
  // an earlier text is taken up again as the newest version; what came between stays, and the step says from where
  const again = await desk.call('policies.versions.create', { policyId: id, start: { versionId } })
  await desk.reopen()
  expect((await desk.call('policies.get', { id })).versions.map(({ label, state, basedOnId }) => [label, state, basedOnId])).toEqual([['1.2', 'working', versionId], ['1.1', 'working', versionId], ['1.0', expect.any(String), null]])
  expect((await desk.call('policies.compare', { from: versionId, to: again.versionId })).counts).toMatchObject({ same: 27, changed: 0, moved: 0 })
  expect((await desk.call('history.list', { limit: 1 })).batches).toMatchObject([{ kind: 'policyVersion.again', values: { version: '1.2', from: '1.0', name: 'Politica del distretto' } }])
  await desk.call('history.undo', { batch: again.batch })
  expect((await desk.call('policies.get', { id })).versions.map(({ label }) => label)).toEqual(['1.1', '1.0'])
})

test('an adopted version is sealed, changes no more, and ends the one before; overlapping days are refused', async () => {
  const desk = await testDesk()
  const { id, versionId } = await clusterPolicy(desk)
  expect((await desk.refused('policies.adopt', { versionId, decision: null, effectiveFrom: '2026-03-15' })).code).toBe('policy-decision-missing')
  expect((await desk.refused('policies.adopt', { versionId, decision, effectiveFrom: '2026-03-15', effectiveTo: '2026-01-01' })).code).toBe('period-order')
  const { label, code, batch } = await adopted(desk, versionId)
  expect([label, code]).toEqual(['1.0', expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)])
  const first = await clause(desk, versionId, '1')
  expect((await desk.refused('policies.clauses.save', { versionId, clauseId: first.clauseId, values: { heading: 'Altro' } })).code).toBe('policy-fixed')
  expect((await desk.refused('policies.versions.save', { versionId, values: { changelog: 'x' } })).code).toBe('policy-fixed')
  expect((await desk.refused('history.undo', { batch })).code).toBe('sealed')
  expect(await desk.call('policies.get', { id, at: today })).toMatchObject({ currentId: versionId, versions: [{ label: '1.0', state: 'adopted', decision: { body: 'Gruppo di lavoro', number: '4/2026' }, seal: { code } }] })
  const { versionId: second } = await desk.call('policies.versions.create', { policyId: id })
  await desk.call('policies.versions.save', { versionId: second, values: { changelog: 'Refusi', editorial: 'solo refusi' } })
  expect(await desk.refused('policies.adopt', { versionId: second, decision, effectiveFrom: '2026-03-15' })).toMatchObject({ code: 'policy-overlap', values: { version: '1.0', from: '2026-03-15' } })
  expect((await desk.refused('policies.adopt', { versionId: second, decision, effectiveFrom: '2026-01-01' })).code).toBe('policy-overlap')
  expect((await adopted(desk, second, '2026-05-01')).label).toBe('1.1')
  expect((await desk.call('policies.get', { id, at: today })).versions.map(version => [version.label, version.state, version.effectiveTo])).toEqual([['1.1', 'adopted', null], ['1.0', 'superseded', '2026-04-30']])
  expect((await desk.call('policies.get', { id, at: '2026-04-01' })).currentId).toBe(versionId)
  await desk.call('policies.versions.withdraw', { versionId: second, on: '2026-05-20', reason: 'annullata', decision: null })
  expect((await desk.call('policies.get', { id, at: today })).versions[0]).toMatchObject({ state: 'withdrawn', withdrawal: { on: '2026-05-20', reason: 'annullata' } })
  expect((await desk.refused('policies.versions.withdraw', { versionId: second, on: '2026-05-21', reason: 'di nuovo', decision: null })).code).toBe('policy-withdrawn')
  await desk.reopen()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', brokenSeals: [] })
})

test('firms inherit every clause, and what they do with one follows its rules', async () => {
  const desk = await testDesk()
  const { policy, first, organisationIds } = await derived(desk, ['Conceria Uno', 'Conceria Due'])
  expect((await desk.refused('policies.derive', { versionId: first.versionId, organisationIds })).code).toBe('policy-not-adopted')
  expect((await desk.call('policies.derive', { versionId: policy.versionId, organisationIds })).left).toHaveLength(2)
  const { versionId } = first
  const at = async (number: string) => { const found = (await text(desk, versionId)).resolved.find(one => one.number === number); if (!found) throw new Error(number); return found }
  const cluster = await text(desk, policy.versionId)
  const own = await text(desk, versionId)
  expect(own.resolved.map(({ number, heading, mode }) => [number, heading, mode])).toEqual(cluster.clauses.map(({ number, heading }) => [number, heading, 'inherit']))
  expect(own.textHash).toEqual(cluster.textHash)
  const save = async (number: string, values: object) => { await desk.call('policies.bindings.save', { versionId, bindings: [{ clauseId: (await at(number)).clauseId, values }] }) }
  const refuse = async (number: string, values: object) => (await desk.refused('policies.bindings.save', { versionId, bindings: [{ clauseId: (await at(number)).clauseId, values }] })).code
  expect(await refuse('2.1', { mode: 'omit', omission: 'notApplicable', reason: 'non serve' })).toBe('policy-locked')
  expect(await refuse('2.2', { mode: 'setParameter', values: { ore: 10 } })).toBe('policy-weaker')
  expect(await refuse('2.2', { mode: 'setParameter', values: { ore: -1 } })).toBe('policy-parameter')
  expect(await refuse('2.2', { mode: 'setParameter', values: { altro: 1 } })).toBe('policy-parameter')
  expect(await refuse('2.3', { mode: 'replace', text: paragraphs('x'), reason: 'y' })).toBe('policy-locked')
  expect(await refuse('3.2', { mode: 'omit', omission: 'refused' })).toBe('policy-reason-missing')
  expect(await refuse('2.3', { mode: 'strengthen', reason: 'di più' })).toBe('policy-text-missing')
  await save('2.2', { mode: 'setParameter', values: { ore: 4 } })
  await save('2.3', { mode: 'strengthen', reason: 'lo facciamo già', text: paragraphs('La paga arriva il giorno 5.') })
  await save('3.2', { mode: 'replace', reason: 'siamo in due', text: paragraphs('Ne parliamo a voce.') })
  await save('4.3', { mode: 'omit', omission: 'notApplicable', reason: 'nessuno scarto' })
  const { clauseIds } = await desk.call('policies.bindings.save', { versionId, bindings: [{ values: { mode: 'add', heading: 'Orto aziendale', text: paragraphs('C’è un orto.'), afterId: (await at('6.1')).clauseId } }] })
  expect((await at('6.1a')).clauseId).toBe(clauseIds[0])
  expect((await at('3.2')).text).toEqual(paragraphs('Ne parliamo a voce.'))
  expect((await at('4.3')).omitted).toBe(true)
  expect((await desk.call('policies.list', { parentId: policy.id, organisationId: first.organisationId })).rows).toMatchObject([{ tailored: 3, omitted: 1, added: 1, drift: 0, clauses: 27 }])
  const { rows, version } = await desk.call('policies.coverage', { policyId: policy.id, at: today })
  expect(version?.label).toBe('1.0')
  expect(rows.find(row => row.policyId === first.policyId)).toMatchObject({ counts: { inherit: 23, setParameter: 1, strengthen: 1, replace: 1, omit: 1, add: 1 }, departures: [{ number: '3.2', mode: 'replace' }, { number: '4.3', mode: 'omit', reason: 'nessuno scarto' }] })
  expect((await desk.refused('policies.coverage', { policyId: 'none' })).code).toBe('not-found')
  expect((await desk.refused('policies.clauses.save', { versionId, values: {} })).code).toBe('policy-profile')
})

test('when the cluster’s policy changes nothing changes by itself: drift is told, followed or kept', async () => {
  const desk = await testDesk()
  const { policy, made, first } = await derived(desk, ['Conceria Uno', 'Conceria Due', 'Conceria Tre'])
  expect((await desk.call('policies.drift', { policyId: policy.id, at: today })).firms.map(({ open }) => open)).toEqual([0, 0, 0])
  const pay = (await text(desk, first.versionId)).resolved.find(({ number }) => number === '2.3')
  await desk.call('policies.bindings.save', { versionId: first.versionId, bindings: [{ clauseId: pay?.clauseId, values: { mode: 'strengthen', reason: 'già fatto', text: paragraphs('Il giorno 5.') } }] })
  const { clauseId, versionId } = await changed(desk, policy.id, '2.3', { text: paragraphs('La paga è puntuale.') })
  const { against, firms } = await desk.call('policies.drift', { policyId: policy.id, at: today })
  expect([against?.label, firms.map(({ open, since }) => [open, since])]).toEqual(['2.0', [[1, '2026-05-01'], [1, '2026-05-01'], [1, '2026-05-01']]])
  expect(firms.find(one => one.policyId === first.policyId)?.items).toMatchObject([{ kind: 'changed', clauseId, number: '2.3', mode: 'strengthen', tailored: true, changed: ['text'] }])
  expect((await desk.call('policies.list', { parentId: policy.id, at: today })).rows.map(({ drift }) => drift)).toEqual([1, 1, 1])
  expect(plainText((await text(desk, first.versionId)).resolved.find(one => one.clauseId === clauseId)?.text ?? null)).toContain('contratto collettivo')
  expect(await desk.refused('policies.accept', { versionId: first.versionId, values: acceptance })).toMatchObject({ code: 'policy-drift-open', values: { count: 1 } })
  const bulk = await desk.call('policies.follow', { policyIds: [policy.id], untailored: true, at: today })
  expect(bulk.policies.map(({ followed, left }) => [followed, left])).toEqual([[1, 0], [1, 0], [0, 1]])
  const kept = await desk.call('policies.keep', { policyIds: [first.policyId], clauseIds: [clauseId], reason: 'fino al rinnovo', until: '2026-12-31', at: today })
  expect(kept.policies).toMatchObject([{ kept: 1, left: 0 }])
  expect((await desk.call('policies.drift', { policyId: first.policyId, at: today })).firms).toMatchObject([{ open: 0, items: [{ kept: { reason: 'fino al rinnovo', until: '2026-12-31' } }] }])
  expect((await desk.call('policies.drift', { policyId: first.policyId, at: '2027-01-01' })).firms[0]?.open).toBe(1)
  expect((await desk.call('policies.list', { parentId: policy.id, at: '2027-01-01' })).rows.map(({ drift }) => drift).toSorted()).toEqual([0, 0, 1])
  await desk.call('history.undo', { batch: kept.batch })
  await desk.call('policies.follow', { policyIds: [first.policyId], clauseIds: [clauseId], at: today })
  const now = (await text(desk, first.versionId)).resolved.find(one => one.clauseId === clauseId)
  expect([now?.mode, plainText(now?.text ?? null), plainText(now?.addition ?? null)]).toEqual(['strengthen', 'La paga è puntuale.', 'Il giorno 5.'])
  expect((await desk.call('policies.get', { id: first.policyId, at: today })).versions[0]).toMatchObject({ parentVersionId: versionId, parentLabel: '2.0' })
  expect(made).toHaveLength(3)
  expect((await desk.refused('policies.drift', { policyId: 'none' })).code).toBe('not-found')
  expect((await desk.refused('policies.follow', { policyIds: ['none'] })).code).toBe('not-found')
  expect((await desk.refused('policies.keep', { policyIds: [first.policyId], clauseIds: [], reason: 'x', until: null })).code).toBe('bad-input')
})

test('new, ended and locked clauses: decided about one by one, never inherited in silence', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk)
  const { versionId: next } = await desk.call('policies.versions.create', { policyId: policy.id })
  const fresh = await desk.call('policies.clauses.save', { versionId: next, values: { heading: 'Nuova', text: paragraphs('È nuova.'), tailorability: 'free' } })
  const gone = await clause(desk, next, '6.1')
  await desk.call('policies.clauses.retire', { versionId: next, clauseIds: [gone.clauseId], reason: 'superata' })
  await adopted(desk, next, '2026-05-01')
  const { firms } = await desk.call('policies.drift', { policyId: first.policyId, at: today })
  expect(firms[0]?.items.map(({ kind, clauseId }) => [kind, clauseId])).toEqual([['new', fresh.clauseId], ['retired', gone.clauseId]])
  expect((await text(desk, first.versionId)).resolved.some(({ clauseId }) => clauseId === fresh.clauseId)).toBe(false)
  await desk.call('policies.keep', { policyIds: [first.policyId], clauseIds: [gone.clauseId, fresh.clauseId], reason: 'restiamo così', until: null, at: today })
  const { resolved, drift } = await text(desk, first.versionId)
  expect([drift, resolved.find(one => one.clauseId === gone.clauseId)?.heading, resolved.find(one => one.clauseId === fresh.clauseId)?.mode]).toEqual([0, 'Portatori di interesse', 'omit'])
  const { clauseId: law } = await changed(desk, policy.id, '1.2', { text: paragraphs('Si rispettano le leggi.') }, '2026-05-15')
  expect((await desk.refused('policies.keep', { policyIds: [first.policyId], clauseIds: [law], reason: 'no', until: null, at: today })).code).toBe('policy-locked')
})

test('a new clause that is left out until a day is to be decided about again after it; what is not decided is not validated', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk)
  const { versionId: next } = await desk.call('policies.versions.create', { policyId: policy.id })
  const { clauseId } = await desk.call('policies.clauses.save', { versionId: next, values: { heading: 'Nuova', text: paragraphs('È nuova.') } })
  const other = await desk.call('policies.clauses.save', { versionId: next, values: { heading: 'Altra', text: paragraphs('Anche questa.') } })
  await adopted(desk, next, '2026-05-01')
  await desk.call('policies.keep', { policyIds: [first.policyId], clauseIds: [clauseId], reason: 'non ancora', until: '2026-09-30', at: today })
  const open = async (at: string) => {
    const { firms } = await desk.call('policies.drift', { policyId: first.policyId, at })
    const [row] = (await desk.call('policies.list', { parentId: policy.id, at })).rows
    expect(row?.drift).toBe(firms[0]?.open)
    return firms[0]?.items.map(item => [item.clauseId, item.kind, item.mode])
  }
  expect(await open('2026-09-30')).toEqual([[other.clauseId, 'new', null]])
  expect(await open('2026-10-01')).toEqual([[clauseId, 'new', 'omit'], [other.clauseId, 'new', null]])
  // 27 clauses of 29: one is left out, one is not decided about
  expect((await desk.call('policies.coverage', { policyId: policy.id, at: today })).rows.find(({ policyId }) => policyId === first.policyId)?.validated).toBe(93.1)
  await desk.call('policies.keep', { policyIds: [first.policyId], clauseIds: [clauseId], reason: 'ancora no', until: '2026-12-31', at: '2026-10-01' })
  expect(await open('2026-10-01')).toEqual([[other.clauseId, 'new', null]])
  await desk.call('policies.follow', { policyIds: [first.policyId], at: '2027-01-01' })
  expect(await open('2027-01-01')).toEqual([])
  expect((await text(desk, first.versionId)).resolved.find(one => one.clauseId === clauseId)).toMatchObject({ mode: 'inherit', omitted: false })
})

test('what a firm did against the clause as it is now is not kept: it is left, and counted', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk, ['Conceria Uno', 'Conceria Due'])
  const hours = await clause(desk, policy.versionId, '2.2')
  await desk.call('policies.bindings.save', { versionId: first.versionId, bindings: [{ clauseId: hours.clauseId, values: { mode: 'setParameter', values: { ore: 4 } } }] })
  await changed(desk, policy.id, '2.2', { parameters: hours.parameters.map(parameter => ({ ...parameter, value: 3, max: 3 })) })
  const { firms } = await desk.call('policies.drift', { policyId: policy.id, at: today })
  expect(firms.map(({ open, blocking }) => [open, blocking]).toSorted()).toEqual([[1, 0], [1, 1]])
  const { policies } = await desk.call('policies.keep', { policyIds: [policy.id], clauseIds: [hours.clauseId], reason: 'per ora così', until: null, at: today })
  expect(policies.find(({ policyId }) => policyId === first.policyId)).toMatchObject({ kept: 0, left: 1 })
  expect(policies.find(({ policyId }) => policyId !== first.policyId)).toMatchObject({ kept: 1, left: 0 })
  expect((await desk.refused('policies.accept', { versionId: first.versionId, values: acceptance })).code).toBe('policy-drift-open')
})

test('a clause that is locked now is not kept out of by whoever did something else with it: that is refused, not passed over', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk)
  const hours = await clause(desk, policy.versionId, '2.2')
  await desk.call('policies.bindings.save', { versionId: first.versionId, bindings: [{ clauseId: hours.clauseId, values: { mode: 'setParameter', values: { ore: 4 } } }] })
  await changed(desk, policy.id, '2.2', { tailorability: 'locked' })
  expect((await desk.call('policies.drift', { policyId: first.policyId, at: today })).firms[0]).toMatchObject({ open: 1, blocking: 1 })
  expect((await desk.refused('policies.keep', { policyIds: [first.policyId], clauseIds: [hours.clauseId], reason: 'no', until: null, at: today })).code).toBe('policy-locked')
})

test('an acceptance seals the text that was signed; another text, open changes and a second revocation are refused', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk)
  const { textHash } = await text(desk, first.versionId)
  expect((await desk.refused('policies.accept', { versionId: policy.versionId, values: acceptance })).code).toBe('policy-not-firm')
  expect((await desk.refused('policies.accept', { versionId: first.versionId, values: acceptance, code: 'AAAA-AAAA-AAAA' })).code).toBe('policy-text-changed')
  const path = join(dirname(desk.file), 'da-firmare.pdf')
  await desk.call('policies.export', { versionId: first.versionId, kind: 'firm', format: 'pdf', language: 'it', path })
  const [, code = ''] = /Codice del testo\s*:?\s*([0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4})/.exec((await readPdf(path)).text) ?? []
  expect(code.replaceAll('-', '')).toBe(textHash.it.slice(0, 12).toUpperCase())
  const done = await desk.call('policies.accept', { versionId: first.versionId, values: acceptance, code: code.toLowerCase() })
  expect(done.textHash).toBe(textHash.it)
  expect((await desk.refused('history.undo', { batch: done.batch })).code).toBe('sealed')
  expect((await desk.refused('policies.bindings.save', { versionId: first.versionId, bindings: [{ values: { mode: 'add', text: paragraphs('x') } }] })).code).toBe('policy-fixed')
  const record = () => desk.call('policies.get', { id: first.policyId, at: today })
  expect(await record()).toMatchObject({ versions: [{ label: '1.0', state: 'adopted', decision: null }], acceptances: [{ personName: 'Ada Prova', state: 'current', version: '1.0', textHash: textHash.it }] })
  await changed(desk, policy.id, '2.3', { text: paragraphs('La paga è puntuale.') })
  const { policies: [again] } = await desk.call('policies.follow', { policyIds: [first.policyId], at: today })
  expect(again?.versionId).not.toBe(first.versionId)
  await desk.call('policies.accept', { versionId: again?.versionId ?? '', values: { ...acceptance, acceptedOn: '2026-05-10' } })
  expect((await record()).acceptances.map(({ state, version }) => [version, state])).toEqual([['2.0', 'current'], ['1.0', 'earlier']])
  const [row] = (await desk.call('policies.list', { organisationId: first.organisationId, at: today })).rows
  expect(row).toMatchObject({ version: '2.0', acceptance: 'current', acceptedOn: '2026-05-10' })
  const [newest] = (await record()).acceptances
  await desk.call('policies.acceptances.revoke', { id: newest?.id ?? '', on: '2026-05-20', reason: 'ripensamento', personName: 'Ada Prova', personRole: 'Titolare' })
  expect((await desk.refused('policies.acceptances.revoke', { id: newest?.id, on: '2026-05-21', reason: 'x', personName: 'a', personRole: 'b' })).code).toBe('policy-revoked')
  expect((await record()).acceptances.map(({ state }) => state)).toEqual(['revoked', 'earlier'])
  expect((await desk.call('policies.list', { organisationId: first.organisationId, at: today })).rows[0]?.acceptance).toBe('earlier')
  const winner = await firm(desk, 'Conceria Uno Bis')
  await desk.call('organisations.merge', { winner, losers: [first.organisationId] })
  // whoever asks by the name of before, or writes it, means the firm that is there
  for (const organisationId of [winner, first.organisationId]) expect((await desk.call('policies.list', { organisationId })).rows).toMatchObject([{ organisation: 'Conceria Uno Bis' }])
  const asked = await desk.call('policies.versions.create', { policyId: policy.id })
  const { id: consultationId } = await desk.call('policies.consultations.save', { versionId: asked.versionId, values: { opensOn: '2026-06-01', closesOn: '2026-06-30' }, organisationIds: [first.organisationId] })
  await desk.call('policies.contributions.save', { consultationId, values: { organisationId: first.organisationId, text: 'Bene.' } })
  await desk.call('policies.contributions.add', { consultationId, organisationId: first.organisationId, author: null, rows: [{ clauseId: null, kind: 'comment', text: 'Ancora.', proposal: null }] })
  const listed = await desk.call('policies.contributions.list', { consultationId })
  expect(listed.rows.map(({ organisationId, organisation }) => [organisationId, organisation])).toEqual([[winner, 'Conceria Uno Bis'], [winner, 'Conceria Uno Bis']])
  expect(listed.consultations[0]?.invited).toMatchObject([{ organisationId: winner, contributions: 2 }])
})

test('whose an adopted policy is, and its language, stay; a firm merged into another stands for that one', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk)
  const other = await firm(desk, 'Conceria Altra')
  // nothing was accepted yet: the policy may still be given to another
  await desk.call('policies.save', { id: first.policyId, values: { organisationId: other } })
  await desk.call('policies.save', { id: first.policyId, values: { organisationId: first.organisationId } })
  await desk.call('policies.accept', { versionId: first.versionId, values: acceptance })
  for (const values of [{ organisationId: other }, { language: 'en' as const }, { clusterId: await clusterId(desk) }]) {
    expect(await desk.refused('policies.save', { id: first.policyId, values })).toMatchObject({ code: 'policy-owner-fixed', values: { name: expect.stringContaining('Conceria Uno') as string } })
  }
  expect((await desk.refused('policies.save', { id: policy.id, values: { language: 'en' } })).code).toBe('policy-owner-fixed')
  expect((await desk.call('policies.get', { id: first.policyId })).organisationId).toBe(first.organisationId)
  await desk.call('organisations.merge', { winner: other, losers: [first.organisationId] })
  await desk.call('policies.save', { id: first.policyId, values: { organisationId: first.organisationId, note: 'come prima' } })
  expect((await desk.call('policies.get', { id: first.policyId })).organisationId).toBe(other)
})

test('what was changed of a policy before it was adopted is not taken back after it', async () => {
  const desk = await testDesk()
  const { first } = await derived(desk)
  const other = await firm(desk, 'Conceria Altra')
  const owner = async () => { const { organisationId, language, deletedAt } = await desk.call('policies.get', { id: first.policyId }); return [organisationId, language, deletedAt] }
  const { batch: given } = await desk.call('policies.save', { id: first.policyId, values: { organisationId: other } })
  const { batch: spoken } = await desk.call('policies.save', { id: first.policyId, values: { language: 'en' } })
  await desk.call('policies.remove', { ids: [first.policyId] })
  const { batch: back } = await desk.call('policies.restore', { ids: [first.policyId] })
  await desk.call('policies.accept', { versionId: first.versionId, values: acceptance })
  for (const force of [false, true]) {
    for (const batch of [given, spoken]) expect((await desk.refused('history.undo', { batch, force })).code).toBe('policy-owner-fixed')
    expect((await desk.refused('history.undo', { batch: back, force })).code).toBe('policy-in-force')
  }
  expect(await owner()).toEqual([other, 'en', null])
  // firms that are merged, and taken apart again, take it along
  const winner = await firm(desk, 'Conceria Terza')
  const { batch: merged } = await desk.call('organisations.merge', { winner, losers: [other] })
  expect(await owner()).toEqual([winner, 'en', null])
  const { batch: apart } = await desk.call('history.undo', { batch: merged })
  expect(await owner()).toEqual([other, 'en', null])
  await desk.call('history.undo', { batch: apart })
  expect(await owner()).toEqual([winner, 'en', null])
})

test('a firm’s version under consultation is not adopted by an acceptance', async () => {
  const desk = await testDesk()
  const { first } = await derived(desk)
  const { id } = await desk.call('policies.consultations.save', { versionId: first.versionId, values: { opensOn: '2026-03-20', closesOn: '2026-03-30' } })
  expect((await desk.refused('policies.accept', { versionId: first.versionId, values: acceptance })).code).toBe('policy-consultation-open')
  await desk.call('policies.consultations.close', { id })
  await desk.call('policies.accept', { versionId: first.versionId, values: acceptance })
})

function given(desk: TestDesk, name: string, bytes: Buffer): string {
  const path = join(dirname(desk.file), name)
  writeFileSync(path, bytes)
  return path
}

test('a firm’s policy is put up for remarks too: its clauses have the numbers that they resolve to', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const { rows } = await desk.call('policies.list', { limit: 100 })
  const { id: policyId } = rows.find(({ scope, clauses }) => scope === 'firm' && clauses > 0) ?? { id: '' }
  const { versionId } = await desk.call('policies.versions.create', { policyId })
  const after = (await desk.call('policies.text', { versionId })).resolved.find(({ number }) => number === '2.1')
  await desk.call('policies.bindings.save', { versionId, bindings: [{ values: { mode: 'add', afterId: after?.clauseId ?? '', heading: 'Apprendisti', text: paragraphs('Hanno un tutore.') } }] })
  const one = (await desk.call('policies.text', { versionId })).resolved.find(({ heading }) => heading === 'Apprendisti')
  const { id: consultationId } = await desk.call('policies.consultations.save', { versionId, values: { closesOn: '2030-01-01' } })
  await desk.call('policies.contributions.save', { consultationId, values: { clauseId: one?.clauseId ?? '', text: 'Va spiegato.' } })
  expect((await desk.call('policies.contributions.list', { consultationId })).rows[0]?.clause).toMatchObject({ number: '2.1a', heading: 'Apprendisti' })
  const sheet = join(dirname(desk.file), 'foglio.xlsx')
  await desk.call('policies.export', { versionId, kind: 'contributionSheet', format: 'xlsx', language: 'it', path: sheet })
  await fill(sheet, one?.clauseId ?? '')
  expect((await desk.call('policies.contributions.read', { file: sheet, consultationId })).rows.find(({ clauseId }) => clauseId === one?.clauseId)).toMatchObject({ state: 'new', clause: { number: '2.1a' } })
  const others = rows.filter(({ scope, id }) => scope === 'firm' && id !== policyId)
  await expectResults(desk, { policyId, consultationId, clauses: [one, after], other: others[0]?.id ?? '' })
})

/** What came of a remark stands in a later version of the same firm: a clause of its own, or one of the district's. */
async function expectResults(desk: TestDesk, { policyId, consultationId, clauses, other }: { policyId: string; consultationId: string; clauses: readonly ({ clauseId: string; number: string; heading: string | null } | undefined)[]; other: string }) {
  const listed = async () => (await desk.call('policies.contributions.list', { consultationId })).rows[0]
  const id = (await listed())?.id ?? ''
  await desk.call('policies.contributions.save', { id, values: { state: 'accepted', reply: 'Si spiega.' } })
  await desk.call('policies.consultations.close', { id: consultationId })
  const { versionId: next } = await desk.call('policies.versions.create', { policyId })
  for (const clause of clauses) {
    await desk.call('policies.contributions.save', { id, values: { resultingVersionId: next, resultingClauseId: clause?.clauseId ?? '' } })
    expect((await listed())?.resulting).toMatchObject({ versionId: next, number: clause?.number, heading: clause?.heading })
  }
  const elsewhere = (await desk.call('policies.get', { id: other })).versions[0]?.id ?? ''
  for (const values of [{ resultingVersionId: elsewhere }, { resultingClauseId: null }, { resultingClauseId: next }]) {
    expect((await desk.refused('policies.contributions.save', { id, values })).code).toBe('not-found')
  }
}

test('a version is adopted by a decision of the book; one that is not there is refused', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const { rows: decisions } = await desk.call('meetings.decisions.list', { filter: { state: ['adopted'] }, limit: 1 })
  const { rows } = await desk.call('policies.list', { limit: 100 })
  const { versionId } = await desk.call('policies.versions.create', { policyId: rows.find(({ scope }) => scope === 'cluster')?.id ?? '' })
  const by = (decisionId: string) => ({ versionId, effectiveFrom: '2030-01-01', decision: { ...decision, decisionId } })
  expect((await desk.refused('policies.adopt', by(versionId))).code).toBe('not-found')
  await desk.call('policies.adopt', by(decisions[0]?.id ?? ''))
  expect((await desk.call('policies.text', { versionId })).version.decision?.decisionId).toBe(decisions[0]?.id)
})

test('a text is cut into clauses at its headings and numbers, from Word and from the clipboard, and nothing is lost', async () => {
  const desk = await testDesk()
  const pasted = await desk.call('policies.import.preview', { language: 'it', text: '1. Scopo\n1.1 Questa politica vale per tutti.\n- i soci\n- i fornitori\n1.2 Vale dal 2026.\nOre\t8\n2. Lavoro\nIl lavoro è regolare.' })
  expect(pasted.clauses.map(({ level, heading, text }) => [level, heading, plainText(text)])).toEqual([
    [1, null, 'Scopo'], [2, null, 'Questa politica vale per tutti.\n– i soci\n– i fornitori'], [2, null, 'Vale dal 2026.\nOre | 8'], [1, null, 'Lavoro\nIl lavoro è regolare.'],
  ])
  expect(pasted.problems).toEqual([{ kind: 'table', clause: 2, text: 'Ore | 8', count: 1 }])
  const html = '<h1>Politica</h1><h2>Acqua</h2><p>Si <del>spreca</del><ins>risparmia</ins> <b>acqua</b>.</p><table><tr><td>Anno</td><td>m³</td></tr><tr><td>2025</td><td>10</td></tr></table><h2>Aria</h2><p>Pulita.<img alt="camino" src="x.png"></p>'
  const copied = await desk.call('policies.import.preview', { language: 'it', html })
  expect([copied.name, copied.clauses.map(({ heading, text }) => [heading, plainText(text)])]).toEqual(['Politica', [['Acqua', 'Si risparmia acqua.\nAnno | m³\n2025 | 10'], ['Aria', 'Pulita.']]])
  expect(copied.problems.map(({ kind, clause, text }) => [kind, clause, text])).toEqual([['table', 0, 'Anno | m³'], ['deletion', 0, 'spreca'], ['insertion', 0, 'risparmia'], ['image', 1, 'camino']])
  const word = await desk.call('policies.import.preview', { language: 'en', file: given(desk, 'bozza.docx', wordFile()) })
  expect(word.name).toBe('Carta del distretto')
  expect(word.clauses.map(({ level, headingEnglish, textEnglish }) => [level, headingEnglish, plainText(textEnglish)])).toEqual([
    [1, 'Scopo', 'La carta vale per tutti i soci.'], [1, 'Acqua', 'Si risparmia l’acqua.\n– di giorno\n– di notte'], [2, 'Misure', 'Anno | m³\n2025 | 10'],
  ])
  expect(word.problems.map(({ kind, text }) => [kind, text]).toSorted()).toEqual([['comment', 'Da sentire il consorzio'], ['deletion', 'spreca'], ['insertion', 'risparmia'], ['table', 'Anno | m³']].toSorted())
  const { versionId } = await desk.call('policies.save', { values: { name: 'Da Word', clusterId: await clusterId(desk) }, start: { clauses: pasted.clauses } })
  expect((await text(desk, versionId ?? '')).clauses.map(({ number }) => number)).toEqual(['1', '1.1', '1.2', '2'])
  expect((await desk.refused('policies.import.preview', { language: 'it', text: ' \n ' })).code).toBe('policy-nothing-read')
  expect((await desk.refused('policies.import.preview', { language: 'it', file: join(dirname(desk.file), 'manca.docx') })).code).toBe('missing')
  expect((await desk.refused('policies.import.preview', { language: 'it', file: new URL('../../resources/sample/elenco-soci.xlsx', import.meta.url).pathname })).code).toBe('unreadable-file')
})

test('a consultation fixes the text, takes remarks typed in or from a sheet, and closes when each has its answer', async () => {
  const desk = await testDesk()
  const policy = await clusterPolicy(desk)
  const organisationId = await firm(desk, 'Conceria Uno')
  const { versionId } = policy
  expect((await desk.refused('policies.consultations.save', { versionId, values: {} })).code).toBe('policy-window-missing')
  expect((await desk.refused('policies.consultations.save', { versionId, values: { opensOn: '2026-03-10', closesOn: '2026-03-01' } })).code).toBe('period-order')
  const { id: consultationId } = await desk.call('policies.consultations.save', { versionId, values: { audience: 'members', opensOn: '2026-02-01', closesOn: '2026-02-28' }, organisationIds: [organisationId] })
  const pay = await clause(desk, versionId, '2.3')
  expect((await desk.refused('policies.clauses.save', { versionId, clauseId: pay.clauseId, values: { heading: 'x' } })).code).toBe('policy-fixed')
  const { id, number } = await desk.call('policies.contributions.save', { consultationId, values: { clauseId: pay.clauseId, organisationId, text: 'Troppo vaga.', receivedOn: '2026-03-02', quote: 'puntuale' } })
  expect(number).toBe(1)
  expect((await desk.refused('policies.contributions.save', { id, values: { state: 'accepted' } })).code).toBe('policy-reply-missing')
  expect(await desk.refused('policies.consultations.close', { id: consultationId })).toMatchObject({ code: 'policy-reply-missing', values: { count: 1 } })
  expect((await desk.refused('policies.contributions.save', { consultationId, values: {} })).code).toBe('policy-text-missing')
  expect((await desk.refused('policies.contributions.save', { consultationId, values: { text: 'x', clauseId: 'none' } })).code).toBe('not-found')

  const sheet = join(dirname(desk.file), 'foglio.xlsx')
  await desk.call('policies.export', { versionId, kind: 'contributionSheet', format: 'xlsx', language: 'it', path: sheet })
  await fill(sheet, pay.clauseId)
  const read = await desk.call('policies.contributions.read', { file: sheet, consultationId })
  expect(read).toMatchObject({ organisationId, organisation: 'Conceria Uno', author: 'conceria uno' })
  expect(read.rows.filter(({ state }) => state !== 'empty').map(({ clause: of, kind, text: said, proposal, state }) => [of?.number ?? null, kind, said, proposal, state])).toEqual([
    [null, 'question', 'Quando entra in vigore?', null, 'new'], ['2.3', 'wording', 'Meglio così', 'La paga arriva il 10.', 'new'],
  ])
  const rows = read.rows.filter(({ state }) => state === 'new').map(({ clauseId, kind, text: said, proposal }) => ({ clauseId, kind, text: said, proposal }))
  expect(await desk.call('policies.contributions.add', { consultationId, organisationId, author: 'Conceria Uno', rows })).toMatchObject({ added: 2, left: 0 })
  expect((await desk.call('policies.contributions.read', { file: sheet, consultationId })).rows.map(({ state }) => state).filter(state => state === 'there')).toHaveLength(2)
  expect(await desk.call('policies.contributions.add', { consultationId, organisationId, author: null, rows })).toMatchObject({ added: 0, left: 2 })
  const listed = await desk.call('policies.contributions.list', { versionId })
  expect(listed.rows.map(one => [one.number, one.clause?.number ?? null, one.late, one.organisation])).toEqual([[1, '2.3', true, 'Conceria Uno'], [2, null, true, 'Conceria Uno'], [3, '2.3', true, 'Conceria Uno']])
  const nameless = await desk.call('policies.contributions.list', { consultationId, withoutNames: true })
  expect(JSON.stringify(nameless)).not.toContain('Conceria Uno')
  expect(JSON.stringify(nameless)).not.toContain(organisationId)
  expect(nameless.rows.every(({ organisation, author }) => organisation === null && author === null)).toBe(true)
  await desk.call('policies.contributions.remove', { ids: [listed.rows[1]?.id ?? ''] })
  await desk.call('policies.contributions.restore', { ids: [listed.rows[1]?.id ?? ''] })
  expect((await clause(desk, versionId, '2.3')).remarks).toBe(2)

  expect((await desk.refused('policies.adopt', { versionId, decision, effectiveFrom: '2026-03-15' })).code).toBe('policy-consultation-open')
  for (const [one, state] of listed.rows.map((row, index) => [row, (['accepted', 'notAccepted', 'acceptedInPart'] as const)[index] ?? 'withdrawn'] as const)) {
    await desk.call('policies.contributions.save', { id: one.id, values: { state, reply: 'Grazie: ecco perché.' } })
  }
  await desk.call('policies.consultations.close', { id: consultationId, on: '2026-03-05' })
  expect((await desk.refused('policies.contributions.save', { id, values: { reply: 'altro' } })).code).toBe('policy-consultation-closed')
  expect((await desk.refused('policies.contributions.remove', { ids: [id] })).code).toBe('policy-consultation-closed')
  const { versionId: next } = await desk.call('policies.versions.create', { policyId: policy.id })
  const result = await clause(desk, next, '2.3')
  await desk.call('policies.contributions.save', { id, values: { resultingVersionId: next, resultingClauseId: result.clauseId } })
  const { rows: [done] } = await desk.call('policies.contributions.list', { policyId: policy.id })
  expect(done?.resulting).toEqual({ versionId: next, version: '0.2', clauseId: pay.clauseId, number: '2.3', heading: 'Retribuzione', headingEnglish: 'Pay' })
  expect((await desk.call('policies.get', { id: policy.id })).consultations).toMatchObject([{ state: 'closed', unanswered: 0, counts: { accepted: 1, notAccepted: 1, acceptedInPart: 1 }, invited: [{ organisationId, contributions: 3 }] }])
  await desk.call('policies.consultations.close', { id: consultationId, reopen: true })
  await desk.call('policies.consultations.close', { id: consultationId })
  expect((await desk.refused('policies.contributions.read', { file: sheet, consultationId })).code).toBe('policy-consultation-closed')
  expect((await desk.refused('policies.contributions.add', { consultationId, organisationId: null, author: null, rows })).code).toBe('policy-consultation-closed')
  expect((await desk.refused('policies.export', { versionId: next, kind: 'contributionSheet', format: 'xlsx', language: 'it' })).code).toBe('policy-consultation-missing')
  expect((await desk.refused('policies.export', { versionId, kind: 'contributionSheet', format: 'docx', language: 'it' })).code).toBe('policy-paper-format')
  expect((await desk.refused('policies.contributions.list', { consultationId: 'none' })).code).toBe('not-found')
  expect((await desk.refused('policies.contributions.restore', { ids: ['none'] })).code).toBe('not-found')
})

/** Fills a contribution sheet as a partner would in Excel. */
async function fill(path: string, clauseId: string): Promise<void> {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path)
  for (const sheet of book.worksheets) sheet.eachRow(row => row.eachCell((cell, column) => {
    const write = (right: number, value: string) => { row.getCell(column + right).value = value }
    if (cell.value === 'Impresa o ente') write(1, 'conceria  uno')
    if (cell.value === '*') {
      write(3, 'domanda')
      write(4, 'Quando entra in vigore?')
    }
    if (cell.value === clauseId) {
      write(4, 'Meglio così')
      write(5, 'La paga arriva il 10.')
    }
  }))
  await book.xlsx.writeFile(path)
}

test('a text under consultation is not changed by the history either', async () => {
  const desk = await testDesk()
  const { id: policyId, versionId } = await clusterPolicy(desk)
  const pay = await clause(desk, versionId, '2.3')
  const { batch } = await desk.call('policies.clauses.save', { versionId, clauseId: pay.clauseId, values: { text: paragraphs('La paga è puntuale.') } })
  const retired = await desk.call('policies.clauses.retire', { versionId, clauseIds: [(await clause(desk, versionId, '6.1')).clauseId], reason: null })
  const added = await desk.call('policies.clauses.save', { versionId, values: { heading: 'Nuova' } })
  const asked = await desk.call('policies.consultations.save', { versionId, values: { opensOn: '2026-02-01', closesOn: '2026-02-28' } })
  const { textHash } = await text(desk, versionId)
  for (const one of [batch, retired.batch, added.batch]) expect(await desk.refused('history.undo', { batch: one, force: true })).toMatchObject({ code: 'policy-fixed', values: { version: '0.1' } })
  const database = new Sqlite(desk.file, { readonly: true })
  const sequence = (table: string, field: string) => (database.prepare(`SELECT max(sequence) AS n FROM journal WHERE recordTable = ? AND operation = 'update' AND json_extract(after, '$.' || ?) IS NOT NULL`).get(table, field) as { n: number }).n
  const [ofText, ofState] = [sequence('policyClause', 'text'), sequence('policyVersion', 'state')]
  database.close()
  expect((await desk.refused('history.revert', { sequence: ofText, fields: ['text'] })).code).toBe('policy-fixed')
  expect((await desk.refused('history.revert', { sequence: ofState, fields: ['state'] })).code).toBe('policy-fixed')
  expect((await text(desk, versionId)).textHash).toEqual(textHash)
  // the consultation itself is still taken back, and then the text is worked on again
  await desk.call('history.undo', { batch: asked.batch })
  await desk.call('history.undo', { batch: added.batch })
  expect((await desk.call('policies.get', { id: policyId })).versions).toMatchObject([{ state: 'working' }])
})

test('what a firm does with a clause is not changed by the history either while it is asked about', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk)
  const hours = await clause(desk, policy.versionId, '2.2')
  const bound = await desk.call('policies.bindings.save', { versionId: first.versionId, bindings: [{ clauseId: hours.clauseId, values: { mode: 'setParameter', values: { ore: 4 } } }] })
  const asked = await desk.call('policies.consultations.save', { versionId: first.versionId, values: { opensOn: '2026-02-01', closesOn: '2026-02-28' } })
  const before = await text(desk, first.versionId)
  expect(await desk.refused('history.undo', { batch: bound.batch, force: true })).toMatchObject({ code: 'policy-fixed', values: { version: '0.1' } })
  expect((await text(desk, first.versionId)).resolved).toEqual(before.resolved)
  await desk.call('history.undo', { batch: asked.batch })
  await desk.call('history.undo', { batch: bound.batch })
  expect((await text(desk, first.versionId)).resolved.find(one => one.clauseId === hours.clauseId)?.mode).toBe('inherit')
})

test('a sheet of something else is refused', async () => {
  const desk = await testDesk()
  const { versionId } = await clusterPolicy(desk)
  const { id: consultationId } = await desk.call('policies.consultations.save', { versionId, values: { opensOn: '2026-02-01', closesOn: '2026-02-28' } })
  expect((await desk.refused('policies.contributions.read', { consultationId, file: new URL('../../resources/sample/elenco-soci.xlsx', import.meta.url).pathname })).code).toBe('policy-sheet-unknown')
})

test('the sample district has a policy in three versions, a consultation, and firms that follow it in every way', async () => {
  const desk = await testDesk({ create: { sample: true } })
  const { rows } = await desk.call('policies.list', {})
  const cluster = rows.find(({ scope }) => scope === 'cluster')
  const firms = rows.filter(({ scope }) => scope === 'firm')
  expect(firms).toHaveLength(9)
  expect(firms.map(({ acceptance }) => acceptance).toSorted()).toEqual([...Array<string>(6).fill('current'), ...Array<string>(3).fill('none')])
  expect(firms.filter(({ drift }) => drift === 2)).toHaveLength(7)
  expect(new Set(firms.flatMap(({ tailored, omitted, added }) => [tailored > 0, omitted > 0, added > 0].map(String)))).toEqual(new Set(['true', 'false']))
  const record = await desk.call('policies.get', { id: cluster?.id ?? '' })
  expect(record.versions.map(({ label, state }) => [label, state])).toEqual([['2.0', 'adopted'], ['1.0', 'superseded'], ['0.1', 'consultation']])
  expect(record.consultations).toMatchObject([{ state: 'closed', unanswered: 0 }])
  const { firms: told } = await desk.call('policies.drift', { policyId: record.id })
  // the list counts in SQL what the rule tells
  expect(told.map(({ policyId, open }) => [policyId, open]).toSorted()).toEqual(firms.map(({ id, drift }) => [id, drift]).toSorted())
  const { rows: covered } = await desk.call('policies.coverage', { policyId: record.id })
  expect(covered.filter(({ policyId }) => policyId === null).length).toBeGreaterThan(5)
  expect(await desk.call('workspace.check', {})).toEqual({ problems: [] })
  await desk.reopen()
  expect(await desk.call('workspace.state', {})).toMatchObject({ state: 'open', brokenSeals: [] })
})

test('the text is printed as it was sealed, whatever the records say later; a paper that is not made is refused', async () => {
  const desk = await testDesk()
  const { policy, first } = await derived(desk)
  const asPdf = async (versionId: string, kind: 'draft' | 'adopted' | 'firm') => (await desk.call('policies.export', { versionId, kind, format: 'pdf', language: 'it', path: join(dirname(desk.file), 'testo.pdf') })).sha256
  const sealed = await asPdf(policy.versionId, 'adopted')
  await desk.call('policies.save', { id: policy.id, values: { name: 'Un altro nome' } })
  expect(await asPdf(policy.versionId, 'adopted')).toBe(sealed)
  const before = await asPdf(first.versionId, 'firm')
  const { clauseId } = await clause(desk, policy.versionId, '2.3')
  await desk.call('policies.bindings.save', { versionId: first.versionId, bindings: [{ clauseId, values: { mode: 'strengthen', text: paragraphs('Anche la tredicesima.'), reason: 'Si fa già.' } }] })
  expect(await asPdf(first.versionId, 'firm')).not.toBe(before)
  expect((await desk.refused('policies.export', { versionId: policy.versionId, kind: 'adopted', format: 'xlsx', language: 'it' })).code).toBe('policy-paper-format')
})
