import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import { dayOf } from '../../../shared/meetings/clock.ts'
import type { ContentPoint, MinutesContent } from '../../../shared/meetings/content.ts'
import { toRichNodes } from '../../../shared/meetings/notes.ts'
import { groupWord, meetingWord } from '../../../shared/meetings/words.ts'
import type { Block, Letterhead, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { known } from '../../press/parts.ts'
import { codeOf, when, type PrintedSeal } from './minutes.ts'

export type ExcerptInput = {
  language: Language
  letterhead: Letterhead
  /** Instant of the newest change, or of the seal. */
  changedAt: string
  content: MinutesContent
  point: ContentPoint
  decisionId: string
  /** Of the minutes; null before their approval: then it is a draft, and no true copy. */
  seal: PrintedSeal | null
  marked: boolean
}

/** The excerpt of one decision, with the rest left out (omissis) and the formula of the true copy (practice of registers; research F.5). */
export function excerptPaper({ language, letterhead, changedAt, content, point, decisionId, seal, marked }: ExcerptInput): Paper {
  const t = words(language)
  const { body, number, meeting, chair, secretary, attendance } = content
  const decision = point.decisions.find(({ id }) => id === decisionId)
  const vote = point.votes.findLast(({ annulled }) => !annulled)
  const minutes = number === null ? t('meetingPapers:excerpt.ofDraft', { day: formatDay(dayOf(meeting.startsAt)) })
    : t('meetingPapers:excerpt.of', { number: number.year === null ? number.number : `${number.number}/${number.year}`, day: formatDay(dayOf(meeting.startsAt)) })
  const present = attendance.filter(({ state, role }) => state === 'present' && role !== 'guest').map(({ name, organisation }) => (organisation === null || organisation === name ? name : `${name} (${organisation})`))
  const omitted: Block = { block: 'paragraph', text: t('meetingPapers:excerpt.omitted'), tone: 'note' }
  return {
    name: t('meetingPapers:name.excerpt'), title: t('meetingPapers:title.excerpt'), subtitle: `${body.name}. ${minutes}`, language, audience: 'addressee', letterhead, asOf: null, changedAt, orientation: 'portrait',
    ...(seal === null ? { watermark: t('meetings:minutesState.draft') } : marked ? { watermark: t('meetingPapers:confidential') } : {}),
    blocks: [
      { block: 'facts', facts: known([
        { label: t('meetings:field.startsAt'), value: when(t, meeting.openedAt ?? meeting.startsAt) }, { label: t('meetings:field.place'), value: meeting.place ?? meeting.link },
        { label: t('meetings:field.chairId'), value: chair }, { label: t('meetings:field.secretaryId'), value: secretary }, { label: t('meetings:attendanceState.present'), value: present.join('; ') },
      ]) },
      omitted, { block: 'heading', level: 2, text: `${point.number}. ${point.title}` },
      ...(vote ? [{ block: 'paragraph', text: t('meetingPapers:excerpt.vote', { method: meetingWord(t, 'method', vote.method).toLowerCase(), favour: vote.favour, against: vote.against, abstained: vote.abstained }) } as const] : []),
      ...(decision ? [
        { block: 'heading', level: 3, text: `${decision.number === null ? '' : `${t('meetingPapers:excerpt.decision', { number: `${decision.number}/${decision.year}` })}: `}${decision.title}` } as const, { block: 'richText', nodes: toRichNodes(decision.text) } as const,
        { block: 'paragraph', text: [meetingWord(t, 'decisionState', decision.outcome), decision.effectiveFrom && `${t('meetings:field.effectiveFrom')} ${formatDay(decision.effectiveFrom)}`].filter(Boolean).join(' · ') } as const,
      ] : []),
      omitted,
      { block: 'paragraph', text: seal === null ? t('meetingPapers:excerpt.notYet') : t('meetingPapers:excerpt.trueCopy', { minutes, code: codeOf(t, seal) }) },
      { block: 'paragraph', text: t('meetingPapers:excerpt.placeAndDay') },
      { block: 'signatures', places: [{ role: groupWord(t, 'role', 'secretary'), ...(secretary ? { name: secretary } : {}) }] },
    ],
  }
}
