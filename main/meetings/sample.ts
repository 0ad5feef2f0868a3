import type { Database } from 'better-sqlite3'
import type { BodyFields } from '../../shared/groups.ts'
import type { RuleFields } from '../../shared/groups/rules.ts'
import { dayOf } from '../../shared/meetings/clock.ts'
import { noteOf } from '../../shared/meetings/notes.ts'
import { addDays } from '../../shared/periods.ts'
import type { StoredFile } from '../database/storedFiles.ts'
import { insertBody, insertSeat } from '../groups/services.ts'
import { insertRelation } from '../groups/stakeholders.ts'
import { insertRecord, updateRecord, type Columns } from '../organisations/records.ts'
import { freezeNumbers, insertPoint, usualAgenda } from './agenda.ts'
import { writeAction, writeDecision } from './decisions.ts'
import { approveMinutes, correctMinutes } from './minutes.ts'
import { attendeesOf, endPresences, settleAttendance } from './present.ts'
import { meetingRow, rowsOf, ruleOf, type Acting } from './rows.ts'
import { takeVote } from './votes.ts'

// Bodies of the invented district with what happened in them: every state that a meeting and its minutes can have.

/** Keeps a file of the sample beside the workspace. */
type Store = (name: string) => StoredFile
type Seated = { organisationId: string; personId: string; name: string }

/** Organisations of a cluster that have somebody to send, by name. */
function whoSits(write: Database, clusterId: string, count: number): Seated[] {
  return write.prepare<[string, number], Seated>(`SELECT o.id AS organisationId, min(p.id) AS personId, o.name FROM organisation o JOIN contact k ON k.organisationId = o.id AND k."to" IS NULL
    JOIN person p ON p.id = k.personId JOIN membership m ON m.organisationId = o.id AND m.clusterId = ? AND m."to" IS NULL GROUP BY o.id ORDER BY o.kind, o.sortKey LIMIT ?`).all(clusterId, count)
}

const roles = ['chair', 'secretary', 'member', 'member', 'member', 'member', 'guest'] as const

function body(write: Database, fields: Partial<BodyFields> & Pick<BodyFields, 'name'>, seats: readonly Seated[], rule: Partial<RuleFields> = {}): string {
  const id = insertBody(write, fields, rule)
  for (const [index, { organisationId, personId }] of seats.entries()) insertSeat(write, id, { organisationId, personId, role: roles[index] ?? 'member', from: fields.from ?? null })
  return id
}

const at = (day: string, hour: string) => `${day}T${hour}`

function planned({ write }: Acting, bodyId: string, day: string, more: Columns = {}): string {
  const id = insertRecord(write, 'meeting', { bodyId, startsAt: at(day, '17:30'), place: 'Sala riunioni, Via dell’Esempio 1, Empoli', ...more })
  usualAgenda(write, { id, bodyId }, 'it')
  return id
}

type Kind = 'decision' | 'information'
const point = ({ write }: Acting, meetingId: string, title: string, kind: Kind, more: { confidential?: boolean; recurring?: boolean; parentId?: string } = {}) => insertPoint(write, meetingRow(write, meetingId), { title, kind, ...more }, firstOther(write, meetingId, more.parentId))
const firstOther = (write: Database, meetingId: string, parentId: string | undefined) => (parentId === undefined ? (rowsOf(write, 'agendaPoint', meetingId).find(({ kind }) => kind === 'other')?.id ?? null) : null)

function convene({ write, at: instant }: Acting, meetingId: string, by: string): void {
  const meeting = meetingRow(write, meetingId)
  freezeNumbers(write, meetingId)
  settleAttendance(write, meeting, instant)
  const convenedOn = addDays(dayOf(meeting.startsAt), -12)
  updateRecord(write, 'meeting', meetingId, { state: 'convened', convenedOn, convenedBy: by, protocol: `${convenedOn.slice(0, 4)}/${Number(convenedOn.slice(5, 7)) * 31}`, ruleId: ruleOf(write, meeting).id })
  for (const { name, organisation, organisationId } of rowsOf(write, 'attendance', meetingId)) insertRecord(write, 'sending', { meetingId, what: 'convocation', recipient: organisation ?? name, organisationId, channel: 'pec', sentAt: at(convenedOn, '09:00'), proof: 'Ricevuta di consegna' })
}

