import { formatDay, formatEuros, formatMonth, formatNumber } from '../../shared/format.ts'
import { words, type Words } from '../../shared/language.ts'
import { totalOf, type Condition, type GroupRow, type Selection } from '../../shared/lists.ts'
import { usualColumns, type ListColumns, type ListLook, type NameOf } from '../../shared/listColumns.ts'
import type { Block, Cell, Column, Orientation, TableBlock } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'

// A list as paper, exactly as it is seen: its columns in their order, its rows in theirs, its groups with their sums, and the filters in words.

/** What a list says of itself on paper. */
export type ListSaying = {
  sheet: string
  /** Where no row fits. */
  empty: string
  /** `12 members`. */
  count: (rows: number) => string
  total: (rows: number) => string
}

export type PrintedList<C extends string, Row> = {
  language: Language
  list: ListColumns<C, Row>
  nameOf?: NameOf
  /** The columns in their order; the usual ones unless told. */
  columns?: readonly C[] | undefined
  /** In order; where they are grouped, in the order of the groups. */
  rows: Iterable<Row>
  rowCount: number
  /** The list stands in groups, each under a head with its number and sums. */
  group?: { by: C; groups: readonly GroupRow[] } | undefined
  /** What was chosen beside text and filters (a body, what has ended), in words. */
  besides?: readonly string[]
  /** As the number of columns asks unless told. */
  orientation?: Orientation | undefined
  selection: Pick<Selection<C>, 'text' | 'filter'>
  saying?: ListSaying
}

type Label = (value: string | number) => string
type Told<C extends string> = { column: C; title: string; look: ListLook; label: Label | null }

/** Words of codes that are looked up once: a list may have 50,000 rows. */
function remembering(label: Label): Label {
  const known = new Map<string | number, string>()
  return value => {
    let word = known.get(value)
    if (word === undefined) known.set(value, (word = label(value)))
    return word
  }
}

function told<C extends string, Row>({ list, nameOf = id => id, language }: Pick<PrintedList<C, Row>, 'list' | 'nameOf' | 'language'>, column: C): Told<C> {
  const t = words(language)
  const label = list.label(column, t, nameOf)
  return { column, title: list.heading(column, t), look: list.looks[column], label: label && remembering(label) }
}

/** So many pixels of the grid are about one letter on paper. */
const letterPixels = 8
const kinds = { number: 'number', year: 'year', euros: 'euros', text: 'text', choice: 'text', day: 'date' } as const satisfies Record<ListLook['kind'], Column['kind']>

const columnOf = ({ title, look, label }: Told<string>): Column =>
  ({ title, kind: label ? 'text' : look.time ? 'dateTime' : kinds[look.kind], width: Math.max(5, Math.round(look.width / letterPixels)) })

function* cellsOf<C extends string, Row>({ rows, list, language }: PrintedList<C, Row>, columns: readonly Told<C>[]): Generator<Cell[]> {
  const t = words(language)
  for (const row of rows) {
    yield columns.map(({ column, label }): Cell => {
      const value = list.value(row, column, t)
      return value === null || value === '' ? null : label ? label(value) : value
    })
  }
}

/** A value of a filter or a group as people write it. */
function valueInWords({ look, label }: Told<string>, value: string | number, language: Language): string {
  if (label) return label(value)
  if (typeof value === 'string') return look.kind === 'day' ? formatMonth(formatDay(value), language) : formatDay(value)
  return look.kind === 'euros' ? formatEuros(value, language) : look.kind === 'year' ? String(value) : formatNumber(value, language)
}

function conditionInWords(column: Told<string>, condition: Condition, language: Language): string {
  const t = words(language)
  const one = (value: string | number) => valueInWords(column, value, language)
  if (typeof condition !== 'object') return one(condition)
  if (Array.isArray(condition)) return condition.map(one).join(', ')
  const { from, to, within, contains, empty } = condition
  return [
    ...(from === undefined ? [] : [t('papers:filter.from', { value: one(from) })]),
    ...(to === undefined ? [] : [t('papers:filter.to', { value: one(to) })]),
    ...(within ? [t(`papers:filter.${within}`)] : []),
    ...(contains ? [t('papers:filter.contains', { value: contains })] : []),
    ...(empty === undefined ? [] : [t(empty ? 'papers:filter.empty' : 'papers:filter.notEmpty')]),
  ].join(' ')
}

