import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTabs } from '../../renderer/components/grid/clipboard.ts'
import { boundsOf, totalOf } from '../../shared/lists.ts'
import { groupedLines, plainLines } from '../../renderer/components/grid/lines.ts'
import { movedBy, movedTo } from '../../renderer/components/grid/order.ts'
import { asTabs, planPaste } from '../../renderer/components/grid/pasting.ts'
import { areasOf, blockOf, cellCount, isChosen, readMarks, rowMarks, type Area, type Ranges } from '../../renderer/components/grid/ranges.ts'

const cell = (row: number, column: number) => ({ row, column })
const area = (top: number, left: number, bottom: number, right: number): Area => ({ top, left, bottom, right })
const drawn = (kept: Area[], from: [number, number], to: [number, number], removing = false): Ranges => ({ kept, active: cell(...from), focus: cell(...to), removing })

describe('chosen cells', () => {
  test('are the rectangle between two corners, whichever way it was drawn', () => {
    expect(areasOf(drawn([], [4, 5], [2, 3]))).toEqual([area(2, 3, 4, 5)])
    expect(cellCount(areasOf(drawn([], [4, 5], [2, 3])))).toBe(9)
  })
  test('a hole is taken out of what was chosen before', () => {
    const areas = areasOf(drawn([area(0, 1, 9, 10)], [3, 3], [4, 4], true))
    expect(cellCount(areas)).toBe(96)
    expect(isChosen(areas, 3, 3)).toBe(false)
    expect(isChosen(areas, 3, 5)).toBe(true)
  })
  test('the head and the check boxes choose nothing', () => {
    expect(areasOf(drawn([], [-1, 3], [-1, 3]))).toEqual([])
    expect(areasOf(drawn([], [3, 0], [3, 0]))).toEqual([])
  })
  const side = fc.integer({ min: 0, max: 7 })
  const operation = fc.record({ a: fc.tuple(side, side), b: fc.tuple(side, side), removing: fc.boolean() })
  test('however areas are added and taken away, they never overlap and hold what adding cell by cell would hold', () => {
    fc.assert(fc.property(fc.array(operation, { maxLength: 8 }), operations => {
      let kept: Area[] = []
      const cells = new Set<string>()
      for (const { a, b, removing } of operations) {
        kept = areasOf(drawn(kept, [a[0], a[1] + 1], [b[0], b[1] + 1], removing))
        for (let row = Math.min(a[0], b[0]); row <= Math.max(a[0], b[0]); row++) {
          for (let column = Math.min(a[1], b[1]) + 1; column <= Math.max(a[1], b[1]) + 1; column++) { if (removing) cells.delete(`${row}/${column}`); else cells.add(`${row}/${column}`) }
        }
      }
      expect(cellCount(kept)).toBe(cells.size)
      for (let row = 0; row < 8; row++) for (let column = 1; column < 9; column++) expect(isChosen(kept, row, column)).toBe(cells.has(`${row}/${column}`))
    }))
  })
  test('a row knows its chosen cells and the edges of what is chosen', () => {
    const areas = [area(2, 2, 3, 4)]
    expect(rowMarks(areas, 1)).toBe('')
    expect(rowMarks(areas, 2)).toBe('2tl 3t 4tr')
    expect(readMarks(rowMarks(areas, 3))).toEqual(new Map([[2, 'bl'], [3, 'b'], [4, 'rb']]))
  })
  test('areas of the same rows or columns make a block, others do not', () => {
    expect(blockOf([area(0, 1, 4, 1), area(0, 3, 4, 3)])).toEqual({ rows: [{ from: 0, to: 4 }], columns: [1, 3] })
    expect(blockOf([area(0, 1, 0, 3), area(7, 1, 8, 3)])).toEqual({ rows: [{ from: 0, to: 0 }, { from: 7, to: 8 }], columns: [1, 2, 3] })
    expect(blockOf([area(0, 1, 0, 1), area(7, 2, 7, 2)])).toBeNull()
    expect(blockOf([])).toBeNull()
  })
})

const texts = (rows: { text: string }[][]) => rows.map(row => row.map(one => one.text))

describe('tab-separated text of a clipboard', () => {
  test.each([
    ['uno\tdue\r\ntre\tquattro\r\n', [['uno', 'due'], ['tre', 'quattro']]],
    ['"a\nb"\tc', [['a\nb', 'c']]],
    ['"dice ""ciao"""\tx', [['dice "ciao"', 'x']]],
    ['"Filati" S.r.l.\tx', [['"Filati" S.r.l.', 'x']]],
    ['6" tubo\tx', [['6" tubo', 'x']]],
    ['a\t\t\nb', [['a', '', ''], ['b']]],
    ['\t\tc', [['', '', 'c']]],
    ['uno', [['uno']]],
    ['"mai finita\tx\ny', [['"mai finita', 'x'], ['y']]],
    ['a\n\nb\n', [['a'], [''], ['b']]],
  ])('%j', (text, rows) => expect(texts(readTabs(text))).toEqual(rows))

  const field = fc.string({ unit: fc.constantFrom('a', '"', ' ', 'è', ',', '\n', '\t'), maxLength: 6 }).map(text => text.trim())
  test('whatever is written is read again', () => {
    fc.assert(fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }), rows => {
      const [first = [], ...rest] = rows
      const text = asTabs(first, rest.map(row => row.map(one => ({ text: one, number: null }))), one => one.text)
      expect(texts(readTabs(text))).toEqual(rows)
    }))
  })
})

