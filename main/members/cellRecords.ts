import type { Database } from 'better-sqlite3'
import type { CellProblem, CellRefusal, CellValue } from '../../shared/cells.ts'
import type { MemberColumn } from '../../shared/members.ts'
import { overlaps, valid } from '../../shared/periods.ts'
import { slotOf, withColumns, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import { isOrganisationColumn, organisationShown, organisationSlot, organisationSlots, organisationWrite, seatOf, writeSlots, type OrganisationSlots } from '../organisations/cellRecords.ts'
import { figureColumns, type Columns } from '../organisations/records.ts'

/** An organisation with the records that the list shows of it. */
export type Known = OrganisationSlots & { figure: Slot; memberships: Slot[] }
export type Where = { clusterId: string; at: string }

const live = 'deletedAt IS NULL'

/** The live organisation of that id, or null. The figures are those that the list shows, else last year's. */
export function knownOf(database: Database, id: string, { at }: Where): Known | null {
  const slots = organisationSlots(database, id)
  if (!slots) return null
  const year = Number(at.slice(0, 4))
  const figure = prepared(database, `SELECT * FROM figure WHERE organisationId = ? AND ${live} AND year <= ? AND (employees IS NOT NULL OR turnoverCents IS NOT NULL) ORDER BY year DESC LIMIT 1`).get(id, year)
    ?? prepared(database, `SELECT * FROM figure WHERE organisationId = ? AND ${live} AND year = ?`).get(id, year - 1)
  return {
    ...slots,
    figure: slotOf('figure', figure, { year: year - 1 }),
    memberships: prepared(database, `SELECT * FROM membership WHERE organisationId = ? AND ${live}`).all(id).map(row => slotOf('membership', row)),
  }
}

const memberships: Partial<Record<MemberColumn, 'kind' | 'from' | 'to'>> = { membershipKind: 'kind', joinedOn: 'from', leftOn: 'to' }
const text = (value: CellValue | undefined): string | null => (typeof value === 'string' ? value : null)
const periodOf = ({ stored }: Slot) => ({ from: text(stored['from']), to: text(stored['to']) })

/** The record that a cell is a part of: for the membership the one named, else the one of the cluster that runs on the day. */
export function slotFor(known: Known, column: MemberColumn, membershipId: string | undefined, { clusterId, at }: Where): Slot | null {
  if (isOrganisationColumn(column)) return organisationSlot(known, column)
  if (!(column in memberships)) return known.figure
  const own = known.memberships.filter(({ stored }) => stored['clusterId'] === clusterId)
  if (membershipId !== undefined) return own.find(({ stored }) => stored['id'] === membershipId) ?? null
  return own.find(one => { const { from, to } = periodOf(one); return (from === null || from <= at) && (to === null || to >= at) }) ?? own[0] ?? null
}

/** What the list shows of a record in a column. */
export function shownValue(slot: Slot, column: MemberColumn): CellValue {
  if (isOrganisationColumn(column)) return organisationShown(slot, column)
  const { stored } = slot
  switch (column) {
    case 'turnover': { const cents = stored['turnoverCents']; return typeof cents === 'number' ? cents / 100 : null }
    case 'figuresYear': return stored['id'] === undefined ? null : (stored['year'] ?? null)
    default: return stored[memberships[column] ?? column] ?? null
  }
}

/** The stored columns that a value of a column means. */
export function columnsFor(known: Known, column: MemberColumn, value: CellValue, typed: string | undefined): { columns: Columns; problem: CellProblem | null } {
  if (isOrganisationColumn(column)) return organisationWrite(known, column, value, typed)
  const named = memberships[column]
  if (named) return { columns: { [named]: value }, problem: null }
  if (column === 'employees') return { columns: { employees: value }, problem: null }
  return { columns: { turnoverCents: figureColumns({ year: 0, turnover: typeof value === 'number' ? value : null })['turnoverCents'] ?? null }, problem: null }
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
export function writeKnown(database: Database, known: Known): void {
  const seat = seatOf(known)
  writeSlots(database, [known.organisation, known.site, known.figure, ...known.memberships], ({ table, stored }) => (table === 'site' ? seat : { organisationId: seat['organisationId'], year: stored['year'] }))
}