/** Opens the meeting; the first so many of its seats, by role, came, the next one is excused. */
function open({ write, at: instant }: Acting, meetingId: string, came: number, { call = 1, hour = '17:35' }: { call?: 1 | 2; hour?: string } = {}): string[] {
  const meeting = meetingRow(write, meetingId)
  settleAttendance(write, meeting, instant)
  const openedAt = at(dayOf(meeting.startsAt), hour)
  const attendees = attendeesOf(write, { ...meeting, state: 'open' }).filter(({ role }) => role !== 'guest').toSorted((a, b) => order(a.role) - order(b.role) || a.id.localeCompare(b.id))
  for (const [index, { id }] of attendees.entries()) {
    if (index < came) insertRecord(write, 'presence', { meetingId, attendanceId: id, cameAt: openedAt })
    updateRecord(write, 'attendance', id, { state: index < came ? 'present' : index === came ? 'excused' : 'absent' })
  }
  updateRecord(write, 'meeting', meetingId, { state: 'open', openedAt, call, ruleId: ruleOf(write, meeting).id, chairId: attendees[0]?.id, secretaryId: attendees[1]?.id, secretaryHow: 'Indicato dal presidente' })
  insertRecord(write, 'minutes', { meetingId, opening: JSON.stringify(noteOf('Il presidente, verificata la regolarità della convocazione, dichiara aperta la riunione.')) })
  return attendees.map(({ id }) => id)
}
const order = (role: string) => (roles as readonly string[]).indexOf(role)

const say = ({ write }: Acting, pointId: string, text: string, outcome = 'treated') => updateRecord(write, 'agendaPoint', pointId, { notes: JSON.stringify(noteOf(text)), outcome })

/** Closes at 19:30; points that nobody wrote about were short. */
function close({ write }: Acting, meetingId: string, state: 'draft' | 'ready' = 'ready'): void {
  for (const { id, notes, outcome } of rowsOf(write, 'agendaPoint', meetingId)) if (outcome === null) updateRecord(write, 'agendaPoint', id, { outcome: 'treated', notes: notes ?? JSON.stringify(noteOf('Nessuna osservazione.')) })
  const closedAt = at(dayOf(meetingRow(write, meetingId).startsAt), '19:30')
  endPresences(write, meetingId, closedAt)
  updateRecord(write, 'meeting', meetingId, { state: 'closed', closedAt })
  const minutes = rowsOf(write, 'minutes', meetingId)[0]
  if (minutes) updateRecord(write, 'minutes', minutes.id, { state, closing: JSON.stringify(noteOf('Null’altro essendovi da deliberare, la riunione si chiude alle 19:30.')) })
}

function check({ write }: Acting, meetingId: string, facts: { seats: number; present: number; byProxy: number; required: number; call?: number; hour?: string; formula?: string }): void {
  const { seats, present, byProxy, required, call = 1, hour = '17:40', formula = 'moreThan 1/2' } = facts
  insertRecord(write, 'quorumCheck', { meetingId, at: at(dayOf(meetingRow(write, meetingId).startsAt), hour), call, formula, seats, present, byProxy, required, reached: Number(present + byProxy >= required) })
}

/** Votes openly and writes down what was decided; answers the decision. */
function decide(acting: Acting, meetingId: string, pointId: string, { subject, text, favour, against, abstained = 0 }: { subject: string; text: string; favour: number; against: number; abstained?: number }): string {
  const { id } = takeVote(acting, { meetingId, pointId, subject, method: 'open', at: at(dayOf(meetingRow(acting.write, meetingId).startsAt), '18:15'), totals: { favour, against, abstained } })
  say(acting, pointId, `Il presidente illustra la proposta. Segue una breve discussione. ${text}`)
  return writeDecision(acting, { meetingId, pointId, fields: { title: subject, text: noteOf(text), voteId: id } }).id
}

/** The point by which a later meeting approves earlier minutes, adopted by all who are there. */
function approveBefore(acting: Acting, meetingId: string, earlier: string, present: number): void {
  const approval = rowsOf(acting.write, 'agendaPoint', meetingId).find(({ approvesId }) => approvesId === earlier)
  if (!approval) return
  const day = dayOf(meetingRow(acting.write, meetingId).startsAt)
  takeVote(acting, { meetingId, pointId: approval.id, subject: 'Approvazione del verbale', method: 'open', at: at(day, '17:50'), totals: { favour: present, against: 0, abstained: 0 } })
  say(acting, approval.id, 'Il verbale è letto e approvato.')
  approveMinutes(acting, { meetingId: earlier, how: 'atMeeting', pointId: approval.id, on: day }, null)
}

const paper = ({ write, today }: Acting, meetingId: string, pointId: string, store: Store) => insertRecord(write, 'meetingPaper', { meetingId, pointId, letter: 'A', name: 'Criteri dei fornitori (esempio).pdf', ...store('criteri-fornitori.pdf'), integral: 1, addedOn: today })

