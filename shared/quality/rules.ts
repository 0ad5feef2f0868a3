import { checkAteco } from '../ateco.ts'
import { legalFormOf } from '../legalForm.ts'
import type { OrganisationFields, SiteFields } from '../organisations.ts'
import { addMonths } from '../periods.ts'
import { levelOf, qualityCodes, type Mend, type QualityCode, type QualityProblem } from '../quality.ts'
import { checkTaxCode } from '../taxCode.ts'
import { checkVat, normaliseVat } from '../vat.ts'

/** What of a record is looked at. */
export type QualityFacts = {
  organisation: Pick<OrganisationFields, 'name' | 'kind' | 'country' | 'legalForm' | 'vatNumber' | 'taxCode' | 'pec' | 'email' | 'atecoCode' | 'chainPlace' | 'confirmedOn'>
  seat: SiteFields | null
  /** The municipality of ISTAT that a seat's name means, where exactly one fits; null where none does. */
  municipality: { name: string; code: string; province: string } | null
  /** People with a running role there. */
  contacts: number
  /** Newest year with employees or turnover. */
  figuresYear: number | null
  /** Live documents without any date, and those that ended without a newer one of their type. */
  undatedDocuments: number
  expiredDocuments: number
  /** Memberships that run today without a known beginning; pairs of one kind in one cluster that overlap. */
  undatedMemberships: number
  overlappingMemberships: number
  /** Day of the last change of the record. */
  changedOn: string | null
}

const email = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$/
/** A record that nobody looked at for so many months may be out of date. */
const confirmedMonths = 24
/** Figures of a year are expected so many months after it ended: annual accounts are filed by then (art. 2364 and 2435 of the Italian civil code). */
const figuresMonths = 7

type Found = { code: QualityCode; value?: string | null; mend?: Mend | null }
/** The day that is asked about, and what follows from it for every record alike. */
type Around = { today: string; /** Whoever changed or confirmed a record before this day has to look again. */ confirmedSince: string; expected: number }
type Rule = (facts: QualityFacts, around: Around) => Found | false | null

const italian = ({ organisation: { country } }: QualityFacts) => country === 'IT'
const firm = ({ organisation: { kind } }: QualityFacts) => kind === 'firm'
/** The newest year whose figures can be asked for at a day. */
export const expectedYear = (today: string): number => Number(addMonths(today, -figuresMonths).slice(0, 4)) - 1

function missingTaxCode(facts: QualityFacts): Found | false {
  const { taxCode, vatNumber, legalForm } = facts.organisation
  if (taxCode !== null || !italian(facts)) return false
  // A company's tax code is its VAT number; a sole trader's is a person's.
  const company = legalForm !== null && !['DI', 'LP', 'EST'].includes(legalForm)
  const fits = company && vatNumber !== null && checkTaxCode(vatNumber).code === 'ok'
  return { code: 'tax-code-missing', mend: fits ? { organisation: { taxCode: vatNumber } } : null }
}

function doubtfulVat({ organisation: { vatNumber, country } }: QualityFacts): Found | false {
  if (vatNumber === null || checkVat(vatNumber, country).level !== 'error') return false
  // Excel eats leading zeros.
  const padded = country === 'IT' && /^\d{8,10}$/.test(vatNumber) ? vatNumber.padStart(11, '0') : null
  return { code: 'vat-doubtful', value: vatNumber, mend: padded !== null && checkVat(padded).level !== 'error' ? { organisation: { vatNumber: normaliseVat(padded) } } : null }
}

/** An address with the slips that can be undone without asking: blanks, a comma for a dot. */
function mendedAddress(text: string): string | null {
  const better = text.replace(/\s+/g, '').replace(/,/g, '.').replace(/\.+$/, '').toLowerCase()
  return email.test(better) ? better : null
}

const doubtfulAddress = (field: 'email' | 'pec'): Rule => ({ organisation }) => {
  const value = organisation[field]
  if (value === null || email.test(value)) return false
  const better = mendedAddress(value)
  return { code: `${field}-doubtful`, value, mend: better === null ? null : { organisation: { [field]: better } } }
}

function doubtfulAteco({ organisation: { atecoCode } }: QualityFacts): Found | false {
  if (atecoCode === null) return false
  const { value, code } = checkAteco(atecoCode)
  if (code === 'ok') return value === atecoCode ? false : { code: 'ateco-doubtful', value: atecoCode, mend: { organisation: { atecoCode: value } } }
  return { code: 'ateco-doubtful', value: atecoCode }
}

