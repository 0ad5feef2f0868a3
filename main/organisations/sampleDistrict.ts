import type { ClusterFields, FigureFields, MembershipFields, OrganisationFields, SiteFields } from '../../shared/organisations.ts'
import { matchName } from '../../shared/folding.ts'
import { addDays } from '../../shared/periods.ts'
import { italianCheckDigit } from '../../shared/vat.ts'
import { findMunicipality } from './municipalities.ts'
import { firms, others, people, postalCodes, streets, trades, type Chain, type FirmRow } from './sampleFirms.ts'

export type SampleContact = { name: string; role: string; email: string; phone: string | null; from: string | null; to: string | null }
export type SampleCertificate = { type: string; number: string | null; issuer: string | null; issuedOn: string | null; expiresOn: string | null; verified: boolean }
export type SampleOrganisation = {
  fields: OrganisationFields
  sites: SiteFields[]
  figures: FigureFields[]
  /** `cluster` is the key of a cluster of the district. */
  memberships: (Omit<MembershipFields, 'clusterId'> & { cluster: Chain })[]
  contacts: SampleContact[]
  certificates: SampleCertificate[]
}
/** An invented district, as plain data; what a certificate is called stands in `certificateTypes` once. */
export type SampleDistrict = {
  agency: { name: string; address: string }
  clusters: { key: Chain; fields: ClusterFields }[]
  certificateTypes: { name: string; edition: string | null }[]
  organisations: SampleOrganisation[]
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function random(seed: string): () => number {
  let state = [...seed].reduce((hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

type Dice = { chance: (probability: number) => boolean; between: (low: number, high: number) => number; pick: <T>(of: readonly T[]) => T }

/** What belongs to one organisation depends on its name only, so that adding one changes no other. */
function dice(name: string): Dice {
  const next = random(name)
  return {
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (of) => {
      const chosen = of[Math.floor(next() * of.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
  }
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

function contact(domain: string, today: string, of: Dice): SampleContact {
  const [name, surname] = [of.pick(people.names), of.pick(people.surnames)]
  const left = of.chance(0.08)
  return {
    name: `${name} ${surname}`, role: of.pick(people.roles), email: `${name}.${surname}@${domain}`.toLowerCase(),
    phone: of.chance(0.5) ? phone('0571', of) : null,
    from: of.chance(0.7) ? addDays(today, -of.between(400, 2500)) : null, to: left ? addDays(today, -of.between(5, 300)) : null,
  }
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

const editions: Readonly<Record<string, string>> = { SA8000: '2014', 'ISO 9001': '2015', 'ISO 14001': '2015', 'ISO 45001': '2018' }
const issuers = ['Organismo di Certificazione Prova', 'Esempio Audit S.r.l.', 'Certifica Immaginaria S.p.A.'] as const

/** Three-year certificates; `due` days from today, before or after. */
function certificate(type: string, due: number, today: string, of: Dice): SampleCertificate {
  const expiresOn = addDays(today, due)
  const verified = of.chance(0.75)
  return { type, number: `${type.replace(/[^A-Z0-9]/g, '')}-${of.between(1000, 9999)}`, issuer: of.pick(issuers), issuedOn: addDays(expiresOn, -1095), expiresOn, verified }
}

/** None to three: most run for a good while, some end within 60 days, some have ended. */
function certificates(trade: FirmRow[2], today: string, of: Dice): SampleCertificate[] {
  const count = of.pick([0, 0, 1, 1, 2, 3])
  return trades[trade].certificates.slice(0, count).map((type) => {
    if (of.chance(0.1)) return { type, number: null, issuer: null, issuedOn: null, expiresOn: null, verified: false }
    const due = of.chance(0.15) ? -of.between(1, 400) : of.chance(0.2) ? of.between(1, 60) : of.between(61, 1000)
    return certificate(type, due, today, of)
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
    contacts: Array.from({ length: of.between(0, 2) }, () => contact(domain, today, of)), certificates: certificates(trade, today, of),
  }
}

function other([name, kind, legalForm, municipality, role, chains]: (typeof others)[number], today: string): SampleOrganisation {
  const of = dice(name)
  const seat = site(municipality, 'registered', of)
  const { domain, ...reached } = addresses(name, seat.province ?? '', of)
  return {
    fields: { ...noFields, name, kind, legalForm, vatNumber: kind === 'bank' ? inventedVat(name) : null, taxCode: kind === 'publicBody' ? inventedNumber(name, '9') : null, ...reached },
    sites: [seat], figures: [], memberships: chains.map((chain) => membership(chain, role, of.between(200, 3300), today, of)), contacts: [contact(domain, today, of)], certificates: [],
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
    figures: [], memberships: [membership(chain, 'supporter', 700, today, dice(name))], contacts: [], certificates: [],
  }
}

const clusters: SampleDistrict['clusters'] = [
  { key: 'leather', fields: { name: 'Distretto conciario (esempio)', sector: 'Concia, pelletteria e calzature', place: "Santa Croce sull'Arno", description: 'Dati inventati per provare il programma.', referenceId: 'santa-croce-leather' } },
  { key: 'paper', fields: { name: 'Distretto cartario (esempio)', sector: 'Carta e cartotecnica', place: 'Capannori', description: 'Dati inventati per provare il programma.', referenceId: 'capannori-paper' } },
  { key: 'clothing', fields: { name: "Distretto dell'abbigliamento (esempio)", sector: 'Tessile e abbigliamento', place: 'Empoli', description: 'Dati inventati per provare il programma.', referenceId: 'empoli-clothing' } },
]

/**
 * The invented sample district: 76 firms in three chains, 12 other bodies and two partners abroad, with dates relative to a day.
 * The same day gives the same data. VAT numbers, addresses and people exist nowhere; municipalities do.
 * @param today `YYYY-MM-DD`
 */
export function sampleDistrict(today: string): SampleDistrict {
  const inChains = (['leather', 'paper', 'clothing'] as const).flatMap((chain) => firms[chain].map((row, index) => firm(row, chain, index, today)))
  const organisations = [...inChains, ...others.map((row) => other(row, today)), ...partnerRows.map((row) => partner(row, today))]
  const types = new Set(organisations.flatMap((organisation) => organisation.certificates.map(({ type }) => type)))
  return {
    agency: { name: 'Agenzia di Sviluppo Tre Rive (esempio)', address: "Via dell'Esempio 1\n50053 Empoli (FI)" },
    clusters, organisations,
    certificateTypes: [...types].toSorted().map((name) => ({ name, edition: editions[name] ?? null })),
  }
}
