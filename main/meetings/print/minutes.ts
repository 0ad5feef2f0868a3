import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import { publicPoints, type ContentCorrection, type ContentPoint, type ContentVote, type MinutesContent } from '../../shared/meetings/content.ts'
import { dayOf, hourOf } from '../../shared/meetings/clock.ts'
import { toRichNodes } from '../../shared/meetings/notes.ts'
import { isSealed, type MinutesState } from '../../shared/meetings/states.ts'
import type { Block, Letterhead, Paper } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { groupWord, meetingWord, quorumSentence } from '../../shared/meetings/words.ts'
import { shortCode } from '../../shared/seals.ts'

export type MinutesPaper = {
  language: Language
  letterhead: Letterhead
  changedAt: string
  content: MinutesContent
  state: MinutesState
  corrections: readonly ContentCorrection[]
  /** Hash of the seal; null for a draft. */
  hash: string | null
  /** Whether confidential points are printed. */
  confidential: boolean
}

const when = (time: string) => `${formatDay(dayOf(time))} ${hourOf(time)}`

function voteWords({ subject, method, outcome, favour, against, abstained, notVoting }: ContentVote, language: Language): string {
  const t = words(language)
  return `${subject} (${meetingWord(t, 'method', method)}). ${t('meetings:field.favour')}: ${favour}; ${t('meetings:field.against')}: ${against}; ${t('meetings:field.abstained')}: ${abstained}; ${
    t('meetings:field.notVoting')}: ${notVoting}. ${meetingWord(t, 'voteOutcome', outcome)}`
}

function pointBlocks({ number, depth, title, outcome, notes, votes, decisions }: ContentPoint, language: Language): Block[] {
  const t = words(language)
  return [
    { block: 'heading', level: depth === 0 ? 2 : 3, text: `${number}. ${title}` },
    ...(notes ? [{ block: 'richText', nodes: toRichNodes(notes) } as const] : []),
    ...votes.map((vote): Block => ({ block: 'paragraph', text: voteWords(vote, language), ...(vote.annulled ? { tone: 'note' } : {}) })),
    ...decisions.flatMap((decision): Block[] => [
      { block: 'paragraph', text: `${t('history:table.decision')} ${decision.number === null ? '' : `${decision.number}/${decision.year}`}: ${decision.title}` },
      { block: 'richText', nodes: toRichNodes(decision.text) },
    ]),
    ...(outcome && outcome !== 'treated' ? [{ block: 'paragraph', tone: 'note', text: meetingWord(t, 'outcome', outcome) } as const] : []),
  ]
}

function attendanceTable({ attendance }: MinutesContent, language: Language): Block {
  const t = words(language)
  const rows = attendance.map(({ name, organisation, state, presences }) => [name, organisation, state === null ? null : meetingWord(t, 'attendanceState', state), presences.map(({ cameAt, leftAt }) => `${hourOf(cameAt)}–${leftAt === null ? '' : hourOf(leftAt)}`).join(', ')])
  return {
    block: 'table', sheet: t('meetings:block.attendance'), rowCount: rows.length, rows, empty: '',
    columns: [
      { title: t('meetings:field.name'), kind: 'text', width: 26 }, { title: t('meetings:field.organisation'), kind: 'text', width: 30 }, { title: t('meetings:field.state'), kind: 'text', width: 18 },
      { title: t('meetings:block.attendance'), kind: 'text', width: 16 },
    ],
  }
}

function correctionBlocks(corrections: readonly ContentCorrection[], language: Language): Block[] {
  const t = words(language)
  return corrections.flatMap(({ number, kind, before, after, reason, on, hash }): Block[] => [
    { block: 'heading', level: 3, text: `${t('history:table.correction')} ${number}: ${meetingWord(t, 'correctionKind', kind)}, ${formatDay(on)}` },
    { block: 'facts', facts: [{ label: t('meetings:field.before'), value: before }, { label: t('meetings:field.after'), value: after }, { label: t('meetings:field.reason'), value: reason }, { label: '#', value: shortCode(hash) }] },
  ])
}

/** The minutes on paper: from what was sealed, or as a draft under a watermark. */
export function minutesPaper({ language, letterhead, changedAt, content, state, corrections, hash, confidential }: MinutesPaper): Paper {
  const t = words(language)
  const { body, number, meeting, chair, secretary, quorums, opening, closing, rules } = content
  const points = confidential ? content.points : publicPoints(content.points)
  const facts = [
    { label: t('meetings:field.startsAt'), value: when(meeting.startsAt) }, { label: t('meetings:field.place'), value: meeting.place ?? meeting.link ?? '' },
    ...(meeting.openedAt ? [{ label: t('meetings:field.openedAt'), value: when(meeting.openedAt) }] : []), ...(meeting.closedAt ? [{ label: t('meetings:field.closedAt'), value: when(meeting.closedAt) }] : []),
    ...(chair ? [{ label: t('meetings:field.chairId'), value: chair }] : []), ...(secretary ? [{ label: t('meetings:field.secretaryId'), value: secretary }] : []),
    ...(hash ? [{ label: '#', value: shortCode(hash) }] : []),
  ]
  return {
    name: t('papers:minutes.name'), title: `${t('history:table.minutes')}${number ? ` ${number.number}${number.year === null ? '' : `/${number.year}`}` : ''}`, subtitle: body.name, language, letterhead, changedAt, audience: 'internal',
    asOf: null, orientation: 'portrait', ...(isSealed(state) ? {} : { watermark: t('meetings:minutesState.draft') }),
    blocks: [
      { block: 'facts', facts }, attendanceTable(content, language),
      ...quorums.map((quorum): Block => ({ block: 'paragraph', text: `${hourOf(quorum.at)}. ${quorumSentence(t, quorum)}` })),
      ...(opening ? [{ block: 'richText', nodes: toRichNodes(opening) } as const] : []), ...points.flatMap(point => pointBlocks(point, language)),
      ...(closing ? [{ block: 'richText', nodes: toRichNodes(closing) } as const] : []),
      ...(rules.signers === 'nobody' ? [] : [{ block: 'signatures', places: [{ role: groupWord(t, 'role', 'chair'), ...(chair ? { name: chair } : {}) }, { role: groupWord(t, 'role', 'secretary'), ...(secretary ? { name: secretary } : {}) }] } as const]),
      ...correctionBlocks(corrections, language),
    ],
  }
}
