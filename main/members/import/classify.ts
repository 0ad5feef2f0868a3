import type { Database } from 'better-sqlite3'
import { fold, matchName } from '../../../shared/folding.ts'
import type { ImportRow } from '../../../shared/members.ts'
import { prepared } from '../../database/prepared.ts'
import { derivedColumns, type Tables } from '../../database/tables.ts'
import type { TypeNames } from '../../documents/typeNames.ts'
import { figureColumns, organisationColumns, siteColumns, type Columns } from '../../organisations/records.ts'
import { targetOf, type Target } from './target.ts'

/** A stored organisation with the records that a row of the list would touch. */
export type Stored = {
  organisation: Tables['organisation']
  site: Tables['site'] | undefined
  figure: Tables['figure'] | undefined
  membership: Tables['membership'] | undefined
  /** The types of its documents. */
  documentTypes: string[]
}
/** Where the rows of a list go, and what its words mean there. */
export type Where = { /** Null = they become members of none. */ clusterId: string | null; year: number; types: TypeNames }

const live = 'deletedAt IS NULL'

function stored(database: Database, organisation: Tables['organisation'], { clusterId, year }: Where): Stored {
  const { id } = organisation
  return {
    organisation,
    site: prepared(database, `SELECT * FROM site WHERE organisationId = ? AND kind = 'registered' AND ${live}`).get(id) as Stored['site'],
    figure: prepared(database, `SELECT * FROM figure WHERE organisationId = ? AND year = ? AND ${live}`).get(id, year) as Stored['figure'],
    membership: prepared(database, `SELECT * FROM membership WHERE organisationId = ? AND clusterId = ? AND ${live} ORDER BY "to" IS NOT NULL, "from" DESC LIMIT 1`).get(id, clusterId) as Stored['membership'],
    documentTypes: (prepared(database, `SELECT documentTypeId AS type FROM document WHERE organisationId = ? AND ${live}`).all(id) as { type: string }[]).map(({ type }) => type),
  }
}

/** Whether an organisation's seat is in that municipality, as far as both are known. */
function mayStandIn(database: Database, organisationId: string, municipality: string | null | undefined): boolean {
  const site = prepared(database, `SELECT municipality FROM site WHERE organisationId = ? AND kind = 'registered' AND ${live}`).get(organisationId) as { municipality: string | null } | undefined
  return !site?.municipality || !municipality || fold(site.municipality) === fold(municipality)
}

type Match = { by: 'number' | 'name'; organisation: Tables['organisation'] }

const numberKeys = ['vatNumber', 'taxCode', 'rea'] as const

/**
 * The record that a row means: by VAT number, tax code or REA (strong: an update), else by name and municipality (a suggestion
 * only, and not where the VAT numbers differ).
 */
function findMatch(database: Database, target: Target, columns: Columns): Match | null {
  for (const key of numberKeys) {
    const value = columns[key]
    if (typeof value !== 'string') continue
    const found = prepared(database, `SELECT * FROM organisation WHERE ${key} = ? AND ${live} LIMIT 1`).get(value) as Tables['organisation'] | undefined
    // a tax code that two firms of one owner share: differing VAT numbers veto
    if (found && !(key !== 'vatNumber' && differs(found.vatNumber, columns['vatNumber']))) return { by: 'number', organisation: found }
  }
  if (!target.organisation.name) return null
  const named = prepared(database, `SELECT * FROM organisation WHERE matchName = ? AND ${live}`).all(columns['matchName']) as Tables['organisation'][]
  const found = named.find(organisation => !differs(organisation.vatNumber, columns['vatNumber']) && mayStandIn(database, organisation.id, target.site.municipality))
  return found ? { by: 'name', organisation: found } : null
}

const differs = (a: string | null, b: Columns[string]) => a !== null && typeof b === 'string' && a !== b

type Change = ImportRow['changes'][number]

function differences(before: Record<string, string | number | null> | undefined, after: Columns, hidden: readonly string[]): Change[] {
  return Object.entries(after).flatMap(([field, value]): Change[] => {
    if (value === undefined || hidden.includes(field)) return []
    const known = before?.[field] ?? null
    return known === value ? [] : [{ field, before: known, after: value }]
  })
}

/** What follows from another field of the row is no change of its own. */
const derived = [...derivedColumns, 'year', 'municipalityCode']

/** The same name in other capitals, or with its legal form written otherwise, is no change. */
export const sameName = (a: string, b: string) => matchName(a) === matchName(b)

/** The certificates of a row that are of no type among those of before. Two names of one type are one certificate. */
export function newCertificates(names: readonly string[], before: readonly string[], types: TypeNames): string[] {
  const met = new Set(before)
  return names.filter(name => {
    const type = types.find(name) ?? name
    const known = met.has(type)
    met.add(type)
    return !known
  })
}

/** What an import of the row would change in the stored records. */
export function changesOf(target: Target, known: Stored, { clusterId, year, types }: Where): Change[] {
  const { name, tags, ...fields } = target.organisation
  const rename = name !== undefined && !sameName(name, known.organisation.name) ? { name } : {}
  const newTags = tags?.filter(tag => !(JSON.parse(known.organisation.tags) as string[]).includes(tag)) ?? []
  const membership = known.membership === undefined
    ? { membershipKind: target.membership.kind ?? 'member', joinedOn: target.membership.from ?? null, leftOn: target.membership.to ?? undefined }
    : { membershipKind: target.membership.kind, joinedOn: target.membership.from, leftOn: target.membership.to }
  const held = known.membership && { membershipKind: known.membership.kind, joinedOn: known.membership.from, leftOn: known.membership.to }
  return [
    ...differences(known.organisation, organisationColumns({ ...fields, ...rename }, known.organisation.country), derived),
    ...differences(known.site, siteColumns(target.site), derived),
    ...differences(known.figure, figureColumns({ ...target.figure, year }), derived),
    ...(clusterId === null ? [] : differences(held, membership, derived)),
    ...newTags.map(tag => ({ field: 'tags', before: null, after: tag })),
    ...newCertificates(target.certificates, known.documentTypes, types).map(certificate => ({ field: 'certificates', before: null, after: certificate })),
  ]
}

/**
 * What will happen to a row, as the workspace stands: its outcome, the record it concerns, and what would change. Rows that the
 * reading found wrong, or a duplicate of an earlier row, stay so.
 */
export function classify(database: Database, row: ImportRow, where: Where): ImportRow & { known: Stored | null; target: Target } {
  const target = targetOf(row.values)
  const columns = organisationColumns(target.organisation, 'IT')
  const match = findMatch(database, target, columns)
  const known = match ? stored(database, match.organisation, where) : null
  const changes = known ? changesOf(target, known, where) : []
  const reference = known ? { organisationId: known.organisation.id, row: null, name: known.organisation.name } : row.match
  const fixed = row.outcome === 'error' || (row.outcome === 'duplicate' && row.match !== null && row.match.row !== null)
  if (fixed) return { ...row, match: row.match ?? reference, changes: [], known, target }
  const outcome = !match ? 'new' : match.by === 'name' ? 'duplicate' : changes.length ? 'update' : 'same'
  return { ...row, outcome, match: known ? reference : null, changes, known, target }
}
