import type { ForeignSheet } from '../../shared/importSheet.ts'

/**
 * Hidden columns of an .ods, which the library leaves out: the column definitions of each table are counted up to its first
 * row. Sheets come in the order of their tables.
 */
export function markHiddenColumns(content: string, sheets: readonly ForeignSheet[]): void {
  const tables = content.split(/<table:table(?=[\s>])/).slice(1)
  sheets.forEach((sheet, index) => {
    const head = tables[index]?.split('<table:table-row', 1)[0] ?? ''
    let at = 0
    for (const [tag] of head.matchAll(/<table:table-column\b[^>]*>/g)) {
      const repeated = Number(/table:number-columns-repeated="(\d+)"/.exec(tag)?.[1] ?? 1)
      const end = Math.min(at + repeated, sheet.width)
      if (/table:visibility="(collapse|filter)"/.test(tag)) for (let column = at; column < end; column++) sheet.hiddenColumns.push(column)
      at = end
    }
  })
}
