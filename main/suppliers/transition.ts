import type { Database } from 'better-sqlite3'
import type { Parsed } from '../../shared/contract.ts'
import { Refused } from '../../shared/errors.ts'
import { addDays, addMonths } from '../../shared/periods.ts'
import { causesFor, decisionOf, isAppealable, mayApplyFrom, mayFollow, restsOnScore, transitions, type DecisionKind, type SupplierState } from '../../shared/suppliers/lifecycle.ts'
import type { EventRecord, Scheme, SheetRecord } from '../../shared/suppliers/records.ts'
import { sameHands } from '../../shared/suppliers/scoring.ts'
import { noticeProblem, openConditions, openSheets, takesSheet } from '../../shared/suppliers/steps.ts'
import type { Acting, Working, Writing } from '../core/service.ts'
import { nextNumber } from '../database/seals.ts'
import { insertRecord, type Columns } from '../organisations/records.ts'
import { letterhead } from '../workspace/letterhead.ts'
import { appealsOf, decisionsOf } from './acts.ts'
import { eventsOf, eventsOfCategory, goesOn, qualificationOn, type QualificationAt } from './qualifications.ts'
import { schemeAt } from './scheme.ts'
import { applicationOf, sheetsOf } from './sheets.ts'
import { sealDecision, sealSheet } from './sealing.ts'

type Moving = Parsed<'suppliers.transition'>
/** What is known of a move before it is written. */
type Move = {
  input: Moving
  from: QualificationAt
  events: readonly EventRecord[]
  scheme: Scheme
  kind: DecisionKind | null
  sheet: SheetRecord | null
}

/** @throws Refused `transition-not-allowed` with the states that are allowed instead */
function checkStep({ input: { to }, from: { state } }: Move): void {
  if (!mayFollow(state, to)) throw new Refused('transition-not-allowed', { from: state, to, allowed: [...transitions[state]] })
}

/** @throws Refused `before-application`, `before-previous` */
function checkDate({ input: { date }, events, kind }: Move): void {
  const previous = events.at(-1)?.on
  const applied = events.findLast(({ to }) => to === 'applied')?.on
  if (kind !== null && applied !== undefined && date < applied) throw new Refused('before-application', { date, applied })
  if (previous !== undefined && date < previous) throw new Refused('before-previous', { date, previous })
}

/**
 * Another application after a refusal waits, unless an appeal reopened it; also where the refused one was archived and another opened. None is made beside one that goes on.
 * @throws Refused `reapply-too-early`, `qualification-running`, `not-found` for a strange appeal
 */
function checkWait(read: Database, { input: { to, date, appealId }, from, scheme: { content: { terms } } }: Move): void {
  const appeals = decisionsOf(read, from.id).flatMap(({ id: decisionId, kind }) => appealsOf(read, decisionId, kind))
  if (appealId !== undefined && !appeals.some(appeal => appeal.id === appealId && appeal.proposed === to)) throw new Refused('not-found', { what: 'supplierAppeal' })
  if (to !== 'applied') return
  if (goesOn(read, from, from.id)) throw new Refused('qualification-running', { name: from.name, category: from.code })
  const refusal = eventsOfCategory(read, from).findLast(event => event.to === 'rejected' || event.to === 'excluded')
  if (appealId !== undefined || refusal === undefined) return
  const first = mayApplyFrom(refusal.to, refusal.on, { rejected: terms.rejectedMonths, excluded: terms.excludedMonths })
  if (first !== null && date < first) throw new Refused('reapply-too-early', { from: first })
}

/** Nothing is taken away without notice, or somebody writes why it cannot wait. @throws Refused `cause-missing`, `notice-missing`, `notice-too-short` */
function checkCause({ input: { to, cause, date, decision }, scheme: { content: { terms } } }: Move): void {
  const asked = causesFor(to)
  if (asked.length === 0) return
  if (cause === undefined || !asked.includes(cause)) throw new Refused('cause-missing', { causes: [...asked] })
  const { noticeOn = null, overrideReason } = decision ?? {}
  const problem = overrideReason === undefined ? noticeProblem({ cause, noticeOn, date, noticeDays: terms.noticeDays }) : null
  if (problem !== null) throw new Refused(problem, { days: terms.noticeDays, from: noticeOn === null ? null : addDays(noticeOn, terms.noticeDays) })
}

