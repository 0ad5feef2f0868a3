import { claimsOf, enough, saysWhose } from './header.ts'
import { cellAt, kinds, oneLine, type ForeignRow, type ForeignSheet } from './sheet.ts'
import { isImportFigure } from '../members.ts'

/** Where headings stand: indexes into `sheet.rows` (-1 = there are none), `label` the lowest with words; texts by column. */
type Headings = { first: number; label: number; last: number; texts: string[]; fields: number }
/** The headings of a list, and what a title above them says of its amounts: `migliaia di euro`; empty where none does. */
export type Heading = Headings & { titleUnit: string }

/** Titles are seldom longer than this. */
const deepest = 60

const textsOf = (row: ForeignRow, width: number): string[] => Array.from({ length: width }, (_, column) => oneLine(cellAt(row, column).text))

/** What parts figures below their heading: years, men and women, at home and abroad, and their sum. */
const figuresPart = /^((19|20)\d\d|m|f|tot\.?|totale|total|complessiv[oi]|uomini|donne|maschi|femmine|men|women|males?|females?|italia|italy|estero|export|ue|extra[ -]?ue|eu|extra[ -]?eu|domestic|foreign|full[ -]?time|part[ -]?time)$/i

/** The texts of a row of group headings: what is merged counts for each of its columns. */
function groupTexts(sheet: ForeignSheet, row: ForeignRow, below: readonly string[]): string[] {
  const texts = textsOf(row, sheet.width)
  for (const { top, left, bottom, right } of sheet.merges) {
    if (top > row.row || bottom < row.row) continue
    for (let column = left + 1; column <= Math.min(right, sheet.width - 1); column++) texts[column] ||= texts[left] ?? ''
  }
  // Where nothing is merged (.csv), parts below a heading still belong to it.
  for (let column = 1; column < sheet.width; column++) {
    if (texts[column] === '' && figuresPart.test(below[column] ?? '')) texts[column] = texts[column - 1] ?? ''
  }
  return texts
}

const scoreOf = (header: string) => (header === '' ? 0 : (claimsOf(header)[0]?.score ?? 0))

/** Fields that headings name, each counted once by its best column. */
function rate(texts: readonly string[]): { fields: number; score: number } {
  const best = new Map<string, number>()
  for (const text of texts) {
    const claim = text === '' || text.length > 80 ? undefined : claimsOf(text)[0]
    if (claim && claim.score >= enough) best.set(claim.field, Math.max(claim.score, best.get(claim.field) ?? 0))
  }
  return { fields: best.size, score: [...best.values()].reduce((sum, score) => sum + score, 0) }
}

/** Cells that no heading is: numbers but years, days, addresses, long numbers. */
function dataCells(row: ForeignRow): number {
  return row.cells.filter((_, column) => {
    const { kind, text } = cellAt(row, column)
    if (kind === kinds.number) return !/^(19|20)\d\d$/.test(text)
    return kind === kinds.day || text.includes('@') || /\d{5,}/.test(text)
  }).length
}

type Candidate = Headings & { score: number }

function single(sheet: ForeignSheet, at: number): Candidate | null {
  const row = sheet.rows[at]
  // Mostly data: no need to look for its words.
  if (!row || dataCells(row) > Math.max(2, row.cells.length / 4)) return null
  const texts = textsOf(row, sheet.width)
  const { fields, score } = rate(texts)
  return { first: at, label: at, last: at, texts, fields, score: score - dataCells(row) / 2 }
}

/** Whether what stands alone above headings is a title of all of them, and of no group: over all, or where they begin. */
function isTitleOver({ merges }: ForeignSheet, above: ForeignRow, bottom: readonly string[]): boolean {
  const written = textsOf(above, bottom.length).flatMap((text, column) => (text === '' ? [] : [column]))
  const [at] = written
  if (written.length !== 1 || at === undefined) return false
  const [first, last] = [bottom.findIndex(Boolean), bottom.findLastIndex(Boolean)]
  const merge = merges.find(({ top, left, bottom: end }) => top <= above.row && end >= above.row && left === at)
  return merge === undefined ? at === first : merge.bottom === above.row && at <= first && merge.right >= last
}

