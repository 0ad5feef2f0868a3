import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as sheetjs from '@e965/xlsx'

/** Whether a program of the system is there: what it reads is a second opinion. */
export const installed = (program: string) => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined

/** The text of a PDF by poppler, a page each. */
export const popplerPages = (path: string) => execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)

/** A PDF as pdfjs-dist reads it, which is another program than the one that wrote it. */
export async function readPdf(path: string, { withOperators = false } = {}) {
  const bytes = readFileSync(path)
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  const operators: number[] = []
  const rounds: number[] = []
  const bars: number[] = []
  let size: [width: number, height: number] = [0, 0]
  let collisions = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const [, , right = 0, top = 0] = page.view
    if (number === 1) size = [right, top]
    collisions += collisionsOf(items.flatMap(item => ('str' in item && item.str.trim() ? [boxOf(item)] : [])), right)
    if (!withOperators) continue
    const { fnArray, argsArray } = await page.getOperatorList()
    operators.push(...fnArray)
    bars.push(...argsArray.flatMap((args, at) => (fnArray[at] === OPS.constructPath ? barOf(args as unknown[]) : [])))
    rounds.push(fnArray.filter((operator, at) => operator === OPS.constructPath && isRound(argsArray[at] as unknown[])).length)
  }
  const { info } = await document.getMetadata()
  return { size, pages, text: pages.join('\n'), operators, rounds, bars, collisions, missingGlyphs: emptyBoxes(bytes), info: Object.fromEntries(Object.entries(info)), outline: await document.getOutline() }
}

/** The length of a bar of a chart: a filled path as high as those are. */
function barOf([filled, , box]: unknown[]): number[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = box instanceof Float32Array ? box : []
  return filled === OPS.fill && Math.abs(top - bottom - 11) < 0.01 ? [right - left] : []
}

/** Numbers behind each step of a path: to a point, in a line, in a curve, in a quadratic one, and back. */
const stepLengths = [2, 2, 6, 4, 0]

/** Whether a drawn path goes by curves: of our papers only a circle does, since the letters are text. */
function isRound([, steps]: unknown[]): boolean {
  const [path] = steps as unknown[]
  if (!(path instanceof Float32Array)) return false
  for (let at = 0; at < path.length; at += 1 + (stepLengths[path[at] ?? 0] ?? 0)) if (path[at] === 2) return true
  return false
}

type Box = { x: number; y: number; end: number }
/** The transform's last two numbers are where a text stands. */
const boxOf = ({ transform, width }: { transform: unknown[]; width: number }): Box => {
  const [x, y] = transform.slice(4).map(Number)
  return { x: x ?? 0, y: y ?? 0, end: (x ?? 0) + width }
}

/** Texts that run into their right neighbour on the same line, or out of the page. */
function collisionsOf(boxes: readonly Box[], right: number): number {
  return boxes.filter(box => box.end > right - 30
    || boxes.some(other => other !== box && Math.abs(other.y - box.y) < 2 && other.x >= box.x && other.x < box.end - 0.5)).length
}

/**
 * Text that is read back does not show missing glyphs: a font's glyph 0 is the empty box. Our fonts are embedded with two bytes a
 * glyph, its number in the font, so the pages' own streams are looked through.
 */
function emptyBoxes(pdf: Buffer): number {
  const streams = pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)
  const shown = [...streams].flatMap(([, body]) => [...inflated(body ?? '').matchAll(/\[(<[^\]]*)\] TJ/g)].flatMap(([, text]) => [...(text ?? '').matchAll(/<([0-9a-f]*)>/g)]))
  if (!shown.length) throw new Error('No text was found in the PDF')
  return shown.flatMap(([, codes]) => codes?.match(/.{4}/g) ?? []).filter(code => code === '0000').length
}

function inflated(body: string): string {
  try { return inflateSync(Buffer.from(body, 'latin1')).toString('latin1') } catch { return '' }
}

/** A workbook as SheetJS reads it: sheet → rows of cells. */
export function readWorkbook(path: string) {
  const book = sheetjs.read(readFileSync(path), { cellDates: false, cellNF: true, cellStyles: true })
  const rows = (name: string) => {
    const sheet = book.Sheets[name]
    if (!sheet) throw new Error(`No sheet ${name} in ${book.SheetNames.join(', ')}`)
    return sheetjs.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null })
  }
  return { names: book.SheetNames, rows, sheet: (name: string) => book.Sheets[name] ?? {}, properties: book.Props ?? {}, text: book.SheetNames.map(name => JSON.stringify(rows(name))).join('\n') }
}

const zip = (path: string) => sheetjs.CFB.read(readFileSync(path), { type: 'buffer' })
/** The names of a workbook's parts. */
export const partsOf = (path: string) => zip(path).FullPaths.map((name: string) => name.replace(/^Root Entry\//, ''))
/** Every part of a workbook as text, with its name. */
export function everyPart(path: string): string {
  const { FullPaths, FileIndex } = zip(path) as { FullPaths: string[]; FileIndex: { content?: Uint8Array }[] }
  return FileIndex.map(({ content }, index) => `${FullPaths[index] ?? ''}\n${content ? Buffer.from(content).toString('utf8') : ''}`).join('\n')
}

/** One part of a workbook as text. */
export function partOf(path: string, name: string): string {
  const part = zip(path).FileIndex[partsOf(path).indexOf(name)]
  if (!part) throw new Error(`No ${name} in ${partsOf(path).join(', ')}`)
  return Buffer.from(part.content).toString('utf8')
}