function unknownMunicipality(facts: QualityFacts): Found | false {
  const { seat, municipality } = facts
  if (!seat?.municipality || seat.municipalityCode !== null || !italian(facts)) return false
  const mend = municipality && { seat: { municipality: municipality.name, municipalityCode: municipality.code, province: municipality.province } }
  return { code: 'municipality-unknown', value: seat.municipality, mend }
}

function missingLegalForm(facts: QualityFacts): Found | false {
  const { legalForm, name } = facts.organisation
  if (legalForm !== null || !firm(facts)) return false
  const told = legalFormOf(name)
  return { code: 'legal-form-missing', mend: told === null ? null : { organisation: { legalForm: told } } }
}

/** The year's figures are missing altogether, or older than those that can be asked for. */
function figures(facts: QualityFacts, { expected }: Around): Found | false {
  if (!firm(facts)) return false
  if (facts.figuresYear === null) return { code: 'figures-missing' }
  return facts.figuresYear < expected && { code: 'figures-old', value: String(facts.figuresYear) }
}

/** Nobody changed or confirmed it for long. */
function notConfirmed({ organisation: { confirmedOn }, changedOn }: QualityFacts, { today, confirmedSince }: Around): Found | false {
  const last = confirmedOn === null || (changedOn !== null && changedOn > confirmedOn) ? changedOn : confirmedOn
  if (last !== null && last >= confirmedSince) return false
  return { code: 'not-confirmed', value: last, mend: { organisation: { confirmedOn: today } } }
}

const rules: readonly Rule[] = [
  facts => italian(facts) && firm(facts) && facts.organisation.vatNumber === null && { code: 'vat-missing' },
  missingTaxCode, missingLegalForm,
  facts => italian(facts) && firm(facts) && facts.organisation.pec === null && { code: 'pec-missing' },
  facts => facts.organisation.email === null && { code: 'email-missing' },
  facts => !facts.seat?.municipality && { code: 'seat-missing' },
  facts => italian(facts) && Boolean(facts.seat?.municipality) && facts.seat?.postalCode === null && { code: 'postal-code-missing' },
  facts => italian(facts) && firm(facts) && facts.organisation.atecoCode === null && { code: 'ateco-missing' },
  facts => firm(facts) && facts.organisation.chainPlace === null && { code: 'chain-missing' },
  facts => facts.contacts === 0 && { code: 'contact-missing' },
  figures,
  facts => facts.undatedMemberships > 0 && { code: 'joined-unknown' },
  doubtfulVat,
  facts => {
    const { taxCode } = facts.organisation
    return italian(facts) && taxCode !== null && checkTaxCode(taxCode).code !== 'ok' && { code: 'tax-code-doubtful', value: taxCode }
  },
  doubtfulAddress('email'), doubtfulAddress('pec'),
  unknownMunicipality,
  facts => italian(facts) && Boolean(facts.seat?.postalCode) && !/^\d{5}$/.test(facts.seat?.postalCode ?? '') && { code: 'postal-code-doubtful', value: facts.seat?.postalCode ?? null },
  doubtfulAteco,
  facts => facts.overlappingMemberships > 0 && { code: 'membership-overlap' },
  facts => facts.undatedDocuments > 0 && { code: 'document-undated', value: String(facts.undatedDocuments) },
  facts => facts.expiredDocuments > 0 && { code: 'document-expired', value: String(facts.expiredDocuments) },
  notConfirmed,
]

const places: ReadonlyMap<QualityCode, number> = new Map(qualityCodes.map((code, place) => [code, place]))
const placeOf = ({ code }: Found) => places.get(code) ?? places.size

/**
 * What looks at records on a day: it answers what is missing, doubtful or out of date in one, in the order of `qualityCodes`; what can be mended without
 * asking says how. Nothing here stops a record from being saved.
 */
export function qualityAt(today: string): (facts: QualityFacts) => QualityProblem[] {
  const around = { today, confirmedSince: addMonths(today, -confirmedMonths), expected: expectedYear(today) }
  return facts => rules.flatMap(rule => rule(facts, around) || []).toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ code, value, mend }) => ({ code, level: levelOf(code), value: value ?? null, mend: mend ?? null }))
}
