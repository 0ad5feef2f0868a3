import { typeInWords, type DocumentRow } from '../../shared/documents.ts'
import { formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import { totalOf, type GroupRow } from '../../shared/lists.ts'
import type { MemberColumn, MemberRow } from '../../shared/members.ts'
import { chainPlaces, legalForms, membershipKinds, organisationKinds, type OrganisationRecord } from '../../shared/organisations.ts'
import type { Block, Cell, Column, Letterhead, Paper, TableBlock } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import { sizeClasses, type SizeOverYears } from '../../shared/sme.ts'
import { sizeWords } from '../../shared/sizeWords.ts'

/** What every paper of this room is printed with. */
type Printing = { language: Language; letterhead: Letterhead; /** The day it refers to. */ asOf: string; /** Instant of the newest change. */ changedAt: string }

export type MembersList = Printing & {
  /** The cluster's name. */
  cluster: string
  columns: readonly MemberColumn[]
  rows: Iterable<MemberRow>
  rowCount: number
  /** The list stands in groups, each under a head with its number and sums. */
  group?: { by: MemberColumn; groups: readonly GroupRow[] }
  /** The active filters in words. */
  filters: readonly string[]
  /** The day is not today: memberships are computed from their periods, with today's master data. */
  computed: boolean
}

type Shape = Omit<Column, 'title'>
const text = (width: number): Shape => ({ kind: 'text', width })

const shapes: Record<MemberColumn, Shape> = {
  name: text(36), vatNumber: text(13), taxCode: text(17), legalForm: text(12), kind: text(12), municipality: text(18), province: text(5), postalCode: text(6),
  atecoCode: text(9), chainPlace: text(18), employees: { kind: 'number', width: 8 }, turnover: { kind: 'euros', width: 15 }, figuresYear: { kind: 'year', width: 6 },
  size: text(14), membershipKind: text(11), joinedOn: { kind: 'date', width: 11 }, leftOn: { kind: 'date', width: 11 }, email: text(28), pec: text(28), phone: text(15), tags: text(18),
}

/** A code in words; one that this version does not know is printed as it is. */
const inWords = <T extends string>(codes: readonly T[], code: string | null, word: (code: T) => string): string | null => {
  const known = codes.find(one => one === code)
  return known === undefined ? code : word(known)
}

/** A stored value of a column in words; unknown stays null. */
export function wordOf(language: Language, column: MemberColumn, value: string | null): string | null {
  const t = words(language)
  switch (column) {
    case 'legalForm': return inWords(legalForms, value, code => t(`organisations:legalForm.${code}`))
    case 'kind': return inWords(organisationKinds, value, code => t(`organisations:kind.${code}`))
    case 'chainPlace': return inWords(chainPlaces, value, code => t(`organisations:chainPlace.${code}`))
    case 'size': return inWords(sizeClasses, value, code => t(`organisations:size.${code}`))
    case 'membershipKind': return inWords(membershipKinds, value, code => t(`organisations:membershipKind.${code}`))
    default: return value
  }
}

const codedColumns: readonly MemberColumn[] = ['legalForm', 'kind', 'chainPlace', 'size', 'membershipKind']

/** The words of the codes in a list: legal forms shortened, and each looked up once, since a list may have 50,000 rows. */
function listWords(language: Language): (column: MemberColumn, code: string) => Cell {
  const t = words(language)
  const known = new Map<string, Cell>()
  return (column, code) => {
    const key = `${column} ${code}`
    let word = known.get(key)
    if (word === undefined) {
      word = column === 'legalForm' ? inWords(legalForms, code, form => t(`organisations:legalFormShort.${form}`)) : wordOf(language, column, code)
      known.set(key, word)
    }
    return word
  }
}

function* memberCells(rows: Iterable<MemberRow>, columns: readonly MemberColumn[], language: Language): Generator<Cell[]> {
  const word = listWords(language)
  const coded = new Set(codedColumns)
  for (const row of rows) {
    yield columns.map((column): Cell => {
      const value = column === 'tags' ? row.tags.join(', ') || null : row[column]
      return typeof value === 'string' && coded.has(column) ? word(column, value) : value
    })
  }
}

type Grouped = NonNullable<MembersList['group']>

/** The cells of a group's head: its value with how many there are, and the sums of the columns that are added up. */
function headCells({ value, count, sums }: GroupRow, by: MemberColumn, columns: readonly MemberColumn[], language: Language): Cell[] {
  const t = words(language)
  const named = value === null || value === '' ? t('papers:members.noValue') : typeof value === 'string' ? (wordOf(language, by, value) ?? value) : String(value)
  const shown = formatNumber(count, language, 0)
  return columns.map((column, at) => (at === 0 ? t('papers:members.group', { column: t(`members:column.${by}`), value: named, count, shown }) : (sums[column] ?? null)))
}

/** Rows with the heads of their groups between them, and which of them are heads. */
function grouped(rows: Iterable<Cell[]>, { by, groups }: Grouped, columns: readonly MemberColumn[], language: Language): Pick<TableBlock, 'rows' | 'heads'> {
  const heads = new Set<number>()
  let at = 0
  for (const { count } of groups) { heads.add(at); at += count + 1 }
  function* all(): Generator<Cell[]> {
    let [next, left] = [0, 0]
    for (const row of rows) {
      for (; left === 0; next++) {
        const group = groups[next]
        if (!group) break
        yield headCells(group, by, columns, language)
        left = group.count
      }
      yield row
      left--
    }
  }
  return { rows: all(), heads }
}

/** The sums of all groups, under the list. */
function totalCells(groups: readonly GroupRow[], columns: readonly MemberColumn[], language: Language): Cell[] {
  const { sums, count } = totalOf(groups)
  return columns.map((column, at) => (at === 0 ? words(language)('papers:members.total', { count, shown: formatNumber(count, language, 0) }) : (sums[column] ?? null)))
}

/** More columns than this do not find room on an upright page. */
const mostUpright = 5

/** The members of a cluster at a day. */
export function membersListPaper({ language, letterhead, asOf, changedAt, cluster, columns, rows, rowCount, group, filters, computed }: MembersList): Paper {
  const t = words(language)
  const notes: Block[] = [{ block: 'paragraph', text: t('papers:members.count', { count: rowCount, members: formatNumber(rowCount, language, 0) }) }]
  if (filters.length) notes.push({ block: 'paragraph', tone: 'note', text: t('papers:members.filters', { filters: filters.join('; ') }) })
  if (computed) notes.push({ block: 'paragraph', tone: 'note', text: t('papers:members.computed', { day: formatDay(asOf) }) })
  const cells = memberCells(rows, columns, language)
  const table: TableBlock = {
    block: 'table', sheet: t('papers:members.sheet'), rowCount: rowCount + (group?.groups.length ?? 0), empty: t('papers:members.empty'),
    columns: columns.map(column => ({ title: t(`members:column.${column}`), ...shapes[column] })),
    ...(group ? { ...grouped(cells, group, columns, language), totals: totalCells(group.groups, columns, language) } : { rows: cells }),
  }
  return {
    name: t('papers:members.name'), title: t('papers:members.title'), subtitle: cluster, language, audience: 'internal', letterhead, asOf, changedAt,
    orientation: columns.length > mostUpright ? 'landscape' : 'portrait', blocks: [...notes, table],
  }
}

export type MemberSheet = Printing & {
  record: OrganisationRecord
  /** A VAT number that fails its check is kept and marked. */
  vatToVerify: boolean
  size: SizeOverYears
  /** Its documents with their state at the day, in the order of what ends first. */
  documents: readonly DocumentRow[]
}

type Fact = { label: string; value: string }
type Field = Parameters<typeof fieldWord>[1]
const fieldWord = (language: Language, field: 'kind' | 'legalForm' | 'country' | 'vatNumber' | 'taxCode' | 'rea' | 'atecoCode' | 'chainPlace' | 'ownerGroup' | 'tags'
  | 'pec' | 'sdiCode' | 'email' | 'otherEmails' | 'phone' | 'website') => words(language)(`papers:field.${field}`)

/** Fields as label and value; unknown ones are left out but for those that a register should have. */
function facts(language: Language, values: readonly [Field, string | null, 'always'?][]): Fact[] {
  return values.flatMap(([field, value, always]) =>
    (value ? [{ label: fieldWord(language, field), value }] : always ? [{ label: fieldWord(language, field), value: words(language)('papers:unknown') }] : []))
}

function masterData({ record, language, vatToVerify }: MemberSheet): Fact[] {
  const t = words(language)
  const { vatNumber, atecoCode, atecoEdition } = record
  return facts(language, [
    ['kind', t(`organisations:kind.${record.kind}`)],
    ['legalForm', record.legalForm && t(`organisations:legalForm.${record.legalForm}`), 'always'],
    ['country', record.country === 'IT' ? null : (new Intl.DisplayNames(language, { type: 'region' }).of(record.country) ?? record.country)],
    ['vatNumber', vatNumber && vatToVerify ? t('papers:member.toVerify', { value: vatNumber }) : vatNumber, 'always'],
    ['taxCode', record.taxCode, 'always'],
    ['rea', record.rea],
    ['atecoCode', atecoCode && atecoEdition ? t('papers:member.edition', { code: atecoCode, edition: atecoEdition }) : atecoCode, 'always'],
    ['chainPlace', record.chainPlace && t(`organisations:chainPlace.${record.chainPlace}`), 'always'],
    ['ownerGroup', record.ownerGroup],
    ['tags', record.tags.join(', ')],
  ])
}

function addresses({ record, language }: MemberSheet): Fact[] {
  return facts(language, [
    ['pec', record.pec, 'always'], ['sdiCode', record.sdiCode], ['email', record.email, 'always'], ['otherEmails', record.otherEmails],
    ['phone', record.phone], ['website', record.website],
  ])
}

type Named = [title: string, shape: Shape]
/** A section of the sheet: a heading and its table. */
const section = (sheet: string, empty: string, columns: readonly Named[], rows: readonly Cell[][]): Block[] => [
  { block: 'heading', level: 2, text: sheet },
  { block: 'table', sheet, caption: '', empty, columns: columns.map(([title, shape]) => ({ title, ...shape })), rows, rowCount: rows.length },
]

const day: Shape = { kind: 'date', width: 11 }

function sites({ record, language }: MemberSheet): Block[] {
  const t = words(language)
  const columns: Named[] = [[t('papers:field.site'), text(16)], [t('papers:field.address'), text(34)], [t('papers:field.postalCode'), text(6)], [t('papers:field.municipality'), text(20)], [t('papers:field.province'), text(5)]]
  const rows = record.sites.map(site => [t(`papers:site.${site.kind}`), site.address, site.postalCode, site.municipality, site.province])
  return section(t('papers:member.sites'), t('papers:member.noSites'), columns, rows)
}

function figures({ record, language }: MemberSheet): Block[] {
  const t = words(language)
  const columns: Named[] = [
    [t('papers:field.year'), { kind: 'year', width: 6 }], [t('papers:field.employees'), { kind: 'number', width: 10 }],
    [t('papers:field.turnover'), { kind: 'euros', width: 16 }], [t('papers:field.balanceSheet'), { kind: 'euros', width: 16 }],
  ]
  const rows = record.figures.toSorted((a, b) => b.year - a.year).map(({ year, employees, turnover, balanceSheet }) => [year, employees, turnover, balanceSheet])
  return section(t('papers:member.figures'), t('papers:member.noFigures'), columns, rows)
}

function memberships({ record, language }: MemberSheet): Block[] {
  const t = words(language)
  const columns: Named[] = [
    [t('papers:field.cluster'), text(24)], [t('papers:field.membership'), text(12)], [t('papers:field.from'), day], [t('papers:field.to'), day],
    [t('papers:field.act'), text(22)], [t('papers:field.withdrawalReason'), text(22)],
  ]
  const rows = record.memberships.map(m => [m.cluster, t(`organisations:membershipKind.${m.kind}`), m.from, m.to, m.act, m.withdrawalReason])
  return section(t('papers:member.memberships'), t('papers:member.noMemberships'), columns, rows)
}

/** Those that were replaced or rejected are no longer told of. */
function documents({ documents: all, language }: MemberSheet): Block[] {
  const t = words(language)
  const columns: Named[] = [
    [t('papers:field.document'), text(26)], [t('papers:field.number'), text(16)], [t('papers:field.expiresOn'), day], [t('papers:field.state'), text(14)], [t('papers:field.verified'), text(9)],
  ]
  const rows = all.filter(({ state }) => state !== 'replaced' && state !== 'rejected')
    .map(row => [typeInWords(row.typeName, language), row.number, row.endsOn, t(`documents:state.${row.state}`), t(row.verified ? 'papers:yes' : 'papers:no')])
  return section(t('papers:member.documents'), t('papers:member.noDocuments'), columns, rows)
}

function sizeBlocks({ size, language }: MemberSheet): Block[] {
  const t = words(language)
  const { title, reasons } = sizeWords(size, language)
  return [
    { block: 'heading', level: 2, text: t('papers:member.size') },
    { block: 'paragraph', text: [title, ...reasons].join('\n') },
    { block: 'paragraph', tone: 'note', text: t('organisations:sizeReason.source') },
  ]
}

/** One organisation on one sheet. Private notes and people are not on it. */
export function memberSheetPaper(sheet: MemberSheet): Paper {
  const { language, letterhead, asOf, changedAt, record } = sheet
  const t = words(language)
  return {
    name: t('papers:member.name'), title: record.name, subtitle: t('papers:member.subtitle'), language, audience: 'internal', letterhead, asOf, changedAt, orientation: 'portrait',
    blocks: [
      { block: 'heading', level: 2, text: t('papers:member.data') }, { block: 'facts', facts: masterData(sheet) },
      { block: 'heading', level: 2, text: t('papers:member.addresses') }, { block: 'facts', facts: addresses(sheet) },
      ...sites(sheet), ...memberships(sheet), ...figures(sheet), ...sizeBlocks(sheet), ...documents(sheet),
    ],
  }
}

