import { sortKey } from '../../shared/folding.ts'
import type { ContactFields, PersonFields } from '../../shared/people.ts'
import type { Columns, Some } from '../organisations/records.ts'

/** Empty text becomes unknown. */
export const tidy = (fields: Some<Record<string, string | null>>): Columns =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value === '' ? null : value]))

/** The columns of a person for the given fields: the name brings what it is sorted by. */
export const personColumns = (fields: Some<PersonFields>): Columns => ({ ...tidy(fields), ...(fields.name === undefined ? {} : { sortKey: sortKey(fields.name) }) })

/** The columns of a role. */
export const contactColumns = ({ email, ...fields }: Some<ContactFields>): Columns => tidy({ ...fields, email: email?.toLowerCase() ?? email })
