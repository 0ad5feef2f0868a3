import { answers, checklistTitle, rowsOf, type Answer, type Assessment, type Checklist, type ChecklistElement, type ChecklistRow, type GivenAnswer } from '../../shared/checklists.ts'
import { shareWords } from '../../shared/checklists/result.ts'
import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Block, Cell, Column, Letterhead, Paper, RichNode, TableBlock } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { barChart } from '../press/chart.ts'
import { text } from '../press/parts.ts'

export type Printing = { language: Language; letterhead: Letterhead; /** Instant of the newest change. */ changedAt: string; checklist: Checklist }

const numbers = (title: string, width = 8): Column => ({ title, kind: 'integer', width })

/** Said on every paper of this room, at its beginning: what it is, and what it is not. */
function disclaimer({ language, checklist }: Printing): Block[] {
  const t = words(language)
  return [
    { block: 'paragraph', tone: 'warning', text: t('checklists:disclaimer', { standard: checklist.standard }) },
    ...(checklist.complete ? [] : [{ block: 'paragraph', tone: 'warning', text: checklist.note } as const]),
  ]
}

const elementTitle = ({ code, name }: ChecklistElement) => `${code} · ${name}`
const evidenceOf = (row: ChecklistRow, language: Language) => row.evidence.map(code => words(language)(`checklists:evidence.${code}`)).join('; ')

const bullets = (items: readonly string[]): Block => ({
  block: 'richText', nodes: [{ type: 'bulletList', content: items.map((item): RichNode => ({ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: item }] }] })) }],
})

function questionTable({ language, checklist }: Printing, { rows, code }: ChecklistElement): TableBlock {
  const t = words(language)
  const successor = rows.some(row => row.next !== undefined)
  return {
    block: 'table', sheet: `${checklist.standard} ${code}`, caption: t('checklists:paper.questions'), empty: '', rowCount: rows.length,
    columns: [text(t('checklists:paper.code'), 7), text(t('checklists:paper.question'), 54), text(t('checklists:paper.proof'), 26), text(t('checklists:paper.severity'), 11), ...(successor ? [text(t('checklists:paper.next'), 12)] : [])],
    rows: rows.map((row): Cell[] => [
      row.code, row.question, evidenceOf(row, language), t(`checklists:severity.${row.severity}`), ...(successor ? [row.next ?? t('checklists:paper.notMapped')] : []),
    ]),
  }
}

function guideline(printing: Printing, element: ChecklistElement): Block[] {
  const t = words(printing.language)
  const { asks, how, evidence, law } = element.guideline
  return [
    { block: 'heading', level: 1, text: elementTitle(element) },
    { block: 'heading', level: 3, text: t('checklists:guide.asks') }, { block: 'paragraph', text: asks },
    { block: 'heading', level: 3, text: t('checklists:guide.how') }, bullets(how),
    { block: 'heading', level: 3, text: t('checklists:guide.evidence') }, bullets(evidence),
    ...(law === null ? [] : [{ block: 'heading', level: 3, text: t('checklists:guide.law') } as const, { block: 'paragraph', text: law } as const]),
    { block: 'paragraph', tone: 'note', text: t('checklists:paper.iso', { subjects: element.iso26000.map(code => `${code} ${t(`checklists:iso.${isoKey(code)}`)}`).join(', ') }) },
    questionTable(printing, element),
  ]
}

const isoCodes = ['6.2', '6.3', '6.4', '6.5', '6.6', '6.7', '6.8'] as const
const isoKeys = { '6.2': 'governance', '6.3': 'humanRights', '6.4': 'labour', '6.5': 'environment', '6.6': 'fairOperating', '6.7': 'consumers', '6.8': 'community' } as const
const isoKey = (code: string) => isoKeys[isoCodes.find(known => known === code) ?? '6.2']

/** How the guidelines are read: what stands in their tables, and which elements there are. */
function readingGuide({ language, checklist }: Printing): Block[] {
  const t = words(language)
  const successor = rowsOf(checklist).some(row => row.next !== undefined)
  return [
    { block: 'paragraph', text: checklist.about },
    { block: 'heading', level: 3, text: t('checklists:paper.elements') }, bullets(checklist.elements.map(elementTitle)),
    { block: 'heading', level: 3, text: t('checklists:paper.readingGuide') },
    bullets([t('checklists:paper.readCritical'), t('checklists:paper.readMajor'), t('checklists:paper.readMinor'), t('checklists:paper.readProof'), ...(successor ? [t('checklists:paper.readNext')] : [])]),
    ...(checklist.complete ? [{ block: 'paragraph', tone: 'note', text: checklist.note } as const] : []),
  ]
}

