import { fold, matchName } from '../folding.ts'
import { asksOutcomeOf, asksState, certificateOf, claimsOf, enough, headerWords, isBareMoney, isForecast, namesState, partOfPerson, saysNoMore, saysPerson, saysWhose, scaleOf, yearsOf, type Claim } from './header.ts'
import { certificatesNamed, houseNumber, underMerged } from './beside.ts'
import { editionIn } from './codes.ts'
import type { Heading } from './heading.ts'
import { readDay, readDayNumber } from './dates.ts'
import { moneyOf, readMoney } from './numbers.ts'
import { look, samplesOf, share, type Column, type Seen, type Test } from './seen.ts'
import { kinds, type ForeignSheet } from './sheet.ts'
import { isTrade } from './skips.ts'
import { answerOf, certificateName, isCertified, listed, readProvince, splitPlace, type IsTown } from './texts.ts'
import { leadsTo } from './values.ts'
import { legalFormIn, legalFormOf } from '../legalForm.ts'
import { isImportFigure, type ImportField, type ImportMeaning } from '../members.ts'
import { provinceLetters } from '../provinces.ts'
import { checkVat } from '../vat.ts'

/** What a column means by the clerk's own choice; null leaves it out, but for a column of states, which tells who left unless it is put `aside`. */
export type Mapping = Readonly<Record<string, ImportMeaning | null>>
/** What was chosen for a column, or found. */
export const meaningOf = ({ field, states }: Column): ImportMeaning | null => (field === null && states === 'aside' ? states : field)

/** Fields that several columns may feed, with what stands between their texts. */
export const joiners: Partial<Record<ImportField, string>> = {
  name: ' ', email: listed, phone: ' / ', certificates: listed, tags: listed, privateNotes: '\n', address: ', ',
}

/** Whether several columns may mean a field, each adding to it: the letters of a REA number may stand beside it. */
export const takesSeveral = (field: ImportField): boolean => joiners[field] !== undefined || field === 'rea'

const digitsIn = (text: string) => text.replace(/\D/g, '').length
const wholeVat: Test = ({ kind, text }) => {
  if (/^(?!IT)[A-Z]{2}[\dA-Z]{7,}$/i.test(text)) return checkVat(text).level === 'ok'
  const digits = text.replace(/^IT/i, '').replace(/[\s.-]/g, '')
  return /^\d{11}$/.test(digits) || (kind === kinds.number && /^\d{8,10}$/.test(digits)) ? checkVat(digits.padStart(11, '0')).level !== 'error' : false
}
const isDay: Test = ({ kind, value, text }, today) =>
  kind === kinds.day || (typeof value === 'number' ? readDayNumber(value, { today }) : readDay(text, { today })).value !== null

/** A text without the mail addresses in it: what is left of a name may be one. */
const withoutMails = (text: string) => (text.includes('@') ? text.replace(/\S*@\S*/g, ' ').trim() : text)

