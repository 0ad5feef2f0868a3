import { cellAt, kinds, oneLine, type ForeignRow, type ForeignSheet } from './sheet.ts'

/** By column, the one under whose heading its text stands above, where a row has the headings again in another order; null for any other row. */
function moves(row: ForeignRow, headers: readonly string[]): Map<number, number> | null {
  if (!/^[t ]+$/.test(row.kinds)) return null
  const written = row.cells.flatMap((_, column) => { const text = oneLine(cellAt(row, column).text).toLowerCase(); return text === '' ? [] : [{ column, text }] })
  const known = written.flatMap(({ column, text }) => { const above = headers[column] === text ? column : headers.indexOf(text); return above < 0 ? [] : [[column, above] as const] })
  const named = headers.filter(Boolean).length
  const each = new Set(known.map(([, above]) => above))
  if (known.length < Math.max(2, Math.min(named, written.length) * 0.6) || each.size < known.length || known.every(([column, above]) => column === above)) return null
  return new Map(known)
}

/** What stands by column, moved. */
const moved = <T>(given: Record<number, T> | undefined, to: (column: number) => number | null): Record<number, T> | undefined =>
  given && Object.fromEntries(Object.entries(given).flatMap(([column, value]) => { const at = to(Number(column)); return at === null ? [] : [[at, value]] }))

function inOrder(row: ForeignRow, map: ReadonlyMap<number, number>): ForeignRow {
  const taken = new Set(map.values())
  // what stands under a heading of its own stays, where no other comes
  const to = (column: number): number | null => map.get(column) ?? (taken.has(column) ? null : column)
  const cells = new Map(row.cells.flatMap((value, column) => { const at = to(column); return at === null ? [] : [[at, { value, kind: row.kinds[column] ?? kinds.blank }] as const] }))
  const places = Array.from({ length: Math.max(-1, ...cells.keys()) + 1 }, (_, column) => cells.get(column) ?? { value: null, kind: kinds.blank })
  const [shown, units, links] = [moved(row.shown, to), moved(row.units, to), moved(row.links, to)]
  return { row: row.row, cells: places.map(({ value }) => value), kinds: places.map(({ kind }) => kind).join(''), ...(shown && { shown }), ...(units && { units }), ...(links && { links }) }
}

/** The sheet with its rows under the headings at the `last` row of them, also where these come again in another order: "P.IVA;Ditta" below "Ditta;P.IVA". */
export function inOneOrder(sheet: ForeignSheet, last: number, headings: readonly string[]): ForeignSheet {
  const headers = headings.map((text) => oneLine(text).toLowerCase())
  const named = new Set(headers.filter(Boolean))
  if (last < 0 || named.size < 2) return sheet
  let map: Map<number, number> | null = null
  let changed = false
  const rows = sheet.rows.map((row, index) => {
    if (index <= last) return row
    const [first] = row.cells
    const again = row.kinds.length >= 2 && (typeof first !== 'string' || named.has(oneLine(first).toLowerCase()) || first.trim() === '') ? moves(row, headers) : null
    if (again) map = again
    else if (map && row.cells.some((value, column) => typeof value === 'string' && value.length === headers[column]?.length && oneLine(value).toLowerCase() === headers[column])) map = null
    changed ||= map !== null
    return map ? inOrder(row, map) : row
  })
  return changed ? { ...sheet, rows } : sheet
}
