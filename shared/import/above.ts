import type { Column } from './seen.ts'
import { blankCell, cellAt, kinds, type Cell, type ForeignRow, type ForeignSheet } from './sheet.ts'
import { splitPlace } from './texts.ts'
import type { ImportField } from '../members.ts'

/** Cells by row and column. */
export type Above = Map<number, Map<number, Cell>>

/** By row and column, the cells that are merged down from an earlier row: what they show stands there only. */
export function coveredBy({ merges, rows }: ForeignSheet): Above {
  const covered = new Map() as Above
  const down = merges.slice(0, 10_000).filter(({ top, bottom }) => bottom > top)
  const first = new Set(down.map(({ top }) => top))
  const lines = new Map(rows.filter(({ row }) => first.has(row)).map((line) => [line.row, line]))
  for (const { top, left, bottom } of down) {
    const line = lines.get(top)
    const cell = line ? cellAt(line, left) : blankCell
    if (cell.kind === kinds.blank) continue
    for (let row = top + 1; row <= Math.min(bottom, top + 1000); row++) covered.set(row, (covered.get(row) ?? new Map<number, Cell>()).set(left, cell))
  }
  return covered
}

/** What a list writes left of its names, for the first firm of each group only. */
const groupLabels: readonly ImportField[] = ['municipality', 'province', 'tags', 'chainPlace', 'membershipKind']

/** What neighbours in a list have alike. */
const mayBeRepeated: readonly ImportField[] = [...groupLabels, 'address', 'postalCode', 'legalForm', 'atecoCode', 'joinedOn', 'leftOn', 'ownerGroup', 'phone']

/** By row and column, the label of a group that stands at its first firm: a column left of the names, in which no text comes twice and more cells are blank than not. */
export function labelsAbove(list: readonly ForeignRow[], columns: readonly Column[]): Above {
  const name = columns.find(({ field }) => field === 'name')?.index ?? 0
  const above: Above = new Map()
  for (const { index } of columns.filter((column) => column.index < name && column.field !== null && groupLabels.includes(column.field))) {
    const firms = list.filter((row) => cellAt(row, name).kind !== kinds.blank)
    const texts = firms.map((row) => cellAt(row, index).text).filter(Boolean)
    if (texts.length < 2 || new Set(texts).size < texts.length || texts.length * 2 > firms.length || firms[0] === undefined || cellAt(firms[0], index).kind === kinds.blank) continue
    let label = blankCell
    for (const row of firms) {
      const own = cellAt(row, index)
      if (own.kind !== kinds.blank) label = own
      else above.set(row.row, (above.get(row.row) ?? new Map<number, Cell>()).set(index, label))
    }
  }
  return above
}

/** Signs and words for "as above". */
export const saysAsAbove = (text: string): boolean => text.length <= 10 && /^(["”“″]|''|,,|idem|id\.|c\.\s?s\.|come sopra|ditto)$/i.test(text)

/** By row and column, what stands above a cell that says "as above", be it merged down there (`covered`), for fields that rows may share and for states. */
export function dittosAbove(list: readonly ForeignRow[], columns: readonly Column[], covered: Above, into: Above): Above {
  for (const { index } of columns.filter(({ field, states }) => (field !== null && mayBeRepeated.includes(field)) || states)) {
    let last = blankCell
    for (const row of list) {
      const own = cellAt(row, index)
      if (!saysAsAbove(own.text)) last = own.kind === kinds.blank ? (covered.get(row.row)?.get(index) ?? own) : own
      else if (last.kind !== kinds.blank) into.set(row.row, (into.get(row.row) ?? new Map<number, Cell>()).set(index, last))
    }
  }
  return into
}

/** A town with its postal code or its province, and no street. */
function isPlaceAlone(text: string): boolean {
  const { municipality, postalCode, province } = splitPlace(text)
  return (postalCode !== undefined || province !== undefined) && !/\d/.test(municipality)
}

type Places = { name: number; address: number; /** Columns that may go on in a second line beside the address. */ others: readonly number[] }

/** Whether a row holds nothing but the second line of the address above it, and of telephones, mail addresses and notes beside it: below a name that is merged down to it, or the town alone. */
function continues(line: ForeignRow, before: ForeignRow, { name, address, others }: Places, covered: Above): boolean {
  const goesOn = (column: number) => line.kinds[column] === kinds.blank || (line.kinds[column] === kinds.text && (column === address || others.includes(column)))
  if (line.row !== before.row + 1 || line.kinds[address] !== kinds.text || !line.cells.every((_, column) => goesOn(column))) return false
  if (cellAt(before, name).kind === kinds.blank || before.kinds[address] !== kinds.text || isPlaceAlone(cellAt(before, address).text)) return false
  return covered.get(line.row)?.has(name) === true || isPlaceAlone(cellAt(line, address).text)
}

/** What may be written in several lines, each of them one more. */
const inLines: readonly ImportField[] = ['phone', 'email', 'privateNotes']

/** A row with its second line. */
function withLine(before: ForeignRow, line: ForeignRow, address: number): ForeignRow {
  const cells = Array.from({ length: Math.max(before.cells.length, line.cells.length) }, (_, index) => {
    const [first, second] = [before.cells[index] ?? null, line.cells[index] ?? null]
    return first === null || second === null ? (first ?? second) : `${String(first)}${index === address ? ', ' : '\n'}${String(second)}`
  })
  const letters = cells.map((cell, index) => (cell === null ? kinds.blank : (line.cells[index] ?? null) === null ? (before.kinds[index] ?? kinds.blank) : kinds.text))
  return { ...before, cells, kinds: letters.join('') }
}

/** The rows of a list in which an address that goes on in a row of its own is one again; `joined` are the numbers of those rows. */
export function continued(rows: readonly ForeignRow[], columns: readonly Column[], covered: Above): { rows: ForeignRow[]; joined: number[] } {
  const at = (field: ImportField) => columns.find((column) => column.field === field)?.index ?? -1
  const places = { name: at('name'), address: at('address'), others: columns.flatMap(({ index, field }) => (field !== null && inLines.includes(field) ? [index] : [])) }
  if (places.name < 0 || places.address < 0) return { rows: [...rows], joined: [] }
  const whole: ForeignRow[] = []
  const joined: number[] = []
  for (const line of rows) {
    const before = whole.at(-1)
    if (before && continues(line, before, places, covered)) {
      whole[whole.length - 1] = withLine(before, line, places.address)
      joined.push(line.row)
    } else whole.push(line)
  }
  return { rows: whole, joined }
}
