import { fold } from '../folding.ts'
import { monthWord } from './dates.ts'
import { isHeading } from './header.ts'
import { gone } from './leaving.ts'
import { saysNothing } from './numbers.ts'
import { cellAt, cellsOf, kinds, oneLine, type Cell, type ForeignRow, type ForeignSheet } from './sheet.ts'
import { legalFormOf } from '../legalForm.ts'
import { provinceLetters } from '../provinces.ts'
import { isImportFigure, type ImportField, type ImportPreview } from '../members.ts'

export type SkipReason = ImportPreview['skipped'][number]['reason']

const totalNames = 'totale|totali|total|totals|tot|somma|somme|sum|media|medie|avg|average|mean|mediana|median|conteggio|count|min|max|minimo|massimo'
const totalWord = new RegExp(`^(sub ?)?(${totalNames})( |$)`)
const totalCompanions = new Set((
  'totale totali total totals tot somma sum media average generale generali complessivo complessiva complessivi parziale gruppo pagina ' +
  'page grand overall imprese impresa aziende azienda ditte soci socio associati associate consorziati consorziate iscritti iscritte aderenti addetti dipendenti fatturato ' +
  'members companies firms employees turnover voti votes e di n nr numero num elenco distretto colonna foglio delle dei degli per of the and sub max min'
).split(' '))

/** `TOTALE`, `Totale imprese: 72`, `Media addetti`; not a firm called Totale Energie. */
function saysTotal(text: string): boolean {
  if (!/^[^\p{L}]*(sub|tot|som|sum|med|ave|avg|mea|cont|cou|min|max|mas)/iu.test(text)) return false
  const folded = fold(text)
  return totalWord.test(folded) && folded.split(' ').every((word) => totalCompanions.has(word) || totalWord.test(word) || /^\d+$/.test(word))
}

const totalOpening = /^(gran(de|d)? |sub |valori |numero |number of |n )?(totale|totali|total|totals|riepilogo|(soci|imprese|aziende|ditte|members|companies|firms)( \d+)?$)( |$)/
/** `T O T A L E` as it is meant. */
const unspaced = (text: string) => (/^(\p{L} ){3,}\p{L}$/u.test(text.trim()) ? text.replaceAll(' ', '') : text)

/** `Empoli Totale`, as Excel calls the subtotals of a column. */
const totalEnding = new RegExp(`\\S (${totalNames})$`, 'i')

/** How each of them begins: most names need no closer look. */
const totalBegins = /^[^\p{L}\d]*(gran|sub|valori|num|n|tot|riep|soci|impr|azie|ditt|memb|comp|firm)/iu
/** `GRAN TOTALE`, `Totale provincia di Pisa`, `Tot. soci`, `Numero soci: 2`: a total's name where nothing else in its row tells of a firm. `Tot` alone may begin a firm's name. */
const opensTotal = (text: string): boolean => totalBegins.test(unspaced(text)) && (totalOpening.test(fold(unspaced(text))) || (/^tot\b/i.test(text) && saysTotal(text))) && !/\b(s\.? ?r\.? ?l|s\.? ?p\.? ?a|s\.? ?n\.? ?c|s\.? ?a\.? ?s|soc|coop|ltd|gmbh)\b/i.test(text)

const remarkSigns = 'n\\.?\\s?b\\.?[:\\s]|note?:|\\*|\\(\\*|\\(1\\)|¹|pag\\.|©'
const remarkWords = ['fonte', 'fonti', 'source', 'legenda', 'legend', 'aggiornat[oi]', 'updated', 'elenco aggiornato', 'pagina', 'page', 'stampato', 'dati (al|aggiornati|stimati)', 'elaborazione', 'copyright',
  '(segue|continua|continued)(?= *[^\\p{L} ]| *$| (a|da|dal|dalla|alla|nella|on|from|pag\\p{L}*|elenco)(?!\\p{L}))', '(da|a) riportare', 'riporto']