/** What at least some cells of a column must be for its heading to be believed. */
const plausible: Partial<Record<ImportField, Test>> = {
  name: ({ text }) => /\p{L}/u.test(withoutMails(text)) && answerOf(text) === null,
  legalForm: ({ text }) => /\p{L}{2}/u.test(text),
  vatNumber: ({ text }) => digitsIn(text) >= 7,
  taxCode: ({ text }) => digitsIn(text) >= 5,
  // "Iscrizione CCIAA" may be a day
  rea: ({ kind, text }) => digitsIn(text) >= 3 && kind !== kinds.day && !/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text),
  address: ({ text }) => /\p{L}/u.test(text) || digitsIn(text) <= 6,
  postalCode: ({ text }) => digitsIn(text) >= 2,
  // "Paese" is a village, and a country
  municipality: ({ text }) => /\p{L}{2}/u.test(text) && !text.includes('@') && !/^([a-z]{2}|ita|italia|italy|germania|francia|svizzera)$/i.test(text),
  province: ({ text }) => provinceLetters(text) !== null || splitPlace(text).province !== undefined,
  atecoCode: ({ text }) => digitsIn(text) >= 2,
  atecoEdition: ({ text }) => editionIn(text) !== null,
  employees: ({ text }) => /\d/.test(text),
  turnover: ({ text }) => /\d/.test(text),
  balanceSheet: ({ text }) => /\d/.test(text),
  joinedOn: isDay,
  leftOn: isDay,
  act: (cell, today) => !isDay(cell, today),
  withdrawalReason: ({ text }) => /\p{L}{2}/u.test(text),
  email: (cell) => cell.text.includes('@') || leadsTo('email', cell),
  pec: (cell) => cell.text.includes('@') || leadsTo('pec', cell),
  phone: ({ text }) => digitsIn(text) >= 5,
  website: (cell) => (cell.text.includes('.') && !cell.text.includes('@')) || leadsTo('website', cell),
  // "Gruppo" may part the list itself
  ownerGroup: ({ text }) => /\p{L}{2}/u.test(text) && !/^(gruppo|group) ([a-z]|\d+)$/i.test(text),
  sdiCode: ({ text }) => /^[\dA-Za-z]{1,7}$/.test(text),
  certificates: ({ text }) => /\p{L}/u.test(text) || certificateName(text) !== null || answerOf(text) !== null,
  // "Inizio attività" is a day or a year, "Produzione" an amount; "15.11.00" may be a trade
  tags: ({ kind, text }) => kind !== kinds.day && !/^\d{1,4}$|^\d{1,3}([.,]\d{3})+$/.test(text) && !/^(s[iì]?|no?|x|y|yes|\d{1,2}\/\d{1,2}\/\d{2,4})$/i.test(text),
}

/** An amount that a firm may earn in a year, rather than pay as a fee. */
const yearsSum = (scale: number): Test => ({ value, text }) => ((typeof value === 'number' ? moneyOf(value, scale) : readMoney(text, scale)).value ?? 0) >= 20_000

const isMembershipKind: Test = ({ text }) => /^(soci[oae] )?(ordinari|effettiv|sostenitor|fondator|onorari|benemerit|aderent|associat|simpatizzant)[oaei]$/i.test(text)

/** Two numbers alone may be an amount, a share or a place on the map ("50.00", "10.95"), three a day ("25.06.24"): a code has its section before it, its trade behind it, or an end that is no year of these days. */
const looksLikeAteco = (text: string): boolean => /^[A-V]\s?\d{2}\.\d/.test(text) || /^\d{2}\.\d{1,2}(\.\d{1,2})?\s*[-–:]?\s*\p{L}{3}/u.test(text) || /^\d{2}\.\d{1,2}\.(\d|0\d|[12]0|[3-9]\d)(?![\d.])/.test(text)

