import { checkWays } from '../../shared/documents.ts'
import { formatClock, formatDay, formatEuros, formatInstant, formatNumber } from '../../shared/format.ts'
import { abstentionWays, bodyKinds, numberings, signerWays, tieWays, votingBases } from '../../shared/groups/rules.ts'
import { readFormula } from '../../shared/groups/formula.ts'
import { formulaWords } from '../../shared/groups/words.ts'
import { seatRoles } from '../../shared/groups.ts'
import { notes, plainText } from '../../shared/meetings/notes.ts'
import { groupWord, meetingWord } from '../../shared/meetings/words.ts'
import type { Change } from '../../shared/history.ts'
import { consentPurposes, noticeArticles } from '../../shared/people.ts'
import type { Language } from '../../shared/procedure.ts'
import { appealOutcomes, causes, decisionKinds, supplierStates } from '../../shared/suppliers/lifecycle.ts'
import type { Words } from '../app/language.ts'
import { fieldWords, tableWords } from './fieldWords.ts'
import { codeWords, isCoded } from '../../shared/memberCodes.ts'

const isDay = (field: string) => /(?:On|^from|^to|From)$/.test(field)
const money = new Set(['turnoverCents', 'balanceSheetCents'])
const truths = new Set(['verified', 'formal', 'proxiesInQuorum', 'approvalRequired', 'votes', 'confidential', 'recurring', 'added', 'integral', 'substitute', 'suspends', 'hasStaff'])
/** Lists of names or tags. */
const lists = new Set(['tags', 'decidedBy', 'sameHands', 'panel'])

/** A day, an hour on the wall clock, or an instant, as it is read; null for anything else. */
function timeWords(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return formatClock(text)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatInstant(text) : null
}

const noteFields = new Set(['agendaPoint.notes', 'minutes.opening', 'minutes.closing', 'decision.text'])
/** A text of the editor as plain words. */
function noteWords(text: string): string {
  const read = notes.safeParse(JSON.parse(text))
  return read.success ? plainText(read.data).trim() : text
}

function tags(text: string): string {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.join(', ') : text
  } catch {
    return text
  }
}

type Context = { t: Words; language: Language; /** What a record is called, by its id. */ nameOf: (id: string) => string | undefined; /** What tells a part of the record from its like. */ partOf: (id: string) => string | undefined }

function numberWords(field: string, value: number, { language }: Context): string {
  if (money.has(field)) return formatEuros(value / 100, language)
  return field === 'year' ? String(value) : formatNumber(value, language)
}

function ruleCode(field: string, text: string, t: Words): string | null {
  const of = <C extends string>(name: string, codes: readonly C[], words: (code: C) => string) => {
    const code = field === name ? codes.find(one => one === text) : undefined
    return code && words(code)
  }
  return of('votingBase', votingBases, code => t(`groups:votingBase.${code}`)) ?? of('abstentions', abstentionWays, code => t(`groups:abstentions.${code}`)) ?? of('tie', tieWays, code => t(`groups:tie.${code}`))
    ?? of('signers', signerWays, code => t(`groups:signers.${code}`)) ?? of('numbering', numberings, code => t(`groups:numbering.${code}`)) ?? null
}
const formulas = new Set(['quorumFirst', 'quorumSecond', 'threshold'])

/** The words of a code of a body, its rules, its seats or its stakeholders; null for what is none. */
function bodyCode(table: string, field: string, text: string, t: Words): string | null {
  const kind = table === 'body' && field === 'kind' ? bodyKinds.find(one => one === text) : undefined
  const role = table === 'seat' && field === 'role' ? seatRoles.find(one => one === text) : undefined
  if (kind) return t(`groups:kind.${kind}`)
  if (role) return t(`groups:role.${role}`)
  if (table === 'stakeholderAssessment' && field === 'stance') return groupWord(t, 'stance', text)
  if (table === 'relation' && field === 'kind') return groupWord(t, 'relationKind', text)
  if (table !== 'bodyRule') return null
  if (formulas.has(field)) return formulaWords(readFormula(text), t)
  return ruleCode(field, text, t)
}

/** The words of a code of a person, a consent or a document; null for what is none. */
function partCode(table: string, field: string, text: string, t: Words): string | null {
  const article = field === 'noticeArticle' ? noticeArticles.find(one => one === text) : undefined
  const purpose = field === 'purpose' ? consentPurposes.find(one => one === text) : undefined
  const way = field === 'checkedHow' ? checkWays.find(one => one === text) : undefined
  if (article) return t(`people:article.${article}`)
  if (purpose) return t(`people:purpose.${purpose}`)
  if (way) return t(`documents:checkedHow.${way}`)
  return table === 'site' && field === 'kind' && (text === 'registered' || text === 'operating') ? t(`members:siteKind.${text}`) : null
}

