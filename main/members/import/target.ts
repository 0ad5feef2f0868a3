import type { ImportField, ImportRow } from '../../../shared/members.ts'
import type { FigureFields, MembershipFields, OrganisationFields, SiteFields } from '../../../shared/organisations.ts'
import { atecoEditions, chainPlaces, legalForms, membershipKinds } from '../../../shared/organisations/codes.ts'
import type { Some } from '../../organisations/records.ts'
import { findMunicipality } from '../../organisations/municipalities.ts'

type Values = ImportRow['values']

/** What a row says, by the records it goes into. Only known values are there: empty cells never erase. */
export type Target = {
  organisation: Some<Omit<OrganisationFields, 'email' | 'otherEmails'>>
  /** Addresses, the principal one first. */
  emails: string[]
  site: Some<SiteFields>
  figure: Some<Omit<FigureFields, 'year'>>
  membership: Some<Pick<MembershipFields, 'kind' | 'from' | 'to' | 'act' | 'withdrawalReason'>>
  certificates: string[]
}

const text = (value: string | number | null | undefined) => (value === null || value === undefined || value === '' ? undefined : String(value))
const number = (value: string | number | null | undefined) => (typeof value === 'number' ? value : undefined)
const coded = <T extends string>(codes: readonly T[], value: string | number | null | undefined) => codes.find(code => code === value)
const list = (value: string | number | null | undefined) => text(value)?.split(/\s*;\s*/).filter(Boolean)

const plainFields = ['name', 'vatNumber', 'taxCode', 'rea', 'atecoCode', 'pec', 'sdiCode', 'phone', 'website', 'ownerGroup', 'privateNotes'] as const satisfies readonly ImportField[]

function organisation(values: Values): Target['organisation'] {
  const fields: Target['organisation'] = {}
  for (const field of plainFields) {
    const value = text(values[field])
    if (value !== undefined) fields[field] = value
  }
  return {
    ...fields,
    atecoEdition: coded(atecoEditions, values.atecoEdition), legalForm: coded(legalForms, values.legalForm), chainPlace: coded(chainPlaces, values.chainPlace), tags: list(values.tags),
  }
}

/** A place of ISTAT's list brings its code and, where the row has none, its province; an unknown one stays as typed. */
function site(values: Values): Some<SiteFields> {
  const municipality = text(values.municipality)
  const province = text(values.province)
  const known = municipality === undefined ? null : findMunicipality(municipality, province)
  return {
    address: text(values.address), postalCode: text(values.postalCode), municipality, province: province ?? known?.province,
    municipalityCode: municipality === undefined ? undefined : (known?.code ?? null),
  }
}

/** Sorts the values of a row into the records that they belong to. */
export function targetOf(values: Values): Target {
  return {
    organisation: organisation(values),
    emails: list(values.email) ?? [],
    site: site(values),
    figure: { employees: number(values.employees), turnover: number(values.turnover), balanceSheet: number(values.balanceSheet) },
    membership: { kind: coded(membershipKinds, values.membershipKind), from: text(values.joinedOn), to: text(values.leftOn), act: text(values.act), withdrawalReason: text(values.withdrawalReason) },
    certificates: list(values.certificates) ?? [],
  }
}
