import type { ForeignSheet } from '../../shared/import/sheet.ts'

/**
 * Marks the hidden sheets, columns and rows of an .ods, which the library leaves out: a sheet is hidden by its style; the definitions
 * of a table's columns are counted up to its first row, its rows one by one. Sheets come in the order of their tables.
 */
export function markHidden(content: string, sheets: readonly ForeignSheet[]): ForeignSheet[] {
  const hiding = /<style:style [^>]*style:name="([^"]+)"[^>]*style:family="table"[^>]*>\s*<style:table-properties [^>]*table:display="false"/g
  const styles = [...content.matchAll(hiding)].map((match) => match[1])
  const tables = content.split(/<table:table(?=[\s>])/).slice(1)
  return sheets.map((sheet, index) => {
    const head = tables[index]?.split('<table:table-row', 1)[0] ?? ''
    const style = /^[^>]*table:style-name="([^"]+)"/.exec(head)?.[1]
    return { ...sheet, hidden: style !== undefined && styles.includes(style), hiddenColumns: hiddenColumns(head, sheet.width), hiddenRows: hiddenRows(tables[index] ?? '', sheet.rows.at(-1)?.row ?? 0) }
  })
}

/** The places of what these tags define, from 0 up to `end`, that are hidden; a tag may stand for several. */
function hiddenOf(tags: Iterable<RegExpExecArray>, repeated: RegExp, end: number): number[] {
  const hidden: number[] = []
  let at = 0
  for (const [tag] of tags) {
    const next = Math.min(at + Number(repeated.exec(tag)?.[1] ?? 1), end)
    if (/table:visibility="(collapse|filter)"/.test(tag)) for (let place = at; place < next; place++) hidden.push(place)
    at = next
  }
  return hidden
}

const hiddenColumns = (head: string, width: number) => hiddenOf(head.matchAll(/<table:table-column\b[^>]*>/g), /table:number-columns-repeated="(\d+)"/, width)
const hiddenRows = (table: string, last: number) => hiddenOf(table.matchAll(/<table:table-row(?=[\s/>])[^>]*>/g), /table:number-rows-repeated="(\d+)"/, last).map((place) => place + 1)

/**
 * A document (content or styles) in which the numbers whose format divides what is shown (by thousands, millions) say so: the library drops the factor, which Excel writes as commas behind the
 * digits.
 */
export const factorsKept = (document: string): string => document.replace(/(<number:number\s[^>]*number:display-factor="1(?:000)+"[^>]*)\/>/g, '$1/><number:text>,</number:text>')