describe('where a clipboard goes', () => {
  const pasted = (...rows: string[][]) => rows.map(row => row.map(text => ({ text, number: null })))
  const size = { rows: 10, columns: 5 }
  const places = (plan: ReturnType<typeof planPaste>) => plan.cells.map(one => `${one.row}/${one.column}=${one.cell.text}`)
  test('from the active cell on', () => {
    expect(places(planPaste(pasted(['a', 'b'], ['c', 'd']), [area(2, 3, 2, 3)], cell(2, 3), size))).toEqual(['2/3=a', '2/4=b', '3/3=c', '3/4=d'])
  })
  test('a single value fills every chosen area', () => {
    expect(places(planPaste(pasted(['x']), [area(0, 1, 1, 1), area(4, 2, 4, 2)], cell(4, 2), size))).toEqual(['0/1=x', '1/1=x', '4/2=x'])
  })
  test('a block repeats where it fits a whole number of times, and else begins at the corner', () => {
    expect(places(planPaste(pasted(['a'], ['b']), [area(0, 1, 3, 1)], cell(0, 1), size))).toEqual(['0/1=a', '1/1=b', '2/1=a', '3/1=b'])
    expect(places(planPaste(pasted(['a'], ['b']), [area(0, 1, 2, 1)], cell(0, 1), size))).toEqual(['0/1=a', '1/1=b'])
  })
  test('heads of groups take nothing, and no row is lost to them', () => {
    const grouped = { ...size, isRow: (line: number) => line !== 0 && line !== 3 }
    expect(places(planPaste(pasted(['a'], ['b'], ['c']), [area(1, 1, 1, 1)], cell(1, 1), grouped))).toEqual(['1/1=a', '2/1=b', '4/1=c'])
    expect(places(planPaste(pasted(['a'], ['b']), [area(1, 1, 5, 1)], cell(1, 1), grouped))).toEqual(['1/1=a', '2/1=b', '4/1=a', '5/1=b'])
    expect(texts(planPaste(pasted(['a'], ['b']), [area(9, 1, 9, 1)], cell(9, 1), grouped).beyond)).toEqual([['b']])
  })
  test('rows beyond the end are kept for new records, columns beyond the last are counted', () => {
    const plan = planPaste(pasted(['a', 'b'], ['c', 'd'], ['e', 'f']), [area(8, 5, 8, 5)], cell(8, 5), size)
    expect(places(plan)).toEqual(['8/5=a', '9/5=c'])
    expect(texts(plan.beyond)).toEqual([['e', 'f']])
    expect(plan.lostColumns).toBe(1)
  })
})

describe('a grouped list', () => {
  const groups = [{ value: 'FI', count: 2, sums: { employees: 10 } }, { value: 'PI', count: 3, sums: { employees: null } }, { value: null, count: 1, sums: { employees: 5 } }]
  const all = groupedLines(groups, new Set())
  test('has a head before the rows of each group', () => {
    expect(all.total).toBe(9)
    expect([0, 1, 2, 3, 4, 6, 7, 8].map(line => { const at = all.at(line); return at && 'row' in at ? at.row : at?.group.value })).toEqual(['FI', 0, 1, 'PI', 2, 4, null, 5])
    expect([all.at(-1), all.at(9)]).toEqual([undefined, undefined])
    expect([0, 1, 2, 4, 5].map(all.lineOf)).toEqual([1, 2, 4, 6, 8])
  })
  test('closed groups keep their heads only', () => {
    const closed = groupedLines(groups, new Set(['string:PI']))
    expect(closed.total).toBe(6)
    expect(closed.at(3)).toMatchObject({ group: { value: 'PI' }, open: false })
    expect(closed.at(5)).toEqual({ row: 5 })
    expect([2, 5].map(closed.lineOf)).toEqual([-1, 5])
  })
  test('lines that are chosen mean the rows between the heads', () => {
    expect(all.rowsOf([{ from: 0, to: 8 }])).toEqual([{ from: 0, to: 1 }, { from: 2, to: 4 }, { from: 5, to: 5 }])
    expect(all.rowsOf([{ from: 2, to: 4 }])).toEqual([{ from: 1, to: 1 }, { from: 2, to: 2 }])
    expect(all.rowsOf([{ from: 3, to: 3 }])).toEqual([])
    expect(plainLines(5).rowsOf([{ from: 1, to: 2 }])).toEqual([{ from: 1, to: 2 }])
  })
  test('is added up; what nobody knows adds nothing', () => expect(totalOf(groups)).toEqual({ value: null, count: 6, sums: { employees: 15 } }))
})

describe('stretches of days that are told by today', () => {
  test.each([['thisMonth', '2026-02-10', '2026-02-01', '2026-02-28'], ['thisMonth', '2026-12-31', '2026-12-01', '2026-12-31'], ['thisYear', '2026-11-22', '2026-01-01', '2026-12-31'],
    ['next90', '2026-11-22', '2026-11-22', '2027-02-19'], ['last12', '2026-11-22', '2025-11-23', '2026-11-22'], ['last12', '2024-02-29', '2023-03-01', '2024-02-29']] as const)('%s on %s is from %s to %s', (stretch, today, from, to) => {
    expect(boundsOf(stretch, today)).toEqual({ from, to })
  })
})

describe('columns in another order', () => {
  const order = ['a', 'b', 'c', 'd']
  test.each([[movedTo(order, 'a', 'c', false), 'b a c d'], [movedTo(order, 'a', 'c', true), 'b c a d'], [movedTo(order, 'd', 'a', false), 'd a b c'], [movedTo(order, 'x', 'a', false), 'a b c d'],
    [movedBy(order, 'b', 1), 'a c b d'], [movedBy(order, 'b', -1), 'b a c d'], [movedBy(order, 'a', -1), 'a b c d'], [movedBy(order, 'd', 1), 'a b c d']])('%j', (moved, expected) => expect(moved.join(' ')).toBe(expected))
})
