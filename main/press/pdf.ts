import { sep } from 'node:path'
import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { Refused } from '../../shared/errors.ts'
import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Paper } from '../../shared/paper.ts'
import { audienceWords, runningHead } from './furniture.ts'
import { familyOf, fontFiles, fontsFolder, textWidth } from './fonts.ts'
import { readLogo } from './logo.ts'
import { setBlocks, type Setting } from './pdfBlocks.ts'
import { ink, page, styles } from './style.ts'
import { refuseMissing, typesetter, type SetText, type Typesetter } from './text.ts'

/** Rows that were read; `of` is null while pdfmake sets the pages, which it does in one go. */
export type PrintProgress = (done: number, of: number | null) => void
export type PdfOptions = { acceptMissing?: boolean | undefined; onProgress?: PrintProgress | undefined }

/** Nodes belong to pdfmake once they are given to it: a text that stands on every page is copied. */
const copy = (text: SetText): SetText => (typeof text === 'string' ? text : text.map(run => ({ ...run })))

function letterhead(paper: Paper, setter: Typesetter, width: number): Content[] {
  const { agency, lines, logo } = paper.letterhead
  const address = lines.map((line): Content => ({ text: setter.set(line, agency), style: 'address' }))
  const name: Column = { stack: [{ text: setter.set(agency, agency), style: 'agency' }, ...address], width: '*' }
  const picture = (url: string): Column => ({ stack: [{ image: readLogo(url).url, fit: [120, 46] }], width: 'auto' })
  const columns = logo === null ? [name] : [picture(logo), name]
  return [
    { columns, columnGap: 14 },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.8, lineColor: ink.rule }], margin: [0, 7, 0, 14] },
  ]
}

function titles(paper: Paper, setter: Typesetter, asOf: string | null): Content[] {
  return [
    { text: setter.set(paper.title, paper.title), style: 'title', outline: true, outlineText: setter.plain(paper.title), outlineExpanded: true, id: 'title' },
    ...(paper.subtitle ? [{ text: setter.set(paper.subtitle, paper.title), style: 'subtitle', margin: [0, 1, 0, 0] as [number, number, number, number] }] : []),
    ...(asOf === null ? [] : [{ text: setter.set(asOf, paper.title), style: 'asOf', margin: [0, 3, 0, 0] as [number, number, number, number] }]),
    { text: '', fontSize: 2, margin: [0, 5, 0, 0] },
  ]
}

/** A watermark is one piece of text: the font that holds most of it sets it. */
function watermark(paper: Paper, setter: Typesetter): TDocumentDefinitions['watermark'] | undefined {
  if (!paper.watermark) return undefined
  setter.set(paper.watermark, paper.watermark)
  const text = setter.plain(paper.watermark)
  const foreign = [...text].map(character => familyOf(character.codePointAt(0) ?? 0)).find(family => family !== null && family !== 'NotoSans')
  return { text, font: foreign ?? 'NotoSans', color: ink.quiet, opacity: 0.1, bold: true, fontSize: Math.min(96, 480_000 / textWidth(text, true)) }
}

/** Points that a heading needs on its page: for itself, and a table's header with a row, or two lines, below it. */
const belowHeading = 80

/**
 * No heading at the foot of a page. (What pdfmake says of the nodes that follow is wrong for tables, whose first rows it keeps
 * together: it tells the page on which they did not fit.)
 */
const keepHeadings: NonNullable<TDocumentDefinitions['pageBreakBefore']> = ({ headlineLevel, startPosition }) =>
  headlineLevel !== undefined && (1 - startPosition.verticalRatio) * startPosition.pageInnerHeight < belowHeading

/** Each such heading sets the whole paper again. */
const triesLayoutAgain = (paper: Paper) =>
  paper.blocks.every(block => block.block !== 'table' || block.rowCount <= 300) && paper.blocks.length < 400

/** Letters in one file are sent each by itself. */
const isLetters = ({ blocks }: Paper) => blocks.some(block => block.block === 'pageBreak' && block.letterhead)

type Counted = { pages: number }

