import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { Refused } from '../../shared/errors.ts'
import type { ForeignSheet, ForeignWorkbook } from '../../shared/import/sheet.ts'
import { shapeOf } from './format.ts'
import type { ReaderLimits } from './limits.ts'
import { factorsKept, markHidden } from './ods.ts'
import { decode, readSeparated } from './text.ts'
import { holdLinks, optionsFor, readMarkup, readOld, readZipped } from './workbook.ts'
import { repack, unpack, type Part } from './zip.ts'

type Read = { format: ForeignWorkbook['format']; sheets: ForeignSheet[] }

const unreadable = (reason: 'empty' | 'format' | 'damaged' | 'truncated' | 'access') => new Refused('unreadable-file', { reason })

/** Reads a file as it lies on disk; runs in the reader's worker. See `readForeign` for the refusals. */
export async function parseFile(file: string, limits: ReaderLimits): Promise<ForeignWorkbook> {
  const bytes = bytesOf(file, limits)
  const { format, sheets } = await parseBytes(bytes, basename(file, extname(file)), limits, true)
  for (const sheet of sheets) checkSize(sheet, limits)
  return { format, sheets, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Reads tab-separated text as one sheet of that name. */
export function parseText(text: string, name: string, limits: ReaderLimits): ForeignWorkbook {
  const sheet = readSeparated(text, name, '\t')
  checkSize(sheet, limits)
  const bytes = Buffer.from(text)
  return { format: 'csv', sheets: [sheet], bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The bytes of a file. @throws Refused `missing`, `unreadable-file`, `file-too-large` */
export function bytesOf(file: string, limits: ReaderLimits): Buffer {
  try {
    const { size } = statSync(file)
    if (size > limits.packed) throw new Refused('file-too-large', { limit: 'packed', bytes: size, max: limits.packed })
    const bytes = readFileSync(file)
    if (bytes.length === 0) throw unreadable('empty')
    return bytes
  } catch (error) {
    if (error instanceof Refused) throw error
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? new Refused('missing', { name: basename(file) }) : unreadable('access')
  }
}

async function parseBytes(bytes: Buffer, name: string, limits: ReaderLimits, outermost: boolean): Promise<Read> {
  switch (shapeOf(bytes)) {
    case 'encrypted': throw new Refused('file-encrypted')
    case 'unknown': throw unreadable('format')
    case 'zip': return parseZip(bytes, limits, outermost)
    case 'xls': return { format: 'xls', sheets: await readOld(bytes) }
    case 'text': return { format: 'csv', sheets: [readSeparated(decode(bytes), name)] }
    case 'markup': {
      const text = decode(bytes)
      return { format: text.slice(0, 4096).includes('opendocument') ? 'ods' : 'xls', sheets: readMarkup(factorsKept(text)) }
    }
  }
}

async function parseZip(bytes: Buffer, limits: ReaderLimits, outermost: boolean): Promise<Read> {
  const parts = unpack(bytes, limits.unpacked)
  const part = (name: string): Part | undefined => parts.find((candidate) => candidate.name === name)
  const content = part('content.xml')
  if (content) {
    if (part('META-INF/manifest.xml')?.bytes.includes('encryption-data')) throw new Refused('file-encrypted')
    if (part('mimetype') && !part('mimetype')?.bytes.includes('spreadsheet')) throw unreadable('format')
    // The library wants a part that the standard lets be absent.
    const styles = part('styles.xml') ? [] : [{ name: 'styles.xml', bytes: Buffer.from('<office:document-styles/>') }]
    const kept = parts.map((one) => (one.bytes.includes('number:display-factor=') ? { name: one.name, bytes: Buffer.from(factorsKept(one.bytes.toString('utf8'))) } : one))
    const sheets = readZipped(repack([...kept, ...styles]), { dense: true, cellFormula: holdLinks(content.bytes), cellNF: true, cellText: false })
    const hides = content.bytes.includes('table:visibility=') || content.bytes.includes('table:display="false"')
    return { format: 'ods', sheets: hides ? markHidden(content.bytes.toString('utf8'), sheets) : sheets }
  }
  if (part('[Content_Types].xml')) return { format: 'xlsx', sheets: readZipped(repack(parts), optionsFor(parts)) }
  // A list that was zipped for sending.
  const lists = parts.filter(({ name }) => /\.(xlsx|xlsm|ods|xls|csv)$/i.test(name) && !name.startsWith('__MACOSX/'))
  if (!outermost || lists.length !== 1 || !lists[0]) throw unreadable('format')
  return parseBytes(lists[0].bytes, basename(lists[0].name, extname(lists[0].name)), limits, false)
}

function checkSize(sheet: ForeignSheet, limits: ReaderLimits): void {
  if (sheet.rows.length > limits.rows) throw new Refused('reader-limit', { limit: 'rows', max: limits.rows })
  if (sheet.width > limits.columns) throw new Refused('reader-limit', { limit: 'columns', max: limits.columns })
}

/** The library says what is wrong in English words only; everything it throws is a file that cannot be read. */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error
  const words = error instanceof Error ? error.message : ''
  if (/password|encrypt/i.test(words)) return new Refused('file-encrypted')
  return unreadable(/workbook|Unsupported|spreadsheet/i.test(words) ? 'format' : 'damaged')
}
