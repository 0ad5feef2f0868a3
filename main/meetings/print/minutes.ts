import { formatDay, formatDayInWords } from '../../../shared/format.ts'
import { words, type Words } from '../../../shared/language.ts'
import { dayOf, hourOf } from '../../../shared/meetings/clock.ts'
import { confidentialPoints } from '../../../shared/meetings/confidential.ts'
import type { ContentAttendance, ContentCorrection, ContentDecision, ContentPoint, ContentVote, MinutesContent, PrintedSeal } from '../../../shared/meetings/content.ts'
import { plainText, toRichNodes } from '../../../shared/meetings/notes.ts'
import { isSealed, type MinutesState } from '../../../shared/meetings/states.ts'
import { groupWord, meetingWord, quorumSentence } from '../../../shared/meetings/words.ts'
import type { Block, Cell, Letterhead, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { shortCode } from '../../../shared/seals.ts'
import { known, tableOf, text, date } from '../../press/parts.ts'

/**
 * The code by which a printed copy is compared with the sealed minutes; it stays that of the approval when people are taken out of them, and that is said. So is it where
 * somebody changed them behind the program: such a text never goes out under the code of another.
 */
export const codeOf = (t: Words, { hash, redactedOn, whole }: PrintedSeal): string =>
  [shortCode(hash), redactedOn && t('meetingPapers:redacted', { day: formatDay(redactedOn) }), whole ? null : t('meetingPapers:broken')].filter(Boolean).join('. ')

/** What every page says where something in the paper is not what was sealed. */
export const brokenMark = (t: Words, seal: PrintedSeal | null, corrections: readonly PrintedSeal[]): string | null => ([seal, ...corrections].some(one => one?.whole === false) ? t('meetingPapers:brokenMark') : null)

/** What every page says across it, or nothing. */
export function watermarkOf(marks: readonly (string | null)[]): Pick<Paper, 'watermark'> {
  const said = marks.filter(mark => mark !== null)
  return said.length > 0 ? { watermark: said.join(' · ') } : {}
}

export type MinutesPaper = {
  language: Language
  letterhead: Letterhead
  /** Instant of the newest change, or of the seal. */
  changedAt: string
  content: MinutesContent
  state: MinutesState
  corrections: readonly ContentCorrection[]
  /** Null for a draft. */
  seal: PrintedSeal | null
  /** Whether confidential points are printed with their words. */
  confidential: boolean
}

/** What the parts of the paper share: its content, its words, and the points that keep theirs back, by id and by number. */
type Setting = {
  content: MinutesContent; t: Words; language: Language; hidden: ReadonlySet<string>; hiddenNumbers: ReadonlySet<string>; /** The whole meeting keeps its words back. */ closed: boolean
  corrections: readonly ContentCorrection[]
}

export const when = (t: Words, time: string): string => t('meetingPapers:when', { day: formatDay(dayOf(time)), hour: hourOf(time) })
const noted = (content: string): Block => ({ block: 'paragraph', text: content, tone: 'note' })
const heading = (content: string): Block => ({ block: 'heading', level: 2, text: content })
const isGuest = ({ role }: ContentAttendance) => role === 'guest'

/** How the meeting came about and went: the heading and the opening of the checklist (research F.2). */
function facts({ content, t, language }: Setting, seal: PrintedSeal | null): Block {
  const { meeting, chair, secretary, secretaryHow } = content
  const convened = meeting.convenedOn && [formatDay(meeting.convenedOn), meeting.convenedBy].filter(Boolean).join(', ')
  return { block: 'facts', facts: known([
    { label: t('meetings:field.title'), value: meeting.title }, { label: t('meetings:field.startsAt'), value: `${formatDayInWords(dayOf(meeting.startsAt), language)} · ${when(t, meeting.startsAt)}` },
    { label: t('meetings:field.place'), value: [meeting.place, meeting.link].filter(Boolean).join(' · ') }, { label: t('meetings:field.mode'), value: meetingWord(t, 'mode', meeting.mode) },
    { label: t('meetings:field.convenedOn'), value: convened }, { label: t('meetings:field.protocol'), value: meeting.protocol },
    { label: t('meetings:field.desertedAt'), value: meeting.desertedAt && when(t, meeting.desertedAt) }, { label: t('meetings:screen.column.call'), value: meeting.call === null ? null : String(meeting.call) },
    { label: t('meetings:field.openedAt'), value: meeting.openedAt && when(t, meeting.openedAt) }, { label: t('meetings:field.closedAt'), value: meeting.closedAt && when(t, meeting.closedAt) },
    { label: t('meetings:field.notHeldKind'), value: meeting.notHeld && [meetingWord(t, 'notHeld', meeting.notHeld.kind), meeting.notHeld.reason].filter(Boolean).join(': ') },
    { label: t('meetings:field.chairId'), value: chair }, { label: t('meetings:field.secretaryId'), value: secretary && [secretary, secretaryHow].filter(Boolean).join(' · ') },
    { label: t('meetings:field.nextAt'), value: meeting.nextAt && when(t, meeting.nextAt) }, { label: t('meetingPapers:register.code'), value: seal && codeOf(t, seal) },
  ]) }
}

/** Who took part and when, who gave a proxy to whom, how many there were at each count. */
function attendance({ content, t }: Setting): Block[] {
  const { attendance: all, proxies, quorums, rules } = content
  const times = ({ presences }: ContentAttendance) => presences.map(({ cameAt, leftAt }) => `${hourOf(cameAt)}–${hourOf(leftAt ?? '')}`).join(', ')
  const as = ({ role, votes, substitute }: ContentAttendance) => [groupWord(t, 'role', role), substitute ? t('meetings:field.substitute') : null, votes ? null : t('meetingPapers:attendance.noVote')].filter(Boolean).join(', ')
  const table = (sheet: string, rows: readonly ContentAttendance[]): Block => ({
    block: 'table', sheet, empty: '', ...tableOf([
      [text(t('meetings:field.name'), 26), row => row.name], [text(t('meetings:field.organisation'), 28), row => row.organisation], [text(t('meetings:field.role'), 20), as],
      [text(t('meetings:field.state'), 18), row => row.state && meetingWord(t, 'attendanceState', row.state)], [text(t('meetingPapers:minutes.times'), 16), row => times(row) || null],
    ], rows),
  })
  const [seats, guests] = [all.filter(one => !isGuest(one)), all.filter(isGuest)]
  const count = (state: string) => seats.filter(one => one.state === state).length
  return [
    table(t('meetings:block.attendance'), seats), ...(guests.length > 0 ? [table(t('meetingPapers:attendance.guests'), guests)] : []),
    noted(t('meetingPapers:minutes.totals', { present: count('present'), proxy: count('proxy'), excused: count('excused'), absent: count('absent') })),
    ...proxies.map(({ grantor, holder, state }): Block => ({ block: 'paragraph', text: t('meetingPapers:minutes.proxy', { grantor, holder, state: meetingWord(t, 'proxyState', state).toLowerCase() }) })),
    ...quorums.map((quorum): Block => ({ block: 'paragraph', text: [`${hourOf(quorum.at)}. ${quorumSentence(t, quorum)}`, rules.formal && quorum.reached ? t('meetingPapers:minutes.valid') : null].filter(Boolean).join(' ') })),
  ]
}

/** What was decided, where it says more than its title: a decision written in the text has its words as both. */
export const decisionText = ({ title, text: said }: ContentDecision): Block[] => (plainText(said).trim() === title.trim() ? [] : [{ block: 'richText', nodes: toRichNodes(said) }])

/** A vote in numbers, then those who are named, with their reasons. */
function voteBlocks({ subject, method, at, outcome, annulled, favour, against, abstained, notVoting, required, base, named }: ContentVote, t: Words): Block[] {
  const numbers = t('meetingPapers:minutes.vote', { at: hourOf(at), subject, method: meetingWord(t, 'method', method).toLowerCase(), favour, against, abstained, notVoting, required, base, outcome: meetingWord(t, 'voteOutcome', outcome).toLowerCase() })
  if (annulled) return [noted(`${t('meetingPapers:minutes.annulled')} ${numbers}`)]
  const people = named.map(({ name, by, choice, reason }) => [`${meetingWord(t, 'choice', choice)}: ${name}${by === null ? '' : ` (${t('meetingPapers:minutes.by', { name: by })})`}`, reason].filter(Boolean).join('; '))
  return [{ block: 'paragraph', text: numbers }, ...people.map(noted)]
}

function pointBlocks(point: ContentPoint, { t, hidden, corrections }: Setting): Block[] {
  const { id, number, depth, title, speaker, added, outcome, notes, votes, decisions, actions, papers, heard = [] } = point
  const level = depth === 0 ? 2 : 3
  if (hidden.has(id)) return [{ block: 'heading', level, text: `${number}. ${t('meetingPapers:confidentialPoint')}` }]
  const about = [speaker, added ? t('meetings:field.added') : null, outcome && outcome !== 'treated' ? meetingWord(t, 'outcome', outcome) : null, papers.length > 0 ? `${t('meetingPapers:papers')}: ${papers.join(', ')}` : null,
    ...corrections.filter(correction => correction.point === number).map(correction => t('meetingPapers:minutes.corrected', { number: correction.number }))]
  return [
    { block: 'heading', level, text: `${number}. ${title}` }, ...(about.some(Boolean) ? [noted(about.filter(Boolean).join(' · '))] : []),
    ...heard.map(({ by, on, point: about, text: said, outcome: became, answer }): Block => ({
      block: 'paragraph', text: [about === null ? t('meetingPapers:minutes.heard', { by, day: formatDay(on), said }) : t('meetingPapers:minutes.heardOfPoint', { by, day: formatDay(on), said, point: about }), became && meetingWord(t, 'observationOutcome', became), answer].filter(Boolean).join(' · '),
    })),
    ...(notes ? [{ block: 'richText', nodes: toRichNodes(notes) } as const] : []), ...votes.flatMap(vote => voteBlocks(vote, t)),
    ...decisions.flatMap((decision): Block[] => [
      { block: 'heading', level: 3, text: `${decision.number === null ? '' : `${t('meetingPapers:excerpt.decision', { number: `${decision.number}/${decision.year}` })}: `}${decision.title}` }, ...decisionText(decision),
      noted([meetingWord(t, 'decisionState', decision.outcome), decision.effectiveFrom && `${t('meetings:field.effectiveFrom')} ${formatDay(decision.effectiveFrom)}`, ...decision.effects.map(effect => [meetingWord(t, 'effect', effect.kind), effect.note].filter(Boolean).join(': '))].filter(Boolean).join(' · ')),
    ]),
    ...actions.map(({ text: what, owner, due }): Block => ({ block: 'paragraph', text: t('meetingPapers:minutes.action', { what, who: [owner, due && t('meetingPapers:minutes.due', { day: formatDay(due) })].filter(Boolean).join(', ') || '–' }) })),
  ]
}

/** What may be read of rows that belong to points, or to the meeting as a whole. */
const open = <R extends { point: string | null }>(rows: readonly R[], { hiddenNumbers, closed }: Setting) => (closed ? [] : rows.filter(({ point }) => point === null || !hiddenNumbers.has(point)))

function attachmentBlocks(setting: Setting): Block[] {
  const { content, t } = setting
  const rows = open(content.attachments, setting)
  if (rows.length === 0) return []
  return [{ block: 'table', sheet: t('meetingPapers:minutes.attachments'), empty: '', ...tableOf([
    [text(t('meetings:field.letter'), 8), row => row.letter], [text(t('meetings:field.document'), 40), row => row.name], [text(t('meetingPapers:minutes.point'), 8), row => row.point],
    [text(t('meetings:field.integral'), 12), row => t(row.integral ? 'papers:yes' : 'papers:no')], [text(t('meetingPapers:register.code'), 16), row => shortCode(row.sha256)],
  ], rows) }]
}

function observationBlocks(setting: Setting): Block[] {
  const { content, t } = setting
  const rows = open(content.observations, setting)
  if (rows.length === 0) return []
  return [{ block: 'table', sheet: t('meetingPapers:minutes.observations'), empty: '', ...tableOf([
    [text(t('meetings:field.name'), 20), row => row.by], [date(t('meetings:field.receivedOn')), row => row.on], [text(t('meetingPapers:minutes.point'), 8), row => row.point], [text(t('meetings:field.text'), 36), row => row.text],
    [text(t('meetings:field.outcome'), 18), row => row.outcome && meetingWord(t, 'observationOutcome', row.outcome)], [text(t('meetings:field.answer'), 26), (row): Cell => row.answer],
  ], rows) }]
}

/** Where, when and how the minutes were approved; minutes that were approved at once say it in the words of practice. */
function approvalBlocks({ content: { approval }, t }: Setting): Block[] {
  if (!approval) return []
  const at = approval.meeting && t('meetingPapers:minutes.approvedAt', { day: formatDay(dayOf(approval.meeting.startsAt)), point: approval.meeting.point })
  const how = approval.how === 'onTheSpot' ? t('meetingPapers:minutes.onTheSpot') : meetingWord(t, 'approval', approval.how)
  return [heading(t('meetingPapers:minutes.approval')), { block: 'paragraph', text: [t('meetingPapers:minutes.approved', { day: formatDay(approval.on) }), how, at].filter(Boolean).join(' · ') }]
}

/** Who signs by the rules of the body. */
function signatures({ content: { rules, chair, secretary, attendance: all }, t }: Setting): Block[] {
  const place = (role: 'chair' | 'secretary', name: string | null) => ({ role: groupWord(t, 'role', role), ...(name ? { name } : {}) })
  const [first, second] = [place('chair', chair), place('secretary', secretary)]
  switch (rules.signers) {
    case 'nobody': return []
    case 'secretary': return [{ block: 'signatures', places: [second] }]
    case 'chairAndSecretary': return [{ block: 'signatures', places: [first, second] }]
    case 'allPresent': {
      const others = all.filter(one => one.state === 'present' && !isGuest(one) && one.name !== chair && one.name !== secretary)
      return [{ block: 'signatures', places: [first, second, ...others.map(({ name, role }) => ({ role: groupWord(t, 'role', role), name }))] }]
    }
  }
}

/** Corrections with the decisions that made them, as annotations: what was sealed stays as it is. */
export const correctionBlocks = (corrections: readonly ContentCorrection[], t: Words): Block[] => corrections.flatMap(({ number, kind, point, before, after, reason, on, decision, ...seal }): Block[] => [
  { block: 'heading', level: 3, text: `${t('history:table.correction')} ${number}: ${meetingWord(t, 'correctionKind', kind)}, ${formatDay(on)}` },
  { block: 'facts', facts: known([
    { label: t('meetingPapers:minutes.point'), value: point }, { label: t('meetings:field.before'), value: before }, { label: t('meetings:field.after'), value: after }, { label: t('meetings:field.reason'), value: reason },
    { label: t('meetingPapers:minutes.correctedBy'), value: t('meetingPapers:minutes.correctingDecision', { number: [decision.number, decision.year].filter(part => part !== null).join('/'), day: formatDay(dayOf(decision.meetingStartsAt)) }) },
    { label: t('meetingPapers:register.code'), value: codeOf(t, seal) },
  ]) },
])

/**
 * The minutes on paper: from what was sealed, or as a draft under a watermark. Confidential points keep their number and nothing else, with what belongs to them;
 * asked for, every page says that they are there.
 */
export function minutesPaper({ language, letterhead, changedAt, content, state, corrections, seal, confidential }: MinutesPaper): Paper {
  const t = words(language)
  const { body, number, meeting, points } = content
  const secret = confidentialPoints(meeting.confidential, points)
  const hidden = confidential ? new Set<string>() : secret
  const setting: Setting = { content, t, language, hidden, hiddenNumbers: new Set(points.flatMap(point => (hidden.has(point.id) ? [point.number] : []))), closed: meeting.confidential && !confidential, corrections }
  const around = (node: MinutesContent['opening']): Block[] => (node && !setting.closed ? [{ block: 'richText', nodes: toRichNodes(node) }] : [])
  const marks = [isSealed(state) ? null : t('meetings:minutesState.draft'), brokenMark(t, seal, corrections), confidential && secret.size > 0 ? t('meetingPapers:confidential') : null]
  return {
    name: t('papers:minutes.name'), title: `${t('history:table.minutes')}${number ? ` ${number.number}${number.year === null ? '' : `/${number.year}`}` : ''}`, subtitle: [body.name, body.cluster].filter(Boolean).join(' · '), language, letterhead, changedAt,
    audience: 'internal', asOf: null, orientation: 'portrait', ...watermarkOf(marks),
    blocks: [
      facts(setting, seal), ...attendance(setting), ...around(content.opening), ...points.flatMap(point => pointBlocks(point, setting)), ...around(content.closing),
      ...attachmentBlocks(setting), ...observationBlocks(setting), ...approvalBlocks(setting), ...signatures(setting), ...correctionBlocks(open(corrections, setting), t),
    ],
  }
}
