import { fold } from '../folding.ts'
import type { ImportField, ImportRow } from '../members.ts'
import { provinceLetters } from '../provinces.ts'
import { readChainPlace, readMembershipKind } from './codes.ts'
import type { Column } from './seen.ts'
import { problem, type ProblemCode } from './problems.ts'
import { joined } from './rows.ts'
import { kinds, oneLine, type Cell } from './sheet.ts'
import { bareOf, isTrade, saysCurrent, saysLeft, saysNone, type FieldOf } from './skips.ts'
import { listed, splitPlace } from './texts.ts'

/** A heading of the rows below it (row 0 = the sheet's own name), and what it says of them: null where that cannot be told. */
type Section = { row: number; text: string; said: readonly [ImportField, string] | null }

const named = /^(?:(?:aziende|imprese|ditte|soci)\s+(?:del|della)\s+)?(comune|municipality|provincia|province|settore|comparto|categoria|attività|sector|category|filiera|fase)(?:\s*:|\s[–-]|\s(?:di|del|della|dei|delle|of)\b|(?=\s))\s*(\S.*)$/i
const fields: Readonly<Record<string, ImportField>> = { comune: 'municipality', municipality: 'municipality', provincia: 'province', province: 'province', filiera: 'chainPlace', fase: 'chainPlace' }
const ofMembers = /^(soci|members) (?=\S)/

/** `CONCERIE` as a word among others; `ICT` stays. */
const uncapitalised = (text: string) => (text.length > 4 && text === text.toUpperCase() ? text.charAt(0) + text.slice(1).toLowerCase() : text)

/**
 * What a heading in a list says of the firms below it, where it is unmistakable: a town, a province, a kind of membership, a place in the chain, and of a trade or a sector its word. `field` is the
 * meaning of the column in which it stands.
 */
function saidBy(text: string, field: ImportField | null, isTown: (text: string) => boolean): Section['said'] {
  const bare = bareOf(text)
  const as = (read: { value: string | null }, of: ImportField): Section['said'] => (read.value === null ? null : [of, read.value])
  const cell = (typed: string) => ({ kind: kinds.text, value: typed, text: typed })
  const [, word, rest = ''] = named.exec(bare) ?? []
  const meant = word === undefined ? (field === 'chainPlace' ? field : undefined) : (fields[word.toLowerCase()] ?? 'tags')
  const typed = word === undefined ? bare : rest
  if (meant === 'province') return as({ value: provinceLetters(typed) }, meant)
  if (meant === 'chainPlace') return as(readChainPlace(cell(typed)), meant)
  if (meant === 'municipality') return [meant, typed]
  if (ofMembers.test(fold(bare))) return as(readMembershipKind(cell(fold(bare).replace(ofMembers, ''))), 'membershipKind')
  if (meant === 'tags' || field === 'tags' || isTrade(bare)) return ['tags', uncapitalised(typed).slice(0, 60)]
  return isTown(bare) ? ['municipality', bare] : null
}

/** A row with what the heading above it says, where the row itself says nothing of it. */
function inSection(row: ImportRow, { row: at, text, said }: Section): ImportRow {
  if (said === null) return row
  const [field, value] = said
  const own = row.values[field] ?? null
  if (own !== null && field !== 'tags') return row
  const told = (of: ImportField) => (at === 0 ? problem('from-sheet', of, text) : problem('from-section', of, text, { row: at }))
  // "VINCI (FI)": the province is one of its own
  const { municipality, province } = field === 'municipality' ? splitPlace(value) : {}
  if (municipality === undefined) return { ...row, values: { ...row.values, [field]: own === null ? value : joined(String(own), value, listed) }, problems: [...row.problems, told(field)] }
  const withTown = { ...row, values: { ...row.values, municipality }, problems: [...row.problems, told(field)] }
  // each said by itself, so that both come back with a row that is left out
  return province === undefined || (row.values.province ?? null) !== null ? withTown : { ...withTown, values: { ...withTown.values, province }, problems: [...withTown.problems, told('province')] }
}