/** The guidelines: of each element what it asks, how a small firm does it, what shows it; a page each. `element` = only that one. */
export function guidelinesPaper(printing: Printing & { element: string | null }): Paper {
  const { language, letterhead, changedAt, checklist, element: only } = printing
  const t = words(language)
  const pages = checklist.elements.flatMap((element): Block[] => [
    { block: 'pageBreak' }, ...guideline(printing, element), { block: 'paragraph', tone: 'note', text: t('checklists:disclaimer', { standard: checklist.standard }) },
  ])
  const chosen = checklist.elements.find(({ code }) => code === only)
  return {
    name: t('checklists:paper.guidelinesName'), title: t('checklists:paper.guidelines', { checklist: checklistTitle(checklist) }), subtitle: checklist.name, language, audience: 'public', letterhead, asOf: null, changedAt,
    orientation: 'portrait',
    blocks: [...disclaimer(printing), ...(chosen ? guideline(printing, chosen) : [...readingGuide(printing), ...pages])],
  }
}

const box = '☐'
/** Room for the pen: a column without words would be as narrow as its heading. */
const room = '_'.repeat(34)

/** The checklist to be filled in by pen. */
export function emptyPaper(printing: Printing & { organisation: string | null }): Paper {
  const { language, letterhead, changedAt, checklist, organisation } = printing
  const t = words(language)
  const blank = '. . . . . . . . . . . . . . . . . . . . . . . . . .'
  const columns = [text(t('checklists:paper.code'), 7), text(t('checklists:paper.question'), 58), ...answers.map(answer => text(t(`checklists:paper.short.${answer}`), 7)), text(t('checklists:paper.notes'), 34)]
  return {
    name: t('checklists:paper.emptyName'), title: t('checklists:paper.empty', { checklist: checklistTitle(checklist) }), subtitle: checklist.name, language, audience: 'public', letterhead, asOf: null, changedAt,
    orientation: 'landscape',
    blocks: [
      ...disclaimer(printing),
      { block: 'facts', facts: [
        { label: t('checklists:field.organisation'), value: organisation ?? blank }, { label: t('checklists:field.person'), value: blank }, { label: t('checklists:field.answeredOn'), value: blank },
      ] },
      { block: 'paragraph', tone: 'note', text: t('checklists:paper.penHow') },
      ...checklist.elements.flatMap((element): Block[] => [
        { block: 'heading', level: 2, text: elementTitle(element) },
        { block: 'table', sheet: `${checklist.standard} ${element.code}`, caption: '', empty: '', rowCount: element.rows.length, columns, rows: element.rows.map((row): Cell[] => [row.code, row.question, ...answers.map(() => box), room]) },
      ]),
    ],
  }
}

export type Filled = Printing & { assessment: Assessment }

function facts({ language, checklist, assessment }: Filled): Block {
  const t = words(language)
  const { organisation, answeredOn, person, source, note } = assessment
  return { block: 'facts', facts: [
    { label: t('checklists:field.organisation'), value: organisation }, { label: t('checklists:field.checklist'), value: checklistTitle(checklist) },
    { label: t('checklists:field.answeredOn'), value: formatDay(answeredOn) }, ...(person === null ? [] : [{ label: t('checklists:field.person'), value: person }]),
    { label: t('checklists:field.source'), value: t(`checklists:source.${source}`) }, ...(note === null ? [] : [{ label: t('checklists:field.note'), value: note }]),
  ] }
}

function alarmBlocks({ language, checklist, assessment }: Filled): Block[] {
  const t = words(language)
  const rows = rowsOf(checklist).filter(({ code }) => assessment.result.alarms.includes(code))
  if (rows.length === 0) return [{ block: 'paragraph', text: t(assessment.result.answered < assessment.result.rows ? 'checklists:paper.noAlarmYet' : 'checklists:paper.noAlarm') }]
  const noteOf = (code: string) => assessment.answers.find(one => one.row === code)?.note ?? null
  return [
    { block: 'heading', level: 2, text: t('checklists:paper.alarms', { count: rows.length }) },
    { block: 'paragraph', tone: 'warning', text: t('checklists:paper.alarmsAbout') },
    { block: 'table', sheet: t('checklists:paper.alarmsSheet'), caption: '', empty: '', rowCount: rows.length, columns: [text(t('checklists:paper.code'), 7), text(t('checklists:paper.question'), 56), text(t('checklists:paper.notes'), 40)],
      rows: rows.map((row): Cell[] => [row.code, row.question, noteOf(row.code)]) },
  ]
}