/** The active filters in words, so that a printed list says what it is a part of. */
function filtersInWords<C extends string, Row>(printed: PrintedList<C, Row>): string[] {
  const { selection: { text, filter }, list, language, besides = [] } = printed
  const columns = list.names.flatMap(column => {
    const condition = filter?.[column]
    const of = told(printed, column)
    return condition === undefined ? [] : [`${of.title}: ${conditionInWords(of, condition, language)}`]
  })
  return [...besides, ...(text?.trim() ? [words(language)('papers:filter.text', { text: text.trim() })] : []), ...columns]
}

type Heading = { by: Told<string>; columns: readonly Told<string>[]; language: Language }

/** The cells of a group's head: its value with how many there are, and the sums of the columns that are added up. */
function headCells({ value, count, sums }: GroupRow, { by, columns, language }: Heading): Cell[] {
  const t = words(language)
  const named = value === null || value === '' ? t('papers:list.noValue') : valueInWords(by, value, language)
  return columns.map(({ column }, at) => (at === 0 ? t('papers:list.group', { column: by.title, value: named, count, shown: formatNumber(count, language, 0) }) : (sums[column] ?? null)))
}

/** Rows with the heads of their groups between them, and which of them are heads. */
function grouped(rows: Iterable<Cell[]>, groups: readonly GroupRow[], heading: Heading): Pick<TableBlock, 'rows' | 'heads'> {
  const heads = new Set<number>()
  let at = 0
  for (const { count } of groups) { heads.add(at); at += count + 1 }
  function* all(): Generator<Cell[]> {
    let [next, left] = [0, 0]
    for (const row of rows) {
      for (; left === 0; next++) {
        const group = groups[next]
        if (!group) break
        yield headCells(group, heading)
        left = group.count
      }
      yield row
      left--
    }
  }
  return { rows: all(), heads }
}

const sayingIn = (language: Language, t: Words): ListSaying => {
  const say = (key: 'papers:list.count' | 'papers:list.total') => (count: number) => t(key, { count, shown: formatNumber(count, language, 0) })
  return { sheet: t('papers:list.sheet'), empty: t('papers:list.empty'), count: say('papers:list.count'), total: say('papers:list.total') }
}

/** More columns than this do not find room on an upright page. */
const mostUpright = 5

/** The parts of a paper that hold a list: how many rows and of what choice, the table, and which way the pages lie. */
export function listParts<C extends string, Row>(printed: PrintedList<C, Row>): { notes: Block[]; table: TableBlock; orientation: Orientation } {
  const { language, list, rowCount, group, saying = sayingIn(language, words(language)) } = printed
  const columns = (printed.columns?.length ? printed.columns : usualColumns(list)).map(column => told(printed, column))
  const filters = filtersInWords(printed)
  const cells = cellsOf(printed, columns)
  const heads = group === undefined ? null : { groups: group.groups, heading: { by: told(printed, group.by), columns, language } }
  const total = heads && totalOf(heads.groups)
  return {
    notes: [
      { block: 'paragraph', text: saying.count(rowCount) },
      ...(filters.length ? [{ block: 'paragraph', tone: 'note', text: words(language)('papers:list.filters', { filters: filters.join('; ') }) } as const] : []),
    ],
    table: {
      block: 'table', sheet: saying.sheet, rowCount: rowCount + (heads?.groups.length ?? 0), empty: saying.empty, columns: columns.map(columnOf),
      ...(heads ? grouped(cells, heads.groups, heads.heading) : { rows: cells }),
      ...(total ? { totals: columns.map(({ column }, at) => (at === 0 ? saying.total(total.count) : (total.sums[column] ?? null))) } : {}),
    },
    orientation: printed.orientation ?? (columns.length > mostUpright ? 'landscape' : 'portrait'),
  }
}
