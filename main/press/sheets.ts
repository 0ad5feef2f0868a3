import { words } from '../../shared/language.ts'
import type { Paper, TableBlock } from '../../shared/paper.ts'

export type PlainTable = Omit<TableBlock, 'block'>

/** The tables of a paper in order, those of its charts too. */
export function tablesOf(paper: Paper): PlainTable[] {
  return paper.blocks.flatMap(block => (block.block === 'table' ? [block] : block.block === 'chart' ? [block.table] : []))
}

/** Excel's rules for a name, and no apostrophe, which ExcelJS would not escape in references. */
const allowed = (name: string) => name.replace(/[*?:/\\[\]]/g, ' ').replaceAll("'", '’').replace(/\s+/g, ' ').trim().slice(0, 31).trim() || '-'

/** Names for the cover and the tables' sheets: at most 31 characters, each different whatever its case. */
export function sheetNames(paper: Paper, tables: readonly PlainTable[]): { cover: string; tables: string[] } {
  const taken = new Set(['history'])
  const unique = (wanted: string): string => {
    const base = allowed(wanted)
    for (let n = 1; ; n++) {
      const name = n === 1 ? base : `${base.slice(0, 31 - String(n).length - 1)} ${n}`
      if (!taken.has(name.toLowerCase())) { taken.add(name.toLowerCase()); return name }
    }
  }
  return { cover: unique(words(paper.language)('papers:cover.sheet')), tables: tables.map(table => unique(table.sheet)) }
}
