import type { Database } from 'better-sqlite3'
import type { CellProblem, CellRefusal, CellValue } from '../../shared/cells.ts'
import { splitPlace } from '../../shared/import/texts.ts'
import type { MemberColumn } from '../../shared/members.ts'
import type { OrganisationFields } from '../../shared/organisations.ts'
import { overlaps, valid } from '../../shared/periods.ts'
import { slotOf, withColumns, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import { findMunicipality } from '../organisations/municipalities.ts'
import { figureColumns, insertRecord, organisationColumns, siteColumns, updateRecord, type Columns, type Some } from '../organisations/records.ts'

/** An organisation with the records that the list shows of it. */
export type Known = { organisation: Slot; site: Slot; figure: Slot; memberships: Slot[] }
export type Where = { clusterId: string; at: string }

const live = 'deletedAt IS NULL'

/** The live organisation of that id, or null. The figures are those that the list shows, else last year's. */
export function knownOf(database: Database, id: string, { at }: Where): Known | null {
  const organisation = prepared(database, `SELECT * FROM organisation WHERE id = ? AND ${live}`).get(id)
  if (!organisation) return null
  const year = Number(at.slice(0, 4))
  const figure = prepared(database, `SELECT * FROM figure WHERE organisationId = ? AND ${live} AND year <= ? AND (employees IS NOT NULL OR turnoverCents IS NOT NULL) ORDER BY year DESC LIMIT 1`).get(id, year)
    ?? prepared(database, `SELECT * FROM figure WHERE organisationId = ? AND ${live} AND year = ?`).get(id, year - 1)
  return {
    organisation: slotOf('organisation', organisation),
    site: slotOf('site', prepared(database, `SELECT * FROM site WHERE organisationId = ? AND kind = 'registered' AND ${live}`).get(id)),
    figure: slotOf('figure', figure, { year: year - 1 }),
    memberships: prepared(database, `SELECT * FROM membership WHERE organisationId = ? AND ${live}`).all(id).map(row => slotOf('membership', row)),
  }
}

const memberships: Partial<Record<MemberColumn, 'kind' | 'from' | 'to'>> = { membershipKind: 'kind', joinedOn: 'from', leftOn: 'to' }
const sites: readonly MemberColumn[] = ['municipality', 'province', 'postalCode']
const figures: readonly MemberColumn[] = ['employees', 'turnover', 'figuresYear']
const text = (value: CellValue | undefined): string | null => (typeof value === 'string' ? value : null)
const periodOf = ({ stored }: Slot) => ({ from: text(stored['from']), to: text(stored['to']) })

/** The record that a cell is a part of: for the membership the one named, else the one of the cluster that runs on the day. */
export function slotFor(known: Known, column: MemberColumn, membershipId: string | undefined, { clusterId, at }: Where): Slot | null {
  if (sites.includes(column)) return known.site
  if (figures.includes(column)) return known.figure
  if (!(column in memberships)) return known.organisation
  const own = known.memberships.filter(({ stored }) => stored['clusterId'] === clusterId)
  if (membershipId !== undefined) return own.find(({ stored }) => stored['id'] === membershipId) ?? null
  return own.find(one => { const { from, to } = periodOf(one); return (from === null || from <= at) && (to === null || to >= at) }) ?? own[0] ?? null
}

/** What the list shows of a record in a column. */
export function shownValue({ stored }: Slot, column: MemberColumn): CellValue {
  switch (column) {
    case 'tags': return (JSON.parse(text(stored['tags']) ?? '[]') as string[]).join(', ')
    case 'turnover': { const cents = stored['turnoverCents']; return typeof cents === 'number' ? cents / 100 : null }
    case 'figuresYear': return stored['id'] === undefined ? null : (stored['year'] ?? null)
    default: return stored[memberships[column] ?? column] ?? null
  }
}

/** A place of ISTAT's list brings its code and province; an unknown one stays as typed, and that is said. */
function placeColumns(name: string | null, typed: string | undefined, { stored }: Slot): { columns: Columns; problem: CellProblem | null } {
  if (name === null) return { columns: siteColumns({ municipality: null, municipalityCode: null }), problem: null }
  const province = typed === undefined ? undefined : splitPlace(typed).province
  const found = findMunicipality(name, province) ?? findMunicipality(name, text(stored['province']) ?? '')
  const columns = siteColumns({ municipality: name, municipalityCode: found?.code ?? null, ...(found ? { province: found.province } : province === undefined ? {} : { province }) })
  return { columns, problem: found ? null : { code: 'municipality-unknown', values: { text: name } } }
}

/** The stored columns that a value of a column means. */
export function columnsFor(slot: Slot, column: MemberColumn, value: CellValue, typed: string | undefined, country: string): { columns: Columns; problem: CellProblem | null } {
  const named = memberships[column]
  if (column === 'municipality') return placeColumns(text(value), typed, slot)
  if (column === 'province' || column === 'postalCode') return { columns: siteColumns({ [column]: text(value) }), problem: null }
  if (named) return { columns: { [named]: value }, problem: null }
  if (column === 'employees') return { columns: { employees: value }, problem: null }
  if (column === 'turnover') return { columns: { turnoverCents: figureColumns({ year: 0, turnover: typeof value === 'number' ? value : null })['turnoverCents'] ?? null }, problem: null }
  // What was read as a value of the column is one of the field: `memberCells` is the rule of both.
  const fields = { [column]: column === 'tags' ? (text(value)?.split(/,\s*/).filter(Boolean) ?? []) : value } as Some<OrganisationFields>
  return { columns: organisationColumns(fields, country), problem: null }
}

/** Why a membership cannot have these columns; null where it can. */
export function periodProblem(known: Known, slot: Slot, columns: Columns): CellRefusal | null {
  const next = withColumns(slot, columns)
  const period = periodOf(next)
  if (!valid(period)) return 'period-order'
  const others = known.memberships.filter(one => one !== slot && one.stored['kind'] === next.stored['kind'] && one.stored['clusterId'] === next.stored['clusterId'])
  return others.some(one => overlaps(periodOf(one), period)) ? 'period-overlap' : null
}

/** Writes what was put into an organisation's records. */
export function writeKnown(database: Database, { organisation, site, figure, memberships: own }: Known): void {
  const organisationId = String(organisation.stored['id'])
  for (const { table, stored, pending } of [organisation, site, figure, ...own]) {
    if (Object.keys(pending).length === 0) continue
    const id = text(stored['id'])
    if (id !== null) updateRecord(database, table, id, pending)
    else insertRecord(database, table, table === 'site' ? { ...pending, organisationId, kind: 'registered' } : { ...pending, organisationId, year: stored['year'] })
  }
}
