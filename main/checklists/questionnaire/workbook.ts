import type { Cell, Workbook, Worksheet } from 'exceljs'
import { answers, checklistTitle, type Checklist, type ChecklistRow } from '../../../shared/checklists.ts'
import { columnMark, dayRow, ownRow, personRow, rowMark, type ColumnName, type Identity } from '../../../shared/checklists/marks.ts'
import { formatDay } from '../../../shared/format.ts'
import { words } from '../../../shared/language.ts'
import type { Language } from '../../../shared/procedure.ts'
import { linesIn } from '../../press/cells.ts'
import { ink } from '../../press/style.ts'

/** What a firm is asked. */
export type Asked = { identity: Identity; checklist: Checklist; organisation: string; agency: string; language: Language; dueOn: string | null; /** Instant. */ at: string }

const argb = (colour: string) => ({ argb: `FF${colour.slice(1).toUpperCase()}` })
const fill = (colour: string) => ({ type: 'pattern', pattern: 'solid', fgColor: argb(colour) }) as const
const thin = { style: 'thin', color: argb(ink.hairline) } as const
const edges = { top: thin, bottom: thin, left: thin, right: thin }
/** Where the firm writes. */
const ours = '#fff7d6'
const lineHeight = 15

/** A cell that stays open in the protected sheet. */
function open(cell: Cell): void {
  cell.protection = { locked: false }
  cell.fill = fill(ours)
  cell.border = edges
  cell.alignment = { vertical: 'top', wrapText: true }
}

async function protect(sheet: Worksheet): Promise<void> {
  // without a password: it keeps from slips, and who must may lift it
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true })
}

function pageOf(sheet: Worksheet, title: string, landscape: boolean): void {
  sheet.pageSetup = {
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- A4; the enum exists in ExcelJS's types alone
    paperSize: 9, orientation: landscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 }, ...(landscape && { printTitlesRow: '2:2' }),
  }
  sheet.headerFooter = { oddFooter: `&L&8${title.replaceAll('&', '&&')}&R&8&P / &N` }
}

/** Marks stand in a first row that is hidden, those of rows in a first column that is. */
function markColumns(sheet: Worksheet, columns: readonly (ColumnName | null)[]): void {
  columns.forEach((name, index) => { if (name) sheet.getCell(1, index + 1).value = columnMark(name) })
  sheet.getRow(1).hidden = true
  sheet.getColumn(1).hidden = true
}

const startWidths = { label: 30, value: 62 }

/** A line over both columns. */
function say({ sheet, mark }: { sheet: Worksheet; mark: string }, text: string, font: Partial<Cell['font']> = {}): void {
  const row = sheet.addRow([mark])
  sheet.mergeCells(row.number, 2, row.number, 3)
  const cell = row.getCell(2)
  cell.value = text
  cell.font = { name: 'Calibri', size: 11, ...font }
  cell.alignment = { vertical: 'top', wrapText: true }
  row.height = Math.ceil(linesIn(text, startWidths.label + startWidths.value - 4) * lineHeight * ((font.size ?? 11) / 11)) + 4
}

function ask(sheet: Worksheet, mark: string, label: string): Cell {
  const row = sheet.addRow([mark, label])
  row.getCell(2).font = { name: 'Calibri', size: 11, bold: true }
  row.height = 22
  open(row.getCell(3))
  return row.getCell(3)
}

async function addStart(book: Workbook, { identity, checklist, organisation, agency, language, dueOn }: Asked): Promise<void> {
  const t = words(language)
  const sheet = book.addWorksheet(t('checklists:questionnaire.startSheet'), { views: [{ showGridLines: false }] })
  sheet.columns = [{ width: 4 }, { width: startWidths.label }, { width: startWidths.value }]
  markColumns(sheet, [null, 'question', 'answer'])
  const on = { sheet, mark: rowMark(identity, ownRow) }
  say(on, t('checklists:questionnaire.title', { checklist: checklistTitle(checklist) }), { size: 16, bold: true, color: argb(ink.heading) })
  say(on, checklist.name, { size: 12, color: argb(ink.quiet) })
  say(on, t('checklists:questionnaire.of', { organisation }), { bold: true })
  say(on, [t('checklists:questionnaire.from', { agency }), dueOn === null ? '' : t('checklists:questionnaire.due', { day: formatDay(dueOn) })].filter(Boolean).join(' '))
  say(on, t('checklists:disclaimer', { standard: checklist.standard }), { bold: true, color: argb(ink.warning) })
  if (!checklist.complete) say(on, checklist.note, { color: argb(ink.warning) })
  sheet.addRow([])
  say(on, t('checklists:questionnaire.how'), { bold: true, color: argb(ink.heading) })
  for (const step of ['answer', 'partly', 'notApplicable', 'return'] as const) say(on, `• ${t(`checklists:questionnaire.step.${step}`)}`)
  sheet.addRow([])
  ask(sheet, rowMark(identity, personRow), t('checklists:questionnaire.person')).numFmt = '@'
  const day = ask(sheet, rowMark(identity, dayRow), t('checklists:questionnaire.day'))
  day.numFmt = 'dd/mm/yyyy'
  day.alignment = { horizontal: 'left', vertical: 'top' }
  pageOf(sheet, checklistTitle(checklist), false)
  await protect(sheet)
}

