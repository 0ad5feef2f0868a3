import { writeFile } from 'node:fs/promises'
import { Document, Footer, Header, ImageRun, LevelFormat, LevelSuffix, LineRuleType, Packer, PageNumber, Paragraph, TabStopType, TextRun, convertInchesToTwip, type IContext, type INumberingOptions, type IRunOptions, type IXmlableObject } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { formatDay } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { Paper } from '../../shared/paper.ts'
import { audienceWords, runningHead } from './furniture.ts'
import { cleanText } from './fonts.ts'
import { readLogo } from './logo.ts'
import { page } from './style.ts'
import { colour, listNamed, outline, runs, wordParagraphs, wordSetting, type WordSetting } from './wordBlocks.ts'
import { setZipDates } from './zipDates.ts'

const furniture: IRunOptions = { size: 16, color: colour('quiet') }
const twips = (points: number) => Math.round(points * 20)

/** Who signs it, what it is, of which day. */
function head(paper: Paper): Paragraph[] {
  const { letterhead: { agency, lines, logo }, title, subtitle, asOf, language } = paper
  const about = [asOf === null ? '' : words(language)('papers:asOf', { day: formatDay(asOf) }), paper.watermark ?? ''].filter(Boolean).join(' · ')
  return [
    ...(logo === null ? [] : [new Paragraph({ children: [picture(logo)] })]), new Paragraph({ spacing: { after: 0 }, children: runs(agency, { bold: true, color: colour('heading') }) }),
    ...lines.map(line => new Paragraph({ spacing: { after: 0 }, children: runs(line, furniture) })),
    new Paragraph({ heading: 'Title', children: runs(title) }), ...(subtitle ? [new Paragraph({ children: runs(subtitle, { size: 24 }) })] : []), ...(about ? [new Paragraph({ children: runs(about, { color: colour('quiet') }) })] : []),
  ]
}

function picture(url: string): ImageRun {
  const { bytes, kind, width, height } = readLogo(url)
  const scale = Math.min(160 / width, 60 / height, 1)
  return new ImageRun({ type: kind === 'png' ? 'png' : 'jpg', data: bytes, transformation: { width: width * scale, height: height * scale } })
}

/** The library names the mark by chance, and two prints of the same data shall be the same bytes. */
class DraftMark extends TextWatermark {
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const made = super.prepForXml(context)
    return made && (JSON.parse(JSON.stringify(made).replace(/(PowerPlusWaterMarkObject)[\w-]+/, '$11')) as IXmlableObject)
  }
}

/** Above and below each page: whose paper, the draft's mark, for whom, and the count of pages. */
function furnitureOf(paper: Paper): { headers: { default: Header }; footers: { default: Footer } } {
  const { title, watermark, orientation, language } = paper
  const { width, margins: [left, , right] } = page[orientation]
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(width - left - right) }]
  const ends = (start: string, end: TextRun[]) => [...runs(start, furniture), new TextRun({ children: ['\t'] }), ...end]
  // the words around the numbers are the language's, the numbers Word's fields
  const pages = words(language)('papers:page', { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES }).split(new RegExp(`(${PageNumber.CURRENT}|${PageNumber.TOTAL_PAGES})`))
  return {
    headers: { default: new Header({ children: [new Paragraph({ tabStops, children: [...ends(runningHead(paper), watermark ? runs(watermark, { ...furniture, bold: true }) : []), ...(watermark ? [new DraftMark({ text: cleanText(watermark), color: 'silver' })] : [])] })] }) },
    footers: { default: new Footer({ children: [new Paragraph({ tabStops, children: ends([title, audienceWords(paper)].filter(Boolean).join(' · '), [new TextRun({ ...furniture, children: pages })]) })] }) },
  }
}

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/** The outline's numbers (`2.1`), and one list for each list of the text. */
function numbering({ lists }: WordSetting): INumberingOptions {
  const numbers = levels.slice(0, 6).map(level => ({
    level, format: LevelFormat.DECIMAL, text: levels.slice(0, level + 1).map(one => `%${one + 1}`).join('.'), suffix: LevelSuffix.SPACE, style: { paragraph: { indent: { left: 0, hanging: 0 } } },
  }))
  const points = (start: number) => levels.map(level => ({
    level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start, style: { paragraph: { indent: { left: convertInchesToTwip(0.25) * (level + 1), hanging: convertInchesToTwip(0.25) } } },
  }))
  return { config: [{ reference: outline, levels: numbers }, ...lists.map((start, index) => ({ reference: listNamed(index), levels: points(start) }))] }
}

/** Ten percent between lines. */
const lines = { line: 264, lineRule: LineRuleType.AUTO }
const headingStyle = (size: number) => ({ run: { size, bold: true, color: colour('heading') }, paragraph: { keepNext: true, spacing: { before: 240, after: 80, ...lines } } })

function documentOf(paper: Paper): Document {
  const { language, orientation, blocks } = paper
  const setting = wordSetting(paper)
  const { width, height, margins: [left, top, right, bottom] } = page[orientation]
  const children = [...head(paper), ...blocks.flatMap(block => wordParagraphs(block, setting))]
  const date = new Date(setting.date)
  return new Document({
    features: { trackRevisions: true }, numbering: numbering(setting),
    comments: { children: setting.comments.map((remark, id) => ({ id, author: setting.author, date, children: [new Paragraph({ children: runs(remark) })] })) },
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, color: colour('text'), language: { value: language === 'it' ? 'it-IT' : 'en-GB' } }, paragraph: { spacing: { after: 100, ...lines } } },
        title: { run: { size: 36, bold: true, color: colour('heading') }, paragraph: { spacing: { before: 200, after: 60, ...lines } } },
        heading1: headingStyle(28), heading2: headingStyle(25), heading3: headingStyle(23), heading4: headingStyle(22), heading5: headingStyle(22), heading6: headingStyle(22),
      },
    },
    sections: [{ properties: { page: { size: { width: twips(width), height: twips(height) }, margin: { left: twips(left), top: twips(top + 14), right: twips(right), bottom: twips(bottom + 14), header: twips(24), footer: twips(24) } } }, ...furnitureOf(paper), children }],
  })
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The file's own properties: the library writes the time of printing, and two prints of the same data shall be the same bytes. */
function properties({ title, changedAt, letterhead }: Paper): string {
  const at = `${changedAt.slice(0, 19)}Z`
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  const spaces = ['xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:dcterms="http://purl.org/dc/terms/"', 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"']
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${spaces.join(' ')}><dc:title>${escaped(cleanText(title))}</dc:title><dc:creator>${escaped(cleanText(letterhead.agency))}</dc:creator>${time('created')}${time('modified')}</cp:coreProperties>`
}

/**
 * Prints a paper that is a text as a Word file: to be commented and changed, with the changes tracked from the first key on.
 * @throws Refused `block-not-printable`, `logo-unreadable`
 */
export async function printWord(paper: Paper, path: string): Promise<void> {
  await writeFile(path, await Packer.toBuffer(documentOf(paper), undefined, [{ path: 'docProps/core.xml', data: properties(paper) }]))
  await setZipDates(path, new Date(paper.changedAt))
}
