import { sortKey } from '../../shared/folding.ts'
import type { ContactFields, PersonFields } from '../../shared/people.ts'
import { tidy, type Columns, type Some } from '../organisations/records.ts'

/** The columns of a person for the given fields: the name brings what it is sorted by. */
export const personColumns = (fields: Some<PersonFields>): Columns => ({ ...tidy(fields), ...(fields.name === undefined ? {} : { sortKey: sortKey(fields.name) }) })

/** The columns of a role. */
export const contactColumns = ({ email, ...fields }: Some<ContactFields>): Columns => tidy({ ...fields, email: email?.toLowerCase() ?? email })
