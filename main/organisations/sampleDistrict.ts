import type { ClusterFields, FigureFields, MembershipFields, OrganisationFields, SiteFields } from '../../shared/organisations.ts'
import { matchName } from '../../shared/folding.ts'
import { addDays } from '../../shared/periods.ts'
import { italianCheckDigit } from '../../shared/vat.ts'
import { dice, random, type Dice } from './dice.ts'
import { findMunicipality } from './municipalities.ts'
import { particularDocuments, sampleCertificates, sampleProofs, type SampleDocument } from './sampleDocuments.ts'
import { firms, others, postalCodes, streets, trades, type Chain, type FirmRow } from './sampleFirms.ts'
import { sampleContact, type SampleContact } from './samplePeople.ts'

export type SampleOrganisation = {
  fields: OrganisationFields
  sites: SiteFields[]
  figures: FigureFields[]
  /** `cluster` is the key of a cluster of the district. */
  memberships: (Omit<MembershipFields, 'clusterId'> & { cluster: Chain })[]
  contacts: SampleContact[]
  documents: SampleDocument[]
}
/** An invented district, as plain data. */
export type SampleDistrict = {
  agency: { name: string; address: string }
  clusters: { key: Chain; fields: ClusterFields }[]
  organisations: SampleOrganisation[]
}

/** A few numbers with an office that exists, known as made up; the others have office 512, which no office has. */
const madeUpNumbers: Readonly<Record<string, string>> = {
  'Confezioni Spillabianca S.r.l.': '77777770486', 'Conceria Quercemora S.p.A.': '65432100504', 'Cartiera Biancaluna S.p.A.': '50000010467', 'Filatura Lanamansa S.p.A.': '55555551005',
}

/** Eleven digits of the impossible office 512, their check digit right; `first` for those of bodies without VAT, which begin with 8 or 9. */
function inventedNumber(name: string, first = ''): string {
  const digits = 7 - first.length
  const serial = String(Math.floor(random(`${name} VAT`)() * 10 ** digits)).padStart(digits, '0')
  const ten = `${first}${serial}512`
  return ten + String(italianCheckDigit(ten))
}

/** A VAT number with a right check digit that no firm has. */
export function inventedVat(name: string): string {
  return madeUpNumbers[name] ?? inventedNumber(name)
}

/** The part of an address that comes from the name: Latin letters and digits, without the legal form. */
const slug = (name: string) => matchName(name).replace(/[^a-z0-9 ]/g, '').trim().replace(/ +/g, '-')

/** No subscriber's number begins with 0. */
const phone = (prefix: string, of: Dice) => `${prefix} 0${of.between(10_000, 99_999)}`
const prefixes: Readonly<Record<string, string>> = { PI: '0571', FI: '0571', LU: '0583', PT: '0572', PO: '0574' }

function site(municipality: string, kind: SiteFields['kind'], of: Dice): SiteFields {
  const known = findMunicipality(municipality)
  return {
    kind, address: `${of.pick(streets)} ${of.between(1, 140)}`, municipality,
    municipalityCode: known?.code ?? null, province: known?.province ?? null, postalCode: postalCodes[municipality] ?? null,
  }
}

const noFields: Omit<OrganisationFields, 'name' | 'kind'> = {
  legalForm: null, country: 'IT', vatNumber: null, taxCode: null, rea: null, pec: null, sdiCode: null, email: null, otherEmails: null, phone: null,
  website: null, atecoCode: null, atecoEdition: null, chainPlace: null, ownerGroup: null, tags: [], privateNotes: null, confirmedOn: null,
}

function addresses(name: string, province: string, of: Dice) {
  const domain = `${slug(name)}.example`
  return { email: `info@${domain}`, phone: phone(prefixes[province] ?? '0571', of), website: of.chance(0.6) ? `www.${domain}` : null, domain }
}

/** The three last closed years, growing or shrinking a little; one in five firms lacks something. */
function figures(trade: FirmRow[2], today: string, of: Dice): FigureFields[] {
  const { staff: [low, high], perHead } = trades[trade]
  // Most firms are near the lower end.
  const size = low + (high - low) * (of.between(0, 100) / 100) ** 2
  const trend = 1 + of.between(-6, 8) / 100
  const count = of.chance(0.06) ? 0 : of.chance(0.85) ? 3 : of.between(1, 2)
  return Array.from({ length: count }, (_, index) => {
    const grown = size * trend ** (count - index)
    const turnover = Math.round(grown * perHead * 1000 * (0.8 + of.between(0, 40) / 100) * 100) / 100
    return {
      year: Number(today.slice(0, 4)) - count + index,
      employees: of.chance(0.05) ? null : Math.round(grown * 2) / 2,
      turnover: of.chance(0.06) ? null : turnover,
      balanceSheet: of.chance(0.25) ? null : Math.round(turnover * (0.5 + of.between(0, 50) / 100)),
    }
  })
}

