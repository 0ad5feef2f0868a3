import { describe, expect, test } from 'vitest'
import { clipboardTexts, fieldText, valueText } from '../../renderer/components/grid/cellText.ts'
import { fromDraft, toDraft } from '../../renderer/components/grid/conditions.ts'
import { localSource } from '../../renderer/components/grid/localSource.ts'
import { nextSort } from '../../renderer/components/grid/sort.ts'
import { emptyView, type Condition, type GridColumn, type GridView } from '../../renderer/components/grid/types.ts'
import { nextActive } from '../../renderer/components/grid/useGridKeys.ts'
import { parseClock } from '../../shared/typed.ts'

type Firm = { name: string; vat: string; employees: number | null; joined: string | null }
const columns: GridColumn<Firm>[] = [
  { name: 'name', header: 'Nome', kind: 'text', width: 100, value: firm => firm.name },
  { name: 'vat', header: 'Partita IVA', kind: 'text', width: 100, value: firm => firm.vat },
  { name: 'employees', header: 'Addetti', kind: 'number', width: 100, value: firm => firm.employees },
  { name: 'joined', header: 'Dal', kind: 'day', width: 100, value: firm => firm.joined },
]
const firms: Firm[] = [
  { name: 'Lanificio Èlite', vat: '00675635106', employees: 1234.5, joined: '2019-03-01' },
  { name: 'Filati "Due" <b>', vat: '08026355100', employees: null, joined: null },
  { name: 'Arno\tTessile', vat: '00259305100', employees: 12, joined: '2024-12-31' },
]

describe('what a cell says', () => {
  test.each([
    ['employees', 1234.5, 'it', '1.234,5'], ['employees', 1234.5, 'en', '1,234.5'], ['joined', '2024-12-31', 'it', '31/12/2024'], ['joined', '2024-12-31T09:30', 'it', '31/12/2024, 09:30'], ['joined', '2024-03', 'it', 'marzo 2024'], ['joined', '2024-03', 'en', 'March 2024'], ['name', '2024-03', 'it', '2024-03'], ['vat', '00675635106', 'it', '00675635106'], ['employees', null, 'it', ''],
  ] as const)('%s %s in %s is %s', (name, value, language, words) => {
    const column = columns.find(one => one.name === name)
    expect(column && valueText(column, value, language)).toBe(words)
  })
})

describe('the clipboard', () => {
  const { plain, html } = clipboardTexts(columns, firms, 'it')
  test('numbers are what Excel reads in that language, without grouping', () => {
    expect(plain.split('\r\n')[1]).toBe('Lanificio Èlite\t00675635106\t1234,5\t01/03/2019')
    expect(clipboardTexts(columns, firms, 'en').plain.split('\r\n')[1]).toContain('\t1234.5\t')
  })
  test('a day with its hour is read again as it was written', () => {
    const { plain: written } = clipboardTexts(columns, [{ name: 'Riunione', vat: '', employees: null, joined: '2024-12-31T09:30' }], 'it', false)
    expect(parseClock(written.split('\t').at(-1) ?? '', '2026-01-01')).toBe('2024-12-31T09:30')
  })
  test('lines of a text stay apart in a field of one line', () => {
    const [name] = columns
    expect(name && fieldText(name, 'Scrivere\n  a tutti', 'it')).toBe('Scrivere a tutti')
  })
  test('a tab or a quote in a cell does not break the table', () => {
    expect(plain.split('\r\n')[2]).toBe('"Filati ""Due"" <b>"\t08026355100\t\t')
    expect(plain.split('\r\n')[3]).toMatch(/^"Arno\tTessile"\t/)
  })
  test('the table says which cells are texts, so that leading zeros stay, and nothing in it is markup of a cell', () => {
    expect(html).toContain(`<td style="mso-number-format:'\\@'">00675635106</td>`)
    expect(html).toContain('Filati &quot;Due&quot; &lt;b&gt;')
    expect(html).not.toContain('<b>')
  })
})

