import type { Database } from 'better-sqlite3'
import { formatDay } from '../../../shared/format.ts'
import { words, type Words } from '../../../shared/language.ts'
import { dayOf } from '../../../shared/meetings/clock.ts'
import type { Decision } from '../../../shared/meetings/decisions.ts'
import { plainText } from '../../../shared/meetings/notes.ts'
import type { MeetingRegister } from '../../../shared/meetings/printing.ts'
import { meetingWord } from '../../../shared/meetings/words.ts'
import type { Cell, Column, Letterhead, Paper } from '../../../shared/paper.ts'
import type { Language } from '../../../shared/procedure.ts'
import { shortCode } from '../../../shared/seals.ts'
import { prepared } from '../../database/prepared.ts'
import { isWhole } from '../../database/seals.ts'
import { date, integer, percent, text } from '../../press/parts.ts'
import { eachAction, eachDecision } from '../registers.ts'
import { signedCopiesOf } from '../signed.ts'
import { allConfidentialPoints } from './confidential.ts'
import { codeOf, watermarkOf } from './minutes.ts'

export type RegisterInput = {
  language: Language
  letterhead: Letterhead
  changedAt: string
  today: string
  /** Null for all bodies. */
  body: { id: string; name: string } | null
  /** Days of the meetings, both included. */
  from: string | undefined
  to: string | undefined
  confidential: boolean
}

type Table = { columns: readonly Column[]; rows: readonly (readonly Cell[])[]; /** Confidential rows that were left out. */ hidden?: number; /** Whether confidential rows stand in it. */ marked?: boolean; note?: string }

const numberOf = (number: number | null, year: number | null) => (number === null ? null : year === null ? String(number) : `${number}/${year}`)
const within = (startsAt: string | null, { from, to }: RegisterInput) => startsAt === null ? from === undefined && to === undefined : (from === undefined || dayOf(startsAt) >= from) && (to === undefined || dayOf(startsAt) <= to)
/** Keeps what may be shown of rows that come from points. */
function shown<R extends { pointId: string | null }>(database: Database, rows: readonly R[], { confidential }: RegisterInput) {
  const secret = allConfidentialPoints(database)
  const open = rows.filter(({ pointId }) => pointId === null || !secret.has(pointId))
  return confidential ? { kept: rows, hidden: 0, marked: open.length < rows.length } : { kept: open, hidden: rows.length - open.length, marked: false }
}

type MinutesLine = { body: string; startsAt: string; number: number; year: number | null; call: number | null; approvedOn: string | null; approvalHow: string | null; approvedAt: string | null; corrections: number; hash: string; redactedOn: string | null; meetingId: string }
const registered = `SELECT b.name AS body, m.startsAt, n.number, n.year, m."call", n.approvedOn, n.approvalHow, n.meetingId,
    (SELECT q.startsAt FROM agendaPoint p JOIN meeting q ON q.id = p.meetingId WHERE p.id = n.approvedByPointId) AS approvedAt,
    (SELECT count(*) FROM correction k WHERE k.correctsId = m.id AND k.deletedAt IS NULL) AS corrections, s.hash, s.redactedOn
  FROM minutes n JOIN meeting m ON m.id = n.meetingId JOIN body b ON b.id = m.bodyId JOIN seal s ON s.recordId = m.id
  WHERE n.number IS NOT NULL AND n.deletedAt IS NULL AND m.deletedAt IS NULL AND (@bodyId IS NULL OR m.bodyId = @bodyId) ORDER BY b.sortKey, n.year, n.number`

/** The register of minutes: number, meeting, subjects, approval, corrections, code of the seal and of the signed copy (columns as in F.5 of the research). */
function minutesTable(database: Database, input: RegisterInput, t: Words): Table {
  const secret = allConfidentialPoints(database)
  const points = prepared(database, 'SELECT id, title, number FROM agendaPoint WHERE meetingId = ? AND parentId IS NULL AND deletedAt IS NULL ORDER BY position')
  const subjectsOf = (meetingId: string) => (points.all(meetingId) as { id: string; title: string; number: string | null }[]).map(({ id, title, number }) => `${number ?? ''}. ${secret.has(id) && !input.confidential ? t('meetingPapers:confidentialPoint') : title}`).join('\n')
  const lines = (prepared(database, registered).all({ bodyId: input.body?.id ?? null }) as MinutesLine[]).filter(({ startsAt }) => within(startsAt, input))
  return {
    note: t('meetingPapers:minutes.note'), marked: input.confidential && lines.some(({ meetingId }) => (points.all(meetingId) as { id: string }[]).some(({ id }) => secret.has(id))),
    columns: [
      text(t('meetings:field.number'), 9), ...bodyColumn(input, t), date(t('meetingPapers:register.meeting')), integer(t('meetings:screen.column.call'), 12), text(t('meetingPapers:register.subjects'), 44), date(t('meetings:field.approvedOn')), text(t('meetings:field.approvalHow'), 20),
      integer(t('meetingPapers:register.corrections'), 8), text(t('meetingPapers:register.code'), 13), text(t('meetingPapers:register.signedCopy'), 13),
    ],
    rows: lines.map(line => [
      numberOf(line.number, line.year), ...(input.body ? [] : [line.body]), dayOf(line.startsAt), line.call, subjectsOf(line.meetingId), line.approvedOn,
      [line.approvalHow === null ? null : meetingWord(t, 'approval', line.approvalHow), line.approvedAt && formatDay(dayOf(line.approvedAt))].filter(Boolean).join(' · ') || null, line.corrections, codeOf(t, { hash: line.hash, redactedOn: line.redactedOn, whole: isWhole(database, line.meetingId) }),
      signedCopiesOf(database, line.meetingId).map(({ sha256 }) => shortCode(sha256)).join('\n') || null,
    ]),
  }
}

