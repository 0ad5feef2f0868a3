import type { Parsed } from '../../shared/contract.ts'
import type { PeopleColumn } from '../../shared/people.ts'
import { peopleCells } from '../../shared/peopleCells.ts'
import { valid } from '../../shared/periods.ts'
import { slotOf, withColumns, type CellRoom, type Slot } from '../core/cells.ts'
import { prepared } from '../database/prepared.ts'
import type { Tables } from '../database/tables.ts'
import { writeSlots } from '../organisations/cellRecords.ts'
import { contactColumns, personColumns } from './columns.ts'

type Change = Parsed<'people.cells'>['changes'][number]
type Known = { person: Slot; contact: Slot }

const ofPerson: readonly PeopleColumn[] = ['name', 'noticeOn']
const day = (value: unknown) => (typeof value === 'string' ? value : null)

/** The list of contacts: a role, and the person who has it and may have others. */
export function peopleRoom(): CellRoom<PeopleColumn, Change, Known> {
  const people = new Map<string, Slot>()
  return {
    rules: peopleCells,
    key: ({ id }) => id,
    known: (database, id) => {
      const contact = prepared(database, 'SELECT * FROM contact WHERE id = ? AND deletedAt IS NULL').get(id) as Tables['contact'] | undefined
      if (!contact) return null
      const person = people.get(contact.personId) ?? slotOf('person', prepared(database, 'SELECT * FROM person WHERE id = ? AND deletedAt IS NULL').get(contact.personId))
      people.set(contact.personId, person)
      return person.stored['id'] === undefined ? null : { person, contact: slotOf('contact', contact) }
    },
    slot: ({ person, contact }, { column }) => (ofPerson.includes(column) ? person : contact),
    shown: ({ stored }, column) => stored[column] ?? null,
    // What was read as a value of the column is one of the field: `peopleCells` is the rule of both.
    columns: ({ slot, column, value }) => ({ columns: (slot.table === 'person' ? personColumns : contactColumns)({ [column]: value }), problem: null }),
    refusal: ({ person }, slot, columns) => {
      // what was emptied for good is not written into again
      if (person.stored['anonymisedOn'] !== null) return 'anonymised'
      const { stored } = withColumns(slot, columns)
      return slot.table === 'contact' && !valid({ from: day(stored['from']), to: day(stored['to']) }) ? 'period-order' : null
    },
    write: (database, { person, contact }) => {
      // the person may come again with another role
      writeSlots(database, [contact, person])
    },
    name: ({ person }) => String(person.stored['name']),
  }
}