const widths = { code: 9, question: 60, answer: 18, note: 40, evidence: 32, hint: 26 }
const order = ['code', 'question', 'answer', 'note', 'evidence', 'hint'] as const satisfies readonly ColumnName[]

function addQuestion(sheet: Worksheet, row: ChecklistRow, { identity, language }: Asked): void {
  const t = words(language)
  const hint = row.evidence.map(code => t(`checklists:evidence.${code}`)).join('; ')
  const line = sheet.addRow([rowMark(identity, row.code), row.code, row.question, null, null, null, hint])
  for (const [index, name] of order.entries()) {
    const cell = line.getCell(index + 2)
    if (name === 'answer' || name === 'note' || name === 'evidence') open(cell)
    else { cell.alignment = { vertical: 'top', wrapText: true }; cell.border = edges }
    if (name !== 'answer') cell.numFmt = '@'
    if (name === 'hint') cell.font = { name: 'Calibri', size: 9, color: argb(ink.quiet) }
  }
  const choices = answers.map(answer => t(`checklists:answer.${answer}`))
  line.getCell(4).dataValidation = {
    type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`], showErrorMessage: true, errorStyle: 'stop',
    errorTitle: t('checklists:questionnaire.column.answer'), error: t('checklists:questionnaire.choose', { choices: choices.join(', ') }),
  }
  line.height = Math.max(2, linesIn(row.question, widths.question - 4), linesIn(hint, widths.hint - 2)) * lineHeight + 4
}

async function addQuestions(book: Workbook, asked: Asked): Promise<void> {
  const { checklist, language } = asked
  const t = words(language)
  const sheet = book.addWorksheet(t('checklists:questionnaire.questionsSheet'), { views: [{ state: 'frozen', xSplit: 3, ySplit: 2, showGridLines: false }] })
  sheet.columns = [{ width: 4 }, ...order.map(name => ({ width: widths[name] }))]
  markColumns(sheet, [null, ...order])
  const head = sheet.addRow(['', ...order.map(name => t(`checklists:questionnaire.column.${name}`))])
  head.height = 32
  head.eachCell((cell, column) => {
    if (column === 1) return
    cell.font = { name: 'Calibri', size: 11, bold: true, color: argb(ink.heading) }
    cell.fill = fill(ink.headerFill)
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.border = { bottom: { style: 'thin', color: argb(ink.rule) } }
  })
  for (const element of checklist.elements) {
    const row = sheet.addRow([rowMark(asked.identity, ownRow), '', `${element.code} · ${element.name}`])
    row.getCell(3).font = { name: 'Calibri', size: 12, bold: true, color: argb(ink.heading) }
    row.height = 24
    row.getCell(3).alignment = { vertical: 'bottom' }
    for (const one of element.rows) addQuestion(sheet, one, asked)
  }
  pageOf(sheet, `${checklistTitle(checklist)} · ${asked.organisation}`, true)
  await protect(sheet)
}

/** The questionnaire of a firm as a protected workbook: open are the cells in which it answers; beside each row stands, hidden, whose and which it is. */
export async function questionnaireWorkbook(asked: Asked): Promise<Uint8Array> {
  const { default: { Workbook: Book } } = await import('exceljs')
  const book = new Book()
  book.title = checklistTitle(asked.checklist)
  book.creator = ''
  book.lastModifiedBy = ''
  book.created = book.modified = new Date(asked.at)
  await addStart(book, asked)
  await addQuestions(book, asked)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