/** Registered minutes go out to those who sit there, and come back signed. */
function sendAndSign({ write, today }: Acting, meetingId: string, store: Store): void {
  for (const { name, organisation, organisationId } of rowsOf(write, 'attendance', meetingId)) insertRecord(write, 'sending', { meetingId, what: 'minutes', recipient: organisation ?? name, organisationId, channel: 'mail', sentAt: at(addDays(today, -145), '10:00') })
  insertRecord(write, 'signedCopy', { meetingId, name: 'Verbale firmato (esempio).pdf', ...store('verbale-firmato.pdf'), addedOn: addDays(today, -140) })
}

/** The promotion committee: formal, with minutes that were approved, corrected and are under observation, and a meeting to come. */
function committee(acting: Acting, clusterId: string, store: Store): void {
  const { write, today } = acting
  const ago = (days: number) => addDays(today, -days)
  const seats = whoSits(write, clusterId, 7)
  const id = body(write, { name: 'Comitato promotore del distretto conciario (esempio)', clusterId, kind: 'promotionCommittee', from: ago(700), act: 'Protocollo d’intesa (esempio)', purpose: 'Promuove la responsabilità sociale nel distretto.' }, seats, { source: 'Regolamento del comitato (esempio)' })
  const by = 'Il presidente'
  const first = planned(acting, id, ago(240))
  const charter = point(acting, first, 'Carta dei valori del distretto', 'decision')
  convene(acting, first, by)
  open(acting, first, 5)
  check(acting, first, { seats: 6, present: 5, byProxy: 0, required: 4 })
  decide(acting, first, charter, { subject: 'Adozione della carta dei valori', text: 'Il comitato adotta la carta dei valori del distretto, da diffondere entro marzo.', favour: 4, against: 1 })
  writeAction(acting, { pointId: charter, fields: { text: 'Pubblicare la carta dei valori sul sito', owner: 'Segreteria', due: ago(200), priority: 2, state: 'done', doneOn: ago(205) } }, null)
  close(acting, first)

  const second = planned(acting, id, ago(150), { secondStartsAt: at(ago(150), '18:00') })
  const supplier = point(acting, second, 'Elenco dei fornitori qualificati: criteri', 'decision')
  paper(acting, second, supplier, store)
  convene(acting, second, by)
  check(acting, second, { seats: 6, present: 2, byProxy: 0, required: 4 })
  updateRecord(write, 'meeting', second, { desertedAt: at(ago(150), '17:45') })
  const [chair = '', secretary = '', third = '', fourth = ''] = open(acting, second, 3, { call: 2, hour: '18:00' })
  insertRecord(write, 'proxy', { meetingId: second, grantorId: fourth, holderId: third, state: 'admitted', document: 'Delega scritta' })
  updateRecord(write, 'attendance', fourth, { state: 'proxy' })
  check(acting, second, { seats: 6, present: 3, byProxy: 1, required: 2, call: 2, hour: '18:05', formula: 'atLeast 1/3' })
  const roll = takeVote(acting, {
    meetingId: second, pointId: supplier, subject: 'Criteri di qualificazione dei fornitori', method: 'rollCall', at: at(ago(150), '18:40'),
    choices: [{ attendanceId: chair, choice: 'favour' }, { attendanceId: secretary, choice: 'conflict', reason: 'La sua impresa ha chiesto la qualificazione' }, { attendanceId: third, choice: 'favour' }, { attendanceId: fourth, choice: 'abstained', reason: 'Chiede più tempo' }],
  })
  say(acting, supplier, 'Sono illustrati i criteri: certificazioni, sicurezza, contratti di lavoro, acque e rifiuti.')
  writeDecision(acting, { meetingId: second, pointId: supplier, fields: { title: 'Criteri di qualificazione dei fornitori', text: noteOf('Il comitato adotta i criteri di qualificazione dei fornitori.'), voteId: roll.id, effects: [{ kind: 'adoptPolicy', targetTable: null, targetId: null, note: 'Criteri di qualificazione dei fornitori' }] } })
  writeAction(acting, { pointId: supplier, fields: { text: 'Preparare il modulo di domanda per i fornitori', owner: 'Segreteria', due: ago(10), priority: 1, progress: 60 }, note: 'Bozza pronta, manca il parere del consulente' }, null)
  approveAfterCall(acting, second, first)
  sendAndSign(acting, first, store)
  close(acting, second)
  thirdMeeting(acting, id, { first, second, charter, by })

  const next = planned(acting, id, addDays(today, 10), { secondStartsAt: at(addDays(today, 10), '18:00') })
  paper(acting, next, point(acting, next, 'Piano di lavoro dell’anno e criteri dei fornitori', 'information'), store)
  convene(acting, next, by)
}