/** @throws Refused `conditions-missing`, `condition-too-late` */
function checkConditions({ input: { to, date, decision }, scheme: { content: { terms } } }: Move): void {
  if (to !== 'conditional') return
  const { conditions = [] } = decision ?? {}
  if (conditions.length === 0) throw new Refused('conditions-missing', {})
  const latest = addMonths(date, terms.conditionMonths)
  const wrong = conditions.find(({ dueOn }) => dueOn <= date || dueOn > latest)
  if (wrong) throw new Refused('condition-too-late', { dueOn: wrong.dueOn, latest })
}

/** Whoever was admitted with conditions is qualified when they are met, or somebody writes why not. @throws Refused `conditions-open` */
function checkMet(read: Database, { input: { to, date, decision, appealId }, from: { id, state }, events }: Move): void {
  if (decision?.overrideReason !== undefined) return
  const open = openConditions({ events, decisions: decisionsOf(read, id) }, { from: state, to, date, appealId })
  if (open.length > 0) throw new Refused('conditions-open', { what: open.map(({ text }) => text).join('; ') })
}

/**
 * An admission rests on a complete sheet that proposes it; another act needs its reason. A knock-out has no reason.
 * @throws Refused `score-missing`, `knock-out-found`, `score-incomplete`, `score-differs`
 */
function checkScore({ input: { to, decision }, from: { state }, sheet }: Move): void {
  if (!restsOnScore(state, to)) return
  const { overrideReason } = decision ?? {}
  if (sheet && sheet.result.knockOuts.length > 0) throw new Refused('knock-out-found', { what: sheet.result.knockOuts.join(', ') })
  if (overrideReason !== undefined) return
  if (!sheet) throw new Refused('score-missing', {})
  const { outcome, total, floorsUnknown, knockOutsOpen } = sheet.result
  if (outcome === 'incomplete') throw new Refused('score-incomplete', { what: [...floorsUnknown, ...knockOutsOpen].join(', ') })
  if (outcome !== to) throw new Refused('score-differs', { outcome, total })
}

/** Who decides: the named ones, else whoever writes. */
const decidedBy = ({ decision }: Moving, writer: Working['writer']): string[] => decision?.decidedBy ?? (writer ? [writer.name] : [])

/** @throws Refused `same-hands` where somebody who scored decides, and nobody says why */
function checkHands({ input, sheet, kind }: Move, writer: Working['writer']): string[] {
  const both = kind === null || !sheet ? [] : sameHands(sheet.scoredBy, decidedBy(input, writer))
  if (both.length > 0 && input.decision?.sameHandsReason === undefined) throw new Refused('same-hands', { names: both.join(', ') })
  return both
}

/** The sheet that an act rests on: the named one, else the newest of this application until the day. */
function sheetFor(read: Database, input: Moving, from: QualificationAt, kind: DecisionKind | null): SheetRecord | null {
  if (kind === null || !takesSheet(from.state, input.to)) return null
  const { scoreSheetId } = input.decision ?? {}
  const fit = openSheets(sheetsOf(read, from), applicationOf(read, from.id), input.date)
  if (scoreSheetId === undefined) return fit[0] ?? null
  const named = fit.find(({ id }) => id === scoreSheetId)
  if (!named) throw new Refused('not-found', { what: 'scoreSheet' })
  return named
}

/** The months of a term: those of the sheet's band where it proposes this, else the longest that the scheme gives for it. */
function monthsOf({ input: { to }, scheme: { content: { bands } }, sheet }: Move): number {
  const band = sheet?.result.band
  if (band?.outcome === to) return band.months
  return Math.max(0, ...bands.filter(({ outcome }) => outcome === to).map(({ months }) => months))
}