/** Whether two rows are one of headings: some of the upper one stand in both, merged or above a blank, and groups beside them. */
function isOneOfTwo(sheet: ForeignSheet, at: number, below: Candidate): boolean {
  const [above, lower] = [sheet.rows[at], sheet.rows[at + 1]]
  if (!above || !lower || below.fields < 2) return false
  const [texts, bottom] = [textsOf(above, sheet.width), textsOf(lower, sheet.width)]
  const merged = (column: number) => sheet.merges.some(({ top, left, bottom: end }) => left === column && top === above.row && end === lower.row)
  const inBoth = texts.filter((text, column) => text !== '' && bottom[column] === '' && (merged(column) || (below.fields >= 3 && scoreOf(text) > 0.85)))
  return inBoth.length > 0 && texts.some((text, column) => text !== '' && bottom[column] !== '')
}

/** Two rows of headings, groups above: each column takes the text that says most. */
function double(sheet: ForeignSheet, at: number): Candidate | null {
  const [above, below] = [sheet.rows[at], sheet.rows[at + 1]]
  if (!above || !below || below.row !== above.row + 1 || dataCells(below) > 0) return null
  const bottom = textsOf(below, sheet.width)
  if (isTitleOver(sheet, above, bottom)) return null
  const texts = groupTexts(sheet, above, bottom).map((group, column) => {
    const label = bottom[column] ?? ''
    if (label === '' || group === '' || group === label) return label || group
    const together = `${group} ${label}`
    return saysWhose(group) || scoreOf(together) >= scoreOf(label) ? together : label
  })
  const { fields, score } = rate(texts)
  return { first: at, label: at + 1, last: at + 1, texts, fields, score: score - dataCells(above) / 2 }
}

const units = '€|euro|eur|k€|m€|€/000|(mln|milioni|migliaia)( di)?( €| euro)?|n\\.?|nr\\.?|numero|unità|ula|(gg|dd)[/.-]mm[/.-](aa|aaaa|yy|yyyy)|testo|data|date|text|number|s[iì]/no|yes/no|%'
const unit = new RegExp(`^\\(?(${units})\\)?$`, 'i')

/** A row below the headings that belongs to them: units, or the columns' running numbers. */
function belongs(sheet: ForeignSheet, row: ForeignRow | undefined): boolean {
  if (!row) return false
  const texts = textsOf(row, sheet.width)
  const written = texts.filter(Boolean)
  const isPlace = (text: string, column: number) => text === '' || [column, column + 1].map(String).includes(text.replace(/[().]/g, ''))
  const numbered = written.length >= 4 && texts.every(isPlace)
  return numbered || (written.length > 0 && written.every((text) => unit.test(text) || /^\([^()]*\p{L}[^()]*\)$/u.test(text)))
}

function withUnits(sheet: ForeignSheet, heading: Headings): Headings {
  const next = sheet.rows[heading.last + 1]
  if (!next || !belongs(sheet, next)) return heading
  const units = textsOf(next, sheet.width)
  const texts = heading.texts.map((text, column) => (/[€a-z]/i.test(units[column] ?? '') && unit.test(units[column] ?? '') ? `${text} ${units[column]}`.trim() : text))
  return { ...heading, last: heading.last + 1, texts }
}