/** Those in second call vote on the minutes of before: three are there, and one by proxy. */
const approveAfterCall = (acting: Acting, meetingId: string, earlier: string) => {
  const approval = rowsOf(acting.write, 'agendaPoint', meetingId).find(({ approvesId }) => approvesId === earlier)
  if (!approval) return
  const day = dayOf(meetingRow(acting.write, meetingId).startsAt)
  takeVote(acting, { meetingId, pointId: approval.id, subject: 'Approvazione del verbale', method: 'open', at: at(day, '18:10'), totals: { favour: 3, against: 0, abstained: 1 } })
  say(acting, approval.id, 'Il verbale è letto e approvato; si astiene chi non c’era.')
  approveMinutes(acting, { meetingId: earlier, how: 'atMeeting', pointId: approval.id, on: day }, null)
}

/** Approves the second minutes, corrects the first ones, refuses a proposal in secret; its own minutes go round. */
function thirdMeeting(acting: Acting, id: string, { first, second, charter, by }: { first: string; second: string; charter: string; by: string }): void {
  const { write, today } = acting
  const third = planned(acting, id, addDays(today, -60))
  const correction = point(acting, third, 'Rettifica del verbale della prima riunione', 'decision')
  const fee = point(acting, third, 'Quota straordinaria', 'decision', { confidential: true })
  const visit = point(acting, third, 'Visita al depuratore', 'information')
  convene(acting, third, by)
  const attendees = open(acting, third, 5)
  check(acting, third, { seats: 6, present: 5, byProxy: 0, required: 4 })
  approveBefore(acting, third, second, 5)
  const decision = decide(acting, third, correction, { subject: 'Rettifica di un termine', text: 'Il comitato rettifica il termine per la diffusione della carta dei valori: entro aprile, e non entro marzo.', favour: 5, against: 0 })
  correctMinutes(acting, { meetingId: first, decisionId: decision, kind: 'materialError', pointId: charter, before: 'entro marzo', after: 'entro aprile', reason: 'Il termine discusso era aprile.' })
  const secret = takeVote(acting, { meetingId: third, pointId: fee, subject: 'Quota straordinaria per la comunicazione', method: 'secret', at: at(addDays(today, -60), '18:50'), totals: { favour: 2, against: 3, abstained: 0 } })
  say(acting, fee, 'La proposta è respinta a scrutinio segreto.')
  writeDecision(acting, { meetingId: third, pointId: fee, fields: { title: 'Quota straordinaria', text: noteOf('La proposta di una quota straordinaria è respinta.'), voteId: secret.id } })
  say(acting, visit, 'Rinviata per mancanza di tempo.', 'postponed')
  close(acting, third, 'draft')
  const minutes = rowsOf(write, 'minutes', third)[0]
  if (minutes) updateRecord(write, 'minutes', minutes.id, { state: 'underObservation', draft: 1, observeUntil: addDays(today, 5) })
  insertRecord(write, 'observation', { meetingId: third, attendanceId: attendees[2] ?? '', pointId: visit, text: 'Si chiede di indicare la data proposta per la visita.', receivedOn: addDays(today, -2) })
}

/** Somebody of the contacts who sits nowhere comes in place of who holds a seat. */
function standIn({ write }: Acting, bodyId: string, attendanceId: string): void {
  const { seatId } = write.prepare<[string], { seatId: string }>('SELECT seatId FROM attendance WHERE id = ?').get(attendanceId) ?? { seatId: '' }
  const person = write.prepare<[string], { id: string; name: string }>('SELECT id, name FROM person WHERE id NOT IN (SELECT personId FROM seat WHERE bodyId = ? AND personId IS NOT NULL) ORDER BY sortKey LIMIT 1').get(bodyId)
  if (!person) return
  updateRecord(write, 'seat', seatId, { substituteId: person.id })
  updateRecord(write, 'attendance', attendanceId, { personId: person.id, name: person.name, substitute: 1 })
}