const remark = new RegExp(`^(${remarkSigns}|(${remarkWords.join('|')})(?!\\p{L}))`, 'iu')
/** "Fonte: visure camerali", "segue a pag. 2": said of the list, and no firm's name. */
const isRemark = (text: string): boolean => remark.test(text) && legalFormOf(text) === null

/** How a form shows what to write: "es. Rossi srl", "Esempio: …". */
const example = /^\(?(per es\.|p\. ?es\.|es\.[: ]|e\.g\.|(esempio|example)(:|$))/i

/** The letter that the names below it begin with. */
const letter = /^\p{Lu}$/u

const joining = new Set('a al alla ai alle con da dal dalla dei del dell della delle di e ed il in i gli la le lo l nel nella per su and for in of the to'.split(' '))
/** A sentence about the list and no name: four words or more in small letters beside those that join them. */
const isSentence = (text: string): boolean => text.split(/[\s'’]+/).filter((word) => /^\p{Ll}+\W*$/u.test(word) && !joining.has(fold(word))).length >= 4 && legalFormOf(text) === null

/** So many rows of a list hold more than a name that one with a name alone is odd. */
export const mostlyFilled = (list: readonly ForeignRow[]): boolean => {
  const saysMore = (row: ForeignRow) => { const test = (_: unknown, column: number) => says(cellAt(row, column)); return row.cells.findIndex(test) < row.cells.findLastIndex(test) }
  return list.filter(saysMore).length > list.length * 0.6
}

export type FieldOf = (column: number) => ImportField | null
type Written = { column: number; cell: Cell }
const identity: readonly ImportField[] = ['vatNumber', 'taxCode', 'email', 'pec', 'rea', 'municipality', 'address']

const says = ({ kind, text }: Cell): boolean => kind === kinds.formula || (kind !== kinds.blank && !saysNothing(text))
const written = (cells: readonly Cell[]): Written[] => cells.flatMap((cell, column) => (says(cell) ? [{ column, cell }] : []))

/** Words that begin a line of signatures. */
const signature = /^((il|la|l['’])\s*)?((vice ?)?president(e|essa)|segretari[oa]|direttor(e|rice)|tesorier[ea]|legale rappresentante|the (president|secretary|director))\b|^(firma|firmato|f\.to|timbro|luogo e data|signed|signature)\b/i

/** Words, letters and a colon that make a heading of what stands alone in its row: `Comparto: pelle`, `A) Soci sostenitori`. */
const section = /^(comparto|settore|sezione|filiera|categoria|comune di|provincia di|zona|sector|section|category|soci|members)\b|^([A-Z]|[IVX]{1,4})(\)|\s[–-])\s+\p{L}|:$/iu
/** Words that firms have in their names as well: `Imprese artigiane` is a heading, `Imprese Riunite` may be a firm. */
const group = /^(area|imprese|aziende|ditte|enti|firms|companies)\b(.*)$/i
const isGroup = (text: string): boolean => { const rest = group.exec(text)?.[2]; return rest !== undefined && !/^\s+\p{Lu}/u.test(rest) }
/** `1. Concerie`: a heading, but where the firms of the list are numbered too. */
const numbered = /^\d{1,2}(\)|\s[–-]|\.)\s+\p{L}/u

/** A heading without a number before it and a count behind it: `A) Soci sostenitori`, `1. Concerie`, `CONCERIE (12)`. None is longer than a line. */
export const bareOf = (text: string): string =>
  oneLine(text).slice(0, 200).replace(/^(([A-Z]|[IVX]{1,4}|\d{1,2})(\)|\s[–-])|\d{1,2}\.)\s+/u, '').replace(/\s*[([:–-]\s*(n\.?\s*)?\d+(\s\p{L}+)?\s*[)\]]?$/u, '').replace(/[\s:–-]+$/, '')

const people = 'soci|socie|associati|associate|imprese|aziende|ditte|members|firms|companies'
const goneIn = (endings: string) => `(?:${gone}|recess)[${endings}]|dimissionari[${endings}]?|cessata attivita`
const goneMany = `${goneIn('ie')}|(?:in|non )attiv[ie]|dimissioni|cancellazioni`
const fromHere = '(?: (?:dal|dalla|dall) (?:consorzio|rete|distretto|cluster|polo|associazione))?'
const left = new RegExp(`^(?:elenco |lista )?(?:(?:ex|former|past) (?:${people})|(?:(?:ex|former|past) )?(?:(?:${people}) )?(?:${goneMany})(?: (?:(?:o|e|ed) )?(?:${goneMany}))*${fromHere})(?: (?:(?:al|nel|dal) )?\\d[\\d ]*)?$`)
const current = new RegExp(`^(?:elenco )?(?:soci|members|(?:(?:imprese|aziende|ditte) )?(?:(?:associat|consorziat|iscritt)[ei]|aderenti)|(?:(?:${people}|domande|richieste|candidature) )?(?:attiv[ie]|attuali|in regola|in essere|ammess[ie]|accolt[ie]|approvat[ie])|(?:active|current)(?: (?:${people}))?)$`)

/** Whether a heading says, and says nothing else, that those below it are members no more: `Soci cessati`, `Ex soci`, `C) Receduti (3)`. */
export const saysLeft = (text: string): boolean => left.test(fold(bareOf(text)))
const state = `(?:soci[oa] )?(?:${goneIn('oaie')}|dimissioni|non (?:piu )?(?:attiv|soci)[oa]|inattiv[oa]|no longer a member|left|resigned|withdrawn|inactive|lapsed|expired|terminated|cancelled|canceled|scadut[oa])`
/** `nel 2023`, `dal 1 gennaio 2020`, `per fusione`: nothing that says otherwise after all. */
const since = `(?: dal registro(?: delle)? imprese)?(?: (?:con effetto|nel|dal|il|al|in|data|a|da|on|since))*(?: \\d{1,2})?(?: ${monthWord})?(?: \\d[\\d ]*)?|(?: \\d[\\d ]*)? per (?!.*\\b(?:revoca\\w*|annullat\\w*|in corso)\\b).*`
const stateLeft = new RegExp(`^(?:(?:ex|former|past)(?: (?:soci|associat|aderent|member)\\w*)?|${state}(?:(?: (?:o|e|ed))? ${state})*${fromHere})(?:${since})$`)
/** Whether a cell of a column of states says, and says nothing else, that its row is a member no more: `Cessata`, `Receduto nel 2023`, `Ex socio`. */
export const saysGone = (text: string): boolean => text.length <= 60 && stateLeft.test(fold(text))
const refused = new RegExp(`^(?:(?:domand[ae]|richiest[ae]|candidatur[ae]|iscrizion[ei]|adesion[ei]|imprese|aziende|ditte|soci) )?(?:non (?:e stat[oaie] )?(?:ammess|accolt|accettat|approvat|idone)(?:[oaie]|i[oa])|(?:respint|rifiutat|rigettat|bocciat)[oaie]|not (?:admitted|accepted|approved)|rejected|refused|declined|(?:potenzial[ei]|aspirant[ei]|futur[oaie]) (?:soci[oae]?|associat[oaie])|prospects?|non (?:members?|soci[oae]?|(?:associat|consorziat|iscritt|aderent)[oaie])|potential members?|pending|applicants?)(?:${since})$`)
/** Whether a cell says that a firm never became a member: `Non ammessa`, `Respinta il 12/03/2024`. */
export const saysRefused = (text: string): boolean => text.length <= 80 && refused.test(fold(text))
/** Whether a heading, or the name of a sheet, says that those below it are no members: any more, or not yet (`Non soci`, `Prospect`). */
export const saysNone = (heading: string): boolean => saysLeft(heading) || saysRefused(bareOf(heading))
const undecided = /^(?:(?:domanda|richiesta|pratica|candidatura) )?(?:ko|negativ[oa]|(?:non |in)ammissibil[ei]|irricevibil[ei]|non ricevibil[ei]|esclus[oa]|rinunci[ao]|revocat[oa]|in (?:corso|attesa|istruttoria|valutazione|esame|lavorazione|sospeso)|da (?:valutare|esaminare|deliberare|istruire|approvare|integrare)|sospes[oa]|rinviat[oa]|ritirat[oa]|rinunciat[oa]|archiviat[oa]|annullat[oa]|decadut[oa]|pending|under review|on hold|withdrawn)(?: .*)?$/
/** Whether the outcome of an application is that the firm is no member, or none yet: `Non ammessa`, `In istruttoria`. */
export const saysNoMember = (outcome: string): boolean => saysRefused(outcome) || (outcome.length <= 80 && undecided.test(fold(outcome)))
/** Whether a heading says that those below it are members: `Soci attivi`. */
export const saysCurrent = (text: string): boolean => current.test(fold(bareOf(text)))

/** Trades as headings of groups call them, alone or with what goes on from them: `CONCERIE`, `Servizi alle imprese`, `Accessori e minuterie`. A firm has more of a name. */
const trades = new RegExp(`^(${['concerie', 'concia', 'cuoio', 'pelle', 'pelletterie', 'pelletteria', 'calzature', 'calzaturifici', 'tomaifici', 'suolifici', 'tacchifici', 'cartiere', 'cartotecniche', 'maglifici', 'maglieria', 'confezioni', 'filature',
  'tessitura', 'tintorie', 'rifinizioni', 'terzisti', 'contoterzisti', 'artigiani', 'servizi', 'accessori', 'macchine', 'meccanica', 'chimica', 'commercio', 'industria', 'produttori', 'tessile', 'abbigliamento', 'moda', 'legno', 'mobile', 'alimentari',
  'rifinizione', 'lavorazioni', 'trasporti', 'logistica', 'metalmeccanica', 'plastica', 'carta', 'cartotecnica', 'imballaggi', 'edilizia', 'costruzioni', 'turismo', 'artigianato', 'agricoltura', 'fornitori',
  'banche', 'associazioni', 'scuole', 'sindacati', 'altri', 'altre', 'varie'].join('|')})( (e|ed|per|a|al|alla|alle|ai|in|conto|vari[ae]|artigian\\w+|industrial\\w+)( .*)?| (meccanic|chimic|tessil)\\w+)?$|^prodotti (chimici|tessili)$`)
/** What is made or sold is one word in small letters: `Commercio di pelli`, not `Commercio di Rossi Mario`. */
const tradeIn = /^(?:[Ll]avorazione|[Pp]roduzione|[Ff]abbricazione|[Cc]ommercio|[Vv]endita|[Pp]rodotti) (?:di|del|della|delle|dei|per) \p{Ll}+$/u

/** Whether a text is the name of a trade, and of no firm. */
export const isTrade = (text: string): boolean => trades.test(fold(text)) || tradeIn.test(oneLine(text))

/** What a row is held against. */
export type SkipContext = Pick<ForeignSheet, 'merges' | 'width'> & {
  fieldOf: FieldOf
  /** The headings in lower case. */
  headers: readonly string[]
  /** Most names of the list are in capitals: those of a heading tell nothing. */
  capitals: boolean
  /** So many names have a number before them that one alone tells no heading. */
  numbers: boolean
  /** The rows that are headings of those below them: see `sectionRows`. */
  sections: ReadonlySet<number>
  isTown: (text: string) => boolean
}

/** How many cells of a row say something. */
export const filled = (cells: readonly Cell[]): number => written(cells).length

/** Why a row below the headings is no member; null for a member. */
export function skipReason(row: number, cells: readonly Cell[], context: SkipContext): SkipReason | null {
  const { merges, fieldOf, headers } = context
  const content = written(cells)
  const useful = content.filter(({ column }) => fieldOf(column) !== null)
  if (isTotal(content, fieldOf) || isNamedTotal(content, context.width, fieldOf)) return 'total'
  // Formulas that were drawn down beyond the list.
  if (content.every(({ cell }) => cell.kind === kinds.error)) return 'blank'
  // A running number, or the formula that makes it, alone.
  if (content.every(({ column, cell }) => (fieldOf(column) ?? 'name') === 'name' && (cell.kind !== kinds.text || /^\d{1,5}$/.test(cell.text)))) return 'blank'
  if (repeatsHeader(content, headers) || headsOtherwise(content)) return 'header'
  if (content.every(({ cell }) => cell.kind === kinds.text && signature.test(cell.text) && legalFormOf(cell.text) === null)) return 'title'
  if (content.some(({ column, cell }) => fieldOf(column) === 'name' && example.test(cell.text))) return 'title'
  const [only] = content
  if (only && content.length === 1 && only.cell.kind === kinds.text && (isRemark(only.cell.text) || isSentence(only.cell.text) || letter.test(only.cell.text))) return 'title'
  // what a program prints at the end of a page
  if (content.length > 0 && content.every(({ cell }) => cell.kind === kinds.text && isRemark(cell.text))) return 'title'
  return context.sections.has(row) || isTitle(row, merges, content, useful) ? 'section' : null
}

/** Headings in other words above another part of a list: "Ente", "C.F.", "Sede" below "Ditta", "P.IVA", "Comune". */
const headsOtherwise = (content: readonly Written[]): boolean =>
  content.length > 1 && content.every(({ cell }) => cell.kind === kinds.text && !/\d/.test(cell.text)) && content.every(({ cell }) => isHeading(cell.text))

const isCapitals = (text: string) => /\p{L}{3}/u.test(text) && text === text.toUpperCase()

/** Whether the names of a list are mostly in capitals; of no names nobody knows, and capitals tell nothing either. */
export function mostlyCapitals(names: readonly string[]): boolean {
  return names.length === 0 || names.filter(isCapitals).length > names.length / 3
}

/** Whether the names of a list have numbers before them; of no names nobody knows, and a number tells nothing either. */
export function mostlyNumbered(names: readonly string[]): boolean {
  return names.length === 0 || names.filter((name) => numbered.test(name)).length > names.length / 3
}

type Columns = Pick<SkipContext, 'width' | 'fieldOf'>
const fieldsOf = ({ width, fieldOf }: Columns) => Array.from({ length: width }, (_, column) => fieldOf(column))
const holds = (columns: Columns, field: ImportField) => fieldsOf(columns).includes(field)
/** Whether a list has columns for what only a firm has. */
const tellsFirms = (columns: Columns) => fieldsOf(columns).some(isOwnField)

const alone = ({ kinds: letters }: ForeignRow) => letters.replaceAll(' ', '').length <= 2

/** The rows that name a province and nothing else, where several do, each above a row that holds more: a province that is a member itself seldom has no more than its name. */
function provinceRows(rows: readonly ForeignRow[]): ReadonlySet<number> {
  const found = rows.filter((line, index) => {
    if (!alone(line)) return false
    const [only, other] = written(cellsOf(line))
    const below = rows[index + 1]
    const [, name] = only === undefined || other !== undefined ? [] : (/^(?:provincia di|province of)\s+(.+)$/i.exec(bareOf(only.cell.text)) ?? [])
    return name !== undefined && provinceLetters(name) !== null && below !== undefined && filled(cellsOf(below)) > 1
  })
  return new Set(found.length > 1 ? found.map(({ row }) => row) : [])
}

/**
 * The rows that are headings of those below them. A list that is parted by headings has several, or its one begins it, stands after a blank row or says that those below it have left; another single one amid
 * the others is a firm of which nothing but the name is known.
 */
export function sectionRows(rows: readonly ForeignRow[], context: Omit<SkipContext, 'sections'>): ReadonlySet<number> {
  const provinces = provinceRows(rows)
  const found = rows.flatMap((line, index) => (alone(line) && (provinces.has(line.row) || isSection(written(cellsOf(line)), context)) ? [{ row: line.row, apart: line.row > (rows[index - 1]?.row ?? 0) + 1 || index === 0 || cellsOf(line).some(({ text }) => saysNone(text)) }] : []))
  return new Set(found.length > 1 || found[0]?.apart ? found.map(({ row }) => row) : [])
}

/** What stands alone in its row, in a list that has columns for more, and reads like a heading of the rows below; a firm of which nothing but the name is known stays one. */
function isSection([only, ...others]: readonly Written[], context: Omit<SkipContext, 'sections'>): boolean {
  if (!only || others.length > 0 || only.cell.kind !== kinds.text || !tellsFirms(context)) return false
  const field = context.fieldOf(only.column)
  if (field !== 'name') return field === 'tags' || field === 'chainPlace'
  const { text } = only.cell
  // A municipality may be a member as well, where the towns of the members have a column of their own.
  const isPlace = /^(comune|provincia) d/i.test(text) && !holds(context, 'municipality')
  return (legalFormOf(text) === null || isPlace) && (section.test(text) || isGroup(text) || saysNone(text) || saysCurrent(text) || isTrade(text) || context.isTown(text) || (numbered.test(text) && !context.numbers) || (isCapitals(text) && !context.capitals))
}

const isNumber = ({ kind, text }: Cell) => kind === kinds.number || kind === kinds.formula || /^[\d.,€\s%-]+$/.test(text)

/** What only a firm has. A town may stand beside a total. */
const own: readonly ImportField[] = ['vatNumber', 'taxCode', 'rea', 'email', 'pec', 'phone', 'address', 'website', 'sdiCode']
export const isOwnField = (field: ImportField | null): boolean => own.some((one) => one === field)

/** A row without anything that only a firm has, in a list that has columns for it, whose name is that of a total or only a number (a count), or that has none and is called the total of its group. */
function isNamedTotal(written: readonly Written[], width: number, fieldOf: FieldOf): boolean {
  const named = written.find(({ column }) => fieldOf(column) === 'name')
  const name = (named ?? written.find(({ cell }) => cell.kind === kinds.text))?.cell
  if (name === undefined || !(opensTotal(name.text) || (named === undefined && totalEnding.test(name.text)) || (isNumber(name) && written.length > 1))) return false
  const isOwn = (column: number) => isOwnField(fieldOf(column))
  const tells = ({ column, cell }: Written) => isOwn(column) && !saysTotal(cell.text) && (/\p{L}/u.test(cell.text) || cell.text.replace(/\D/g, '').length >= 7)
  return tellsFirms({ width, fieldOf }) && !written.some(tells)
}

/** Right below a total, whether a row is a part of it: a trade or a town beside figures, and nothing else. */
export function isPartOfTotal(cells: readonly Cell[], { fieldOf, isTown }: Pick<SkipContext, 'fieldOf' | 'isTown'>): boolean {
  const content = written(cells)
  const name = content.find(({ column }) => fieldOf(column) === 'name') ?? content.find(({ cell }) => !isNumber(cell))
  const others = content.filter((one) => one !== name)
  return name !== undefined && others.length > 0 && (isTrade(name.cell.text) || isTown(name.cell.text)) && others.every(({ column, cell }) => isNumber(cell) && (fieldOf(column) === null || isImportFigure(fieldOf(column))))
}

function isTotal(written: readonly Written[], fieldOf: FieldOf): boolean {
  const isIdentity = ({ column, cell }: Written) =>
    identity.some((field) => field === fieldOf(column)) && (isNumber(cell) ? cell.text.replace(/\D/g, '').length >= 7 : !saysTotal(cell.text))
  if (written.some(({ cell }) => !isNumber(cell))) return written.every(({ cell }) => isNumber(cell) || saysTotal(cell.text)) && !written.some(isIdentity)
  const isSum = ({ column }: Written) => isImportFigure(fieldOf(column))
  return written.some(isSum) && written.every((one) => isSum(one) || fieldOf(one.column) === null)
}

/** The texts of a row that repeats the headings, by column; null for any other row. The headings are given in lower case. */
export function headingsAgain(cells: readonly Cell[], headers: readonly string[]): string[] | null {
  return repeatsHeader(written(cells), headers) ? cells.map(({ kind, text }) => (kind === kinds.text ? oneLine(text) : '')) : null
}

/** Whether a row is what stands alone above headings that come again, in the row below it: the heading of that part, where a blank row (`isParted`), its capitals or its first word part it from the firms above. The last firm of a page may have no more than a name. */
export function headsPart(cells: readonly Cell[], isParted: boolean, below: ForeignRow | undefined, { headers, capitals }: Pick<SkipContext, 'headers' | 'capitals'>): boolean {
  const [only, other] = cells.filter(({ kind }) => kind !== kinds.blank)
  if (only?.kind !== kinds.text || other !== undefined || legalFormOf(only.text) !== null) return false
  return (isParted || section.test(only.text) || (!capitals && only.text === only.text.toUpperCase())) && below !== undefined && headingsAgain(cellsOf(below), headers) !== null
}

/** The rows that repeat titles of the list above headings that come again, as they are printed on each page; by row number. */
export function pageHeads(list: readonly ForeignRow[], titles: readonly ForeignRow[], headers: readonly string[]): ReadonlySet<number> {
  const texts = new Set(titles.flatMap((row) => cellsOf(row).map(({ text }) => text)).filter(Boolean))
  const isHead = (row: ForeignRow | undefined) => {
    const own = row ? written(cellsOf(row)).filter(({ cell }) => cell.kind === kinds.text) : []
    return own.some(({ cell }) => texts.has(cell.text)) && own.every(({ cell }) => texts.has(cell.text) || isRemark(cell.text))
  }
  const heads = new Set<number>()
  if (texts.size === 0) return heads
  // most rows need no closer look
  const named = headers.flatMap((header, column) => (header === '' ? [] : [column])).slice(0, 4)
  const repeats = ({ cells }: ForeignRow) => named.some((column) => { const cell = cells[column]; return typeof cell === 'string' && cell.length === headers[column]?.length && oneLine(cell).toLowerCase() === headers[column] })
  list.forEach((row, index) => {
    if (!repeats(row) || headingsAgain(cellsOf(row), headers) === null) return
    for (let at = index - 1; isHead(list[at]); at--) heads.add(list[at]?.row ?? 0)
  })
  return heads
}

function repeatsHeader(written: readonly Written[], headers: readonly string[]): boolean {
  const named = headers.filter(Boolean).length
  const same = written.filter(({ column, cell: { kind, text } }) => kind === kinds.text && text.length === headers[column]?.length && oneLine(text).toLowerCase() === headers[column])
  return same.length >= 2 && same.length >= Math.min(named, written.length) * 0.6
}

function isTitle(row: number, merges: ForeignSheet['merges'], written: readonly Written[], useful: readonly Written[]): boolean {
  const [only] = written
  if (written.length !== 1 || !only || only.cell.kind !== kinds.text) return false
  const merged = merges.some(({ top, left, bottom, right }) => top <= row && bottom >= row && left <= only.column && right >= only.column && right - left >= 2)
  return merged || (useful.length === 0 && only.cell.text.length > 1)
}
