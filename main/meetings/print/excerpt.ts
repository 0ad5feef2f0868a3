import { formatDay } from '../../../shared/format.ts'
import { words, type Words } from '../../../shared/language.ts'
import { dayOf } from '../../../shared/meetings/clock.ts'
import type { ContentCorrection, ContentPoint, MinutesContent, PrintedSeal } from '../../../shared/meetings/content.ts'
import { groupWord, meetingWord } from '../../../shared/meetings/words.ts'
import type { Block, Letterhead, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { known } from '../../press/parts.ts'
import { brokenMark, codeOf, correctionBlocks, decisionText, watermarkOf, when } from './minutes.ts'

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
  /** Whether the point is confidential, which every page says then. */
  marked: boolean
  /** Of the minutes; those of other points are left out with these. */
  corrections: readonly ContentCorrection[]
}

/** What the excerpt is: a draft, a true copy (practice of registers; research F.5), or neither where somebody changed the minutes behind the program. */
function formula(t: Words, seal: PrintedSeal | null, broken: boolean, minutes: string): string {
  if (seal === null) return t('meetingPapers:excerpt.notYet')
  return t(broken ? 'meetingPapers:excerpt.noCopy' : 'meetingPapers:excerpt.trueCopy', { minutes, code: codeOf(t, seal) })
}

/** The excerpt of one decision, with the rest left out (omissis) and what was corrected of its point since. */
export function excerptPaper({ language, letterhead, changedAt, content, point, decisionId, seal, marked, corrections }: ExcerptInput): Paper {
  const t = words(language)
  const { body, number, meeting, chair, secretary, attendance } = content
  const decision = point.decisions.find(({ id }) => id === decisionId)
  const ownCorrections = corrections.filter(correction => correction.point === point.number)
  const broken = brokenMark(t, seal, ownCorrections)
  const vote = point.votes.findLast(({ annulled }) => !annulled)
  const minutes = number === null ? t('meetingPapers:excerpt.ofDraft', { day: formatDay(dayOf(meeting.startsAt)) })
    : t('meetingPapers:excerpt.of', { number: number.year === null ? number.number : `${number.number}/${number.year}`, day: formatDay(dayOf(meeting.startsAt)) })
  const present = attendance.filter(({ state, role }) => state === 'present' && role !== 'guest').map(({ name, organisation }) => (organisation === null || organisation === name ? name : `${name} (${organisation})`))
  const omitted: Block = { block: 'paragraph', text: t('meetingPapers:excerpt.omitted'), tone: 'note' }
  return {
    name: t('meetingPapers:name.excerpt'), title: t('meetingPapers:title.excerpt'), subtitle: `${body.name}. ${minutes}`, language, audience: 'addressee', letterhead, asOf: null, changedAt, orientation: 'portrait',
    ...watermarkOf([seal === null ? t('meetings:minutesState.draft') : null, broken, marked ? t('meetingPapers:confidential') : null]),
    blocks: [
      { block: 'facts', facts: known([
        { label: t('meetings:field.startsAt'), value: when(t, meeting.openedAt ?? meeting.startsAt) }, { label: t('meetings:field.place'), value: meeting.place ?? meeting.link },
        { label: t('meetings:field.chairId'), value: chair }, { label: t('meetings:field.secretaryId'), value: secretary }, { label: t('meetings:attendanceState.present'), value: present.join('; ') },
      ]) },
      omitted, { block: 'heading', level: 2, text: `${point.number}. ${point.title}` },
      ...(vote ? [{ block: 'paragraph', text: t('meetingPapers:excerpt.vote', { method: meetingWord(t, 'method', vote.method).toLowerCase(), favour: vote.favour, against: vote.against, abstained: vote.abstained }) } as const] : []),
      ...(decision ? [
        { block: 'heading', level: 3, text: `${decision.number === null ? '' : `${t('meetingPapers:excerpt.decision', { number: `${decision.number}/${decision.year}` })}: `}${decision.title}` } as const, ...decisionText(decision),
        { block: 'paragraph', text: [meetingWord(t, 'decisionState', decision.outcome), decision.effectiveFrom && `${t('meetings:field.effectiveFrom')} ${formatDay(decision.effectiveFrom)}`].filter(Boolean).join(' · ') } as const,
      ] : []),
      omitted, ...correctionBlocks(ownCorrections, t),
      { block: 'paragraph', text: formula(t, seal, broken !== null, minutes) },
      { block: 'paragraph', text: t('meetingPapers:excerpt.placeAndDay') },
      { block: 'signatures', places: [{ role: groupWord(t, 'role', 'secretary'), ...(secretary ? { name: secretary } : {}) }] },
    ],
  }
}
