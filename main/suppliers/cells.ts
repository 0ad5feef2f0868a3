import type { Parsed } from '../../shared/contract.ts'
import { supplierCells } from '../../shared/suppliers/cells.ts'
import type { SupplierColumn } from '../../shared/suppliers/fields.ts'
import { slotOf, type CellRoom, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { isOrganisationColumn, organisationShown, organisationSlot, organisationSlots, organisationWrite, seatOf, writeSlots, type OrganisationSlots } from '../organisations/cellRecords.ts'

type Change = Parsed<'suppliers.cells'>['changes'][number]
type Known = OrganisationSlots & { supplier: Slot }

/** The list of suppliers: an organisation, and its role as a supplier. */
export const supplierRoom: CellRoom<SupplierColumn, Change, Known> = {
  rules: supplierCells,
  key: ({ supplierId }) => supplierId,
  known: (database, id) => {
    const supplier = prepared(database, 'SELECT * FROM supplier WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['supplier'] | undefined
    const slots = supplier && organisationSlots(database, supplier.organisationId)
    return slots ? { ...slots, supplier: slotOf('supplier', supplier) } : null
  },
  slot: (known, { column }) => (isOrganisationColumn(column) ? organisationSlot(known, column) : known.supplier),
  shown: (slot, column) => (isOrganisationColumn(column) ? organisationShown(slot, column) : (slot.stored[column] ?? null)),
  columns: ({ known, column, value, typed }) => (isOrganisationColumn(column) ? organisationWrite(known, column, value, typed) : { columns: { [column]: value }, problem: null }),
  refusal: () => null,
  write: (database, known) => { writeSlots(database, [known.organisation, known.site, known.supplier], () => seatOf(known)) },
  name: ({ organisation }) => String(organisation.stored['name']),
}
