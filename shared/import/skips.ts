import { fold } from '../folding.ts'
import { saysNothing } from './numbers.ts'
import { kinds, type Cell, type ForeignSheet } from './sheet.ts'
import { isImportFigure, type ImportField, type ImportPreview } from '../members.ts'

export type SkipReason = ImportPreview['skipped'][number]['reason']

const totalNames = 'totale|totali|total|totals|tot|somma|somme|sum|media|medie|average|mean|mediana|median|conteggio|count|min|max|minimo|massimo'
const totalWord = new RegExp(`^(sub ?)?(${totalNames})( |$)`)
const totalCompanions = new Set((
  'totale totali total totals tot somma sum media average generale generali complessivo complessiva complessivi parziale gruppo pagina ' +
  'page grand overall imprese impresa aziende azienda ditte soci socio associati addetti dipendenti fatturato ' +
  'members companies firms employees turnover e di n nr numero num elenco distretto colonna foglio delle dei degli per of the and sub max min'
).split(' '))

/** `TOTALE`, `Totale imprese: 72`, `Media addetti`; not a firm called Totale Energie. */
function saysTotal(text: string): boolean {
  if (!/^[^\p{L}]*(sub|tot|som|sum|med|ave|mea|cont|cou|min|max|mas)/iu.test(text)) return false
  const folded = fold(text)
  return totalWord.test(folded) && folded.split(' ').every((word) => totalCompanions.has(word) || totalWord.test(word) || /^\d+$/.test(word))
}

const totalOpening = /^(gran(de|d)? |sub |valori |numero |number of |n )?(totale|totali|total|totals|riepilogo|(soci|imprese|aziende|ditte|members|companies|firms)( \d+)?$)( |$)/
/** `T O T A L E` as it is meant. */
const unspaced = (text: string) => (/^(\p{L} ){3,}\p{L}$/u.test(text.trim()) ? text.replaceAll(' ', '') : text)

/** How each of them begins: most names need no closer look. */
const totalBegins = /^[^\p{L}\d]*(gran|sub|valori|num|n|tot|riep|soci|impr|azie|ditt|memb|comp|firm)/iu
/** `GRAN TOTALE`, `Totale provincia di Pisa`, `Numero soci: 2`: a total's name where nothing else in its row tells of a firm. */
const opensTotal = (text: string): boolean => totalBegins.test(unspaced(text)) && totalOpening.test(fold(unspaced(text))) && !/\b(s\.? ?r\.? ?l|s\.? ?p\.? ?a|s\.? ?n\.? ?c|s\.? ?a\.? ?s|soc|coop|ltd|gmbh)\b/i.test(text)

const remarks = ['fonte', 'fonti', 'source', 'n\\.?\\s?b\\.?[:\\s]', 'note?:', 'legenda', 'legend', '\\*', '\\(\\*', '\\(1\\)', '¹', 'aggiornat[oi] al', 'updated',
  'elenco aggiornato', 'pag\\.', 'pagina', 'page', 'stampato', 'dati (al|aggiornati|stimati)', 'elaborazione', 'copyright', '©']
const remark = new RegExp(`^(${remarks.join('|')})`, 'i')

export type FieldOf = (column: number) => ImportField | null
type Written = { column: number; cell: Cell }
const identity: readonly ImportField[] = ['vatNumber', 'taxCode', 'email', 'pec', 'rea', 'municipality', 'address']

const written = (cells: readonly Cell[]): Written[] =>
  cells.flatMap((cell, column) => (cell.kind === kinds.formula || (cell.kind !== kinds.blank && !saysNothing(cell.text)) ? [{ column, cell }] : []))

/** How many cells of a row say something. */
export const filled = (cells: readonly Cell[]): number => written(cells).length

/** Why a row below the headings is no member; null for a member. `headers` are the headings in lower case. */
export function skipReason(row: number, cells: readonly Cell[], { merges, width }: ForeignSheet, fieldOf: FieldOf, headers: readonly string[]): SkipReason | null {
  const content = written(cells)
  const useful = content.filter(({ column }) => fieldOf(column) !== null)
  if (isTotal(content, fieldOf) || isNamedTotal(content, width, fieldOf)) return 'total'
  // A running number, or the formula that makes it, alone.
  if (content.every(({ column, cell }) => (fieldOf(column) ?? 'name') === 'name' && (cell.kind !== kinds.text || /^\d{1,5}$/.test(cell.text)))) return 'blank'
  if (repeatsHeader(content, headers)) return 'header'
  return isTitle(row, merges, content, useful) ? 'title' : null
}

const isNumber = ({ kind, text }: Cell) => kind === kinds.number || kind === kinds.formula || /^[\d.,€\s%-]+$/.test(text)

/** What only a firm has. A town may stand beside a total. */
const own: readonly ImportField[] = ['vatNumber', 'taxCode', 'rea', 'email', 'pec', 'phone', 'address', 'website', 'sdiCode']

/** A row without anything that only a firm has, in a list that has columns for it, whose name is that of a total or only a number (a count). */
function isNamedTotal(written: readonly Written[], width: number, fieldOf: FieldOf): boolean {
  const name = written.find(({ column }) => fieldOf(column) === 'name')?.cell
  if (name === undefined || !(opensTotal(name.text) || (isNumber(name) && written.length > 1))) return false
  const isOwn = (column: number) => own.some((field) => field === fieldOf(column))
  const tells = ({ column, cell }: Written) => isOwn(column) && !saysTotal(cell.text) && (/\p{L}/u.test(cell.text) || cell.text.replace(/\D/g, '').length >= 7)
  return Array.from({ length: width }, (_, column) => column).some(isOwn) && !written.some(tells)
}

function isTotal(written: readonly Written[], fieldOf: FieldOf): boolean {
  const isIdentity = ({ column, cell }: Written) =>
    identity.some((field) => field === fieldOf(column)) && (isNumber(cell) ? cell.text.replace(/\D/g, '').length >= 7 : !saysTotal(cell.text))
  if (written.some(({ cell }) => !isNumber(cell))) return written.every(({ cell }) => isNumber(cell) || saysTotal(cell.text)) && !written.some(isIdentity)
  const isSum = ({ column }: Written) => isImportFigure(fieldOf(column))
  return written.some(isSum) && written.every((one) => isSum(one) || fieldOf(one.column) === null)
}

function repeatsHeader(written: readonly Written[], headers: readonly string[]): boolean {
  const named = headers.filter(Boolean).length
  const same = written.filter(({ column, cell: { kind, text } }) => kind === kinds.text && text.length === headers[column]?.length && text.toLowerCase() === headers[column])
  return same.length >= 2 && same.length >= Math.min(named, written.length) * 0.6
}

function isTitle(row: number, merges: ForeignSheet['merges'], written: readonly Written[], useful: readonly Written[]): boolean {
  const [only] = written
  if (written.length !== 1 || !only || only.cell.kind !== kinds.text) return false
  if (remark.test(only.cell.text)) return true
  const merged = merges.some(({ top, left, bottom, right }) => top <= row && bottom >= row && left <= only.column && right >= only.column && right - left >= 2)
  return merged || (useful.length === 0 && only.cell.text.length > 1)
}
