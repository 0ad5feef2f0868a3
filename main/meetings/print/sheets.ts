import { formatDay } from '../../../shared/format.ts'
import { words, type Words } from '../../../shared/language.ts'
import type { MeetingRecord } from '../../../shared/meetings.ts'
import { dayOf, hourOf } from '../../../shared/meetings/clock.ts'
import { groupWord, meetingWord } from '../../../shared/meetings/words.ts'
import type { Block, Cell, Letterhead, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { integer, known, text } from '../../press/parts.ts'
import { watermarkOf, when } from './minutes.ts'

// The papers of a meeting that is to come: what is sent, what is laid on the table, what is signed.

export type SheetInput = {
  language: Language
  letterhead: Letterhead
  /** Instant of the newest change. */
  changedAt: string
  meeting: MeetingRecord
  /** Points whose words are kept back. */
  hidden: ReadonlySet<string>
  /** Whether something confidential stands in it, which every page says then. */
  marked: boolean
}

type Fact = Parameters<typeof known>[0][number]
const facts = (all: readonly Fact[]): Block => ({ block: 'facts', facts: known(all) })

const placeOf = ({ place, link }: Pick<MeetingRecord, 'place' | 'link'>) => [place, link].filter(Boolean).join(' · ')

/** When, where and on which call: the head of every paper of a meeting. */
function headFacts({ meeting }: SheetInput, t: Words): Fact[] {
  return [
    { label: t('meetings:field.startsAt'), value: when(t, meeting.startsAt) }, { label: t('meetings:field.plannedEndAt'), value: meeting.plannedEndAt && when(t, meeting.plannedEndAt) },
    { label: t('meetings:field.place'), value: placeOf(meeting) }, { label: t('meetings:field.mode'), value: meetingWord(t, 'mode', meeting.mode) },
    { label: t('meetings:field.secondStartsAt'), value: meeting.secondStartsAt && [when(t, meeting.secondStartsAt), meeting.secondPlace].filter(Boolean).join(' · ') },
    { label: t('meetings:field.protocol'), value: meeting.protocol },
  ]
}

type Point = MeetingRecord['points'][number]
const titleOf = ({ id, title, added }: Point, { hidden }: SheetInput, t: Words) =>
  [hidden.has(id) ? t('meetingPapers:confidentialPoint') : title, added ? t('meetings:field.added') : null].filter(Boolean).join(' · ')

function paperOf(input: SheetInput, kind: 'convocation' | 'agenda' | 'attendance', blocks: readonly Block[], more: Partial<Paper> = {}): Paper {
  const { language, letterhead, changedAt, meeting, marked } = input
  const t = words(language)
  return {
    name: t(`meetingPapers:name.${kind}`), title: t(`meetingPapers:title.${kind}`), subtitle: meeting.title ? `${meeting.body.name}: ${meeting.title}` : meeting.body.name, language, audience: 'addressee', letterhead, asOf: null, changedAt,
    orientation: 'portrait', ...watermarkOf([marked ? t('meetingPapers:confidential') : null]), blocks, ...more,
  }
}

const agendaLines = (input: SheetInput, t: Words): Block[] => input.meeting.points.map(point => ({ block: 'paragraph', text: `${' '.repeat(point.depth * 4)}${point.number}. ${titleOf(point, input, t)}` }))

/** The letter that convenes: day, hour, place, second call, agenda, papers, who convenes (Civil code, art. 2366, as bodies copy it). */
export function convocationPaper(input: SheetInput): Paper {
  const t = words(input.language)
  const { meeting } = input
  const papers = meeting.papers.filter(({ pointId }) => pointId === null || !input.hidden.has(pointId))
  return paperOf(input, 'convocation', [
    facts([{ label: t('meetings:field.convenedOn'), value: meeting.convenedOn && formatDay(meeting.convenedOn) }, ...headFacts(input, t)]), { block: 'paragraph', text: '' },
    { block: 'paragraph', text: t('meetingPapers:convocation.invited', { body: meeting.body.name, day: formatDay(dayOf(meeting.startsAt)), hour: hourOf(meeting.startsAt) }) },
    { block: 'heading', level: 2, text: t('meetingPapers:title.agenda') }, ...agendaLines(input, t),
    ...(papers.length > 0 ? [{ block: 'heading', level: 2, text: t('meetingPapers:papers') } as const, ...papers.map(({ letter, name }): Block => ({ block: 'paragraph', text: `${letter}. ${name}` }))] : []),
    ...(meeting.convocationText ? [{ block: 'paragraph', text: meeting.convocationText } as const] : []),
    { block: 'signatures', places: [{ role: meeting.convenedBy ?? groupWord(t, 'role', 'chair') }] },
    ...(meeting.rule.formal && meeting.rule.maxProxies > 0 ? proxyForm(t) : []),
  ])
}

const proxyForm = (t: Words): Block[] => [
  { block: 'heading', level: 2, text: t('meetingPapers:convocation.proxy') }, { block: 'paragraph', text: t('meetingPapers:convocation.proxyText') },
  { block: 'signatures', places: [{ role: t('meetingPapers:convocation.proxySigner') }] },
]

/** The agenda as it is laid on the table: who speaks, for how long, with which papers. */
export function agendaPaper(input: SheetInput): Paper {
  const t = words(input.language)
  const { meeting, hidden } = input
  const lettersOf = (pointId: string | null) => meeting.papers.filter(paper => paper.pointId === pointId).map(({ letter, name }) => `${letter}. ${name}`)
  const rows = meeting.points.map((point): Cell[] => {
    const kept = hidden.has(point.id)
    return [
      `${'  '.repeat(point.depth)}${point.number}`, titleOf(point, input, t), meetingWord(t, 'pointKind', point.kind), kept ? null : point.speaker,
      point.plannedMinutes, kept ? null : lettersOf(point.id).join('\n') || null,
    ]
  })
  const minutes = meeting.points.reduce((sum, { plannedMinutes }) => sum + (plannedMinutes ?? 0), 0)
  const general = lettersOf(null)
  return paperOf(input, 'agenda', [
    facts(headFacts(input, t)),
    {
      block: 'table', sheet: t('meetingPapers:title.agenda'), rows, rowCount: rows.length, empty: t('meetingPapers:agenda.empty'), ...(minutes > 0 ? { totals: [null, t('papers:total'), null, null, minutes, null] } : {}),
      columns: [text(t('meetings:field.number'), 8), text(t('meetings:field.title'), 40), text(t('meetings:field.kind'), 16), text(t('meetings:field.speaker'), 18), integer(t('meetings:field.plannedMinutes')), text(t('meetingPapers:papers'), 22)],
    },
    ...(general.length > 0 ? [{ block: 'heading', level: 2, text: t('meetingPapers:agenda.general') } as const, ...general.map((words_): Block => ({ block: 'paragraph', text: words_ }))] : []),
  ])
}

/** Empty lines for those who come unasked. */
const guestLines = 4

/** Room for a signature, in a cell that is empty else. */
const toSign = `${'\u00a0'.repeat(40)}\n\u00a0`

/** The sheet that goes round: those who hold a seat that day with what is noted already, and lines for guests. */
export function attendancePaper(input: SheetInput): Paper {
  const t = words(input.language)
  const { meeting } = input
  const columns = [text(t('meetings:field.name'), 26), text(t('meetings:field.organisation'), 26), text(t('meetings:field.role'), 16), text(t('meetingPapers:attendance.signature'), 28), text(t('meetings:field.cameAt'), 10), text(t('meetings:field.leftAt'), 10)]
  const proxies = new Map(meeting.proxies.map(({ grantorId, holderId }) => [grantorId, meeting.attendance.find(({ id }) => id === holderId)?.name ?? '']))
  const rowOf = ({ id, name, organisation, role, votes, state }: MeetingRecord['attendance'][number]): Cell[] => {
    const noted = proxies.has(id) ? t('meetingPapers:attendance.proxyTo', { name: proxies.get(id) }) : state !== null && state !== 'present' ? meetingWord(t, 'attendanceState', state) : toSign
    return [name, organisation, [groupWord(t, 'role', role), votes ? null : t('meetingPapers:attendance.noVote')].filter(Boolean).join(', '), noted, null, null]
  }
  const blank = Array.from({ length: guestLines }, (): Cell[] => [toSign, null, null, null, null, null])
  const seats = meeting.attendance.filter(({ role }) => role !== 'guest')
  const guests = meeting.attendance.filter(({ role }) => role === 'guest')
  return paperOf(input, 'attendance', [
    facts(headFacts(input, t)),
    { block: 'table', sheet: t('meetings:block.attendance'), columns, rows: seats.map(rowOf), rowCount: seats.length, empty: t('meetingPapers:attendance.empty') },
    { block: 'table', sheet: t('meetingPapers:attendance.guests'), columns, rows: [...guests.map(rowOf), ...blank], rowCount: guests.length + guestLines, empty: '' },
    { block: 'paragraph', text: t('meetingPapers:attendance.notice'), tone: 'note' },
    { block: 'signatures', places: [{ role: groupWord(t, 'role', 'secretary') }, { role: groupWord(t, 'role', 'chair') }] },
  ], { audience: 'internal', orientation: 'landscape' })
}
