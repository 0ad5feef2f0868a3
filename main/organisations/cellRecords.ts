import type { Database } from 'better-sqlite3'
import type { CellProblem, CellValue } from '../../shared/cells.ts'
import { editionIn } from '../../shared/import/codes.ts'
import { splitPlace } from '../../shared/import/texts.ts'
import { organisationCells, type OrganisationColumn } from '../../shared/organisationCells.ts'
import type { OrganisationFields } from '../../shared/organisations.ts'
import { slotOf, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import { findMunicipality } from './municipalities.ts'
import { editionBeside, insertRecord, organisationColumns, siteColumns, updateRecord, type Columns, type Some } from './records.ts'

// The cells of an organisation and of its registered seat, for every list that shows them.

/** An organisation with its registered seat, which may not exist yet. */
export type OrganisationSlots = { organisation: Slot; site: Slot }

/** The live organisation of that id, or null. */
export function organisationSlots(database: Database, id: string): OrganisationSlots | null {
  const organisation = prepared(database, 'SELECT * FROM organisation WHERE id = ? AND deletedAt IS NULL').get(id)
  if (!organisation) return null
  const site = prepared(database, `SELECT * FROM site WHERE organisationId = ? AND kind = 'registered' AND deletedAt IS NULL`).get(id)
  return { organisation: slotOf('organisation', organisation), site: slotOf('site', site) }
}

export const isOrganisationColumn = (column: string): column is OrganisationColumn => Object.hasOwn(organisationCells, column)

const sites: readonly OrganisationColumn[] = ['municipality', 'province', 'postalCode']
/** The record that a cell is a part of. */
export const organisationSlot = ({ organisation, site }: OrganisationSlots, column: OrganisationColumn): Slot => (sites.includes(column) ? site : organisation)

const text = (value: CellValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** What a list shows of it in a column. */
export const organisationShown = ({ stored }: Slot, column: OrganisationColumn): CellValue =>
  (column === 'tags' ? (JSON.parse(text(stored['tags']) ?? '[]') as string[]).join(', ') : (stored[column] ?? null))

/** A place of ISTAT's list brings its code and province; an unknown one stays as typed, and that is said. */
function placeColumns(name: string | null, typed: string | undefined, { stored }: Slot): { columns: Columns; problem: CellProblem | null } {
  if (name === null) return { columns: siteColumns({ municipality: null, municipalityCode: null }), problem: null }
  const province = typed === undefined ? undefined : splitPlace(typed).province
  const found = findMunicipality(name, province) ?? findMunicipality(name, text(stored['province']) ?? '')
  const columns = siteColumns({ municipality: name, municipalityCode: found?.code ?? null, ...(found ? { province: found.province } : province === undefined ? {} : { province }) })
  return { columns, problem: found ? null : { code: 'municipality-unknown', values: { text: name } } }
}

const editionTyped = (typed: string | undefined) => { const atecoEdition = editionIn(typed ?? ''); return atecoEdition === null ? {} : { atecoEdition } }

/** The stored columns that a value of a column means. */
export function organisationWrite({ organisation, site }: OrganisationSlots, column: OrganisationColumn, value: CellValue, typed: string | undefined): { columns: Columns; problem: CellProblem | null } {
  if (column === 'municipality') return placeColumns(text(value), typed, site)
  if (column === 'province' || column === 'postalCode') return { columns: siteColumns({ [column]: text(value) }), problem: null }
  // What was read as a value of the column is one of the field: `organisationCells` is the rule of both.
  const fields = { [column]: column === 'tags' ? (text(value)?.split(/,\s*/).filter(Boolean) ?? []) : value } as Some<OrganisationFields>
  const edition = column === 'atecoCode' ? { ...editionBeside(text(value), { atecoCode: text(organisation.stored['atecoCode']) }), ...editionTyped(typed) } : {}
  return { columns: { ...organisationColumns(fields, String(organisation.stored['country'])), ...edition }, problem: null }
}

/** Writes what was put into records; those that do not exist yet are made with these columns beside. Nothing of it is pending any more. */
export function writeSlots(database: Database, slots: readonly Slot[], made: (slot: Slot) => Columns = () => ({})): void {
  for (const slot of slots) {
    const { table, stored, pending } = slot
    if (Object.keys(pending).length === 0) continue
    const id = text(stored['id'])
    if (id === null) insertRecord(database, table, { ...pending, ...made(slot) })
    else updateRecord(database, table, id, pending)
    slot.pending = {}
  }
}

/** The columns that a registered seat is made with. */
export const seatOf = ({ organisation }: OrganisationSlots): Columns => ({ organisationId: String(organisation.stored['id']), kind: 'registered' })