const reasons = ['Recesso del socio', 'Cessata attività', 'Trasferimento della sede fuori dal distretto', 'Quote non versate', 'Fusione per incorporazione']
type Membership = SampleOrganisation['memberships'][number]

function membership(cluster: Chain, kind: Membership['kind'], daysAgo: number, today: string, of: Dice): Membership {
  const from = addDays(today, -daysAgo)
  return { cluster, kind, from, to: null, act: `Delibera del Consiglio direttivo n. ${of.between(1, 30)}/${from.slice(0, 4)}`, withdrawalReason: null }
}

/** One of twelve has left, half of those came back later; the last security firm joins soon. */
function memberships(chain: Chain, index: number, trade: FirmRow[2], today: string, of: Dice): Membership[] {
  const leaves = index % 12 === 11
  const daysAgo = trade === 'security' ? -15 : of.between(leaves ? 1500 : 30, 3650)
  const start = membership(chain, index < 3 ? 'pilot' : 'member', daysAgo, today, of)
  // Services work for more than one chain.
  const second = trades[trade].place === 'services' && of.chance(0.6) ? [membership(chain === 'leather' ? 'clothing' : 'leather', 'member', of.between(30, 1800), today, of)] : []
  if (!leaves) return [start, ...second]
  const stayed = Math.floor((daysAgo * of.between(20, 70)) / 100)
  const left = { ...start, to: addDays(today, stayed - daysAgo), withdrawalReason: of.pick(reasons) }
  return index % 24 === 23 ? [left, membership(chain, 'member', Math.floor((daysAgo - stayed) / 2), today, of)] : [left, ...second]
}

/** What only some have, by name: the cases that a real register has too. */
const particulars: Readonly<Record<string, Partial<OrganisationFields>>> = {
  // A wrong check digit that was kept as "to be verified".
  'Tintoria Indacocupo S.r.l.': { vatNumber: '12345678901' },
  'Orlatura di Verdi Lucia': { taxCode: 'VRDLCU85D52D403A' },
  'Ricami Puntofioco S.n.c.': { vatNumber: null, taxCode: null },
  'Conceria Quercemora S.p.A.': { ownerGroup: 'Gruppo Quercemora', privateNotes: 'Preferisce essere chiamata al mattino; quota dell’anno da sollecitare.' },
  'Pelletteria Borsaviola S.r.l.': { ownerGroup: 'Gruppo Quercemora' },
  'Cartiera Biancaluna S.p.A.': { ownerGroup: 'Gruppo Biancaluna', privateNotes: 'Disponibile a ospitare visite delle scuole.' },
  'Tissue Nebbiachiara S.p.A.': { ownerGroup: 'Gruppo Biancaluna' },
  'Consorzio Depurazione Acquachetata': { taxCode: '80000010480' },
}
const marks = ['artigiana', 'esporta', 'conto terzi', 'filiera corta', 'progetto pilota'] as const

function firm([name, legalForm, trade, municipality]: FirmRow, chain: Chain, index: number, today: string): SampleOrganisation {
  const of = dice(name)
  const seat = site(municipality, 'registered', of)
  const { domain, ...reached } = addresses(name, seat.province ?? '', of)
  const vatNumber = inventedVat(name)
  const { ateco, place } = trades[trade]
  const fields: OrganisationFields = {
    ...noFields, name, kind: 'firm', legalForm, vatNumber, taxCode: legalForm === 'DI' ? null : vatNumber, ...reached,
    rea: of.chance(0.8) ? `${seat.province}-9${of.between(10_000, 99_999)}` : null, pec: of.chance(0.85) ? `${slug(name)}@pec.${domain}` : null,
    sdiCode: of.chance(0.5) ? '0000000' : null, otherEmails: of.chance(0.15) ? `amministrazione@${domain}` : null,
    atecoCode: ateco, atecoEdition: ateco === null ? null : of.chance(0.7) ? '2025' : '2007', chainPlace: place,
    tags: marks.filter(() => of.chance(0.15)), ...particulars[name],
  }
  // A hamlet is no municipality: kept as typed, without code.
  const second: SiteFields[] = of.chance(0.2) ? [chain === 'leather' ? { ...site('Ponte a Egola', 'operating', of), province: 'PI', postalCode: '56028' } : site(of.pick(Object.keys(postalCodes)), 'operating', of)] : []
  return {
    fields, sites: [seat, ...second], figures: figures(trade, today, of), memberships: memberships(chain, index, trade, today, of),
    contacts: Array.from({ length: of.between(0, 2) }, () => sampleContact(domain, today, () => phone('0571', of), of)),
    documents: [...sampleCertificates(trades[trade].certificates, today, of), ...sampleProofs(name, today), ...particularDocuments(name, today)],
  }
}