function resultTable(filled: Filled): TableBlock {
  const { language, checklist, assessment } = filled
  const t = words(language)
  const rows = assessment.result.elements.map((one): Cell[] => {
    const element = checklist.elements.find(({ code }) => code === one.code)
    return [element ? elementTitle(element) : one.code, shareWords(one, language), one.alarms.length === 0 ? null : one.alarms.join(', '), one.yes, one.partly, one.no, one.notApplicable, one.open]
  })
  return {
    block: 'table', sheet: t('checklists:paper.resultSheet'), caption: t('checklists:paper.byElement'), empty: '', rowCount: rows.length, rows,
    columns: [
      text(t('checklists:paper.element'), 34), text(t('checklists:paper.share'), 13), text(t('checklists:paper.alarmsSheet'), 14),
      ...(['yes', 'partly', 'no', 'notApplicable'] as const).map(answer => numbers(t(`checklists:paper.short.${answer}`))), numbers(t('checklists:paper.open'), 9),
    ],
  }
}

function resultChart({ language, checklist, assessment }: Filled): Block[] {
  const t = words(language)
  const shown = assessment.result.elements.flatMap(one => {
    const element = checklist.elements.find(({ code }) => code === one.code)
    return element && one.share !== null ? [{ label: elementTitle(element), value: one.share, text: shareWords(one, language) }] : []
  })
  if (shown.length < 2) return []
  const caption = t('checklists:paper.chart')
  return [{
    block: 'chart', ...barChart(shown, 440), alternative: `${caption}: ${shown.map(bar => `${bar.label} ${bar.text}`).join(', ')}`,
    table: { sheet: t('checklists:paper.chartSheet'), caption, empty: '', rowCount: shown.length, columns: [text(t('checklists:paper.element'), 34), { title: t('checklists:paper.share'), kind: 'percent', width: 12, decimals: 0 }], rows: shown.map((bar): Cell[] => [bar.label, Math.round(bar.value)]) },
  }]
}

/** The result by element, with the alarms: no mark for the whole. */
export function resultPaper(filled: Filled): Paper {
  const { language, letterhead, changedAt, checklist, assessment } = filled
  const t = words(language)
  return {
    name: t('checklists:paper.resultName'), title: t('checklists:paper.result', { checklist: checklistTitle(checklist) }), subtitle: assessment.organisation, language, audience: 'internal', letterhead, asOf: assessment.answeredOn, changedAt,
    orientation: 'portrait',
    blocks: [
      ...disclaimer(filled), facts(filled), ...alarmBlocks(filled), resultTable(filled), { block: 'paragraph', tone: 'note', text: t('checklists:paper.shareAbout') }, ...resultChart(filled),
      ...reasonBlock(filled),
    ],
  }
}

function reasonBlock({ language, assessment }: Filled): Block[] {
  const { unreasoned } = assessment.result
  return unreasoned.length === 0 ? [] : [{ block: 'paragraph', tone: 'note', text: words(language)('checklists:paper.unreasoned', { rows: unreasoned.join(', '), count: unreasoned.length }) }]
}

const answerWords = (answer: Answer | null | undefined, language: Language): string => words(language)(answer ? `checklists:answer.${answer}` : 'checklists:unanswered')

function answersTable({ language, checklist }: Filled, { code, rows }: ChecklistElement, given: ReadonlyMap<string, GivenAnswer>): TableBlock {
  const t = words(language)
  return {
    block: 'table', sheet: `${checklist.standard} ${code}`, caption: '', empty: '', rowCount: rows.length,
    columns: [
      text(t('checklists:paper.code'), 7), text(t('checklists:paper.question'), 46), text(t('checklists:paper.answer'), 13), text(t('checklists:paper.notes'), 32), text(t('checklists:paper.evidence'), 26), text(t('checklists:paper.severity'), 10),
    ],
    rows: rows.map((row): Cell[] => {
      const one = given.get(row.code)
      return [row.code, row.question, answerWords(one?.answer, language), one?.note ?? null, one?.evidence ?? null, t(`checklists:severity.${row.severity}`)]
    }),
  }
}

/** Every question with its answer, note and evidence, after the result. */
export function filledPaper(filled: Filled): Paper {
  const { language, letterhead, changedAt, checklist, assessment } = filled
  const t = words(language)
  const given = new Map(assessment.answers.map(one => [one.row, one]))
  return {
    name: t('checklists:paper.filledName'), title: t('checklists:paper.filled', { checklist: checklistTitle(checklist) }), subtitle: assessment.organisation, language, audience: 'internal', letterhead, asOf: assessment.answeredOn, changedAt,
    orientation: 'landscape',
    blocks: [
      ...disclaimer(filled), facts(filled), ...alarmBlocks(filled), resultTable(filled), { block: 'paragraph', tone: 'note', text: t('checklists:paper.shareAbout') }, ...reasonBlock(filled),
      ...checklist.elements.flatMap((element): Block[] => [{ block: 'heading', level: 2, text: elementTitle(element) }, answersTable(filled, element, given)]),
      { block: 'signatures', places: [{ role: t('checklists:paper.signed'), ...(assessment.person === null ? {} : { name: assessment.person }) }] },
    ],
  }
}