const bodyColumn = ({ body }: RegisterInput, t: Words): Column[] => (body ? [] : [text(t('meetingPapers:register.body'), 22)])

type TakenOut = { number: number; year: number; body: string; startsAt: string }
/** Numbers that were given and whose decision is in the bin: a number is given once, and the book has no gap (research F.5). */
const takenOut = `SELECT d.number, d.year, b.name AS body, m.startsAt FROM decision d JOIN meeting m ON m.id = d.meetingId JOIN body b ON b.id = d.bodyId
  WHERE d.number IS NOT NULL AND (d.deletedAt IS NOT NULL OR m.deletedAt IS NOT NULL) AND (@bodyId IS NULL OR d.bodyId = @bodyId)`

/** The book of decisions, adopted and rejected, the oldest first. */
function decisionsTable(database: Database, input: RegisterInput, t: Words): Table {
  const all = eachDecision(database, { bodyId: input.body?.id, sort: [{ column: 'startsAt' }, { column: 'number' }] }).filter(({ startsAt }) => within(startsAt, input))
  const { kept, hidden, marked } = shown(database, all, input)
  const gone = (prepared(database, takenOut).all({ bodyId: input.body?.id ?? null }) as TakenOut[]).filter(({ startsAt }) => within(startsAt, input))
  const head = ({ number, year, body, startsAt }: Pick<Decision, keyof TakenOut>): Cell[] => [numberOf(number, year), ...(input.body ? [] : [body]), dayOf(startsAt)]
  const lines = [
    ...kept.map(decision => {
      const { title, text: of, vote, state, effectiveFrom } = decision
      return { decision, cells: [...head(decision), title, plainText(of).trim(), vote ? t('meetingPapers:decisions.vote', vote) : t('meetingPapers:decisions.noVote'), meetingWord(t, 'decisionState', state), effectiveFrom] }
    }),
    ...gone.map(decision => ({ decision, cells: [...head(decision), t('meetingPapers:decisions.takenOut'), null, null, t('meetingPapers:decisions.annulled'), null] })),
  ]
  return {
    hidden, marked,
    columns: [text(t('meetings:field.number'), 9), ...bodyColumn(input, t), date(t('meetingPapers:register.meeting')), text(t('meetings:field.title'), 28), text(t('meetings:field.text'), 44), text(t('meetings:field.method'), 20), text(t('meetings:field.state'), 12), date(t('meetings:field.effectiveFrom'))],
    rows: lines.toSorted(({ decision: a }, { decision: b }) => a.startsAt.localeCompare(b.startsAt) || (a.number ?? 0) - (b.number ?? 0)).map(({ cells }) => cells),
  }
}

/** The register of actions, with what is overdue on the day it is printed. */
function actionsTable(database: Database, input: RegisterInput, t: Words): Table {
  const all = eachAction(database, input.today, { bodyId: input.body?.id }).filter(({ startsAt }) => within(startsAt, input))
  const { kept, hidden, marked } = shown(database, all, input)
  return {
    hidden, marked,
    columns: [text(t('meetings:field.text'), 40), ...bodyColumn(input, t), text(t('meetings:field.owner'), 22), date(t('meetings:field.due')), text(t('meetings:field.priority'), 11), text(t('meetings:field.state'), 12), percent(t('meetings:field.progress'), 9),
      date(t('meetings:field.doneOn')), date(t('meetingPapers:register.meeting')), text(t('meetings:field.number'), 8)],
    rows: kept.map(({ text: of, body, owner, ownerOrganisation, due, priority, state, overdue, progress, doneOn, startsAt, pointNumber }) => [
      of, ...(input.body ? [] : [body]), [owner, ownerOrganisation].filter(Boolean).join(', ') || null, due, meetingWord(t, 'priority', priority), overdue ? t('meetingPapers:actions.overdue') : meetingWord(t, 'actionState', state), progress, doneOn, startsAt === null ? null : dayOf(startsAt), pointNumber,
    ]),
  }
}

