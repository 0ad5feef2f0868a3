import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Fontkits from 'fontkit'
import { root } from '../root.ts'

/** The fonts that the app carries, all under the SIL Open Font License (texts beside them). */
export const fontsFolder = fileURLToPath(new URL('resources/fonts/', root))

export type Family = 'NotoSans' | 'NotoSansMath' | 'NotoSansSymbols2' | 'NotoSansSC'

const file = (name: string) => join(fontsFolder, `${name}.ttf`)
const oneStyle = (name: string) => ({ normal: file(name), bold: file(name), italics: file(name), bolditalics: file(name) })

/** For the PDF printer, which opens a file when its first glyph is set. Symbols and Chinese are carried in one weight. */
export const fontFiles: Record<Family, { normal: string; bold: string; italics: string; bolditalics: string }> = {
  NotoSans: { normal: file('NotoSans-Regular'), bold: file('NotoSans-Bold'), italics: file('NotoSans-Italic'), bolditalics: file('NotoSans-BoldItalic') },
  NotoSansMath: oneStyle('NotoSansMath-Regular'),
  NotoSansSymbols2: oneStyle('NotoSansSymbols2-Regular'),
  NotoSansSC: oneStyle('NotoSansSC-Regular'),
}

/** Printed, where the person accepts it, for a character that no font holds. */
export const replacement = '\u{FFFD}'

/** The same character as Unicode code point and as it is reported. */
export type MissingGlyph = {
  character: string
  /** `U+1F600`. */
  code: string
  /** Where it stands first: a heading, a label, or sheet, column and row of a table. */
  where: string
  count: number
}

/** Characters that no font holds, as a paper's texts are set one after another. */
export type Missing = Map<string, MissingGlyph>

export type Run = { text: string; font: Family }

type Fontkit = typeof Fontkits
const isFontkit = (module: unknown): module is Fontkit => typeof module === 'object' && module !== null && 'openSync' in module

let fontkit: Fontkit | undefined

/**
 * Loaded for the first glyph, since it takes 28 MB, which workbooks do without; and by `require`, which gives the build that
 * pdfmake uses too, where `import` would give a second one.
 */
function loadFontkit(): Fontkit {
  if (!fontkit) {
    const loaded: unknown = createRequire(import.meta.url)('fontkit')
    if (!isFontkit(loaded)) throw new Error('fontkit is not what it was')
    fontkit = loaded
  }
  return fontkit
}

const opened = new Map<string, Fontkits.Font>()

/** A font of ours, read once. The Chinese one has 10 MB: it is asked last, and only for what may be in it. */
function open(path: string): Fontkits.Font {
  let font = opened.get(path)
  if (!font) {
    const read = loadFontkit().openSync(path)
    if (!('hasGlyphForCodePoint' in read)) throw new Error(`${path} is a collection of fonts`)
    opened.set(path, (font = read))
  }
  return font
}

/**
 * Where the special fonts are asked. Noto Sans Math also has Arabic letters, but without their joined forms; symbols stand in
 * these blocks: punctuation to arrows and shapes, mathematical letters, pictures.
 */
const symbolBlocks = (code: number) => (code >= 0x2000 && code < 0x2c00) || (code >= 0x1d400 && code < 0x1d800) || (code >= 0x1f000 && code < 0x1fb00)

const families = new Map<number, Family | null>()

/** The shipped font that holds a code point; null when none does. */
export function familyOf(code: number): Family | null {
  let family = families.get(code)
  if (family === undefined) {
    const candidates: Family[] = symbolBlocks(code) ? ['NotoSans', 'NotoSansMath', 'NotoSansSymbols2', 'NotoSansSC'] : ['NotoSans', 'NotoSansSC']
    family = candidates.find(name => open(fontFiles[name].normal).hasGlyphForCodePoint(code)) ?? null
    families.set(code, family)
  }
  return family
}

/** Characters without a picture of their own, that could change the text around them, or that NFC would change. */
const notPlain = /[\p{M}\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
const unknown = -2
const slow = -1

type Advances = { path: string; of: Int16Array }
const regular: Advances = { path: fontFiles.NotoSans.normal, of: new Int16Array(0x2200).fill(unknown) }
const bold: Advances = { path: fontFiles.NotoSans.bold, of: new Int16Array(0x2200).fill(unknown) }

/** Advance of a UTF-16 unit in thousandths of the size, or `slow` where it needs looking at. */
function advance(table: Advances, unit: number): number {
  const known = table.of[unit] ?? slow
  if (known !== unknown) return known
  const character = String.fromCharCode(unit)
  const font = open(table.path)
  const plain = font.hasGlyphForCodePoint(unit) && !notPlain.test(character) && character.normalize('NFC') === character
  return (table.of[unit] = plain ? Math.round(font.glyphForCodePoint(unit).advanceWidth * 1000 / font.unitsPerEm) : slow)
}

/**
 * The fast path, which nearly every text takes: its width in thousandths of the size when Noto Sans holds all of it and nothing
 * has to be cleaned; −1 otherwise.
 */
export function plainWidth(text: string, heavy = false): number {
  const table = heavy ? bold : regular
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const one = advance(table, text.charCodeAt(i))
    if (one < 0) return slow
    width += one
  }
  return width
}

/** Width of any text in thousandths of the size, as its runs are set (without kerning: a little more than printed). */
export function textWidth(text: string, heavy = false): number {
  const plain = plainWidth(text, heavy)
  if (plain >= 0) return plain
  let width = 0
  for (const character of cleanText(text)) {
    const code = character.codePointAt(0) ?? 0
    const family = familyOf(code) ?? 'NotoSans'
    const font = open(heavy ? fontFiles[family].bold : fontFiles[family].normal)
    width += font.glyphForCodePoint(code).advanceWidth * 1000 / font.unitsPerEm
  }
  return Math.ceil(width)
}

/** Text as it is set: composed (NFC), line ends as `\n`, tabs as blanks, without control and invisible characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
}

/**
 * Splits a text by which shipped font holds its glyphs; a combining accent stays with its letter, a blank with its word. What no font holds is counted
 * in `missing` and replaced.
 */
export function runsOf(text: string, missing: Missing, where: string): Run[] {
  if (plainWidth(text) >= 0) return [{ text, font: 'NotoSans' }]
  const runs: Run[] = []
  for (const original of cleanText(text)) {
    const last = runs.at(-1)
    const found = original === '\n' ? (last?.font ?? 'NotoSans') : familyOf(original.codePointAt(0) ?? 0)
    if (found === null) report(missing, original, where)
    const family = found ?? 'NotoSans'
    const character = found === null ? replacement : original
    if (last && (last.font === family || (/[\p{M} ]/u.test(character) && holds(last.font, character)))) last.text += character
    else runs.push({ text: character, font: family })
  }
  return runs.length ? runs : [{ text: '', font: 'NotoSans' }]
}

const holds = (family: Family, character: string) => open(fontFiles[family].normal).hasGlyphForCodePoint(character.codePointAt(0) ?? 0)

function report(missing: Missing, character: string, where: string): void {
  const known = missing.get(character)
  if (known) { known.count++; return }
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  missing.set(character, { character, code, where, count: 1 })
}
