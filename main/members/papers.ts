import { typeInWords, type DocumentRow } from '../../shared/documents.ts'
import { formatDay, formatNumber } from '../../shared/format.ts'
import { words } from '../../shared/language.ts'
import type { ListColumns } from '../../shared/listColumns.ts'
import { memberList } from '../../shared/memberList.ts'
import type { MemberColumn, MemberRow } from '../../shared/members.ts'
import type { OrganisationRecord } from '../../shared/organisations.ts'
import { legalForms } from '../../shared/organisations/codes.ts'
import type { Block, Letterhead, Paper } from '../../shared/paper.ts'
import type { Language } from '../../shared/procedure.ts'
import type { SizeOverYears } from '../../shared/sme.ts'
import { sizeWords } from '../../shared/sizeWords.ts'
import { listParts, type PrintedList } from '../press/list.ts'
import { date, section, tableOf, text } from '../press/parts.ts'

/** What every paper of this room is printed with. */
type Printing = { language: Language; letterhead: Letterhead; /** The day it refers to. */ asOf: string; /** Instant of the newest change. */ changedAt: string }

export type MembersList = Printing & Pick<PrintedList<MemberColumn, MemberRow>, 'columns' | 'rows' | 'rowCount' | 'group' | 'selection' | 'orientation'> & {
  /** The cluster's name. */
  cluster: string
  /** What the view is called that is printed. */
  view?: string | undefined
  /** The day is not today: memberships are computed from their periods, with today's master data. */
  computed: boolean
}

/** A code in words; one that this version does not know is printed as it is. */
const inWords = <T extends string>(codes: readonly T[], code: string | null, word: (code: T) => string): string | null => {
  const known = codes.find(one => one === code)
  return known === undefined ? code : word(known)
}

/** The list as the screen has it; on paper legal forms are shortened. */
const printedList: ListColumns<MemberColumn, MemberRow> = {
  ...memberList,
  label: (column, t, nameOf) => (column === 'legalForm' ? code => inWords(legalForms, String(code), form => t(`organisations:legalFormShort.${form}`)) ?? '' : memberList.label(column, t, nameOf)),
}

/** The members of a cluster at a day. */
export function membersListPaper({ language, letterhead, asOf, changedAt, cluster, view, computed, ...printed }: MembersList): Paper {
  const t = words(language)
  const say = (key: 'papers:members.count' | 'papers:members.total') => (count: number) => t(key, { count, shown: formatNumber(count, language, 0) })
  const { notes, table, orientation } = listParts({
    language, list: printedList, ...printed, saying: { sheet: t('papers:members.sheet'), empty: t('papers:members.empty'), count: say('papers:members.count'), total: say('papers:members.total') },
  })
  return {
    name: t('papers:members.name'), title: t('papers:members.title'), subtitle: view === undefined ? cluster : `${cluster}. ${t('papers:list.view', { name: view })}`, language, audience: 'internal', letterhead, asOf, changedAt, orientation,
    blocks: [...notes, ...(computed ? [{ block: 'paragraph', tone: 'note', text: t('papers:members.computed', { day: formatDay(asOf) }) } as const] : []), table],
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

function sites({ record, language }: MemberSheet): Block[] {
  const t = words(language)
  return section(t('papers:member.sites'), t('papers:member.noSites'), tableOf<OrganisationRecord['sites'][number]>([
    [text(t('papers:field.site'), 16), ({ kind }) => t(`papers:site.${kind}`)], [text(t('papers:field.address'), 34), ({ address }) => address], [text(t('papers:field.postalCode'), 6), ({ postalCode }) => postalCode],
    [text(t('papers:field.municipality'), 20), ({ municipality }) => municipality], [text(t('papers:field.province'), 5), ({ province }) => province],
  ], record.sites))
}

function figures({ record, language }: MemberSheet): Block[] {
  const t = words(language)
  return section(t('papers:member.figures'), t('papers:member.noFigures'), tableOf<OrganisationRecord['figures'][number]>([
    [{ title: t('papers:field.year'), kind: 'year', width: 6 }, ({ year }) => year], [{ title: t('papers:field.employees'), kind: 'number', width: 10 }, ({ employees }) => employees],
    [{ title: t('papers:field.turnover'), kind: 'euros', width: 16 }, ({ turnover }) => turnover], [{ title: t('papers:field.balanceSheet'), kind: 'euros', width: 16 }, ({ balanceSheet }) => balanceSheet],
  ], record.figures.toSorted((a, b) => b.year - a.year)))
}

function memberships({ record, language }: MemberSheet): Block[] {
  const t = words(language)
  return section(t('papers:member.memberships'), t('papers:member.noMemberships'), tableOf<OrganisationRecord['memberships'][number]>([
    [text(t('papers:field.cluster'), 24), ({ cluster }) => cluster], [text(t('papers:field.membership'), 12), ({ kind }) => t(`organisations:membershipKind.${kind}`)],
    [date(t('papers:field.from')), ({ from }) => from], [date(t('papers:field.to')), ({ to }) => to], [text(t('papers:field.act'), 22), ({ act }) => act],
    [text(t('papers:field.withdrawalReason'), 22), ({ withdrawalReason }) => withdrawalReason],
  ], record.memberships))
}

/** Those that were replaced or rejected are no longer told of. */
function documents({ documents: all, language }: MemberSheet): Block[] {
  const t = words(language)
  return section(t('papers:member.documents'), t('papers:member.noDocuments'), tableOf<DocumentRow>([
    [text(t('papers:field.document'), 26), ({ typeName }) => typeInWords(typeName, language)], [text(t('papers:field.number'), 16), ({ number }) => number], [date(t('papers:field.expiresOn')), ({ endsOn }) => endsOn],
    [text(t('papers:field.state'), 14), ({ state }) => t(`documents:state.${state}`)], [text(t('papers:field.verified'), 9), ({ verified }) => t(verified ? 'papers:yes' : 'papers:no')],
  ], all.filter(({ state }) => state !== 'replaced' && state !== 'rejected')))
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

