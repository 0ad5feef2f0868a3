import type { Column } from './importColumns.ts'
import { fold } from './folding.ts'
import { saysNothing } from './importNumbers.ts'
import { cellAt, kinds, type Cell, type ForeignRow, type ForeignSheet } from './importSheet.ts'
import type { ImportField, ImportPreview } from './members.ts'

export type SkipReason = ImportPreview['skipped'][number]['reason']

const totalWord = /^(sub ?)?(totale|totali|total|totals|tot|somma|somme|sum|media|medie|average|mean|mediana|median|conteggio|count|min|max|minimo|massimo)( |$)/
const totalCompanions = new Set((
  'totale totali total totals tot somma sum media average generale generali complessivo complessiva complessivi parziale gruppo pagina page grand overall imprese impresa aziende azienda ditte soci socio associati addetti dipendenti fatturato ' +
  'members companies firms employees turnover e di n nr numero num elenco distretto colonna foglio delle dei degli per of the and sub max min'
).split(' '))

/** `TOTALE`, `Totale imprese: 72`, `Media addetti`; not a firm called Totale Energie. */
function saysTotal(text: string): boolean {
  const folded = fold(text)
  return totalWord.test(folded) && folded.split(' ').every((word) => totalCompanions.has(word) || totalWord.test(word) || /^\d+$/.test(word))
}

const remark = /^(fonte|fonti|source|n\.?\s?b\.?[:\s]|note?:|legenda|legend|\*|\(\*|\(1\)|¹|aggiornat[oi] al|updated|elenco aggiornato|pag\.|pagina|page|stampato|dati (al|aggiornati|stimati)|elaborazione|copyright|©)/i

type Written = { column: number; cell: Cell }
const identity: readonly ImportField[] = ['vatNumber', 'taxCode', 'email', 'pec', 'rea', 'municipality', 'address']
const figures: readonly ImportField[] = ['employees', 'turnover', 'balanceSheet']

/** Why a row below the headings is no member; null for a member. `texts` are the headings. */
export function skipReason(row: ForeignRow, sheet: ForeignSheet, columns: readonly Column[], texts: readonly string[]): SkipReason | null {
  const written: Written[] = []
  for (let column = 0; column < row.kinds.length; column++) {
    const cell = cellAt(row, column)
    if (cell.kind !== kinds.blank && !saysNothing(cell.text)) written.push({ column, cell })
    else if (cell.kind === kinds.formula) written.push({ column, cell })
  }
  const fieldOf = (column: number) => columns.find(({ index }) => index === column)?.field ?? null
  const useful = written.filter(({ column }) => fieldOf(column) !== null)
  if (isTotal(written, fieldOf)) return 'total'
  // A running number, or the formula that makes it, alone.
  if (useful.length === 0 && written.every(({ cell }) => cell.kind !== kinds.text)) return 'blank'
  if (repeatsHeader(written, texts)) return 'header'
  return isTitle(row, sheet, written, useful, fieldOf) ? 'title' : null
}

type FieldOf = (column: number) => ImportField | null

function isTotal(written: readonly Written[], fieldOf: FieldOf): boolean {
  const words = written.filter(({ cell }) => cell.kind === kinds.text && !/^[\d.,€\s]+$/.test(cell.text))
  const named = written.some(({ column }) => identity.some((field) => field === fieldOf(column)) && !words.some((word) => word.column === column && saysTotal(word.cell.text)))
  if (words.length > 0 && words.every(({ cell }) => saysTotal(cell.text)) && !named) return true
  const sums = written.filter(({ column }) => figures.some((field) => field === fieldOf(column)))
  return words.length === 0 && sums.length > 0 && written.every(({ column, cell }) => sums.some((sum) => sum.column === column) || (fieldOf(column) === null && cell.kind !== kinds.text))
}

function repeatsHeader(written: readonly Written[], texts: readonly string[]): boolean {
  const named = texts.filter(Boolean).length
  const same = written.filter(({ column, cell }) => cell.kind === kinds.text && fold(cell.text) !== '' && fold(cell.text) === fold(texts[column] ?? ''))
  return same.length >= 2 && same.length >= Math.min(named, written.length) * 0.6
}

function isTitle(row: ForeignRow, sheet: ForeignSheet, written: readonly Written[], useful: readonly Written[], fieldOf: FieldOf): boolean {
  const [only] = written
  if (written.length !== 1 || !only || only.cell.kind !== kinds.text) return false
  if (remark.test(only.cell.text)) return true
  const merged = sheet.merges.some(({ top, left, bottom, right }) => top <= row.row && bottom >= row.row && left <= only.column && right >= only.column && right - left >= 2)
  return merged || (useful.length === 0 && fieldOf(only.column) === null && only.cell.text.length > 1)
}