/** Directly before the unit: "contributi per 4 milioni di euro" is a sum, and says nothing of the list. */
const saidUnit = /\b(?:in|(?:valori|importi|dati|cifre|amounts|figures|values)[\s:(–-]*) ?((?:migliaia|milioni|thousands?|millions?|mgl\.?|mln\.?)(?: (?:di|of))? ?(?:€|euros?\b|eur\b)|k ?(?:€|euro?\b)|(?:€|euro?) ?[/x] ?1?[.,]?000\b)/i

/** What a title above the list says of its amounts ("valori in migliaia di euro"). */
const titleUnitOf = (sheet: ForeignSheet, first: number): string =>
  sheet.rows.slice(0, first).flatMap((row) => saidUnit.exec(textsOf(row, sheet.width).join(' '))?.[1] ?? [])[0] ?? ''

/** Headings in words that nobody here knows: a row of texts without a digit (but at the end of a field's name), above rows with some. */
function byShape(sheet: ForeignSheet): Headings | null {
  const filled = (row: ForeignRow) => row.kinds.replaceAll(kinds.blank, '').length
  const widest = Math.max(...sheet.rows.slice(0, deepest).map(filled))
  const at = sheet.rows.slice(0, 20).findIndex((row) => filled(row) >= 2 && filled(row) >= widest * 0.6)
  const row = sheet.rows[at]
  const numbers = (line: ForeignRow) => textsOf(line, sheet.width).some((text) => /\d/.test(text))
  // `NAME1`, `TELF1` are what programs call their fields, unless `SOC01` stands above `SOC02`
  const below = sheet.rows[at + 1]
  const beneath = below ? textsOf(below, sheet.width) : []
  const isName = (text: string | undefined) => /^[A-Z_]{3,}\d{1,2}$/.test(text ?? '')
  // "Colonna1", "Colonna2" are what Excel calls the columns of a table that has no headings
  const written = row ? textsOf(row, sheet.width).filter(Boolean) : []
  const stem = /^(\p{L}+) ?1$/u.exec(written[0] ?? '')?.[1]
  const numbered = stem !== undefined && written.length > 1 && written.every((text, column) => text.replace(' ', '') === `${stem}${column + 1}`)
  const isData = (line: ForeignRow) => !numbered && textsOf(line, sheet.width).some((text, column) => /\d/.test(text) && (!isName(text) || isName(beneath[column])))
  if (!row || !/^[t ]+$/.test(row.kinds) || isData(row)) return null
  return sheet.rows.slice(at + 1, at + 11).some(numbers) ? { first: at, label: at, last: at, texts: textsOf(row, sheet.width), fields: 0 } : null
}

/** Whether years or parts below a heading may part its figures: no year belongs to a name, a day or a town. */
const mayHaveYears = (header: string): boolean => { const [claim] = claimsOf(header); return claim === undefined || claim.score < enough || isImportFigure(claim.field) }

/** A row of nothing but years or parts ("M", "F", "Tot."), at least two, below the headings (`above`) of the figures that they belong to. */
const namesParts = (row: ForeignRow | undefined, above: readonly string[]): boolean => {
  const written = row ? textsOf(row, row.cells.length).map((text, column) => ({ text, header: above[column] ?? '' })).filter(({ text }) => text !== '') : []
  return written.length >= 2 && written.every(({ text, header }) => figuresPart.test(text) && mayHaveYears(header))
}

/** A row, and with the one below it where the two name more than either alone; the two only (`together`), where the lower names the years or the parts of the figures, or what groups hold beside headings that stand in both. */
function candidatesAt(sheet: ForeignSheet, at: number, one: Candidate | null, below: Candidate | null): { found: (Candidate | null)[]; together: boolean } {
  const two = one && one.fields < sheet.width ? double(sheet, at) : null
  if (one && two && (namesParts(sheet.rows[at + 1], one.texts) || (below && isOneOfTwo(sheet, at, below)))) return { found: [two], together: true }
  return { found: two && two.fields > Math.max(one?.fields ?? 0, below?.fields ?? 0) ? [one, two] : [one], together: false }
}

/** Whether headings further down are the same again, above another part of the list: what stands between is its rows, and no title. */
function areAgain(best: Candidate, { first, texts }: Candidate): boolean {
  const named = best.texts.filter(Boolean).length
  const same = best.texts.filter((text, column) => text !== '' && text === texts[column]).length
  return first > best.last && same >= Math.max(2, named * 0.6)
}

/** Whether headings further down, which name no more fields, stand above another part of the list: rows of it come before them. */
const areOfPart = ({ rows }: ForeignSheet, best: Candidate, { first, fields }: Candidate): boolean =>
  best.fields >= 3 && fields <= best.fields && rows.slice(best.last + 1, Math.max(best.last + 1, first)).some((row) => dataCells(row) > 0)

/** The row, or two, that names most fields. */
function byWords(sheet: ForeignSheet): Candidate | null {
  let best: Candidate | null = null
  let one = single(sheet, 0)
  for (let at = 0; at < Math.min(deepest, sheet.rows.length); at++) {
    // What comes far below a good row is its data.
    if (best && best.fields >= 4 && at > best.last + 5) break
    const below = single(sheet, at + 1)
    const { found, together } = candidatesAt(sheet, at, one, below)
    for (const candidate of found) if (candidate && candidate.score > (best?.score ?? 0) && !(best && (areAgain(best, candidate) || areOfPart(sheet, best, candidate)))) best = candidate
    one = together ? null : below
  }
  return best
}

/**
 * Finds the headings of a sheet: the row (or two) that names most fields; else, in a narrow sheet, one clear name; else a row
 * that looks like headings. `first`, `label` and `last` are -1 where there are none.
 */
export function findHeading(sheet: ForeignSheet): Heading {
  const best = byWords(sheet)
  if (best && (best.fields >= 2 || (sheet.width <= 3 && best.score > 0.8))) return { ...withUnits(sheet, best), titleUnit: titleUnitOf(sheet, best.first) }
  const found = byShape(sheet)
  return found ? { ...found, titleUnit: titleUnitOf(sheet, found.first) } : { first: -1, label: -1, last: -1, texts: Array.from({ length: sheet.width }, () => ''), fields: 0, titleUnit: '' }
}