/** Contents that tell a column whose heading says nothing, and how many of its cells must be so. */
const telling: readonly [ImportField, number, Test][] = [
  ['pec', 0.6, ({ text }) => isCertified(text)],
  ['email', 0.6, ({ text }) => /^\S+@\S+\.\S+/.test(text)],
  ['vatNumber', 0.6, wholeVat],
  ['taxCode', 0.6, ({ text }) => /^[A-Z]{6}[\dA-Z]{2}[A-Z][\dA-Z]{2}[A-Z][\dA-Z]{3}[A-Z]$/i.test(text)],
  ['atecoCode', 0.7, ({ kind, text }) => kind === kinds.text && looksLikeAteco(text)],
  ['postalCode', 0.8, ({ kind, text }) => /^\d{5}$/.test(text) || (kind === kinds.number && /^\d{4}$/.test(text) && Number(text) < 100)],
  ['province', 0.8, ({ text }) => /^\(?[A-Z]{2}\)?$/i.test(text) && provinceLetters(text) !== null],
  ['phone', 0.7, ({ text }) => /^(tel\.?\s*)?\(?(\+|00)?[\d\s/().-]{6,}$/i.test(text) && /^\D*(0|3\d{2}|\+?39)/.test(text) && digitsIn(text) <= 13 && /^\D*\d{2,4}\D/.test(text)],
  ['website', 0.7, ({ text }) => /^(https?:\/\/|www\.)\S+$/i.test(text)],
  ['membershipKind', 0.9, isMembershipKind],
  ['certificates', 0.7, ({ text }) => certificateName(text.split(/[;,]/)[0] ?? '') !== null],
  ['legalForm', 0.7, ({ text }) => text.length <= 45 && legalFormIn(text) !== null && matchName(text) === fold(text)],
  ['name', 0.4, ({ kind, text }) => kind === kinds.text && legalFormOf(withoutMails(text)) !== null && text.length > 5],
  ['address', 0.6, ({ text }) => /^(via|viale|piazza|p\.zza|corso|c\.so|loc\.|località|strada|vicolo|largo|zona ind)/i.test(text)],
]

type Wish = { index: number; field: ImportField; score: number; /** Nothing stands below its heading. */ empty: boolean }
/** The stronger wish first: a column that holds something before one that holds nothing. */
const byStrength = (a: Wish, b: Wish): number => Number(a.empty) - Number(b.empty) || b.score - a.score || a.index - b.index

/** "E-mail / PEC", "PEC o mail": each cell tells which of them it holds. */
const namesBothMails = (header: string) => /(mail|elettronica)\s*([/,;+&|–-]|\s(o|od|e|ed|or|and)\b)\s*p\.?e\.?c\b|\bp\.?e\.?c\.?\s*([/,;+&|–-]|\s(o|od|e|ed|or|and)\s)\s*(e-?)?mail/i.test(header)

/** "Tel. / E-mail", where cells hold telephone numbers: their mail addresses are told apart. */
const namesPhoneAndMail = (seen: Seen, today: string): boolean =>
  /mail/i.test(seen.header) && /tel|cell|phone/i.test(seen.header) && saysNoMore(seen.header) && (share(seen, ({ text }) => digitsIn(withoutMails(text)) >= 6, today) ?? 0) >= 0.25

const saysMembership: Test = ({ text }) => /^(ex[ -]?|non[ -]?|former |potenziale |aspirante )?(soci[oa]|associat[oa]|consorziat[oa]|aderente|member)( ordinari[oa]| sostenitor[ei])?$|^prospect$/i.test(text)
/** Whether a column tells members from those who are none, whatever its heading: "Socio", "Non socio", "Ex socio". */
const tellsMembers = (seen: Seen, today: string): boolean =>
  (share(seen, saysMembership, today) ?? 0) >= 0.9 && seen.cells.some(({ text }) => /^(ex|non|former|potenziale|aspirante|prospect)/i.test(text))

/** Whether a column answers the question of its heading: "Attivo" and "Cessata" are then no amount and no day. No answers are amounts of zero alone. */
const answers = (seen: Seen, today: string): boolean =>
  asksState(seen.header) !== null && (share(seen, ({ text }) => answerOf(text) !== null, today) ?? 0) >= 0.75 && seen.cells.some(({ text }) => answerOf(text) === 'yes')

/** ISTAT's number of a town, by its province: 001 to 111, of which those from 100 on have few towns. "Codice ISTAT" may be that, and that of an activity ("107110", a bakery). */
const isTownNumber: Test = ({ text }) => /^(0\d{3}|1[01]\d0)\d\d$/.test(text)

/** What at least some cells below a heading must be. */
function testOf(field: ImportField, header: string): Test | undefined {
  const test = plausible[field]
  // a treasurer's takings are fees
  if (field === 'turnover' && (isBareMoney(header) || /^(incassi|introiti|entrate)/i.test(header))) return yearsSum(scaleOf(header))
  // days and numbers too say that there is the certificate of its heading
  if (field === 'certificates' && certificateOf(header) !== null) return undefined
  if (field === 'atecoCode' && /istat/i.test(header) && !/att|ateco|nace/i.test(header)) return (cell, today) => test?.(cell, today) === true && !isTownNumber(cell, today)
  return test
}

/** What the heading says, unless the cells below contradict it. */
function byHeading(seen: Seen, today: string, holdsTowns: Test): Wish | null {
  if (answers(seen, today)) return null
  const empty = seen.cells.length === 0
  const own: ImportField | null = namesBothMails(seen.header) && saysNoMore(seen.header) ? 'email' : namesPhoneAndMail(seen, today) ? 'phone' : null
  const claims: Claim[] = own !== null ? [{ field: own, score: 0.9 }] : claimsOf(seen.header).slice(0, 2)
  for (const { field, score } of claims) {
    if (score < enough) continue
    const test = testOf(field, seen.header)
    const found = test ? share(seen, test, today) : null
    if (found === null || found >= 0.25) return { index: seen.index, field: reconsidered(field, seen, today, holdsTowns), score, empty }
  }
  return null
}

const standsBehind: Test = ({ text }) => provinceLetters(text) === null && splitPlace(text).province !== undefined
/** "ZIP / City": both stand in each cell. */
const codeAndTown: Test = ({ text }) => { const { postalCode, municipality } = splitPlace(text); return postalCode !== undefined && /\p{L}/u.test(municipality) }
const namesTown = ({ header }: Seen) => claimsOf(header).some(({ field }) => field === 'municipality')

/** "Sede" may hold an address or a town, "Settore" a code or words, "Prov." towns, "Gruppo" trades. */
function reconsidered(field: ImportField, seen: Seen, today: string, holdsTowns: Test): ImportField {
  const mostly = (least: number, test: Test) => (share(seen, test, today) ?? 0) >= least
  const noStreet: Test = ({ text }) => !/\d{1,4}(\D|$)|^(via|viale|piazza|corso|loc)/i.test(text.replace(/\b\d{5}\b/g, ''))
  if (field === 'address' && /^(sede|headquarters|head office|hq|based in|dove ha sede)/i.test(seen.header) && mostly(0.71, noStreet)) return 'municipality'
  if (field === 'municipality' && mostly(0.61, ({ text }) => /^(via|viale|piazza|corso|p\.zza)\b/i.test(text))) return 'address'
  if (field === 'postalCode' && namesTown(seen) && mostly(0.5, codeAndTown)) return 'municipality'
  // "Luogo e prov.": a province stands behind each town
  if (field === 'province' && (namesTown(seen) || mostly(0.2, holdsTowns)) && mostly(0.5, standsBehind)) return 'municipality'
  if (field === 'ownerGroup' && mostly(0.5, ({ text }) => isTrade(text))) return 'tags'
  if (field === 'tags' && mostly(0.9, isMembershipKind)) return 'membershipKind'
  if (field === 'tags' && mostly(0.71, ({ kind, text }) => kind === kinds.text && /^[A-V]?\s?\d{2}\.\d/.test(text))) return 'atecoCode'
  return field
}

/** Whether a heading names the Chambers' register: what stands below it as the letters of a province are those of a REA number, and no seat's. */
const namesRegister = ({ header }: Seen) => headerWords(header).some((word) => word === 'rea' || word === 'cciaa' || word === 'camera')
const areProvinces = (seen: Seen, today: string) => (share(seen, ({ text }) => provinceLetters(text) !== null, today) ?? 0) >= 0.8

/** A column with the letters of REA numbers, whose digits another holds. */
const reaLetters = (columns: readonly Seen[], taken: ReadonlyMap<number, ImportField>, today: string): number | null =>
  [...taken.values()].includes('rea') ? (columns.find((seen) => !taken.has(seen.index) && namesRegister(seen) && areProvinces(seen, today))?.index ?? null) : null

/** SI and NO are provinces (Siena, Novara), but no list is of these two alone. */
const answersYesOrNo = ({ cells }: Seen) => cells.every(({ text }) => /^\(?(si|no)\)?$/i.test(text))

/** Five digits, or more, under an unknown heading may be any number of theirs. */
const onlyUnheaded: readonly ImportField[] = ['postalCode', 'phone']

function byCells(seen: Seen, today: string, isTown: (text: string) => boolean): Wish | null {
  // A person's tax code, another seat's town are not the firm's, whatever they look like.
  if (seen.cells.length === 0 || saysWhose(seen.header)) return null
  const tests: typeof telling = [...telling, ['municipality', 0.7, ({ kind, text }) => kind === kinds.text && isTown(splitPlace(text).municipality)]]
  const found = tests.find(([field, least, test]) => (!onlyUnheaded.includes(field) || seen.header === '') && !(field === 'province' && (answersYesOrNo(seen) || namesRegister(seen))) && (share(seen, test, today) ?? 0) >= least)
  return found ? { index: seen.index, field: found[0], score: 0.55, empty: false } : null
}

/** Whether a column holds whom to ask for, and no firm: "Referente", but not "Titolare/Ditta". */
const holdsPersons = ({ header }: Seen) => saysPerson(header) && !claimsOf(header).some(({ field }) => field === 'name')

/** The column that must be the name since nothing else is: the first of different texts. */
function lastResort(columns: readonly Seen[], taken: ReadonlyMap<number, ImportField>, today: string): number | null {
  const found = columns.find((seen) => {
    if (taken.has(seen.index) || seen.cells.length < 2 || holdsPersons(seen) || claimsOf(seen.header).some(({ score }) => score >= enough)) return false
    const texts = seen.cells.map(({ text }) => text)
    const wordy = share(seen, ({ kind, text }) => kind === kinds.text && /\p{L}{3}/u.test(withoutMails(text)), today) ?? 0
    return wordy > 0.9 && new Set(texts).size > texts.length * 0.8
  })
  return found?.index ?? null
}

/** Grants wishes, the strongest first: a field goes to one column, or to several that may share it. */
function grant(wishes: readonly Wish[], taken: Map<number, ImportField>): void {
  for (const { index, field, score } of wishes.toSorted(byStrength)) {
    if (taken.has(index)) continue
    const rival = [...taken.values()].includes(field)
    const shared = joiners[field] !== undefined && score >= 0.8
    if (!rival || shared) taken.set(index, field)
  }
}

const figures: readonly ImportField[] = ['employees', 'turnover', 'balanceSheet']

/**
 * Figures are of one year: of the one that is given, where headings name it, else of the newest that they name above figures. A figure of another year is left out, rather than
 * kept under a year that it is not of ("Addetti 2024", "Fatturato 2022"); of several columns of one figure the newest wins.
 */
function ofOneYear(wishes: readonly Wish[], columns: readonly Seen[], given: number | undefined): Wish[] {
  const seenOf = ({ index }: Wish) => columns.find((seen) => seen.index === index)
  const years = new Map(yearsOf(columns.map(({ header }) => header)).map((named, place) => [columns[place]?.index, named]))
  const yearOf = ({ index }: Wish) => years.get(index) ?? 0
  const planned = (wish: Wish) => figures.includes(wish.field) && isForecast(seenOf(wish)?.header ?? '')
  const ofFigures = wishes.filter((wish) => figures.includes(wish.field) && !planned(wish))
  // the columns of the year that has begun are there before their figures
  const known = ofFigures.filter((wish) => (seenOf(wish)?.cells.length ?? 0) > 0)
  const named = (known.length > 0 ? known : ofFigures).map(yearOf)
  const year = given !== undefined && named.includes(given) ? given : Math.max(0, ...named)
  return wishes.filter((wish) => !planned(wish) && (!figures.includes(wish.field) || yearOf(wish) === 0 || yearOf(wish) === year))
    .map((wish) => (figures.includes(wish.field) && yearOf(wish) < year ? { ...wish, score: wish.score - 0.3 } : wish))
}

const civic = /civ(ico)?(?!\p{L})|house|esponente|barrato|fraz|^esp\.?$/iu
const staffKind = /^(n\W{0,2}\s*)?(dirigenti|quadri|impiegat[ie]|operai[eo]?|apprendisti|tirocinanti|uomini|donne|maschi|femmine|m|f|men|women|white collars?|blue collars?)$/i
/** Where kinds of staff stand beside each other, and their sum right of them: "Impiegati", "Operai", "Totale". */
const sumsStaff = (seen: Seen, columns: readonly Seen[]): boolean =>
  /^(tot\.?|totale|total)$/i.test(seen.header) && [1, 2].every((back) => columns.some(({ index, header }) => index === seen.index - back && staffKind.test(header)))

/** A heading without what numbers its part: `RAGSOC1` and `RAGSOC2`, "Indirizzo" and "Indirizzo 2", `RAG_SOC_AGG`, "Ragione sociale (segue)". */
const unnumbered = (header: string) => header.replace(/[\s_.(-]*(?:[12]|agg(?:iuntiva)?|segue|seguito)\W*$/i, '').toLowerCase()

/** A name or an address is joined with its own second part, an address with its house number too, and with nothing else. */
function onlyParts(wishes: readonly Wish[], columns: readonly Seen[], taken: ReadonlyMap<number, ImportField>): Wish[] {
  const headerOf = (index: number) => columns.find((seen) => seen.index === index)?.header ?? ''
  const known = (field: ImportField) => [...taken].find(([, granted]) => granted === field)?.[0]
  const strongest = (field: ImportField) => wishes.filter((wish) => wish.field === field).toSorted(byStrength)[0]?.index
  // a hamlet or the number of a house is a part of the street's column, and no address where there is one
  const streets = wishes.filter(({ field, index }) => field === 'address' && !civic.test(headerOf(index))).toSorted(byStrength)
  const main = { name: known('name') ?? strongest('name'), address: known('address') ?? streets[0]?.index ?? strongest('address') }
  return wishes.filter(({ field, index }) => {
    if (field !== 'name' && field !== 'address') return true
    const [own, first] = [headerOf(index), headerOf(main[field] ?? index)]
    return main[field] === index || (field === 'address' && civic.test(own)) || (own !== '' && own !== first && unnumbered(own) === unnumbered(first))
  })
}

/** A reason alone is one for leaving where a column of days of leaving stands in the list. */
const withItsDay = (wishes: readonly Wish[], columns: readonly Seen[], taken: ReadonlyMap<number, ImportField>): Wish[] => {
  const leaves = [...taken.values(), ...wishes.map(({ field }) => field)].includes('leftOn')
  return wishes.filter(({ index, field }) => field !== 'withdrawalReason' || leaves || asksState(columns.find((seen) => seen.index === index)?.header ?? '') === 'gone')
}

/** With a person's surname its first name, and the other way round: in a list of persons the two are the name. */
function wholePerson(index: number, open: readonly Seen[], taken: ReadonlyMap<number, ImportField>): number[] {
  const own = partOfPerson(open.find((seen) => seen.index === index)?.header ?? '')
  const other = own && open.find((seen) => !taken.has(seen.index) && ![own, null].includes(partOfPerson(seen.header)))?.index
  return typeof other === 'number' ? [index, other] : [index]
}

/** The first names that go with "Cognome / Ragione sociale", where they have a column of their own. */
function firstNames(open: readonly Seen[], taken: ReadonlyMap<number, ImportField>): number | null {
  const withSurname = open.some(({ index, header }) => taken.get(index) === 'name' && headerWords(header).includes('cognome') && !headerWords(header).includes('nome'))
  return withSurname ? (open.find(({ index, header }) => !taken.has(index) && partOfPerson(header) === 'first')?.index ?? null) : null
}

/** A first name is no firm's name: "Cognome" beside "Nome" tells that persons are meant. */
const firstName = (seen: Seen, columns: readonly Seen[]) =>
  headerWords(seen.header).join(' ') === 'nome' && columns.some(({ header }) => headerWords(header).includes('cognome'))

/**
 * Proposes what each used column means: by its heading, checked against its cells, else by its cells alone; `mapping` (by column
 * index, as text) overrides; `year` is that of the figures, where it is given. A field stands at one column only, but for those in `joiners`.
 */
export function proposeColumns(sheet: ForeignSheet, heading: Heading, mapping: Mapping, { today, year, isTown = () => false }: { today: string; year?: number; isTown?: IsTown }): Column[] {
  const columns = look(sheet, heading)
  const chosen = (index: number) => mapping[String(index)]
  const taken = new Map<number, ImportField>()
  grant(columns.flatMap(({ index }) => { const field = chosen(index); return field && field !== 'aside' ? [{ index, field, score: 2, empty: false }] : [] }), taken)
  const open = columns.filter(({ index }) => chosen(index) === undefined)
  // not "Firenze (FI)", which may say the province twice
  const holdsTowns: Test = ({ text }) => readProvince(text, isTown).town !== undefined
  const towns = columns.some(namesTown) ? () => false : holdsTowns
  const isHidden = ({ index }: Seen) => sheet.hiddenColumns.includes(index)
  const grantTo = (some: readonly Seen[], granted: (field: ImportField) => boolean) => {
    const wishOf = (seen: Seen): Wish | null => (sumsStaff(seen, columns) ? { index: seen.index, field: 'employees', score: 0.7, empty: seen.cells.length === 0 } : byHeading(seen, today, towns))
    const wishes = some.flatMap((seen) => (firstName(seen, columns) ? [] : (wishOf(seen) ?? [])))
    grant(withItsDay(onlyParts(ofOneYear(wishes, columns, year), columns, taken), columns, taken).filter(({ field }) => granted(field)), taken)
    const silent = some.filter(({ index }) => !wishes.some((wish) => wish.index === index))
    grant(silent.flatMap((seen) => byCells(seen, today, isTown) ?? []).filter(({ field }) => granted(field)), taken)
  }
  grantTo(open.filter((seen) => !isHidden(seen)), () => true)
  // What was hidden is mostly old: it counts only for what no visible column holds.
  const visible = new Set(taken.values())
  grantTo(open.filter(isHidden), (field) => !visible.has(field))
  const number = houseNumber(open, taken, today)
  if (number !== null) taken.set(number, 'address')
  for (const [index, field] of underMerged(sheet, heading, open, taken, today)) taken.set(index, field)
  const named = certificatesNamed(open, taken)
  if (named !== null) taken.set(named, 'certificates')
  const letters = reaLetters(open, taken, today)
  if (letters !== null) taken.set(letters, 'rea')
  if ((heading.last >= 0 || taken.size > 0) && ![...taken.values()].includes('name')) {
    const index = lastResort(open, taken, today)
    if (index !== null) for (const part of wholePerson(index, open, taken)) taken.set(part, 'name')
  }
  const first = firstNames(open, taken)
  if (first !== null) taken.set(first, 'name')
  // a column of total assets is one of amounts, also where it is left out
  const tellsStates = (seen: Seen) => (namesState(seen.header) || asksOutcomeOf(seen.header, columns.map(({ header }) => header)) || answers(seen, today) || tellsMembers(seen, today)) && !isImportFigure(taken.get(seen.index) ?? byHeading(seen, today, towns)?.field ?? null)
  return columns.map((seen) => {
    const { index, header, cells } = seen
    return {
      index, header, field: taken.get(index) ?? null, hidden: isHidden(seen), ...(tellsStates(seen) && { states: chosen(index) === 'aside' ? 'aside' as const : 'read' as const }),
      samples: samplesOf(cells),
    }
  })
}