/** The last day of a qualification; null = the act gives none. @throws Refused `period-order`, `term-over` where a suspended one would come back for longer than it had */
function termOf(move: Move): string | null {
  const { input: { to, date, validUntil }, from } = move
  if (to !== 'qualified' && to !== 'conditional') return null
  // whoever comes back has what is left of the term
  const left = from.state === 'suspended' ? from.validUntil : null
  if (left !== null && (left < date || (validUntil !== undefined && validUntil > left))) throw new Refused('term-over', { until: left })
  const until = validUntil ?? left ?? addMonths(date, monthsOf(move))
  if (until < date) throw new Refused('period-order', { from: date, to: until })
  return until
}

/** By when the next step is due, where nobody says otherwise. */
function dueOf({ input: { to, date, dueOn }, scheme: { content: { terms } } }: Move): string | null {
  const usual: Partial<Record<SupplierState, number>> = { invited: terms.invitationDays, checking: terms.checkingDays, integration: terms.integrationDays }
  const days = usual[to]
  return dueOn ?? (days === undefined ? null : addDays(date, days))
}

type Act = { id: string; number: number; year: number }

/** Writes the act of a body with its number, and seals it together with the sheet that it rests on. */
function decide(move: Move & { kind: DecisionKind }, validUntil: string | null, hands: string[], writer: Working['writer'], { write, at }: Writing): Act {
  const { input: { date, reason, cause, decision = {} }, from, kind, sheet, scheme } = move
  const year = Number(date.slice(0, 4))
  const number = nextNumber(write, 'supplierDecision', year)
  const columns: Columns = {
    qualificationId: from.id, kind, number, year, decidedOn: date, body: decision.body ?? letterhead(write).agency, decidedBy: JSON.stringify(decidedBy(move.input, writer)), reasons: reason, cause,
    noticeOn: decision.noticeOn, reply: decision.reply, sameHands: JSON.stringify(hands), sameHandsReason: hands.length > 0 ? decision.sameHandsReason : null, overrideReason: decision.overrideReason,
    scoreSheetId: sheet?.id ?? null, validUntil, appealUntil: isAppealable(kind) ? addDays(date, scheme.content.terms.appealDays) : null,
  }
  const id = insertRecord(write, 'supplierDecision', columns)
  for (const condition of decision.conditions ?? []) insertRecord(write, 'supplierCondition', { ...condition, decisionId: id })
  if (sheet) sealSheet(write, sheet, from, at)
  sealDecision(write, id, { from, to: move.input.to, sheet, terms: scheme.content.terms }, at)
  return { id, number, year }
}

/**
 * Takes a qualification into another state: an event is appended, and where a body decides, its act is numbered and sealed.
 */
export async function move(input: Moving, { read, commit, writer }: Acting) {
  const from = qualificationOn(read, input.qualificationId, input.date)
  const kind = mayFollow(from.state, input.to) ? decisionOf(from.state, input.to) : null
  const known: Move = { input, from, kind, events: eventsOf(read, from.id), scheme: schemeAt(read, input.date), sheet: sheetFor(read, input, from, kind) }
  for (const check of [checkStep, checkDate, checkCause, checkConditions, checkScore]) check(known)
  checkWait(read, known)
  checkMet(read, known)
  const hands = checkHands(known, writer)
  const validUntil = termOf(known)
  const { batch, answer } = await commit({ kind: 'qualification.move', values: { name: from.name, category: from.code, state: input.to } }, async writing => {
    const decision = kind === null ? null : decide({ ...known, kind }, validUntil, hands, writer, writing)
    const eventId = insertRecord(writing.write, 'qualificationEvent', {
      qualificationId: from.id, fromState: from.state, toState: input.to, on: input.date, reason: input.reason, cause: causesFor(input.to).length > 0 ? input.cause : null, dueOn: dueOf(known),
      validFrom: validUntil === null ? null : input.date, validUntil, document: input.document, decisionId: decision?.id ?? null, appealId: input.appealId,
    })
    return { eventId, decision }
  })
  return { ...answer, state: input.to, validUntil, batch }
}