function other([name, kind, legalForm, municipality, role, chains]: (typeof others)[number], today: string): SampleOrganisation {
  const of = dice(name)
  const seat = site(municipality, 'registered', of)
  const { domain, ...reached } = addresses(name, seat.province ?? '', of)
  return {
    fields: { ...noFields, name, kind, legalForm, vatNumber: kind === 'bank' ? inventedVat(name) : null, taxCode: kind === 'publicBody' ? inventedNumber(name, '9') : null, ...reached },
    sites: [seat], figures: [], memberships: chains.map((chain) => membership(chain, role, of.between(200, 3300), today, of)), contacts: [sampleContact(domain, today, () => phone('0571', of), of)], documents: [],
  }
}

/** Partners abroad, whose numbers fail their checksum: no firm has them. */
const partnerRows = [
  { name: 'Przędzalnia Mglista Łąka Sp. z o.o.', country: 'PL', vatNumber: 'PL8567346216', place: 'Łódź', chain: 'clothing', chainPlace: 'rawMaterial', domain: 'mglista-laka.example' },
  { name: 'Βυρσοδεψείο Ομίχλη Α.Ε.', country: 'GR', vatNumber: 'EL123456781', place: 'Θεσσαλονίκη', chain: 'leather', chainPlace: 'processing', domain: 'omichli.example' },
] as const

function partner({ name, country, vatNumber, place, chain, chainPlace, domain }: (typeof partnerRows)[number], today: string): SampleOrganisation {
  return {
    fields: { ...noFields, name, kind: 'firm', legalForm: 'EST', country, vatNumber, email: `info@${domain}`, sdiCode: 'XXXXXXX', chainPlace },
    sites: [{ kind: 'registered', address: null, municipality: place, municipalityCode: null, province: null, postalCode: null }],
    figures: [], memberships: [membership(chain, 'supporter', 700, today, dice(name))], contacts: [], documents: [],
  }
}

const clusters: SampleDistrict['clusters'] = [
  { key: 'leather', fields: { name: 'Distretto conciario (esempio)', sector: 'Concia, pelletteria e calzature', place: "Santa Croce sull'Arno", description: 'Dati inventati per provare il programma.', referenceId: 'santa-croce-leather' } },
  { key: 'paper', fields: { name: 'Distretto cartario (esempio)', sector: 'Carta e cartotecnica', place: 'Capannori', description: 'Dati inventati per provare il programma.', referenceId: 'capannori-paper' } },
  { key: 'clothing', fields: { name: 'Distretto dell’abbigliamento (esempio)', sector: 'Tessile e abbigliamento', place: 'Empoli', description: 'Dati inventati per provare il programma.', referenceId: 'empoli-clothing' } },
]

/**
 * The invented sample district: 76 firms in three chains, 12 other bodies and two partners abroad, with dates relative to a day.
 * The same day gives the same data. VAT numbers, addresses and people exist nowhere; municipalities do.
 * @param today `YYYY-MM-DD`
 */
export function sampleDistrict(today: string): SampleDistrict {
  const inChains = (['leather', 'paper', 'clothing'] as const).flatMap((chain) => firms[chain].map((row, index) => firm(row, chain, index, today)))
  const organisations = [...inChains, ...others.map((row) => other(row, today)), ...partnerRows.map((row) => partner(row, today))]
  return {
    agency: { name: 'Agenzia di Sviluppo Tre Rive (esempio)', address: "Via dell'Esempio 1\n50053 Empoli (FI)" },
    clusters, organisations,
  }
}