describe('a condition and its form', () => {
  test.each<[Condition]>([[['PO', 'LU']], [{ contains: 'tint' }], [{ from: 10, to: 49 }], [{ from: '2024-01-01' }], [{ empty: true }], [{ empty: false }], [{ from: 0, empty: false }], [{ within: 'next90' }]])('%j comes back from its form', condition => {
    expect(fromDraft(toDraft(condition))).toEqual(condition)
  })
  test('a form that asks nothing is no condition', () => {
    expect(fromDraft(toDraft(undefined))).toBeUndefined()
    expect(fromDraft({ presence: 'any', contains: '  ', values: [], from: null, to: '', within: null, unread: [] })).toBeUndefined()
  })
  test('a single value is a list of one', () => expect(fromDraft(toDraft('PO'))).toEqual(['PO']))
})

describe('sorting by a column', () => {
  test('goes up, down and back to the usual order', () => {
    const up = nextSort([], 'name', false)
    const down = nextSort(up, 'name', false)
    expect([up, down, nextSort(down, 'name', false)]).toEqual([[{ column: 'name' }], [{ column: 'name', descending: true }], []])
  })
  test('another column takes its place, or joins it', () => {
    expect(nextSort([{ column: 'name' }], 'vat', false)).toEqual([{ column: 'vat' }])
    expect(nextSort([{ column: 'name' }], 'vat', true)).toEqual([{ column: 'name' }, { column: 'vat' }])
    expect(nextSort([{ column: 'name' }, { column: 'vat' }], 'name', true)).toEqual([{ column: 'name', descending: true }, { column: 'vat' }])
  })
})

describe('the keyboard', () => {
  const moves = { rows: 100, columns: 5, pageRows: () => 20 }
  test.each([
    ['ArrowDown', false, { row: 0, column: 1 }, { row: 1, column: 1 }], ['ArrowUp', false, { row: 0, column: 1 }, { row: -1, column: 1 }], ['ArrowUp', false, { row: -1, column: 1 }, { row: -1, column: 1 }],
    ['ArrowDown', false, { row: 99, column: 1 }, { row: 99, column: 1 }], ['ArrowRight', false, { row: 3, column: 4 }, { row: 3, column: 4 }], ['Home', false, { row: 3, column: 4 }, { row: 3, column: 0 }],
    ['Home', true, { row: 50, column: 4 }, { row: 0, column: 0 }], ['End', true, { row: 5, column: 0 }, { row: 99, column: 4 }], ['PageDown', false, { row: 90, column: 2 }, { row: 99, column: 2 }],
    ['PageUp', false, { row: 5, column: 2 }, { row: 0, column: 2 }], ['ArrowDown', true, { row: 5, column: 2 }, { row: 99, column: 2 }],
  ])('%s (Ctrl %s) from %j leads to %j', (key, control, active, to) => expect(nextActive(key, control, { ...moves, active })).toEqual(to))
  test('other keys lead nowhere, and an empty list keeps its head', () => {
    expect(nextActive('x', false, { ...moves, active: { row: 0, column: 0 } })).toBeUndefined()
    expect(nextActive('ArrowDown', false, { ...moves, rows: 0, active: { row: -1, column: 1 } })).toEqual({ row: -1, column: 1 })
    expect(nextActive('Home', true, { ...moves, rows: 0, active: { row: -1, column: 1 } })).toEqual({ row: -1, column: 0 })
  })
})

describe('rows that are all at hand', () => {
  const found = async (view: Partial<GridView>) => (await localSource('test', firms, columns, { ...emptyView, ...view }, 'it').page(0, 100)).rows.map(firm => firm.vat.slice(0, 4))
  test('are found without accents, and filtered by each kind of condition', async () => {
    expect(await found({ text: 'elite' })).toEqual(['0067'])
    expect(await found({ filter: { employees: { from: 12, to: 100 } } })).toEqual(['0025'])
    expect(await found({ filter: { employees: { empty: true } } })).toEqual(['0802'])
    expect(await found({ filter: { joined: { from: '2020-01-01' } } })).toEqual(['0025'])
    expect(await found({ filter: { vat: ['08026355100'], name: { contains: 'due' } } })).toEqual(['0802'])
  })
  test('are sorted with what is unknown last, whichever way', async () => {
    expect(await found({ sort: [{ column: 'employees' }] })).toEqual(['0025', '0067', '0802'])
    expect(await found({ sort: [{ column: 'employees', descending: true }] })).toEqual(['0067', '0025', '0802'])
    expect(await found({ sort: [{ column: 'name' }] })).toEqual(['0025', '0802', '0067'])
  })
})
