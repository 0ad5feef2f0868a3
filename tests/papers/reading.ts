import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as sheetjs from '@e965/xlsx'

/** Whether a program of the system is there: what it reads is a second opinion. */
export const installed = (program: string) => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined

/** The text of a PDF by poppler, a page each. */
export const popplerPages = (path: string) => execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)

/** A PDF as pdfjs-dist reads it, which is another program than the one that wrote it. */
export async function readPdf(path: string) {
  const document = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  const pages: string[] = []
  const operators: number[] = []
  let missingGlyphs = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const list = await page.getOperatorList()
    list.fnArray.forEach((operator, i) => {
      operators.push(operator)
      if (operator === OPS.showText) missingGlyphs += zeros(list.argsArray[i])
    })
  }
  const { info } = await document.getMetadata()
  return { pages, text: pages.join('\n'), operators, missingGlyphs, info: Object.fromEntries(Object.entries(info)), outline: await document.getOutline() }
}

/** Glyph 0 of a font is the empty box: pdfjs hands on the code as it stands in the file, which for our fonts is the glyph's number. */
function zeros(args: unknown): number {
  return JSON.stringify(args).match(/"originalCharCode":0[,}]/g)?.length ?? 0
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
