/** A cell of somebody's clipboard: as it reads, and its number where the program that wrote it says so. */
export type PastedCell = { text: string; number: number | null }
/** Rows of cells; a row may be shorter than others. */
export type Pasted = PastedCell[][]

const cellOf = (text: string): PastedCell => ({ text: text.trim(), number: null })

/** A quoted cell begins at its quote and ends at one before a tab, a line end or the end; inside, two quotes are one. Null where it does not end so. */
function quotedCell(text: string, start: number): { text: string; next: number } | null {
  let inside = ''
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') inside += text[at]
    else if (text[at + 1] === '"') { inside += '"'; at++ } else return at + 1 === text.length || '\t\n'.includes(text[at + 1] ?? '') ? { text: inside, next: at + 1 } : null
  }
  return null
}

/**
 * Tab-separated text as Excel and its like put it on the clipboard: a cell with a tab, a line break or a quote in it stands in quotes; Excel
 * itself leaves a cell that only begins with a quote as it is, so what does not end like a quoted cell is taken as it stands.
 */
export function readTabs(clipboard: string): Pasted {
  const text = clipboard.replace(/\r\n?/g, '\n').replace(/\n$/, '').replace(/\0/g, '')
  const rows: Pasted = [[]]
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null
    const plainEnd = /[\t\n]/.exec(text.slice(at))?.index ?? text.length - at
    const [cell, next] = quoted ? [quoted.text, quoted.next] : [text.slice(at, at + plainEnd), at + plainEnd]
    rows.at(-1)?.push(cellOf(cell))
    if (text[next] === '\n') rows.push([])
    if (next >= text.length) break
    at = next + 1
  }
  return rows
}

/** The text of a cell of a table: line breaks where it says so, other white space as single blanks. */
function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ')
  if (node instanceof Element && (node.tagName === 'STYLE' || node.tagName === 'SCRIPT')) return ''
  if (node instanceof Element && node.tagName === 'BR') return '\n'
  const inner = [...node.childNodes].map(textOf).join('')
  return node instanceof Element && /^(?:P|DIV|LI)$/.test(node.tagName) ? `${inner}\n` : inner
}

/** The number that LibreOffice (`sdval`) and older Excels (`x:num`) write beside what a cell shows; not for days, which are numbers there too. */
function numberOf(cell: Element): number | null {
  const raw = cell.getAttribute('sdval') ?? cell.getAttribute('x:num')
  const isDay = /[dmy]/i.test((cell.getAttribute('sdnum') ?? '').split(';').at(-1)?.replace(/\[[^\]]*\]|"[^"]*"/g, '') ?? '') || /\d\s*[/.:-]\s*\d+\s*[/.:-]\s*\d/.test(cell.textContent)
  return raw === null || raw === '' || isDay || Number.isNaN(Number(raw)) ? null : Number(raw)
}

const span = (cell: Element, name: 'colspan' | 'rowspan') => Math.max(1, Math.min(1000, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1))

/** The first table of an HTML clipboard; null where there is none. */
export function readTable(html: string): Pasted | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const rows: Pasted = []
  /** Columns that cells of rows above still cover, with how many rows more. */
  const covered = new Map<number, number>()
  for (const line of table.rows) {
    const row: Pasted[number] = []
    const skip = () => {
      for (let left = covered.get(row.length); left !== undefined && left > 0; left = covered.get(row.length)) { covered.set(row.length, left - 1); row.push(cellOf('')) }
    }
    for (const cell of line.cells) {
      skip()
      for (let at = 0; at < span(cell, 'colspan'); at++) {
        covered.set(row.length, span(cell, 'rowspan') - 1)
        row.push(at === 0 ? { text: textOf(cell).replace(/ *\n */g, '\n').trim(), number: numberOf(cell) } : cellOf(''))
      }
    }
    skip()
    if (row.length > 0) rows.push(row)
  }
  return rows.length > 0 ? rows : null
}

/**
 * What a clipboard holds, as rows of cells: the table where there is one (its cells cannot be mistaken, and a column that is too narrow in
 * Excel gives #### in the text alone), else the text. Null where it holds neither.
 */
export function readClipboard(data: { getData: (type: string) => string }): Pasted | null {
  const html = data.getData('text/html')
  const table = html === '' ? null : readTable(html)
  if (table) return table
  const text = data.getData('text/plain')
  return text.trim() === '' ? null : readTabs(text)
}