/** A working group with formal rules: minutes that are ready, a meeting that was not held, a programme and an inbox. */
function paperTable(acting: Acting, clusterId: string): void {
  const { write, today } = acting
  const seats = whoSits(write, clusterId, 5)
  const id = body(write, { name: 'Tavolo di lavoro sulla carta (esempio)', clusterId, kind: 'workingGroup', from: addDays(today, -400) }, seats, { formal: true, noticeDays: 5, quorumFirst: { kind: 'count', count: 3 }, approvalRequired: true, maxProxies: 1, signers: 'chairAndSecretary' })
  const held = planned(acting, id, addDays(today, -100))
  const waste = point(acting, held, 'Recupero dei fanghi di cartiera', 'decision')
  point(acting, held, 'Consumi d’acqua', 'information', { parentId: waste })
  convene(acting, held, 'Il presidente')
  standIn(acting, id, open(acting, held, 4)[3] ?? '')
  check(acting, held, { seats: 5, present: 4, byProxy: 0, required: 3, formula: 'count 3' })
  decide(acting, held, waste, { subject: 'Studio di fattibilità', text: 'Il tavolo chiede uno studio sul recupero dei fanghi.', favour: 4, against: 0 })
  writeAction(acting, { pointId: waste, fields: { text: 'Chiedere tre preventivi per lo studio', owner: 'Il presidente', due: addDays(today, 20), priority: 1, progress: 30 } }, null)
  close(acting, held)
  const lost = planned(acting, id, addDays(today, -40))
  convene(acting, lost, 'Il presidente')
  updateRecord(write, 'meeting', lost, { state: 'notHeld', notHeldKind: 'noQuorum', notHeldReason: 'Presenti due componenti su cinque' })
  const seriesId = insertRecord(write, 'meetingSeries', { bodyId: id, name: 'Programma dell’anno', year: Number(today.slice(0, 4)) })
  planned(acting, id, addDays(today, 30), { seriesId })
  for (const title of ['Invitare il consorzio dei rifiuti', 'Confronto con un distretto del nord']) insertRecord(write, 'proposal', { bodyId: id, title, kind: 'information', proposer: seats[2]?.name ?? null, organisationId: seats[2]?.organisationId ?? null, receivedOn: addDays(today, -8) })
}

/** A network club across the clusters: informal, one meeting on record, one going on today. */
function club(acting: Acting, clusterIds: readonly string[]): void {
  const { write, today } = acting
  const seats = clusterIds.flatMap(clusterId => whoSits(write, clusterId, 9).slice(7))
  const id = body(write, { name: 'Club delle imprese responsabili (esempio)', kind: 'networkClub', from: addDays(today, -300) }, [...new Map(seats.map(seat => [seat.organisationId, seat])).values()])
  const held = planned(acting, id, addDays(today, -70))
  say(acting, point(acting, held, 'Buone pratiche: mensa e trasporto dei lavoratori', 'information', { recurring: true }), 'Due imprese raccontano che cosa hanno provato.')
  convene(acting, held, 'La segreteria')
  open(acting, held, 4)
  close(acting, held)
  approveMinutes(acting, { meetingId: held, how: 'notRequired', on: addDays(today, -60) }, null)
  const now = planned(acting, id, today, { startsAt: at(today, '09:30') })
  convene(acting, now, 'La segreteria')
  open(acting, now, 3, { hour: '09:35' })
}

/** How stakeholders of the leather district were seen, twice, and who is tied to whom. */
function stakeholders({ write, today }: Acting, clusterId: string): void {
  const all = whoSits(write, clusterId, 14)
  for (const [index, { organisationId }] of all.entries()) {
    const score = (shift: number) => 1 + ((index * 7 + shift * 3) % 5)
    for (const [days, more] of [[400, 0], [30, 1]] as const) {
      insertRecord(write, 'stakeholderAssessment', { organisationId, clusterId, assessedOn: addDays(today, -days), influence: score(more), interest: score(2), dependency: score(3 + more), tension: index % 3 === 0 ? score(4) : null, stance: index % 4 === 0 ? 'inFavour' : 'neutral', assessor: 'Segreteria' })
    }
  }
  const kinds = ['supply', 'collaboration', 'information', 'representation', 'funding', 'conflict'] as const
  for (const [index, kind] of kinds.entries()) {
    const [from, to] = [all[index], all[(index + 2) % 7]]
    if (from && to) insertRelation(write, { clusterId, fromId: from.organisationId, toId: to.organisationId }, { kind, strength: 1 + (index % 3), formal: index % 2 === 0, from: addDays(today, -500) })
  }
}

/** Fills the sample district with bodies, meetings and stakeholders, inside the running batch; after its organisations. */
export function insertSampleGroups(acting: Acting, store: Store): void {
  const clusters = acting.write.prepare<[], { id: string }>('SELECT id FROM cluster ORDER BY id').all().map(({ id }) => id)
  const [leather, paper] = clusters
  if (leather === undefined || paper === undefined) return
  committee(acting, leather, store)
  paperTable(acting, paper)
  club(acting, clusters)
  stakeholders(acting, leather)
}
