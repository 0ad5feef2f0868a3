import { fold, matchName } from '../../../shared/folding.ts'
import type { ImportRow } from '../../../shared/members.ts'
import { derivedColumns, type Tables } from '../../database/tables.ts'
import type { TypeNames } from '../../documents/typeNames.ts'
import { editionBeside, figureColumns, organisationColumns, siteColumns, type Columns } from '../../organisations/records.ts'
import { membershipStep, type MembershipStep } from './memberships.ts'
import type { Target } from './target.ts'

/** A stored organisation with the records that a row of the list would touch. */
export type Stored = {
  organisation: Tables['organisation']
  site: Tables['site'] | undefined
  figure: Tables['figure'] | undefined
  /** Those in the cluster, the running ones first, then the newest. */
  memberships: Tables['membership'][]
  /** The types of its documents. */
  documentTypes: string[]
}
/** Where the rows of a list go, and what its words mean there. */
export type Where = { /** Null = they become members of none. */ clusterId: string | null; year: number; types: TypeNames; today: string }

/** What a row makes of the records that it is about: the columns to write, whether they differ or not. */
export type Plan = {
  organisation: Columns
  site: Columns
  figure: Columns
  /** Null where the rows become members of no cluster. */
  membership: MembershipStep | null
  newTags: string[]
  newCertificates: string[]
}

/** The columns for addresses, the first of them the principal one. */
export const emailColumns = ([email, ...others]: readonly string[]) => (email === undefined ? {} : { email, otherEmails: others.length ? others.join('\n') : null })

/**
 * Addresses of a list beside those that are known: what is known stays, whatever its order. A principal address that the list no longer names gives
 * way to its first, and stays as a further one.
 */
function addedEmails(listed: readonly string[], { email, otherEmails }: Tables['organisation']): { email?: string; otherEmails?: string | null } {
  const known = [email ?? '', ...(otherEmails ?? '').split('\n')].map(address => address.trim()).filter(Boolean)
  const has = (all: readonly string[], address: string) => all.some(one => one.toLowerCase() === address.toLowerCase())
  const added = listed.filter(address => !has(known, address))
  if (added.length === 0) return {}
  const [principal = ''] = email && has(listed, email) ? [email] : listed
  return emailColumns([principal, ...[...known, ...added].filter(address => address.toLowerCase() !== principal.toLowerCase())])
}

const elsewhere = { address: null, postalCode: null, province: null }

/** The columns of the seat. What belonged to another municipality does not stay as if it were of the new one. */
function seatColumns(target: Target['site'], known: Tables['site'] | undefined): Columns {
  const columns = siteColumns(target)
  const before = known?.municipality
  const { municipality, municipalityCode } = target
  const moved = before && municipality && fold(before) !== fold(municipality) && (!municipalityCode || municipalityCode !== known.municipalityCode)
  return moved ? { ...elsewhere, ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) } : columns
}

/** The same name in other capitals, or with its legal form written otherwise, is no change. */
const sameName = (a: string, b: string) => matchName(a) === matchName(b)

/** The certificates of a row that are of no type among those of before. Two names of one type are one certificate. */
function newCertificates(names: readonly string[], before: readonly string[], types: TypeNames): string[] {
  const met = new Set(before)
  return names.filter(name => {
    const type = types.find(name) ?? name
    const known = met.has(type)
    met.add(type)
    return !known
  })
}

/** What a row makes of a new organisation. */
export function planOfNew(target: Target, { clusterId, year, types, today }: Where): Plan {
  return {
    organisation: organisationColumns({ kind: 'firm', country: 'IT', ...target.organisation, ...emailColumns(target.emails) }, 'IT'),
    site: siteColumns(target.site), figure: figureColumns({ ...target.figure, year }), membership: clusterId === null ? null : membershipStep([], target.membership, today),
    newTags: [], newCertificates: newCertificates(target.certificates, [], types),
  }
}

/** What a row makes of a stored organisation. Empty cells never erase; tags and addresses are added to those that are there. */
export function planOf(target: Target, known: Stored, { clusterId, year, types, today }: Where): Plan {
  const { name, tags, ...fields } = target.organisation
  const { organisation } = known
  const kept = JSON.parse(organisation.tags) as string[]
  const newTags = tags?.filter(tag => !kept.includes(tag)) ?? []
  return {
    organisation: organisationColumns({
      ...fields, ...(fields.atecoEdition === undefined && editionBeside(fields.atecoCode, organisation)), ...addedEmails(target.emails, organisation), ...(name !== undefined && !sameName(name, organisation.name) ? { name } : {}), ...(newTags.length ? { tags: [...kept, ...newTags] } : {}),
    }, organisation.country),
    site: seatColumns(target.site, known.site), figure: figureColumns({ ...target.figure, year }),
    membership: clusterId === null ? null : membershipStep(known.memberships, target.membership, today),
    newTags, newCertificates: newCertificates(target.certificates, known.documentTypes, types),
  }
}

type Change = ImportRow['changes'][number]
/** What follows from another field of the row is no change of its own; tags are told one by one. */
const untold = [...derivedColumns, 'year', 'municipalityCode', 'tags']

function differences(before: Columns | null | undefined, after: Columns): Change[] {
  return Object.entries(after).flatMap(([field, value]): Change[] => {
    if (value === undefined || untold.includes(field)) return []
    const known = before?.[field] ?? null
    return known === value ? [] : [{ field, before: known, after: value }]
  })
}

const named = ({ kind, from, to, act, withdrawalReason }: NonNullable<MembershipStep['columns']>): Columns => ({ membershipKind: kind, joinedOn: from, leftOn: to, act, withdrawalReason })

/** What a plan would change in the stored records. */
export function changesOf({ organisation, site, figure, membership, newTags: tags, newCertificates: certificates }: Plan, known: Stored): Change[] {
  return [
    ...differences(known.organisation, organisation), ...differences(known.site, site), ...differences(known.figure, figure),
    ...(membership?.columns ? differences(membership.known && named(membership.known), named(membership.columns)) : []),
    ...tags.map(tag => ({ field: 'tags', before: null, after: tag })), ...certificates.map(certificate => ({ field: 'certificates', before: null, after: certificate })),
  ]
}