type Counted = { organisation: string; body: string; startsAt: string; state: string | null; byProxy: number; meetingId: string }
const attended = `SELECT o.name AS organisation, b.name AS body, m.startsAt, a.state, m.id AS meetingId,
    EXISTS (SELECT 1 FROM proxy y WHERE y.grantorId = a.id AND y.state = 'admitted' AND y.deletedAt IS NULL) AS byProxy
  FROM attendance a JOIN meeting m ON m.id = a.meetingId JOIN body b ON b.id = m.bodyId JOIN organisation o ON o.id = a.organisationId
  WHERE m.state = 'closed' AND m.deletedAt IS NULL AND a.deletedAt IS NULL AND a.role <> 'guest' AND (@bodyId IS NULL OR m.bodyId = @bodyId) ORDER BY b.sortKey, o.sortKey, m.startsAt`

const wayOf = ({ state, byProxy }: Counted) => (state === 'present' ? 'present' : byProxy || state === 'proxy' ? 'byProxy' : state === 'excused' ? 'excused' : 'absent')
const ways = ['present', 'byProxy', 'excused', 'absent'] as const

/** How often each organisation took part in the closed meetings in which it held a seat; of several seats the best counts. */
function statisticsTable(database: Database, input: RegisterInput, t: Words): Table {
  const rows = (prepared(database, attended).all({ bodyId: input.body?.id ?? null }) as Counted[]).filter(({ startsAt }) => within(startsAt, input))
  const groups = [...Map.groupBy(rows, ({ body, organisation }) => JSON.stringify([body, organisation])).values()]
  return {
    note: t('meetingPapers:statistics.note'),
    columns: [text(t('meetingPapers:statistics.organisation'), 34), ...bodyColumn(input, t), integer(t('meetingPapers:statistics.convened')), ...ways.map(way => integer(t(`meetingPapers:statistics.${way}`), 11)), percent(t('meetingPapers:statistics.rate'), 13)],
    rows: groups.map(of => {
      const best = [...Map.groupBy(of, ({ meetingId }) => meetingId).values()].map(seats => ways.find(way => seats.some(seat => wayOf(seat) === way)))
      const count = (way: (typeof ways)[number]) => best.filter(one => one === way).length
      return [of[0]?.organisation ?? null, ...(input.body ? [] : [of[0]?.body ?? null]), best.length, ...ways.map(count), Math.round((100 * (count('present') + count('byProxy'))) / best.length)]
    }),
  }
}

const tables: Record<MeetingRegister, (database: Database, input: RegisterInput, t: Words) => Table> = { minutes: minutesTable, decisions: decisionsTable, actions: actionsTable, statistics: statisticsTable }

function periodWords({ from, to }: RegisterInput, t: Words): string[] {
  if (from !== undefined && to !== undefined) return [t('meetingPapers:register.period', { from: formatDay(from), to: formatDay(to) })]
  if (from !== undefined) return [t('meetingPapers:register.since', { from: formatDay(from) })]
  return to === undefined ? [] : [t('meetingPapers:register.until', { to: formatDay(to) })]
}

/** One of the registers of a body, or of all: confidential rows only where they are asked for, and then every page says so. */
export function registerPaper(database: Database, kind: MeetingRegister, input: RegisterInput): Paper {
  const t = words(input.language)
  const { columns, rows, hidden = 0, marked = false, note } = tables[kind](database, input, t)
  return {
    name: t(`meetingPapers:name.${kind}`), title: t(`meetingPapers:title.${kind}`), subtitle: [input.body?.name ?? t('meetingPapers:register.allBodies'), ...periodWords(input, t)].join('. '), language: input.language, audience: 'internal',
    letterhead: input.letterhead, asOf: input.today, changedAt: input.changedAt, orientation: 'landscape', ...watermarkOf([marked ? t('meetingPapers:confidential') : null]),
    blocks: [
      { block: 'table', sheet: t(`meetingPapers:sheet.${kind}`), columns, rows, rowCount: rows.length, empty: t('meetingPapers:register.empty') },
      ...(hidden > 0 ? [{ block: 'paragraph', text: t('meetingPapers:register.hidden', { count: hidden }), tone: 'note' } as const] : []),
      ...(note ? [{ block: 'paragraph', text: note, tone: 'note' } as const] : []),
    ],
  }
}