type Left = 'section-left' | 'sheet-left' | 'status-left'
const leaving: readonly string[] = ['section-left', 'sheet-left', 'status-left'] satisfies Left[]
/** A row of one that left, as the heading above it, the name of its sheet or its own state says: without a day of leaving it would be a member's. */
export function amongThoseWhoLeft(row: ImportRow, code: Left, text: string, values: ImportRow['problems'][number]['values']): ImportRow {
  if ((row.values.leftOn ?? null) !== null || row.problems.some((one) => leaving.includes(one.code))) return row
  return { ...row, outcome: 'error', problems: [...row.problems, problem(code, 'leftOn', text, values)] }
}

/** A row of a firm that was not admitted, or is not yet, as a column says. */
export function amongThoseNotAdmitted(row: ImportRow, text: string, column: string): ImportRow {
  if (row.problems.some(({ code }) => code === ('status-refused' satisfies ProblemCode))) return row
  return { ...row, outcome: 'error', problems: [...row.problems, problem('status-refused', null, text, { column })] }
}

/** A row below a heading of those who are no members. */
function amongNone(row: ImportRow, { row: at, text }: Section): ImportRow {
  if (saysLeft(text)) return amongThoseWhoLeft(row, at === 0 ? 'sheet-left' : 'section-left', text, { row: at })
  return { ...row, outcome: 'error', problems: [...row.problems, problem('section-refused', null, text)] }
}

const isNameAlone = ({ code }: ImportRow['problems'][number]) => code === ('name-only' satisfies ProblemCode)

/** The headings that the rows of a list stand below, from its first row to its last. */
export type Headings = {
  /** A heading: it takes the place of the one that speaks of the same and ends what came after that, unless it stands directly below it. Answers its text. */
  open: (row: number, cells: readonly Cell[], fieldOf: FieldOf) => string
  /** A total ends what it sums up. */
  close: () => void
  /** A row with what the headings above it say. One that may be a heading itself is told nothing, and ends them; but those who left go on until a heading says that members follow, or to a total. */
  tell: (row: ImportRow) => ImportRow
  /** Whether the heading in that row says anything of the rows below it. */
  saysOf: (row: number) => boolean
}

type Cells = { row: number; cells: readonly Cell[] }

/** Follows the headings of a list, from the `titles` above it that say what its first rows are (whose list it is, a town above tells as well: that is not taken), and from the name of its `sheet`, where it tells who left or is no member; the `town` that the sheet is called as is one for all its rows, where no column holds towns. Leaving is asked after where `memberships` are read. */
export function headingsOf(columns: readonly Column[], titles: readonly Cells[], { sheet, town, isTown, memberships }: { sheet: string; town: string | undefined; isTown: (text: string) => boolean; memberships: boolean }): Headings {
  const whole: Section[] = town !== undefined && !columns.some(({ field }) => field === 'municipality') ? [{ row: 0, text: town, said: ['municipality', town] }] : []
  const saying = new Set<number>()
  const sectionOf = ({ row, cells }: Cells, fieldOf: FieldOf): Section => {
    const at = cells.findIndex(({ text }) => text !== '')
    const text = oneLine(cells[at]?.text ?? '')
    return { row, text, said: saidBy(text, fieldOf(at), isTown) }
  }
  const above = titles.map((title) => sectionOf(title, () => null)).filter(({ text, said }) => said?.[0] === 'membershipKind' || said?.[0] === 'tags' || saysNone(text))
  const leftAbove = above.find(({ text }) => saysNone(text)) ?? (saysNone(sheet) ? { row: 0, text: sheet, said: null } : null)
  let [open, used, left] = [[...whole, ...above], false, leftAbove]
  return {
    open(row, cells, fieldOf) {
      const section = sectionOf({ row, cells }, fieldOf)
      const same = open.findIndex(({ said }) => said !== null && said[0] === section.said?.[0])
      open = [...(same >= 0 ? open.slice(0, same) : used ? whole : open), section]
      used = false
      if (saysNone(section.text)) left = section
      else if (section.said?.[0] === 'membershipKind' || saysCurrent(section.text)) left = null
      if (section.said !== null || left === section) saying.add(row)
      return section.text.slice(0, 120)
    },
    close() { [open, left] = [whole, leftAbove] },
    tell(row) {
      used = true
      const alone = row.problems.some(isNameAlone)
      if (alone) open = whole
      const told = alone ? row : open.reduce(inSection, row)
      return left === null || !memberships ? told : amongNone(told, left)
    },
    saysOf: (row) => saying.has(row),
  }
}
