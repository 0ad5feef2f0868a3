import type { ForeignSheet } from '../../shared/import/sheet.ts'

/**
 * Marks the hidden sheets and columns of an .ods, which the library leaves out: a sheet is hidden by its style; the definitions
 * of a table's columns are counted up to its first row. Sheets come in the order of their tables.
 */
export function markHidden(content: string, sheets: readonly ForeignSheet[]): ForeignSheet[] {
  const hiding = /<style:style [^>]*style:name="([^"]+)"[^>]*style:family="table"[^>]*>\s*<style:table-properties [^>]*table:display="false"/g
  const styles = [...content.matchAll(hiding)].map((match) => match[1])
  const tables = content.split(/<table:table(?=[\s>])/).slice(1)
  return sheets.map((sheet, index) => {
    const head = tables[index]?.split('<table:table-row', 1)[0] ?? ''
    const style = /^[^>]*table:style-name="([^"]+)"/.exec(head)?.[1]
    return { ...sheet, hidden: style !== undefined && styles.includes(style), hiddenColumns: hiddenColumns(head, sheet.width) }
  })
}

function hiddenColumns(head: string, width: number): number[] {
  const hidden: number[] = []
  let at = 0
  for (const [tag] of head.matchAll(/<table:table-column\b[^>]*>/g)) {
    const end = Math.min(at + Number(/table:number-columns-repeated="(\d+)"/.exec(tag)?.[1] ?? 1), width)
    if (/table:visibility="(collapse|filter)"/.test(tag)) for (let column = at; column < end; column++) hidden.push(column)
    at = end
  }
  return hidden
}