function definition(paper: Paper, setting: Setting, counted: Counted): TDocumentDefinitions {
  const t = words(paper.language)
  const setter = setting.typesetter
  const { margins } = page[paper.orientation]
  const [left, , right] = margins
  const asOf = paper.asOf === null ? null : t('papers:asOf', { day: formatDay(paper.asOf) })
  const mark = watermark(paper, setter)
  const running = setter.set(runningHead(paper), paper.title)
  const foot = setter.set([paper.title, asOf, audienceWords(paper)].filter(Boolean).join(' · '), paper.title)
  const letters = isLetters(paper)
  const content = [...setting.letterhead(), ...titles(paper, setter, asOf), ...setBlocks(paper.blocks, setting)]
  return {
    content, styles, defaultStyle: { font: 'NotoSans', fontSize: 9.5, color: ink.text, lineHeight: 1.08 },
    pageSize: 'A4', pageOrientation: paper.orientation, pageMargins: [...margins],
    version: '1.7', language: paper.language === 'it' ? 'it-IT' : 'en-GB', displayTitle: true,
    // The document's id is a hash of these alone, so that two prints of the same data are the same bytes.
    info: { title: setter.plain(paper.title), creator: 'Cooperate Desk', producer: 'Cooperate Desk', creationDate: new Date(paper.changedAt) },
    ...(mark && { watermark: mark }),
    header: number => (number === 1 || letters ? null : { text: copy(running), style: 'furniture', margin: [left, 24, right, 0] }),
    footer: (number, pages) => {
      counted.pages = pages
      if (letters) return null
      return { columns: [
        { text: copy(foot), style: 'furniture', width: '*' },
        { text: t('papers:page', { page: number, pages }), style: 'furniture', alignment: 'right', width: 'auto' },
      ], style: 'furniture', columnGap: 12, margin: [left, 16, right, 0] }
    },
    ...(triesLayoutAgain(paper) && { pageBreakBefore: keepHeadings }),
  }
}

function settingOf(paper: Paper, onProgress: PrintProgress | undefined): Setting {
  const { width, height, margins: [left, top, right, bottom] } = page[paper.orientation]
  const setter = typesetter()
  return {
    typesetter: setter, letterhead: () => letterhead(paper, setter, width - left - right), language: paper.language, width: width - left - right, height: height - top - bottom, numbered: paper.numberedLines ? { lines: 0 } : null, rows: 0, bookmarks: [], headings: 0,
    onlyTable: paper.blocks.filter(block => block.block === 'table' || block.block === 'chart').length === 1,
    onRows: (done, of) => onProgress?.(done, of),
  }
}

/** pdfmake, loaded when the first PDF is printed, allowed to read our fonts and nothing else, on disk or elsewhere. */
async function loadPdfmake() {
  const { default: pdfmake } = await import('pdfmake')
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(path => path.startsWith(fontsFolder.endsWith(sep) ? fontsFolder : fontsFolder + sep))
  pdfmake.setFonts(structuredClone(fontFiles))
  return pdfmake
}

const isOfLogo = (error: unknown) => error instanceof Error && error.message.startsWith('Invalid image')

/**
 * Prints a paper as PDF. It claims no accessibility: pdfmake's `tagged` writes an empty structure, so it is never set.
 * @throws Refused `too-many-rows`, `missing-glyphs`, `block-not-printable`, `logo-unreadable`
 */
export async function printPdf(paper: Paper, { acceptMissing = false, onProgress }: PdfOptions = {}): Promise<{ bytes: Buffer; pages: number; rows: number }> {
  const setting = settingOf(paper, onProgress)
  const counted: Counted = { pages: 0 }
  const document = definition(paper, setting, counted)
  refuseMissing(setting.typesetter.missing, acceptMissing)
  onProgress?.(setting.rows, null)
  const pdfmake = await loadPdfmake()
  try {
    const bytes = await pdfmake.createPdf(document).getBuffer()
    return { bytes, pages: counted.pages, rows: setting.rows }
  } catch (error) {
    if (isOfLogo(error)) throw new Refused('logo-unreadable', {})
    throw error
  }
}