/** Which words the codes of meetings have, by their field. */
const meetingCodes: Readonly<Record<string, Parameters<typeof meetingWord>[1]>> = {
  'meeting.state': 'state', 'meeting.mode': 'mode', 'meeting.notHeldKind': 'notHeld', 'agendaPoint.kind': 'pointKind', 'agendaPoint.outcome': 'outcome', 'agendaPoint.carryReason': 'carryReason', 'attendance.state': 'attendanceState',
  'proxy.state': 'proxyState', 'vote.method': 'method', 'vote.outcome': 'voteOutcome', 'decision.outcome': 'decisionState', 'decisionEffect.kind': 'effect', 'minutes.state': 'minutesState', 'minutes.approvalHow': 'approval',
  'correction.kind': 'correctionKind', 'observation.outcome': 'observationOutcome', 'sending.channel': 'channel', 'sending.what': 'what',
}

function meetingCode(table: string, field: string, text: string, t: Words): string | null {
  const kind = meetingCodes[`${table}.${field}`]
  if (kind) return meetingWord(t, kind, text)
  if (table === 'attendance' && field === 'role') return groupWord(t, 'role', text)
  if (table === 'vote' && field === 'votingBase') return groupWord(t, 'votingBase', text)
  return table === 'vote' && field === 'threshold' ? formulaWords(readFormula(text), t) : null
}

function supplierCode(table: string, field: string, text: string, t: Words): string | null {
  const state = field === 'fromState' || field === 'toState' ? supplierStates.find(one => one === text) : undefined
  const cause = field === 'cause' ? causes.find(one => one === text) : undefined
  const kind = table === 'supplierDecision' && field === 'kind' ? decisionKinds.find(one => one === text) : undefined
  const outcome = table === 'supplierAppeal' && field === 'outcome' ? appealOutcomes.find(one => one === text) : undefined
  if (state) return t(`supplierStates:${state}`)
  if (cause) return `${cause} ${t(`suppliers:cause.${cause}`)}`
  return kind ? t(`suppliers:decision.${kind}`) : outcome ? t(`suppliers:appeal.${outcome}`) : null
}

function textWords(table: string, field: string, text: string, { t, nameOf }: Context): string {
  const time = isDay(field) ? formatDay(text) : timeWords(text)
  if (time !== null) return time
  if (lists.has(field)) return tags(text)
  if (noteFields.has(`${table}.${field}`)) return noteWords(text)
  const code = field === 'kind' && table === 'membership' ? 'membershipKind' : field
  return nameOf(text) ?? partCode(table, field, text, t) ?? bodyCode(table, field, text, t) ?? meetingCode(table, field, text, t) ?? supplierCode(table, field, text, t) ?? (isCoded(code) ? codeWords[code](text, t) : text)
}

function valueWords(table: string, field: string, value: unknown, context: Context): string {
  const { t } = context
  if (value === null || value === undefined || value === '' || value === '[]') return t('history:record.nothing')
  if (truths.has(field)) return t(value === 1 || value === true ? 'history:record.yes' : 'history:record.no')
  return typeof value === 'number' ? numberWords(field, value, context) : textWords(table, field, typeof value === 'string' ? value : JSON.stringify(value), context)
}

type Act = 'added' | 'changed' | 'removed' | 'restored' | 'deleted'

function actOf({ operation, fields }: Change): Act {
  if (operation === 'insert') return 'added'
  if (operation === 'delete') return 'deleted'
  const bin = fields.find(({ field }) => field === 'deletedAt')
  return bin ? (bin.after === null ? 'restored' : 'removed') : 'changed'
}

/** Said behind a change that nobody typed: it came of an import, an undo or a redo. */
function origin(kind: Change['kind'], t: Words): string {
  if (kind === 'undo') return ` (${t('history:record.byUndo')})`
  if (kind === 'redo') return ` (${t('history:record.byRedo')})`
  return kind === 'members.import' ? ` (${t('history:record.byImport')})` : ''
}

/** One change of a record in words: what happened to it, and each field with its value before and after. */
export function changeWords(change: Change, context: Context): { title: string; fields: { field: string; line: string }[] } {
  const { t } = context
  const act = actOf(change)
  const kind = tableWords(change.table)
  const name = context.partOf(change.recordId)
  const thing = name === undefined ? kind : t('history:record.named', { kind, name })
  const unsaid = (field: string, after: unknown) => act === 'added' && (after === null || after === '' || after === '[]' || (truths.has(field) && after === 0))
  const shown = act === 'deleted' ? [] : change.fields.flatMap(({ field, before, after }) => {
    const label = field === 'deletedAt' || unsaid(field, after) ? null : fieldWords(change.table, field)
    return label === null ? [] : [{ field, label, before, after }]
  })
  const words = (field: string, value: unknown) => valueWords(change.table, field, value, context)
  return {
    title: t(`history:record.${act}`, { thing }) + origin(change.kind, t),
    fields: shown.map(({ field, label, before, after }) => ({
      field,
      line: act === 'added' ? t('history:record.set', { field: label, after: words(field, after) }) : t('history:record.was', { field: label, before: words(field, before), after: words(field, after) }),
    })),
  }
}
